"""`ticlist show`: one reflection, as text."""

from __future__ import annotations

import shutil
import sys
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
from ticlist.files.reflection_file import reflection_table
from ticlist.lookback.steps import step_words
from ticlist.model.reading import blocks_of
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store
from ticlist.text import columns, visible_line, wrapped

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.model.reading import Block

_WIDTH = 78
_NARROWEST = 20
_UNDERLINE = {"title": "=", "section": "-"}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reflection", metavar="REFLECTION", help="which one; see below")
    add_json(parser)
    add_color(parser)


def _run(arguments: Namespace) -> int:
    bold = colour_asked(arguments.color)
    store = Store(current_paths())
    reflection = store.read(store.find(arguments.reflection).id)
    if arguments.json:
        say_json(reflection=reflection_table(reflection))
        return 0
    width = _width()
    for block in blocks_of(reflection, step_words(store, store.names(), reflection)):
        if block.kind in _UNDERLINE:
            _say_headed(block, width, bold=bold)
        else:
            for line in _lines(block, width):
                say(line)
    return 0


def _width() -> int:
    """How wide lines are: no wider than is easy to read, nor than the terminal there is."""
    if not sys.stdout.isatty():
        return _WIDTH
    return max(_NARROWEST, min(_WIDTH, shutil.get_terminal_size().columns))


def _say_headed(block: Block, width: int, *, bold: bool) -> None:
    if block.kind != "title":
        say()
    lines = wrapped(visible_line(block.text), width)
    for line in lines:
        say_heading(line, bold=bold)
    say(_UNDERLINE[block.kind] * max(columns(line) for line in lines))


def _lines(block: Block, width: int) -> list[str]:
    if block.kind == "prompt":
        return ["", *wrapped(block.text, width)]
    return [f"  {line}".rstrip() for line in wrapped(block.text, width - 2)]


COMMAND = Command(
    summary="one reflection, as text",
    examples=(
        ("ticlist show last", "the newest"),
        ("ticlist show last:school", "the newest with the checklist 'school'"),
        ("ticlist show k7f3xq", "the one whose id ends so"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is an id, its start or its last six characters where only one fits,\n"
        "'last', 'previous', or 'last:' and a checklist. Private parts are shown: this is\n"
        "your own screen. Mind who else can see it, and where the output goes."
    ),
)
