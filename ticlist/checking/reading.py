"""How old a reader has to be, by a rough estimate: Flesch-Kincaid's grade, plus five.

Syllables are counted by their groups of vowels, without a dictionary. A test holds the estimate to
one with the dictionary over every prompt that ticlist ships.
"""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SENTENCE_END = re.compile(r"[.?!]+(?=['\"]?(?:\s|$))")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^aeiouyl]|[aeiou]l)es?$|[^aeiouydt]ed$|[aeiouy][^aeiouydt]+ed$")
_SILENT_INSIDE = re.compile(
    r"(?<=[aeiou][^aeiouy])e(?=(?:ly|ty|ful|less|thing|one|body|day|hand|work)s?$)"
)
_SAID_ES = re.compile(r"(?:[scxz]|[cs]h|g)es$")
# Two vowels side by side that are said apart.
_APART = re.compile(
    r"i[ao](?!u)|[aeiouy]ing|[^q]ua[lt]|eo[^up]|[aeo]ity$|[ru]iet|uou|eyo|yon|dea$|ism$"
)
_NOT_APART = re.compile(r"[cst]i[ao]|gio")


@functools.lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """About how many syllables an English word has when it is said."""
    word = word.lower().removesuffix("'s").replace("eague", "eag")
    word = _SILENT_INSIDE.sub("", word)
    groups = len(_VOWELS.findall(word))
    silent = bool(_SILENT_END.search(word)) and not _SAID_ES.search(word)
    apart = len(_APART.findall(word)) - len(_NOT_APART.findall(word))
    return max(1, groups - silent + max(0, apart))


def reading_age(text: str) -> float:
    """The age at which an English text can be read, by estimate; 0 where there are no words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59 + 5
