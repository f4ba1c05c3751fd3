"""A quiet line under a page, on what the words on it hold that could identify a person."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox, WordsBox
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from ticlist.background import Background

PAUSE = 1.0
"""Seconds without a change after which the words are looked at."""

_SOON_ENOUGH = 0.01


class QuietMark(Said):
    """Says what the boxes of a page hold, once nothing was entered for a while.

    It asks nothing and holds nothing up: the words are looked at on a thread.

    Args:
        noticed: gives the sentence on a text, or nothing; called on the thread.
        background: where it is called.
    """

    def __init__(self, noticed: Callable[[str], str], background: Background) -> None:
        super().__init__(id="mark")
        self._noticed = noticed
        self._background = background
        self._said = ""
        self._entered_at = 0.0
        self._waiting: Timer | None = None

    def on_mount(self) -> None:
        """Look at what stands there already."""
        self.look_soon()

    def on_unmount(self) -> None:
        """Look no more."""
        self._background.give_up()

    def turn(self) -> None:
        """Be of another page."""
        self._background.give_up()
        self._said = ""
        self.say("")
        self.look_soon()

    def look_soon(self) -> None:
        """Look once nothing was entered for a while. A key costs no more than this."""
        self._entered_at = time.monotonic()
        if self._waiting is None:
            self._waiting = self.set_timer(PAUSE, self._look_after_a_pause)

    def _look_after_a_pause(self) -> None:
        rest = self._entered_at + PAUSE - time.monotonic()
        if rest > _SOON_ENOUGH:
            self._waiting = self.set_timer(rest, self._look_after_a_pause)
            return
        self._waiting = None
        words = self._words()
        self._background.begin((self._noticed(words) for _ in (None,)), self._show)

    def _words(self) -> str:
        boxes = [each.text for each in self.screen.query(WordsBox)]
        lines = [each.value for each in self.screen.query(LineBox)]
        return "\n\n".join(boxes + lines)

    def _show(self, said: Sequence[str], _: bool) -> None:  # noqa: FBT001 - as it is called
        # What took long comes first, and then that it was all.
        if said and visible(said[0]) != self._said:
            self._said = visible(said[0])
            self.say(self._said)
            # The page has become lower or higher under the line that is written on.
            self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if isinstance(self.screen.focused, WordsBox):
            self.screen.focused.show_cursor_line()
