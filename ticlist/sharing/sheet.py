"""A sheet: what leaves, in the order it is read, for every format that it can be written in.

A sheet holds texts and nothing else of anybody. Whatever is in it leaves; whatever is not, does
not: so what is searched for identifiers, what is shown beforehand and what is written are one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PassageKind = Literal["prompt", "answer", "words", "remark"]


class Heading(NamedTuple):
    """The heading of what follows.

    Args:
        text: one line.
        level: 2, 3 or 4; the title of the sheet is the only one of level 1, and none is skipped.
        language: of the text, such as `cy`; empty where it is the sheet's.
    """

    text: str
    level: int = 2
    language: str = ""


class Passage(NamedTuple):
    """A text.

    Args:
        kind: `prompt` as it was asked, `answer` in words, `words` that somebody wrote, whose line
            ends and indents are kept, `remark` of ours.
        text: the text; of `words`, it may have many lines.
        language: of the text, such as `cy`; empty where it is the sheet's.
    """

    kind: PassageKind
    text: str
    language: str = ""


class GridRow(NamedTuple):
    """One prompt in one wording, and what was given to it each time.

    Args:
        prompt: as it was asked.
        states: one for each column: an answer word as it is stored, or nothing.
        language: of the prompt, such as `cy`; empty where it is the sheet's.
    """

    prompt: str
    states: tuple[str, ...]
    language: str = ""


class Grid(NamedTuple):
    """Answers over time: a picture, what it shows in a sentence, and the table it shows.

    Args:
        caption: what it is.
        alternative: what the picture shows, as a sentence.
        columns: when, in words, oldest first; at most `MOST_COLUMNS`.
        rows: prompts, numbered from one in the picture and in the table.
    """

    caption: str
    alternative: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


MOST_COLUMNS = 12
"""How many columns a picture has room for on a page, and on a small screen."""


class Room(NamedTuple):
    """Room to write in, for whoever gets the sheet.

    Args:
        labels: what there is room for, each with some empty lines.
    """

    labels: tuple[str, ...]


Block: TypeAlias = "Heading | Passage | Grid | Room"


class Fact(NamedTuple):
    """Something said of the sheet at its top: `Checklist`: `School, version 2026.1`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What leaves.

    Args:
        title: what it is called, also in the file's own data on itself.
        facts: what it is, for whom, what was left out.
        blocks: in the order they are read.
        columns: what the columns of `records` are called.
        records: the same for a spreadsheet: one for each thing given.
        author: who wrote it, where that was chosen; it stands in the file's own data on itself.
        language: of all texts that name none.
    """

    title: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    columns: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()
    author: str = ""
    language: str = "en"


class Placed(NamedTuple):
    """A text that leaves, and where it stands in the sheet, in words."""

    where: str
    text: str


COLUMN = "The column"


def texts_of(sheet: Sheet) -> Iterator[Placed]:
    """Every text of a sheet, once for each place it stands in."""
    yield Placed("The title", sheet.title)
    if sheet.author:
        yield Placed("The name", sheet.author)
    for fact in sheet.facts:
        yield Placed("The top", fact.text)
    yield from _texts_of_blocks(sheet)
    for record in sheet.records:
        for column, text in zip(sheet.columns, record, strict=True):
            if text:
                yield Placed(f"{COLUMN} {column}", text)


def _texts_of_blocks(sheet: Sheet) -> Iterator[Placed]:
    trail: list[str] = []
    for block in sheet.blocks:
        if isinstance(block, Heading):
            trail = [*trail[: block.level - 2], block.text]
            yield Placed(" / ".join(trail[:-1]) or "A heading", block.text)
        elif isinstance(block, Passage):
            yield Placed(" / ".join(trail), block.text)
        elif isinstance(block, Grid):
            yield from (
                Placed(block.caption, each)
                for each in (block.caption, *block.columns, *(row.prompt for row in block.rows))
            )


def changed(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    """A sheet with something done to every text in it that is not ours."""
    return replace(
        sheet,
        title=change(sheet.title),
        author=change(sheet.author),
        facts=tuple(Fact(fact.label, change(fact.text)) for fact in sheet.facts),
        blocks=tuple(_changed_block(block, change) for block in sheet.blocks),
        records=tuple(tuple(change(text) for text in record) for record in sheet.records),
    )


def _changed_block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Heading | Passage):
        return block._replace(text=change(block.text))
    if isinstance(block, Room):
        return block
    return Grid(
        change(block.caption),
        change(block.alternative),
        tuple(change(each) for each in block.columns),
        tuple(row._replace(prompt=change(row.prompt)) for row in block.rows),
    )
