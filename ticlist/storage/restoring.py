"""Putting a backup back: over nothing, and nothing but what a backup of ticlist can hold.

A backup may come from anywhere and may have been changed on the way, so only names that ticlist
gives are taken, each as the plain file it has to be.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.files.tarread import FOLDER, PLAIN, members
from ticlist.files.tomlread import read_bytes
from ticlist.storage.backup import MOST_BYTES, README, SUMS, TOP
from ticlist.storage.belongings import DRAFTS, counted, kind_of, rooms_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from ticlist.files.tarread import Member
    from ticlist.storage.belongings import Room
    from ticlist.storage.paths import Paths

_MOST_NAMED = 20_000
"""Of a backup made to be hostile, no more than that is kept in memory to be told."""

_SUM = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^\n]+)")


class NotRestored(NamedTuple):
    """One member that was not written: its name in the backup, and why."""

    name: str
    why: str


class Restored(NamedTuple):
    """What became of a backup.

    Args:
        written: what was written, in words.
        same: how many files were here already, the same.
        not_restored: what was not written, each with why.
        stopped: why it ended before the end of the backup, or None.
        unnamed: how many more were not written.
    """

    written: str
    same: int
    not_restored: tuple[NotRestored, ...]
    stopped: str | None
    unnamed: int = 0


def restore(paths: Paths, backup: Path) -> Restored:
    """Write what is in a backup and not here yet.

    Args:
        paths: the folders in force.
        backup: the file.

    Raises:
        FileRefusedError: it cannot be read, is no tar file, or holds nothing of ticlist's.
    """
    return _Restoring(paths, backup).run()


class _Restoring:
    def __init__(self, paths: Paths, backup: Path) -> None:
        self._rooms = rooms_of(paths)
        self._by_part = {room.part: room for room in self._rooms}
        self._backup = backup
        self._sums: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._seen: set[str] = set()
        self._same = 0
        self._not_restored: list[NotRestored] = []
        self._unnamed = 0
        self._is_ours = False

    def run(self) -> Restored:
        try:
            stopped = self._go_through(drafts=False)
            # What is unfinished comes last: the rest matters more if the disk is full.
            self._go_through(drafts=True)
        except StoreError as error:
            stopped = str(error)
        else:
            for name in self._sums:
                if name not in self._seen:
                    self._refuse(name, "It is missing from the backup.")
        if not self._is_ours:
            raise FileRefusedError(
                what=stopped or f"{self._backup}: It holds nothing that ticlist has written."
            )
        return Restored(
            counted(self._numbers, self._rooms),
            self._same,
            tuple(self._not_restored),
            stopped,
            self._unnamed,
        )

    def _go_through(self, *, drafts: bool) -> str | None:
        """Restore the drafts, or all but those; the answer is why it ended early, if it did."""
        try:
            with _opened(self._backup) as file:
                for member in members(file, MOST_BYTES):
                    if _is_a_drafts(member) == drafts:
                        self._take(member)
        except FileRefusedError as error:
            what = " ".join(each for each in (error.what, error.what_to_do) if each)
        except OSError as error:
            what = f"It cannot be read: {error.strerror}."
        else:
            return None
        return f"{self._backup}: {what}"

    def _take(self, member: Member) -> None:
        name = _bare(member.name)
        if member.kind == FOLDER and name in {"", "data", "config", *self._by_part}:
            return
        room = self._by_part.get(os.path.dirname(name))  # noqa: PTH120 - a name in the backup
        is_own = name in {README, SUMS}
        base = os.path.basename(name)  # noqa: PTH119
        if not is_own and (room is None or not room.holds(base)):
            self._refuse(member.name, "Its name is none that a backup has.")
        elif member.kind != PLAIN:
            self._refuse(name, f"It is {member.kind}.")
        elif name in self._seen:
            self._refuse(name, "It stands in the backup twice; the first one counts.")
        elif is_own or room is None:
            self._is_ours = True
            self._read_sums(name, member)
        else:
            self._seen.add(name)
            self._is_ours = True
            self._put(room, base, member.data, member.size)

    def _read_sums(self, name: str, member: Member) -> None:
        if name == SUMS and member.data is not None:
            lines = member.data.decode("utf-8", "replace").splitlines()
            sums = (_SUM.fullmatch(line) for line in lines)
            self._sums = {found["name"]: found["sum"] for found in sums if found}

    def _put(self, room: Room, base: str, data: bytes | None, size: int) -> None:
        name = f"{room.part}/{base}"
        if data is None or size > room.most:
            self._refuse(name, f"It is larger than the {room.most >> 20} MiB that ticlist reads.")
            return
        if self._sums.get(name) not in {None, hashlib.sha256(data).hexdigest()}:
            self._refuse(name, "It is not what was backed up: it was damaged or changed since.")
            return
        if self._is_written(room, base, data):
            kind = kind_of(room, base)
            self._numbers[kind] = self._numbers.get(kind, 0) + 1
        else:
            self._compare(name, room.folder / base, data)

    @staticmethod
    def _is_written(room: Room, base: str, data: bytes) -> bool:
        """Write a file, or find that there is something of its name."""
        path = room.folder / base
        if os.path.lexists(path):
            return False
        try:
            _make(room.folder)
            # Above the rooms, a link is the person's own business.
            folder = room.folder if "/" in room.part else room.folder.resolve()
            durable.create(folder, base, data)
        except FileExistsError:
            return False
        except OSError as error:
            raise StoreError(
                what=f"It could not be written: {durable.why(error)}.",
                where=str(path),
                what_to_do="Once that is mended, the same command goes on from here.",
            ) from None
        return True

    def _compare(self, name: str, path: Path, data: bytes) -> None:
        try:
            is_same = read_bytes(path, len(data)) == data
        except FileRefusedError:
            is_same = False
        if is_same:
            self._same += 1
        else:
            self._refuse(name, "It is here already with something else in it, and was left so.")

    def _refuse(self, name: str, why: str) -> None:
        if len(self._not_restored) < _MOST_NAMED:
            self._not_restored.append(NotRestored(name, why))
        else:
            self._unnamed += 1


def _make(folder: Path) -> None:
    try:
        durable.make_private_folder(folder)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def _opened(path: Path) -> BinaryIO:
    # Not blocking: opening a pipe would wait for ever for somebody to write into it.
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise FileRefusedError(what="It is not a plain file.")
    return file


def _bare(name: str) -> str:
    """A name in the backup without its top folder, or a name that no backup has."""
    name = name.removeprefix("./")
    if name.rstrip("/") == TOP:
        return ""
    inside = name.removeprefix(f"{TOP}/")
    return inside.rstrip("/") if inside != name else f"/{name}"


def _is_a_drafts(member: Member) -> bool:
    return _bare(member.name).startswith(f"{DRAFTS}/")
