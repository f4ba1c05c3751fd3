"""What every command takes, as data: asked of what reads its arguments, for the shells."""

from __future__ import annotations

import argparse
import importlib
from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.commands import module_of
from ticlist.commands.command import parser_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.commands.command import Command

Kind = Literal[
    "nothing",
    "file",
    "reflection",
    "reflection-or-file",
    "checklist",
    "draft",
    "export",
    "word",
    "list",
]
"""What can stand somewhere; nothing is what only the person knows."""


class Place(NamedTuple):
    """What can stand at one place of a command line.

    Args:
        kind: what it is.
        words: the words there are, of `word` (one of them) and `list` (several, with commas).
    """

    kind: Kind
    words: Sequence[str] = ()


class Option(NamedTuple):
    """One option.

    Args:
        name: as it is typed, with its hyphens.
        value: what its value is called; empty where it takes none.
        does: what it does, in a few words.
        place: what its value can be.
        is_repeated: whether it can be given more than once.
        value_is_needed: whether it has to have its value.
        not_with: the options that it does not go together with.
    """

    name: str
    value: str
    does: str
    place: Place
    is_repeated: bool
    value_is_needed: bool
    not_with: Sequence[str]


class Word(NamedTuple):
    """A word that is no option, or several of a kind.

    Args:
        name: what it is called.
        does: what it is, in a few words.
        place: what it can be.
        is_needed: whether there has to be one.
        is_repeated: whether there can be more than one.
    """

    name: str
    does: str
    place: Place
    is_needed: bool
    is_repeated: bool


class Taken(NamedTuple):
    """What a command takes: its words in their order, and its options."""

    words: Sequence[Word]
    options: Sequence[Option]


_ONE, _AT_MOST_ONE, _ANY, _SOME = None, "?", "*", "+"

NOTHING, FILE, CHECKLIST = Place("nothing"), Place("file"), Place("checklist")
REFLECTION, DRAFT, EXPORT = Place("reflection"), Place("draft"), Place("export")
DAY = Place("word", ("today", "yesterday"))

ONLY_THE_PERSON_KNOWS = {"ID", "ID,...", "KIND:N", "L", "P", "PROMPT,...", "TEXT"}
"""What values are called for which nothing can be offered."""


def places() -> dict[str, Place]:
    """What can stand somewhere, by what it is called there or by the option before it."""
    from ticlist.commands.printing import WHEN_COLOUR  # noqa: PLC0415 - most commands need none
    from ticlist.sharing.chosen import EVENTS, LAYOUTS, PARTS  # noqa: PLC0415
    from ticlist.sharing.formats import FORMATS  # noqa: PLC0415

    return {
        "FILE": FILE,
        "OLD": FILE,
        "REFLECTION": REFLECTION,
        "REFLECTION|FILE": Place("reflection-or-file"),
        "CHECKLIST": CHECKLIST,
        "NAME": EXPORT,
        "DATE": DAY,
        "WHEN": Place("word", WHEN_COLOUR),
        "SHELL": Place("word", tuple(SHELLS)),
        "--checklist": CHECKLIST,
        "--resume": DRAFT,
        "--format": Place("word", tuple(FORMATS)),
        "--layout": Place("word", LAYOUTS),
        "--include": Place("list", tuple(PARTS)),
        "--event": Place("word", tuple(EVENTS)),
    }


SHELLS = ("bash", "zsh", "fish")


def command_named(name: str) -> Command:
    """One command, loaded."""
    command: Command = importlib.import_module(f"ticlist.commands.{module_of(name)}").COMMAND
    return command


def taken_by(name: str) -> Taken:
    """What the command of a name takes."""
    parser = parser_for(name, command_named(name))
    known = places()
    together = [
        [action.option_strings[-1] for action in group._group_actions]  # noqa: SLF001 - nobody else knows
        for group in parser._mutually_exclusive_groups  # noqa: SLF001
    ]
    words, options = [], []
    for action in parser._actions:  # noqa: SLF001
        if action.option_strings:
            options.append(_option(action, known, together))
        else:
            words.append(_word(action, known))
    return Taken(words, options)


def _word(action: argparse.Action, known: dict[str, Place]) -> Word:
    name = str(action.metavar)
    return Word(
        name,
        str(action.help),
        known.get(name, NOTHING),
        is_needed=action.nargs in {_ONE, _SOME},
        is_repeated=action.nargs in {_ANY, _SOME},
    )


def _option(action: argparse.Action, known: dict[str, Place], together: list[list[str]]) -> Option:
    name = action.option_strings[-1]
    value = str(action.metavar) if action.metavar else ""
    return Option(
        name,
        value,
        str(action.help),
        known.get(name) or known.get(value, NOTHING),
        is_repeated=isinstance(action, argparse._AppendAction),  # noqa: SLF001
        value_is_needed=bool(value) and action.nargs != _AT_MOST_ONE,
        not_with=[each for group in together if name in group for each in group if each != name],
    )
