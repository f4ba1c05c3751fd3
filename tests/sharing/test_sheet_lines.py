"""A sheet as lines: everything that leaves is seen beforehand."""

import pytest

from tests.sharing.reflections import STEPS, another
from tests.sharing.sample_sheet import SAMPLE
from ticlist.lookback.glyphs import MARKED
from ticlist.sharing.chosen import LAYOUTS, PARTS, Chosen, Layout
from ticlist.sharing.layouts import sheet_of
from ticlist.sharing.sheet import Grid, Room, Sheet, texts_of
from ticlist.sharing.sheet_lines import lines_of_sheet
from ticlist.sharing.taken import taken
from ticlist.text import columns, visible


def a_sheet(layout: Layout) -> Sheet:
    chosen = Chosen(parts=frozenset(PARTS), layout=layout, name="Ana")
    return sheet_of([taken(another(month), chosen, STEPS) for month in (1, 2)], chosen)


def seen(sheet: Sheet, form: str = "", width: int = 78) -> str:
    lines = lines_of_sheet(sheet, width, form)
    assert all(columns(line.text) <= width for line in lines)
    return "".join("".join(line.text.split()) for line in lines)


def squeezed(text: str) -> str:
    return "".join(visible(text).split())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["html", "csv"])
@pytest.mark.parametrize("width", [78, 34])
def test_every_text_is_there(layout: Layout, form: str, width: int) -> None:
    sheet = a_sheet(layout)
    text = seen(sheet, form, width)
    in_records = form == "csv"
    for placed in texts_of(sheet):
        if placed.where.startswith("The column") == in_records:
            assert squeezed(placed.text) in text


def test_a_picture_is_told_with_all_it_shows() -> None:
    text = seen(SAMPLE)
    grids = [each for each in SAMPLE.blocks if isinstance(each, Grid)]
    for grid in grids:
        assert squeezed(grid.alternative) in text
        for row in grid.rows:
            for when, state in zip(grid.columns, row.states, strict=True):
                told = squeezed(f"{when}: {MARKED[state].meaning}") if state else ""
                assert told in text
    assert grids


def test_room_to_write_is_told() -> None:
    rooms = [each for each in SAMPLE.blocks if isinstance(each, Room)]
    assert rooms
    for label in rooms[0].labels:
        assert squeezed(f"Room to write: {label}") in seen(SAMPLE)
