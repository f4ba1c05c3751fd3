"""Something found in a text, by offsets; and the same as it is told, with its line."""

from __future__ import annotations

from typing import NamedTuple

from ticlist.files.tomlplace import Lines

_BEFORE = 60
_AFTER = 200


class Found(NamedTuple):
    """What is to be said of a part of a text; start and end are offsets, alike for the whole."""

    start: int
    end: int
    what: str


class Told(NamedTuple):
    """What is told of one place of a file.

    Line and columns count from 1, in letters; `end_column` is the one after the last. `shown` is
    the line, or the part of a long one around the place, and `marked` the offsets in it to mark;
    both are empty for what is about the file as a whole.
    """

    line: int
    column: int
    end_column: int
    what: str
    shown: str = ""
    marked: tuple[int, int] = (0, 0)
    cut: tuple[bool, bool] = (False, False)


class Teller:
    """Turns what was found in one text into what is told of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)

    def told(self, found: Found) -> Told:
        """One thing that was found, with its line."""
        line, column = self._lines.place(found.start)
        if found.start == found.end:
            return Told(line, column, column, found.what)
        # Searched no further than is needed: a line may be as long as the file, and have a mistake
        # a word. A mark has at least one column, so that what is missing has one where it is to be.
        newline = self._text.find("\n", found.start, found.end)
        last = max(found.start + 1, found.end if newline < 0 else newline)
        newline = self._text.find("\n", found.start, found.start + _AFTER)
        begin = found.start - column + 1
        left = max(begin, found.start - _BEFORE)
        right = found.start + _AFTER if newline < 0 else newline
        return Told(
            line,
            column,
            column + last - found.start,
            found.what,
            self._text[left:right],
            (found.start - left, min(last, found.start + _AFTER) - left),
            (left > begin, newline < 0 and right < len(self._text)),
        )
