"""A text with its letters made plain: what is looked for is written in many ways.

Digits of every script and width become ASCII digits, spaces of every width a space, dashes a
hyphen; what cannot be seen, and accents that stand by themselves, are left out.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = dict.fromkeys("\u2018\u2019\u02bc\u2032", "'") | dict.fromkeys("\u2212\u2043", "-")
_UNSEEN = {"Cf", "Mn", "Me"}


class _Letters(dict[int, str]):
    """What each letter becomes; found out when it is first met."""

    def __missing__(self, number: int) -> str:
        plain = self[number] = _plain_letter(chr(number))
        return plain


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in _UNSEEN:
        return ""
    if letter.isspace():
        return "\n" if letter == "\n" else " "
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    alike = unicodedata.normalize("NFKC", letter)
    is_another = len(alike) == 1 and alike.isascii()
    return _ALIKE.get(letter, "-" if category == "Pd" else alike if is_another else letter)


_LETTERS = _Letters()


class Plain(NamedTuple):
    """A text made plain.

    Args:
        letters: the plain letters.
        origins: for each of them the index of the letter it comes from, and last the length of the
            text.
    """

    letters: str
    origins: Sequence[int]

    def before(self, start: int, most: int) -> str:
        """What stands before a letter in its line, or in the line above where that begins here."""
        above, _, line = self.letters[max(0, start - most) : start].rpartition("\n")
        return line if line.strip() else above.rstrip().rpartition("\n")[2] + " "

    def after(self, end: int, most: int) -> str:
        """What stands from a letter on in its line, cut where it is long."""
        return self.letters[end : end + most].partition("\n")[0]


def plain(text: str) -> Plain:
    """Make a text plain."""
    letters = text.translate(_LETTERS)
    if len(letters) == len(text):
        return Plain(letters, range(len(text) + 1))
    seen = [at for at, letter in enumerate(text) if _LETTERS[ord(letter)]]
    return Plain(letters, [*seen, len(text)])
