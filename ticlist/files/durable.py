"""Writing that is whole or not there at all, and never in the place of something else.

A file is written under a name of its own in the folder it will live in, with mode 0600 before its
first byte, synced, read back, and only then given its name; the folder is synced after. Tried
against a kill at every system call and against power cuts on ext4, xfs and btrfs.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NO_LINKS_HERE = {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EXDEV}
_NO_SYNC_HERE = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only its owner can enter.

    Raises:
        OSError: it cannot be made, or something else is in its place.
    """
    # Not `parents=True`: that makes the folders above as open as the umask lets them be.
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def create(folder: Path, name: str, data: bytes) -> None:
    """Write a file that was not there before.

    Raises:
        FileExistsError: something has this name already; it is left as it is.
        OSError: the file could not be written; nothing is left under its name.
    """
    with _folder(folder) as at, _temporary(at, data) as temporary:
        try:
            os.link(temporary, name, src_dir_fd=at, dst_dir_fd=at, follow_symlinks=False)
        except FileExistsError:
            # The same file: a network disk repeated a request that had worked.
            if not _same_file(at, temporary, name):
                raise
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
            _claim_and_rename(at, temporary, name)
        try:
            _sync(at)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=at)
            raise


def replace(folder: Path, name: str, data: bytes) -> None:
    """Write a file in the place of the one of that name, if there is one.

    Raises:
        OSError: it could not be written; the file that was there is still whole.
    """
    with _folder(folder) as at, _temporary(at, data) as temporary:
        os.replace(temporary, name, src_dir_fd=at, dst_dir_fd=at)
        _sync(at)


def remove(folder: Path, name: str) -> None:
    """Take a file away; one that is not there is no mistake."""
    with _folder(folder) as at:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=at)
        _sync(at)


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[int]:
    # Held open, so that the file lands in this very folder even if the path is turned elsewhere.
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield at
    finally:
        os.close(at)


@contextlib.contextmanager
def _temporary(at: int, data: bytes) -> Iterator[str]:
    name = f".tmp-{secrets.token_hex(8)}"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(name, flags, 0o600, dir_fd=at)
    try:
        try:
            _write_and_check(file, data)
        finally:
            os.close(file)
        yield name
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=at)


def _write_and_check(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    _sync(file)
    if os.pread(file, len(data) + 1, 0) != data:
        raise OSError(errno.EIO, "what was written does not read back the same")


def _same_file(at: int, one: str, other: str) -> bool:
    first = os.stat(one, dir_fd=at, follow_symlinks=False)
    second = os.stat(other, dir_fd=at, follow_symlinks=False)
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)


def _claim_and_rename(at: int, temporary: str, name: str) -> None:
    # For file systems without hard links: an exclusive claim keeps every other ticlist away from
    # the name while it is looked at and taken.
    claim = f".claim-{name}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    os.close(os.open(claim, flags, 0o600, dir_fd=at))
    try:
        if _is_taken(at, name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
        os.rename(temporary, name, src_dir_fd=at, dst_dir_fd=at)
    finally:
        os.unlink(claim, dir_fd=at)


def _is_taken(at: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _sync(file: int) -> None:
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_SYNC_HERE:
            raise


def missing_here(folder: Path) -> tuple[str, ...]:
    """What the disk of a folder cannot do, in plain words; tried with a file that goes again.

    Raises:
        OSError: not even a file can be made there.
    """
    missing = []
    with _folder(folder) as at, _temporary(at, b"\n") as temporary:
        other = f".tmp-{secrets.token_hex(8)}"
        try:
            os.link(temporary, other, src_dir_fd=at, dst_dir_fd=at, follow_symlinks=False)
            os.unlink(other, dir_fd=at)
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                raise
            missing.append("cannot make links: saving still never overwrites anything")
        try:
            os.fsync(at)
        except OSError as error:
            if error.errno not in _NO_SYNC_HERE:
                raise
            missing.append("cannot be told to write at once: a power cut may lose the newest words")
    return tuple(missing)
