"""What looking back at many reflections costs in the program: the first page, and a key."""

import math
import os
import re
import select
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from benchmarks.commands import TICLIST, in_turn
from benchmarks.figure import Figure
from benchmarks.made_up import Store
from benchmarks.stores import Stores
from benchmarks.ways import HISTORY, HOME, WAYS, GoTo, Press, See, Way
from tests.end_to_end.keys import key_bytes
from tests.end_to_end.person import Person
from tests.end_to_end.terminal import PATIENCE
from tests.tools import ROOT

MANY = 10_000
FEW = 10
RUNS = 7
PAGE_TARGET = 1.3
MEMORY_TARGET = 1.3
KEY_TARGET = 50.0
# So many that the rest is still being read at the last of them.
KEYS_AT_ONCE = 15
KEYS_AFTER = 30
_QUIET = 0.08
_GLANCE = 0.005
_LONGEST = 5.0


class Looking(Person):
    """Somebody who looks back, and times what they see."""

    def go(self, way: Way) -> float:
        """Go from home to a page; give the seconds from the last key until it is drawn."""
        pressed = seen = time.perf_counter()
        for step in way.steps:
            match step:
                case GoTo():
                    self.tab_to(step.row, "shift+tab")
                    self.look()
                case Press():
                    pressed = time.perf_counter()
                    self.send(step.key)
                case See():
                    self.wait_for(*step.words)
                    seen = time.perf_counter()
                    if step is not way.steps[-1]:
                        self.look()
        return seen - pressed

    def has_read_all(self, way: Way) -> bool:
        """Wait until everything is read; tell whether it ever is."""
        if way.meanwhile:
            try:
                self.wait_until_gone(way.meanwhile)
            except TimeoutError:
                return False
        self.look()
        return True

    def answers_to(self, keys: Iterable[str], meanwhile: str | None) -> list[float]:
        """Press keys, each when the one before has been answered; give the seconds of each."""
        return [self.answer_to(key, meanwhile) for key in keys]

    def answer_to(self, key: str, meanwhile: str | None) -> float:
        """Press a key; give the seconds until the last byte that changed what is shown.

        What comes is taken at once and drawn only when nothing more is there: drawing takes this
        process as long as many answers take the program.
        """
        shown = self._picture(meanwhile)
        pressed = time.perf_counter()
        self._write(key_bytes(key))
        answered = 0.0
        quiet_since = pressed
        while time.perf_counter() - quiet_since < (_QUIET if answered else _LONGEST):
            for at, data in self._arrivals():
                self.raw += data
                self._write(self._emulation.feed(data))
                now_shown = self._picture(meanwhile)
                if now_shown != shown:
                    shown, answered, quiet_since = now_shown, at, time.perf_counter()
        if not answered:
            message = f"{key} changed nothing in {_LONGEST:g} s; the screen:\n{self.text()}"
            raise RuntimeError(message)
        return answered - pressed

    def _arrivals(self) -> list[tuple[float, bytes]]:
        arrived: list[tuple[float, bytes]] = []
        while select.select([self._fd], [], [], _GLANCE)[0]:
            data = os.read(self._fd, 65536)
            arrived.append((time.perf_counter(), data))
        return arrived

    def _picture(self, meanwhile: str | None) -> list[object]:
        """Everything that is shown, but for lines that change by themselves."""
        cells = self.screen.buffer
        rows = [[cells[row][at] for at in range(self.screen.columns)] for row in range(24)]
        if not meanwhile:
            return [*rows]
        return [row for row in rows if meanwhile not in "".join(each.data for each in row)]

    def most_mebibytes(self) -> float:
        """The most memory that the program has held so far."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        if not found:
            message = "the memory of a program can only be read on Linux"
            raise RuntimeError(message)
        return int(found[1]) / 1024


@contextmanager
def at_home(store: Store) -> Iterator[tuple[Looking, float]]:
    """Start the program; give somebody at home, and the seconds that it took to get there."""
    with Looking(TICLIST, env=_alone(store), cwd=ROOT) as somebody:
        somebody.wait_for(*HOME)
        seconds = time.perf_counter() - somebody.started
        somebody.look()
        yield somebody, seconds


def _alone(store: Store) -> dict[str, str | None]:
    """The environment of a store, without any of the caller's own settings."""
    return {**dict.fromkeys(os.environ), **store.env, "COLORTERM": "truecolor"}


def first_page(stores: Stores) -> list[Figure]:
    """Open History in a store of ten thousand and in one of ten."""
    noted: dict[int, list[tuple[float, ...]]] = {MANY: [], FEW: []}

    def open_history(count: int) -> float:
        with at_home(stores.of(count)) as (somebody, start):
            opening = somebody.go(HISTORY)
            memory = somebody.most_mebibytes()
            somebody.look()
            noted[count].append((opening, start + opening, memory, somebody.most_mebibytes()))
        return start

    in_turn(RUNS, lambda: open_history(MANY), lambda: open_history(FEW))
    rows = (
        ("History's first page, from its key", 1000, "ms", PAGE_TARGET),
        ("History's first page, from the start", 1000, "ms", PAGE_TARGET),
        ("peak memory at its first page", 1, "MiB", MEMORY_TARGET),
        ("peak memory once all is read", 1, "MiB", MEMORY_TARGET),
    )
    columns = [zip(*noted[count], strict=True) for count in (MANY, FEW)]
    figures = []
    for (name, times, unit, target), many, few in zip(rows, *columns, strict=True):
        ours, least = statistics.median(many), statistics.median(few)
        shown = f"{ours * times:.0f} {unit}", f"{least * times:.0f} {unit}"
        figures.append(Figure(name, *shown, ours / least, target))
    return figures


def keys(stores: Stores) -> Iterator[Figure]:
    """Press keys on every page, at once and when all is read."""
    for way in WAYS:
        yield from _keys_of(way, stores.of(MANY))


def _keys_of(way: Way, store: Store) -> Iterator[Figure]:
    name = f"a key in {way.page}"
    bare = _keys_of_bare_app(store)
    pressed = cycle(way.keys)
    with at_home(store) as (somebody, _):
        somebody.go(way)
        at_once = somebody.answers_to(islice(pressed, KEYS_AT_ONCE), way.meanwhile)
        if way.meanwhile and way.meanwhile not in somebody.text():
            message = f"all was read before the keys were pressed in {way.page}"
            raise RuntimeError(message)
        when = "while it reads" if way.meanwhile else "just opened"
        yield _figure(f"{name}, {when} (slowest)", at_once, bare)
        if somebody.has_read_all(way):
            after = somebody.answers_to(islice(pressed, KEYS_AFTER), way.meanwhile)
            yield _figure(f"{name}, all read (slowest)", after, bare)
        else:
            told = f"reads, {PATIENCE:g} s on"
            yield Figure(f"{name}, all read", told, "", math.inf, KEY_TARGET, " ms")


def _keys_of_bare_app(store: Store) -> list[float]:
    """Letters typed into the least Textual program: what a key costs on this machine just now."""
    command = [sys.executable, str(ROOT / "benchmarks" / "bare_app.py")]
    with Looking(command, env=_alone(store), cwd=ROOT) as somebody:
        somebody.wait_for("Ready to write", "palette")
        somebody.look()
        return somebody.answers_to(KEYS_AFTER * "a", None)


def _figure(name: str, ours: list[float], bare: list[float]) -> Figure:
    median = statistics.median(ours) * 1000
    return Figure(name, _shown(ours), _shown(bare), median, KEY_TARGET, " ms")


def _shown(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ({max(seconds) * 1000:.0f}) ms"
