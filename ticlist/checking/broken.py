"""Where the parser stopped in a text that is not TOML, and what stands around it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ticlist.checking.found import Found
from ticlist.files.tomlplace import Lines, Spans

if TYPE_CHECKING:
    from ticlist.files.tomlread import Stopped

_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\uff02"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\uff07`\u00b4"
TYPOGRAPHIC = _DOUBLE + _SINGLE
"""Quotation marks of word processors and of other languages, and what is taken for one."""

_ANY_TEXT = re.compile(rf"[^\n]+?[{TYPOGRAPHIC}\"'](?!\w)")


class Broken:
    """A text, where the parser stopped in it, what it said, and what stands around the place."""

    def __init__(self, text: str, stopped: Stopped) -> None:
        self.text = text
        self.at, self.said = stopped
        self.spans = Spans(text, until=self.at)
        self.line_start = text.rfind("\n", 0, self.at) + 1
        self.line_end = self.end_of_line(self.at)
        statement = self.spans.statement
        self.statement = self.line_start if statement is None else statement

    @property
    def letter(self) -> str:
        """The letter at the place; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def rest(self) -> str:
        """What stands from the place on in its line."""
        return self.text[self.at : self.line_end]

    @property
    def line(self) -> str:
        """The line of the place."""
        return self.text[self.line_start : self.line_end]

    @property
    def is_heading(self) -> bool:
        """Whether the statement is the heading of a table."""
        return self.text.startswith("[", self.statement)

    def end_of_line(self, at: int) -> int:
        """Where the line ends that an offset is in."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def line_of(self, at: int) -> int:
        """The number of the line that an offset is in."""
        return Lines(self.text).place(at)[0]

    def here(self, what: str, length: int | None = None) -> Found:
        """Something to say of the place: of so many letters, or of all that follows in its line."""
        end = self.line_end if length is None else self.at + length
        return Found(self.at, max(end, self.at + 1), what)

    def from_to(self, start: int, end: int, what: str) -> Found:
        """Something to say of another place."""
        return Found(start, max(end, start + 1), what)


def odd_letter(broken: Broken) -> Found | None:
    """What is said where the letter at the place is one that TOML has no use for."""
    letter = broken.letter
    if not letter or letter in "\n\t ":
        return None
    code = f"U+{ord(letter):04X}"
    if letter == "\r":
        what = "A line ends here with a carriage return alone. Save the file with usual line ends."
    elif letter < " " or letter == "\x7f":
        what = f"Here is a control character ({code}), which no text may hold. Take it away."
    elif letter in TYPOGRAPHIC:
        return _typographic(broken)
    elif unicodedata.category(letter)[0] in "ZC":
        what = f"Here is a character that is not seen ({code}). Take it away, or put a blank there."
    else:
        return None
    return broken.here(what, 1)


def _typographic(broken: Broken) -> Found:
    what = 'TOML takes straight quotation marks ("...") only, not typographic ones.'
    found = _ANY_TEXT.match(broken.rest)
    return broken.here(what, found.end() if found else None)
