"""What the names of files say about the reflections in them, and which of them some words mean.

`ticlist list` stands on this alone, and loads nothing that reads or writes a file. That is also why
there is no `annotations` from `__future__` here: the texts it makes of the types of a NamedTuple
are compiled when the module is loaded, and the first of them costs a quarter of a start of Python.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

from ticlist.errors import NothingFitsError, StoreError

SUFFIX = ".toml"

# Day, time, checklist, six letters: each but the checklist is always as long.
_NAME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{4}-[a-z0-9][a-z0-9-]{0,39}-[a-z2-7]{6}")
_LINE = re.compile(f"^{_NAME.pattern}(?={re.escape(SUFFIX)}$)", re.MULTILINE)
_SHORTEST_ENDING = 6
_MOST_TOLD = 3
_DAY = len("2026-11-21")


class Named(NamedTuple):
    """What the name of a reflection's file says: id, day (`2026-11-21`), time and checklist."""

    id: str
    on: str
    at: str
    checklist: str


def named(reflection_id: str) -> Named | None:
    """What an id says, or None if it is not the id of a reflection."""
    return _as_said(reflection_id) if _NAME.fullmatch(reflection_id) else None


def _as_said(name: str) -> Named:
    return Named(name, name[:10], name[11:15], name[16:-7])


def same_but_the_day(reflection_id: str) -> str:
    """The pattern of the files of a reflection, whatever day it was looked back from."""
    return f"????-??-??{reflection_id[_DAY:]}{SUFFIX}"


def names_in(folder: Path) -> list[Named]:
    """The reflections whose files are in a folder, newest first, from the names alone.

    Raises:
        StoreError: the folder is there and cannot be read.
    """
    try:
        entries = os.listdir(folder)  # noqa: PTH208 - a Path for each of thousands is not needed
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(what=f"Cannot be read: {error.strerror}.", where=str(folder)) from None
    # All in one go: one by one, ten thousand names take longer than everything else that is shown.
    found = _LINE.findall("\n".join(each for each in entries if "\n" not in each))
    # An id begins with its day and its time.
    return [_as_said(each) for each in sorted(found, reverse=True)]


def found_among(names: list[Named], words: str, *, kind: str, shown_by: str) -> Named:
    """The one of some reflections that words mean.

    Args:
        names: newest first.
        words: an id, the start of one or its last six characters where only one fits, `last`,
            `previous`, or either with `:` and the id of a checklist.
        kind: what they are called, for what is said where none fits.
        shown_by: the command that shows them.

    Raises:
        NothingFitsError: none is meant, or several.
    """
    word, _, checklist = words.partition(":")
    if word in {"last", "previous"}:
        fitting = [each for each in names if checklist in {"", each.checklist}]
        fitting = fitting[0:1] if word == "last" else fitting[1:2]
    else:
        fitting = [each for each in names if each.id == words]
        fitting = fitting or [each for each in names if words and _fits(each, words)]
    if len(fitting) == 1:
        return fitting[0]
    if not names:
        raise NothingFitsError(what=f"There is no {kind}.")
    if not fitting:
        raise NothingFitsError(
            what=f"There is no {kind} '{words}'.",
            what_to_do=f"'ticlist {shown_by}' shows which there are; 'last' means the newest.",
        )
    told = [each.id for each in fitting[:_MOST_TOLD]]
    more = " ..." if len(fitting) > _MOST_TOLD else ""
    raise NothingFitsError(what=f"'{words}' fits {len(fitting)} of them: {', '.join(told)}{more}")


def _fits(name: Named, words: str) -> bool:
    return name.id.startswith(words) or (len(words) >= _SHORTEST_ENDING and name.id.endswith(words))
