"""What goes between the program and its terminal."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import os
import signal
import sys
import termios
import traceback
from io import TextIOWrapper
from typing import TYPE_CHECKING

from textual.drivers import linux_driver

if TYPE_CHECKING:
    from collections.abc import Callable

WENT_WRONG = "Something in ticlist itself went wrong, and it had to end."
KEPT = "Your draft was kept: 'ticlist reflect --resume' goes on with it."
NOT_KEPT = "The newest words could not be kept."

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
"""The signals that tell a program to end."""

CLEARED = "\x1b[2J\x1b[3J\x1b[H"
"""Clears the screen and what was scrolled off it, and puts the cursor at the top."""


def prepare_terminal() -> None:
    """Speak UTF-8 whatever the locale says, and let no byte from the keyboard end the program.

    Textual draws in the locale's encoding and reads in strict UTF-8: in a locale of another
    encoding the page falls apart, and one byte that is not UTF-8 ends the program.
    """
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # Textual offers no door for this; a test fails when the name it is reached by is gone.
    vars(linux_driver)["getincrementaldecoder"] = _tolerant_decoder


def _tolerant_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    decoder = codecs.getincrementaldecoder(encoding)
    return lambda: decoder(errors="replace")


def when_told(number: int, act: Callable[[int], None]) -> None:
    """Have something done on a signal, with the exit code that belongs to it."""
    with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
        asyncio.get_running_loop().add_signal_handler(number, act, 128 + number)


def forget_typed() -> None:
    """Drop what was typed after the end, or the shell would take it for commands."""
    with contextlib.suppress(OSError, termios.error):
        termios.tcflush(0, termios.TCIFLUSH)


def clear_terminal() -> None:
    """Leave nothing on the screen, also where the terminal has no second one to go back from."""
    with contextlib.suppress(OSError):  # a terminal that is gone shows nothing
        os.write(2, CLEARED.encode())


def last_words(error: BaseException | None, *, kept: bool | None) -> str:
    """What is said when a mistake of our own ends the program: nothing that anybody wrote.

    Args:
        error: the mistake; where it happened is told if TICLIST_DEBUG is set, and no more of it.
        kept: whether the draft was kept; None where there is none.
    """
    words = {None: WENT_WRONG, True: f"{WENT_WRONG} {KEPT}", False: f"{WENT_WRONG} {NOT_KEPT}"}
    lines = [words[kept]]
    if error is not None and os.environ.get("TICLIST_DEBUG"):
        lines += ["".join(traceback.format_tb(error.__traceback__)), type(error).__name__]
    return "\n".join([*lines, ""])
