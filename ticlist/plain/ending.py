"""Whatever ends line-by-line mode from outside: a signal, a dropped line, nobody there any more.

A handler that raised wherever it came would break off a file half written or words half entered.
So it only does while somebody is waited for, and what comes at another moment counts at the next.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from typing import TYPE_CHECKING

from ticlist.plain.lines import Over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that tell a program to end."""

_LONG = signal.SIGALRM
MINUTE = 60.0

_SET_DUMPABLE = 4


class ToldToEnd(Over):
    """A signal has come."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.code = 128 + number


class LeftAlone(Over):
    """Nobody has answered for as long as the machine's administrator allows."""

    code = 0


class Ending:
    """Ends the waiting for somebody when something from outside says so.

    Args:
        idle_minutes: after so many without a line it ends too; 0 is never.
    """

    def __init__(self, idle_minutes: int = 0) -> None:
        self._idle = idle_minutes * MINUTE
        self._is_waiting = False
        self._number = 0

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch for a while; only from the main thread."""
        before = {each: signal.signal(each, self._note) for each in (*ENDING, _LONG)}
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """A while in which it may be ended at once.

        Raises:
            ToldToEnd: a signal comes, or has come before.
            LeftAlone: nobody has answered for too long.
        """
        if self._idle:
            signal.setitimer(signal.ITIMER_REAL, self._idle)
        self._is_waiting = True
        try:
            self._end_if_told()
            yield
        finally:
            self._is_waiting = False
            if self._idle:
                signal.setitimer(signal.ITIMER_REAL, 0)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._number = number
        if self._is_waiting:
            self._is_waiting = False
            self._end_if_told()

    def _end_if_told(self) -> None:
        number, self._number = self._number, 0
        if number == _LONG:
            raise LeftAlone
        if number:
            raise ToldToEnd(number)


def keep_words_in() -> None:
    """Let neither a core file, nor others' eyes on the process, nor a thread give words away."""
    with contextlib.suppress(Exception):
        import ctypes  # noqa: PLC0415 - slow to load, and not there everywhere

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing


def _say_nothing(_: object) -> None:
    pass
