"""`ticlist backup`: everything personal in one file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import remark, say, say_bytes
from ticlist.errors import StoreError, UsedWronglyError
from ticlist.storage.backup import packed
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
    from ticlist.files import durable  # noqa: PLC0415 - help needs no disk

    if arguments.to == _STANDARD_OUTPUT:
        backup = packed(current_paths())
        say_bytes(backup.data)
        remark(f"This went to standard output: {backup.holds}.")
    else:
        given = Path(arguments.to)
        file = _file(given)
        backup = packed(current_paths())
        try:
            durable.create(file.parent, file.name, backup.data)
        except FileExistsError:
            raise _taken(given) from None
        except OSError as error:
            raise StoreError(
                what=f"It could not be written: {durable.why(error)}.", where=str(given)
            ) from None
        say(f"{given} ({max(len(backup.data) // _KIB, 1):,} KiB) holds {backup.holds}.")
    remark("Nothing in it is locked: whoever can open it can read every word.")
    return _tell_what_is_missing(backup)


def _file(given: Path) -> Path:
    if not given.name or os.path.isdir(given):  # noqa: PTH112 - it never raises
        raise UsedWronglyError(what="--to needs the name of a file, such as ticlist.tar.")
    try:
        folder = given.parent.resolve(strict=True)
    except (OSError, RuntimeError):
        raise StoreError(what="There is no such folder.", where=str(given.parent)) from None
    file = folder / given.name
    try:
        file.lstat()
    except FileNotFoundError:
        return file
    except OSError as error:
        raise StoreError(
            what=f"It could not be written: {error.strerror}.", where=str(given)
        ) from None
    raise _taken(given)


def _taken(file: Path) -> StoreError:
    return StoreError(
        what="There is a file of this name already; it was left as it is.",
        where=str(file),
        what_to_do="Give another name.",
    )


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
    notes=(
        "The file is made whole or not at all, and never in the place of another. It is\n"
        "a plain tar file of text files: any editor reads them. Nothing in it is locked,\n"
        "and what you forget later stays in it. 'ticlist restore' puts it back."
    ),
)
