"""What is told of a place of a file as lines: where and what, its line, and marks under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.text import columns, visible, visible_line

if TYPE_CHECKING:
    from ticlist.checking.found import Told

_INDENT = "  "
_WIDTH = 75
_MOST_BEFORE = 30
_CUT = "..."
_TAB = "    "


def report(name: str, told: Told) -> list[str]:
    """One to three lines: `file:line:column: what`, the line, and marks under the place.

    Args:
        name: of the file, as it is to be shown.
        told: what there is to tell.
    """
    first = f"{visible_line(name)}:{told.line}:{told.column}: {visible_line(told.what)}"
    if not told.shown.strip(" \t"):
        return [first]
    before, marked, after = _parts(told)
    head = _CUT if told.cut[0] else ""
    if columns(f"{head}{before}{marked}{after}") > _WIDTH or told.cut[0]:
        before, was_cut = _last_columns(before, _MOST_BEFORE)
        head = _CUT if was_cut or told.cut[0] else ""
    line, more = _first_columns(f"{head}{before}{marked}{after}", _WIDTH)
    tail = _CUT if more or told.cut[1] else ""
    indent = columns(f"{head}{before}")
    marks = max(1, min(columns(marked), _WIDTH - indent))
    return [first, f"{_INDENT}{line}{tail}".rstrip(), f"{_INDENT}{' ' * indent}{'^' * marks}"]


def _parts(told: Told) -> tuple[str, str, str]:
    """What stands before the place, at it and after it, without the blanks before a whole line."""
    start, end = told.marked
    before, marked, after = told.shown[:start], told.shown[start:end], told.shown[end:]
    if not told.cut[0]:
        before = before.lstrip(" \t")
    return _shown(before), _shown(marked), _shown(after)


def _shown(text: str) -> str:
    return visible(text).replace("\n", " ").replace("\t", _TAB)


def _first_columns(text: str, most: int) -> tuple[str, bool]:
    """A text as far as it takes so many columns, and whether there was more of it."""
    used = 0
    for number, letter in enumerate(text):
        used += columns(letter)
        if used > most:
            return text[:number], True
    return text, False


def _last_columns(text: str, most: int) -> tuple[str, bool]:
    """The end of a text, of so many columns, and whether there was more of it before."""
    if columns(text) <= most:
        return text, False
    kept, _ = _first_columns(text[::-1], most)
    return kept[::-1], True
