"""The words that somebody wants to be told of, as whole words, wherever they stand in a text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ticlist.lookback.folded import Sought, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# From here on scripts have no capitals and few blanks: a word may stand against any other there.
_WITHOUT_BLANKS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\U0003ffff"),
)


def own_words_in(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, whatever their capitals and accents.

    Args:
        text: what is looked through.
        words: words or phrases; one that holds no letter and no digit is found nowhere.
    """
    whole = folded(text) if words else ""
    for word in _folded(tuple(words)):
        # A text seldom holds any of them, and this says so at once.
        if word in whole:
            for start, end in Sought(word).places_in(text):
                if not (_goes_on(text, start, start - 1) or _goes_on(text, end - 1, end)):
                    yield start, end


@lru_cache(maxsize=1)  # one person has one list, and many texts
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    once = dict.fromkeys(map(folded, words))
    return tuple(word for word in once if any(map(str.isalnum, word)))


def _goes_on(text: str, edge: int, beyond: int) -> bool:
    """Whether a word goes on beyond its edge."""
    return 0 <= beyond < len(text) and _is_of_words(text[edge]) and _is_of_words(text[beyond])


def _is_of_words(letter: str) -> bool:
    return letter.isalnum() and not any(low <= letter <= high for low, high in _WITHOUT_BLANKS)
