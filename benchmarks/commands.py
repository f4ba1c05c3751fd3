"""Commands that are run whole, in turn, as often as it takes for a median to say something."""

import dataclasses
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.tools import ROOT

TICLIST = (sys.executable, "-m", "ticlist")


@dataclasses.dataclass(frozen=True)
class Told:
    """A command, and the fewest lines that it prints where it has done what it was told.

    What it prints goes into a pipe: grep looks for less where nobody reads what it finds.
    """

    command: Sequence[str | Path]
    env: Mapping[str, str]
    lines: int
    exits: frozenset[int] = frozenset({0})

    def seconds(self) -> float:
        """Run it once."""
        began = time.perf_counter()
        done = subprocess.run(
            self.command,
            env=self.env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        taken = time.perf_counter() - began
        lines = done.stdout.count(b"\n")
        if done.returncode not in self.exits or lines < self.lines:
            said = done.stderr.decode(errors="replace")
            message = f"{self.command} ended with {done.returncode} after {lines} lines:\n{said}"
            raise RuntimeError(message)
        return taken


def medians(runs: int, *commands: Told) -> list[float]:
    """Run commands in turn, `runs` times each; give the median of the seconds of each."""
    return [statistics.median(each) for each in in_turn(runs, *(told.seconds for told in commands))]


def in_turn(runs: int, *measured: Callable[[], float]) -> list[list[float]]:
    """Measure in turn: the speed of a shared machine changes from minute to minute."""
    rounds = [[measure() for measure in measured] for _ in range(runs)]
    return [list(each) for each in zip(*rounds, strict=True)]


def in_seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"
