"""What keeps words from getting out by the side: no core file, no eyes, no thread, no shell.

Every face of ticlist begins and ends with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
import threading

ENDING = (
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTERM,
    signal.SIGUSR1,
    signal.SIGUSR2,
    signal.SIGXCPU,
    signal.SIGVTALRM,
    signal.SIGPROF,
)
"""The signals that tell a program to end, or end one that does not listen to them."""

_SET_DUMPABLE = 4


def keep_words_in() -> None:
    """Let neither a core file, nor others' eyes on the process, nor a thread give words away.

    What Python says of an error in a thread quotes its message, and would land on the page.
    """
    with contextlib.suppress(Exception):
        import ctypes  # noqa: PLC0415 - slow to load, and not there everywhere

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    threading.excepthook = _say_nothing
    sys.unraisablehook = _say_nothing


def _say_nothing(_: object) -> None:
    pass


def forget_typed() -> None:
    """Drop what was typed after the end, or the shell would take it for commands.

    From the background it is not ours to drop, and trying would stop the process.
    """
    if not is_in_background():
        with contextlib.suppress(OSError, termios.error):
            termios.tcflush(0, termios.TCIFLUSH)


def is_in_background() -> bool:
    """Whether the terminal is somebody else's for now."""
    try:
        return os.tcgetpgrp(0) != os.getpgrp()
    except OSError:
        return False


def send_nowhere(*files: int) -> None:
    """Send what is still to be said to nowhere: Python would wait with it at the end, or fail.

    Args:
        files: through which it was to be said.
    """
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for each in files:
            os.dup2(nowhere, each)
        os.close(nowhere)
