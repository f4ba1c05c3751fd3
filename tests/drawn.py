"""The program on an emulated terminal of this process: what it is sent, and what it should show."""

from __future__ import annotations

import unicodedata
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual.drivers.headless_driver import HeadlessDriver
from wcwidth import wcwidth

from tests.end_to_end.emulation import Emulation
from tests.screens.driving import LAPTOP, Person
from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.screens.page import LOW
from ticlist.screens.widgets.grid import Grid
from ticlist.screens.widgets.lines import Lines
from ticlist.wire import Wire

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import pyte
    from textual.geometry import Region

    from ticlist.storage.paths import Paths

NO_WRAP = b"\x1b[?7l"


class Terminal(HeadlessDriver):
    """A driver that draws on an emulated terminal instead of none."""

    emulation: Emulation
    sent: list[str]

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        width, height = self._get_terminal_size()
        self.emulation = Emulation(width, height)
        # As Textual asks on a real one: nothing that is too wide goes on in the next row.
        self.emulation.feed(NO_WRAP)
        self.sent = []

    @property
    def is_headless(self) -> bool:
        """No: what is written is to be drawn."""
        return False

    def write(self, data: str) -> None:
        """Draw."""
        size = self._get_terminal_size()
        if (self.emulation.screen.columns, self.emulation.screen.lines) != size:
            self.emulation.resize(*size)
        self.sent.append(data)
        self.emulation.feed(data.encode())


class Watcher(Person):
    """Somebody who sees what the terminal shows, and knows what it should."""

    @property
    def terminal(self) -> Terminal:
        """The terminal that the program draws on."""
        driver = self.app._driver
        assert isinstance(driver, Terminal)
        return driver

    @property
    def screen(self) -> pyte.Screen:
        """What it shows."""
        return self.terminal.emulation.screen

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size; what it shows then may be anything."""
        self.terminal.emulation.resize(width, height)
        self.terminal.emulation.feed(
            b"\x1b[7;31m"
            + b"".join(
                b"\x1b[%d;1H" % row + "漢x".encode() * (width // 3) for row in range(1, height + 1)
            )
            + b"\x1b[2;2H"
        )
        await self.pilot.resize_terminal(width, height)
        await self.rest()

    def check(self) -> None:
        """Hold what is shown against whole frames, cell by cell."""
        app, size = self.app, self.app.size
        assert (self.screen.columns, self.screen.lines) == size
        update: Any = app.screen._compositor.render_update(
            full=True, screen_stack=app._background_screens
        )
        fresh = Wire()
        fresh.take(update, app.console)
        ours = Emulation(*size)
        ours.feed(NO_WRAP)
        ours.feed(fresh.sent((0, 0)).encode())
        compare(self.screen, ours.screen)
        theirs = Emulation(*size)
        theirs.feed(NO_WRAP)
        theirs.feed(update.render_segments(app.console).encode())
        compare(self.screen, theirs.screen, but=self._unsure_rows())

    def check_cursor(self) -> None:
        """The terminal's cursor is visible, and on the row that has the focus."""
        cursor = self.screen.cursor
        assert not cursor.hidden, self.shown
        focused = self.app.screen.focused
        if focused is None:
            assert cursor.y == 0
            return
        seen = self.app.screen.find_widget(focused).visible_region
        if seen:
            assert seen.contains(cursor.x, cursor.y), (focused, seen, cursor, self.shown)
            if isinstance(focused, Lines | Grid) and self._shows_chosen(focused, seen):
                marked = self.screen.buffer[cursor.y][cursor.x].data
                assert marked == self._mark_of(focused), (marked, cursor, self.shown)
        else:
            # The page is scrolled away from it: the cursor is at the top of what is seen.
            assert self.app.screen.query_one("#page").region.contains(cursor.x, cursor.y)

    def _shows_chosen(self, focused: Lines | Grid, seen: Region) -> bool:
        _, row = focused.cursor_at
        if self.app.size.height <= LOW:
            return False  # a list has hardly a row there, and it may be another one
        is_in_window = 0 <= row < focused.scrollable_content_region.height
        return is_in_window and seen.contains(seen.x, focused.content_region.y + row)

    @staticmethod
    def _mark_of(focused: Lines | Grid) -> str:
        if isinstance(focused, Grid):
            return "[" if focused._data.headings else " "
        return ">" if focused.subject else " "

    def _unsure_rows(self) -> set[int]:
        """The rows with characters of which terminals do not agree how wide they are.

        pyte draws nothing of a text behind one that is neither a mark nor has a width. A mark that
        a widget begins with would stand on what is before the widget, and is left out.
        """
        return {
            row
            for row, line in enumerate(self.lines)
            if cell_len(line) != sum(max(0, wcwidth(each)) for each in line)
            or any(before == " " and unicodedata.combining(each) for before, each in pairwise(line))
            or any(wcwidth(each) < 1 and not unicodedata.combining(each) for each in line)
        }


def compare(one: pyte.Screen, other: pyte.Screen, but: set[int] | None = None) -> None:
    """Hold two screens against each other, cell by cell with its attributes."""
    for row in set(range(one.lines)) - (but or set()):
        cells = [one.buffer[row][column] for column in range(one.columns)]
        others = [other.buffer[row][column] for column in range(one.columns)]
        if cells != others:
            pairs = enumerate(zip(cells, others, strict=True))
            column = next(column for column, (here, there) in pairs if here != there)
            pytest.fail(
                f"row {row}, column {column}: {cells[column]} is not {others[column]}\n"
                f"{one.display[row]!r}\n{other.display[row]!r}"
            )


@asynccontextmanager
async def watcher(
    paths: Paths,
    opening: Opening | None = None,
    size: tuple[int, int] = LAPTOP,
    before: Callable[[TiclistApp], None] | None = None,
) -> AsyncIterator[Watcher]:
    """Open the program on an emulated terminal, with something done to it before."""
    app = TiclistApp(paths, opening or Opening())
    if before is not None:
        before(app)
    app.driver_class = Terminal
    async with app.run_test(size=size, headless=False) as pilot:
        await pilot.pause()
        me = Watcher(app, pilot)
        await me.rest()
        yield me
