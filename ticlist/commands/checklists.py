"""`ticlist checklists`: the checklists there are, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.storage.library import read_library
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import read_settings
from ticlist.storage.site_checklists import replaceable
from ticlist.text import visible_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.library import Library, Shelved
    from ticlist.storage.paths import Paths


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    library = read_library(paths, read_settings(paths).language)
    if arguments.json:
        say_json(checklists=[_row(each) for each in library.shelved], broken=list(library.broken))
    else:
        _print(library, paths)
    return 1 if library.broken else 0


def _row(shelved: Shelved) -> dict[str, object]:
    checklist = shelved.checklist
    return {
        "id": checklist.id,
        "title": checklist.title,
        "setting": checklist.setting,
        "version": checklist.version,
        "language": checklist.language,
        "languages": list(checklist.languages),
        "origin": shelved.origin,
        "file": str(shelved.file),
        "instead_of": list(shelved.instead_of),
        "owner": shelved.owner or None,
    }


def _print(library: Library, paths: Paths) -> None:
    width = max((len(each.checklist.id) for each in library.shelved), default=0)
    for shelved in library.shelved:
        checklist = shelved.checklist
        title = visible_line(checklist.title)
        several = f", in {', '.join(checklist.languages)}" if len(checklist.languages) > 1 else ""
        say(visible_line(f"{checklist.id:<{width}}  {title}, version {checklist.version}{several}"))
        say(f"{'':<{width}}  {shelved.origin_in_words}: {shelved.file}")
    for line in (*library.broken, *replaceable(paths)):
        remark(line)


COMMAND = Command(
    summary="the checklists there are, and where each comes from",
    examples=(
        ("ticlist checklists", "id, title, version, file"),
        ("ticlist reflect clinic", "open one of them"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
