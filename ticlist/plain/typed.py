"""Lines that are typed at a terminal: one that has come is never lost, whatever ends the program.

A signal that breaks off Python's own reading of a line can come between the moment when the
terminal has given it and the moment when it is in hand. So waiting, which may be broken off, and
taking, which may not, are two things here.

Reading a terminal that is somebody else's for now would stop the process, and one that is stopped
does not end when it is told to. So in the background nothing is read.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import signal
import time
import weakref
from typing import TYPE_CHECKING

from ticlist.discreet import is_in_background

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_MOST = 1 << 16
_GLANCE, _TURN = 0.25, 1.0
_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class TypedLines:
    """The lines of a terminal.

    Args:
        file: its number.
        encoding: what its bytes mean.
    """

    def __init__(self, file: int, encoding: str) -> None:
        self._file = self._door = file
        door = _door_of_its_own(file)
        if door is not None:
            self._door = door
            weakref.finalize(self, os.close, door)
        self._encoding = encoding
        self._rest = b""

    def has_more(self) -> bool:
        """Whether a line has come that was not taken yet.

        Of a terminal that is gone none comes, and of one that is somebody else's for now none of
        ours.
        """
        if b"\n" in self._rest:
            return True
        if is_in_background():
            return False
        what = self._poll()
        return bool(what) and not what & _GONE

    def line(self, waiting: Callable[[], AbstractContextManager[None]]) -> str:
        """The next line with its end; what there is of it, or nothing, where no more comes.

        Args:
            waiting: a while in which it may be broken off.

        Raises:
            OSError: the terminal is gone.
        """
        while b"\n" not in self._rest:
            with waiting():
                self._wait()
            data = self._taken()
            if data == b"":
                break
            self._rest += data or b""
        line, end, self._rest = self._rest.partition(b"\n")
        return (line + end).decode(self._encoding, "surrogateescape")

    def _wait(self) -> None:
        while True:
            # A signal that comes right before it begins to wait is heard after a turn of it.
            has_come = select.select([self._file], [], [], _TURN)[0]
            if has_come and not is_in_background():
                return
            if has_come:
                time.sleep(_GLANCE)

    def _taken(self) -> bytes | None:
        """What has come; None where somebody else has taken it, or the terminal, meanwhile."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTIN})
        try:
            return os.read(self._door, _MOST)
        except BlockingIOError:
            return None
        except OSError as error:
            if error.errno != errno.EIO or self._poll() & _GONE:
                raise
            time.sleep(_GLANCE)
            return None
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _poll(self) -> int:
        poll = select.poll()
        poll.register(self._file, select.POLLIN)
        return sum(what for _, what in poll.poll(0))


def _door_of_its_own(file: int) -> int | None:
    """Another way into the same terminal, on which reading never waits; None where there is none.

    Of the one that is given to the program the shell has the other half.
    """
    try:
        return os.open(os.ttyname(file), os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError:
        return None


def typed_at(given: object) -> TypedLines | None:
    """The lines of a stream that is a terminal; None where it is none.

    Args:
        given: the stream, or None; nothing of it was read yet.
    """
    with contextlib.suppress(AttributeError, OSError, ValueError):
        file = given.fileno()  # type: ignore[attr-defined]
        if os.isatty(file):
            return TypedLines(file, getattr(given, "encoding", None) or "utf-8")
    return None
