"""The line and column of a key or value in a TOML text.

Read only when there is something to report, so it can be simple. It stops where a text is broken:
the parser says what is wrong there, and the statement it stopped at is the one that holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

Path = tuple[str | int, ...]
Place = tuple[int, int]
Span = tuple[int, int]

_PART = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*(\.?)""")
_SPACE = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_VALUE = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"""(?:"{0,2})'
    r"|'''[^']*+(?:'(?!'')[^']*+)*+'''(?:'{0,2})"
    r'|"(?!"")[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
    r"|'(?!'')[^'\n]*+'"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\[\]{}#\"'=]++"
    r"|[^\s,\[\]{}#\"'=]++",
    re.DOTALL,
)
_END_OF_STATEMENT = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._starts += (found.end() for found in re.finditer("\n", text))

    def place(self, at: int) -> Place:
        """Line and column, from 1, of an offset."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def places(text: str) -> dict[Path, Place]:
    """Where each key of a TOML text stands.

    Returns:
        Line and column, from 1, by path: `("section", 0, "prompt", 2, "text")` is the place of
        that key; the path of a table is the place of its heading, or of the first key in it. What
        stands inside an inline table or an array has the place of the whole of it.
    """
    lines = Lines(text)
    return {(): (1, 1)} | {path: lines.place(at) for path, (at, _) in Spans(text).keys.items()}


def nearest_place(found: dict[Path, Place], path: Path) -> Place:
    """The place of a path, or of the nearest table around it."""
    while path not in found and path:
        path = path[:-1]
    return found[path]


class _BrokenError(Exception):
    """What comes next, at an offset, is not TOML."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


class Spans:
    """From where to where each key and value of a TOML text stands, as offsets, by path.

    `keys` holds headings too; `inner` the keys inside inline tables; `values` every value, those
    inside arrays and inline tables too. Of what stands twice it is the first.

    Of a text that is broken, `statement` is where the statement begins that is broken or reaches
    `until`; `value_at` where its value begins; `path` of what it is about; `broken_at` where
    it breaks off; `opened` where the brackets stand that are open there. All but the last are None
    where there is none.

    Args:
        text: the text.
        until: the offset at which the parser gave up, where it did.
    """

    def __init__(self, text: str, until: int | None = None) -> None:
        self.text = text
        self.keys: dict[Path, Span] = {}
        self.inner: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.statement: int | None = None
        self.value_at: int | None = None
        self.path: Path | None = None
        self.broken_at: int | None = None
        self.opened: list[int] = []
        self._table: Path = ()
        self._headings: set[Path] = set()
        self._numbers: dict[Path, int] = {}
        self._read(len(text) if until is None else until, whole=until is None)

    def _read(self, until: int, *, whole: bool) -> None:
        at = self._skip_space(0)
        while at < len(self.text) and (whole or at <= until):
            self.statement, self.value_at, self.path = at, None, None
            try:
                end = self._heading(at) if self.text[at] == "[" else self._pair(at)
                if not whole and end >= until:
                    return
                at = self._skip_space(self._end_of_statement(end))
            except _BrokenError as broken:
                self.broken_at = broken.at
                return
        self.statement = None

    def _skip_space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _end_of_statement(self, at: int) -> int:
        found = _END_OF_STATEMENT.match(self.text, at)
        if not found:
            raise _BrokenError(at)
        return found.end()

    def _key(self, at: int) -> tuple[list[str], list[int]]:
        """The parts of a key, and where each ends."""
        parts, ends, more = [], [], "."
        while more and (found := _PART.match(self.text, at)):
            word, more = found.groups()
            parts.append(word[1:-1] if word[0] in "\"'" else word)
            ends.append(found.end(1))
            at = found.end()
        if more:
            raise _BrokenError(self._skip_blanks(at))
        return parts, [*ends, at]

    def _numbered(self, parts: list[str]) -> Path:
        path: Path = ()
        for part in parts:
            path += (part,)
            if path in self._numbers:
                path += (self._numbers[path],)
        return path

    def _heading(self, at: int) -> int:
        many = self.text.startswith("[[", at)
        parts, ends = self._key(at + (2 if many else 1))
        closing = "]]" if many else "]"
        if not self.text.startswith(closing, ends[-1]):
            raise _BrokenError(ends[-1])
        end = ends[-1] + len(closing)
        if many:
            name = (*self._numbered(parts[:-1]), parts[-1])
            self._numbers[name] = self._numbers.get(name, -1) + 1
            self._table = (*name, self._numbers[name])
        else:
            self._table = self._numbered(parts)
        self.path = self._table
        if self._table not in self._headings:
            self._headings.add(self._table)
            self.keys[self._table] = at, end
        for length in range(1, len(self._table)):
            self.keys.setdefault(self._table[:length], (at, end))
        return end

    def _pair(self, at: int) -> int:
        parts, ends = self._key(at)
        for number, end in enumerate(ends[:-1], 1):
            # A dotted key also makes the tables on the way to it.
            self.keys.setdefault((*self._table, *parts[:number]), (at, end))
        if not self.text.startswith("=", ends[-1]):
            raise _BrokenError(ends[-1])
        self.path = (*self._table, *parts)
        self.value_at = self._skip_blanks(ends[-1] + 1)
        return self._value(self.path, self.value_at)

    def _skip_blanks(self, at: int) -> int:
        while self.text.startswith((" ", "\t"), at):
            at += 1
        return at

    def _value(self, path: Path, at: int) -> int:
        if self.text.startswith("[", at):
            end = self._array(path, at + 1)
        elif self.text.startswith("{", at):
            end = self._inline_table(path, at + 1)
        elif found := _VALUE.match(self.text, at):
            end = found.end()
        else:
            raise _BrokenError(at)
        self.values.setdefault(path, (at, end))
        return end

    def _array(self, path: Path, at: int) -> int:
        number = 0
        self.opened.append(at - 1)
        at = self._skip_space(at)
        while not self.text.startswith("]", at):
            at = self._skip_space(self._value((*path, number), at))
            number += 1
            at = self._after_one(at, "]")
        self.opened.pop()
        return at + 1

    def _inline_table(self, path: Path, at: int) -> int:
        self.opened.append(at - 1)
        at = self._skip_space(at)
        while not self.text.startswith("}", at):
            parts, ends = self._key(at)
            if not self.text.startswith("=", ends[-1]):
                raise _BrokenError(ends[-1])
            for number, end in enumerate(ends[:-1], 1):
                self.inner.setdefault((*path, *parts[:number]), (at, end))
            at = self._value((*path, *parts), self._skip_blanks(ends[-1] + 1))
            at = self._after_one(self._skip_space(at), "}")
        self.opened.pop()
        return at + 1

    def _after_one(self, at: int, closing: str) -> int:
        if self.text.startswith(",", at):
            return self._skip_space(at + 1)
        if not self.text.startswith(closing, at):
            raise _BrokenError(at)
        return at
