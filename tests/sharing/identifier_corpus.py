"""Made-up lines as people write them, with what in each could identify somebody."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from ticlist.sharing.identifiers import KINDS, Found, Kind, found_in

PRIVATE_WORDS = ["Harbourside", "Jodie", "ward 7b", "Zoë Nwosu", "Elm House"]

_FILE = Path(__file__).with_suffix(".txt")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_MARKED = re.compile(r"\{([a-z-]+)\|([^{}]*)\}")


class Line(NamedTuple):
    """A line, and what stands in it."""

    text: str
    expected: tuple[Found, ...]


class Measured(NamedTuple):
    """How many there are of a kind, how many were found, and what else was taken for one."""

    there: int
    found: int
    other: int

    @property
    def recall(self) -> float:
        return self.found / self.there

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.other)


def lines() -> list[Line]:
    """Every line of the corpus."""
    written = _FILE.read_text("utf-8").splitlines()
    return [_line(each) for each in written if each and not each.startswith("#")]


def _line(written: str) -> Line:
    text, expected, end = "", [], 0
    marked = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)
    for each in _MARKED.finditer(marked):
        text += marked[end : each.start()]
        [kind] = [kind for kind in KINDS if kind == each[1]]
        expected.append(Found(kind, len(text), len(text) + len(each[2]), each[2]))
        text, end = text + each[2], each.end()
    text += marked[end:]
    assert not {"{", "}", "|"} & set(text), text
    assert all(one.end <= other.start for one, other in pairwise(expected))
    return Line(text, tuple(expected))


def measured() -> dict[Kind, Measured]:
    """What is found in the corpus, letter for letter, by kind."""
    there, found, other = Counter[Kind](), Counter[Kind](), Counter[Kind]()
    for line in lines():
        expected = set(line.expected)
        result = set(found_in(line.text, PRIVATE_WORDS))
        there.update(each.kind for each in expected)
        found.update(each.kind for each in result & expected)
        other.update(each.kind for each in result - expected)
    return {kind: Measured(there[kind], found[kind], other[kind]) for kind in KINDS}


def table(figures: dict[Kind, Measured]) -> list[str]:
    """What was measured, as the rows of a table."""
    head = ["| kind | strong | in the lines | found | taken for one | recall | precision |"]
    head.append("|---|---|--:|--:|--:|--:|--:|")
    return head + [
        f"| `{kind}` | {'yes' if KINDS[kind].is_strong else ''} | {each.there} | {each.found} "
        f"| {each.other} | {each.recall:.2f} | {each.precision:.2f} |"
        for kind, each in figures.items()
    ]


def told_apart() -> list[str]:
    """Every line in which something else is found than what is expected, for whoever mends it."""
    return [
        f"{line.text}\n  expected {[(e.kind, e.matched) for e in line.expected]}\n"
        f"  found    {[(e.kind, e.matched) for e in result]}"
        for line in lines()
        if (result := found_in(line.text, PRIVATE_WORDS)) != list(line.expected)
    ]
