"""A sheet as a page: one file, no script, nothing fetched, made to be read and to be printed.

Every text goes through the template, which escapes all of them. What the page may load is written
in the page itself: one style, named by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.glyphs import MARKED
from ticlist.sharing.grids import given, marks_in, short_headings
from ticlist.sharing.pictures import pictures_of
from ticlist.sharing.sheet import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Template

    from ticlist.lookback.glyphs import Mark
    from ticlist.sharing.pictures import Picture
    from ticlist.sharing.sheet import Block, GridRow, Sheet

# Of the picture, in its own units: where there is room, they are drawn a little larger than pixels.
# Twelve columns fit into a small screen, and fewer are wider.
_ALL_COLUMNS = 300
_WIDEST_CELL = 44
_ROW = 25
_LINE = 12
_NUMBERS = 20
_LARGER = 1.3

# So many parts of the template make one piece of the file.
_PARTS_IN_A_PIECE = 64


class Drawn(NamedTuple):
    """A mark of the picture, and the middle of where it stands."""

    x: int
    y: int
    mark: Mark


class Drawing(NamedTuple):
    """Some rows of a grid as the template draws them; lengths are in the units of the picture.

    Args:
        name: what no other drawing of the page is called.
        picture: what is drawn.
        cell: how wide a column is.
        row: how high a row is.
        line: how high a word above a column is.
        left: where the first column begins.
        top: where the first row begins.
        marks: what stands in the cells.
    """

    name: str
    picture: Picture
    cell: int
    row: int
    line: int
    left: int
    top: int
    marks: list[Drawn]

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.left + self.cell * len(self.picture.headings)

    @property
    def height(self) -> int:
        """How high it is."""
        return self.top + self.row * len(self.picture.rows)

    @property
    def pixels(self) -> int:
        """How wide it is on the page, where there is room."""
        return round(self.width * _LARGER)


class Figure(NamedTuple):
    """A grid with its drawings.

    Args:
        grid: what is shown.
        drawings: one, or more where it is long.
        has_numbers: whether numbers stand above the columns, which a list has to explain.
        legend: the marks that occur.
        answers: of each row, when what was given.
    """

    grid: Grid
    drawings: list[Drawing]
    has_numbers: bool
    legend: list[Mark]
    answers: list[tuple[GridRow, list[tuple[str, str]]]]


class Part(NamedTuple):
    """A block, with the name of what it is; a grid as its figure."""

    kind: str
    block: Block | Figure


def written(sheet: Sheet) -> Iterator[bytes]:
    """The bytes of a file, in pieces, as the page grows.

    Args:
        sheet: what is written; its records are not for a page.
    """
    stream = _template().stream(sheet=sheet, parts=_parts(sheet.blocks))
    stream.enable_buffering(_PARTS_IN_A_PIECE)
    for piece in stream:
        yield piece.encode()


def _template() -> Template:
    import jinja2  # noqa: PLC0415 - slow to load, and only a page needs it

    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["sha256"] = _sha256
    text = resources.files("ticlist.sharing").joinpath("sheet.html.jinja")
    return environment.from_string(text.read_text("utf-8"))


def _sha256(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    numbers = itertools.count(1)
    for block in blocks:
        if isinstance(block, Grid):
            yield Part("Grid", _figure(block, next(numbers)))
        else:
            yield Part(type(block).__name__, block)


def _figure(grid: Grid, number: int) -> Figure:
    return Figure(
        grid,
        [_drawing(each, f"{number}-{part}") for part, each in enumerate(pictures_of(grid), 1)],
        not short_headings(grid),
        marks_in(grid),
        [(row, given(grid, row)) for row in grid.rows],
    )


def _drawing(picture: Picture, name: str) -> Drawing:
    cell = min(_WIDEST_CELL, _ALL_COLUMNS // len(picture.headings))
    top = _LINE * max(map(len, picture.headings)) + _LINE // 2
    marks = [
        Drawn(_NUMBERS + cell * across + cell // 2, top + _ROW * down + _ROW // 2, MARKED[state])
        for down, (_, row) in enumerate(picture.rows)
        for across, state in enumerate(row.states)
        if state
    ]
    return Drawing(name, picture, cell, _ROW, _LINE, _NUMBERS, top, marks)
