"""The files in the folder for what is made to be shared: listed, read, taken away.

Only plain files of one's own count, by plain names. No link is followed, in that folder or in its
place.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import NothingFitsError, StoreError
from ticlist.files.durable import why
from ticlist.storage.exports import noted, refuse_if_not_ones_own
from ticlist.storage.sharing_place import is_plain_name
from ticlist.storage.untrusted import names_in
from ticlist.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.storage.paths import Paths

_LISTED = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class SharedFile(NamedTuple):
    """One file.

    Args:
        name: of the file.
        on: the day it was written.
        size: in bytes.
    """

    name: str
    on: dt.date
    size: int


class SharedFiles(NamedTuple):
    """What is in the folder.

    Args:
        files: the newest first.
        others: how many things there are besides that do not count.
    """

    files: list[SharedFile]
    others: int


def shared_files(paths: Paths) -> SharedFiles:
    """What somebody made to share and has not taken away; nothing where there is no folder.

    Args:
        paths: the folders in force.

    Raises:
        StoreError: the folder is not one of one's own, or cannot be read.
    """
    found: list[tuple[int, SharedFile]] = []
    others = 0
    with _opened(paths) as folder:
        if folder is None:
            return SharedFiles([], 0)
        for name in names_in(folder):
            known = _known(folder, name)
            if known is None:
                others += 1
            else:
                day = dt.datetime.fromtimestamp(known.st_mtime).astimezone().date()
                found.append((known.st_mtime_ns, SharedFile(name, day, known.st_size)))
    in_order = sorted(found, key=lambda each: (-each[0], each[1].name))
    return SharedFiles([file for _, file in in_order], others)


def shared_bytes(paths: Paths, name: str) -> bytes:
    """The bytes of one of them.

    Args:
        paths: the folders in force.
        name: of the file; a name, and no way to anywhere.

    Raises:
        NothingFitsError: there is no such file.
        StoreError: the folder is not one of one's own, or it cannot be read.
    """
    with _holding(paths, name) as folder:
        file = os.open(name, _READ, dir_fd=folder)
        with os.fdopen(file, "rb") as whole:
            return whole.read()


def take_shared_away(paths: Paths, name: str) -> None:
    """Take one of them away for good.

    Args:
        paths: the folders in force.
        name: of the file; a name, and no way to anywhere.

    Raises:
        NothingFitsError: there is no such file.
        StoreError: the folder is not one of one's own, or it cannot be taken away.
    """
    with _holding(paths, name) as folder:
        os.unlink(name, dir_fd=folder)
        os.fsync(folder)


def still_there(paths: Paths, reflection_id: str) -> list[Path]:
    """The files that were made from a reflection and lie where they were put.

    Args:
        paths: the folders in force.
        reflection_id: of the reflection; forgetting it forgets this too.
    """
    from pathlib import Path  # noqa: PLC0415 - only where something is forgotten

    files = (each.file for each in noted(paths) if reflection_id in each.reflections)
    whole = [Path(each) for each in dict.fromkeys(files) if each.startswith("/")]
    return [each for each in whole if os.path.lexists(each)]


@contextlib.contextmanager
def _opened(paths: Paths) -> Iterator[int | None]:
    """The folder, held open; None where there is none."""
    folder: int | None = None
    try:
        with contextlib.suppress(FileNotFoundError):
            refuse_if_not_ones_own(paths.exports, paths.exports.lstat())
            folder = os.open(paths.exports, _LISTED)
        yield folder
    except OSError as error:
        raise StoreError(
            what=f"It could not be done: {why(error)}.", where=str(paths.exports)
        ) from None
    finally:
        if folder is not None:
            os.close(folder)


@contextlib.contextmanager
def _holding(paths: Paths, name: str) -> Iterator[int]:
    """The folder, held open, in which a file that counts has a name."""
    with _opened(paths) as folder:
        if folder is None or _known(folder, name) is None:
            names = [each.name for each in shared_files(paths).files]
            raise NothingFitsError(
                what=f"There is no such file that you made to share.{nearest(name, names)}",
                what_to_do="'ticlist exports' shows which there are.",
            )
        yield folder


def _known(folder: int, name: str) -> os.stat_result | None:
    """What is known of a file that counts; None where it does not."""
    if not is_plain_name(name):
        return None
    try:
        known = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    is_ones_own = stat.S_ISREG(known.st_mode) and known.st_uid == os.geteuid()
    return known if is_ones_own else None
