"""Every system call of every operation fails once, and is once the last one."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.faults.calls import DEAD, REFUSED, SHORT, Calls, Died, under
from tests.faults.operations import OPERATIONS, Operation, home, outcome, wrong_with_others
from ticlist.storage.paths import Paths


class Fault(NamedTuple):
    """One fault: in which operation, at which call, how, on which disk."""

    operation: Operation
    number: int
    how: str
    without_links: bool

    def __str__(self) -> str:
        """The fault in words."""
        disk = ", without links" if self.without_links else ""
        return f"{self.operation.name}: call {self.number} {self.how}{disk}"


def in_memory() -> str | None:
    """A folder on a disk that need not be waited for, where there is one: all faults are made."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108


def every_fault(operations: tuple[Operation, ...] = OPERATIONS) -> Iterator[Fault]:
    """Every fault there is; what an operation calls is counted by doing it once."""
    for operation, without_links in itertools.product(operations, (False, True)):
        with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
            paths = prepared(operation, Path(folder))
            with under(Calls(without_links=without_links)) as calls:
                assert outcome(operation, paths)
        for number, name in enumerate(calls.made):
            short = (SHORT,) if name in {"write", "pread"} else ()
            for how in (*REFUSED, *DEAD, *short):
                yield Fault(operation, number, how, without_links)


def prepared(operation: Operation, folder: Path) -> Paths:
    """A store as it is before an operation."""
    paths = home(folder / "person")
    operation.prepare(paths)
    return paths


def what_is_lost(fault: Fault, folder: Path) -> str | None:
    """Let a fault happen, then do it again without one; what is wrong after either, or None."""
    operation = fault.operation
    paths = prepared(operation, folder)
    calls = Calls(fault.number, fault.how, without_links=fault.without_links)
    with under(calls):
        try:
            is_done = outcome(operation, paths)
        except Died:
            is_done = False
    wrong = wrong_with_others(paths) or operation.holds(paths, is_done)
    if wrong is None and not is_done:
        # A claim of a process that died is heeded for a minute; by then nobody would wait for it.
        for claim in paths.data.rglob(".claim-*"):
            claim.unlink()
        if operation.is_left(paths):
            is_done = outcome(operation, paths)
            wrong = wrong_with_others(paths) or operation.holds(paths, is_done)
            wrong = wrong if is_done else "it cannot be done any more"
    shutil.rmtree(folder)
    return wrong


def run() -> tuple[int, list[str]]:
    """Let every fault happen; how many there were, and what was lost."""
    lost = []
    faults = list(every_fault())
    for fault in faults:
        folder = Path(tempfile.mkdtemp(dir=in_memory()))
        wrong = what_is_lost(fault, folder)
        if wrong:
            lost.append(f"{fault}: {wrong}")
    return len(faults), lost
