"""Drafts whose writing was cut off before they got their name, with words that are nowhere else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage import locks
from ticlist.storage.belongings import CUT_OFF
from ticlist.storage.drafts import Drafts
from ticlist.storage.names import named, same_but_the_day

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.storage.paths import Paths


class CutOffDraft(NamedTuple):
    """A draft that was written whole, or nearly, and never got its name.

    Args:
        path: the file it is in.
        draft_id: the draft it was to be.
        written: when.
    """

    path: Path
    draft_id: str
    written: dt.datetime


def cut_off_drafts(paths: Paths) -> list[CutOffDraft]:
    """Those that are newer than what is kept under their name, the newest first.

    One that is being written at this moment, by a program that runs, is none.
    """
    try:
        files = [each for each in paths.drafts.iterdir() if CUT_OFF.fullmatch(each.name)]
    except OSError:
        return []
    found = [each for file in files if (each := _found(paths, file)) is not None]
    return sorted(found, key=lambda each: each.written, reverse=True)


def sweep(paths: Paths) -> None:
    """Take away what writes that were cut off left behind more than a day ago.

    What holds words that are nowhere else stays, however old it is.
    """
    spared = {each.path.name for each in cut_off_drafts(paths)}
    for folder in (paths.reflections, paths.history, paths.drafts):
        durable.sweep(folder, spared)


def _found(paths: Paths, file: Path) -> CutOffDraft | None:
    from ticlist.files.reflection_file import read_draft

    try:
        draft = read_draft(read_bytes(file, REFLECTION_BYTES), where=str(file))
        changed = file.stat().st_mtime_ns
    except (FileRefusedError, OSError):
        return None
    draft_id = draft.reflection.id
    if named(draft_id) is None:
        return None  # its id is part of a path from here on
    drafts = Drafts(paths)
    owner = drafts.owner_of(draft_id)
    if owner is not None and locks.is_alive(owner):
        return None
    # Under another day too: one may choose another after the draft was begun.
    others = [*paths.drafts.glob(same_but_the_day(draft_id)), drafts.path_of(draft_id)]
    others += paths.reflections.glob(same_but_the_day(draft_id))
    kept = max(map(_changed, others))
    written = _time(changed // 10**9)
    return CutOffDraft(file, draft_id, written) if changed > kept else None


def _time(seconds: int) -> dt.datetime:
    try:
        return dt.datetime.fromtimestamp(seconds).astimezone()
    except (ValueError, OverflowError, OSError):  # a disk can hold years that nobody will see
        return dt.datetime.fromtimestamp(0).astimezone()


def _changed(file: Path) -> int:
    try:
        return file.lstat().st_mtime_ns
    except OSError:
        return 0
