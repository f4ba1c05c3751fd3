"""`ticlist timeline`: the answers of one checklist over time."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from ticlist.advice import BEGIN, NOT_READ, advised
from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.errors import FileRefusedError, NothingFitsError, UsedWronglyError
from ticlist.lookback.answers import answered_each
from ticlist.lookback.glyphs import wants_ascii
from ticlist.lookback.timeline import Gathered
from ticlist.lookback.timeline_lines import timeline_lines
from ticlist.model.answered import WORDS
from ticlist.model.answers import SHOWN
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store
from ticlist.text import columns, nearest

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from ticlist.lookback.timeline import Timeline
    from ticlist.model.checklist import Checklist
    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths

_Table = dict[str, object]

_WIDTH = 78
_NOTHING_SINCE = "Nothing is saved in these days. 'ticlist list' shows all there is."


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "checklist", metavar="CHECKLIST", nargs="?", help="its id; see below for when it is needed"
    )
    parser.add_argument("--since", metavar="DATE", help="only those from that day on")
    add_json(parser)


def _run(arguments: Namespace) -> int:
    first = _first_day(arguments.since)
    paths = current_paths()
    store = Store(paths)
    every = store.names()
    checklist = _checklist_meant(arguments.checklist, every)
    names = [each for each in every if each.checklist == checklist and each.on >= first]
    timeline, unreadable = _looked_back(paths, store, names)
    if arguments.json:
        say_json(checklist=checklist, **_table(timeline), unreadable=unreadable)
    elif timeline.columns:
        _print(timeline)
    if not names:
        remark(_NOTHING_SINCE if every else _nothing_saved())
    for each in unreadable:
        remark(f"{each['id']} {each['about']}")
    if unreadable:
        remark(advised(NOT_READ))
    return 1 if unreadable else 0


def _looked_back(
    paths: Paths, store: Store, names: Sequence[Named]
) -> tuple[Timeline, list[_Table]]:
    gathered = Gathered(_as_it_is_now(paths, names[0].checklist) if names else None)
    unreadable = []
    for name, each in answered_each(store, names):
        if isinstance(each, FileRefusedError):
            unreadable.append(_what_it_is(name, each, store))
        else:
            gathered.add(each)
    return gathered.timeline(), unreadable


def _nothing_saved() -> str:
    return f"Nothing is saved yet. {advised(BEGIN)}"


def _first_day(words: str | None) -> str:
    if words is None:
        return ""
    from ticlist.commands.asked import span_asked  # noqa: PLC0415 - only this option needs it

    return span_asked("--since", words)[0].isoformat()


def _checklist_meant(asked: str | None, every: Sequence[Named]) -> str | None:
    """The id of the checklist; None where none is named and nothing is saved."""
    known = sorted({each.checklist for each in every})
    if asked is None and len(known) > 1:
        raise UsedWronglyError(
            what="Which checklist? Only answers to the same prompts stand beside each other.",
            what_to_do=f"You saved reflections with these: {', '.join(known)}.",
        )
    if asked is None or asked in known:
        return asked or next(iter(known), None)
    raise NothingFitsError(
        what=f"Nothing is saved with a checklist '{asked}'.{nearest(asked, known)}",
        what_to_do=f"You saved reflections with these: {', '.join(known)}."
        if known
        else _nothing_saved(),
    )


def _as_it_is_now(paths: Paths, checklist: str) -> Checklist | None:
    from ticlist.storage.library import read_library  # noqa: PLC0415 - only where something is read
    from ticlist.storage.settings import read_settings  # noqa: PLC0415

    library = read_library(paths, read_settings(paths).language)
    known = {each.checklist.id: each.checklist for each in library.shelved}
    return known.get(checklist)


def _what_it_is(name: Named, error: FileRefusedError, store: Store) -> _Table:
    from ticlist.storage.inspection import place_of  # noqa: PLC0415 - only what is refused needs it

    line, column = place_of(error, store.path_of(name.id))
    places = [f"{word} {each}" for word, each in (("line", line), ("column", column)) if each]
    place = f" ({', '.join(places)})" if places else ""
    about = f"cannot be read{place}: {error.what.removeprefix('Cannot be read: ')}"
    return {
        "id": name.id,
        "on": name.on,
        "refused": error.what,
        "line": line,
        "column": column,
        "about": about,
    }


# --- as text --------------------------------------------------------------------------------------


def _print(timeline: Timeline) -> None:
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else _WIDTH
    ascii_only = wants_ascii(os.environ, sys.stdout.encoding)
    lines = timeline_lines(timeline, width, ascii_only=ascii_only)
    titles = [columns(line.text) for line in lines if line.kind == "title"]
    texts = [line.text for line in lines]
    texts.insert(len(titles), "=" * max(titles))
    # Hundreds of days are thousands of lines: all at once is several times as fast as one by one.
    say("\n".join(texts))


# --- for other programs ---------------------------------------------------------------------------


def _table(timeline: Timeline) -> _Table:
    prompts = [row for row in timeline.rows if row.kind == "prompt"]
    return {
        "columns": [{"id": each.id, "on": each.on} for each in timeline.columns],
        "rows": [
            {
                "prompt": row.prompt,
                "wording": row.wording,
                "section": row.section,
                "asked": row.heading,
                "answers": [cell.state if cell.state in SHOWN else None for cell in row.cells],
                "words": [cell.state == WORDS for cell in row.cells],
                "left_out": [cell.left_out for cell in row.cells],
            }
            for row in prompts
        ],
        "counts": [
            {"group": row.group, "answer": row.word, "counts": row.counts}
            for row in timeline.counts
        ],
    }


COMMAND = Command(
    summary="answers over time, prompts down, reflections across",
    examples=(
        ("ticlist timeline school", "all with the checklist 'school'"),
        ("ticlist timeline school --since 2026", "those since then"),
        ("ticlist timeline", "where all is of one checklist"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "A letter and a sign for each answer, the newest on the right; what they mean\n"
        "stands under them. TICLIST_ASCII=1 shows signs of ASCII alone. DATE is\n"
        "2026-11-21, 2026-11, 2026, today, yesterday or 30d (30 days ago). Private parts\n"
        "are shown: this is your own screen. Mind who else can see it, and where the\n"
        "output goes.\n"
        "\n"
        "--json: columns (id, on), oldest first; rows, one for each prompt and wording,\n"
        "whose answers, words (something was written, without an answer) and left_out\n"
        "(its section was) stand in the order of the columns; counts of each answer;\n"
        "unreadable."
    ),
)
