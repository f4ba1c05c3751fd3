"""Lines in and lines out. What goes out has no byte in it that a terminal or a voice stumbles on.

A screen reader says of a box what each of its lines is called, and of an escape sequence its
letters. So every text goes through `text.visible` here, and characters that draw instead of saying
something have a stand-in, wherever they come from: also what somebody wrote is only shown so, and
stays in its file as it is.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from typing import TYPE_CHECKING, Protocol, TextIO

from ticlist.discreet import send_nowhere
from ticlist.lookback.glyphs import wants_ascii
from ticlist.plain.typed import typed_at
from ticlist.text import visible, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

WIDEST, NARROWEST = 78, 20
_OF_A_PIPE = (WIDEST + 1, 40)
"""Columns and rows where there is no terminal to ask."""

LONGEST_TYPED = 4094
"""So many bytes a terminal takes in one line; what is typed beyond them never arrives."""

_LEVEL, _UPRIGHT, _CORNER, _FULL, _DOTS = "-", "|", "+", "#", "\ufffd"
_DRAWS = {
    **{chr(each): _CORNER for each in range(0x2500, 0x2580)},
    **dict.fromkeys("\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550\u2574\u2576", _LEVEL),
    **dict.fromkeys("\u2578\u257a\u257c\u257e", _LEVEL),
    **dict.fromkeys("\u2502\u2503\u2506\u2507\u250a\u250b\u254e\u254f\u2551\u2575\u2577", _UPRIGHT),
    **dict.fromkeys("\u2579\u257b\u257d\u257f", _UPRIGHT),
    **{chr(each): _FULL for each in range(0x2580, 0x25A0)},
    **{chr(each): _DOTS for each in range(0x2800, 0x2900)},
    **{chr(each): _FULL for each in range(0x1FB00, 0x1FC00)},
}
_DRAWN = str.maketrans(_DRAWS)
_IN_ASCII = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u00b7": "-",
        "\ufffd": "?",
    }
)


class Over(Exception):  # noqa: N818 - it may be what somebody wanted
    """Nobody answers any more; `code` is what the program ends with."""

    code = 1


class InputEnded(Over):
    """No more lines come."""


class OutputGone(Over):
    """Nobody reads any more."""


class Guard(Protocol):
    """What ends a program from outside, while it waits for somebody."""

    def waiting(self, has_more: Callable[[], bool]) -> AbstractContextManager[None]:
        """A while in which it may be ended at once, but for lines that have come already."""

    def writing(self) -> AbstractContextManager[None]:
        """A while in which it may be ended where what is said does not arrive."""


class Unguarded:
    """Nothing ends it from outside."""

    @staticmethod
    def waiting(_: Callable[[], bool]) -> AbstractContextManager[None]:
        """A while like any other."""
        return contextlib.nullcontext()

    @staticmethod
    def writing() -> AbstractContextManager[None]:
        """A while like any other."""
        return contextlib.nullcontext()


class Lines:
    """Somebody who reads and answers lines.

    Args:
        given: where the lines of answers come from; None where there is nothing.
        out: where questions go.
        guard: what may end the waiting.
    """

    def __init__(self, given: TextIO | None, out: TextIO, guard: Guard | None = None) -> None:
        self._typed = typed_at(given)
        self._given = given
        self._out = out
        self._guard = guard or Unguarded()
        self._remarks: list[str] = []
        self._remarks_lock = threading.Lock()
        self._is_gone = False
        self.ascii_only = wants_ascii(os.environ, getattr(out, "encoding", None) or "utf-8")
        self.is_terminal = given is not None and given.isatty()

    # --- out ------------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """How wide lines are: no wider than is easy to read, nor than the terminal there is."""
        columns = shutil.get_terminal_size(_OF_A_PIPE).columns
        return max(NARROWEST, min(WIDEST, columns - 1))

    def say(self, text: str, indent: str = "") -> None:
        """Say something, in as many lines as it takes; nothing where it is empty."""
        for line in wrapped(text, self.width - len(indent)) if text else ():
            self._write(f"{indent}{line}".rstrip() + "\n")

    def path(self, path: object) -> None:
        """Say where a file is, on a line of its own: in two pieces it could not be copied."""
        self._write(f"{visible_line(str(path))}\n")

    def laid_out(self, line: str) -> None:
        """Say a line that was laid out for this width already, empty or not."""
        self._write(f"{line}\n")

    def gap(self) -> None:
        """Leave a line empty, where something else begins."""
        self._write("\n")

    def hide(self) -> None:
        """Move everything out of the window."""
        self._write("\n" * shutil.get_terminal_size(_OF_A_PIPE).lines)

    def remark_later(self, text: str) -> None:
        """Say something before the next question; from any thread."""
        with self._remarks_lock:
            self._remarks.append(text)

    def _write(self, text: str) -> None:
        if self._is_gone:
            return
        shown = visible(text).translate(_DRAWN)
        try:
            with self._guard.writing():
                self._out.write(shown.translate(_IN_ASCII) if self.ascii_only else shown)
        except Over:
            self._say_no_more()
            raise
        except (OSError, ValueError):
            self._is_gone = True
            raise OutputGone from None

    def flush(self) -> None:
        """Have all that was said arrive.

        Raises:
            OutputGone: nobody reads any more.
        """
        if self._is_gone:
            return
        try:
            with self._guard.writing():
                self._out.flush()
        except Over:
            self._say_no_more()
            raise
        except (OSError, ValueError):
            self._is_gone = True
            raise OutputGone from None

    def _say_no_more(self) -> None:
        """Drop what does not arrive: a terminal whose output is held would hold the end up too."""
        self._is_gone = True
        with contextlib.suppress(OSError, ValueError):
            send_nowhere(self._out.fileno())

    # --- in -------------------------------------------------------------------------------------

    def ask(self, question: str) -> str:
        """Say what has come up meanwhile, then a question; and take the line that answers it."""
        with self._remarks_lock:
            remarks, self._remarks = self._remarks, []
        for each in remarks:
            self.say(each)
        *before, last = wrapped(question, self.width)
        for line in before:
            self._write(f"{line}\n")
        # On a terminal it is answered beside the question; a pipe shows no answers.
        self._write(f"{last} " if self.is_terminal else f"{last}\n")
        return self.read()

    def read(self) -> str:
        """Take one line.

        Raises:
            InputEnded: no more come.
        """
        self.flush()
        line = ""
        # A terminal that has hung up cannot be read, and what is closed neither.
        with contextlib.suppress(OSError, ValueError):
            if self._typed is not None:
                line = self._typed.line(self._waiting)
            elif self._given is not None:
                with self._waiting():
                    line = self._given.readline()
        if not line:
            if self.is_terminal:
                with contextlib.suppress(OutputGone):
                    self._write("\n")
            raise InputEnded
        return line.removesuffix("\n").removesuffix("\r")

    def _waiting(self) -> AbstractContextManager[None]:
        return self._guard.waiting(self._has_more)

    def _has_more(self) -> bool:
        return self._typed is not None and self._typed.has_more()

    def may_be_cut(self, line: str) -> bool:
        """Whether a terminal may have cut a line that was typed."""
        return self.is_terminal and len(line.encode(errors="replace")) >= LONGEST_TYPED
