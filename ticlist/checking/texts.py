"""What is said of a text between quotation marks that is not TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.checking.broken import TYPOGRAPHIC

if TYPE_CHECKING:
    from ticlist.checking.broken import Broken
    from ticlist.checking.found import Found

INSIDE = (
    "A quotation mark inside a text ends it."
    " Write \\\" for it, or put the text between ''' and '''."
)
_APOSTROPHE = 'An apostrophe ends a text between single marks. Put it between double ones: "...".'
_BACKSLASH = "To have a backslash in it, write \\\\, or put the text between single marks: '...'."


def after_a_text(broken: Broken, start: int, end: int) -> Found:
    """What is said where something follows a text, from `start` to `end`, in its line."""
    mark = broken.text[end - 1]
    if broken.text.startswith(mark * 3, start):
        what = (
            f"The text that begins in line {broken.line_of(start)} with {mark * 3} ends here, and"
            f" something follows. Look where {mark * 3} is missing, or is one too many."
        )
        return broken.from_to(end - 3, broken.line_end, what)
    if mark == "'" and any(each in broken.rest for each in "'\u2019"):
        return broken.from_to(end - 1, end, _APOSTROPHE)
    if any(each in broken.rest for each in (mark, *TYPOGRAPHIC)):
        return broken.from_to(end - 1, end, INSIDE)
    what = f"The text ends before this. If it belongs to the text, put it before the {mark}."
    return broken.here(what)


def not_closed(broken: Broken) -> Found:
    """What is said of a text that has no end."""
    start = broken.spans.broken_at or broken.statement
    mark = broken.text[start]
    end = broken.end_of_line(start)
    line = broken.text[start:end].rstrip()
    if line.startswith(mark * 3):
        what = f"This text begins with {mark * 3}, and {mark * 3} is missing at its end."
    elif mark == '"' and line.endswith('\\"'):
        what = f"The \\ takes the last quotation mark into the text. {_BACKSLASH}"
    elif line[-1] in TYPOGRAPHIC:
        what = f"This text begins with {mark} and ends with another mark. Put {mark} there."
    else:
        what = f'The closing {mark} is missing. A text of several lines stands between """ and """.'
    return broken.from_to(start, end, what)


def backslash(broken: Broken) -> Found:
    """What is said of a backslash that begins nothing."""
    start = broken.text.rfind("\\", 0, broken.at)
    shown = broken.text[start : start + 2].strip()
    if "hex" in broken.said:
        many = 8 if shown.endswith("U") else 4
        what = f"After {shown} there have to be {many} of 0-9 and a-f. {_BACKSLASH}"
    elif "scalar" in broken.said:
        what = f"There is no such character. {_BACKSLASH}"
    elif re.fullmatch(r"\\\S", shown):
        what = f"A backslash begins a special character, and {shown} is none. {_BACKSLASH}"
    else:
        what = f"A backslash begins a special character, and none follows. {_BACKSLASH}"
    return broken.from_to(start, start + 2, what)
