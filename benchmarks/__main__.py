"""Measure what has a target, print a table, and exit with 1 if a target is not met.

Without arguments everything is measured; else the parts that are named.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence

from benchmarks import (
    instructions,
    keeping,
    looking_around,
    looking_back,
    sharing,
    start,
    team,
    team_server,
    wire,
)
from benchmarks.figure import Figure, table
from benchmarks.stores import Stores, made_up_stores


def _instructions(_: Stores) -> list[Figure]:
    valgrind = shutil.which("valgrind")
    if valgrind:
        return [instructions.measure(valgrind)]
    sys.stderr.write("ticlist: without valgrind no instructions were counted.\n")
    return []


LOOKING_BACK: dict[str, Callable[[Stores], Iterable[Figure]]] = {
    "listing": looking_back.listing,
    "finding": looking_back.finding,
    "over-time": looking_back.over_time,
    "history": looking_around.first_page,
    "keys": looking_around.keys,
}
WIRE: dict[str, Callable[[Stores], Iterable[Figure]]] = {
    "typing": lambda _: wire.typing(),
    "idle": lambda _: wire.idle(),
    "crowd": lambda _: wire.crowd(),
    "link": lambda _: wire.link(),
}
GROUPS = {"looking-back": LOOKING_BACK, "wire": WIRE}
PARTS: dict[str, Callable[[Stores], Iterable[Figure]]] = {
    "start": lambda _: start.measure(),
    "keeping": lambda _: keeping.measure(),
    "sharing": lambda _: sharing.measure(),
    "team": lambda stores: team.measure(stores.folder),
    "instructions": _instructions,
    **WIRE,
    **LOOKING_BACK,
    "team-server": lambda _: team_server.measure(),
}


def main(names: Sequence[str]) -> int:
    wanted = [each for name in names for each in GROUPS.get(name, [name])]
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        known = ", ".join([*PARTS, *GROUPS])
        sys.stderr.write(f"ticlist: no part is called {unknown[0]}; there are {known}.\n")
        return 2
    figures, wrong = _measured(wanted or PARTS)
    sys.stdout.write(f"{table(figures)}\n")
    wrong += [f"{each.name}: not what it is held to." for each in figures if not each.is_met]
    for each in wrong:
        sys.stderr.write(f"ticlist: {each}\n")
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load > processors + 1:
        # What is held to seconds, and not to something beside it, misses them then.
        sys.stderr.write(f"ticlist: the load was {load:.0f} on {processors} processors.\n")
    return 1 if wrong else 0


def _measured(names: Iterable[str]) -> tuple[list[Figure], list[str]]:
    """Measure parts; one that cannot be measured takes nothing from the others."""
    figures: list[Figure] = []
    wrong = []
    with made_up_stores() as stores:
        for name in names:
            try:
                figures.extend(PARTS[name](stores))
            except (AssertionError, OSError, RuntimeError) as error:
                wrong.append(f"{name} could not be measured: {error}")
    return figures, wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
