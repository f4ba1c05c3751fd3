"""A program at the end of a line: what it sends is counted and timed, and drawn only afterwards."""

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
from collections import deque
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from tests.end_to_end.emulation import Emulation
from tests.end_to_end.keys import key_bytes
from tests.tools import ROOT

COLUMNS, ROWS = 80, 24
_PATIENCE = 60.0
_QUIET = 0.12


class Line:
    """A program on a pseudo-terminal whose other end is read as soon as anything comes."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.received = 0
        self.last = 0.0
        self._emulation = Emulation(COLUMNS, ROWS)
        self._undrawn: list[bytes] = []
        # Of the caller's own settings none may count, but for where programs are.
        alone = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        alone |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid, self.file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.chdir(ROOT)
            os.execvpe(command[0], list(command), alone)  # noqa: S606 - the program measured
        os.set_blocking(self.file, False)
        # Else each program that is started later holds this line open too.
        os.set_inheritable(self.file, False)  # noqa: FBT003 - as Python has it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self.file)
        end = time.monotonic() + 10
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > end:
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.01)

    def text(self) -> str:
        """What stands on the screen."""
        self._draw()
        return self._emulation.text()

    def press(self, *keys: str) -> None:
        """Press keys; do not wait."""
        for key in keys:
            os.write(self.file, key_bytes(key))

    def take(self, data: bytes) -> None:
        """Note what came, and answer what a terminal is asked."""
        self.received += len(data)
        self.last = time.perf_counter()
        self._undrawn.append(data)
        if b"$p" in data or data.endswith((b"c", b"n", b"q")):
            self._draw()

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; tell whether anything came."""
        if not select.select([self.file], [], [], max(0.0, seconds))[0]:
            return False
        try:
            self.take(os.read(self.file, 65536))
        except OSError:
            return False  # it has ended
        return True

    def wait_for(self, *words: str) -> None:
        """Read until some words stand on the screen, and until nothing more comes."""
        end = time.monotonic() + _PATIENCE
        while not all(each in self.text() for each in words):
            if time.monotonic() > end:
                message = f"{words} never came; the screen:\n{self.text()}"
                raise RuntimeError(message)
            self.read(0.05)
        self.rest(0.5)

    def rest(self, quiet: float = _QUIET) -> None:
        """Read until nothing has come for a while."""
        while self.read(quiet):
            pass

    def answer_to(self, key: str) -> tuple[float, int]:
        """Press a key; give the seconds until the last byte of what it sets off, and the bytes."""
        self.rest()
        before, pressed = self.received, time.perf_counter()
        self.press(key)
        if not self.read(2.0):
            return 0.0, 0
        self.rest()
        return self.last - pressed, self.received - before

    def _draw(self) -> None:
        data = b"".join(self._undrawn)
        self._undrawn.clear()
        if data and (answer := self._emulation.feed(data)):
            os.write(self.file, answer)


class SlowLine(Line):
    """The same at the end of a link that carries few bytes a second, each of them late.

    Args:
        command: the program.
        env: its environment.
        rate: bytes a second, each way.
        delay: seconds there and back again.
    """

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], rate: float, delay: float
    ) -> None:
        super().__init__(command, env)
        self._rate = rate
        self.delay = delay
        self._free = 0.0
        self._on_its_way: deque[tuple[float, bytes]] = deque()

    def press(self, *keys: str) -> None:
        """Press keys: they arrive late."""
        time.sleep(self.delay / 2)
        super().press(*keys)

    def read(self, seconds: float) -> bool:
        """Take what arrives within so many seconds."""
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end or not seconds:
            if self._on_its_way and self._on_its_way[0][0] <= now:
                self.take(self._on_its_way.popleft()[1])
                return True
            waits = [end, *(at for at, _ in list(self._on_its_way)[:1])]
            can_carry = now >= self._free
            waits += [] if can_carry else [self._free]
            files = [self.file] if can_carry else []
            if select.select(files, [], [], max(0.0, min(waits) - now))[0]:
                self._carry()
            if not seconds:
                return False
        return False

    def _carry(self) -> None:
        data = b""
        with contextlib.suppress(OSError):
            data = os.read(self.file, 256)
        self._free = max(time.perf_counter(), self._free) + len(data) / self._rate
        self._on_its_way.append((self._free + self.delay / 2, data))
