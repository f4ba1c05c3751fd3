"""The line and column of a key or value in a TOML text.

Read only when there is something to report about a text that has been parsed without error, so it
can be simple. What stands inside an inline table or an array has the place of the whole of it.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
Place = tuple[int, int]

_PART = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*(\.?)""")
_SPACE = re.compile(r"(?:[ \t\n]++|#[^\n]*+)*+")
_VALUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""(?:"{0,2})'
    r"|'''(?:[^']|'(?!''))*+'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"|[\[{\]}]|\n|[^\[{\]}\n\"'#]++",
    re.DOTALL,
)


def places(text: str) -> dict[Path, Place]:
    """Where each key of a TOML text stands.

    Returns:
        Line and column, from 1, by path: `("section", 0, "prompt", 2, "text")` is the place of
        that key; the path of a table is the place of its heading, or of the first key in it.
    """
    return _Places(text).found


def nearest_place(found: dict[Path, Place], path: Path) -> Place:
    """The place of a path, or of the nearest table around it."""
    while path not in found and path:
        path = path[:-1]
    return found[path]


class _Places:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Path, Place] = {(): (1, 1)}
        self._numbers: dict[Path, int] = {}
        self._table: Path = ()
        self._line = 1
        self._line_start = 0
        self._counted = 0
        at = self._skip_space(0)
        while at < len(text):
            at = self._skip_space(self._heading(at) if text[at] == "[" else self._pair(at))

    def _skip_space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _place(self, at: int) -> Place:
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line, at - self.text.rfind("\n", 0, at)

    def _key(self, at: int) -> tuple[list[str], int]:
        parts, more = [], "."
        while more and (found := _PART.match(self.text, at)):
            word, more = found.groups()
            parts.append(word[1:-1] if word[0] in "\"'" else word)
            at = found.end()
        return parts, at

    def _numbered(self, parts: list[str]) -> Path:
        path: Path = ()
        for part in parts:
            path += (part,)
            if path in self._numbers:
                path += (self._numbers[path],)
        return path

    def _heading(self, at: int) -> int:
        many = self.text.startswith("[[", at)
        parts, end = self._key(at + (2 if many else 1))
        if many:
            name = (*self._numbered(parts[:-1]), parts[-1])
            self._numbers[name] = self._numbers.get(name, -1) + 1
            self._table = (*name, self._numbers[name])
        else:
            self._table = self._numbered(parts)
        self._find(self._table, self._place(at))
        line_end = self.text.find("\n", end)
        return len(self.text) if line_end < 0 else line_end

    def _pair(self, at: int) -> int:
        place = self._place(at)
        parts, end = self._key(at)
        self._find((*self._table, *parts), place)
        return self._value_end(end + 1)

    def _find(self, path: Path, place: Place) -> None:
        self.found[path] = place
        # A dotted key or heading also makes the tables on the way to it.
        for length in range(1, len(path)):
            self.found.setdefault(path[:length], place)

    def _value_end(self, at: int) -> int:
        depth = 0
        while found := _VALUE.match(self.text, at):
            at = found.end()
            if found[0] in {"[", "{"}:
                depth += 1
            elif found[0] in {"]", "}"}:
                depth -= 1
            elif found[0] == "\n" and depth == 0:
                break
        return at
