"""Files that are made to be shared: where they go, and what a person is told of them later.

The notes stay in the person's own store, and say nothing that was written: when, where to, which
reflections, which parts.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import StoreError
from ticlist.files import durable
from ticlist.files.durable import why
from ticlist.storage.notes import add_note, notes_in, rewrite_notes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from ticlist.storage.paths import Paths

_KIND = "exported"
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_MOST_ALIKE = 1_000

STANDARD_OUTPUT = "standard output"


class Exported(NamedTuple):
    """What is remembered of one file.

    Args:
        at: when it was made.
        file: its path, or `STANDARD_OUTPUT`.
        format: as `--format` takes it.
        layout: the order it came in.
        reflections: the ids of those it was made from.
        parts: which parts were in.
        kept: what was left in knowingly: kinds of identifiers, each with how many.
    """

    at: dt.datetime
    file: str
    format: str
    layout: str
    reflections: tuple[str, ...]
    parts: tuple[str, ...]
    kept: tuple[str, ...] = ()


def note(paths: Paths, exported: Exported) -> None:
    """Remember that something was shared.

    Raises:
        StoreError: it could not be written down; the file that was shared is there all the same.
    """
    try:
        add_note(paths.exported, _KIND, _table(exported))
    except OSError as error:
        raise _not_noted(paths, error) from None


def noted(paths: Paths) -> list[Exported]:
    """What is remembered, oldest first; what cannot be read of it is left out."""
    found = map(_read, notes_in(paths.exported, _KIND))
    return [each for each in found if each is not None]


def forget_noted(paths: Paths, reflection_id: str) -> None:
    """Take a reflection out of what is remembered; of a file made from it alone, nothing stays.

    Raises:
        OSError: it could not be written.
    """

    def without(tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
        found = [each for each in map(_read, tables) if each is not None]
        if not any(reflection_id in each.reflections for each in found):
            return tables
        left = (
            each._replace(reflections=tuple(it for it in each.reflections if it != reflection_id))
            for each in found
        )
        return [_table(each) for each in left if each.reflections]

    rewrite_notes(paths.exported, _KIND, without)


def _table(exported: Exported) -> dict[str, Any]:
    table = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in exported._asdict().items()
    }
    return {**table, "at": exported.at.replace(microsecond=0)}


def _read(table: dict[str, Any]) -> Exported | None:
    try:
        file, form, layout = (str(table[name]) for name in ("file", "format", "layout"))
        reflections, parts, kept = (
            tuple(map(str, table.get(name, ()))) for name in ("reflections", "parts", "kept")
        )
        return Exported(table["at"], file, form, layout, reflections, parts, kept)
    except (KeyError, TypeError):
        return None


def _not_noted(paths: Paths, error: OSError) -> StoreError:
    return StoreError(
        what=f"It could not be written down what was shared: {why(error)}.",
        where=str(paths.exported),
    )


# --- where they go --------------------------------------------------------------------------------


def name_for(words: Iterable[str], ending: str) -> str:
    """A name for a file, from words of anybody: small letters, digits and dashes only.

    Args:
        words: such as a layout, a pseudonym, a checklist and a month; empty ones are left out.
        ending: without its dot.
    """
    plain = (
        unicodedata.normalize("NFKD", each).encode("ascii", "ignore").decode() for each in words
    )
    parts = (_NO_LETTER.sub("-", each.lower()).strip("-") for each in plain)
    name = "-".join(filter(None, parts))[:_LONGEST_NAME].strip("-")
    return f"{name or 'reflection'}.{ending}"


def ready_folder(paths: Paths) -> Path:
    """The folder for files that are made to be shared, made if it is not there.

    Raises:
        StoreError: it cannot be made, or something else is in its place: a link, which may lead
            anywhere, or a folder that others may write into.
    """
    folder = paths.exports
    try:
        durable.make_private_folder(folder)
        found = folder.lstat()
    except OSError as error:
        raise StoreError(
            what=f"Nothing can be put here: {why(error)}.", where=str(folder)
        ) from None
    refuse_if_not_ones_own(folder, found)
    return folder


def refuse_if_not_ones_own(folder: Path, found: os.stat_result) -> None:
    """See that a folder is one's own alone.

    Args:
        folder: to speak of it.
        found: what is known of it, a link not followed.

    Raises:
        StoreError: it is a link or no folder, somebody else's, or others may write into it.
    """
    is_folder = stat.S_ISDIR(found.st_mode)
    if not is_folder or found.st_mode & 0o022 or found.st_uid != os.geteuid():
        raise StoreError(
            what="This is not a folder of yours alone: it is a link, or others may write into it.",
            where=str(folder),
            what_to_do="Give another place, or have it put right.",
        )


def free_name(folder: Path, name: str) -> str:
    """A name that nothing in a folder has yet: the one given, or with a number added."""
    stem, _, ending = name.rpartition(".")
    names = (name, *(f"{stem}-{number}.{ending}" for number in range(2, _MOST_ALIKE)))
    return next(each for each in names if not os.path.lexists(folder / each))
