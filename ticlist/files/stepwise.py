"""Opening what lies in a folder that several people write to, one step of its path at a time.

`O_NOFOLLOW` heeds only the last name of a path: a folder above it that is a link is followed all
the same, and somebody who may write there could lead a reader to the reader's own private files.
"""

from __future__ import annotations

import errno
import os
import stat

_MOST_LINKS = 40
_ROOT = 0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_BASE = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
# A folder on the way need not be readable, only passable, where there is a way to say so.
_ON_THE_WAY = (getattr(os, "O_PATH", 0) or os.O_RDONLY) | _BASE | os.O_DIRECTORY
_FOLDER = _BASE | os.O_DIRECTORY
# Not blocking: opening a pipe would wait for ever for somebody to write into it.
_FILE = _BASE | os.O_NONBLOCK


def open_stepwise(path: str, *, at: int | None = None, is_folder: bool = False) -> int:
    """A descriptor of a file or folder that was reached by no stranger's link.

    A link is followed only where it belongs to root or to this process's own account, and lies in a
    folder in which nobody else can put another in its place.

    Args:
        path: what to open; where it is relative, beginning from `at`.
        at: a descriptor of a folder; it stays open.
        is_folder: whether it has to be a folder.

    Raises:
        OSError: as `os.open`; with ELOOP, a link on the way is not followed.
    """
    last = _FOLDER if is_folder else _FILE
    names = _reversed_names(path)
    here = _top() if at is None or path.startswith("/") else os.dup(at)
    links = 0
    try:
        while True:
            name = names.pop() if names else "."
            try:
                there = os.open(name, _ON_THE_WAY if names else last, dir_fd=here)
            except OSError as error:
                target = _followed(here, name, error)
                links += 1
                if links > _MOST_LINKS:
                    raise
                names += _reversed_names(target)
                here = _from_the_top(here) if target.startswith("/") else here
                continue
            if not names:
                return there
            os.close(here)
            here = there
    finally:
        os.close(here)


def _reversed_names(path: str) -> list[str]:
    return [each for each in reversed(path.split("/")) if each]


def _top() -> int:
    return os.open("/", _ON_THE_WAY)


def _from_the_top(here: int) -> int:
    os.close(here)
    return _top()


def _followed(folder: int, name: str, error: OSError) -> str:
    """Where a link leads that may be followed.

    Raises:
        OSError: `error` where it is no link; with ELOOP, it is not one to follow.
    """
    if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
        raise error
    found = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if not stat.S_ISLNK(found.st_mode):
        raise error
    if not _is_ours(found) or not _stays_as_it_is(os.fstat(folder)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
    return os.readlink(name, dir_fd=folder)


def _is_ours(status: os.stat_result) -> bool:
    return status.st_uid in {_ROOT, os.geteuid()}


def _stays_as_it_is(folder: os.stat_result) -> bool:
    """Whether nobody but root and oneself can put something else in the place of what is there."""
    return _is_ours(folder) and not can_replace(folder)


def can_replace(folder: os.stat_result) -> bool:
    """Whether others than its owner can put a file of their own in the place of somebody's there.

    Args:
        folder: what is known of a folder.
    """
    return bool(folder.st_mode & _OTHERS_WRITE and not folder.st_mode & stat.S_ISVTX)


def others_write(status: os.stat_result) -> bool:
    """Whether others than the owner may write there, as far as modes say."""
    return bool(status.st_mode & _OTHERS_WRITE)
