"""Taking a reflection away for good: its draft, its earlier wordings, what was cut off, itself.

What is remembered of files that were made from it goes too; the files themselves are out of reach.
What was added of it to a team's picture is taken back where it has not been counted.
"""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.files.durable import why
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage.contributed import contributed_and_whether_all, forget_contributed_of
from ticlist.storage.drafts import Drafts
from ticlist.storage.exports import forget_noted
from ticlist.storage.inbox import take_back
from ticlist.storage.names import same_but_the_day
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

OUT_OF_REACH = """\
What ticlist cannot reach: copies that were exported, answers that were counted
for a team's picture or lie in an inbox that is not there any more, backups,
snapshots of the disk, what a terminal still shows or has kept, and what the
disk itself holds until it is written over."""
NOT_TAKEN_BACK = (
    "What was added of it to your team's picture could not be taken back: the inbox cannot be "
    "reached, or what lies there belongs to another account by now. It may still be counted."
)
NOTES_NOT_READ = (
    "Whether anything of it was added to your team's picture cannot be told: the notes of that, in "
    "contributed.toml, cannot all be read. What was added may still be counted."
)

_PATIENCE = 2.0
"""How many seconds somebody is kept waiting for an inbox: one on a network may never answer."""


def forget(paths: Paths, reflection_id: str, silent: set[Path] | None = None) -> str:
    """Take a reflection away, with its draft and its earlier wordings.

    The reflection itself goes last: where something stays behind, it can still be named, and
    forgotten again.

    Args:
        paths: the folders in force.
        reflection_id: of a reflection; that it is not there any more is no mistake.
        silent: the inboxes that did not answer, which nobody waits for a second time; one that does
            not answer now is added.

    Returns:
        That something could not be taken back, in one line; empty where all is gone.

    Raises:
        OpenElsewhereError: another program has its draft open.
        StoreError: something of it could not be taken away.
    """
    try:
        return _forget_all(paths, reflection_id, set() if silent is None else silent)
    except OSError as error:
        raise StoreError(
            what=f"It could not be taken away: {why(error)}.", where=str(paths.data)
        ) from None


def _forget_all(paths: Paths, reflection_id: str, silent: set[Path]) -> str:
    drafts = Drafts(paths)
    # Under another day too: one may choose another after the draft was begun.
    others = sorted(paths.drafts.glob(same_but_the_day(reflection_id)))
    for each in {reflection_id, *(other.stem for other in others)}:
        drafts.forget(each)
    forget_earlier(paths, reflection_id)
    forget_noted(paths, reflection_id)
    left = _left_in_an_inbox(paths, reflection_id, silent)
    for folder in (paths.drafts, paths.history, paths.reflections):
        for half in folder.glob(".tmp-*"):
            if _holds(half, reflection_id):
                _remove(half)
    _remove(Store(paths).path_of(reflection_id))
    return left


def _left_in_an_inbox(paths: Paths, reflection_id: str, silent: set[Path]) -> str:
    """Take back what was added of it to a team's picture; in words, why some of it may be left."""
    known, are_all = contributed_and_whether_all(paths)
    added = [each for each in known if each.reflection == reflection_id]
    # Whoever left a team must still be able to forget.
    done = [_is_back(Path(each.file), silent) for each in added]
    if added:
        # Once more: something may have been put there, or noted, before its note was gone.
        noted = [each for each in forget_contributed_of(paths, reflection_id) if "\0" not in each]
        done += [_is_back(Path(each), silent) for each in noted]
    if not all(done):
        return NOT_TAKEN_BACK
    return "" if are_all else NOTES_NOT_READ


def _is_back(file: Path, silent: set[Path]) -> bool:
    """Take one file back, on a thread that may wait for a dead disk for as long as it wants."""
    done = []

    def work() -> None:
        with contextlib.suppress(StoreError):
            take_back(file)
            done.append(True)

    if file.parent not in silent:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(_PATIENCE)
        if thread.is_alive():
            silent.add(file.parent)
    return bool(done)


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
