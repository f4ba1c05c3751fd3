"""Members who use the server at the same time, each at a terminal of their own."""

import contextlib
import threading
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from tests.server.world import Process, Visitor, World

LAUNCHED = "-m ticlist ssh"

_Result = TypeVar("_Result")
_one_fork = threading.Lock()


class Colleague(Visitor):
    """A member at a terminal. What works for them is looked for once, not at every glance."""

    def __init__(self, world: World, name: str, options: Sequence[str] = ()) -> None:
        self.processes: list[Process] = []
        self.name = name
        # What Python says of forks beside threads is set aside there, for all threads at once.
        with _one_fork:
            super().__init__(world, name, world.ssh_command(name, options=options), (80, 24))

    def programs(self) -> list[int]:
        """Every ticlist of theirs."""
        return [each.pid for each in self._world.processes(self.name) if LAUNCHED in each.command]

    def go_home(self) -> None:
        """Wait until home is drawn, and until nothing more comes."""
        self.wait_for("Begin a reflection")
        self.processes = self._world.processes(self.name)
        self.look()

    def _is_working(self) -> bool:
        if super(Visitor, self)._is_working():
            return True
        for each in self.processes:
            with contextlib.suppress(OSError):
                stat = Path(f"/proc/{each.pid}/stat").read_text(encoding="utf-8", errors="replace")
                if stat.rpartition(")")[2].split()[0] in "RD":
                    return True
        return False


def all_at_once(names: Sequence[str], work: Callable[[str], _Result]) -> list[_Result]:
    """Have each of them do something at the same time; give what came of it, in their order."""
    with ThreadPoolExecutor(len(names)) as threads:
        return list(threads.map(work, names))


def processor_ticks(pid: int) -> int:
    """What a process has used of a processor so far; 0 once it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def seconds_in_queue(pid: int) -> float:
    """For how long the threads of a process have stood in the queue for a processor so far."""
    waited = 0
    # It can end between any two looks, and its threads before it.
    with contextlib.suppress(OSError):
        for each in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):
                waited += int(each.read_text(encoding="utf-8").split()[1])
    return waited / 1e9


def tables(folder: Path) -> list[dict[str, Any]]:
    """Read every whole file of reflections or drafts in a folder, in the order of their names."""
    files = sorted(folder.glob("[!.]*.toml"))
    return [tomllib.loads(each.read_text(encoding="utf-8")) for each in files]
