"""A file that was not there before, where somebody wants it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.errors import StoreError, UsedWronglyError

if TYPE_CHECKING:
    from pathlib import Path


def place_for(given: Path, needed: str) -> Path:
    """Where a new file will be, in a folder that is there and under a name that is free.

    Args:
        given: the file that was asked for.
        needed: what is said where that is no name of a file.

    Raises:
        UsedWronglyError: it is no name of a file.
        StoreError: there is no such folder, or something has the name already.
    """
    if not given.name or os.path.isdir(given):  # noqa: PTH112 - it never raises
        raise UsedWronglyError(what=needed)
    try:
        folder = given.parent.resolve(strict=True)
    except (OSError, RuntimeError):
        raise StoreError(what="There is no such folder.", where=str(given.parent)) from None
    file = folder / given.name
    try:
        file.lstat()
    except FileNotFoundError:
        return file
    except OSError as error:
        raise _not_written(given, error.strerror) from None
    raise _taken(given)


def write_new(given: Path, file: Path, data: bytes) -> None:
    """Write a file in the place that `place_for` found: whole or not at all, and over nothing.

    Args:
        given: the file that was asked for, to speak of it.
        file: its place.
        data: what is to stand in it.

    Raises:
        StoreError: it could not be written, or something has taken the name meanwhile.
    """
    from ticlist.files import durable  # noqa: PLC0415 - help needs no disk

    try:
        durable.create(file.parent, file.name, data)
    except FileExistsError:
        raise _taken(given) from None
    except OSError as error:
        raise _not_written(given, durable.why(error)) from None


def _taken(file: Path) -> StoreError:
    return StoreError(
        what="There is a file of this name already; it was left as it is.",
        where=str(file),
        what_to_do="Give another name.",
    )


def _not_written(file: Path, why: str | None) -> StoreError:
    return StoreError(what=f"It could not be written: {why}.", where=str(file))
