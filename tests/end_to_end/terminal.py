"""A person at a terminal: a program on a real pseudo-terminal, its screen, and keys for it."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

import pyte

from tests.end_to_end.emulation import Emulation
from tests.end_to_end.keys import key_bytes

# No test gets quicker by a smaller number, and on a busy machine a smaller one fails for nothing.
PATIENCE = 60.0
_GRACE = 10.0
_GLANCE = 0.02
_QUIET_GLANCES = 10
_OF_A_TERMINAL = (
    signal.SIGPIPE,
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTSTP,
    signal.SIGTTIN,
    signal.SIGTTOU,
)


class Terminal:
    """One program on one pseudo-terminal; close it, or use it in a `with`.

    Args:
        command: the program and its arguments.
        cols: width in cells.
        rows: height in cells.
        env: on top of the environment of the test; None as a value takes a variable away.
        cwd: where the program starts; None is where the test is.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        cols: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.raw = bytearray()
        self.exit_status: int | None = None
        self._emulation = Emulation(cols, rows)
        environment = _environment(env or {})
        self.started = time.perf_counter()
        with warnings.catch_warnings():
            # The child only sets its size and becomes the program, which threads cannot hinder.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(command, environment, cwd, (cols, rows))
        os.set_blocking(self._fd, False)
        # A program that is started later would hold this window open, whoever closes it here.
        os.set_inheritable(self._fd, False)  # noqa: FBT003 - as Python has it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def screen(self) -> pyte.Screen:
        """pyte's screen, for colours and other looks of single cells."""
        return self._emulation.screen

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Where the cursor stands (column, row, from 0), or None while it is hidden."""
        cursor = self.screen.cursor
        return None if cursor.hidden else (cursor.x, cursor.y)

    def text(self) -> str:
        """Give the lines of the screen, without the blanks at their ends."""
        return self._emulation.text()

    def wait_for(self, *wanted: str) -> str:
        """Read until all of `wanted` stand on the screen at once; give the screen's text."""
        self._read_until(lambda: all(each in self.text() for each in wanted), f"{wanted}")
        return self.text()

    def wait_until_gone(self, *unwanted: str) -> str:
        """Read until none of `unwanted` stands on the screen; give the screen's text."""
        gone = f"the end of {unwanted}"
        self._read_until(lambda: not any(each in self.text() for each in unwanted), gone)
        return self.text()

    def wait_for_exit(self) -> int:
        """Read until the program has ended; give its exit status, negative for a signal."""
        self._read_until(lambda: self.exit_status is not None, "the end of the program")
        while self._fd >= 0 and self._read(0.0):
            pass
        assert self.exit_status is not None
        return self.exit_status

    def settle(self) -> str:
        """Read until the program sends nothing and waits for something; give the screen's text.

        For showing that something does not happen. To see that it does, wait for it by its text.
        """
        quiet = 0
        end = time.monotonic() + PATIENCE
        while quiet < _QUIET_GLANCES and time.monotonic() < end:
            # A program that waits for a processor is silent too; only one that sleeps is quiet.
            quiet = 0 if self._read(_GLANCE) or self._is_working() else quiet + 1
        return self.text()

    def send(self, *keys: str) -> None:
        """Press keys, each one character or a name: `send("1", "f5", "ctrl+x", "pagedown")`."""
        self._write(b"".join(key_bytes(key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text, character by character, as fast as the program takes it."""
        self._write(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does that was asked to mark what is pasted."""
        self._write(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")

    def click(self, column: int, row: int) -> None:
        """Press and release the left mouse button on a cell (from 0)."""
        place = f"{column + 1};{row + 1}"
        self._write(f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())

    def click_on(self, text: str) -> None:
        """Click on the first place where `text` stands, once it does."""
        for row, line in enumerate(self.wait_for(text).split("\n")):
            if text in line:
                self.click(line.index(text), row)
                return

    def resize(self, cols: int, rows: int) -> None:
        """Give the window another size; the kernel tells the program."""
        self._emulation.resize(cols, rows)
        _set_size(self._fd, cols, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window while the program runs; wait for its end with `wait_for_exit`."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def close(self) -> None:
        """Close the window; a program that goes on without one is killed."""
        self.hang_up()
        end = time.monotonic() + _GRACE
        while self.exit_status is None and time.monotonic() < end:
            self._read(_GLANCE)
        if self.exit_status is None:
            os.kill(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
            self.exit_status = os.waitstatus_to_exitcode(status)

    def _read_until(self, done: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            # In this order, since a program may write and end between a read and a look at it.
            ended = self.exit_status is not None
            over = not self._read(_GLANCE) and ended
            if (over and not done()) or time.monotonic() > end:
                how = f"ended with {self.exit_status}" if over else f"runs, {PATIENCE:g} s on"
                message = f"waited for {what}; the program {how}; the screen:\n{self.text()}"
                raise TimeoutError(message)

    def _read(self, seconds: float) -> bool:
        """Take what comes within `seconds`; tell whether anything came."""
        if self._fd < 0:
            time.sleep(seconds)
            self._reap()
            return False
        ready, _, _ = select.select([self._fd], [], [], seconds)
        data = b""
        if ready:
            # Linux answers with an error once nobody holds the other end.
            with contextlib.suppress(OSError):
                data = os.read(self._fd, 65536)
        if not data:
            self._reap()
            return False
        self.raw += data
        answer = self._emulation.feed(data)
        if answer:
            self._write(answer)
        return True

    def _write(self, data: bytes) -> None:
        # Both ways at once: a program that is busy sending may take nothing until it is read.
        while data and self._fd >= 0 and self.exit_status is None:
            _, ready, _ = select.select([], [self._fd], [], _GLANCE)
            if ready:
                try:
                    data = data[os.write(self._fd, data) :]
                except BlockingIOError:
                    self._read(_GLANCE)
                except OSError:
                    self._reap()
            else:
                self._read(0.0)

    def _reap(self) -> None:
        if self.exit_status is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.exit_status = os.waitstatus_to_exitcode(status)

    def _is_working(self) -> bool:
        """Tell whether a thread of the program runs or stands in the queue for a processor."""
        for stat in Path(f"/proc/{self.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):
                state = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
                if state.split()[0] in "RD":
                    return True
        return False


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    # COLUMNS and LINES would hold programs to a size that the window does not have any more.
    base = {name: text for name, text in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    base |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    merged = {**base, **changes}
    return {name: text for name, text in merged.items() if text is not None}


def _set_size(fd: int, cols: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))


def _become(
    command: Sequence[str], env: Mapping[str, str], cwd: Path | None, size: tuple[int, int]
) -> NoReturn:
    try:
        _set_size(0, *size)
        # Python ignores broken pipes, what runs these tests perhaps others, and a program begun by
        # either does, too; one that a login shell begins does not.
        for number in _OF_A_TERMINAL:
            signal.signal(number, signal.SIG_DFL)
        if cwd:
            os.chdir(cwd)
        os.execvpe(command[0], list(command), dict(env))  # noqa: S606 - the program under test
    except OSError as error:
        os.write(2, f"cannot start {command[0]}: {error}\r\n".encode())
    finally:
        os._exit(127)
