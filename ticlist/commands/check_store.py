"""`ticlist check-store`: everything that is kept is read, and what is wrong with each is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.storage.inspection import inspected
from ticlist.storage.paths import current_paths
from ticlist.text import visible_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.inspection import Finding


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def _run(arguments: Namespace) -> int:
    looked_at = wrong = 0
    rows = []
    for each in inspected(current_paths()):
        looked_at += 1
        wrong += bool(each.findings)
        for finding in each.findings:
            if arguments.json:
                rows.append(_row(finding))
            else:
                say(visible_line(f"{finding.where}: {finding.what}"))
    if arguments.json:
        say_json(looked_at=looked_at, wrong=wrong, findings=rows)
    remark(_summary(looked_at, wrong))
    return 1 if wrong else 0


def _row(finding: Finding) -> dict[str, object]:
    return {
        "path": str(finding.path),
        "line": finding.line,
        "column": finding.column,
        "what": finding.what,
    }


def _summary(looked_at: int, wrong: int) -> str:
    if not looked_at:
        return "Nothing is kept yet."
    things = "file or folder" if looked_at == 1 else "files and folders"
    found = f"something is to be said of {wrong:,}" if wrong else "nothing is wrong"
    return f"{looked_at:,} {things} looked at, {found}. Nothing was changed."


COMMAND = Command(
    summary="read everything that is kept, and say what is wrong",
    examples=(
        ("ticlist check-store", "a line for each: file, place, what"),
        ("ticlist check-store --json", "the same for other programs"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes="Nothing is changed, moved or taken away, and no word that was written is shown.",
)
