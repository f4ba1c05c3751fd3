"""Where a file goes that somebody makes to share it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import UsedWronglyError
from ticlist.storage.exports import free_name, ready_folder
from ticlist.storage.new_file import place_for
from ticlist.text import visible_line

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

_OF_A_DRAFT = ".toml"

WHOLE_PATH = "Give the whole path, such as ~/for-supervision{}, or a folder that is there."


class PlaceToShare(NamedTuple):
    """A place for a new file.

    Args:
        given: as it was asked for, to speak of it.
        file: where that is.
    """

    given: Path
    file: Path


def first_place(paths: Paths, name: str) -> str:
    """Where a file goes unless somebody wants it elsewhere; makes nothing.

    Args:
        paths: the folders in force.
        name: what ticlist calls it.
    """
    return str(paths.exports / free_name(paths.exports, name))


def place_by_name(paths: Paths, name: str) -> Path:
    """The place in one's own folder for a file of a name that somebody gives; makes the folder.

    Args:
        paths: the folders in force.
        name: a name, and no way to anywhere.

    Raises:
        UsedWronglyError: it is no plain name, such as one that lists do not show.
        StoreError: the folder is not one to put anything in.
    """
    if not is_plain_name(name):
        raise UsedWronglyError(
            what="That is no name for a file here.",
            what_to_do="It takes a plain one, such as sheet.html, with no dot in front.",
        )
    return ready_folder(paths) / name


def is_plain_name(name: str) -> bool:
    """Whether a name is one for a file here: no way to anywhere, and nothing that hides or acts."""
    is_plain = name == visible_line(name) and not name.startswith((".", "-", " "))
    return bool(name) and is_plain and "/" not in name


def place_of_copy(paths: Paths, draft_id: str) -> Path:
    """Where a copy of a draft goes on a locked site, in one's own folder; makes nothing."""
    return paths.exports / free_name(paths.exports, f"{draft_id}{_OF_A_DRAFT}")


def place_to_share(paths: Paths, wanted: str, name: str) -> PlaceToShare:
    """The place that somebody wants for a file: a new file, or a folder that is there.

    Args:
        paths: the folders in force.
        wanted: a path; `~` is the home folder. Nothing is the folder for what is shared, under the
            name that ticlist gives.
        name: what ticlist calls it; other names have to end as it does.

    Raises:
        UsedWronglyError: it is no place for a file.
        StoreError: there is no such folder, it is not one to put anything in, or something has the
            name already.
    """
    given = Path(os.path.expanduser(wanted)) if wanted else paths.exports  # noqa: PTH111 - no raise
    if paths.exports in {given, given.parent}:
        ready_folder(paths)
    # Not `Path.is_dir`, which raises where a name is no name.
    if os.path.isdir(given):  # noqa: PTH112
        given /= free_name(given, name)
    ending = Path(name).suffix
    if not given.is_absolute():
        raise UsedWronglyError(what=WHOLE_PATH.format(ending))
    if given.suffix.lower() != ending:
        raise UsedWronglyError(what=f"Its name has to end in {ending}.", where=str(given))
    return PlaceToShare(given, place_for(given, WHOLE_PATH.format(ending)))
