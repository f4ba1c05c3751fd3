"""Pictures of a grid: none is longer than a page, and what has no room in one is beside it."""

from tests.sharing.sample_sheet import GRID
from ticlist.sharing.pictures import MOST_ROWS, numbered_columns, pictures_of
from ticlist.sharing.sheet import GridRow


def test_a_grid_that_fits_is_one_picture() -> None:
    [picture] = pictures_of(GRID)
    assert picture.alternative == GRID.alternative
    assert picture.rows == list(enumerate(GRID.rows, 1))
    assert len(picture.headings) == len(GRID.columns)
    assert numbered_columns(GRID) == []


def test_a_longer_one_is_several_that_say_which_rows_they_show() -> None:
    rows = tuple(GridRow(str(number), ("often",)) for number in range(1, MOST_ROWS + 3))
    first, second = pictures_of(GRID._replace(columns=("May",), rows=rows))
    assert first.alternative.endswith(f" Rows 1 to {MOST_ROWS}.")
    assert second.alternative.endswith(f" Rows {MOST_ROWS + 1} to {MOST_ROWS + 2}.")
    assert [number for number, _ in second.rows] == [MOST_ROWS + 1, MOST_ROWS + 2]


def test_columns_with_long_names_are_numbered() -> None:
    grid = GRID._replace(columns=("In the morning", "Later"))
    assert next(pictures_of(grid)).headings == [["1"], ["2"]]
    assert numbered_columns(grid) == ["1: In the morning", "2: Later"]
