"""What goes over the wire, and how soon: on the walk's page with a note of a hundred words."""

import contextlib
import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.lines_to_programs import Line, SlowLine
from tests.tools import ROOT, plain_environment

WALK = [sys.executable, "-m", "ticlist", "reflect", "school"]
NOTE = " ".join(
    ["I told them beforehand what would happen and who would be there"] * 8 + ["and why"] * 2
)
LETTERS = " they were heard and some were told again later on"
DIGITS = "12343241231423"
PAGES = 8

IDLE = "BENCH_IDLE"
"""The variable that says for how many seconds an idle program is watched."""

CROWD, A_SECOND, KEYS_OF_ONE = 20, 5, 30
SLOW_RATE, SLOW_DELAY = 8_000.0, 0.3

_TICKS = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def _home() -> Iterator[Mapping[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield plain_environment(Path(folder))


def to_first_prompt(line: Line) -> None:
    """Go from before the start to the first prompt."""
    line.wait_for("before you start")
    line.press("pagedown")
    line.wait_for("2 of 15", "What did I notice")


def _with_note(line: Line) -> None:
    """Go to the first prompt, and write a hundred words at it."""
    to_first_prompt(line)
    for word in NOTE.split():
        line.press(*[*word, "space"])
        line.rest(0.01)
    line.rest(0.5)


def _bare() -> list[str]:
    return [sys.executable, str(ROOT / "benchmarks" / "bare_box.py"), NOTE]


def typing() -> Iterator[Figure]:
    """Letters, in turn here and in a bare box; then answers, and the next pages."""
    with _home() as env, Line(WALK, env) as ours, Line(_bare(), env) as bare:
        _with_note(ours)
        bare.wait_for("who would be there")
        found = [(ours.answer_to(each), bare.answer_to(each)) for each in _keys(LETTERS)]
        here, there = zip(*found, strict=True)
        yield _bytes("bytes a typed letter", here, 60, there)
        seconds, beside = (statistics.median(each[0] for each in some) for some in (here, there))
        yield Figure(
            "from key to last byte",
            f"{seconds * 1000:.1f} ms",
            f"{beside * 1000:.1f} ms",
            seconds / beside,
            1.0,
        )
    with _home() as env, Line(WALK, env) as ours:
        to_first_prompt(ours)
        ours.press("1")
        ours.rest()
        yield _bytes("bytes a moved answer", [ours.answer_to(each) for each in DIGITS[1:]], 600)
    with _home() as env, Line(WALK, env) as ours:
        _with_note(ours)
        pages = [ours.answer_to("pagedown") for _ in range(PAGES)]
        yield _bytes("bytes for the next page", pages, 3000)


def idle() -> Iterator[Figure]:
    """Watch a program that nobody touches."""
    seconds = float(os.environ.get(IDLE, "10"))
    with _home() as env, Line(WALK, env) as line:
        _with_note(line)
        line.rest(2.0)
        received, used = line.received, _processor_seconds(line.pid)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            line.read(left)
        sent = (line.received - received) / seconds
        busy = 100 * (_processor_seconds(line.pid) - used) / seconds
    yield Figure(f"bytes a second, idle for {seconds:g} s", f"{sent:.0f}", "", sent, 0.0)
    yield Figure("processor then", f"{busy:.2f} %", "", busy, 0.1, " %")


def crowd() -> Iterator[Figure]:
    """Many programs at once, each with somebody who types."""
    with _home() as env, ExitStack() as stack:
        lines = [stack.enter_context(Line(WALK, env)) for _ in range(CROWD)]
        for line in lines:
            to_first_prompt(line)
        for line in lines:
            line.press(*"ab")
        for line in lines:
            line.rest(0.5)
        seconds = sorted(typed_at_once(lines))
    most = seconds[int(len(seconds) * 0.95)] * 1000
    shown = f"{statistics.median(seconds) * 1000:.0f} ms median"
    yield Figure(f"{CROWD} at once, key to last byte, 95 %", shown, "", most, 60.0, " ms")


def typed_at_once(lines: Sequence[Line]) -> Iterator[float]:
    """Type into all of them, evenly over time; give the seconds of each key."""
    of = {line.file: line for line in lines}
    apart = 1 / A_SECOND / len(lines)
    pressed: dict[int, float] = {}
    begin = time.perf_counter()
    for number in range(KEYS_OF_ONE * len(lines)):
        line = lines[number % len(lines)]
        if line.file in pressed:
            yield max(0.0, line.last - pressed[line.file])
        while (left := begin + number * apart - time.perf_counter()) > 0:
            for file in select.select(list(of), [], [], left)[0]:
                of[file].read(0)
        pressed[line.file] = time.perf_counter()
        line.press("etaoin"[number // len(lines) % 6])


def link() -> Iterator[Figure]:
    """Type over a slow link."""
    with _home() as env, SlowLine(WALK, env, SLOW_RATE, SLOW_DELAY) as line:
        to_first_prompt(line)
        line.press("a")
        line.rest(1.0)
        found = []
        for letter in LETTERS.replace(" ", ""):
            began = time.perf_counter()
            line.press(letter)
            while line.read(1.0):
                if line.last > began and line.received:
                    break
            found.append(time.perf_counter() - began - SLOW_DELAY)
            line.rest(SLOW_DELAY)
    own = statistics.median(found) * 1000
    name = "a letter over 64 kbit/s and 300 ms, beyond those"
    yield Figure(name, f"{own:.0f} ms", "", own, 25.0, " ms")


def _keys(text: str) -> list[str]:
    return ["space" if each == " " else each for each in text]


def _bytes(
    name: str,
    ours: list[tuple[float, int]] | tuple[tuple[float, int], ...],
    target: float,
    beside: tuple[tuple[float, int], ...] = (),
) -> Figure:
    median = statistics.median(each[1] for each in ours)
    least = f"{statistics.median(each[1] for each in beside):,.0f}" if beside else ""
    return Figure(name, f"{median:,.0f}", least, median, target)


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
