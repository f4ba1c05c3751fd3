"""What looking back at many reflections costs in the shell: listing them, finding, over time."""

import shutil
import sys
from collections.abc import Iterator

from benchmarks import jrnl
from benchmarks.commands import TICLIST, Told, in_seconds, medians
from benchmarks.figure import Figure
from benchmarks.made_up import ONE_IN, WORD, WORD_OF_PROMPTS, Store
from benchmarks.stores import Stores

MANY = 10_000
RUNS = 5
# Each run of jrnl takes as long as everything else together.
RUNS_OF_JRNL = 3

LIST_TARGET = 25.0
# A hundred thousand names against ten thousand, for each of them.
NAME_TARGET = 1.5
FIND_TARGET = 4.0
OTHER_LETTERS_TARGET = 12.0
TIMELINE_TARGET = 0.4


def listing(stores: Stores) -> Iterator[Figure]:
    """List ten thousand reflections, and names by the thousands."""
    yield from _beside_jrnl(stores)
    yield from _names(stores)


def _beside_jrnl(stores: Stores) -> list[Figure]:
    theirs = jrnl.short_list(stores.folder / "jrnl", MANY)
    if not theirs:
        sys.stderr.write(f"ticlist: {jrnl.WANTED} cannot be installed, so there is no row on it.\n")
        return []
    ours, least = medians(RUNS_OF_JRNL, _told(stores.of(MANY), "list", lines=MANY), theirs)
    shown = in_seconds(ours), in_seconds(least)
    name = "times as fast as `jrnl --short`"
    return [Figure(name, *shown, least / ours, LIST_TARGET, " x", at_least=True)]


def _names(stores: Stores) -> list[Figure]:
    counts = (1_000, MANY, 100_000)
    commands = [_told(stores.of_names(each), "list", lines=each) for each in (1, *counts)]
    start, *seconds = medians(RUNS, *commands)
    a_name = [(each - start) / count for each, count in zip(seconds, counts, strict=True)]
    figures = []
    for count, taken, cost in zip(counts, seconds, a_name, strict=True):
        shown = in_seconds(taken), f"{cost * 1e6:.1f} us a name"
        target = NAME_TARGET if count > MANY else None
        figures.append(Figure(f"{count:,} names listed", *shown, cost / a_name[1], target))
    return figures


def finding(stores: Stores) -> Iterator[Figure]:
    """Find a word that stands in one of a hundred; grep only says in which files."""
    grep = shutil.which("grep")
    if not grep:
        sys.stderr.write("ticlist: without grep nothing can be held against it.\n")
        return
    ascii_only, other = stores.of(MANY), stores.of(MANY, other_letters=True)
    name = f"`find`, 1 in {ONE_IN} has the word"
    yield _found(grep, ascii_only, name, WORD, FIND_TARGET)
    yield _found(grep, other, f"{name}, other letters", WORD, OTHER_LETTERS_TARGET)
    yield _found(grep, ascii_only, "`find`, every prompt has it", WORD_OF_PROMPTS, None)


def _found(grep: str, store: Store, name: str, word: str, target: float | None) -> Figure:
    files = MANY // ONE_IN if word == WORD else MANY
    theirs = Told((grep, "-rl", word, store.reflections), store.env, lines=files)
    if word == WORD:
        ours = _told(store, "find", word, lines=files)
    else:
        # Nobody wrote it, so there is nothing to print.
        ours = Told((*TICLIST, "find", word), store.env, 0, frozenset({0, 1}))
    seconds, least = medians(RUNS if target else 1, ours, theirs)
    return Figure(name, in_seconds(seconds), in_seconds(least), seconds / least, target)


def over_time(stores: Stores) -> list[Figure]:
    """Draw the grid of five hundred reflections, and that of five."""
    ours, least = medians(
        RUNS, *(_told(stores.of(each), "timeline", "school", lines=40) for each in (500, 5))
    )
    name = "`timeline school`, 500 against 5"
    shown = in_seconds(ours), in_seconds(least)
    return [Figure(name, *shown, ours - least, TIMELINE_TARGET, " s")]


def _told(store: Store, *arguments: str, lines: int) -> Told:
    return Told((*TICLIST, *arguments), store.env, lines)
