"""`ticlist amend`: opens the program to change a saved reflection."""

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
        Opening(amend=name.id), is_plain=arguments.plain, full_frames=arguments.full_frames
    )


COMMAND = Command(
    summary="open the program to change a saved reflection",
    examples=(
        ("ticlist amend last", "the newest"),
        ("ticlist amend k7f3xq", "the one whose id ends so"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is as in 'ticlist show'. When you save, you are asked whether the\n"
        "earlier wording is kept, to be read again, or forgotten. Until then nothing of\n"
        "it changes."
    ),
)
