"""The marks for what was given: a letter and a sign for each, and what they mean in words.

The letters are from the words that are shown. The signs of the four answer words show how much
there is of a disc, and no sign stands for good or bad. All have one column also where terminals
give two to letters of the East, so none of the usual circles is among them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.timeline import LEFT_OUT, REWORDED
from ticlist.model.answered import MARKS, WORDS
from ticlist.model.answers import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.lookback.timeline import Cell


class Mark(NamedTuple):
    """How one state is marked, and what that means: each sign is one column wide."""

    letter: str
    sign: str
    plain_sign: str
    meaning: str


MARKED = {
    "not_yet": Mark("N", "\N{WHITE BULLET}", ".", SHOWN["not_yet"]),
    "sometimes": Mark("T", "\N{CIRCLE WITH UPPER RIGHT QUADRANT BLACK}", ":", SHOWN["sometimes"]),
    "often": Mark("M", "\N{CIRCLE WITH ALL BUT UPPER LEFT QUADRANT BLACK}", "=", SHOWN["often"]),
    "routine": Mark("C", "\N{FISHEYE}", "#", SHOWN["routine"]),
    "within": Mark("S", "\N{SQUARED DOT OPERATOR}", "[", SHOWN["within"]),
    "unsure": Mark("U", "\N{WHITE SQUARE WITH VERTICAL BISECTING LINE}", "|", SHOWN["unsure"]),
    "beyond": Mark("F", "\N{WHITE SQUARE WITH UPPER RIGHT QUADRANT}", "]", SHOWN["beyond"]),
    "not_role": Mark("R", "\N{WHITE RECTANGLE}", "/", SHOWN["not_role"]),
    "not_arisen": Mark("H", "\N{WHITE PARALLELOGRAM}", "~", SHOWN["not_arisen"]),
    "not_today": Mark("L", "\N{WHITE VERTICAL RECTANGLE}", "_", SHOWN["not_today"]),
    WORDS: Mark("W", '"', '"', "Words, and no answer"),
    MARKS: Mark("K", "*", "*", "Marked, with no answer or words"),
    LEFT_OUT: Mark("O", "-", "-", "The section was left out"),
    REWORDED: Mark("D", "&", "&", "Different wording, its own row"),
}
ANSWER_LEFT_OUT = f"A letter with {MARKED[LEFT_OUT].sign}: answered, then its section left out"

_NOT_ASCII = {"", "0", "false"}
_ASCII_LOCALES = {"C", "POSIX"}
_PUT_BY_PYTHON = ("LC_CTYPE", "C.UTF-8")


def mark_of(cell: Cell, *, ascii_only: bool = False) -> str:
    """The two columns that a cell is marked with; blank where there is nothing.

    Args:
        cell: the cell.
        ascii_only: whether the sign has to be one of ASCII.
    """
    mark = MARKED.get(cell.state)
    if mark is None:
        return "  "
    shown = MARKED[LEFT_OUT] if cell.left_out else mark
    return f"{mark.letter}{shown.plain_sign if ascii_only else shown.sign}"


def meaning_of(cell: Cell) -> str:
    """What a cell says, in words; nothing where there is nothing."""
    mark = MARKED.get(cell.state)
    if mark is None:
        return ""
    also = cell.left_out and cell.state != LEFT_OUT
    return f"{mark.meaning} (then its section was left out)" if also else mark.meaning


def legend(*, ascii_only: bool = False) -> list[tuple[str, str]]:
    """Every mark, with what it means."""
    return [
        (f"{mark.letter}{mark.plain_sign if ascii_only else mark.sign}", mark.meaning)
        for mark in MARKED.values()
    ]


def wants_ascii(environment: Mapping[str, str], encoding: str | None) -> bool:
    """Whether only signs of ASCII are to be shown.

    Args:
        environment: the variables of the environment.
        encoding: of where they are shown; None where it is not known.
    """
    if environment.get("TICLIST_ASCII", "").lower() not in _NOT_ASCII:
        return True
    if (encoding or "").lower().replace("-", "").replace("_", "") != "utf8":
        return True
    names = [(name, environment.get(name)) for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    # Python itself speaks UTF-8 in the locale C, and says so in a variable.
    given = [value for name, value in names if value and (name, value) != _PUT_BY_PYTHON]
    return bool(given) and given[0] in _ASCII_LOCALES
