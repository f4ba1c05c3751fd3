"""The words that count at every question, and what makes one of them a text."""

from __future__ import annotations

EXPLAIN, BACK, OUT, MARK, PAUSE, SUPPORT, LEAVE = (
    "?",
    "back",
    "out",
    "mark",
    "pause",
    "support",
    "leave",
)
LAST_TIME = "last"
KEPT, CLEARED, ALL, MORE = "", "0", "all", "more"
_EMPTY_LINE, _AS_TEXT = ".", "\\"

WORDS = {
    BACK: "goes to the question before.",
    OUT: "leaves this section out today, or takes it in again.",
    MARK: "marks this to talk about in supervision, or takes the mark away.",
    LAST_TIME: "says what you answered to this last time.",
    PAUSE: "hides what is in the window.",
    SUPPORT: "says what may help right now, and whom to turn to.",
    LEAVE: "keeps what is unfinished, and ends ticlist.",
}
"""The words that count at a question or as the first line of a text, and what each does."""

EVERYWHERE = (EXPLAIN, BACK, PAUSE, SUPPORT, LEAVE)
TO_ESCAPE = frozenset({*WORDS, EXPLAIN, CLEARED, _EMPTY_LINE})


def unescaped(line: str) -> str:
    """A line without the backslash that makes a word a text."""
    bare = line.strip()
    is_escaped = bare.startswith(_AS_TEXT) and bare.lstrip(_AS_TEXT) in TO_ESCAPE
    return bare.removeprefix(_AS_TEXT) if is_escaped else line


def within(line: str, *, is_first: bool) -> str:
    """A line as it stands in a text."""
    if line.strip() == _EMPTY_LINE:
        return ""
    return unescaped(line) if is_first or line.strip() == _AS_TEXT + _EMPTY_LINE else line
