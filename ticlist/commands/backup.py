"""`ticlist backup`: everything personal in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands.command import Command, FileArgument
from ticlist.commands.printing import remark, say, say_bytes
from ticlist.storage.backup import packed
from ticlist.storage.new_file import place_for, write_new
from ticlist.storage.paths import current_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.backup import Backup

_STANDARD_OUTPUT = "-"
_KIB = 1024


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", metavar="FILE", required=True, help="the file to make, such as ticlist.tar; or -"
    )


def _run(arguments: Namespace) -> int:
    if arguments.to == _STANDARD_OUTPUT:
        backup = packed(current_paths())
        say_bytes(backup.data)
        remark(f"This went to standard output: {backup.holds}.")
    else:
        given = Path(arguments.to)
        file = place_for(given, "--to needs the name of a file, such as ticlist.tar.")
        backup = packed(current_paths())
        write_new(given, file, backup.data)
        say(f"{given} ({max(len(backup.data) // _KIB, 1):,} KiB) holds {backup.holds}.")
    remark("Nothing in it is locked: whoever can open it can read every word.")
    return _tell_what_is_missing(backup)


def _tell_what_is_missing(backup: Backup) -> int:
    for each in backup.left_out:
        remark(f"Not in it: {each.path}: {each.why}")
    for path in backup.too_large:
        remark(f"In it, but larger than what 'ticlist restore' takes: {path}")
    return 1 if any(each.holds_words for each in backup.left_out) else 0


COMMAND = Command(
    summary="everything personal in one file, to keep elsewhere",
    examples=(
        ("ticlist backup --to ticlist.tar", "what is written and set"),
        ("ticlist backup --to -", "to another program, such as age"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(FileArgument("to", "--to", "standard output"),),
    notes=(
        "The file is made whole or not at all, and never in the place of another. It is\n"
        "a plain tar file of text files: any editor reads them. Nothing in it is locked,\n"
        "and what you forget later stays in it. 'ticlist restore' puts it back."
    ),
)
