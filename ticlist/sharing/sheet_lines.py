"""A sheet as lines, to be looked at before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.lookback.glyphs import MARKED
from ticlist.model.lines import Line
from ticlist.sharing.sheet import Grid, Heading, Passage
from ticlist.text import visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.model.lines import LineKind
    from ticlist.sharing.sheet import Block, Room, Sheet

IN_RECORDS = {"csv", "jsonl"}
"""Formats that hold the records of a sheet, and not its blocks."""

ROOM = "Room to write: "


def lines_of_sheet(sheet: Sheet, width: int, form: str = "") -> list[Line]:
    """Everything that leaves, line by line.

    Args:
        sheet: what leaves.
        width: columns of a line.
        form: the format it leaves in.
    """
    if form in IN_RECORDS:
        return list(_records(sheet, width))
    lines = list(_wrapped(sheet.title, "title", width))
    for fact in sheet.facts:
        lines += _wrapped(f"{fact.label}: {fact.text}", "remark", width)
    for block in sheet.blocks:
        lines += _block(block, width)
    return lines


def _wrapped(text: str, kind: LineKind, width: int, indent: str = "") -> Iterator[Line]:
    for line in wrapped(text, width - len(indent)):
        yield Line(f"{indent}{line}".rstrip(), kind)


def _block(block: Block, width: int) -> Iterator[Line]:
    if isinstance(block, Heading):
        yield Line("")
        yield from _wrapped(visible_line(block.text), "section", width)
    elif isinstance(block, Passage):
        if block.kind == "prompt":
            yield Line("")
        indent = "" if block.kind == "prompt" else "  "
        yield from _wrapped(block.text, block.kind, width, indent)
    elif isinstance(block, Grid):
        yield from _grid(block, width)
    else:
        yield from _room(block, width)


def _room(room: Room, width: int) -> Iterator[Line]:
    for label in room.labels:
        yield from _wrapped(f"{ROOM}{label}", "remark", width, "  ")


def _grid(grid: Grid, width: int) -> Iterator[Line]:
    yield Line("")
    yield from _wrapped(grid.caption, "prompt", width)
    yield from _wrapped(f"A picture, described as: {grid.alternative}", "remark", width, "  ")
    for number, row in enumerate(grid.rows, start=1):
        yield Line("")
        yield from _wrapped(f"{number}. {visible_line(row.prompt)}", "prompt", width)
        for when, state in zip(grid.columns, row.states, strict=True):
            if state:
                text = f"{when}: {MARKED[state].meaning}"
                yield from _wrapped(text, "answer", width, "  ")


def _records(sheet: Sheet, width: int) -> Iterator[Line]:
    """A record as it would be read aloud: only the columns with something in them."""
    for record in sheet.records:
        yield Line("")
        for column, text in zip(sheet.columns, record, strict=True):
            if text:
                yield from _wrapped(f"{column}: {text}", "words", width)
