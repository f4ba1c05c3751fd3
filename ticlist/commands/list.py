"""`ticlist list`: saved reflections, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.errors import FileRefusedError
from ticlist.storage.names import names_in
from ticlist.storage.paths import current_paths
from ticlist.text import nearest, visible_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--checklist", metavar="ID", help="only those of one checklist")
    parser.add_argument("--since", metavar="DATE", help="only those from that day on")
    parser.add_argument("--until", metavar="DATE", help="only those up to that day")
    parser.add_argument("--long", action="store_true", help="read them; add what each is about")
    add_json(parser)


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    first, last = _days(arguments)
    every = names_in(paths.reflections)
    names = [
        name
        for name in every
        if first <= name.on <= last and arguments.checklist in {None, name.checklist}
    ]
    rows, all_read = _long_rows(paths, names) if arguments.long else ([], True)
    if arguments.json:
        say_json(reflections=rows or list(map(_row, names)))
    elif names:
        _print(names, [str(row["about"]) for row in rows])
    else:
        remark(_nothing(arguments.checklist, {name.checklist for name in every}))
    return 0 if all_read else 1


def _days(arguments: Namespace) -> tuple[str, str]:
    """The first and the last day asked for, written as in the names."""
    if arguments.since is None and arguments.until is None:
        return "0000-01-01", "9999-12-31"
    from ticlist.commands.asked import days_between  # noqa: PLC0415 - only these options need it

    return days_between(arguments.since, arguments.until)


def _row(name: Named) -> dict[str, object]:
    return {"id": name.id, "on": name.on, "checklist": name.checklist}


def _long_rows(paths: Paths, names: list[Named]) -> tuple[list[dict[str, object]], bool]:
    from ticlist.model.depth import DEPTH_SHOWN  # noqa: PLC0415 - only `--long` needs them
    from ticlist.storage.store import Store  # noqa: PLC0415

    store = Store(paths)
    rows, all_read = [], True
    for name in names:
        row = _row(name)
        try:
            reflection = store.read(name.id)
        except FileRefusedError as error:
            row |= _what_it_is(error, store.path_of(name.id))
            all_read = False
        else:
            row["title"] = reflection.checklist.title
            row["depth"] = reflection.depth
            row["context"] = reflection.context
            words = (reflection.checklist.title, DEPTH_SHOWN[reflection.depth], reflection.context)
            row["about"] = ", ".join(each for each in words if each)
        rows.append(row)
    if not all_read:
        from ticlist.advice import NOT_READ, advised  # noqa: PLC0415 - only this needs it

        remark(advised(NOT_READ))
    return rows, all_read


def _what_it_is(error: FileRefusedError, path: Path) -> dict[str, object]:
    from ticlist.storage.inspection import place_of  # noqa: PLC0415 - only what is refused needs it

    line, column = place_of(error, path)
    places = [f"{name} {each}" for name, each in (("line", line), ("column", column)) if each]
    place = f" ({', '.join(places)})" if places else ""
    return {
        "refused": error.what,
        "line": line,
        "column": column,
        "about": f"cannot be read{place}: {error.what.removeprefix('Cannot be read: ')}",
    }


def _nothing(checklist: str | None, known: set[str]) -> str:
    """What is said when nothing is listed; a misspelt checklist must not look like lost work."""
    if not known:
        from ticlist.advice import BEGIN, advised  # noqa: PLC0415 - only this needs it

        return f"Nothing is saved yet. {advised(BEGIN)}"
    if checklist is not None and checklist not in known:
        return (
            f"Nothing is saved with a checklist '{checklist}'.{nearest(checklist, sorted(known))}"
        )
    return "Nothing is saved in these days. 'ticlist list' shows all there is."


def _print(names: list[Named], about: list[str]) -> None:
    width = max(len(name.id) for name in names)
    lines = [f"{name.id:<{width}}  {name.on}  {name.checklist}" for name in names]
    if about:
        lines = [f"{line}  {visible_line(each)}" for line, each in zip(lines, about, strict=True)]
    # Said at once: line by line, ten thousand take twice as long.
    say("\n".join(lines))


COMMAND = Command(
    summary="saved reflections, newest first, a line each",
    examples=(
        ("ticlist list", "all of them: id, day, checklist"),
        ("ticlist list --since 2026-09", "those since September"),
        ("ticlist list --checklist school --long", "with what each is about"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes="DATE is 2026-11-21, 2026-11, 2026, today, yesterday or 30d (30 days ago).",
)
