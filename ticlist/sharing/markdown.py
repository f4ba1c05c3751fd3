"""A sheet as Markdown: plain to read as it is, and every text in it stands as what it is.

Only what CommonMark, its tables and the links that are made of bare addresses would act on gets a
backslash, so that it can be read in an e-mail too.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from ticlist.sharing.grids import given
from ticlist.sharing.sheet import Grid, Heading, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.sheet import Block, Sheet

_ACTING = re.compile(
    # The number of a list, at the start of a line.
    r"(^\d+)?((?(1)[.)](?!\S)"
    # There too: a quotation, a list, what makes a heading or a table of the line before.
    r"|(?:^>|^[-+=:](?!\w)"
    # A heading, or the end of one; a tag, or an address as one; a letter by its name.
    r"|(?<!\S)#|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
    # An underscore within a word is none of emphasis.
    r"|[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])"
    # What would make a link of an address.
    r"|:(?=//)|(?<=\S)@(?=\S)|(?<=www)\.)))",
    re.IGNORECASE,
)
_STARTS = re.compile("^", re.MULTILINE)
_BREAK = "  \n"
_BLANK = "&#160;"
_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def written(sheet: Sheet) -> Iterator[bytes]:
    """The bytes of a file, a piece for each block.

    Args:
        sheet: what is written. Markdown has no place for data on itself, so the author of the
            sheet stands in it only if one of its facts says who it is; and no way to say which
            language a text is in.
    """
    facts = "".join(f"- {_strong(fact.label)}: {_line(fact.text)}\n" for fact in sheet.facts)
    yield f"# {_line(sheet.title)}\n\n{facts}".encode()
    for block in sheet.blocks:
        yield f"\n{_block(block)}\n".encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_line(block.text)}"
    if isinstance(block, Passage):
        return _passage(block)
    if isinstance(block, Grid):
        return _grid(block)
    return "\n\n".join(f"{_strong(label)}\n\n…" for label in block.labels)


def _passage(passage: Passage) -> str:
    if passage.kind == "words":
        text = _text(passage.text)
        return _STARTS.sub("> ", text).replace("> \n", ">\n") if text else ""
    if passage.kind == "prompt":
        return _strong(passage.text)
    return _line(passage.text)


def _grid(grid: Grid) -> str:
    lines = [_strong(grid.caption), "", _line(grid.alternative), ""]
    lines += ["| Prompt | Answers |", "| --- | --- |"]
    for number, row in enumerate(grid.rows, 1):
        answers = "; ".join(f"{when}: {answer}" for when, answer in given(grid, row))
        lines.append(f"| {number}. {_line(row.prompt)} | {_line(answers)} |")
    return "\n".join(lines)


def _strong(text: str) -> str:
    line = _line(text)
    return f"**{line}**" if line else ""


def _line(text: str) -> str:
    """A text on one line, also where it has more of them."""
    return _escaped(" ".join(text.split()))


def _text(text: str) -> str:
    """A text with its lines, its indents and the empty lines within it."""
    paragraphs: list[list[str]] = [[]]
    for line in dropwhile(_is_empty, text.rstrip().split("\n")):
        if not _is_empty(line):
            paragraphs[-1].append(_indent(line) + _escaped(line.strip()))
        else:
            # The first empty line parts two paragraphs; each one more is a paragraph of its own.
            paragraphs[-1] = paragraphs[-1] or [_BLANK]
            paragraphs.append([])
    return "\n\n".join(_BREAK.join(lines) for lines in paragraphs)


def _is_empty(line: str) -> bool:
    return not line.strip()


def _indent(line: str) -> str:
    """What a line begins with, as blanks that no reader takes off or makes code of."""
    blanks = line[: len(line) - len(line.lstrip())].expandtabs(4).replace(" ", _NO_BREAK_SPACE)
    return f"&#{ord(blanks[0])};{blanks[1:]}" if blanks else ""


def _escaped(line: str) -> str:
    return _ACTING.sub(r"\1\\\2", line)
