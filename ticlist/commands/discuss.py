"""`ticlist discuss`: opens the program to add a note from supervision to a saved reflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.plainly import add_how_shown
from ticlist.commands.reflect import opened
from ticlist.model.opening import Opening
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reflection", metavar="REFLECTION", help="which one; see below")
    add_how_shown(parser)


def _run(arguments: Namespace) -> int:
    name = Store(current_paths()).find(arguments.reflection)
    return opened(
        Opening(discuss=name.id), is_plain=arguments.plain, full_frames=arguments.full_frames
    )


COMMAND = Command(
    summary="open the program to add a note from supervision",
    examples=(
        ("ticlist discuss last", "to the newest reflection"),
        ("ticlist discuss previous:school", "to the one before it, with 'school'"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is as in 'ticlist show'. The note says with which role it was\n"
        "discussed, not with whom, and is kept with its own date. Nothing else changes."
    ),
)
