"""Texts with what does not matter for finding taken out of them, and where something stands in one.

Capital or small, with an accent or without, curly or straight quotation marks, any dash, any white
space: all of them are one here. A text is folded letter by letter, so that a place in what is
folded is a place in what was written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SINGLE, _DOUBLE, _DASH = "'", '"', "-"

_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02b9\u02bb\u02bc", _SINGLE),
    # Keyboards have it where an apostrophe is meant.
    "\u00b4": _SINGLE,
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\u02ee", _DOUBLE),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212", _DASH),
    # Letters with a stroke or without a dot are letters of their own to Unicode, and one to an eye.
    "\u0131": "i",
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111": "d",
    "\u0127": "h",
    "\u0167": "t",
    "\u00e6": "ae",
    "\u0153": "oe",
    # It only makes an Arabic word longer.
    "\u0640": "",
}

# Combining classes of marks without which a word is still that word: overlays, the points of Hebrew
# and Arabic, and every mark above or below. The signs of Indian and Thai writing are not among
# them, nor what makes one kana another.
_OVERLAY = 1
_POINTS = range(10, 37)
_ACCENTS = range(200, 240)

# Marks that make another letter of the one before them.
_MAKES_ANOTHER = frozenset({7, 8})

_SELECTORS = "\u034f\u180b\u180c\u180d\u180f"


class _Letters(dict[int, str]):
    """What each letter is folded to; found out when it is first met."""

    def __missing__(self, number: int) -> str:
        folded = self[number] = _folded_letter(chr(number))
        return folded


def _folded_letter(letter: str) -> str:
    if letter.isspace():
        return " "
    # Twice: what a letter is taken apart to may have a small form that can be taken apart.
    plain = _taken_apart(_taken_apart(letter).casefold())
    if plain.startswith(" "):
        # A mark that stands alone is taken apart to a blank and the mark.
        alone = unicodedata.normalize("NFD", letter)[0]
        return _ALIKE.get(alone, alone)
    return plain


def _taken_apart(text: str) -> str:
    alike = "".join(_ALIKE.get(each, each) for each in text)
    apart = unicodedata.normalize("NFKD", alike)
    return "".join(_ALIKE.get(each, each) for each in apart if not _is_nothing(each))


def _is_nothing(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category == "Mn":
        kind = unicodedata.combining(letter)
        is_selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
        is_accent = kind == _OVERLAY or kind in _POINTS or kind in _ACCENTS
        return is_accent or is_selector or letter in _SELECTORS
    return category in {"Cf", "Me"}


LETTERS = _Letters()


def folded(text: str) -> str:
    """A text as it is looked for and looked through; one that says nothing becomes empty."""
    return " ".join(_letters(text).split())


class Sought:
    """What is looked for.

    Args:
        words: as they were typed.
    """

    def __init__(self, words: str) -> None:
        self.word = folded(words)
        """The words, folded; empty where there is nothing to look for: then nothing is found."""
        self._pattern = re.compile(r"\s+".join(map(re.escape, self.word.split())))

    def places_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text, each place from its first letter to after its last.

        A place begins and ends between letters of the text, and no two of them overlap.
        """
        letters = _letters(text)
        found = self._pattern.search(letters) if self.word else None
        origins = _origins(text) if found else range(0)
        while found:
            begin, end = found.span()
            if _is_between(letters, origins, begin) and _is_between(letters, origins, end):
                yield origins[begin], _after_marks(text, origins[end - 1] + 1)
            else:
                end = begin + 1
            found = self._pattern.search(letters, end)


def _letters(text: str) -> str:
    """A text folded, but for its blanks: there are as many as there were."""
    return text.lower() if text.isascii() else text.translate(LETTERS)


def _origins(text: str) -> Sequence[int]:
    """For each letter of what a text is folded to, the index of the letter that it comes from."""
    if text.isascii() or all(len(LETTERS[ord(each)]) == 1 for each in set(text)):
        return range(len(text))
    return [at for at, letter in enumerate(text) for _ in LETTERS[ord(letter)]]


def _is_between(letters: str, origins: Sequence[int], at: int) -> bool:
    if at in {0, len(letters)} or letters[at - 1].isspace():
        return True
    return origins[at - 1] != origins[at] and not _belongs_to_the_letter_before(letters[at])


def _belongs_to_the_letter_before(letter: str) -> bool:
    # A letter of Korean is also written as its parts, of which the first stands alone.
    return unicodedata.combining(letter) in _MAKES_ANOTHER or "\u1160" <= letter <= "\u11ff"


def _after_marks(text: str, end: int) -> int:
    while end < len(text) and not LETTERS[ord(text[end])]:
        end += 1
    return end
