"""TOML spelt in every way that the language allows, with the place of each key as it is written.

A reader has to find the same data in all of them, and a place for each key.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st

Path = tuple[str | int, ...]
Place = tuple[int, int]

BARE = re.compile(r"[A-Za-z0-9_-]+")
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
# What a hasty reader would take for the end of a text, a comment, a heading or a key.
TRICKY = st.sampled_from(
    ["'", '"', "''", '""', "'''", '"""', "[", "]", "{", "}", "#", "=", "\n", "\\", ".", "a.b", "\t"]
)
TEXTS = st.lists(st.one_of(TRICKY, LETTERS), max_size=8).map("".join)
KEYS = st.one_of(
    st.sampled_from(["a", "b", "c-1", "_", "1", "true"]),
    st.text(st.sampled_from("ab .#=[]{}'\u00e9"), max_size=4),
)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda each: dt.timezone(dt.timedelta(minutes=each)))
TIMES = st.datetimes(timezones=OFFSETS).map(lambda each: each.replace(microsecond=0))
PLAIN = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    TEXTS,
    st.dates(),
    TIMES,
)


class Spelt(NamedTuple):
    """A TOML text, and line and column of each key that does not stand inside a value."""

    text: str
    places: dict[Path, Place]


class _Speller:
    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._lines: list[str] = []
        self._row = 1
        self.places: dict[Path, Place] = {}

    @property
    def text(self) -> str:
        ending = self._draw(st.sampled_from(["", "\n"]))
        return "\n".join(self._lines) + ending

    def table(self, names: tuple[str, ...], path: Path, table: Mapping[str, Any]) -> None:
        """Write the keys of a table, those that get a heading of their own last."""
        under_headings = [key for key in table if self._may_have_heading(table[key])]
        for key in table:
            if key not in under_headings:
                self._pair(path, key, table[key])
        for key in under_headings:
            self._headings((*names, self._key(key)), (*path, key), table[key])

    def _may_have_heading(self, value: object) -> bool:
        tables = isinstance(value, dict) or (
            isinstance(value, list) and value and all(isinstance(each, dict) for each in value)
        )
        return bool(tables) and self._draw(st.booleans())

    def _headings(self, names: tuple[str, ...], path: Path, value: Any) -> None:  # noqa: ANN401
        if isinstance(value, dict):
            self._statement(f"[{self._dotted(names)}]", path)
            self.table(names, path, value)
            return
        for number, each in enumerate(value):
            self._statement(f"[[{self._dotted(names)}]]", (*path, number))
            self.table(names, (*path, number), each)

    def _pair(self, path: Path, key: str, value: object) -> None:
        name = self._key(key)
        if isinstance(value, dict) and value and self._draw(st.booleans()):
            for inner, inner_value in value.items():
                names = self._dotted((name, self._key(inner)))
                end = f"{names}{self._space()}={self._space()}{self._value(inner_value)}"
                self._statement(end, (*path, key, inner))
            return
        self._statement(f"{name}{self._space()}={self._space()}{self._value(value)}", (*path, key))

    def _statement(self, written: str, path: Path) -> None:
        filler = self._draw(st.sampled_from(["", "", "\n", "# [no.heading]\n", " \t\n#'''\n"]))
        indent = self._draw(st.sampled_from(["", "", "  ", "\t"]))
        place = (self._row + filler.count("\n"), len(indent) + 1)
        for length in range(1, len(path) + 1):
            self.places.setdefault(path[:length], place)
        self.places[path] = place
        end = self._draw(st.sampled_from(["", "", " ", " # it's", '# """ ]']))
        whole = f"{filler}{indent}{written}{end}"
        self._lines.append(whole)
        self._row += whole.count("\n") + 1

    def _space(self) -> str:
        return self._draw(st.sampled_from(["", " ", "\t"]))

    def _dotted(self, names: tuple[str, ...]) -> str:
        joint = self._draw(st.sampled_from([".", ".", " . ", "\t."]))
        return joint.join(names)

    def _key(self, key: str) -> str:
        forms = [f'"{escaped(key)}"']
        if "'" not in key and not any(letter < " " or letter == "\x7f" for letter in key):
            forms.append(f"'{key}'")
        if BARE.fullmatch(key):
            forms += [key, key]
        return self._draw(st.sampled_from(forms))

    def _value(self, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, str):
            return self._draw(st.sampled_from(list(spellings(value))))
        if isinstance(value, dict):
            pairs = (f"{self._key(key)} = {self._value(each)}" for key, each in value.items())
            return f"{{ {', '.join(pairs)} }}"
        if isinstance(value, list):
            gap = self._draw(st.sampled_from(["", " ", "\n", " # ]\n  "]))
            return f"[{gap}{''.join(f'{self._value(each)},{gap}' for each in value)}]"
        return plain_value(value)


def plain_value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return str(value)


def escaped(text: str, kept: str = "") -> str:
    """Write a text with everything escaped that has to be, apart from what is kept."""
    written = ""
    for letter in text:
        if letter in kept:
            written += letter
        elif letter in '"\\':
            written += f"\\{letter}"
        elif letter < " " or letter == "\x7f":
            written += f"\\u{ord(letter):04x}"
        else:
            written += letter
    return written


def spellings(text: str) -> Iterator[str]:
    """Every kind of text that TOML has, where it can hold this one."""
    yield f'"{escaped(text)}"'
    in_lines = escaped(text, kept="\n\t")
    yield f'"""\n{in_lines}"""'
    loose = escaped(text, kept='\n\t"')
    if '"""' not in loose:
        yield f'"""\n{loose}"""'  # up to two quotes may stand before the closing ones
    if any((letter < " " and letter not in "\t\n") or letter == "\x7f" for letter in text):
        return
    if "'''" not in text:
        yield f"'''\n{text}'''"
    if "'" not in text and "\n" not in text:
        yield f"'{text}'"


@st.composite
def spelt(draw: st.DrawFn, table: Mapping[str, Any]) -> Spelt:
    """Some spelling of a table."""
    speller = _Speller(draw)
    speller.table((), (), table)
    return Spelt(speller.text, speller.places)


def tables() -> st.SearchStrategy[dict[str, Any]]:
    """Any table, not deeper than the limits allow."""
    values = st.one_of(PLAIN, st.lists(PLAIN, max_size=3))
    inner = st.dictionaries(KEYS, values, max_size=3)
    middle = st.one_of(values, inner, st.lists(inner, max_size=3))
    outer = st.dictionaries(KEYS, middle, max_size=3)
    return st.dictionaries(KEYS, st.one_of(middle, outer, st.lists(outer, max_size=3)), max_size=4)


def inner_paths(path: Path, value: object) -> Iterator[Path]:
    """Every path of a value that a parser gave, its own first."""
    yield path
    if isinstance(value, dict):
        for key, each in value.items():
            yield from inner_paths((*path, key), each)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from inner_paths((*path, number), each)
