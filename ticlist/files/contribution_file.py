"""A contribution as one line of JSON, and a picture as a small JSON file.

Whoever reads them reads files that others could write: sizes, kinds, names of keys and every value
are looked at, and what is not as it has to be is refused whole.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NoReturn

from ticlist.errors import FileRefusedError
from ticlist.model.contribution import ANSWER_WORDS, VERSION, Contribution
from ticlist.model.periods import days_of
from ticlist.model.picture import LEANS, Picture

FORMAT = 1
MOST_BYTES = 1 << 16
MOST_OF_A_PICTURE = 1 << 20

_CHECKLIST = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PROMPT = re.compile(r"[a-z0-9][a-z0-9-]{0,59}/[1-9][0-9]{0,5}")

_CONTRIBUTION_KEYS = {"format", "checklist", "version", "period", "answers"}
_PICTURE_KEYS = {"format", "checklist", "period", "least", "prompts"}


def line_of(contribution: Contribution) -> str:
    """A contribution as its line, without the line's end."""
    return json.dumps({"format": FORMAT, **contribution._asdict()})


def read_contribution(data: bytes) -> Contribution:
    """The contribution that the bytes of a file are.

    Raises:
        FileRefusedError: they are none, or one of a newer format; what is wrong in a few words.
    """
    table = _table(data, _CONTRIBUTION_KEYS, MOST_BYTES)
    version = table["version"]
    if not (isinstance(version, str) and VERSION.fullmatch(version)):
        _refuse("its 'version' is none")
    answers = _prompts(table["answers"], ANSWER_WORDS)
    if not answers:
        _refuse("there is no answer in it")
    return Contribution(table["checklist"], version, table["period"], answers)


def picture_bytes(picture: Picture) -> bytes:
    """A picture as the bytes of its file."""
    return (json.dumps({"format": FORMAT, **picture._asdict()}, indent=1) + "\n").encode()


def read_picture(data: bytes) -> Picture:
    """The picture that the bytes of a file are.

    Raises:
        FileRefusedError: they are none, or one of a newer format; what is wrong in a few words.
    """
    table = _table(data, _PICTURE_KEYS, MOST_OF_A_PICTURE)
    least = table["least"]
    if type(least) is not int or least < 1:
        _refuse("its 'least' is no number of people")
    prompts = _prompts(table["prompts"], LEANS)
    return Picture(table["checklist"], table["period"], least, prompts)


def _table(data: bytes, keys: set[str], most: int) -> dict[str, Any]:
    if len(data) > most:
        _refuse(f"it is larger than {most >> 10} KiB")
    try:
        table = _decoder().decode(data.decode())
    except (ValueError, RecursionError):
        _refuse("it is not JSON")
    if not isinstance(table, dict) or type(table.get("format")) is not int:
        _refuse("it does not say its format")
    if table["format"] != FORMAT:
        _refuse("it is of another format than this ticlist reads")
    if {*table} != keys:
        _refuse("its keys are not those of the format")
    if not (isinstance(table["checklist"], str) and _CHECKLIST.fullmatch(table["checklist"])):
        _refuse("its 'checklist' is no id")
    if not isinstance(table["period"], str) or days_of(table["period"]) is None:
        _refuse("its 'period' is none")
    return table


@cache
def _decoder() -> json.JSONDecoder:
    # One for all: a hundred thousand contributions are read at once.
    return json.JSONDecoder(object_pairs_hook=_without_twins)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Engines differ in which of two they take.
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError
    return table


def _prompts(value: object, known: tuple[Any, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse("what is said of the prompts is no table")
    for prompt, word in value.items():
        if not _PROMPT.fullmatch(prompt) or word not in known:
            _refuse("a prompt, or what is said of one, is none")
    return value


def _refuse(why: str) -> NoReturn:
    raise FileRefusedError(what=why) from None
