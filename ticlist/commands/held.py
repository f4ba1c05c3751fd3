"""Files that arguments name, on a locked site: none, but standard input, output and one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import NothingFitsError, UsedWronglyError
from ticlist.storage.names import found_among
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import is_locked
from ticlist.storage.sharing_place import place_by_name
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from ticlist.commands.command import Command, FileArgument

_DASH = "-"
_WHO_DECIDED = "'ticlist where' shows who decided it."


def hold(command: Command, parsed: Namespace) -> None:
    """See that no argument of a command leads to a file where the site is locked.

    Args:
        command: which says what of its arguments are files.
        parsed: its arguments; a name in one's own folder is made the whole path of it.

    Raises:
        UsedWronglyError: one names a file.
        NothingFitsError: one that may be a reflection fits none.
        StoreError: one's own folder is not to be used.
    """
    if not is_locked():
        return
    for each in command.files:
        given = getattr(parsed, each.name)
        if isinstance(given, list):
            setattr(parsed, each.name, [_held(each, one) for one in given])
        elif given is not None:
            setattr(parsed, each.name, _held(each, given))


def _held(argument: FileArgument, given: str) -> str:
    if given == _DASH and argument.dash:
        return given
    by_kind: dict[str, Callable[[FileArgument, str], str]] = {
        "of-ones-own": _in_ones_own_folder,
        "or-a-reflection": _as_a_reflection,
    }
    return by_kind.get(argument.besides, _refused)(argument, given)


def _refused(argument: FileArgument, _: str) -> str:
    raise UsedWronglyError(
        what=f"This machine is locked to ticlist: {_only(argument)}.", what_to_do=_WHO_DECIDED
    )


def _only(argument: FileArgument) -> str:
    if argument.dash:
        return f"{argument.shown} is '-', {argument.dash}"
    return f"it takes no {argument.shown}"


def _in_ones_own_folder(argument: FileArgument, given: str) -> str:
    paths = current_paths()
    # Not `Path.expanduser`, which raises where there is no such account.
    file = Path(os.path.expanduser(given))  # noqa: PTH111
    if given != file.name and file.parent != paths.exports:
        raise UsedWronglyError(
            what=f"This machine is locked to ticlist: {_only(argument)}, or the name of a file.",
            what_to_do=f"A name alone, such as sheet.html, is one in {paths.exports}.",
        )
    return str(place_by_name(paths, file.name))


def _as_a_reflection(argument: FileArgument, given: str) -> str:
    names = Store(current_paths()).names()
    try:
        found_among(names, given, kind="saved reflection", shown_by="list")
    except NothingFitsError as error:
        raise NothingFitsError(
            what=f"{error.what} This machine is locked to ticlist: {_only(argument)}.",
            what_to_do=error.what_to_do,
        ) from None
    return given
