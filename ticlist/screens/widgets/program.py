"""What a program does with keys: one after the other."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from ticlist.screens.widgets.said import Box, WordsTaken

if TYPE_CHECKING:
    from textual.dom import DOMNode

LONGEST_WAIT = 5.0
"""Seconds that a key waits at most for what the key before it set off."""

_CLIMBS = 3
"""A key climbs to the program, what comes of it climbs again, and may open another page."""


_MANY = 32
"""Letters from which those that have come together are written at once."""

_BREATH = 0.003
"""Seconds in which the thread that writes to the terminal has its turn before anything else."""

_IN_TURN = (events.Key, events.Paste, events.MouseDown, events.MouseUp)


_WITHOUT_A_PAGE = frozenset({"leave_now", "pause", "quit"})
"""What a key does all the same while the window is too small to show the page."""


class Program(App[None]):
    """Is done with one key before it takes the next.

    Keys that arrive together, as they do over a slow line, would else all go to the page that is
    shown when the first of them arrives: an answer meant for the next prompt would change this one.
    A click waits its turn too, or it would overtake the words that were typed before it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Event] = deque()
        self._typing: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key, a paste or a click in its turn, and anything else at once."""
        if not isinstance(event, _IN_TURN) or event.is_forwarded:
            await super().on_event(event)
            if isinstance(event, events.Resize):
                # Textual waits for a timer that a busy machine can lose, and is deaf from then on.
                self.call_later(self._check_resize)
            return
        self._typed.append(event)
        if self._typing is None or self._typing.done():
            self._typing = asyncio.create_task(self._take_in_turn())

    @property
    def is_taking_keys(self) -> bool:
        """Whether a key is being dealt with."""
        return self._typing is not None and not self._typing.done()

    async def _take_in_turn(self) -> None:
        try:
            while self._typed:
                event, at = self._typed.popleft(), self.focused or self.screen
                if not self._may_act(event):
                    continue
                words = self._words_of_a_run(event, at)
                if words and isinstance(at, WordsTaken):
                    at.take_in(words)
                else:
                    await super().on_event(event)
                is_text = _is_text(event, at)
                if self._typed and is_text and _is_text(self._typed[0], at):
                    continue
                if is_text:
                    # What was written need not wait for what comes of it, such as keeping it.
                    await _heard(at, times=1)
                    self._draw_soon()
                    await asyncio.sleep(_BREATH)
                await self._settled(at)
                self._draw_soon()
        except Exception as error:  # noqa: BLE001 - ends the program as it does from anywhere else
            self._handle_exception(error)

    def _draw_soon(self) -> None:
        """Draw what a key has changed. Textual would wait for the next sixtieth of a second."""
        screen = self.screen
        if not self._typed and (draw := getattr(screen, "_on_timer_update", None)):
            screen.call_next(draw)

    def _words_of_a_run(self, first: events.Event, at: DOMNode) -> str:
        """What many letters that have come together write into a box, taken off the queue.

        One by one they take a millisecond each: too long where the line drops behind them.
        """
        many = _letter(first) and isinstance(at, WordsTaken) and len(self._typed) >= _MANY
        letters = [_letter(first)] if many else []
        while many and self._typed and (letter := _letter(self._typed[0])):
            letters.append(letter)
            self._typed.popleft()
        return "".join(letters)

    def _may_act(self, event: events.Event) -> bool:
        """Whether somebody can see what a key or a paste does. A click meets what is shown."""
        if not getattr(self.screen, "is_too_small", False):
            return True
        if isinstance(event, events.Key):
            bound = self.screen.active_bindings.get(event.key)
            return bound is not None and bound.binding.action in _WITHOUT_A_PAGE
        return not isinstance(event, events.Paste)

    async def _settled(self, at: DOMNode) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT):
                for _ in range(_CLIMBS):
                    for node in at.ancestors_with_self:
                        await _heard(node)
                    at = self.focused or self.screen
                while self._has_to_arrive():  # noqa: ASYNC110 - it may be another page by then
                    await asyncio.sleep(0.005)

    def _has_to_arrive(self) -> bool:
        return self.is_running and not getattr(self.screen, "arrived", True)


def _letter(event: events.Event) -> str:
    """What a key writes into a box for words; nothing where it does something else."""
    if not isinstance(event, events.Key):
        return ""
    return "\n" if event.key == "enter" else (event.character or "") if event.is_printable else ""


def _is_text(event: events.Event, at: DOMNode) -> bool:
    """Whether something is only written into a box: the next letter need not wait for it."""
    typed = isinstance(event, events.Paste)
    typed = typed or (isinstance(event, events.Key) and event.is_printable)
    return typed and isinstance(at, Box)


async def _heard(node: DOMNode, times: int = 2) -> None:
    """Wait until a node has done what it was told, and what it told itself in doing that."""
    for _ in range(times):
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
