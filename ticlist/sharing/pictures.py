"""Pictures of a grid for files that have pages: none longer than a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.sharing.grids import short_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.sheet import Grid, GridRow

MOST_ROWS = 30


class Picture(NamedTuple):
    """A picture of some rows.

    Args:
        alternative: what it shows, as a sentence.
        headings: over each column, a word a line.
        rows: with their numbers in the grid.
    """

    alternative: str
    headings: list[list[str]]
    rows: list[tuple[int, GridRow]]


def pictures_of(grid: Grid) -> Iterator[Picture]:
    """The pictures of a grid, each of as many rows as a page has room for."""
    headings = short_headings(grid) or [[str(n)] for n, _ in enumerate(grid.columns, 1)]
    rows = list(enumerate(grid.rows, 1))
    for first in range(0, len(rows), MOST_ROWS):
        part = rows[first : first + MOST_ROWS]
        which = f" Rows {part[0][0]} to {part[-1][0]}." if len(rows) > MOST_ROWS else ""
        yield Picture(f"{grid.alternative}{which}", headings, part)


def numbered_columns(grid: Grid) -> list[str]:
    """When each column was, where there is no room for that over it and it has a number."""
    if short_headings(grid):
        return []
    return [f"{number}: {when}" for number, when in enumerate(grid.columns, 1)]
