"""Ends the installed program at random moments of typing and saving, and counts missing letters.

What a line of the page shows has reached the program; what was typed and is not drawn may not have.
So a letter counts from the moment when it was seen.
"""

import datetime as dt
import os
import random
import shutil
import signal
import string
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.end_to_end.terminal import Terminal
from tests.tools import ROOT, plain_environment
from ticlist.desk import Desk
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths

AT_ONCE = 12
"""Programs that run side by side: each of them mostly waits for the next key."""

PROMISED = 2.0
"""Seconds after which what was typed survives a kill."""

CLOSED = "closed window"
KILL = signal.SIGKILL.name
WAYS = (KILL, KILL, KILL, "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", CLOSED)
SAVING = 0.4
"""How many of the runs are ended while they save."""

_LINE = 40
_SURE = 5
_KEEP_BYTES = 1 << 15
_GLANCE = 0.01
_QUIET = 0.4
_PATIENCE = 60.0
_FINISH = b"\x1bOS"


@dataclass
class Figures:
    """What came of it.

    `saved` is in how many runs the reflection was saved before the end. `lost` are letters that had
    to be there and were not; `late` are letters that had been typed for longer than promised before
    a kill and were not there, whether or not they had reached the program. `trouble` says of each
    run that was not as it has to be what was wrong.
    """

    seed: int
    runs: int = 0
    saved: int = 0
    letters: int = 0
    lost: int = 0
    late: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    trouble: list[str] = field(default_factory=list)


class Typed(NamedTuple):
    """When how many letters had been typed, or seen."""

    at: float
    letters: int


class Typist(Terminal):
    """A program on a terminal, somebody who types into it, and what ends it.

    Args:
        command: the program.
        home: a folder of its own, with a draft to go on with.
        chance: decides what is typed, and when the program is ended.
        how: a signal's name, or `CLOSED`.
    """

    def __init__(self, command: Sequence[str], home: Path, chance: random.Random, how: str) -> None:
        none_of_ours: dict[str, str | None] = dict.fromkeys(os.environ)
        path = {} if shutil.which(command[0]) == command[0] and len(command) == 1 else _SOURCES
        env = {**none_of_ours, **plain_environment(home), **path}
        super().__init__([*command, "reflect", "--resume"], env=env, cwd=home)
        self.home = home
        self.words = _letters(chance)
        self.how = how
        self.is_saving = chance.random() < SAVING
        shortest = PROMISED + 0.2 if self.how == KILL else 0.2
        self.seconds = chance.uniform(shortest, shortest + 1.2)
        self.pause = chance.uniform(0.05, 0.1)
        self.after_saving = chance.uniform(0.0, 0.5)
        self.typed: list[Typed] = []
        self.seen: list[Typed] = [Typed(0.0, 0)]
        self.ended_at = 0.0
        self._last_read = time.monotonic()

    def work(self) -> Iterator[None]:
        """Do the whole of it, a little at a time."""
        yield from self._until(b"Closing")
        yield from self._until_quiet()
        yield from self._type()
        if self.is_saving:
            yield from self._until_quiet()
            self._send(_FINISH)
            yield from self._until(b"read it over")
            yield from self._until_quiet()
            self._send(_FINISH)
            yield from self._pause(self.after_saving)
        self._take()
        self.ended_at = time.monotonic()
        if self.how == CLOSED:
            self.hang_up()
        elif self.exit_status is None:
            self.signal(signal.Signals[self.how])
        yield from self._until_ended()

    def _type(self) -> Iterator[None]:
        began = time.monotonic()
        while time.monotonic() - began < self.seconds and self.exit_status is None:
            done = len(self.typed)
            self._send(self.words[done].replace("\n", "\r").encode())
            self.typed.append(Typed(time.monotonic(), done + 1))
            yield from self._pause(self.pause)

    def _send(self, data: bytes) -> None:
        os.write(self._fd, data)

    def _pause(self, seconds: float) -> Iterator[None]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._take()
            yield

    def _until(self, wanted: bytes) -> Iterator[None]:
        end = time.monotonic() + _PATIENCE
        while wanted not in self.raw:
            self._take()
            if time.monotonic() > end or self.exit_status is not None:
                message = f"waited for {wanted!r}; status {self.exit_status}; {self.raw[-500:]!r}"
                raise TimeoutError(message)
            yield

    def _until_quiet(self) -> Iterator[None]:
        while time.monotonic() - self._last_read < _QUIET:
            self._take()
            yield

    def _until_ended(self) -> Iterator[None]:
        end = time.monotonic() + _PATIENCE
        while self.exit_status is None and time.monotonic() < end:
            if self._fd >= 0:
                self._take()
            self._reap()
            yield

    def _take(self) -> None:
        """Take what was drawn, and note how much of what was typed is to be seen in it."""
        if self._fd < 0:
            return
        try:
            data = os.read(self._fd, 1 << 16)
        except BlockingIOError:
            return
        except OSError:
            self._reap()
            return
        if not data:
            self._reap()
            return
        self._last_read = time.monotonic()
        self.raw += data
        del self.raw[:-_KEEP_BYTES]
        for count in range(len(self.typed), self.seen[-1].letters, -1):
            start = self.words.rfind("\n", 0, count) + 1
            if count - start >= _SURE and self.words[start:count].encode() in self.raw:
                self.seen.append(Typed(time.monotonic(), count))
                break

    # --- what came of it ------------------------------------------------------------------------

    def found(self) -> str:
        """What stands in the saved file, or in the draft."""
        for folder in ("reflections", "drafts"):
            for file in (self.home / "ticlist" / "data" / folder).glob("[!.]*.toml"):
                table = tomllib.loads(file.read_text(encoding="utf-8"))
                return str(table.get("close", {}).get("so_what", ""))
        return ""

    def tell(self, figures: Figures) -> None:
        """Add what came of it to the figures."""
        found, sent = self.found(), self.words[: len(self.typed)]
        since = self.ended_at - PROMISED if self.how == KILL else self.ended_at
        due = letters_at(self.seen, since)
        lost = len(sent[:due].rstrip()) - len(found.rstrip())
        if not sent.startswith(found.rstrip()):
            lost = len(sent)
        late = letters_at(self.typed, self.ended_at - PROMISED) - len(found)
        figures.runs += 1
        figures.saved += any((self.home / "ticlist" / "data" / "reflections").glob("*.toml"))
        figures.letters += len(sent)
        figures.ways[self.how + (" while saving" if self.is_saving else "")] += 1
        figures.lost += max(lost, 0)
        figures.late += max(late, 0) if self.how == KILL else 0
        expected = self._exit_statuses()
        if lost > 0 or self.exit_status not in expected:
            figures.trouble.append(
                f"{self.how}, saving: {self.is_saving}, exit {self.exit_status}; "
                f"sent {sent!r}, {due} due, found {found!r}"
            )

    def _exit_statuses(self) -> set[int]:
        if self.how == KILL:
            return {-signal.SIGKILL}
        return {128 + (signal.SIGHUP if self.how == CLOSED else signal.Signals[self.how])}


def _letters(chance: random.Random) -> str:
    """Lines of random letters that begin with their number, so that none is like another."""
    lines = (
        f"#{number} " + "".join(chance.choices(string.ascii_lowercase, k=_LINE))
        for number in range(20)
    )
    return "\n".join(lines)


def letters_at(counts: Sequence[Typed], moment: float) -> int:
    """Give how many letters had been typed, or seen, at a moment."""
    return max((each.letters for each in counts if each.at <= moment), default=0)


_SOURCES = {"PYTHONPATH": str(ROOT)}


def run(count: int, seed: int, command: Sequence[str] | None = None) -> Figures:
    """End the program so often, and count what is missing.

    Args:
        count: how many programs are started and ended.
        seed: decides what is typed, and when each of them is ended.
        command: the program; that of this checkout if it is not given.
    """
    command = command or (sys.executable, "-P", "-m", "ticlist")
    figures = Figures(seed)
    with tempfile.TemporaryDirectory(prefix="ticlist-kills-") as name:
        folder = Path(name)
        ready = prepared(folder / "prepared")
        waiting = iter(range(count))
        working: dict[Typist, Iterator[None]] = {}
        while True:
            for number in () if len(working) >= AT_ONCE else waiting:
                home = shutil.copytree(ready, folder / str(number))
                chance = random.Random(f"{seed}-{number}")  # noqa: S311 - to be repeated
                typist = Typist(command, home, chance, WAYS[number % len(WAYS)])
                working[typist] = typist.work()
                break
            if not working:
                return figures
            _take_steps(working, figures)


def _take_steps(working: dict[Typist, Iterator[None]], figures: Figures) -> None:
    for typist, work in list(working.items()):
        try:
            next(work)
        except StopIteration:
            typist.close()
            typist.tell(figures)
            shutil.rmtree(typist.home)
            del working[typist]
    time.sleep(_GLANCE / 2)


def prepared(home: Path) -> Path:
    """A home with a draft at the closing, where the first box waits for words."""
    own = home / "ticlist"
    desk = Desk(Paths(own / "data", own / "config", (), "a test"), lambda _: None)
    beginning = Beginning("short", dt.date(2026, 11, 1), context="Prepared")
    walk = desk.begin(desk.library.find("school"), beginning)
    while walk.page.kind != "closing":
        assert walk.next()
    desk.put_down()
    desk.close()
    return home
