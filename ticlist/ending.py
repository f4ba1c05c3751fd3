"""Whatever ends the program from outside: a signal, a line that dropped, nobody there any more.

A thread does it, and the handlers of the signals do nothing. A terminal that stopped reading blocks
the program's own loop, so neither the loop nor a timer can be asked; and a handler runs in the
middle of whatever the program does, where it may hold the very lock that keeping needs. The number
of a signal reaches the thread through a pipe that Python's C code writes to.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from typing import TYPE_CHECKING, Protocol

from ticlist import discreet, terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ENDING = (*discreet.ENDING, signal.SIGALRM)
"""The signals that tell a program to end."""

POLITE = 1.4
"""Seconds that the program has to keep the draft itself, before the thread does it."""

LAST_RESORT = 2.0
"""Seconds after which a program that cannot leave by itself is ended as it stands."""

BOTH = 0.2
"""Seconds in which a second signal follows the one that has a stopped program go on."""

MINUTE = 60.0
GONE = 128 + signal.SIGHUP
LEFT_ALONE = 0
"""The exit code where nobody was there for a while: nothing went wrong."""

_GLANCE = 0.05
_TRIES = 3
_OVER = b"\0"


class Watched(Protocol):
    """A program that can be ended."""

    def ask_to_end(self, code: int, done: threading.Event) -> bool:
        """Have the program keep what there is, set `done` and leave; False if it cannot yet."""

    def wake(self) -> None:
        """Have the main thread do something, be it nothing; from any thread."""

    def soon(self, do: Callable[[], None]) -> None:
        """Have the main thread do something between two of its own doings; from a handler, too."""

    def is_put_aside(self) -> bool:
        """Whether it has given the terminal back until it goes on."""

    def show_again(self) -> None:
        """Draw everything again: the terminal may show anything; from a handler, too."""

    def keep(self) -> bool:
        """Keep what there is; from any thread."""

    def hide(self) -> None:
        """Hide what is shown; from any thread."""


class Ending:
    """Watches for what ends a program, and ends it with nothing lost.

    Args:
        program: what is watched.
        idle_minutes: after so many without a key it ends too; 0 is never.
    """

    def __init__(self, program: Watched, idle_minutes: int = 0) -> None:
        self.code: int | None = None
        """The exit code, once something has told the program to end."""
        self._program = program
        self._idle = idle_minutes * MINUTE
        self._touched = time.monotonic()
        self._over = threading.Event()
        self._kept = threading.Event()
        self._noted = False
        self._modes: terminal.Modes | None = None
        self._is_shown = self._is_moving = False
        self._is_to_stop = self._went_on = False
        self._put_aside: object = None
        self._resume: object = None
        self._handlers: dict[int, object] = {}
        self._stops = signal.getsignal(signal.SIGTSTP) is not signal.SIG_IGN
        self._told, self._tell = -1, -1
        self._tell_before = -1
        self._terminal = terminal.modes()
        self._thread = threading.Thread(target=self._run, name="ending", daemon=True)

    def begin(self) -> None:
        """Watch from now on; only from the main thread."""
        self._told, self._tell = os.pipe()
        for each in (self._told, self._tell):
            os.set_blocking(each, False)
        self._tell_before = signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        for number in ENDING:
            self._handlers[number] = signal.signal(number, self._note)
        self._thread.start()

    def over(self) -> None:
        """Watch no longer: the program has left."""
        self._over.set()
        with contextlib.suppress(OSError):
            os.write(self._tell, _OVER)
        self._thread.join()
        signal.set_wakeup_fd(self._tell_before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what it gave itself
        for each in (self._told, self._tell):
            os.close(each)

    def touched(self) -> None:
        """Somebody is there."""
        self._touched = time.monotonic()

    def guard_stopping(self) -> None:
        """Watch what stops the program and continues it, in the place of who does so by now.

        One that is to stop for nothing, as on a locked site, does not. And one that was stopped
        does not take the terminal back when it is to end, nor take it twice. Textual would do all
        of it: from the background the second stops it once more, before it could end; and of what
        has the terminal twice two threads read the keys, each some of them.
        """
        self._put_aside = signal.signal(
            signal.SIGTSTP, self._stop if self._stops else signal.SIG_IGN
        )
        self._resume = signal.signal(signal.SIGCONT, self._go_on)

    def shown(self) -> None:
        """The pages are there: from now on it can be stopped."""
        self._modes = terminal.modes()
        self._is_shown = True
        self._stop_if_told()

    def leaves(self) -> None:
        """It gives the terminal back for good: nothing is to stop it any more, or show it again."""
        self._is_shown = False

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._noted:
            return  # it is to end, and stopped it could not
        # Where one is moving, a stop takes the word of going on away, and comes in its place.
        self._is_to_stop = self._went_on = True
        self._stop_if_told()

    def _stop_now(self) -> None:
        if self._is_to_stop and self._is_shown and not (self._is_moving or self._noted):
            self._is_to_stop = False
            self._move(lambda: _handled_by(self._put_aside, signal.SIGTSTP, None))

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        self._went_on, self._is_to_stop = True, False
        if self._is_shown and not self._is_moving:
            self._move()

    def _stop_if_told(self) -> None:
        if self._is_to_stop and self._is_shown and not self._is_moving:
            # Not in a handler: what that interrupts may hold a lock of what gives the terminal
            # back, as it does while something is drawn, and would wait for itself for ever.
            self._program.soon(self._stop_now)

    def _move(self, stop: Callable[[], None] | None = None) -> None:
        """Stop, where that is wanted, and go on; what comes meanwhile waits until that is done."""
        self._is_moving = True
        try:
            if stop is not None:
                self._went_on = False
                stop()
                while not (self._went_on or self._noted):
                    time.sleep(_GLANCE / 10)
            self._take_back()
        finally:
            self._is_moving = False
        self._stop_if_told()

    def _take_back(self) -> None:
        if not self._program.is_put_aside():
            # As whatever wants the terminal in the background; Textual stops what is put aside.
            while not self._is_to_end() and discreet.is_in_background():
                os.kill(os.getpid(), signal.SIGSTOP)
            if not self._noted:
                terminal.give_back(self._modes)
                self._program.show_again()
            return
        # In the background trying stops the program once more, and it does not come to the end.
        while self._program.is_put_aside() and not self._is_to_end() and not terminal.is_gone():
            _handled_by(self._resume, signal.SIGCONT, None)
            time.sleep(_GLANCE / 10)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        # Without a handler the signal would end the process; the thread has been told by the pipe.
        self._noted = True

    def _is_to_end(self) -> bool:
        # A shell that ends a stopped program sends two signals; this one may come first.
        end = time.monotonic() + BOTH
        while not self._noted and discreet.is_in_background() and time.monotonic() < end:
            time.sleep(_GLANCE / 10)
        return self._noted

    # --- on the thread --------------------------------------------------------------------------

    def _run(self) -> None:
        code, gone = self._wait()
        if code is not None:
            self.code = code
            self._end(code, gone=gone)

    def _wait(self) -> tuple[int | None, bool]:
        """Wait for what ends the program; the exit code, and whether the terminal is gone."""
        poll = select.poll()
        poll.register(self._told, select.POLLIN)
        if self._terminal is not None:
            poll.register(0, 0)  # that it is gone is told unasked
        while not self._over.is_set():
            left = self._seconds_left()
            if left is not None and left <= 0 and self._kept_by_now():
                return LEFT_ALONE, False
            for file, what in poll.poll(None if left is None else max(left, 0) * 1000):
                if file == 0 and what & select.POLLNVAL:
                    poll.unregister(0)  # some systems cannot watch a terminal
                elif file == 0:
                    return GONE, True
                for number in self._signals() if file == self._told else ():
                    return 128 + number, False
        return None, False

    def _kept_by_now(self) -> bool:
        """Whether the words are kept; where they cannot be, nobody is to see them meanwhile."""
        with contextlib.suppress(Exception):
            if self._program.keep():
                return True
        self._program.hide()
        self._touched = time.monotonic()
        return False

    def _signals(self) -> list[int]:
        """The signals to end by that have come; others come the same way."""
        with contextlib.suppress(BlockingIOError):
            found = os.read(self._told, 4096)
            # Python has the main thread alone handle a signal, and wakes it only where the kernel
            # gave that thread the signal. One that goes on after a stop it may give to another, and
            # the program would stay stopped for ever.
            self._program.wake()
            return [each for each in found if each in ENDING]
        return []

    def _seconds_left(self) -> float | None:
        return self._touched + self._idle - time.monotonic() if self._idle else None

    def _end(self, code: int, *, gone: bool) -> None:
        if discreet.is_in_background():
            # Leaving by itself it would touch a terminal that is somebody else's, and be stopped.
            self._keep()
            self._end_as_it_stands(code)
            return
        began = time.monotonic()
        asked = kept = False
        while (spent := time.monotonic() - began) < LAST_RESORT:
            asked = asked or self._program.ask_to_end(code, self._kept)
            if self._over.wait(_GLANCE):
                return
            kept = kept or self._kept.is_set() or (spent > POLITE and self._keep())
            if kept and (gone or terminal.is_gone()):
                self._end_as_it_stands(code)  # there is no terminal to give back
                return
        if not kept:
            self._keep()
        if not self._over.is_set():
            terminal.give_back_at_once(self._terminal)
            self._end_as_it_stands(code)

    def _keep(self) -> bool:
        for _ in range(_TRIES):
            # What is written may change under it, where the program is slow and not stuck.
            with contextlib.suppress(Exception):
                self._program.keep()
                return True
            time.sleep(_GLANCE)
        return True

    @staticmethod
    def _end_as_it_stands(code: int) -> None:
        os._exit(code)


def _handled_by(handler: object, number: int, frame: FrameType | None) -> None:
    """Have a signal handled as it was before it was watched."""
    if callable(handler):
        handler(number, frame)
