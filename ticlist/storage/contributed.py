"""What a person added to their team's picture, as noted in their own store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files.durable import why
from ticlist.model.periods import days_of
from ticlist.storage.inbox import INBOX, NAME
from ticlist.storage.notes import add_note, may_stand_in, notes_and_whether_all, take_notes_out

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

_KIND = "contributed"
NOT_READ = "The notes of what you added to your team's picture cannot all be read."
NOTHING_ADDED = "Nothing was added: without a note of it you could not take it back."


class Contributed(NamedTuple):
    """One contribution of a person's own.

    Args:
        at: when it was added.
        reflection: the id of the reflection it was taken from.
        checklist: its checklist.
        period: the period whose picture it was added to.
        file: its whole path in the team's inbox.
        line: exactly what was copied there.
    """

    at: dt.datetime
    reflection: str
    checklist: str
    period: str
    file: str
    line: str


_BEFORE_THE_FILE = Contributed._fields[: Contributed._fields.index("file")]


def drop_of(contributed: Contributed) -> Path | None:
    """The folder of the team that something was added to; None where the note names none."""
    file = Path(contributed.file)
    is_one = file.is_absolute() and file.parent.name == INBOX and bool(NAME.fullmatch(file.name))
    return file.parent.parent if is_one else None


def note_contributed(paths: Paths, contributed: Contributed) -> None:
    """Remember a contribution.

    Raises:
        StoreError: it could not be written down so that it can be read again.
    """
    table = {**contributed._asdict(), "at": contributed.at.replace(microsecond=0)}
    try:
        add_note(paths.contributed, _KIND, table)
    except OSError as error:
        raise _not_noted(paths, error) from None
    noted = {each.file for each in contributed_by(paths)}
    if contributed.file not in noted and may_be_noted(paths, contributed.file):
        raise StoreError(what=NOT_READ, where=str(paths.contributed), what_to_do=NOTHING_ADDED)


def may_be_noted(paths: Paths, file: str) -> bool:
    """Whether a file in an inbox is noted, or nobody can tell since the notes cannot be read."""
    return may_stand_in(paths.contributed, Path(file).name)


def contributed_by(paths: Paths) -> list[Contributed]:
    """What a person added, oldest first; what cannot be read of it is left out."""
    return contributed_and_whether_all(paths)[0]


def contributed_and_whether_all(paths: Paths) -> tuple[list[Contributed], bool]:
    """What a person added, as far as its notes can be read, oldest first; and whether all can."""
    tables, are_all = notes_and_whether_all(paths.contributed, _KIND, _BEFORE_THE_FILE)
    found = [_read(each) for each in tables]
    return [each for each in found if each is not None], are_all and None not in found


def forget_contributed(paths: Paths, file: str) -> None:
    """Take the note of a contribution away.

    Args:
        paths: the folders in force.
        file: as it was noted.

    Raises:
        StoreError: it could not be written.
    """
    _take_out(paths, "file", file)


def forget_contributed_of(paths: Paths, reflection_id: str) -> list[str]:
    """Take every note of what was added of a reflection away.

    Returns:
        The files that were noted.

    Raises:
        StoreError: it could not be written.
    """
    return _take_out(paths, "reflection", reflection_id)


def _take_out(paths: Paths, key: str, value: str) -> list[str]:
    files = []

    def goes(table: dict[str, Any]) -> bool:
        if table.get(key) == value:
            files.append(str(table.get("file")))
            return True
        return False

    try:
        take_notes_out(paths.contributed, _KIND, goes)
    except FileRefusedError as error:
        raise StoreError(what=error.what, where=str(paths.contributed)) from None
    except OSError as error:
        raise _not_noted(paths, error) from None
    return files


def _read(table: dict[str, Any]) -> Contributed | None:
    # The file may have been written by anybody: it comes along in a backup.
    at, words = table.get("at"), [table.get(each) for each in Contributed._fields[1:]]
    if not isinstance(at, dt.datetime) or not all(isinstance(each, str) for each in words):
        return None
    found = Contributed(at, *map(str, words))
    is_one = days_of(found.period) is not None and drop_of(found) is not None
    return found if is_one else None


def _not_noted(paths: Paths, error: OSError) -> StoreError:
    return StoreError(
        what=f"It could not be written down what was added: {why(error)}.",
        where=str(paths.contributed),
    )
