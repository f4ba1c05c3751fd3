"""Notes that a person's own store keeps of what left it: one file a kind, one table a note.

Each is put at the end of its file by itself, so that one that was cut off spoils no other; and
while a file is read and written anew, other programs wait, so that none loses another's.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.files.tomlread import REFLECTION_BYTES, decoded, parsed, read_bytes
from ticlist.storage.locks import alone_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    _Tables: TypeAlias = list[dict[str, Any]]


def add_note(file: Path, kind: str, table: dict[str, Any]) -> None:
    """Put a note at the end of a file.

    Args:
        file: which; its folder is made if it is not there.
        kind: what the table is called.
        table: the note; empty values are left out.

    Raises:
        OSError: it could not be written.
    """
    durable.make_private_folder(file.parent)
    with alone_in(file.parent):
        durable.append(file.parent, file.name, _bytes_of(kind, [table]))


def notes_in(file: Path, kind: str) -> list[dict[str, Any]]:
    """The notes in a file, oldest first; what cannot be read of it is left out."""
    try:
        text = decoded(read_bytes(file, REFLECTION_BYTES), str(file))
    except FileRefusedError:
        return []
    return _tables_in(text, kind, file)


def notes_and_whether_all(
    file: Path, kind: str, first_keys: Sequence[str]
) -> tuple[list[dict[str, Any]], bool]:
    """The notes in a file that can be read, oldest first, and whether those are all.

    One that was cut off, while it was written, before it said what it is about, is none: what it
    was to tell of never came to be done. Whatever else stands there may have been a note.

    Args:
        file: which; one that is not there has none.
        kind: what its tables are called.
        first_keys: what a note has before the key that says what it is about, in that order.
    """
    try:
        os.lstat(file)
        text = decoded(read_bytes(file, REFLECTION_BYTES), str(file))
    except FileNotFoundError:
        return [], True
    except (OSError, FileRefusedError):
        return [], False
    first, *notes = _parts(text, kind)
    # What is put behind one begins with the end of a line.
    notes = [*(each.removesuffix("\n") for each in notes[:-1]), *notes[-1:]]
    tables = [(each, _read(each, file)) for each in notes]
    whole = [pair for pair in tables if not _was_cut_off(*pair, first_keys, file)]
    found = [table for _, table in whole if table is not None]
    joined = f"\n[[{kind}]]".join([first, *(each for each, _ in whole)])
    return found, _read(joined, file) == ({kind: found} if whole else {})


def _was_cut_off(
    text: str, table: dict[str, Any] | None, first_keys: Sequence[str], file: Path
) -> bool:
    # A line that has its end was written whole, and spoilt afterwards.
    if table is None and not text.endswith("\n"):
        table = _read(text.rpartition("\n")[0], file)
    return table is not None and [*table] == [*first_keys[: len(table)]]


def may_stand_in(file: Path, words: str) -> bool:
    """Whether some words stand in a file of notes, in one that can be read or not."""
    try:
        return words.encode() in read_bytes(file, REFLECTION_BYTES)
    except FileRefusedError:
        return os.path.lexists(file)


def take_notes_out(file: Path, kind: str, goes: Callable[[dict[str, Any]], bool]) -> None:
    """Take some notes out of a file; every other word of it stays, readable or not.

    Args:
        file: which; that it is not there is no mistake.
        kind: what its tables are called.
        goes: whether a note is one of them.

    Raises:
        FileRefusedError: it cannot be read.
        OSError: it could not be written.
    """
    if not os.path.lexists(file):
        return
    with alone_in(file.parent):
        text = decoded(read_bytes(file, REFLECTION_BYTES), str(file))
        first, *notes = _parts(text, kind)
        tables = [(each, _read(each, file)) for each in notes]
        left = [each for each, table in tables if table is None or not goes(table)]
        if len(left) < len(notes):
            whole = f"[[{kind}]]".join([first, *left])
            durable.replace(file.parent, file.name, whole.encode())


def rewrite_notes(file: Path, kind: str, change: Callable[[_Tables], _Tables]) -> None:
    """Have other notes in a file than there are.

    Args:
        file: which; that it is not there is no mistake.
        kind: what its tables are called.
        change: given the notes, gives those that there are to be.

    Raises:
        OSError: they could not be written.
    """
    if not os.path.lexists(file):
        return
    with alone_in(file.parent):
        before = notes_in(file, kind)
        after = change(before)
        if after != before:
            durable.replace(file.parent, file.name, _bytes_of(kind, after))


def _tables_in(text: str, kind: str, file: Path) -> list[dict[str, Any]]:
    found = (_read(each, file) for each in _parts(text, kind)[1:])
    return [table for table in found if table is not None]


def _parts(text: str, kind: str) -> list[str]:
    """What stands before the first note, and then what each says."""
    heading = rf"\[\[{kind}\]\]"
    # A heading that was cut off, right before the next one, would spoil the note above it.
    begun = "|".join(re.escape(f"[[{kind}]]"[:length]) for length in range(1, len(kind) + 4))
    text = re.sub(rf"^(?:{begun})\n(?={heading}[ \t]*$)", "", text, flags=re.MULTILINE)
    return re.split(rf"^{heading}[ \t]*$", text, flags=re.MULTILINE)


def _read(text: str, file: Path) -> dict[str, Any] | None:
    try:
        return parsed(text, file.name)
    except FileRefusedError:
        return None


def _bytes_of(kind: str, tables: Iterable[dict[str, Any]]) -> bytes:
    import tomli_w  # noqa: PLC0415 - only writing needs it

    # Not as an array of tables, which tomli-w may put on one line.
    given = ({key: value for key, value in each.items() if value} for each in tables)
    return "".join(f"\n[[{kind}]]\n{tomli_w.dumps(each)}" for each in given).encode()
