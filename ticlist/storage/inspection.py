"""Reading everything that is kept, and saying what is wrong with each file. Nothing is changed."""

from __future__ import annotations

import os
import pwd
import re
import stat
import time
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import decoded, parsed, read_bytes
from ticlist.storage import belongings, locks
from ticlist.storage.belongings import Room, rooms_of, what_else
from ticlist.storage.names import SUFFIX
from ticlist.storage.paths import REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.storage.paths import Paths

_PLACE = re.compile(r":(\d+)(?::(\d+))?\Z")
_CLAIM = re.compile(r"\.claim-.+")
_UNDER_WAY_SECONDS = 10.0
_OTHERS = 0o077


class Finding(NamedTuple):
    """One thing that is wrong: with which file, where in it if that is known, and what."""

    path: Path
    what: str
    line: int | None = None
    column: int | None = None

    @property
    def where(self) -> str:
        """The file, with line and column where they are known."""
        return ":".join(str(each) for each in (self.path, self.line, self.column) if each)


class Looked(NamedTuple):
    """One file or folder that was looked at, and everything that is wrong with it."""

    path: Path
    findings: tuple[Finding, ...]


def inspected(paths: Paths) -> Iterator[Looked]:
    """Look at everything of a person's, one file after the other.

    Args:
        paths: the folders in force.
    """
    for room in rooms_of(paths):
        yield from _room(room)


def open_to_others(paths: Paths) -> list[str]:
    """A line on each folder of a person's that others can enter, with what mends it.

    Only the folders are looked at, none of their files. What lies in one that others cannot enter
    is out of their reach, whatever its own mode says.
    """
    tops = (paths.data, paths.config)
    lines = []
    for folder in dict.fromkeys((*tops, *(room.folder for room in rooms_of(paths)))):
        try:
            status = folder.stat()
        except OSError:
            continue
        if status.st_uid != os.geteuid():
            lines.append(f"{folder} belongs to {_account(status.st_uid)}, who can read all in it.")
        elif folder in tops and status.st_mode & _OTHERS:
            lines.append(f"Others can read {folder}: {_mending(folder, 0o700)} mends it.")
    return lines


# --- folders ----------------------------------------------------------------------------------


def _room(room: Room) -> Iterator[Looked]:
    try:
        status = room.folder.lstat()
        # Above the rooms, a link is the person's own business.
        if "/" not in room.part:
            status = room.folder.stat()
        if not stat.S_ISDIR(status.st_mode):
            what = what_else(status) or "a plain file"
            yield _looked(room.folder, f"Is {what}, and has to be a folder.")
            return
        names = sorted(each.name for each in room.folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        yield _looked(room.folder, f"Cannot be read: {error.strerror}.")
        return
    yield Looked(room.folder, tuple(_whose(room.folder, status, 0o700)))
    for name in names:
        if not _is_a_folder_of_its_own(room, name):
            yield from _file(room, room.folder / name)


def _is_a_folder_of_its_own(room: Room, name: str) -> bool:
    known = {"data": {"reflections", "history", "drafts", REPORTS}, "config": {"checklists"}}
    return name in known.get(room.part, ())


def _looked(path: Path, *whats: str) -> Looked:
    return Looked(path, tuple(Finding(path, what) for what in whats))


# --- files ------------------------------------------------------------------------------------


def _file(room: Room, path: Path) -> Iterator[Looked]:
    try:
        status = path.lstat()
    except OSError:
        return  # it went away meanwhile
    what = what_else(status)
    if what is not None:
        yield _looked(path, f"Is {what}; ticlist reads plain files alone.")
        return
    found = [*_whose(path, status, 0o600)]
    if room.holds(path.name):
        found += _content(room, path)
    elif room.part == belongings.DRAFTS and path.name.endswith(locks.SUFFIX):
        found += _lock(path)
    elif belongings.can_be_had_again(room, path.name):
        found = []
    elif belongings.CUT_OFF.fullmatch(path.name) or _CLAIM.fullmatch(path.name):
        found += _left_over(path, status)
    else:
        found.append(Finding(path, "Is not a name that ticlist gives; it is left alone."))
    yield Looked(path, tuple(found))


def _whose(path: Path, status: os.stat_result, mode: int) -> Iterator[Finding]:
    if status.st_uid != os.geteuid():
        yield Finding(path, f"Belongs to {_account(status.st_uid)}.")
    elif status.st_mode & _OTHERS:
        what = f"Is open to others: {_mending(path, mode)} mends it."
        yield Finding(path, what)


def _content(room: Room, path: Path) -> Iterator[Finding]:
    try:
        data = read_bytes(path, room.most)
        inside = _id_inside(room, path, data)
    except FileRefusedError as error:
        if os.path.lexists(path):
            yield _refused(path, error)
        return
    if inside is not None and inside != _id_outside(room, path):
        yield Finding(path, "Says of itself that it has another id than its name.")


def _id_inside(room: Room, path: Path, data: bytes) -> str | None:
    """Read a file, and give the id that stands in it if one has to.

    Raises:
        FileRefusedError: it cannot be read.
    """
    from ticlist.files.reflection_file import read_draft, read_reflection

    where = str(path)
    if room.part == belongings.DRAFTS:
        return read_draft(data, where=where).reflection.id
    if room.part in {belongings.REFLECTIONS, belongings.HISTORY}:
        return read_reflection(data, where=where).id
    if room.part == belongings.CHECKLISTS:
        _refuse_mistakes(path, data)
    elif path.suffix == SUFFIX:
        parsed(decoded(data, where), where)
    else:
        decoded(data, where)
    return None


def _refuse_mistakes(path: Path, data: bytes) -> None:
    from ticlist.files.checklist_file import read_checklist

    for first in read_checklist(data, name=path.name).mistakes[:1]:
        raise FileRefusedError(what=first.message, where=f"{path}:{first.line}:{first.column}")


def _id_outside(room: Room, path: Path) -> str | None:
    return belongings.reflection_of(path.name) if room.part == belongings.HISTORY else path.stem


def _refused(path: Path, error: FileRefusedError) -> Finding:
    line, column = place_of(error, path)
    return Finding(path, error.what, line, column)


def place_of(error: FileRefusedError, path: Path) -> tuple[int | None, int | None]:
    """The line and column that a file was refused at, as far as they are known."""
    found = _PLACE.match((error.where or "").removeprefix(str(path)))
    if found is None:
        return None, None
    line, column = found.groups()
    return int(line), int(column) if column else None


def _lock(path: Path) -> Iterator[Finding]:
    owner = locks.holder_of(path)
    if owner is not None and locks.is_alive(owner) is False:
        yield Finding(
            path,
            f"Was left by a program that has ended ({owner.in_words()}); going on with the draft"
            " takes it over.",
        )


def _left_over(path: Path, status: os.stat_result) -> Iterator[Finding]:
    # A younger one is the write of another program, under way at this moment.
    if abs(time.time() - status.st_mtime) > _UNDER_WAY_SECONDS:
        yield Finding(path, "Was left by a write that was cut off; an editor shows what it holds.")


# --- words ------------------------------------------------------------------------------------


def _mending(path: Path, mode: int) -> str:
    import shlex

    return f"chmod {mode:o} {shlex.quote(str(path))}"


def _account(uid: int) -> str:
    try:
        return f"the account '{pwd.getpwuid(uid).pw_name}'"
    except KeyError:
        return f"the account {uid}"
