"""TOML files made from a seed, with line and column of every key and value as they are written."""

import random
from typing import NamedTuple

Path = tuple[str | int, ...]
Place = tuple[int, int]

_TEXTS = (
    '"a"',
    '""',
    '"\\"b\\" # no, = [comment]"',
    "'C:\\it'",
    '"""\nline = 1\n[no] \\\n  end"""',
    "'''\n# 'a' ]\n'''",
    '"""""quoted"""""',
    '"\u6c34\u0301\U0001f44b"',
)
_PLAIN = ("1", "-0.5e3", "0xff", "true", "2026-11-21", "2026-11-21 14:30:05Z", "14:30:05", "nan")
_FILLERS = ("", "", "\n", "# [comment] = '''\n", " \t\n")
_GAPS = ("", " ", "\n", " # ], }\n  ")


class Written(NamedTuple):
    """A text, and where each key and value in it begins and ends."""

    text: str
    keys: dict[Path, tuple[Place, Place]]
    values: dict[Path, tuple[Place, Place]]


class _Writer:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up files, the same each time
        self.text = ""
        self.keys: dict[Path, tuple[Place, Place]] = {}
        self.values: dict[Path, tuple[Place, Place]] = {}
        self._names = 0

    def file(self) -> None:
        self._pairs((), self._random.randrange(4))
        for _ in range(self._random.randrange(4)):
            self._table()

    def _place(self) -> Place:
        line = self.text.rpartition("\n")[2]
        return self.text.count("\n") + 1, len(line) + 1

    def _any(self, choices: tuple[str, ...]) -> str:
        return self._random.choice(choices)

    def _name(self) -> tuple[str, str]:
        """A key as it is called and as it is written."""
        self._names += 1
        name = f"k{self._names}"
        return self._random.choice(
            ((name, name), (f"{name} =", f'"{name} ="'), (name, f"'{name}'"))
        )

    def _table(self) -> None:
        name, written = self._name()
        many = self._random.randrange(3)
        for number in range(max(1, many)):
            path: Path = (name, number) if many else (name,)
            self.text += self._any(_FILLERS) + self._any(("", "  "))
            start = self._place()
            self.text += f"[[ {written} ]]" if many else f"[{written}]"
            self.keys[path] = start, self._place()
            self.text += self._any(("\n", " # ]\n", "\t\n"))
            self._pairs(path, self._random.randrange(3))

    def _pairs(self, path: Path, many: int) -> None:
        for _ in range(many):
            self.text += self._any(_FILLERS) + self._any(("", "  ", "\t"))
            self._pair(path, top=True)
            self.text += self._any(("\n", " # it's\n", " \n"))

    def _pair(self, path: Path, *, top: bool, depth: int = 0) -> None:
        name, written = self._name()
        parts: Path = (name,)
        start = self._place()
        self.text += written
        if top:
            self.keys[*path, name] = start, self._place()
        if self._random.random() < 0.3:
            inner, inner_written = self._name()
            self.text += self._any((".", " . ")) + inner_written
            parts += (inner,)
        if top:
            self.keys[*path, *parts] = start, self._place()
        self.text += self._any(("=", " = ", "\t=  "))
        self._value((*path, *parts), depth)

    def _value(self, path: Path, depth: int) -> None:
        start = self._place()
        kind = self._random.randrange(6 if depth < 3 else 3)
        if kind == 5:
            self._inline_table(path, depth)
        elif kind == 4:
            self._list(path, depth)
        else:
            self.text += self._any(_TEXTS if kind else _PLAIN)
        self.values[path] = start, self._place()

    def _list(self, path: Path, depth: int) -> None:
        many = self._random.randrange(4)
        self.text += "[" + self._any(_GAPS)
        for number in range(many):
            self._value((*path, number), depth + 1)
            self.text += self._any(_GAPS)
            self.text += "," if number + 1 < many else self._any(("", ","))
            self.text += self._any(_GAPS)
        self.text += "]"

    def _inline_table(self, path: Path, depth: int) -> None:
        many = self._random.randrange(3)
        self.text += "{" + self._any(("", " "))
        for number in range(many):
            self._pair(path, top=False, depth=depth + 1)
            self.text += self._any(("", " ")) + (", " if number + 1 < many else "")
        self.text += "}"


def written(seed: int) -> Written:
    """Make the file of a seed."""
    writer = _Writer(seed)
    writer.file()
    return Written(writer.text, writer.keys, writer.values)
