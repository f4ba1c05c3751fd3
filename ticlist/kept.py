"""A program that keeps what was written however it ends, and says nothing of it where it ends."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from ticlist import mistake, pasting, terminal
from ticlist.advice import KEPT, advised
from ticlist.discreet import forget_typed
from ticlist.drawn import DrawnProgram
from ticlist.ending import LEFT_ALONE, Ending
from ticlist.model.day import minutes_in_words

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from textual.app import App
    from textual.driver import Driver

    from ticlist.desk import Desk
    from ticlist.model.reflection import Draft

HEARD = 1.2
"""Seconds that keys which have come already have to be dealt with, when the program is to end."""

_GLANCE = 0.02

NOBODY_THERE = "No key was pressed for {minutes}, so ticlist has ended and cleared the screen."
NOT_KEPT = "The newest words could not be kept."


class KeptProgram(DrawnProgram):
    """Keeps the draft of a desk, however it ends.

    Args:
        desk: what lies on it is kept.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.cleared_at_end = False
        self.last_words = ""
        """What is said when the terminal has been left."""
        self._ending: Ending | None = None
        self._own_loop: asyncio.AbstractEventLoop | None = None
        self._closed_with: tuple[Draft | None] | None = None
        self._told: asyncio.Task[None] | None = None

    def run_to_its_end(self) -> int:
        """Run on this process's terminal until somebody leaves, or something ends it.

        Returns:
            The exit code: 0 if it was left, 1 if it went wrong, 128 and its number for a signal.
        """
        before = terminal.modes()
        self._ending = ending = Ending(self, self.desk.settings.idle_minutes)
        ending.begin()
        try:
            self._run_and_give_back(before)
            if self.cleared_at_end:
                terminal.clear_terminal()
            forget_typed()
            if self.last_words:
                terminal.say(self.last_words)
        finally:
            terminal.let_go()
            ending.over()
        return (self.return_code or 0) if ending.code is None else ending.code

    def _run_and_give_back(self, before: terminal.Modes | None) -> None:
        try:
            self.run()
        except BaseException:
            terminal.give_back_at_once(before)
            raise
        terminal.give_back(before)

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is there."""
        if self._ending is not None and isinstance(event, events.InputEvent):
            self._ending.touched()
        await super().on_event(event)

    def can_be_ended(self) -> None:
        """Note that the program runs by now, and can be asked to end."""
        self._own_loop = asyncio.get_running_loop()
        if self._ending is not None:
            self._ending.shown()

    def get_driver_class(self) -> type[Driver]:
        """Textual's, but that what stops it and continues it is guarded from the beginning."""
        return _GuardedDriver

    def guard_stopping(self) -> None:
        """Guard what stops and continues the program, now that Textual listens to it."""
        if self._ending is not None:
            self._ending.guard_stopping()

    def ask_to_end(self, code: int, done: threading.Event) -> bool:
        """Have the program keep what there is and leave; False where it does not run yet."""
        if self._own_loop is None:
            return False
        with contextlib.suppress(RuntimeError):  # it has ended by itself meanwhile
            self._own_loop.call_soon_threadsafe(self._begin_to_end, code, done)
        return True

    def wake(self) -> None:
        """Have the loop turn once, and the handlers of signals with it."""
        if self._own_loop is not None:
            with contextlib.suppress(RuntimeError):
                self._own_loop.call_soon_threadsafe(bool)

    def soon(self, do: Callable[[], None]) -> None:
        """Do something between two turns of the loop; from a handler, too."""
        if self._own_loop is not None:
            with contextlib.suppress(RuntimeError):
                self._own_loop.call_soon_threadsafe(do)

    def is_put_aside(self) -> bool:
        """Whether it has given the terminal back until it goes on."""
        # Textual offers no door for this; a test ends what is put aside when the name is gone.
        return getattr(self._driver, "_must_signal_resume", False)

    def show_again(self) -> None:
        """Draw everything again: somebody else had the terminal meanwhile; from a handler, too."""
        if self._own_loop is not None:
            with contextlib.suppress(RuntimeError):
                self._own_loop.call_soon_threadsafe(self.draw_anew)

    def hide(self) -> None:
        """Hide what is shown: nobody is there, and the words cannot be kept."""
        if self._own_loop is not None:
            with contextlib.suppress(RuntimeError):
                self._own_loop.call_soon_threadsafe(self.call_later, self.hide_everything)

    def hide_everything(self) -> None:
        """Show nothing that was written."""

    def keep(self) -> bool:
        """Keep the draft as it stands; False if that could not be done."""
        draft = None if self.desk.walk is None else self.desk.walk.draft()
        # The same once more could land in a draft that somebody else has taken over meanwhile.
        if self._closed_with == (draft,):
            return True
        kept = self.desk.close()
        self._closed_with = (draft,) if kept else None
        return kept

    def _begin_to_end(self, code: int, done: threading.Event) -> None:
        if self._told is None:
            self._told = asyncio.create_task(self._end_when_heard(code, done))

    async def _end_when_heard(self, code: int, done: threading.Event) -> None:
        """End once the keys that have come are dealt with, or as soon as that takes too long."""
        try:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(HEARD):
                    await self._hear_all()
        finally:
            self._told_to_end(code, done)

    async def _hear_all(self) -> None:
        """Wait until all that has come is dealt with."""
        while True:
            while not _is_all_given_on():  # noqa: ASYNC110 - another thread gives it on
                await asyncio.sleep(_GLANCE)
            await self._settled(self.focused or self.screen)
            if self._typing is None or self._typing.done():
                return
            await asyncio.wait([self._typing])

    def _told_to_end(self, code: int, done: threading.Event) -> None:
        """Keep what there is, clear the screen, end; there is nobody to be asked."""
        under_way = self.desk.holds_words
        kept = self.keep()
        done.set()
        self.cleared_at_end = True
        if code == LEFT_ALONE:
            words = NOBODY_THERE.format(minutes=minutes_in_words(self.desk.settings.idle_minutes))
            after = "" if kept else NOT_KEPT
            self.last_words = f"{words} {advised(KEPT) if kept and under_way else after}".rstrip()
        self.exit(return_code=code)

    def drawn_whole(self, error: Exception) -> None:
        """Note that whole frames are sent, where the reports are."""
        mistake.note_whole_frames(error, self.desk.paths)

    def on_unmount(self) -> None:
        """Write what is waiting, however the program ends, and leave an empty screen behind."""
        self.keep()
        if self._ending is not None:
            self._ending.leaves()
        # Before the terminal is left: not every one has a second screen to go back from.
        if self._driver is not None:
            self._driver.write(terminal.erased())

    def _fatal_error(self) -> None:
        # Textual's own prints every local variable, and with them what was written.
        walk, under_way = self.desk.walk, self.desk.holds_words
        kept = self.keep()
        self._return_code = 1
        self.cleared_at_end = True
        if not self.last_words:
            self.last_words = mistake.told(
                self._exception,
                kept=kept if under_way else None,
                draft=self.desk.paths.drafts / f"{walk.id}.toml" if walk else None,
                report=mistake.reported(self._exception, self.desk.paths),
            )
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - they can hold what was written
        """End after a mistake of our own, with a fixed sentence."""
        self._fatal_error()


class _GuardedDriver(LinuxDriver):
    """Textual's way to the terminal; it listens to what stops the program before it shows it."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if isinstance(app, KeptProgram):
            app.guard_stopping()


def _is_all_given_on() -> bool:
    """Whether all that was typed by now has come to the program.

    A thread reads the keys: on a busy machine it comes later than what ends the program.
    """
    return terminal.is_all_read() and not pasting.is_under_way()
