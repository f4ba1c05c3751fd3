"""`ticlist find`: where somebody wrote a word or a phrase."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from ticlist.advice import BEGIN, NOT_READ, advised
from ticlist.commands.command import Command
from ticlist.commands.printing import (
    add_color,
    add_json,
    ask,
    colour_asked,
    remark,
    say_heading,
    say_json,
)
from ticlist.commands.sentences import say_in_sentence
from ticlist.errors import UsedWronglyError
from ticlist.lookback.find import Finder, Hit
from ticlist.lookback.sentence import InSentence
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from ticlist.lookback.find import Text, Unreadable
    from ticlist.storage.names import Named

_INDENT = "  "
_LONGEST = 2000

_NONE = "That stands nowhere in what you wrote."


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", nargs="?", help="a word, or a phrase in quotes")
    add_json(parser)
    add_color(parser)


def _run(arguments: Namespace) -> int:
    bold = colour_asked(arguments.color)
    store = Store(current_paths())
    finder = _finder(store, arguments.text)
    names = store.names()
    unreadable: list[Unreadable] = []
    hits = _hits(finder, names, unreadable)
    if arguments.json:
        tables = list(map(_table, hits))
        say_json(
            hits=tables,
            unreadable=[{"id": each.name.id, "refused": each.error.what} for each in unreadable],
        )
    elif not _print(hits, bold=bold):
        remark(_NONE if names else f"Nothing is saved yet. {advised(BEGIN)}")
    for each in unreadable:
        what = each.error.what.removeprefix("Cannot be read: ")
        remark(f"{each.name.id} cannot be read: {what}")
    if unreadable:
        remark(advised(NOT_READ))
    return 1 if unreadable else 0


def _hits(finder: Finder, names: list[Named], unreadable: list[Unreadable]) -> Iterator[Hit]:
    for name in names:
        for each in finder.found_in(name):
            if isinstance(each, Hit):
                yield each
            else:
                unreadable.append(each)


# --- what is looked for ---------------------------------------------------------------------------


def _finder(store: Store, text: str | None) -> Finder:
    words = _typed() if text is None else text
    if len(words) > _LONGEST:
        raise UsedWronglyError(what=f"That is longer than {_LONGEST:,} letters.")
    finder = Finder(store, words)
    if finder.is_empty:
        raise UsedWronglyError(
            what="There is nothing to look for.",
            what_to_do="'ticlist find --help' shows what it takes.",
        )
    return finder


def _typed() -> str:
    """The first line of standard input, which is asked for where somebody sits before it."""
    if sys.stdin is None:
        return ""
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Bytes that are no text are in no file: they are not found, and are no mistake of ours.
        sys.stdin.reconfigure(errors="surrogateescape")
    is_asked = sys.stdin.isatty()
    if is_asked:
        ask("Find: ")
    try:
        line = sys.stdin.readline(_LONGEST + 2)
    except OSError as error:
        raise UsedWronglyError(
            what=f"Standard input could not be read: {error.strerror}."
        ) from None
    if is_asked and not line.endswith("\n"):
        ask("\n")
    return line.removesuffix("\n")


# --- what was found -------------------------------------------------------------------------------


def _print(hits: Iterator[Hit], *, bold: bool) -> bool:
    """Print each as it comes; whether there were any."""
    under: tuple[Named, Text] | None = None
    for hit in hits:
        if under != (hit.name, hit.text):
            under = (hit.name, hit.text)
            say_heading(f"{hit.name.id}  {hit.text.part}", bold=False)
        say_in_sentence(InSentence(hit.before, hit.found, hit.after), _INDENT, bold=bold)
    return under is not None


def _table(hit: Hit) -> dict[str, object]:
    return {
        "reflection": hit.name.id,
        "on": hit.name.on,
        "section": hit.text.section,
        "prompt": hit.text.prompt,
        "part": hit.text.part,
        "before": hit.before,
        "found": hit.found,
        "after": hit.after,
    }


COMMAND = Command(
    summary="where you wrote a word, in your own words alone",
    examples=(
        ("ticlist find", "asks for the word, or reads a line of standard input"),
        ("ticlist find cafe", "finds Cafe and CAFE too, with an accent or without"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "What is typed as TEXT stands in the list of processes, which others on this\n"
        "machine may see while it runs, and in the history of your shell. What is typed\n"
        "when it asks stands in neither.\n"
        "\n"
        "All that you wrote and saved is looked through, newest first, private parts too,\n"
        "but not the words of the prompts and no drafts. Capitals, accents, kinds of\n"
        "quotation marks and dashes, and line ends make no difference. What was found\n"
        "stands in [brackets], in its sentence; '...' is where that was cut."
    ),
)
