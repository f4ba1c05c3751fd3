"""What a terminal sends while somebody pastes, made safe before Textual takes it apart."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

SUBSTITUTE = "\x1a"
"""Stands for what was pasted and must not act; the boxes take it out, and say so."""

SILENCE = 0.25
"""Seconds after which so much of a paste as has come is given on, or a lost line would lose it."""

_FROM_ESCAPES = re.compile("(?=\x1b)")
_A_KEY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f][^\n]{0,7}\\Z")
_UNDER_WAY = threading.Event()

_NOT_A_LETTER = str.maketrans(dict.fromkeys("\x1b\0", SUBSTITUTE))


def keep_pastes_whole() -> None:
    """Have what is pasted arrive as one text in its own order, whatever stands in it.

    Textual takes an Escape within a paste for the beginning of a key: what follows it arrives as
    keys, before the words that stood before it, and can act as such. Textual offers no door for
    this; a test fails when the name it is reached by is gone.
    """
    vars(linux_driver)["XTermParser"] = PasteKeeper


def is_under_way() -> bool:
    """Whether some of a paste has come and is not given on yet; it is soon."""
    return _UNDER_WAY.is_set()


class PasteKeeper(XTermParser):
    """Takes apart what a terminal sends; within a paste only the end of the paste is a command."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        super().__init__(debug)
        self._debugging = debug
        self._since = 0.0
        # Whether there is more of a paste than has been given on, and whether it has paused.
        self._waits = False
        self._is_stale = False
        # The end of what came last: the mark of a beginning may arrive in parts.
        self._last = ""
        # In a paste, what may be the beginning of its end; None outside of one.
        self._held: str | None = None

    def feed(self, data: str) -> Iterator[Message]:
        """Take in what was sent; nothing at all stands for the end of everything."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._held is None:
                ready, data = self._outside(data)
            else:
                ready, data = self._within(self._held + data)
            if ready:
                yield from self._taken_apart(ready)
        self._note()

    def tick(self) -> Iterator[Message]:
        """Give what a while of silence makes certain: a key, or so much of a paste as has come."""
        if self._held is None:
            for message in super().tick():
                self._last = ""
                yield message
        elif self._waits and time.monotonic() - self._since > SILENCE:
            self._is_stale = True
            self._waits = False
            yield from self._taken_apart(BRACKETED_PASTE_END)
            yield from self._taken_apart(BRACKETED_PASTE_START)
        self._note()

    def _taken_apart(self, data: str) -> Iterator[Message]:
        # From one Escape to the next: one of these that means nothing takes no other with it.
        for part in _FROM_ESCAPES.split(data):
            try:
                yield from super().feed(part) if part else ()
            except (ArithmeticError, LookupError, TypeError, ValueError):
                super().__init__(self._debugging)

    def _note(self) -> None:
        _UNDER_WAY.set() if self._held is not None and self._waits else _UNDER_WAY.clear()

    def _outside(self, data: str) -> tuple[str, str]:
        """What can be taken apart, and what is left of it: that begins within a paste."""
        before = len(self._last)
        seen = self._last + data
        begins = seen.find(BRACKETED_PASTE_START)
        if begins < 0:
            ready, rest = data, ""
            self._last = seen[1 - len(BRACKETED_PASTE_START) :]
        else:
            after = begins + len(BRACKETED_PASTE_START) - before
            ready, rest = data[:after], data[after:]
            self._last, self._held = "", ""
        # Nobody presses both keys at one moment: a paste came without marks, and this is one end.
        return ready.replace("\r\n", "\r"), rest

    def _within(self, data: str) -> tuple[str, str]:
        """What can be taken apart, and what is left of it: that begins after the paste."""
        if self._is_stale and _A_KEY.match(data) and not data.startswith(BRACKETED_PASTE_END):
            # Its end never came: somebody presses keys by now.
            self._held, self._is_stale, self._waits = None, False, False
            return BRACKETED_PASTE_END, data
        self._since, self._waits, self._is_stale = time.monotonic(), True, False
        pasted, end, rest = data.partition(BRACKETED_PASTE_END)
        if end:
            self._held, self._waits = None, False
        else:
            self._held = _beginning_of_end(pasted)
            pasted = pasted.removesuffix(self._held)
        return pasted.translate(_NOT_A_LETTER) + end, rest


def _beginning_of_end(text: str) -> str:
    """What a text ends with and the mark of the end of a paste begins with."""
    parts = (BRACKETED_PASTE_END[:length] for length in range(len(BRACKETED_PASTE_END) - 1, 0, -1))
    return next((part for part in parts if text.endswith(part)), "")
