"""A program that sends its terminal only what changes, with the cursor on what has the focus."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.geometry import Offset

from ticlist.screens.widgets.cursor import cursor_place
from ticlist.screens.widgets.program import Program
from ticlist.wire import CURSOR_ON, LONG, Wire

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual import events
    from textual.screen import Screen

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""Between these a terminal that knows them shows nothing halfway."""


class DrawnProgram(Program):
    """Draws itself on a terminal: the difference to what is shown, or whole frames."""

    full_frames = False
    """Whether every update is sent as Textual has it, for terminals that misbehave."""

    def __init__(self) -> None:
        super().__init__()
        self._wire = Wire(erases_in_colour=_erases_in_colour(os.environ.get("TERM", "")))
        self._is_whole = False

    def drawn_whole(self, error: Exception) -> None:
        """Hear that every update is sent whole from now on, as Textual is not as expected."""

    async def on_event(self, event: events.Event) -> None:
        """Draw everything anew where the terminal may have lost it."""
        await super().on_event(event)
        # By name: loading the events takes longer than it is worth here.
        if type(event).__name__ == "Resize":
            self._wire.forget()
            self.call_later(self._draw_again)

    def draw_anew(self) -> None:
        """Draw everything again: the terminal may show anything."""
        self._wire.forget()
        self.call_later(self.screen.refresh if self.full_frames else self._draw_again)

    def _draw_again(self) -> None:
        if self._wire.size == self.size:
            self._send()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if not self._can_draw(renderable):
            super()._display(screen, renderable)
            return
        if not self.full_frames:
            try:
                self._take(screen, renderable)
            except Exception as error:  # noqa: BLE001 - no matter how Textual has changed
                self.full_frames = True
                self.drawn_whole(error)
        if self.full_frames:
            self._send_whole(screen, renderable)
        else:
            self._send()
            self.post_display_hook()

    def _take(self, screen: Screen[object], update: object) -> None:
        if self._wire.is_partial(update):
            compositor = screen._compositor  # noqa: SLF001 - there is no other door
            update = compositor.render_update(full=True, screen_stack=self._background_screens)
        self._wire.take(update, self.console)

    def _can_draw(self, renderable: RenderableType | None) -> bool:
        if renderable is None or self._batch_count or self._closed or not self._running:
            return False
        return self._driver is not None and not self.is_headless

    def _send(self) -> None:
        if self._driver is not None:
            text = self._wire.sent(cursor_place(self.screen))
            if len(text) > LONG and self._sync_available:
                text = f"{_BEGIN}{text}{_END}"
            if text:
                self._driver.write(text)

    def _send_whole(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if self._driver is None:
            return
        self.cursor_position = Offset(*cursor_place(self.screen))
        if not self._is_whole:
            self._is_whole = True
            self._driver.write(f"\x1b[m{CURSOR_ON}")
        super()._display(screen, renderable)


def _erases_in_colour(terminal: str) -> bool:
    """Whether what a terminal erases gets the colour that is written with. GNU screen's does not.

    Args:
        terminal: what it says that it is; tmux, which does, may call itself the same.
    """
    return not terminal.startswith(("screen", "vt"))
