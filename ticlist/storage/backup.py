"""Everything personal in one plain tar file, to keep elsewhere or to move to another machine."""

from __future__ import annotations

import hashlib
import io
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.tarread import PLAIN, members
from ticlist.files.tomlread import read_bytes
from ticlist.storage import belongings
from ticlist.storage.belongings import can_be_had_again, counted, kind_of, rooms_of, what_else
from ticlist.storage.cut_off import cut_off_drafts
from ticlist.storage.paths import REPORTS

if TYPE_CHECKING:
    import tarfile
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.storage.belongings import Room
    from ticlist.storage.paths import Paths

TOP = "ticlist-backup"
README = "README.txt"
SUMS = "SHA256SUMS"

ONLY_THERE = "It is a write that was cut off, with words that are nowhere else: look at it first."

MOST_BYTES = 64 << 20
"""The largest file that is put into a backup."""

_README = """\
This is a backup of ticlist: everything that one person has written with it, and
what they set it to. Nothing in it is locked: whoever can open it can read it.

It is a plain tar file. Any program that unpacks tar files opens it, such as

    tar -xf FILE.tar

and every file in it is text that any editor shows:

  data/reflections/   what was saved, a file each, named by day and checklist
  data/history/       earlier wordings of reflections that were changed later
  data/drafts/        what was begun and not saved yet
  data/               notes of what was exported or added to a team's picture
  config/checklists/  own checklists
  config/             settings, own support text, own list of private words
  SHA256SUMS          what each file has to be; 'sha256sum -c SHA256SUMS' compares

'ticlist restore FILE.tar' puts everything back. It writes over nothing.
"""


class LeftOut(NamedTuple):
    """Something that is not in the backup: which file, why, and whether words may be missing."""

    path: Path
    why: str
    holds_words: bool


class Backup(NamedTuple):
    """A backup: its bytes, what is in it in words, and what is not."""

    data: bytes
    holds: str
    left_out: tuple[LeftOut, ...]
    too_large: tuple[Path, ...]
    """Files that are in it, and that ticlist itself could not read again."""


class _File(NamedTuple):
    data: bytes
    changed: int


class _Collected(NamedTuple):
    files: dict[str, _File]
    numbers: dict[str, int]
    left_out: list[LeftOut]
    too_large: list[Path]


def packed(paths: Paths) -> Backup:
    """Everything personal, read and packed.

    Raises:
        FileRefusedError: what was packed does not read back the same.
    """
    rooms = rooms_of(paths)
    found = _Collected({}, {}, [], [])
    # What is saved or changed meanwhile goes from drafts to reflections, from there to history:
    # read in this order, nothing is missed on its way.
    for room in sorted(rooms, key=lambda room: room.part != belongings.DRAFTS):
        _collect(room, found)
    only_there = {each.path for each in cut_off_drafts(paths)}
    found.left_out[:] = [
        LeftOut(each.path, ONLY_THERE, holds_words=True) if each.path in only_there else each
        for each in found.left_out
    ]
    parts = [room.part for room in rooms]
    in_order = sorted(found.files, key=lambda name: (parts.index(os.path.dirname(name)), name))  # noqa: PTH120 - a name in the backup
    data = _tar({name: found.files[name] for name in in_order}, parts)
    _read_back(data, found.files)
    return Backup(
        data, counted(found.numbers, rooms), tuple(found.left_out), tuple(found.too_large)
    )


def _collect(room: Room, found: _Collected) -> None:
    for path, status in _entries(room, found.left_out):
        if can_be_had_again(room, path.name):
            continue
        what = what_else(status)
        if what is not None:
            found.left_out.append(LeftOut(path, f"It is {what}.", holds_words=False))
            continue
        if not room.holds(path.name):
            found.left_out.append(LeftOut(path, _not_ours(path.name), holds_words=False))
            continue
        try:
            data = read_bytes(path, MOST_BYTES)
        except FileRefusedError as error:
            if os.path.lexists(path):
                found.left_out.append(LeftOut(path, error.what, holds_words=True))
            continue
        found.files[f"{room.part}/{path.name}"] = _File(data, int(status.st_mtime))
        kind = kind_of(room, path.name)
        found.numbers[kind] = found.numbers.get(kind, 0) + 1
        if len(data) > room.most:
            found.too_large.append(path)


def _entries(room: Room, left_out: list[LeftOut]) -> Iterator[tuple[Path, os.stat_result]]:
    """What is in a folder, but for locks, rooms of their own and what went away meanwhile."""
    try:
        # Above the rooms, a link is the person's own business.
        if "/" in room.part and room.folder.is_symlink():
            left_out.append(LeftOut(room.folder, "It is a link.", holds_words=True))
            return
        names = sorted(each.name for each in room.folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        why = f"It cannot be read: {error.strerror}."
        left_out.append(LeftOut(room.folder, why, holds_words=True))
        return
    for name in names:
        path = room.folder / name
        try:
            status = path.lstat()
        except OSError:
            continue
        if not _is_elsewhere(room, name):
            yield path, status


def _is_elsewhere(room: Room, name: str) -> bool:
    if room.part == belongings.DRAFTS:
        return name.endswith(".lock")
    known = {"data": {"reflections", "history", "drafts", REPORTS}, "config": {"checklists"}}
    return name in known.get(room.part, ())


def _not_ours(name: str) -> str:
    if belongings.CUT_OFF.fullmatch(name):
        return "It is a write that was cut off, or is under way."
    return "Its name is none that ticlist gives."


def _tar(files: dict[str, _File], parts: list[str]) -> bytes:
    import tarfile  # noqa: PLC0415 - only packing needs it

    now = int(time.time())
    sums = "".join(
        f"{hashlib.sha256(file.data).hexdigest()}  {name}\n" for name, file in files.items()
    )
    whole = {
        README: _File(_README.encode(), now),
        SUMS: _File(sums.encode(), now),
        **files,
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for folder in ("", *sorted({"data", "config", *parts})):
            tar.addfile(_heading(folder, now, folder=True))
        for name, file in whole.items():
            heading = _heading(name, file.changed)
            heading.size = len(file.data)
            tar.addfile(heading, io.BytesIO(file.data))
    return out.getvalue()


def _heading(name: str, changed: int, *, folder: bool = False) -> tarfile.TarInfo:
    # Nothing of the account: its name and number mean nothing on another machine.
    import tarfile  # noqa: PLC0415

    heading = tarfile.TarInfo(f"{TOP}/{name}" if name else TOP)
    heading.type = tarfile.DIRTYPE if folder else tarfile.REGTYPE
    heading.mode = 0o700 if folder else 0o600
    heading.mtime = max(changed, 0)
    return heading


def _read_back(data: bytes, files: dict[str, _File]) -> None:
    read = {
        each.name.removeprefix(f"{TOP}/"): each.data
        for each in members(io.BytesIO(data), MOST_BYTES)
        if each.kind == PLAIN
    }
    read.pop(README), read.pop(SUMS)
    if read != {name: file.data for name, file in files.items()}:
        raise FileRefusedError(what="What was packed does not read back the same.")
