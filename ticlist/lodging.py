"""Puts what was agreed to into the inbox of a team, and takes it away again, beside other windows.

What is put there is noted first. After it was put, its note is looked for: a window that takes
something away takes the note away, and then looks once more. So one of the two always finds it, and
nothing lies there that its person does not know of.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import NothingFitsError, StoreError, TiclistError
from ticlist.model.periods import period_in_words
from ticlist.offered import (
    CAN_BE_TAKEN_BACK,
    CANNOT_BE_UNDONE,
    CHANGED_MEANWHILE,
    COUNTED_ALREADY,
    MAY_BE_THERE,
    NOT_NOTED,
)
from ticlist.storage import inbox
from ticlist.storage.contributed import (
    Contributed,
    contributed_by,
    drop_of,
    forget_contributed,
    may_be_noted,
    note_contributed,
)

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths


def lodge(paths: Paths, noted: Contributed) -> list[Contributed]:
    """Note something, put it into the inbox, and see that it may stay there.

    Args:
        paths: the folders in force.
        noted: what is added, with the name that it is to have.

    Returns:
        What was added before in its place, and is to be taken away.

    Raises:
        MayBeThereError: nobody can tell whether it is there; it is noted.
        StoreError: it could not be noted, or the inbox does not take it; it is not there.
        NothingFitsError: the period has been counted meanwhile, or another window changed what was
            added; it is not there.
    """
    note_contributed(paths, noted)
    try:
        _put(paths, noted)
        return [] if _has_closed(paths, noted) else _earlier_than(paths, noted)
    except BaseException as error:
        is_gone = isinstance(error, TiclistError) and not isinstance(error, inbox.MayBeThereError)
        # Or it could not be taken back: another window may have taken the note away.
        if not (is_gone or may_be_noted(paths, noted.file)):
            _note_again(paths, noted)
        raise


def _note_again(paths: Paths, noted: Contributed) -> None:
    try:
        note_contributed(paths, noted)
    except StoreError:
        raise inbox.MayBeThereError(
            what=MAY_BE_THERE, where=noted.file, what_to_do=NOT_NOTED
        ) from None


def place_of(contributed: Contributed) -> tuple[str, str, str]:
    """Of all that has one place, one counts: the inbox, the period and the checklist."""
    folder = contributed.file.rpartition("/")[0]
    return folder, contributed.period, contributed.checklist


def _put(paths: Paths, noted: Contributed) -> None:
    """Put what is noted into the inbox.

    Raises:
        MayBeThereError: nobody can tell whether it came to that.
        StoreError: the inbox does not take it.
        NothingFitsError: another window took it away meanwhile.
    """
    file = Path(noted.file)
    try:
        inbox.put(file.parent.parent, file.name, noted.line)
    except inbox.MayBeThereError:
        raise
    except StoreError:
        if not may_be_noted(paths, noted.file):
            raise NothingFitsError(what=CHANGED_MEANWHILE) from None
        forget_contributed(paths, noted.file)
        raise


def _has_closed(paths: Paths, noted: Contributed) -> bool:
    """Whether the period of what was put there just now is being counted, with it.

    Raises:
        MayBeThereError: that cannot be seen.
        NothingFitsError: it came too late, and lies there no more.
    """
    try:
        is_closed = is_counted(noted)
        is_late = is_closed and inbox.take_back(Path(noted.file))
    except StoreError as error:
        raise _may_be_there(error.where) from None
    if is_late:
        with contextlib.suppress(StoreError):
            forget_contributed(paths, noted.file)
        raise NothingFitsError(what=COUNTED_ALREADY.format(period=period_in_words(noted.period)))
    if is_closed and not may_be_noted(paths, noted.file):
        raise _may_be_there(noted.file)  # another window said that there was nothing
    return is_closed


def _earlier_than(paths: Paths, noted: Contributed) -> list[Contributed]:
    """What was added before, and is replaced by what was put there just now.

    Of two windows that add at once, the one whose note stands last goes on; the other, or one
    whose note was taken away meanwhile, takes back what it put there.

    Raises:
        MayBeThereError: it had to be taken back, and nobody can tell whether it was.
        NothingFitsError: it was taken back.
    """
    notes = contributed_by(paths)
    found = [each for each in notes if place_of(each) == place_of(noted)]
    files = [each.file for each in found]
    if files[-1:] == [noted.file]:
        return [each for each in found if each.file != noted.file]
    if noted.file not in files and may_be_noted(paths, noted.file):
        return []  # that nobody can read its note any more is no word of another window's
    try:
        is_left = not inbox.take_back(Path(noted.file)) and is_counted(noted)
    except StoreError as error:
        raise _may_be_there(error.where) from None
    if is_left:
        raise _may_be_there(noted.file)
    with contextlib.suppress(StoreError):
        forget_contributed(paths, noted.file)
    raise NothingFitsError(what=CHANGED_MEANWHILE)


def take_away(paths: Paths, contributed: Contributed) -> bool:
    """Take one back, and its note; tell whether it was there."""
    was_there = inbox.take_back(Path(contributed.file))
    # Asked after: the collector closes a period before anything goes from the inbox.
    if not was_there and is_counted(contributed):
        raise NothingFitsError(what=CANNOT_BE_UNDONE)
    forget_contributed(paths, contributed.file)
    return was_there or _came_meanwhile(paths, contributed)


def _came_meanwhile(paths: Paths, contributed: Contributed) -> bool:
    """Look once more when the note is gone: a window that adds looks for it when it has put it.

    So one of the two takes it away.
    """
    try:
        return inbox.take_back(Path(contributed.file))
    except StoreError:
        _note_again(paths, contributed)
        raise


def is_counted(contributed: Contributed) -> bool:
    """Whether it has been counted, and cannot be taken back any more.

    Raises:
        StoreError: the inbox cannot be reached, so that nobody knows.
    """
    drop = drop_of(contributed)
    return drop is None or inbox.is_closed(drop, contributed.period)


def _may_be_there(where: str | None) -> inbox.MayBeThereError:
    return inbox.MayBeThereError(what=MAY_BE_THERE, where=where, what_to_do=CAN_BE_TAKEN_BACK)
