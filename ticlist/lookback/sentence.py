"""The sentence that something stands in, cut where it is long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.folded import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 80
"""How many letters of a sentence are shown before what stands in it, and after it."""

CUT = "..."

# A full stop of any kind, with the quotation marks and brackets that it stands in; an empty line; a
# line of a list.
_END = re.compile(
    "(?P<stop>[.!?\u2026]+[\"'\u201d\u2019\u00bb)\\]]*\\s+)"
    "|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d\u2019]*"
    r"|\n[ \t]*\n\s*"
    "|\n(?=[ \t]*[-*\u2022\u2013][ \t])"
)
_BLANK = re.compile(r"\s+")


class InSentence(NamedTuple):
    """A piece of a text, and what of its sentence stands before and after it."""

    before: str
    found: str
    after: str


def in_sentence(text: str, begin: int, end: int) -> InSentence:
    """A piece of a text in its sentence, or in as much of it as is shown.

    Args:
        text: as it was written.
        begin: where the piece begins; it begins and ends in no blank.
        end: where it ends.
    """
    return InSentence(_before(text, begin), text[begin:end], _after(text, begin, end))


def _before(text: str, begin: int) -> str:
    # One letter more, to see whether a word begins here.
    start = max(0, begin - MOST - 1)
    ends = list(_ends(text, start, begin))
    if ends:
        return text[ends[-1] : begin]
    shown = text[start:begin]
    if not start:
        return shown.lstrip()
    blank = _BLANK.search(shown)
    if blank:
        return f"{CUT} {shown[blank.end() :]}"
    start += 1
    while start < begin and not LETTERS[ord(text[start])]:
        start += 1
    return f"{CUT}{text[start:begin]}"


def _after(text: str, begin: int, end: int) -> str:
    stop = min(len(text), end + MOST + 1)
    # From the last letter of the piece on, which may be the full stop.
    for each in _ends(text, max(begin, end - 1), stop):
        return text[end:each].rstrip()
    shown = text[end:stop]
    if stop == len(text):
        return shown.rstrip()
    blanks = list(_BLANK.finditer(shown))
    if blanks:
        return f"{shown[: blanks[-1].start()]} {CUT}"
    stop -= 1
    while stop > end and not LETTERS[ord(text[stop])]:
        stop -= 1
    return f"{text[end:stop]}{CUT}"


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where sentences end, blanks after them included, in a part of a text."""
    for each in _END.finditer(text, start, stop):
        # After 'e.g.' a sentence goes on, in a small letter.
        if not (each["stop"] and text[each.end() : each.end() + 1].islower()):
            yield each.end()
