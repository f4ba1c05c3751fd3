"""Using the program as a person does: keys, the mouse, a paste, and what the window shows."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual import events

from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.text import columns

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from ticlist.storage.paths import Paths

LAPTOP, WIDE, NARROW = (80, 24), (120, 40), (40, 20)
PAPER = (80, 120)
"""A window in which nothing has to be scrolled."""

CALM = 4
"""How many turns of the loop have to pass with nothing to do."""


def key_of(name: str) -> events.Key:
    """A key as the terminal sends it."""
    letter = {"space": " ", "tab": "\t", "enter": "\r"}.get(name, name)
    return events.Key(name, letter if len(letter) == 1 else None)


class Person:
    """Somebody in front of the program."""

    def __init__(self, app: TiclistApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.app.post_message(key_of(key))
            await self.rest()

    async def begin(self) -> None:
        """Press PageDown until a walk begins, as in a window that is too low for all before it."""
        for _ in range(40):
            if "before you start" not in self.where:
                return
            await self.press("pagedown")
        pytest.fail("It never begins.")

    async def press_at_once(self, *keys: str) -> None:
        """Press keys that all arrive before the first of them has done anything."""
        for key in keys:
            self.app.post_message(key_of(key))
        await self.rest()

    async def write(self, words: str) -> None:
        """Write words."""
        names = {" ": "space", "\n": "enter"}
        await self.press_at_once(*(names.get(letter, letter) for letter in words))

    async def rest(self) -> None:
        """Wait until the program has done everything it was asked for."""
        heard = asyncio.Event()
        self.app.call_later(heard.set)
        quiet = 0
        while quiet < CALM and not self.has_left():
            await asyncio.sleep(0.002)
            typing = self.app._typing
            busy = not heard.is_set() or (typing and not typing.done()) or not self._is_quiet()
            quiet = 0 if busy else quiet + 1

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, as it is only after the next frame was drawn."""
        for _ in range(500):
            if is_so():
                return
            await self.pilot.pause()
        pytest.fail(f"It never came:\n{self.shown}")

    def has_left(self) -> bool:
        """Whether the program was left, or ended."""
        return self.app._exit or self.app._closing or self.app._exception is not None

    def _is_quiet(self) -> bool:
        screen = self.app.screen
        pumps = (self.app, screen, *screen.walk_children())
        if any(pump.message_queue_size or pump._next_callbacks for pump in pumps):
            return False
        waiting = (screen._layout_required, screen._scroll_required, screen._dirty_widgets)
        return screen.is_mounted and not any(waiting) and not screen._callbacks

    async def paste(self, words: str) -> None:
        """Paste words."""
        self.app.post_message(events.Paste(words))
        await self.rest()

    async def click(self, words: str) -> None:
        """Click on the first place where some words are shown."""
        for y, line in enumerate(self.lines):
            if words in line:
                x = columns(line[: line.index(words)]) + 1
                await self.pilot.click(offset=(x, y))
                await self.rest()
                return
        pytest.fail(f"{words!r} is not shown:\n{self.shown}")

    async def tab_to(self, words: str) -> None:
        """Press Tab until the line with some words has the focus."""
        for _ in range(80):
            if words in self.focused:
                return
            await self.press("tab")
        pytest.fail(f"Tab never reaches {words!r}")

    @property
    def lines(self) -> list[str]:
        """The lines of the window."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def shown(self) -> str:
        """All that the window shows."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def text(self) -> str:
        """All that the window shows, as one line of words."""
        return " ".join(self.shown.split())

    @property
    def where(self) -> str:
        """The line on where one is."""
        return self.lines[0].strip()

    @property
    def focused(self) -> str:
        """The line of the window that the focus is on, a few where it is longer."""
        widget = self.app.focused
        if widget is None or widget.children:
            return ""
        region = self.app.screen.find_widget(widget).visible_region
        rows = self.lines[max(0, region.y) : region.y + region.height]
        return "\n".join(row[region.x : region.x + region.width] for row in rows)

    @property
    def keys(self) -> str:
        """The keys under the page."""
        line = self.app.screen.query_one("KeyLine").region
        return "\n".join(self.lines[line.y : line.y + line.height])


@asynccontextmanager
async def person(
    paths: Paths, opening: Opening | None = None, size: tuple[int, int] = LAPTOP
) -> AsyncIterator[Person]:
    """Open the program."""
    app = TiclistApp(paths, opening or Opening())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        me = Person(app, pilot)
        await me.rest()
        yield me
