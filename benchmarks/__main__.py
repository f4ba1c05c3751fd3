"""Measure everything that has a target, print a table, and fail if a target is not met."""

import shutil
import sys

from benchmarks import instructions, keeping, start
from benchmarks.figure import table


def main() -> int:
    figures = [*start.measure(), *keeping.measure()]
    valgrind = shutil.which("valgrind")
    if valgrind:
        figures.append(instructions.measure(valgrind))
    sys.stdout.write(f"{table(figures)}\n")
    if not valgrind:
        sys.stderr.write("ticlist: without valgrind no instructions were counted.\n")
    missed = [figure.name for figure in figures if not figure.is_met]
    for name in missed:
        sys.stderr.write(f"ticlist: {name}: more than its target.\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
