"""A team of twenty on one server, over ssh: how soon home and letters come, and what they hold.

Server, clients and what measures share the machine, so a server of its own is quicker than this.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from select import select

from benchmarks.figure import Figure
from benchmarks.lines_to_programs import Line
from benchmarks.wire import CROWD, PAGES, to_first_prompt, typed_at_once
from tests.server.world import World, machine

ALONE = 7
_LAUNCHED = "-m ticlist ssh"
_HOME = b"Begin a reflection"
_PATIENCE = 120.0


class Login(Line):
    """A member who logs in; the moment at which home is shown is noted."""

    def __init__(self, world: World, name: str) -> None:
        self.name = name
        self.home_at = 0.0
        self._came = b""
        self.started = time.perf_counter()
        super().__init__(world.ssh_command(name), {})

    def take(self, data: bytes) -> None:
        """Note what came, and whether it is home."""
        super().take(data)
        if not self.home_at:
            self._came += data
            if _HOME in self._came:
                self.home_at = self.last

    @property
    def seconds_to_home(self) -> float:
        return self.home_at - self.started


def measure() -> Iterator[Figure]:
    """Make a server by the administrator's page, and have twenty members use it."""
    if os.geteuid():
        sys.stderr.write("ticlist: only root can make the team's server to measure it.\n")
        return
    with tempfile.TemporaryDirectory() as folder, machine(Path(folder)) as pid:
        world = World(Path(folder), pid)
        world.set_up()
        team = [f"member{number:02}" for number in range(CROWD)]
        for name in team:
            world.add_member(name)
        yield from _alone(world, team[0])
        with ExitStack() as stack:
            lines = [stack.enter_context(Login(world, name)) for name in team]
            yield from _all_at_once(lines)
            yield from _typing(lines)
            yield from _memory(world, lines)


def _alone(world: World, name: str) -> Iterator[Figure]:
    found = []
    for _ in range(ALONE):
        with Login(world, name) as line:
            _wait_for_home([line])
            found.append(line.seconds_to_home)
        world.wait_for_no_processes(name)
    # The first start of a member makes their folders, and the first of all fills the caches.
    yield _told("from ssh to home, one alone", found[1:])


def _all_at_once(lines: Sequence[Login]) -> Iterator[Figure]:
    _wait_for_home(lines)
    yield _told(f"from ssh to home, {len(lines)} at once", [each.seconds_to_home for each in lines])


def _typing(lines: Sequence[Login]) -> Iterator[Figure]:
    for line in lines:
        line.rest(0.5)
        line.press("enter")
        to_first_prompt(line)
        line.press(*"ab")
        line.rest(0.5)
    seconds = sorted(typed_at_once(lines))
    most = seconds[int(len(seconds) * 0.95)] * 1000
    median = f"{statistics.median(seconds) * 1000:.0f} ms median"
    name = f"{len(lines)} over ssh, key to last byte, 95 %"
    yield Figure(name, median, "", most, None, " ms")


def _memory(world: World, lines: Sequence[Login]) -> Iterator[Figure]:
    """What each member holds some pages on: of ticlist, and of what brings them to it."""
    programs, ways_in = [], []
    for line in lines:
        for _ in range(PAGES):
            line.press("pagedown")
            line.rest()
        theirs = world.processes(line.name)
        programs += [_mebibytes(each.pid) for each in theirs if _LAUNCHED in each.command]
        others = [each.pid for each in theirs if _LAUNCHED not in each.command]
        above = [_parent(each.pid) for each in theirs if "sshd:" in each.command]
        held = [_mebibytes(pid) for pid in (*others, *above)]
        ways_in.append({kind: sum(each[kind] for each in held) for kind in ("Rss", "Pss")})
    for what, held in (("ticlist", programs), ("sshd and shell", ways_in)):
        of_one = statistics.median(each["Rss"] for each in held)
        shared = statistics.median(each["Pss"] for each in held)
        whole = f"{sum(each['Pss'] for each in held):.0f} MiB of all"
        name = f"memory a user, {what}"
        yield Figure(name, f"{of_one:.1f} MiB", "", of_one, None, " MiB")
        yield Figure(f"{name}, what is shared once", whole, "", shared, None, " MiB")


def _told(name: str, seconds: Sequence[float]) -> Figure:
    median = f"{statistics.median(seconds) * 1000:.0f} ms median"
    return Figure(f"{name}, the slowest", median, "", max(seconds) * 1000, None, " ms")


def _wait_for_home(lines: Sequence[Login]) -> None:
    end = time.monotonic() + _PATIENCE
    of = {line.file: line for line in lines}
    while not all(line.home_at for line in lines):
        if time.monotonic() > end:
            message = "home never came to all who logged in"
            raise RuntimeError(message)
        for file in select(list(of), [], [], 0.5)[0]:
            of[file].read(0)


def _mebibytes(pid: int) -> dict[str, float]:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return {
        name: int(kib) / 1024
        for name, kib in re.findall(r"^(Rss|Pss):\s+(\d+)", rows, re.MULTILINE)
    }


def _parent(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.findall(r"^PPid:\s+(\d+)$", status, re.MULTILINE)[0])
