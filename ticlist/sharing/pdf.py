"""A sheet as PDF, tagged for screen readers as PDF/UA-1 asks for.

The file says nothing of when or by whom it was made, but for an author who was chosen.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import selectors
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import ticlist
from ticlist.errors import TiclistError
from ticlist.lookback.glyphs import MARKED
from ticlist.sharing.grids import given, marks_in
from ticlist.sharing.lettering import allowed, language_and_region, runs_leftwards
from ticlist.sharing.pictures import numbered_columns, pictures_of
from ticlist.sharing.sheet import Grid, Heading, Passage, texts_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from ticlist.sharing.sheet import Block, Room, Sheet

WAIT = 0.1
"""How many seconds pass before whoever waits may give up."""

MOST_NAMED = 12
"""How many letters are named of those that no font has."""

# `-I -S`: neither the environment nor the folder one is in decides what is run.
_COMMAND = (
    "import json, sys; "
    "sys.path += json.loads(sys.stdin.buffer.readline()); "
    "from ticlist.sharing.typesetting import main; "
    "main()"
)

_AT_A_TIME = 65536
_ENGLISH = "en"
_TAB = 4
_LONGEST_WORD = 40
_PIECE = 8
# Scripts that are written without spaces have places of their own to break lines at.
_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
_LONG_WORD = re.compile(f"([^ {_WITHOUT_SPACES}]{{{_LONGEST_WORD + 1},}})")
_ATTACHED = ("M", "C")
_COMBINED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_NOT_ASCII = re.compile("[!-~]?[^\x00-\x7f]+")


class NotTypesetError(TiclistError):
    """Typesetting ended without a file."""


def written(sheet: Sheet) -> Generator[bytes]:
    """The bytes of a file; while it is made, nothing again and again, so that one may give up.

    Args:
        sheet: what is written.

    Raises:
        NotTypesetError: it could not be made.
    """
    yield from _asked_for(sheet, only_boxed=False)


def told(sheet: Sheet) -> str:
    """What has to be said before a sheet is written: which letters will stand as boxes.

    Returns:
        Some sentences; nothing where every letter has a form in the fonts that are there.

    Raises:
        NotTypesetError: it could not be found out.
    """
    boxed: list[str] = json.loads(b"".join(_asked_for(sheet, only_boxed=True)))
    if not boxed:
        return ""
    named = [f"{each} ({_name(each)})" for each in boxed[:MOST_NAMED]]
    more = f" and {len(boxed) - MOST_NAMED} more" if len(boxed) > MOST_NAMED else ""
    return (
        f"No font here has these letters: {', '.join(named)}{more}. In a PDF each stands as a box; "
        "whoever copies the text, or has it read aloud, gets the letters themselves. "
        "Where they matter, choose .html or .docx."
    )


def _name(letters: str) -> str:
    return unicodedata.name(letters[0], "a letter without a name").lower()


def _asked_for(sheet: Sheet, *, only_boxed: bool) -> Generator[bytes]:
    data = json.dumps(_places()).encode() + b"\n" + _job(sheet, only_boxed=only_boxed)
    process = subprocess.Popen(  # noqa: S603 - our own Python, and nothing of anybody's in it
        [sys.executable, "-I", "-S", "-c", _COMMAND],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What typst says of a mistake quotes the text that it is in.
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("HOME",) if name in os.environ},
        cwd="/",
        # Ctrl+C is for us to deal with.
        start_new_session=True,
    )
    assert process.stdin is not None  # noqa: S101 - both are pipes
    assert process.stdout is not None  # noqa: S101
    try:
        yield from _written_meanwhile(process.stdin, data, process.stdout)
        is_done = process.wait() == 0
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
    if not is_done:
        raise NotTypesetError(
            what="The PDF could not be made.", what_to_do="Choose .html or .docx; they work."
        )


def _job(sheet: Sheet, *, only_boxed: bool) -> bytes:
    """What `ticlist.sharing.typesetting` is asked for."""
    asked = {
        "only_boxed": only_boxed,
        "texts": _unusual_in(sheet),
        "sheet": {} if only_boxed else _as_data(sheet),
    }
    return json.dumps(asked).encode()


def _written_meanwhile(
    into: IO[bytes], data: bytes, out_of: IO[bytes]
) -> Generator[bytes, None, None]:
    """Send all of it and give what comes, both as the pipes have room: neither side waits for ever.

    `communicate` of Python may lose what is left to send when its time is out.
    """
    left = memoryview(data)
    os.set_blocking(into.fileno(), False)
    with selectors.DefaultSelector() as ready:
        ready.register(into, selectors.EVENT_WRITE)
        ready.register(out_of, selectors.EVENT_READ)
        while ready.get_map():
            events = ready.select(WAIT)
            if not events:
                yield b""
            for key, _ in events:
                if key.events == selectors.EVENT_WRITE:
                    left = _sent(key.fd, left)
                    if not left:
                        ready.unregister(into)
                        into.close()
                    continue
                piece = os.read(key.fd, _AT_A_TIME)
                if piece:
                    yield piece
                else:
                    ready.unregister(out_of)


def _sent(pipe: int, data: memoryview) -> memoryview:
    """Send what there is room for; of what nobody reads any more, nothing is left."""
    try:
        return data[os.write(pipe, data[:_AT_A_TIME]) :]
    except BrokenPipeError:
        return data[:0]


def _places() -> list[str]:
    """Where the two packages are that it takes."""
    typst = importlib.util.find_spec("typst")
    origins = [ticlist.__file__, *([typst.origin] if typst and typst.origin else [])]
    return [str(Path(each).resolve().parent.parent) for each in origins]


def _unusual_in(sheet: Sheet) -> list[str]:
    """What in a sheet the fonts may have no letters for, each once."""
    return sorted(set(_NOT_ASCII.findall(_all_texts(sheet))))


def _all_texts(sheet: Sheet) -> str:
    return "\n".join(placed.text for placed in texts_of(replace(sheet, records=())))


def _as_data(sheet: Sheet) -> dict[str, Any]:
    language, region = language_and_region(sheet.language)
    return {
        "title": {"text": _not_blank(allowed(sheet.title)), **_text(_not_blank(sheet.title))},
        "author": allowed(sheet.author),
        "language": language or _ENGLISH,
        "region": region,
        "combining": bool(_COMBINED.search(unicodedata.normalize("NFC", _all_texts(sheet)))),
        "facts": [[_text(fact.label), _text(fact.text)] for fact in sheet.facts],
        "blocks": [_block(block) for block in sheet.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        text = _text(_not_blank(block.text), block.language)
        return {"kind": "heading", "level": block.level, "text": text}
    if isinstance(block, Passage):
        return {"kind": block.kind, "text": _text(block.text, block.language)}
    if isinstance(block, Grid):
        return _grid(block)
    return _room(block)


def _not_blank(text: str) -> str:
    """A heading: PDF/UA has none without a letter."""
    return text if text.strip() else "…"


def _room(room: Room) -> dict[str, Any]:
    return {"kind": "room", "labels": [_text(each) for each in room.labels]}


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "caption": _text(grid.caption),
        "alternative": _text(grid.alternative),
        "pictures": [
            {
                "alternative": allowed(picture.alternative),
                "headings": picture.headings,
                "rows": [
                    {"number": str(number), "marks": [_mark(state) for state in row.states]}
                    for number, row in picture.rows
                ],
            }
            for picture in pictures_of(grid)
        ],
        "whens": [_text(each) for each in numbered_columns(grid)],
        "legend": [[[each.letter, each.sign], each.meaning] for each in marks_in(grid)],
        "header": ["Prompt", "Answers"],
        "rows": [
            {
                "prompt": _text(f"{number}. {row.prompt}", row.language),
                "given": [_text(f"{when}: {answer}") for when, answer in given(grid, row)],
            }
            for number, row in enumerate(grid.rows, 1)
        ],
    }


def _mark(state: str) -> list[str] | None:
    mark = MARKED.get(state)
    return [mark.letter, mark.sign] if mark else None


def _text(text: str, language: str = "") -> dict[str, Any]:
    """A text in lines; of a line, the number of blanks it begins with, then pieces of text."""
    data: dict[str, Any] = {
        "lines": [_line(line.expandtabs(_TAB)) for line in allowed(text).split("\n")],
        "leftwards": runs_leftwards(text),
    }
    named, region = language_and_region(language)
    return {**data, "language": named, "region": region} if named else data


def _line(line: str) -> list[int | str | list[str]]:
    bare = line.lstrip(" ")
    pieces: list[int | str | list[str]] = [len(line) - len(bare)] if bare != line else []
    for number, part in enumerate(_LONG_WORD.split(bare)):
        if part:
            # Every second one is a long word.
            pieces.append(_in_pieces(part) if number % 2 else part)
    return pieces


def _in_pieces(word: str) -> list[str]:
    """A long word, in pieces between which it may be broken: marks stay with their letters."""
    pieces = [""]
    for letter in word:
        whole = len(pieces[-1]) >= _PIECE and not pieces[-1].endswith("\N{ZERO WIDTH JOINER}")
        if whole and unicodedata.category(letter)[0] not in _ATTACHED:
            pieces.append("")
        pieces[-1] += letter
    return pieces
