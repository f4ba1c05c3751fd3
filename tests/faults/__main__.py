"""Every proof at length: `python -m tests.faults [--minutes N] [--runs N]`."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.report import MINUTES, REPORT, RUNS
from tests.tools import ROOT

PROOFS = (
    "tests/faults",
    "tests/end_to_end/test_faulty_disk.py",
    "tests/hostile/test_drawn.py",
    "tests/server/test_dropped.py",
)


def main() -> int:
    asked = argparse.ArgumentParser(prog="./dev faults", description="Every proof at length.")
    asked.add_argument("--minutes", type=float, default=10, help="of changed files, each kind")
    asked.add_argument("--runs", type=int, default=1000, help="of what is done by chance")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        report.touch()
        env = {MINUTES: str(given.minutes), RUNS: str(given.runs), REPORT: str(report)}
        command = [sys.executable, "-m", "pytest", "--quiet", *PROOFS]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | env, check=False)
        lines = report.read_text(encoding="utf-8").splitlines()
    sys.stdout.write(table([json.loads(line) for line in lines]))
    return done.returncode


def table(rows: list[list[str | int]]) -> str:
    """Lay out proofs as lines: what, how many runs, how many lost a word, how many were late."""
    whole: list[list[str | int]] = [["proof", "runs", "lost", "late"], *rows]
    widths = [max(len(str(row[column])) for row in whole) for column in range(4)]
    lines = []
    for first, *others in whole:
        cells = [str(each).rjust(width) for each, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join([str(first).ljust(widths[0]), *cells]) + "\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
