"""`ticlist steps`: steps, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.advice import NOT_READ, advised
from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.errors import FileRefusedError
from ticlist.lookback.steps import steps_lines, tracked_steps
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ticlist.lookback.steps import Tracked
    from ticlist.model.reflection import Reflection

_WIDTH = 78

_NONE = "There are no steps. A step is something to keep, stop or start, written while you reflect."
_NONE_OPEN = "No step is open. 'ticlist steps' shows all there are."


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--open", action="store_true", help="only those that are open; see below")
    add_json(parser)


def _run(arguments: Namespace) -> int:
    unreadable: list[dict[str, str]] = []
    every = tracked_steps(_read(Store(current_paths()), unreadable))
    steps = [each for each in every if each.is_open or not arguments.open]
    if arguments.json:
        say_json(steps=list(map(_table, steps)), unreadable=unreadable)
    else:
        for line in steps_lines(steps, _WIDTH):
            say(line.text)
        if not steps:
            remark(_NONE_OPEN if every else _NONE)
    for each in unreadable:
        remark(f"{each['id']} cannot be read: {each['refused'].removeprefix('Cannot be read: ')}")
    if unreadable:
        remark(advised(NOT_READ))
    return 1 if unreadable else 0


def _read(store: Store, unreadable: list[dict[str, str]]) -> Iterator[Reflection]:
    for name, each in store.read_each(store.names()):
        if isinstance(each, FileRefusedError):
            unreadable.append({"id": name.id, "refused": each.what})
        else:
            yield each


def _table(tracked: Tracked) -> dict[str, object]:
    step, origin = tracked.step, tracked.origin
    return {
        "id": step.id,
        "kind": step.kind,
        "text": step.text,
        "owner": step.owner,
        "by": step.by,
        "open": tracked.is_open,
        "reflection": origin.reflection,
        "on": origin.on,
        "title": origin.checklist,
        "section": origin.section,
        "became": [
            {
                "on": each.on,
                "outcome": each.outcome,
                "note": each.note,
                "reflection": each.reflection,
            }
            for each in tracked.became
        ],
    }


COMMAND = Command(
    summary="steps, and what became of them",
    examples=(
        ("ticlist steps", "all of them, newest first"),
        ("ticlist steps --open", "those you may still want to take"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "A step is open while nothing was said of it, or 'still want to' last. At the\n"
        "start of a new reflection you can say what became of it. Private sections count\n"
        "too: mind who sees your screen, and where the output goes."
    ),
)
