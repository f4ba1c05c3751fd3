"""Answers over time, for a sheet of several reflections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.lookback.comparison_lines import WHAT_A_CHANGE_MAY_BE
from ticlist.lookback.timeline import timeline_of
from ticlist.model.answered import NOTHING, answered
from ticlist.model.answers import SHOWN
from ticlist.sharing.laying import language_of, when_in_words
from ticlist.sharing.sheet import MOST_COLUMNS, Grid, GridRow, Heading, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.lookback.timeline import Row
    from ticlist.sharing.chosen import Chosen
    from ticlist.sharing.sheet import Block
    from ticlist.sharing.taken import Taken


def grids_of(copies: Sequence[Taken], chosen: Chosen) -> Iterator[Block]:
    """The answers of each checklist that two or more of the reflections were written with.

    Args:
        copies: what leaves, oldest first; they are numbered in that order.
        chosen: what was chosen.
    """
    by_checklist: dict[str, list[int]] = {}
    for number, copy in enumerate(copies):
        by_checklist.setdefault(copy.of.checklist.id, []).append(number)
    found = [
        grid
        for numbers in by_checklist.values()
        if len(numbers) > 1
        for grid in _grids(copies, numbers, chosen)
    ]
    if found:
        yield Heading("Over time")
        yield Passage("remark", WHAT_A_CHANGE_MAY_BE)
        yield from found


def _grids(copies: Sequence[Taken], numbers: list[int], chosen: Chosen) -> Iterator[Grid]:
    # They have lost their ids, and days of one month are alike: the number keeps them in order.
    beside = [answered(replace(copies[number].of, id=f"{number:06}")) for number in numbers]
    timeline = timeline_of(reversed(beside), None)
    rows = [row for row in timeline.rows if any(cell.state in SHOWN for cell in row.cells)]
    whens = [
        f"{number + 1}. {when_in_words(copies[number].of.on, days=chosen.has_days)}"
        for number in numbers
    ]
    newest = copies[numbers[-1]]
    title = f"{newest.of.checklist.title}: answers over time"
    for start in range(0, len(numbers), MOST_COLUMNS):
        part = slice(start, start + MOST_COLUMNS)
        in_part = tuple(_rows(rows, part, language_of(newest)))
        if in_part:
            columns = tuple(whens[part])
            caption = title if len(whens) <= MOST_COLUMNS else f"{title}, {columns[0]} and on"
            yield Grid(caption, _in_a_sentence(columns, in_part), columns, in_part)


def _rows(rows: Sequence[Row], part: slice, language: str) -> Iterator[GridRow]:
    for row in rows:
        states = tuple(cell.state if cell.state in SHOWN else NOTHING for cell in row.cells[part])
        if any(states):
            note = f" ({row.note})" if row.note else ""
            yield GridRow(f"{row.heading}{note}", states, language)


def _in_a_sentence(columns: Sequence[str], rows: Sequence[GridRow]) -> str:
    prompts = "one prompt" if len(rows) == 1 else f"{len(rows)} prompts"
    times = "one reflection" if len(columns) == 1 else f"{len(columns)} reflections, oldest first"
    return (
        f"A grid of marks: the answers to {prompts} in {times}. "
        "The table below says each of them in words."
    )
