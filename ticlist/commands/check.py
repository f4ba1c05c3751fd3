"""`ticlist check`: every mistake in a checklist, with its place, and what else to look at."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.checking.check import checked, did_you_mean, read_old, refused
from ticlist.checking.report import report
from ticlist.commands.asked import today
from ticlist.commands.command import Command, FileArgument
from ticlist.commands.printing import add_json, say, say_json
from ticlist.errors import FileRefusedError, UsedWronglyError
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from ticlist.checking.check import Checked
    from ticlist.checking.contents import Contents
    from ticlist.checking.found import Told

_STANDARD_INPUT = "-"
_MOST_SHOWN = 100

Results = list[tuple[str, "Checked"]]


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="checklists; '-' is standard input"
    )
    parser.add_argument(
        "--against", metavar="OLD", help="an earlier version: says what changed for old answers"
    )
    add_json(parser)


def _run(arguments: Namespace) -> int:
    results: Results = []
    old = None
    if arguments.against is not None:
        if len(arguments.files) > 1:
            raise UsedWronglyError(
                what="'--against' takes one file to check, and one earlier version of it.",
                what_to_do="'ticlist check --help' shows what it takes.",
            )
        old = _read_old(arguments.against, results)
    results += [(_name(each), _checked(each, old)) for each in arguments.files]
    if arguments.json:
        say_json(files=[_row(*each) for each in results])
    else:
        _print(results)
    return 1 if any(each.mistakes for _, each in results) else 0


def _name(file: str) -> str:
    return "<standard input>" if file == _STANDARD_INPUT else file


def _read(file: str) -> bytes:
    if file != _STANDARD_INPUT:
        return read_bytes(file, CHECKLIST_BYTES)
    if sys.stdin is None:
        raise FileRefusedError(what="There is no standard input.")
    data = sys.stdin.buffer.read(CHECKLIST_BYTES + 1)
    if len(data) > CHECKLIST_BYTES:
        raise FileRefusedError(what=f"Is larger than {CHECKLIST_BYTES >> 20} MiB.")
    return data


def _checked(file: str, old: Contents | None) -> Checked:
    try:
        data = _read(file)
    except FileRefusedError as error:
        return refused(error.what)
    name = None if file == _STANDARD_INPUT else Path(file).name
    return checked(data, name, today=today(), old=old)


def _read_old(file: str, results: Results) -> Contents | None:
    """The earlier version; where it cannot be read, that is among the results."""
    try:
        contents, unreadable = read_old(_read(file))
    except FileRefusedError as error:
        contents, unreadable = None, refused(error.what)
    if unreadable is not None:
        results.append((_name(file), unreadable))
    return contents


def _row(file: str, result: Checked) -> dict[str, object]:
    return {
        "file": file,
        "mistakes": [_place(each) for each in result.mistakes],
        "remarks": [_place(each) for each in result.remarks],
        "to_the_end": result.to_the_end,
        "untold": {"mistakes": result.untold[0], "remarks": result.untold[1]},
    }


def _place(told: Told) -> dict[str, object]:
    hint = did_you_mean(told)
    return {
        "line": told.line,
        "column": told.column,
        "end_column": told.end_column,
        "what": told.what,
    } | ({} if hint is None else {"did_you_mean": hint})


def _print(results: Results) -> None:
    for name, result in results:
        _print_each(name, result.mistakes, result.untold[0])
    if any(not result.to_the_end for _, result in results):
        say("What else there may be is looked at once this is mended.")
    say(_summary([len(result.mistakes) + result.untold[0] for _, result in results]))
    if any(result.remarks for _, result in results):
        say("\nRemarks, which are no mistakes:")
    for name, result in results:
        _print_each(name, result.remarks, result.untold[1])


def _print_each(name: str, told: Sequence[Told], untold: int) -> None:
    for each in told[:_MOST_SHOWN]:
        for line in report(name, each):
            say(line)
    more = len(told) - _MOST_SHOWN + untold
    if more > 0:
        say(f"... and {more:,} more in this file.")


def _summary(mistakes: list[int]) -> str:
    every = sum(mistakes)
    many = "No mistakes" if not every else f"{every:,} mistake{'s' if every > 1 else ''}"
    files = len(mistakes)
    where = f" in {sum(map(bool, mistakes))} of {files} files" if every and files > 1 else ""
    return f"{many}{where}. Nothing was changed."


COMMAND = Command(
    summary="every mistake in a checklist, with line and column",
    examples=(
        ("ticlist check ours.toml", "what is wrong, and where"),
        ("ticlist check ours.toml --against old.toml", "and what changed"),
        ("ticlist check *.toml --json", "for an editor"),
        ("ticlist check -", "what comes from another program"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(
        FileArgument("files", "FILE", "standard input"),
        FileArgument("against", "--against", "standard input"),
    ),
    notes=(
        "The exit code is 1 where there are mistakes. Remarks are for you to think about:\n"
        "they are no mistakes, and the reading age among them is an estimate."
    ),
)
