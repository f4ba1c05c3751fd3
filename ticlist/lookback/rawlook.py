"""A first look at the bytes of a file, so that only those that may hold a word have to be read.

It may be wrong in one way only: a file that holds the word is never passed over, however its texts
are spelt. So a word is looked for in pieces that stand in the file as they do in the text; where a
backslash may hide a letter, or the bytes are no UTF-8, the file has to be read.
"""

from __future__ import annotations

import re

from ticlist.lookback.folded import LETTERS

# What may be written as an escape of two characters, and what a blank may be.
_PIECES = re.compile(r'[^\x00-\x20"\\\x7f]+')

# A letter by its number, or a line end that is none. In small letters, as the bytes are by then.
_HIDDEN = re.compile(rb"\\(?:[ux]|[ \t\r]*\n)")

_ASCII = bytes(range(128))

_IN_AN_ALPHABET = 48
"""As long as there are few letters, taking each out of the text is faster than looking at all."""

_MANY = 150
"""From so many letters on, folding the whole is faster than one after the other."""


class RawLook:
    """Looks for one word.

    Args:
        word: as `folded` gives it.
    """

    def __init__(self, word: str) -> None:
        self._pieces = sorted(_PIECES.findall(word), key=len, reverse=True)
        # An argument may hold what no file can.
        self._as_bytes = [each.encode("utf-8", "surrogatepass") for each in self._pieces]
        self._needed = frozenset("".join(self._pieces))
        self._instead: dict[str, str | None] = {}

    def may_hold(self, data: bytes) -> bool:
        """Whether a text in a file of these bytes may hold the word."""
        lowered = data.lower()
        if all(piece in lowered for piece in self._as_bytes):
            return True
        if b"\\" in lowered and _HIDDEN.search(lowered):
            return True
        return not data.isascii() and self._may_hold_other_letters(lowered)

    def _may_hold_other_letters(self, lowered: bytes) -> bool:
        try:
            text = lowered.decode()
        except UnicodeDecodeError:
            return True
        instead = {letter: self._put_instead(letter) for letter in _other_letters(lowered)}
        changing = [(letter, plain) for letter, plain in instead.items() if plain is not None]
        if len(changing) > _MANY:
            text = text.translate(LETTERS)
        else:
            for letter, plain in changing:
                text = text.replace(letter, plain)
        return all(piece in text for piece in self._pieces)

    def _put_instead(self, letter: str) -> str | None:
        """What has to stand in the place of a letter for the word to be seen, if anything."""
        if letter not in self._instead:
            plain = LETTERS[ord(letter)]
            # A letter that is folded to nothing may stand in the middle of the word.
            matters = plain != letter and (not plain or not self._needed.isdisjoint(plain))
            self._instead[letter] = plain if matters else None
        return self._instead[letter]


def _other_letters(data: bytes) -> set[str]:
    """Every letter in UTF-8 text that is not ASCII."""
    rest = data.translate(None, _ASCII).decode()
    found: set[str] = set()
    while rest and len(found) < _IN_AN_ALPHABET:
        letter = rest[0]
        found.add(letter)
        rest = rest.replace(letter, "")
    return found.union(rest)
