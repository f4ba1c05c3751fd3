"""Writing that is whole or not there at all, and never in the place of something else.

A file is written under a name of its own in the folder it will live in, with mode 0600 before its
first byte, synced, read back, and only then given its name; the folder is synced after. Tried
against a kill at every system call and against power cuts on ext4, xfs and btrfs.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

_NO_LINKS_HERE = {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EXDEV}
_NO_SYNC_HERE = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}

_LEFT_OVER = re.compile(r"\.tmp-[0-9a-f]{16}|\.claim-[^/]+")
_STALE_SECONDS = 24 * 60 * 60
_STALE_CLAIM_SECONDS = 60

_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk can only be read, not written",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EIO: "the disk reports that it is damaged, or does not answer",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "a link or a file stands where a folder has to be",
    errno.ELOOP: "a link stands where a folder has to be",
    errno.EFBIG: "the file is larger than the disk takes",
    errno.ENAMETOOLONG: "the name is too long for the disk",
    errno.EEXIST: "something else is there already",
}


def why(error: OSError) -> str:
    """Why something could not be read or written, in plain words without a full stop."""
    return _WHY.get(error.errno or 0) or error.strerror or type(error).__name__


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only its owner can enter.

    Raises:
        OSError: it cannot be made, or something else is in its place.
    """
    # Not `parents=True`: that makes the folders above as open as the umask lets them be.
    for each in (*reversed(folder.parents), folder):
        try:
            each.mkdir(mode=0o700)
            # A umask can take even its owner's rights away; some disks know no modes at all.
            with contextlib.suppress(OSError):
                each.chmod(0o700)
        except OSError:
            if not each.is_dir():
                raise
        else:
            _keep_new(each)


def _keep_new(folder: Path) -> None:
    """See that a new folder is still there after a power cut, and so what is put into it."""
    try:
        above = os.open(folder.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return  # one may make folders there and not look at them
    try:
        _sync(above)
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise
    finally:
        _close(above)


def create(folder: Path, name: str, data: bytes, mode: int = 0o600) -> None:
    """Write a file that was not there before.

    Args:
        folder: where.
        name: its name.
        data: what is to stand in it.
        mode: who may do what with it, from its first byte on.

    Raises:
        FileExistsError: something has this name already; it is left as it is.
        OSError: the file could not be written; nothing is left under its name.
    """
    with _folder(folder) as at, _temporary(at, data, mode) as temporary:
        try:
            os.link(temporary, name, src_dir_fd=at, dst_dir_fd=at, follow_symlinks=False)
        except FileExistsError:
            # The same file: a network disk repeated a request that had worked.
            if not _same_file(at, temporary, name):
                raise
        except OSError as error:
            if error.errno not in _NO_LINKS_HERE:
                # A network disk may have done it, and lost only its answer.
                with contextlib.suppress(OSError):
                    if _same_file(at, temporary, name):
                        os.unlink(name, dir_fd=at)
                raise
            _claim_and_rename(at, temporary, name)
        try:
            _sync(at)
        except OSError:
            # Said not to be saved, so it should not be there; if it stays, it is there twice once
            # it is saved again, and still nothing is lost.
            with contextlib.suppress(OSError):
                os.unlink(name, dir_fd=at)
            raise


def replace(folder: Path, name: str, data: bytes) -> None:
    """Write a file in the place of the one of that name, if there is one.

    Raises:
        OSError: it could not be written; the file that was there is still whole.
    """
    with _folder(folder) as at, _temporary(at, data) as temporary:
        written = _identity(at, temporary)
        try:
            os.replace(temporary, name, src_dir_fd=at, dst_dir_fd=at)
        except FileNotFoundError:
            # A network disk repeated a request that had worked.
            if not _is_taken(at, name) or _identity(at, name) != written:
                raise
        _sync(at)


def append(folder: Path, name: str, data: bytes) -> None:
    """Put bytes at the end of a file, which is made if it is not there; two at once lose nothing.

    Cut off in the middle, a part of them may stand there: whoever reads the file has to know.

    Raises:
        OSError: not all of them could be written.
    """
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    with _folder(folder) as at:
        file = os.open(name, flags, 0o600, dir_fd=at)
        try:
            while data:
                data = data[os.write(file, data) :]
            _sync(file)
        finally:
            os.close(file)
        _sync(at)


def remove(folder: Path, name: str) -> None:
    """Take a file away; one that is not there is no mistake."""
    with _folder(folder) as at:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name, dir_fd=at)
        _sync(at)


def sweep(folder: Path, spared: Container[str] = ()) -> list[str]:
    """Take away what writes that were cut off left in a folder more than a day ago.

    Args:
        folder: where.
        spared: names that stay.

    Returns:
        The names of what was taken away: plain files of one's own that have a name that only this
        module gives, and nothing else ever.
    """
    swept: list[str] = []
    # Whatever hinders it: it is tried again another day.
    with contextlib.suppress(OSError), _folder(folder) as at:
        there = [each.name for each in folder.iterdir() if _LEFT_OVER.fullmatch(each.name)]
        left = [each for each in there if each not in spared]
        if not left:
            return swept
        now = _now_there(at)
        for name in left:
            with contextlib.suppress(OSError):
                if _is_stale(os.stat(name, dir_fd=at, follow_symlinks=False), now):
                    os.unlink(name, dir_fd=at)
                    swept.append(name)
    return swept


def missing_here(folder: Path) -> tuple[str, ...]:
    """What the disk of a folder cannot do, in plain words; tried with a file that goes again.

    Raises:
        OSError: not even a file can be made there.
    """
    missing = []
    with _folder(folder) as at, _temporary(at, b"\n") as temporary:
        other = _temporary_name()
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


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[int]:
    # Held open, so that the file lands in this very folder even if the path is turned elsewhere;
    # and never through a link in its place, which could lead anywhere.
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield at
    finally:
        _close(at)


def _close(at: int) -> None:
    # Nothing is written by closing a folder: a refusal must not make what was kept look lost.
    with contextlib.suppress(OSError):
        os.close(at)


def _temporary_name() -> str:
    import secrets  # noqa: PLC0415 - only writing needs it, and it takes a part of the start

    return f".tmp-{secrets.token_hex(8)}"


@contextlib.contextmanager
def _temporary(at: int, data: bytes, mode: int = 0o600) -> Iterator[str]:
    name = _temporary_name()
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(name, flags, 0o600, dir_fd=at)
    try:
        try:
            with contextlib.suppress(OSError):  # as above
                os.fchmod(file, mode)
            _write_and_check(file, data)
        finally:
            os.close(file)
        yield name
    finally:
        # What stays is swept another day: it must not make a save that has worked look refused.
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=at)


def _write_and_check(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
    _sync(file)
    read = 0
    while part := os.pread(file, 1 << 20, read):
        if part != data[read : read + len(part)]:
            break
        read += len(part)
    if read != len(data):
        raise OSError(errno.EIO, "what was written does not read back the same")


def _same_file(at: int, one: str, other: str) -> bool:
    return _identity(at, one) == _identity(at, other)


def _identity(at: int, name: str) -> tuple[int, int]:
    status = os.stat(name, dir_fd=at, follow_symlinks=False)
    return (status.st_dev, status.st_ino)


def _is_stale(status: os.stat_result, now: float, seconds: float = _STALE_SECONDS) -> bool:
    is_ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid()
    return is_ours and now - status.st_mtime > seconds


def _now_there(at: int) -> float:
    """The time as the disk has it: a network disk has a clock of its own."""
    with _temporary(at, b"") as name:
        return os.stat(name, dir_fd=at).st_mtime


def _claim_and_rename(at: int, temporary: str, name: str) -> None:
    # For file systems without hard links: an exclusive claim keeps every other ticlist away from
    # the name while it is looked at and taken.
    claim = f".claim-{name}"
    _take_claim(at, claim, os.stat(temporary, dir_fd=at).st_mtime)
    try:
        if _is_taken(at, name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
        os.rename(temporary, name, src_dir_fd=at, dst_dir_fd=at)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(claim, dir_fd=at)


def _take_claim(at: int, claim: str, now: float) -> None:
    # Of a program that was killed while it held it: nobody holds one for longer than a moment.
    if _is_stale_claim(at, claim, now):
        # Two that found it must not each take away what the other has made meanwhile: one may.
        breaking = f".claim-{claim}"
        _make_claim(at, breaking)
        try:
            if _is_stale_claim(at, claim, now):
                os.unlink(claim, dir_fd=at)
        finally:
            with contextlib.suppress(OSError):
                os.unlink(breaking, dir_fd=at)
    _make_claim(at, claim)


def _is_stale_claim(at: int, claim: str, now: float) -> bool:
    try:
        status = os.stat(claim, dir_fd=at, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return _is_stale(status, now, _STALE_CLAIM_SECONDS)


def _make_claim(at: int, claim: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    held = os.open(claim, flags, 0o600, dir_fd=at)
    with contextlib.suppress(OSError):  # nothing was written into it
        os.close(held)


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
