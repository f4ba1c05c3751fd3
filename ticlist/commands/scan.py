"""`ticlist scan`: what in reflections or files could identify a person."""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ticlist.commands.command import Command, FileArgument
from ticlist.commands.printing import (
    add_color,
    add_json,
    colour_asked,
    remark,
    say,
    say_heading,
    say_json,
)
from ticlist.commands.sentences import say_in_sentence
from ticlist.errors import FileRefusedError, NothingFitsError
from ticlist.files.tomlread import REFLECTION_BYTES, decoded, read_bytes
from ticlist.lookback.find import Text, texts_of
from ticlist.lookback.sentence import in_sentence
from ticlist.outgoing import NOTHING_FOUND
from ticlist.sharing.identifiers import KINDS, found_in
from ticlist.storage.names import found_among
from ticlist.storage.paths import current_paths
from ticlist.storage.private_words import read_private_words
from ticlist.storage.store import Store
from ticlist.text import shortened

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from ticlist.lookback.sentence import InSentence
    from ticlist.model.reflection import Reflection
    from ticlist.sharing.identifiers import Found
    from ticlist.storage.names import Named

_STANDARD_INPUT = "-"
_INDENT = "  "
_WIDEST_PROMPT = 60


class _Hit(NamedTuple):
    """Something that was found.

    Args:
        where: where it is, in words.
        keys: where it is, for other programs.
        found: what it is.
        piece: it in its sentence.
    """

    where: str
    keys: dict[str, object]
    found: Found
    piece: InSentence

    @property
    def is_strong(self) -> bool:
        return KINDS[self.found.kind].is_strong


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "targets", metavar="REFLECTION|FILE", nargs="+", help="see below; '-' is standard input"
    )
    add_json(parser)
    add_color(parser)


def _run(arguments: Namespace) -> int:
    bold = colour_asked(arguments.color)
    paths = current_paths()
    store = Store(paths)
    words, not_read = read_private_words(paths)
    remarks = [not_read] if not_read else []
    names = store.names()
    hits: list[_Hit] = []
    for target in [_meant(names, each) for each in dict.fromkeys(arguments.targets)]:
        try:
            hits += _hits_in(store, target, words)
        except FileRefusedError as error:
            remarks.append(str(error))
    hits.sort(key=lambda hit: not hit.is_strong)
    if arguments.json:
        say_json(hits=[_table(each) for each in hits], remarks=remarks)
    else:
        _print(hits, is_all=not remarks, bold=bold)
    for each in remarks:
        remark(each)
    return 1 if hits or remarks else 0


def _meant(names: list[Named], target: str) -> Named | str:
    """What an argument means: a reflection where it fits one, else a file that is there."""
    if target == _STANDARD_INPUT:
        return target
    try:
        return found_among(names, target, kind="saved reflection", shown_by="list")
    except NothingFitsError as error:
        if os.path.lexists(target):
            return target
        raise NothingFitsError(
            what=f"{error.what} Nor is there a file of that name.", what_to_do=error.what_to_do
        ) from None


def _hits_in(store: Store, target: Named | str, words: Sequence[str]) -> Iterator[_Hit]:
    if isinstance(target, str):
        return _hits_in_file(target, words)
    return _hits_in_reflection(store.read(target.id), words)


# --- in a reflection ------------------------------------------------------------------------------


def _hits_in_reflection(reflection: Reflection, words: Sequence[str]) -> Iterator[_Hit]:
    asked = {
        answer.prompt: answer.asked for section in reflection.sections for answer in section.answers
    }
    for text in (*texts_of(reflection), *_of_the_checklist(reflection)):
        where = f"{reflection.id}  {text.part}"
        if text.prompt in asked:
            where += f": {shortened(asked[text.prompt], _WIDEST_PROMPT)}"
        keys = {"reflection": reflection.id, "on": reflection.on}
        keys |= {"section": text.section, "prompt": text.prompt, "part": text.part}
        for found in found_in(text.words, words):
            yield _Hit(where, keys, found, _in_sentence(text.words, found))


def _of_the_checklist(reflection: Reflection) -> Iterator[Text]:
    """The words of the checklist, which may be one of a school or a ward."""
    yield Text(None, None, "The title of the checklist", reflection.checklist.title)
    for section in reflection.sections:
        yield Text(section.id, None, "The title of a section", section.title)
        for answer in section.answers:
            yield Text(section.id, answer.prompt, "The words of a prompt", answer.asked)


def _in_sentence(text: str, found: Found) -> InSentence:
    return in_sentence(text, found.start, found.end)


# --- in a file ------------------------------------------------------------------------------------


def _hits_in_file(file: str, words: Sequence[str]) -> Iterator[_Hit]:
    name = "<standard input>" if file == _STANDARD_INPUT else file
    text = decoded(_read(file), name)
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    for found in found_in(text, words):
        line = bisect_right(starts, found.start)
        column = found.start - starts[line - 1] + 1
        keys: dict[str, object] = {"file": name, "line": line, "column": column}
        yield _Hit(f"{name}:{line}:{column}", keys, found, _in_sentence(text, found))


def _read(file: str) -> bytes:
    if file != _STANDARD_INPUT:
        return read_bytes(file, REFLECTION_BYTES)
    if sys.stdin is None:
        raise FileRefusedError(what="There is no standard input.")
    data = sys.stdin.buffer.read(REFLECTION_BYTES + 1)
    if len(data) > REFLECTION_BYTES:
        raise FileRefusedError(what=f"Is larger than {REFLECTION_BYTES >> 20} MiB.")
    return data


# --- what was found -------------------------------------------------------------------------------


def _print(hits: Sequence[_Hit], *, is_all: bool, bold: bool) -> None:
    strong = [each for each in hits if each.is_strong]
    notes = [each for each in hits if not each.is_strong]
    if strong:
        say_heading("To decide on before anything leaves", bold=bold)
        _print_each(strong, bold=bold)
        say()
    if notes:
        say_heading("Notes, to think about", bold=bold)
        _print_each(notes, bold=bold)
        say()
    if hits:
        say(f"{len(hits):,} found: {len(strong):,} to decide on, {_in_words(len(notes))}.")
        say("Nothing was changed. What is not found here can identify a person too.")
    elif is_all:
        say(NOTHING_FOUND)


def _in_words(notes: int) -> str:
    return f"{notes:,} note{'' if notes == 1 else 's'}"


def _print_each(hits: Iterable[_Hit], *, bold: bool) -> None:
    for hit in hits:
        say(f"{hit.where}: {KINDS[hit.found.kind].words}")
        say_in_sentence(hit.piece, _INDENT, bold=bold)


def _table(hit: _Hit) -> dict[str, object]:
    return {
        **hit.keys,
        "kind": hit.found.kind,
        "is_strong": hit.is_strong,
        "before": hit.piece.before,
        "found": hit.piece.found,
        "after": hit.piece.after,
    }


COMMAND = Command(
    summary="what could identify a person, in reflections or files",
    examples=(
        ("ticlist scan last", "your newest reflection, private parts too"),
        ("ticlist scan notes.txt", "any text file"),
        ("ticlist scan -", "what comes from another program"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(FileArgument("targets", "FILE", "standard input", "or-a-reflection"),),
    notes=(
        "REFLECTION is an id, its start or its last six characters where only one fits,\n"
        "'last', 'previous', or 'last:' and a checklist. What fits none is a FILE, of\n"
        "text in UTF-8; './last' is a file in any case.\n"
        "\n"
        "What is found stands in [brackets], in its sentence. Nothing is changed. The\n"
        "exit code is 1 where something was found. Words of your own to look for, such\n"
        "as names of colleagues: private-words.txt; 'ticlist where' shows the place.\n"
        "\n"
        "A scan knows patterns, not people: where it finds none, somebody may still be\n"
        "recognised."
    ),
)
