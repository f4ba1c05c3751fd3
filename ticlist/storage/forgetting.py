"""Taking a reflection away for good: its draft, its earlier wordings, what was cut off, itself.

What is remembered of files that were made from it goes too; the files themselves are out of reach.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.files.durable import why
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage.drafts import Drafts
from ticlist.storage.exports import forget_noted
from ticlist.storage.names import same_but_the_day
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.storage.paths import Paths

OUT_OF_REACH = """\
What ticlist cannot reach: copies that were exported, backups, snapshots of the
disk, what a terminal still shows or has kept, and what the disk itself holds
until it is written over."""


def forget(paths: Paths, reflection_id: str) -> None:
    """Take a reflection away, with its draft and its earlier wordings.

    The reflection itself goes last: where something stays behind, it can still be named, and
    forgotten again.

    Args:
        paths: the folders in force.
        reflection_id: of a reflection; that it is not there any more is no mistake.

    Raises:
        OpenElsewhereError: another program has its draft open.
        StoreError: something of it could not be taken away.
    """
    try:
        _forget_all(paths, reflection_id)
    except OSError as error:
        raise StoreError(
            what=f"It could not be taken away: {why(error)}.", where=str(paths.data)
        ) from None


def _forget_all(paths: Paths, reflection_id: str) -> None:
    drafts = Drafts(paths)
    # Under another day too: one may choose another after the draft was begun.
    others = sorted(paths.drafts.glob(same_but_the_day(reflection_id)))
    for each in {reflection_id, *(other.stem for other in others)}:
        drafts.forget(each)
    forget_earlier(paths, reflection_id)
    forget_noted(paths, reflection_id)
    for folder in (paths.drafts, paths.history, paths.reflections):
        for half in folder.glob(".tmp-*"):
            if _holds(half, reflection_id):
                _remove(half)
    _remove(Store(paths).path_of(reflection_id))


def forget_earlier(paths: Paths, reflection_id: str) -> int:
    """Take the earlier wordings of a reflection away.

    Returns:
        How many there were.

    Raises:
        StoreError: one could not be taken away.
    """
    earlier = Store(paths).earlier(reflection_id)
    for each in earlier:
        _remove(each)
    return len(earlier)


def _holds(half: Path, reflection_id: str) -> bool:
    """Whether a write that was cut off was one of this reflection."""
    with contextlib.suppress(FileRefusedError):
        but_the_day = reflection_id[len("2026-11-21") :]
        return but_the_day.encode() in read_bytes(half, REFLECTION_BYTES)
    return False


def _remove(file: Path) -> None:
    try:
        durable.remove(file.parent, file.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(
            what=f"It could not be taken away: {why(error)}.", where=str(file)
        ) from None
