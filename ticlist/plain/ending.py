"""Whatever ends line-by-line mode from outside: a signal, a dropped line, nobody there any more.

A handler that raised wherever it came would break off a file half written or words half entered.
So it only does while somebody is waited for, and what comes at another moment counts at the next.
"""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING

from ticlist.discreet import ENDING
from ticlist.plain.lines import Over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_LONG = signal.SIGALRM
MINUTE = 60.0

HEARD = 1.2
"""Seconds that lines which have come already have to be taken, when the program is to end.

As many as the last words have then to arrive.
"""


def nothing_more() -> bool:
    """No line has come."""
    return False


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
        self._has_more: Callable[[], bool] | None = None
        self._number = 0
        self._is_late = False

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch for a while; only from the main thread."""
        before = {each: signal.signal(each, self._note) for each in (*ENDING, _LONG)}
        self._number, self._is_late = 0, False
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def waiting(self, has_more: Callable[[], bool] = nothing_more) -> Iterator[None]:
        """A while in which somebody is waited for, and which may be ended at once.

        Args:
            has_more: whether a line has come that was not taken yet. Such lines are taken first, as
                long as that does not take too long.

        Raises:
            ToldToEnd: a signal comes, or has come before.
            LeftAlone: nobody has answered for too long.
        """
        with self._guarded(has_more):
            self._end_if_told()
            yield

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """A while in which something is said, with a line in hand that was not kept yet, perhaps.

        Raises:
            ToldToEnd: a signal has come, and what is said does not arrive.
            LeftAlone: nobody has answered for too long, and what is said does not arrive.
        """
        with self._guarded(None):
            yield

    @contextlib.contextmanager
    def _guarded(self, has_more: Callable[[], bool] | None) -> Iterator[None]:
        if not self._number:
            self._set_alarm(self._idle)
        elif self._is_late:
            self._set_alarm(HEARD)
        self._is_waiting, self._has_more = True, has_more
        try:
            yield
        finally:
            self._is_waiting = False
            if not self._number:
                self._set_alarm(0)

    @staticmethod
    def _set_alarm(seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if number == _LONG and not (self._number or self._idle):
            return  # somebody else's
        # What is said at the end could stop it in the background, before it has ended.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        if self._number:
            self._is_late = self._is_late or number == _LONG
        else:
            self._number = number
            self._set_alarm(0 if number == _LONG else HEARD)
        if self._is_waiting:
            self._end_if_told()

    def _end_if_told(self) -> None:
        number = self._number
        if not number:
            return
        if number == _LONG:
            if self._has_more is not None and self._has_more():
                # Somebody is there after all.
                self._number = 0
                self._set_alarm(self._idle)
                return
        elif not self._is_late and (self._has_more is None or self._has_more()):
            return
        self._is_waiting, self._is_late = False, False
        self._set_alarm(HEARD)
        raise LeftAlone if number == _LONG else ToldToEnd(number)
