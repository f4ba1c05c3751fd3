"""What in a text could identify a person, as far as a pattern can show it.

Nothing here knows who is meant. What it finds is worth a look; what it does not find is no proof
that nobody can be recognised.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import chain
from typing import TYPE_CHECKING

from ticlist.sharing.identifiers.days import days_in
from ticlist.sharing.identifiers.kinds import KINDS, Found, Kind, KindOf
from ticlist.sharing.identifiers.labelled import labelled_in
from ticlist.sharing.identifiers.names import names_in
from ticlist.sharing.identifiers.numbers import numbers_in
from ticlist.sharing.identifiers.own_words import own_words_in
from ticlist.sharing.identifiers.places import places_in
from ticlist.sharing.identifiers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["KINDS", "Found", "Kind", "KindOf", "found_in", "found_in_name"]

_ORDER = {kind: at for at, kind in enumerate(KINDS)}

_STAND_INS = re.compile("[\u2400-\u2421\ufffd]")
"""What `visible` puts where nothing could be seen: a soft hyphen within a number, say."""

_AS_BLANKS = str.maketrans("-_.", "   ")
"""What stands for blanks in the names of files."""


def found_in(text: str, private_words: Sequence[str] = ()) -> list[Found]:
    """What in a text could identify a person.

    Args:
        text: what is looked through.
        private_words: words and phrases of one's own that are looked for, whole, whatever their
            capitals and accents.

    Returns:
        In the order of the text. No two overlap: a strong one stands before a note, a longer one
        before a shorter one.
    """
    found = _every(text, private_words)
    if _STAND_INS.search(text):
        found += _across_stand_ins(text, private_words)
    return _without_overlap(found)


def found_in_name(name: str, private_words: Sequence[str] = ()) -> list[Found]:
    """What in the name of a file could identify a person, dashes and points as blanks too.

    Args:
        name: the name.
        private_words: as in `found_in`.
    """
    spaced = found_in(name.translate(_AS_BLANKS), private_words)
    again = (_found(name, each.kind, each.start, each.end) for each in spaced)
    return _without_overlap([*found_in(name, private_words), *again])


def _across_stand_ins(text: str, private_words: Sequence[str]) -> Iterator[Found]:
    """What is found once the stand-ins are left out, where it stands in the text with them."""
    places = [at for at, letter in enumerate(text) if not _STAND_INS.match(letter)]
    for each in _every(_STAND_INS.sub("", text), private_words):
        yield _found(text, each.kind, places[each.start], places[each.end - 1] + 1)


def _every(text: str, private_words: Sequence[str]) -> list[Found]:
    plain_text = plain(text)
    origins = plain_text.origins
    spots = chain.from_iterable(
        search(plain_text) for search in (numbers_in, days_in, places_in, names_in, labelled_in)
    )
    found = [_found(text, kind, origins[start], origins[end]) for kind, start, end in spots]
    found += [_found(text, "private-word", *each) for each in own_words_in(text, private_words)]
    return found


def _found(text: str, kind: Kind, start: int, end: int) -> Found:
    return Found(kind, start, end, text[start:end])


def _without_overlap(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for each in sorted(found, key=_rank):
        at = bisect(kept, each.start, key=lambda other: other.start)
        is_free_before = at == 0 or kept[at - 1].end <= each.start
        if is_free_before and (at == len(kept) or each.end <= kept[at].start):
            kept.insert(at, each)
    return kept


def _rank(found: Found) -> tuple[bool, int, int, int]:
    is_strong = KINDS[found.kind].is_strong
    return not is_strong, found.start - found.end, _ORDER[found.kind], found.start
