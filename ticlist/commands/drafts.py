"""`ticlist drafts`: unfinished reflections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.advice import GO_ON_WITH_ONE, PUT_BACK, advised
from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import current_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.cut_off import CutOffDraft
    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    names = Drafts(paths).names()
    if arguments.all:
        return _run_all(paths, names, as_json=arguments.json)
    if arguments.json:
        say_json(drafts=[_row(name) for name in names])
        return 0
    for name in names:
        say(_line(name))
    _tell_how_to_go_on(names)
    return 0


def _run_all(paths: Paths, names: list[Named], *, as_json: bool) -> int:
    from ticlist.storage.cut_off import cut_off_drafts  # noqa: PLC0415 - only `--all` looks for them

    cut_off = cut_off_drafts(paths)
    programs = [_program(paths, name) for name in names]
    if as_json:
        say_json(
            drafts=[
                {**_row(name), "state": state, "program": program}
                for name, (state, program) in zip(names, programs, strict=True)
            ],
            cut_off=[
                {"id": each.draft_id, "path": str(each.path), "written": each.written}
                for each in cut_off
            ],
        )
        return 0
    for name, (state, program) in zip(names, programs, strict=True):
        say(f"{_line(name)}  {_STATES[state].format(program)}".rstrip())
    for each in cut_off:
        say(_cut_off_line(each))
    if cut_off:
        remark(advised(PUT_BACK).format(paths.drafts))
    if names or not cut_off:
        _tell_how_to_go_on(names)
    return 0


_STATES = {
    "closed": "",
    "open": "open in {}",
    "left": "left by {}, which has ended",
    "unknown": "perhaps open in {}",
}


def _program(paths: Paths, name: Named) -> tuple[str, str | None]:
    """Whether a program has a draft open, and which one does or did."""
    from ticlist.storage.locks import is_alive  # noqa: PLC0415 - only `--all` asks

    owner = Drafts(paths).owner_of(name.id)
    if owner is None:
        return "closed", None
    state = {True: "open", False: "left", None: "unknown"}[is_alive(owner)]
    return state, owner.in_words()


def _row(name: Named) -> dict[str, object]:
    return {"id": name.id, "on": name.on, "checklist": name.checklist}


def _line(name: Named) -> str:
    return f"{name.id}  {name.on}  {name.checklist}"


def _cut_off_line(each: CutOffDraft) -> str:
    return (
        f"{each.draft_id}  a write that was cut off at {each.written:%Y-%m-%d %H:%M}: {each.path}"
    )


def _tell_how_to_go_on(names: list[Named]) -> None:
    if names:
        remark(advised(GO_ON_WITH_ONE).format(names[0].id[-6:]))
    else:
        remark("There is no unfinished reflection.")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--all", action="store_true", help="say which program has or had each; what was cut off"
    )
    add_json(parser)


COMMAND = Command(
    summary="unfinished reflections, newest first, a line each",
    examples=(
        ("ticlist drafts", "all of them: id, day, checklist"),
        ("ticlist drafts --all", "and what became of the programs they were open in"),
        ("ticlist reflect --resume", "go on with the newest"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
