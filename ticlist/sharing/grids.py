"""A grid in words, and what its picture needs: the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.lookback.glyphs import MARKED
from ticlist.model.day import MONTHS

if TYPE_CHECKING:
    from ticlist.lookback.glyphs import Mark
    from ticlist.sharing.sheet import Grid, GridRow

LONGEST_SHORT = 4
"""How many letters a word above a column has room for."""

MOST_WORDS = 4
"""How many words stand above one another over a column."""


def given(grid: Grid, row: GridRow) -> list[tuple[str, str]]:
    """When something was given to a prompt, and what, in words; nothing of the other times."""
    return [
        (when, MARKED[state].meaning)
        for when, state in zip(grid.columns, row.states, strict=True)
        if state
    ]


def marks_in(grid: Grid) -> list[Mark]:
    """The marks that occur, each once, in the order that legends have."""
    there = {state for row in grid.rows for state in row.states}
    return [mark for state, mark in MARKED.items() if state in there]


def short_headings(grid: Grid) -> list[list[str]]:
    """What has room above the columns of the picture, a word a line, such as `Nov` and `2026`.

    The last word, which most often is the year, stands only where it is another one than before.

    Returns:
        As many as there are columns; none where a word of one of them has no room. They are
        numbered then, and a list beside the picture has to say when each was.
    """
    short = [[_short(word) for word in when.split()] for when in grid.columns]
    has_room = all(
        len(words) <= MOST_WORDS and max(map(len, words), default=0) <= LONGEST_SHORT
        for words in short
    )
    if not has_room:
        return []
    before = [[], *short[:-1]]
    return [
        [*words[:-1], "" if words[-1:] == last[-1:] else words[-1]] if len(words) > 1 else words
        for words, last in zip(short, before, strict=True)
    ]


def _short(word: str) -> str:
    return word[:3] if word in MONTHS else word
