"""`ticlist new-checklist`: a checklist to write over, with the schema beside it."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands.asked import today
from ticlist.commands.command import Command, FileArgument
from ticlist.commands.printing import remark, say
from ticlist.errors import TiclistError, UsedWronglyError
from ticlist.files.checklist_file import is_id
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes
from ticlist.storage.library import read_library
from ticlist.storage.new_checklist import based_on, possible_id, schema_bytes, started
from ticlist.storage.new_file import place_for, write_new
from ticlist.storage.paths import CHECKLISTS, SCHEMA, current_paths
from ticlist.storage.settings import read_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.library import Library
    from ticlist.storage.paths import Paths

_ENDING = ".toml"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to make, such as ours.toml")
    parser.add_argument(
        "--from", metavar="CHECKLIST", dest="source", help="begin with the text of this checklist"
    )


def _run(arguments: Namespace) -> int:
    given = Path(arguments.file)
    checklist_id = _id_of(given)
    paths = current_paths()
    library = read_library(paths, read_settings(paths).language)
    file = _place(given, paths)
    if arguments.source is None:
        data = started(checklist_id, today())
    else:
        data = based_on(library.find(arguments.source), checklist_id)
    write_new(given, file, data)
    say(f"{given} is there, to be written over with an editor.")
    has_schema = _put_schema_beside(given, file)
    _say_what_comes_next(given, file, library, paths)
    return 0 if has_schema else 1


def _id_of(given: Path) -> str:
    name = given.name
    if name.endswith(_ENDING) and is_id(name.removesuffix(_ENDING)):
        return name.removesuffix(_ENDING)
    could = given.with_name(f"{possible_id(name.removesuffix(_ENDING))}{_ENDING}") if name else ""
    raise UsedWronglyError(
        what=f"A checklist cannot be called '{name or given}': its id is the name of its file.",
        what_to_do=(
            "An id has small letters, digits and hyphens, 40 at most and no hyphen first. "
            f"It could be: {could or 'ours.toml'}"
        ),
    )


def _place(given: Path, paths: Paths) -> Path:
    from ticlist.files import durable  # noqa: PLC0415 - help needs no disk

    # Nobody has this folder before their first checklist, and it is where a checklist goes.
    if given.parent == paths.checklists:
        try:
            durable.make_private_folder(paths.checklists)
        except OSError as error:
            raise TiclistError(
                what=f"The folder cannot be made: {durable.why(error)}.", where=str(given.parent)
            ) from None
    return place_for(given, "It needs the name of a file, such as ours.toml.")


def _put_schema_beside(given: Path, file: Path) -> bool:
    """Put the schema there; False where none is there afterwards."""
    beside = given.with_name(SCHEMA)
    try:
        ours = schema_bytes()
        if not os.path.lexists(file.with_name(SCHEMA)):
            write_new(beside, file.with_name(SCHEMA), ours)
            remark(f"Beside it: {SCHEMA}, for editors that complete and explain the keys.")
        elif read_bytes(file.with_name(SCHEMA), CHECKLIST_BYTES) != ours:
            remark(f"{beside} was there already and is another than this ticlist's; it was left.")
    except TiclistError as error:
        remark(f"The schema for editors is not beside it. {error}")
        return False
    return True


def _say_what_comes_next(given: Path, file: Path, library: Library, paths: Paths) -> None:
    checklist_id = given.name.removesuffix(_ENDING)
    remark(f"'ticlist check {shlex.quote(str(given))}' tells every mistake in it.")
    remark(_where_it_stands_at_home(given, file, paths))
    for each in library.shelved:
        if each.checklist.id == checklist_id and each.file != file:
            remark(f"There it takes the place of the {each.origin} '{checklist_id}'.")


def _where_it_stands_at_home(given: Path, file: Path, paths: Paths) -> str:
    if file.parent == paths.checklists.resolve():
        return "It is in your own folder, so it stands at home."
    if file.parent in {(site / CHECKLISTS).resolve() for site in paths.sites}:
        mends = f"'chmod 644 {shlex.quote(str(given))}' lets others do so too."
        return f"It is in your site's folder, and so far you alone can read it: {mends}"
    return f"Put it into {paths.checklists}: then it stands at home."


COMMAND = Command(
    summary="a checklist to write over, with the schema beside it",
    examples=(
        ("ticlist new-checklist ours.toml", "a short start, with comments"),
        ("ticlist new-checklist ours.toml --from school", "'school', to change"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(FileArgument("file", "FILE"),),
    notes=(
        "FILE is written whole or not at all, and over nothing; at first only you can\n"
        "open it. The shipped checklists are under CC BY 4.0: keep the line that says\n"
        "where yours is from. CHECKLIST is an id: 'ticlist checklists' shows which."
    ),
)
