"""What belongs to a person: every folder of theirs, and which names in it are ticlist's."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.files.tomlread import CHECKLIST_BYTES, REFLECTION_BYTES
from ticlist.storage.names import SUFFIX, named
from ticlist.storage.paths import CONTRIBUTED, EXPORTED, PRIVATE_WORDS, SCHEMA, SETTINGS, SUPPORT

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import stat_result
    from pathlib import Path

    from ticlist.storage.paths import Paths

DRAFTS = "data/drafts"
HISTORY = "data/history"
REFLECTIONS = "data/reflections"
CHECKLISTS = "config/checklists"

CUT_OFF = re.compile(r"\.tmp-[0-9a-f]{16}")
"""The name of a write under way, or of one that was cut off."""

_NUMBERED = re.compile(r"(?P<id>.+)~[1-9][0-9]{0,5}")
_CHECKLIST = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Room(NamedTuple):
    """One folder of a person's.

    Args:
        part: what it is called in a backup.
        folder: where it is.
        holds: whether a name in it is one that ticlist gives.
        most: how many bytes a file in it may have, to be read by ticlist.
        one: what a file in it is called; empty where each has a name of its own.
        many: what several are called.
    """

    part: str
    folder: Path
    holds: Callable[[str], bool]
    most: int
    one: str = ""
    many: str = ""


def rooms_of(paths: Paths) -> tuple[Room, ...]:
    """Every folder of a person's, the unfinished reflections last."""
    own = {SETTINGS, SUPPORT, PRIVATE_WORDS}
    noted = {CONTRIBUTED, EXPORTED}
    return (
        _of_reflections(REFLECTIONS, paths.reflections, "reflection"),
        Room(
            HISTORY,
            paths.history,
            lambda name: reflection_of(name) is not None,
            REFLECTION_BYTES,
            "earlier wording",
            "earlier wordings",
        ),
        Room("data", paths.data, lambda name: name in noted, REFLECTION_BYTES),
        Room("config", paths.config, lambda name: name in own, CHECKLIST_BYTES),
        Room(
            CHECKLISTS,
            paths.checklists,
            lambda name: bool(_CHECKLIST.fullmatch(_stem(name))),
            CHECKLIST_BYTES,
            "own checklist",
            "own checklists",
        ),
        _of_reflections(DRAFTS, paths.drafts, "unfinished reflection"),
    )


def _of_reflections(part: str, folder: Path, one: str) -> Room:
    return Room(
        part, folder, lambda name: named(_stem(name)) is not None, REFLECTION_BYTES, one, f"{one}s"
    )


def reflection_of(earlier: str) -> str | None:
    """The id of the reflection that a file of the history is an earlier wording of."""
    found = _NUMBERED.fullmatch(_stem(earlier))
    return found["id"] if found and named(found["id"]) else None


def _stem(name: str) -> str:
    return name.removesuffix(SUFFIX) if name.endswith(SUFFIX) else ""


def can_be_had_again(room: Room, name: str) -> bool:
    """Whether a name is of something that ticlist put there and holds itself."""
    return room.part == CHECKLISTS and name == SCHEMA


def what_else(status: stat_result) -> str | None:
    """What something is that is not a plain file, or None for a plain file."""
    kinds = {
        stat.S_IFREG: None,
        stat.S_IFLNK: "a link",
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(status.st_mode), "a device")


def counted(numbers: dict[str, int], rooms: tuple[Room, ...]) -> str:
    """How many there are of each, in words: `12 reflections, 1 own checklist, settings.toml`.

    Args:
        numbers: by what `kind_of` calls them.
        rooms: as `rooms_of` gives them.
    """
    words = []
    for room in rooms:
        number = numbers.get(room.one, 0) if room.one else 0
        if number:
            words.append(f"{number:,} {room.one if number == 1 else room.many}")
    kinds = {room.one for room in rooms}
    words += [name for name in sorted(numbers) if name not in kinds]
    return ", ".join(words) or "nothing"


def kind_of(room: Room, name: str) -> str:
    """What a file of a room is counted as."""
    return room.one or name
