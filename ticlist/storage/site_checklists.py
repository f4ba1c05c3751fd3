"""The checklists of a site, which several people may write: read past no link of a stranger's."""

from __future__ import annotations

import contextlib
import errno
import os
import pwd
import shlex
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError
from ticlist.files.stepwise import can_replace, open_stepwise, others_write
from ticlist.files.tomlread import CHECKLIST_BYTES, read_opened
from ticlist.storage.paths import CHECKLISTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.storage.paths import Paths

_ROOT = 0


def files_in(folder: Path) -> list[Path]:
    """The checklists of a site's folder, by name.

    Raises:
        FileRefusedError: it cannot be read.
    """
    with _opened(str(folder), is_folder=True) as opened:
        names = sorted(os.listdir(opened))  # noqa: PTH208 - by a descriptor, which a Path is not
    return [folder / each for each in names if each.endswith(".toml")]


def read_shared(file: Path) -> tuple[bytes, str]:
    """The bytes of a site's checklist, and the account that it belongs to; empty for root's.

    Raises:
        FileRefusedError: it cannot be read, is no plain file, or is too large; or it may be a
            private file of somebody's under a second name.
    """
    where = str(file)
    with (
        _opened(str(file.parent), is_folder=True) as folder,
        _opened(file.name, at=folder, where=where) as opened,
    ):
        data, status = read_opened(opened, CHECKLIST_BYTES, where)
        if status.st_nlink > 1 and others_write(os.fstat(folder)):
            said = "Has another name elsewhere, and others can write to this folder."
            raise FileRefusedError(what=f"{said} A copy of it can be read.", where=where)
    return data, "" if status.st_uid == _ROOT else account_named(status.st_uid)


def replaceable(paths: Paths) -> list[str]:
    """A line on each folder of the sites' where one person can replace the checklist of another.

    Args:
        paths: the folders in force.
    """
    lines = []
    for folder in (each for site in paths.sites for each in (site, site / CHECKLISTS)):
        with contextlib.suppress(OSError):
            if can_replace(folder.stat()):
                mends = f"chmod +t {shlex.quote(str(folder))}"
                lines.append(
                    f"In {folder} people can replace each other's files: {mends} mends it."
                )
    return lines


def account_named(uid: int) -> str:
    """The name of an account, or its number where it has none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


@contextlib.contextmanager
def _opened(
    path: str, *, at: int | None = None, is_folder: bool = False, where: str = ""
) -> Iterator[int]:
    try:
        opened = open_stepwise(path, at=at, is_folder=is_folder)
    except OSError as error:
        why = error.strerror
        if error.errno == errno.ELOOP:
            why = "a link on the way is not followed: it is not yours, or others could change it"
        raise FileRefusedError(what=f"Cannot be read: {why}.", where=where or path) from None
    try:
        yield opened
    finally:
        os.close(opened)
