"""`ticlist restore`: what is in a backup and not here yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands.command import Command, FileArgument
from ticlist.commands.printing import remark, say
from ticlist.storage.paths import current_paths
from ticlist.storage.restoring import restore
from ticlist.text import shortened

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_LONGEST_NAME_SHOWN = 120


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="what 'ticlist backup' has made")


def _run(arguments: Namespace) -> int:
    restored = restore(current_paths(), Path(arguments.file))
    say(f"Restored: {restored.written}.")
    if restored.same:
        files = "file was" if restored.same == 1 else "files were"
        say(f"{restored.same:,} {files} already here, the same.")
    for each in restored.not_restored:
        remark(f"Not restored: {shortened(each.name, _LONGEST_NAME_SHOWN)}: {each.why}")
    if restored.unnamed:
        remark(f"Not restored: {restored.unnamed:,} more.")
    if restored.stopped:
        remark(restored.stopped)
    if restored.not_restored:
        remark("'tar -xf' takes those out of the backup, for you to look at.")
    return 1 if restored.not_restored or restored.stopped else 0


COMMAND = Command(
    summary="put back what is in a backup, over nothing",
    examples=(
        ("ticlist restore ticlist.tar", "what is in it and not here yet"),
        ("ticlist where", "the folders it goes to"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(FileArgument("file", "FILE"),),
    notes=(
        "What is here already is left as it is, and said. A backup that ends too early or\n"
        "is damaged gives what is whole in it."
    ),
)
