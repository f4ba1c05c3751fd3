"""Reading a folder that others may have put anything into.

Nothing is followed, waited for, set going or read beyond its size, and what does not count is named
in one line, however much of it there is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.contribution_file import MOST_BYTES, read_contribution
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ticlist.model.contribution import Contribution

HALF = ".tmp-"
"""What names of files begin with that are being written."""

NO_NAME = "not a name of a contribution"
NOT_PLAIN = "not a plain file"

_LISTED = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_LOOKED_INTO = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_MOST_NAMED = 5
_LONGEST_NAMED = 60
# What whoever owns a file can bring about. Any other error may be the disk's: what cannot be read
# then must not be taken for what does not count.
_THEIR_DOING = {
    errno.EACCES,
    errno.EAGAIN,
    errno.EBUSY,
    errno.ELOOP,
    errno.ENOENT,
    errno.ENXIO,
    errno.EPERM,
}


class Refused(NamedTuple):
    """Something in a folder that does not count, by its name, and why in a few words."""

    name: str
    why: str


def refused_in_words(refused: Iterable[Refused]) -> str:
    """One line on what does not count; empty where there is nothing."""
    every = sorted(refused)
    if not every:
        return ""
    named = [f"{_short(each.name)} ({each.why})" for each in every[:_MOST_NAMED]]
    more = len(every) - len(named)
    others = f" and {more} more" if more else ""
    count = "1 file does" if len(every) == 1 else f"{len(every)} files do"
    return f"{count} not count: {', '.join(named)}{others}."


def _short(name: str) -> str:
    shown = visible_line(name)
    return shown if len(shown) <= _LONGEST_NAMED else f"{shown[:_LONGEST_NAMED]}..."


@contextlib.contextmanager
def listed(folder: Path | str, above: int | None = None) -> Iterator[int]:
    """A folder, held open to be listed; never through a link in its place."""
    at = os.open(folder, _LISTED, dir_fd=above)
    try:
        yield at
    finally:
        os.close(at)


def names_in(folder: int) -> list[str]:
    """The names in a folder that is held open."""
    return os.listdir(folder)


def plain_bytes(folder: int, name: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a small plain file in a folder that others may have written into.

    Args:
        folder: held open.
        name: of the file.

    Raises:
        FileRefusedError: it is a link, a pipe, a folder or a device, too large, or its owner keeps
            it from being read.
        OSError: the disk does not give it.
    """
    try:
        # Looked at first: opening a device can set it going.
        if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise FileRefusedError(what=NOT_PLAIN)
        file = os.open(name, _LOOKED_INTO, dir_fd=folder)
    except OSError as error:
        raise FileRefusedError(what=why_theirs(error)) from None
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise FileRefusedError(what=NOT_PLAIN)
        with open(file, "rb", closefd=False) as whole:
            return whole.read(MOST_BYTES + 1), found
    finally:
        os.close(file)


def why_theirs(error: OSError) -> str:
    """Why a file of somebody's cannot be read.

    Raises:
        OSError: it is not its owner's doing.
    """
    if error.errno not in _THEIR_DOING:
        raise error
    return f"cannot be read: {error.strerror}"


def contribution_in(folder: int, name: str) -> tuple[Contribution, os.stat_result]:
    """A contribution in a folder, and what is known of its file.

    Args:
        folder: held open.
        name: of the file; the period stands in front.

    Raises:
        FileRefusedError: it is none, or one to another period; as in `plain_bytes`.
        OSError: the disk does not give it.
    """
    data, found = plain_bytes(folder, name)
    contribution = read_contribution(data)
    if not name.startswith(f"{contribution.period}-"):
        raise FileRefusedError(what="its name says another period")
    return contribution, found


def write_out(file: int, data: bytes, mode: int) -> None:
    """Write a new file to the disk, and close it.

    Args:
        file: open for writing, empty.
        data: what is to stand in it.
        mode: who may do what with it, before its first byte.

    Raises:
        OSError: it could not be written; what of it was stays.
    """
    try:
        os.fchmod(file, mode)
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    finally:
        os.close(file)
