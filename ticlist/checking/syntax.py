"""What is not TOML in a text, in plain words and with its place.

The parser stops at the first thing that is not TOML. Where that is plainly a matter of its own line
alone, the line is left out and the rest is looked at too, so that several are found at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ticlist.checking import keys, texts, values
from ticlist.checking.broken import Broken, odd_letter
from ticlist.checking.found import Found
from ticlist.files.tomlread import TOO_LONG_A_NUMBER, Stopped, beyond_limits, parsed_or_stopped

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 20
# As much as four of the largest checklists: the parser begins anew for each that is found.
_MOST_READ = 4 << 20

# What the parser says begins so, and who puts it into plain words.
_SAYS: tuple[tuple[str, Callable[[Broken], Found]], ...] = (
    ("Expected newline", values.after),
    ("Invalid value", values.invalid),
    ("Invalid date", values.no_such_day),
    ("Illegal character", texts.not_closed),
    ("Found invalid character", texts.not_closed),
    ("Unterminated string", texts.not_closed),
    ("Expected \"'", texts.not_closed),
    ("Unescaped", texts.backslash),
    ("Invalid hex", texts.backslash),
    ("Escaped character", texts.backslash),
    ("Unclosed", values.list_not_closed),
    ("Invalid statement", keys.no_statement),
    ("Invalid initial", keys.no_key),
    ("Expected '='", keys.no_equals),
    ("Expected ']", keys.heading_not_closed),
    ("Cannot", keys.twice),
    ("Duplicate", keys.twice),
)
# Where it says one of the others, the letter at the place has nothing to do with it.
_OF_A_LETTER = (
    "Expected",
    "Invalid value",
    "Illegal",
    "Found",
    "Unclosed",
    "Invalid statement",
    "Invalid initial",
)
# Lines after it that are no statements belong to it, most likely.
_PROSE = ("Invalid statement", "Expected '='", "Illegal character '\\n'")
_STATEMENT_LIKE = re.compile(r"[ \t]*(?:[\w.\"'-]+[ \t]*=|\[|#|$)")
_HEADING = re.compile(r"[ \t]*(\[{1,2})[ \t]*([\w.-]+)")


def read_toml(text: str) -> dict[str, Any] | list[Found]:
    """What a text holds; or what in it is not TOML, or beyond the limits.

    Args:
        text: as `tomlread.decoded` gives it.
    """
    beyond = beyond_limits(text)
    if beyond:
        return [_to_line_end(text, beyond.at, beyond.said)]
    table = parsed_or_stopped(text)
    return _every(text, table) if isinstance(table, Stopped) else table


def _every(text: str, at: Stopped) -> list[Found]:
    """What is not TOML, one thing after the other, as far as they have nothing to do with another.

    Args:
        text: the text.
        at: where the parser stops in it first.
    """
    found: list[Found] = []
    longer = 0
    while True:
        broken = Broken(text, at)
        one = said_of(broken)
        if found and one.start - longer <= found[-1].start:
            return found  # of the line before there is more to mend than was seen
        found.append(Found(one.start - longer, one.end - longer, one.what))
        left = _without(broken) if one.start >= broken.statement else None
        if left is None or len(found) >= _MOST or len(left) * (len(found) + 1) > _MOST_READ:
            return found
        longer += len(left) - len(text)
        text = left
        next_stop = parsed_or_stopped(text)
        if not isinstance(next_stop, Stopped):
            return found
        at = next_stop


def said_of(broken: Broken) -> Found:
    """What is said of the place at which the parser stopped."""
    if broken.said == TOO_LONG_A_NUMBER:
        return broken.here("This number is too long to be read.")
    odd = odd_letter(broken) if broken.said.startswith(_OF_A_LETTER) else None
    if odd:
        return odd
    for said, says in _SAYS:
        if broken.said.startswith(said):
            return says(broken)
    return broken.here("Here is something that TOML does not know.")


def _to_line_end(text: str, at: int, what: str) -> Found:
    end = text.find("\n", at)
    return Found(at, max(len(text) if end < 0 else end, at), what)


def _without(broken: Broken) -> str | None:
    """The text without the line that is wrong; None where more than that line may be.

    Lines and columns stay as they are.
    """
    start, end = broken.statement, broken.line_end
    line = broken.text[start:end]
    if start < broken.line_start or '"""' in line or "'''" in line:
        return None
    if line.startswith("["):
        return _with_heading(broken, line)
    if line.count("[") != line.count("]") or line.count("{") != line.count("}"):
        return None
    if broken.said.startswith(_PROSE):
        end = _end_of_prose(broken.text, end)
    return _blanked(broken.text, start, end)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _end_of_prose(text: str, end: int) -> int:
    """Where lines end that look like more of the same prose."""
    while end < len(text):
        after = text.find("\n", end + 1)
        after = len(text) if after < 0 else after
        if _STATEMENT_LIKE.match(text[end + 1 : after]):
            break
        end = after
    return end


def _with_heading(broken: Broken, line: str) -> str | None:
    """The text with the heading as it was meant, so that what follows stays in its table."""
    heading = _HEADING.match(line)
    if heading is None or not broken.said.startswith("Expected"):
        return None
    meant = f"{heading[1]}{heading[2]}{']' * len(heading[1])}"
    start, end = broken.statement, broken.line_end
    if len(meant) > end - start:
        # One letter longer, at the end of its line, where nothing else can be found.
        return f"{broken.text[:start]}{meant}{broken.text[end:]}"
    return f"{broken.text[:start]}{meant.ljust(end - start)}{broken.text[end:]}"
