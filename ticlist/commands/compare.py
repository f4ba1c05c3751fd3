"""`ticlist compare`: two reflections of one checklist, prompt by prompt."""

from __future__ import annotations

import shutil
import sys
from itertools import groupby
from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import (
    add_color,
    add_json,
    colour_asked,
    say,
    say_heading,
    say_json,
)
from ticlist.errors import NothingFitsError
from ticlist.lookback.compare import compared, refuse_unlike
from ticlist.lookback.comparison_lines import comparison_lines
from ticlist.lookback.steps import what_became_of
from ticlist.storage.library import read_library
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store
from ticlist.text import columns

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from ticlist.lookback.comparison import ComparedSection, Comparison, Given, Taken, Told
    from ticlist.model.checklist import Checklist
    from ticlist.model.lines import Line
    from ticlist.model.reflection import Discussed, Reflection
    from ticlist.storage.paths import Paths

_Table = dict[str, object]

_WIDTH = 78
_UNDERLINE = {"title": "=", "section": "-"}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("one", metavar="REFLECTION", help="one of the two; see below")
    parser.add_argument("other", metavar="REFLECTION", help="the other; either may be the earlier")
    add_json(parser)
    add_color(parser)


def _run(arguments: Namespace) -> int:
    bold = colour_asked(arguments.color)
    paths = current_paths()
    store = Store(paths)
    one, other = (store.read(store.find(each).id) for each in (arguments.one, arguments.other))
    names = store.names()
    refuse_unlike(one, other, names)
    steps = {step.id for each in (one, other) for step in each.steps}
    became = what_became_of(store, steps, names)
    comparison = compared(one, other, _checklist_of(paths, one), became)
    if arguments.json:
        say_json(**_table(comparison))
    else:
        _print(comparison_lines(comparison, _width()), bold=bold)
    return 0


def _checklist_of(paths: Paths, reflection: Reflection) -> Checklist | None:
    try:
        return read_library(paths, reflection.language).find(reflection.checklist.id).checklist
    except NothingFitsError:
        return None


# --- as text --------------------------------------------------------------------------------------


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH


def _print(lines: Sequence[Line], *, bold: bool) -> None:
    for kind, group in groupby(lines, lambda line: line.kind):
        texts = [line.text for line in group]
        for text in texts:
            if kind in _UNDERLINE:
                say_heading(text, bold=bold)
            else:
                say(text)
        if kind in _UNDERLINE:
            say(_UNDERLINE[kind] * max(columns(text) for text in texts))


# --- for other programs ---------------------------------------------------------------------------


def _table(comparison: Comparison) -> _Table:
    then, now = comparison.then, comparison.now
    everywhere = (*comparison.sections, comparison.end)
    return {
        "then": then.id,
        "now": now.id,
        "checklist": now.checklist.id,
        "prompts": [
            {
                "prompt": prompt.id,
                "section": section.id or None,
                "change": prompt.change,
                "then": _given(prompt.then),
                "now": _given(prompt.now),
            }
            for section in comparison.sections
            for prompt in section.prompts
        ],
        "sections": [
            {
                "section": each.id,
                "title": each.title,
                "private": each.private,
                "then": _told(each.then),
                "now": _told(each.now),
            }
            for each in comparison.sections
            if each.id
        ],
        "end": {"then": _end(then), "now": _end(now)},
        "steps": [step for section in everywhere for step in _steps(section)],
    }


def _given(given: Given) -> _Table | None:
    if not given:
        return None
    answer = given.answer
    later = [{"at": each.at, "answer": each.answer, "note": each.note} for each in given.later]
    if answer is None:
        return {"later": later}
    return {
        "wording": answer.wording,
        "asked": answer.asked,
        "answer": answer.answer,
        "basis": answer.basis,
        "supervision": answer.supervision,
        "note": answer.note,
        "later": later,
    }


def _told(told: Told) -> _Table:
    return {"left_out": told.left_out, "so_what": told.so_what}


def _end(reflection: Reflection) -> _Table:
    close = reflection.close
    return {
        "so_what": close.so_what,
        "supervision": close.supervision,
        "private": close.private,
        "discussed": [_discussed(each) for each in reflection.discussed],
    }


def _discussed(discussed: Discussed) -> _Table:
    return {"at": discussed.at, "with_role": discussed.with_role, "text": discussed.text}


def _steps(section: ComparedSection) -> list[_Table]:
    both = {"then": section.then, "now": section.now}
    return [
        {"step": each.step.id, "section": section.id or None, "of": which, **_step(each)}
        for which, told in both.items()
        for each in told.steps
    ]


def _step(taken: Taken) -> _Table:
    step = taken.step
    return {
        "kind": step.kind,
        "text": step.text,
        "owner": step.owner,
        "by": step.by,
        "became": [
            {"on": each.on, "outcome": each.outcome, "note": each.note} for each in taken.became
        ],
    }


COMMAND = Command(
    summary="two reflections of one checklist, prompt by prompt",
    examples=(
        ("ticlist compare previous last", "the newest and the one before it"),
        ("ticlist compare last:school previous:school", "of one checklist, in any order"),
        ("ticlist compare k7f3xq h2mnb4", "those whose ids end so"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is an id, its start or its last six characters where only one fits,\n"
        "'last', 'previous', or either with ':' and a checklist. From 100 columns on the\n"
        "two stand side by side. Private parts are shown: this is your own screen. Mind\n"
        "who else can see it, and where the output goes.\n"
        "\n"
        "--json: then, now and checklist are ids. prompts: prompt, section, change (same,\n"
        "moved, newly_answered, opted_out, not_asked, reworded, only_then, in_words),\n"
        "then, now (null where nothing stands). sections and end: what each told you.\n"
        "steps: of then or now, with what became of them."
    ),
)
