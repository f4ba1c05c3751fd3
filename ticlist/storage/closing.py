"""The mark of a period that has been counted: nothing is added to it or taken back any more.

It is a small file of the collector's in the inbox, which members can read if they know its name. It
says its period, since where links to others' files are allowed anything of the collector's that can
be reached could be given this name, and how many people had to have answered when it was counted:
no picture is made of fewer later.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat

from ticlist.errors import FileRefusedError
from ticlist.storage.untrusted import HALF, plain_bytes, write_out

_MODE = 0o644
_MADE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_LEAST = re.compile(rb"([0-9]{1,6})\n")
_TRIES = 10


def closed_mark(period: str) -> str:
    """The name of the file that says that a period has been counted."""
    return f"{period}.closed"


def least_when_closed(inbox: int, period: str) -> int | None:
    """How many people had to have answered when a period was counted.

    Args:
        inbox: held open.
        period: which.

    Returns:
        None where it has not been counted; 0 where it was, and nothing says of how many.

    Raises:
        OSError: the disk does not say.
    """
    name = closed_mark(period)
    try:
        found = os.stat(name, dir_fd=inbox, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.fstat(inbox).st_uid:
        return None
    try:
        data, _ = plain_bytes(inbox, name)
    except FileRefusedError:
        return 0  # the collector's, and kept from whoever asks: nothing is to be added then either
    first, _, rest = data.partition(b"\n")
    if first != period.encode():
        return None
    least = _LEAST.fullmatch(rest)
    return int(least[1]) if least else 0


def mark_closed(inbox: int, period: str, least: int) -> None:
    """Mark a period as counted, as the collector; one that is marked keeps its mark.

    Args:
        inbox: held open.
        period: which.
        least: how many people have to have answered, as it is in force.

    Raises:
        OSError: it could not be marked.
    """
    if least_when_closed(inbox, period) is not None:
        return
    mark, fresh = closed_mark(period), _fresh()
    _write(inbox, fresh, f"{period}\n{least}\n".encode())
    for _ in range(_TRIES):
        try:
            os.rename(fresh, mark, src_dir_fd=inbox, dst_dir_fd=inbox)
        except IsADirectoryError:
            _put_aside(inbox, mark)
        else:
            break
    else:
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
    os.fsync(inbox)


def _fresh() -> str:
    return f"{HALF}{os.urandom(8).hex()}"


def _write(inbox: int, name: str, data: bytes) -> None:
    write_out(os.open(name, _MADE, 0o600, dir_fd=inbox), data, _MODE)


def _put_aside(inbox: int, name: str) -> None:
    # A folder of somebody's is not the collector's to empty; that it goes from this name is.
    with contextlib.suppress(FileNotFoundError):
        os.rename(name, _fresh(), src_dir_fd=inbox, dst_dir_fd=inbox)
