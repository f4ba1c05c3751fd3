"""The picture of a grid, where it has to be drawn."""

import io

from PIL import Image

from tests.sharing.sample_sheet import GRID
from ticlist.lookback.glyphs import MARKED
from ticlist.sharing.drawing import WIDTH, png_of
from ticlist.sharing.pictures import Picture, pictures_of
from ticlist.sharing.sheet import GridRow


def drawn(*states: str) -> bytes:
    return png_of(Picture("", [["Nov", "2026"]], [(1, GridRow("", (each,))) for each in states]))


def test_it_is_as_wide_as_a_line_and_says_nothing_of_itself() -> None:
    [picture] = pictures_of(GRID)
    data = png_of(picture)
    image = Image.open(io.BytesIO(data))
    assert image.width == WIDTH
    assert image.info == {}
    assert png_of(picture) == data


def test_every_mark_differs_from_every_other() -> None:
    assert len({drawn(state) for state in MARKED} | {drawn("")}) == len(MARKED) + 1


def test_a_sign_is_told_from_others_without_its_letter() -> None:
    signs = set()
    for state in MARKED:
        row = Image.open(io.BytesIO(drawn(state)))
        middle = (WIDTH - 90) // 2 + 90
        signs.add(row.crop((middle, 90, middle + 60, row.height)).tobytes())
    assert len(signs) == len(MARKED)


def test_each_row_takes_room() -> None:
    one, two = (Image.open(io.BytesIO(drawn(*("often",) * count))) for count in (1, 2))
    assert two.height > one.height


def test_a_picture_may_have_no_columns() -> None:
    assert Image.open(io.BytesIO(png_of(Picture("", [], [(1, GridRow("", ()))])))).width == WIDTH
