"""What the configuration of sshd says for the members of a team, as far as its files tell.

Whom a line counts for depends on the `Match` above it, and on the `Include` that leads to its file.
Of what is said under one `Match` after the other the first counts, and before what is for all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.site.machine import Machine

SSHD = "/etc/ssh/sshd_config"
_LINE = re.compile(r"\s*(\w+)[\s=]+(.*?)\s*(?:#.*)?$")
_ONE = re.compile(r"[^\s*?!,]+")
_MORE = re.compile(r"[\s*?!]")
_PATTERN = re.compile(r"[*?\[]")
_DEEPEST = 16  # sshd follows no more of them either


class Line(NamedTuple):
    """One line of the configuration.

    Args:
        under: what the `Match` lines above it ask for; nothing where it is for all.
        name: the word it begins with, in small letters.
        value: the rest.
    """

    under: tuple[str, ...]
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sshd:
    """What can be known of how sshd treats the members.

    Args:
        beside: the files that are there, whether or not anything leads to them.
        everywhere: what stands in these: all values of a word.
        lines: what sshd reads, in its order.
        unread: what it reads and could not be read here.
        group: the members' group; empty where nothing says it.
    """

    beside: tuple[str, ...]
    everywhere: dict[str, list[str]]
    lines: tuple[Line, ...]
    unread: tuple[str, ...]
    group: str

    def names(self, name: str, value: str) -> bool:
        """Whether a word is said with a value anywhere in what sshd reads."""
        return any((each.name, each.value) == (name, value) for each in self.lines)

    def groups_led_to(self, launcher: str) -> list[list[str]]:
        """The groups above each line that has logins run the launcher, where that is all it asks.

        Whatever else a `Match` asks for, a pattern among it, makes that another question.
        """
        named = _groups_led_to(self.lines, launcher)
        return [value.split(",") for value in named if not _MORE.search(value)]

    def may_be(self, name: str) -> list[str]:
        """The values of a word that may count for members; an empty one where it is not said."""
        found = []
        for line in self.lines:
            if line.name == name and line.under:
                found.append(line.value)
                if all(self._is_of_members(each) for each in line.under):
                    return found
        for_all = (each.value for each in self.lines if each.name == name and not each.under)
        return [*found, next(for_all, "")]

    def reads_keys_in(self, folder: str) -> bool:
        """Whether the keys of members are surely read in one folder, and nowhere else."""
        files = [each for value in self.may_be("authorizedkeysfile") for each in value.split(" ")]
        return all(each.startswith(f"{folder}/") for each in files)

    def _is_of_members(self, condition: str) -> bool:
        kind, _, value = condition.partition(" ")
        is_one_group = (
            kind.lower() == "group"
            and not re.search(r"[\s!]", value)
            and self.group in value.split(",")
        )
        return condition.lower() == "all" or is_one_group


def read_sshd(machine: Machine, group: str, launcher: str) -> Sshd:
    """Read the configuration of sshd.

    Args:
        machine: where it is.
        group: that of the members; where it is empty, the one whose logins run the launcher.
        launcher: the file that they are to run.
    """
    beside = [SSHD]
    beside += [f"{SSHD}.d/{each}" for each in machine.names(f"{SSHD}.d")]
    said: dict[str, list[str]] = {}
    for file in beside:
        for name, value in _words(machine.text(file) or "") if _counts(file) else ():
            said.setdefault(name, []).append(value)
    walk = _Walk(machine)
    walk.read(SSHD, (), _DEEPEST)
    named = (each for each in _groups_led_to(walk.lines, launcher) if _ONE.fullmatch(each))
    group = group or next(named, "")
    return Sshd(tuple(beside), said, tuple(walk.lines), tuple(walk.unread), group)


def _counts(file: str) -> bool:
    return file == SSHD or file.endswith(".conf")


def _groups_led_to(lines: Iterable[Line], launcher: str) -> Iterator[str]:
    for line in lines:
        kind, _, value = (line.under or ("",))[-1].partition(" ")
        if (line.name, line.value, kind.lower()) == ("forcecommand", launcher, "group"):
            yield value


def _words(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        found = _LINE.match(line)
        if found:
            yield found[1].lower(), " ".join(found[2].replace('"', "").split())


@dataclass(slots=True)
class _Walk:
    """The way through the files in the order in which sshd reads them."""

    machine: Machine
    lines: list[Line] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def read(self, file: str, under: tuple[str, ...], deeper: int) -> None:
        text = self.machine.text(file)
        if text is None:
            self.unread.append(file)
            return
        here = under
        for name, value in _words(text):
            if name == "match":
                here = (*under, value)
            elif name == "include":
                for each in self._included(value) if deeper else ():
                    self.read(each, here, deeper - 1)
            else:
                self.lines.append(Line(here, name, value))

    def _included(self, value: str) -> Iterator[str]:
        for each in value.split(" "):
            path = PurePosixPath(SSHD).parent / each
            if _PATTERN.search(str(path.parent)):
                self.unread.append(str(path))
            elif _PATTERN.search(path.name):
                for name in self.machine.names(str(path.parent)):
                    if fnmatchcase(name, path.name) and not name.startswith("."):
                        yield str(path.parent / name)
            elif self.machine.look(str(path)).status:
                yield str(path)
