"""`ticlist drafts`: unfinished reflections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import current_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _run(arguments: Namespace) -> int:
    names = Drafts(current_paths()).names()
    if arguments.json:
        rows = [{"id": name.id, "on": name.on, "checklist": name.checklist} for name in names]
        say_json(drafts=rows)
        return 0
    for name in names:
        say(f"{name.id}  {name.on}  {name.checklist}")
    if names:
        remark(f"'ticlist reflect --resume {names[0].id[-6:]}' goes on with the first of these.")
    else:
        remark("There is no unfinished reflection.")
    return 0


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


COMMAND = Command(
    summary="unfinished reflections, newest first, a line each",
    examples=(
        ("ticlist drafts", "all of them: id, day, checklist"),
        ("ticlist reflect --resume", "go on with the newest"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
