"""Names of people and places, as far as capitals and titles show them: no list knows all names."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from ticlist.sharing.identifiers.kinds import Spot
from ticlist.sharing.identifiers.known import (
    BEGIN_SENTENCES,
    OF_THE_WORK,
    TITLES,
    WITHIN_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.sharing.identifiers.plain import Plain

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_GAP = re.compile(r"\.? {1,2}|\n(?=\S)")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;\u2026\"\u201c(]|^[ \t]*[-*\u2022]?[ \t]*$")

_Word = re.Match[str]


def names_in(text: Plain) -> Iterator[Spot]:
    """Titles with a name, and words with capitals side by side."""
    for line_start, line in _lines(text.letters):
        words = list(_WORD.finditer(line))
        for spot in (*_titled(line, words), *_side_by_side(line, words)):
            yield Spot(spot.kind, line_start + spot.start, line_start + spot.end)


def _lines(letters: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in letters.split("\n"):
        yield start, line
        start += len(line) + 1


def _is_capital(word: str) -> bool:
    """Whether a word begins with a capital, and is no abbreviation in capitals, nor `I`."""
    if word == "I" or word.startswith("I'"):
        return False
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or "'" in word)


def _is_joined(line: str, word: _Word, following: _Word) -> bool:
    return bool(_GAP.fullmatch(line, word.end(), following.start()))


def _titled(line: str, words: Sequence[_Word]) -> Iterator[Spot]:
    for at, word in enumerate(words):
        if word[0] not in TITLES:
            continue
        end = _end_of_name(line, words, at)
        if end is not None:
            yield Spot("titled-name", word.start(), end)


def _end_of_name(line: str, words: Sequence[_Word], at: int) -> int | None:
    end = None
    # A name has a few words at most, so that looking stays linear in the length of the text.
    for word, following in pairwise(words[at : at + 5]):
        is_stop = line[word.end() : following.start()].startswith(".") and end == word.end()
        if not _is_joined(line, word, following) or (is_stop and len(word[0]) > 1):
            break
        if _is_capital(following[0]) or (end is None and following[0].isupper()):
            end = following.end()
        elif following[0] not in WITHIN_NAMES:
            break
    return end


def _side_by_side(line: str, words: Sequence[_Word]) -> Iterator[Spot]:
    run: list[_Word] = []
    for at, word in enumerate(words):
        if run and not _goes_on(line, run[-1], word):
            yield from _name_of(line, run)
            run = []
        if _is_capital(word[0]) or (run and _is_within(words, at)):
            run.append(word)
        elif run:
            yield from _name_of(line, run)
            run = []
    yield from _name_of(line, run)


def _goes_on(line: str, word: _Word, following: _Word) -> bool:
    between = line[word.end() : following.start()]
    return between in {" ", "  "} or (between == ". " and (len(word[0]) == 1 or word[0] == "St"))


def _is_within(words: Sequence[_Word], at: int) -> bool:
    return words[at][0] in WITHIN_NAMES and at + 1 < len(words) and words[at + 1][0][0].isupper()


def _name_of(line: str, run: Sequence[_Word]) -> Iterator[Spot]:
    if not run:
        return
    is_first = _begins_a_sentence(line, run[0].start())
    named = list(dropwhile(lambda word: _is_before_names(word[0], is_first=is_first), run))
    full = [word[0] for word in named if len(word[0]) > 1]
    # After the first word of a sentence, a letter alone is a block, a group or an answer.
    is_first = is_first and len(named) == len(run)
    if len(named) > 1 and len(full) > is_first and not OF_THE_WORK.issuperset(full):
        yield Spot("two-capitals", named[0].start(), named[-1].end())


def _is_before_names(word: str, *, is_first: bool) -> bool:
    """Whether a word with a capital is none of the name that follows."""
    return word in TITLES or (is_first and word in BEGIN_SENTENCES)


def _begins_a_sentence(line: str, at: int) -> bool:
    before = line[max(0, at - 4) : at].rstrip(" ")
    return not before or bool(_ENDS_A_SENTENCE.search(before[-1]))
