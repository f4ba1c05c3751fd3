"""How long it takes until the first page is drawn, and how much memory it holds then.

Both programs run in turn, many times in one run: the speed of a shared machine changes from minute
to minute, and only what was measured side by side can be compared.
"""

import dataclasses
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.store import home_with_reflections
from tests.end_to_end.terminal import Terminal
from tests.tools import ROOT

TIME_TARGET, TIME_OF_MANY = 1.1, 1.1
MEMORY_TARGET, MEMORY_WALKED = 1.15, 1.3
RUNS = 15
FEW, MANY = 10, 10_000


@dataclasses.dataclass(frozen=True)
class Program:
    """A program, and the texts that stand on its screen once it is drawn."""

    command: Sequence[str]
    drawn: Sequence[str]
    seconds: list[float] = dataclasses.field(default_factory=list)
    mebibytes: list[float] = dataclasses.field(default_factory=list)

    def start(self, env: dict[str, str]) -> None:
        """Start once, and note how it went."""
        # None of the caller's own settings may count.
        alone = {**dict.fromkeys(os.environ), **env}
        with Terminal(self.command, env=alone, cwd=ROOT) as terminal:
            terminal.wait_for(*self.drawn)
            self.seconds.append(time.perf_counter() - terminal.started)
            terminal.settle()
            self.mebibytes.append(_resident(terminal.pid))

    def forget(self) -> None:
        """Drop what was noted so far."""
        self.seconds.clear()
        self.mebibytes.clear()


def measure(runs: int = RUNS) -> list[Figure]:
    """Start ticlist and the bare application in turn; compare their medians."""
    command, home = [sys.executable, "-m", "ticlist"], ["School", "Clinic", "Social work"]
    ours, many = Program(command, home), Program(command, home)
    bare = str(ROOT / "benchmarks" / "bare_app.py")
    least = Program([sys.executable, bare], ["Bare application", "Ready to write", "palette"])
    with tempfile.TemporaryDirectory() as folder:
        env = home_with_reflections(Path(folder) / "few", FEW)
        of_many = home_with_reflections(Path(folder) / "many", MANY)
        for number in range(runs + 1):
            for program, its_home in ((ours, env), (least, env), (many, of_many)):
                program.start(its_home)
                if number == 0:
                    # The first start compiles and fills the caches of the machine.
                    program.forget()
        walked = _walked(env)
    return _figures(ours, least, many, walked)


def _figures(ours: Program, least: Program, many: Program, walked: float) -> list[Figure]:
    time_, beside = statistics.median(ours.seconds), statistics.median(least.seconds)
    size, bare = statistics.median(ours.mebibytes), statistics.median(least.mebibytes)
    of_many = statistics.median(many.seconds)
    return [
        _ratio("time to the first page", time_ * 1000, beside * 1000, "ms", TIME_TARGET),
        _ratio("memory there", size, bare, "MiB", MEMORY_TARGET),
        _ratio("memory after a whole walk", walked, bare, "MiB", MEMORY_WALKED),
        _ratio(
            f"to the first page, {MANY:,} against {FEW}",
            of_many * 1000,
            time_ * 1000,
            "ms",
            TIME_OF_MANY,
        ),
    ]


def _ratio(name: str, one: float, other: float, unit: str, target: float) -> Figure:
    digits = 0 if unit == "ms" else 1
    return Figure(
        name, f"{one:.{digits}f} {unit}", f"{other:.{digits}f} {unit}", one / other, target
    )


def _walked(env: dict[str, str]) -> float:
    """The memory that is held once a full walk of the school checklist is at its end, in MiB."""
    alone = {**dict.fromkeys(os.environ), **env}
    command = [sys.executable, "-m", "ticlist", "reflect", "school", "--full"]
    with Terminal(command, env=alone, cwd=ROOT) as terminal:
        terminal.wait_for("before you start")
        while "Closing" not in terminal.settle():
            terminal.send("pagedown")
        return _resident(terminal.pid)


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    if not found:
        message = "the memory of a program can only be read on Linux"
        raise RuntimeError(message)
    return int(found[1]) / 1024
