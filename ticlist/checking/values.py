"""What is said of a value that is not TOML, and of what follows one."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ticlist.checking.texts import INSIDE, after_a_text

if TYPE_CHECKING:
    from ticlist.checking.broken import Broken
    from ticlist.checking.found import Found

_END_IN_A_LIST = re.compile(r"[\s,\]}#].*", re.DOTALL)
_NEXT_KEY = re.compile(r"[\w.-]+[ \t]*=")
_NEXT_STATEMENT = re.compile(r"(?:[\w.\"-]+[ \t]*=|\[)")
_HEADING = re.compile(r"\[{1,2}[\w.-]+\]{1,2}\s*")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_AS_DAY = "A day is written year, month, day: 2026-11-21."
_AS_TRUTH = "It has to be true or false, in small letters. Did you mean '{}'?"
_IF_A_TEXT = "If it is a text, put it in quotation marks."
_SAID_OF = tuple(
    (re.compile(pattern, re.IGNORECASE), says)
    for pattern, says in (
        (r"$", "After the = a value is missing."),
        (r"=", "There is one = too many."),
        (r"(?:yes|on|true)$", _AS_TRUTH.format("true")),
        (r"(?:no|off|false)$", _AS_TRUTH.format("false")),
        (r"(?:null|none|nil)$", "There is no word for nothing. Leave the whole line out."),
        (r"\d{1,2}([./-])\d{1,2}\1\d{4}$|\d{4}/\d{1,2}/\d{1,2}$", _AS_DAY),
        (r"[+-]?0\d", f"A number does not begin with 0. {_IF_A_TEXT}"),
        (r"(?=.*\d)[\d_.,:eobtz+-]+$", f"This is no number as TOML writes it. {_IF_A_TEXT}"),
        (r"", 'A text has to stand between quotation marks: "...".'),
    )
)


def invalid(broken: Broken) -> Found:
    """What is said where a value is to be and none that TOML knows is."""
    if broken.at == broken.spans.value_at:
        written = _before_comment(broken.rest)
        return broken.here(_said_of(written), len(written))
    if not broken.rest.strip() or _HEADING.fullmatch(broken.line):
        return list_not_closed(broken)
    if broken.letter in ",]":
        what = "Between two commas something is missing, or there is one comma too many."
        return broken.here(what, 1)
    written = _END_IN_A_LIST.sub("", broken.rest)
    return broken.here(_said_of(written), len(written))


def _before_comment(line: str) -> str:
    return line.partition("#")[0].rstrip()


def _said_of(written: str) -> str:
    day = _DAY.match(written)
    if day:
        return _said_of_a_day(day[0])
    return next(says for pattern, says in _SAID_OF if pattern.match(written))


def _said_of_a_day(day: str) -> str:
    try:
        dt.date(*map(int, day.split("-")))
    except ValueError:
        return f"There is no such day. {_AS_DAY}"
    if len(day) < len("2026-11-21"):
        return f"Month and day have two digits each. {_AS_DAY}"
    return f"This is no day, and no time of a day, as TOML writes them. {_AS_DAY}"


def no_such_day(broken: Broken) -> Found:
    """What is said of a day or time that does not exist."""
    written = _END_IN_A_LIST.sub("", broken.rest)
    return broken.here(f"There is no such day. {_AS_DAY}", len(written))


def after(broken: Broken) -> Found:
    """What is said where something follows a whole statement in its line."""
    too_much = _too_much(broken)
    if too_much:
        return broken.here(too_much)
    start = broken.spans.value_at or broken.statement
    value = broken.text[start : broken.at].rstrip()
    if value.endswith(('"', "'")):
        return after_a_text(broken, start, start + len(value))
    if value.endswith(("]", "}")):
        return broken.here("After the bracket that closes, the line ends. This is too much.")
    written = _before_comment(broken.text[start : broken.line_end])
    return broken.from_to(start, start + len(written), _said_of(written))


def _too_much(broken: Broken) -> str | None:
    if broken.is_heading:
        return "After the heading of a table its line ends. Is there a bracket too many?"
    if _NEXT_KEY.match(broken.rest):
        return "Here another key begins. Each key has a line of its own."
    if broken.letter in ",;" and not broken.rest[1:].strip():
        return f"At the end of a line there is no '{broken.letter}'. Take it away."
    return None


def list_not_closed(broken: Broken) -> Found:
    """What is said of a list or an inline table in which something else than a comma follows."""
    opened = broken.spans.opened or [broken.statement]
    start = opened[0] if _HEADING.fullmatch(broken.line) else opened[-1]
    opening = broken.text[start]
    closing = "]" if opening == "[" else "}"
    if _goes_on(broken):
        return _inside_a_list(broken, closing)
    if closing == "}" and broken.letter == "\n":
        what = "What stands between { and } has to stand in one line, up to the }."
    else:
        what = f"The {opening} that stands here is not closed: {closing} is missing."
    return broken.from_to(start, broken.end_of_line(start), what)


def _goes_on(broken: Broken) -> bool:
    """Whether what is there looks like more of the list, and not like what comes after it."""
    if broken.letter in {"", "\n"} or _HEADING.fullmatch(broken.line):
        return False
    in_a_new_line = not broken.text[broken.line_start : broken.at].strip()
    return not (in_a_new_line and _NEXT_STATEMENT.match(broken.rest))


def _inside_a_list(broken: Broken, closing: str) -> Found:
    if broken.text[broken.at - 1] in "\"'" and broken.letter not in "\"'[":
        return broken.from_to(broken.at - 1, broken.at, INSIDE)
    return broken.here(f"Before this there has to be a comma, or the {closing} that closes.", 1)
