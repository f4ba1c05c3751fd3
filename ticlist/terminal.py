"""How the terminal of the program is prepared, cleared and given back."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import selectors
import signal
import sys
import termios
import threading
import time
from io import TextIOWrapper
from types import SimpleNamespace
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

from ticlist.discreet import is_in_background, send_nowhere
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    Modes = list[int | list[bytes | int]]

FORGET_SCROLLED = "\x1b[3J"
"""Clears what was scrolled off the screen."""

GIVEN_BACK = (
    "\x18\x1b\\\x1b[?2026l\x1b[?2004l\x1b[?2048l\x1b[?1016l\x1b[?1006l\x1b[?1015l\x1b[?1003l"
    "\x1b[?1000l\x1b[?1004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Ends whatever was half sent, and takes back all that Textual asks of a terminal."""

AT_ONCE = 0.4
"""Seconds in which a terminal that does not read is to take that."""

_GLANCE, _MOMENT = 0.005, 0.05
_TURN = 0.0005

REST = 5.0
"""Seconds that the thread for keys waits where nobody presses any."""

_UNTIL_REST = 10

_GIVING_ON = threading.Event()
"""Set while what was read from the terminal is given on."""

_MOST_ROWS = 200
"""Of a terminal that does not say how many it has."""


def erased() -> str:
    """What leaves nothing on the screen, and puts the cursor at the top.

    Line by line: GNU screen keeps what is cleared all at once among what was scrolled off.
    """
    try:
        rows = os.get_terminal_size(2).lines or _MOST_ROWS
    except OSError:
        rows = _MOST_ROWS
    # A line is erased in the colours that were written with last.
    return "\x1b[m" + "".join(f"\x1b[{row};1H\x1b[2K" for row in range(1, rows + 1)) + "\x1b[H"


def prepare_terminal() -> None:
    """Speak UTF-8 whatever the locale says, and let no byte from the keyboard end the program.

    Textual draws in the locale's encoding and reads in strict UTF-8: in a locale of another
    encoding the page falls apart, and one byte that is not UTF-8 ends the program.
    """
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _let_the_reader_rest()
    # One thread reads, another writes: neither is to wait for as long as Python lets a third work.
    sys.setswitchinterval(_TURN)
    # Textual offers no door for this; a test fails when the name it is reached by is gone.
    vars(linux_driver)["getincrementaldecoder"] = _tolerant_decoder


def _tolerant_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    decoder = codecs.getincrementaldecoder(encoding)
    return lambda: decoder(errors="replace")


class Reader(selectors.SelectSelector):
    """Waits for keys: for long where none has come for a while, and not ten times a second.

    Args:
        woken: a file that can be read from when the waiting is to end.
    """

    def __init__(self, woken: int) -> None:
        super().__init__()
        self._woken = woken
        self._empty = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Give what can be read from; nothing after a while."""
        _GIVING_ON.clear()
        files = list(self.get_map())
        wait = REST if self._empty >= _UNTIL_REST and files else timeout
        ready = select.select([*files, self._woken], [], [], wait)[0]
        if self._woken in ready:
            os.read(self._woken, 1)
        found = super().select(0)
        if found and is_in_background():
            # Reading would stop the program, and it could not end then when it is told to.
            time.sleep(_MOMENT)
            found = []
        if found:
            _GIVING_ON.set()
        # What was begun, such as a key of several bytes, is done with in the first of these.
        self._empty = 0 if found else self._empty + 1
        return found


def is_all_read() -> bool:
    """Whether every key that the terminal has for the program by now was given on to it."""
    if modes() is None or is_gone():
        return True
    # In this order: what is taken from the terminal between the two is being given on.
    waits = bool(select.select([0], [], [], 0)[0])
    return not waits and not _GIVING_ON.is_set()


class _WakingEvent(threading.Event):
    """An event that wakes the reader."""

    def __init__(self, wake: int) -> None:
        super().__init__()
        self._wake = wake

    def set(self) -> None:
        super().set()
        os.write(self._wake, b"\0")


def _let_the_reader_rest() -> None:
    """Have Textual's thread for keys not look ten times a second whether it is to end."""
    woken, wake = os.pipe()
    vars(linux_driver)["selectors"] = SimpleNamespace(
        SelectSelector=lambda: Reader(woken), EVENT_READ=selectors.EVENT_READ
    )
    vars(linux_driver)["Event"] = lambda: _WakingEvent(wake)


def clear_terminal() -> None:
    """Leave nothing on the screen, also where the terminal has no second one to go back from."""
    _write(erased() + FORGET_SCROLLED)


def say(words: str) -> None:
    """Say something once the program has left the terminal."""
    _write(f"{visible(words)}\n")


def _write(text: str) -> None:
    with contextlib.suppress(OSError):  # a terminal that is gone shows nothing
        os.write(2, text.encode())


def modes() -> Modes | None:
    """How the terminal treats keys; None where there is none."""
    try:
        return termios.tcgetattr(0)
    except (OSError, termios.error):
        return None


def give_back(before: Modes | None) -> None:
    """Have the terminal treat keys as it did before."""
    if before is not None:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, before)


def give_back_at_once(before: Modes | None) -> None:
    """Give back a terminal that does not read: what waits for it is thrown away.

    Args:
        before: how it treated keys. SIGHUP must have a handler, which need not do anything.
    """
    # From the background this would stop the process, where it is to end.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    give_back(before)
    with contextlib.suppress(OSError):
        os.set_blocking(2, False)
        _interrupt_writing()
        time.sleep(_MOMENT)  # it has to find the terminal still full, or it goes on
        _press_in(f"{GIVEN_BACK}{erased()}{FORGET_SCROLLED}".encode())
        os.set_blocking(2, True)  # whoever started the program has the same door


def _interrupt_writing() -> None:
    """Have a thread that waits for the terminal to read give up: it keeps all others waiting."""
    for each in threading.enumerate():
        if each.ident is not None and each is not threading.current_thread():
            with contextlib.suppress(OSError):
                signal.pthread_kill(each.ident, signal.SIGHUP)


def _press_in(data: bytes) -> None:
    end = time.monotonic() + AT_ONCE
    while data and time.monotonic() < end:
        with contextlib.suppress(BlockingIOError, termios.error):
            termios.tcflush(2, termios.TCOFLUSH)
            data = data[os.write(2, data) :]
        time.sleep(_GLANCE)


def is_gone() -> bool:
    """Whether there was a terminal and it is there no more."""
    poll = select.poll()
    poll.register(0, 0)
    return any(what & (select.POLLHUP | select.POLLERR) for _, what in poll.poll(0))


def let_go() -> None:
    """Send what is left to nowhere where the terminal is gone: Python would end with its error."""
    if is_gone():
        send_nowhere(1, 2)


def wait_for_the_front() -> None:
    """Stop where the terminal is somebody else's, until it is ours.

    That is what becomes of whatever is begun in the background and wants the terminal. Once it has
    begun with pages, it would be stopped once more before it could hear that it is to end.
    """
    while is_in_background():
        os.kill(0, signal.SIGTTOU)
        time.sleep(_MOMENT)
