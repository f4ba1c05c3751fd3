"""Drops members' lines at random moments of typing, and counts what is missing afterwards.

What the screen shows, and what stands in the draft, has reached the program; what was typed and was
never seen may have been on its way. So a letter counts from the moment when it was seen.
"""

import itertools
import os
import random
import re
import select
import shutil
import signal
import string
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.end_to_end.person import wait_until
from tests.faults.kills import PROMISED, Figures, Typed, letters_at, prepared
from tests.server.colleagues import (
    LAUNCHED,
    Colleague,
    all_at_once,
    processor_ticks,
    seconds_in_queue,
    tables,
)
from tests.server.world import Process, World

SIDE_BY_SIDE = 4
SOON = 5.0
"""Seconds after which nothing of a member runs any more."""

KILLED = "kill -9 of ticlist"
FROZEN = "a client that was frozen"

_TICKS = os.sysconf("SC_CLK_TCK")
_SURE = 5
_LINE = 64
_UNREAD = 5
_LINES_OF_ONE_DRAFT = 12
_GLANCE = 0.02
_PATIENCE = 60.0


@dataclass
class Dropped(Figures):
    """What came of it; beside what is lost, what the programs did until they were gone.

    `slowest` are the most seconds until nothing of a member ran any more; `held` are those without
    the time in which a busy machine let their processes stand in the queue for a processor.
    `busiest` are the most seconds of a processor that they used then, or while nobody answered.
    """

    slowest: float = 0.0
    held: float = 0.0
    busiest: float = 0.0


class Line(Colleague):
    """A member who goes on with a draft, and types into it until their line is dropped.

    Args:
        world: the server.
        name: the member, with a draft at the closing.
        chance: decides what is typed, and when the line is dropped.
        how: one of `WAYS`.
    """

    def __init__(self, world: World, name: str, chance: random.Random, how: str) -> None:
        self.before = found(world, name)
        self.how = how
        self.sent = ""
        self.typed: list[Typed] = []
        self.seen = [Typed(0.0, 0)]
        self.ended_at = 0.0
        self.busy = 0.0
        self._queued_before = self._waited = 0.0
        self._words, *self._unread = (
            "".join(chance.choices(string.ascii_lowercase, k=_LINE)) for _ in range(1 + _UNREAD)
        )
        shortest = PROMISED + 0.2 if how == KILLED else 0.2
        self._seconds = chance.uniform(shortest, shortest + 1.2)
        self._pause = chance.uniform(0.04, 0.08)
        super().__init__(world, name)

    def go_on(self) -> None:
        """Go on with the draft: home offers it, and everything that was kept stands in it."""
        self.wait_for("Unfinished")
        self.go_home()
        assert self.has_focus("> Go on with School"), self.text()
        self.turn("enter")
        self.wait_for("Closing")
        self.look()
        self.send("ctrl+end")
        self.wait_for(self.before.rstrip().rpartition("\n")[2])
        self.look()
        if self.before.strip():
            self._type("\n")

    def work(self) -> None:
        """Type for a while, and look at what is shown of it."""
        end = time.monotonic() + self._seconds
        while self._words and time.monotonic() < end:
            self._type(self._words[0])
            self._words = self._words[1:]
            self._watch(self._pause)

    def drop(self) -> None:
        """Have the line dropped; wait until nothing of the member runs."""
        self.end_now()
        _DROP[self.how](self)
        self._wait_until_gone(lambda: self._world.processes(self.name))

    # --- how it is dropped ------------------------------------------------------------------------

    def kill(self, ours: str, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the process of the member whose command holds a word."""
        (process,) = [each for each in self.processes if ours in each.command]
        os.kill(process.pid, number)

    def freeze(self) -> None:
        """Stop the client, type at it, and wait until sshd gives it up."""
        os.kill(self.pid, signal.SIGSTOP)
        self._type(self._unread[0])
        (sshd,) = [each for each in self.processes if "sshd:" in each.command]
        began = self._ticks()
        wait_until(lambda: not Path(f"/proc/{sshd.pid}").exists(), "the end of the line")
        self.busy = (self._ticks() - began) / _TICKS
        self.end_now()

    def stop_reading(self) -> None:
        """Type much at once, and have nobody read what the program draws, until it is stuck."""
        self._type("\n" + "\n".join(self._unread))
        self._watch(0.1)
        self.kill("sshd:", signal.SIGSTOP)
        (program,) = self.programs()
        terminal = os.open(f"/proc/{program}/fd/0", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        sizes = itertools.cycle([(24, 79), (24, 80)])
        room = select.poll()
        room.register(terminal, select.POLLOUT)

        def is_stuck() -> bool:
            # Each time it gets another size, the program draws all of the page.
            termios.tcsetwinsize(terminal, next(sizes))
            time.sleep(0.1)
            return not room.poll(0)

        wait_until(is_stuck, "a terminal that takes no more")
        os.close(terminal)
        self.end_now()

    def wait_for_program(self) -> None:
        """Wait until ticlist is gone, whatever sshd still holds."""
        self._wait_until_gone(lambda: [each for each in self.processes if _runs(each)])

    # ----------------------------------------------------------------------------------------------

    def _type(self, letters: str) -> None:
        self.sent += letters
        self.typed.append(Typed(time.monotonic(), len(self.sent)))
        os.write(self._fd, letters.replace("\n", "\r").encode())

    def _watch(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._read(min(left, _GLANCE)):
                self._look_for_letters()

    def _look_for_letters(self) -> None:
        shown = self.text()
        for count in range(len(self.sent), self.seen[-1].letters, -1):
            start = self.sent.rfind("\n", 0, count) + 1
            if count - start >= _SURE and self.sent[start:count] in shown:
                self._note(count)
                return

    def end_now(self) -> None:
        """From this moment on nothing that reached the program may be lost."""
        self._note(len(found(self._world, self.name)) - len(self.before))
        self._queued_before = self._queued()
        self.ended_at = time.monotonic()

    def _note(self, letters: int) -> None:
        if letters > self.seen[-1].letters:
            self.seen.append(Typed(time.monotonic(), letters))

    def _ticks(self) -> int:
        return sum(processor_ticks(each.pid) for each in self.processes)

    def _queued(self) -> float:
        return sum(seconds_in_queue(each.pid) for each in self.processes)

    def _wait_until_gone(self, left: Callable[[], list[Process]]) -> None:
        used, queued = [self._ticks()], [self._queued_before]
        end = self.ended_at + _PATIENCE
        while (still := left()) and time.monotonic() < end:
            used.append(self._ticks())
            queued.append(self._queued())
            if self._fd >= 0 and self.how != FROZEN:
                self._read(_GLANCE)
            else:
                time.sleep(_GLANCE)
        self.left = still
        self.seconds_until_gone = time.monotonic() - self.ended_at
        self._waited = max(self._waited, max(queued) - self._queued_before)
        self.held = max(self.seconds_until_gone - self._waited, 0.0)
        self.busy = max(self.busy, (max(used) - used[0]) / _TICKS)

    # --- what came of it --------------------------------------------------------------------------

    def tell(self, figures: Dropped) -> None:
        """Add what came of it to the figures."""
        kept, whole = found(self._world, self.name), self.before + self.sent
        since = self.ended_at - PROMISED if self.how == KILLED else self.ended_at
        due = len(self.before) + letters_at(self.seen, since)
        lost = len(whole[:due].rstrip()) - len(kept.rstrip())
        if not whole.startswith(kept.rstrip()):
            lost = len(whole)
        late = len(self.before) + letters_at(self.typed, self.ended_at - PROMISED) - len(kept)
        figures.runs += 1
        figures.letters += due - len(self.before)
        figures.ways[self.how] += 1
        figures.lost += max(lost, 0)
        figures.late += max(late, 0) if self.how == KILLED else 0
        figures.slowest = max(figures.slowest, self.seconds_until_gone)
        figures.held = max(figures.held, self.held)
        figures.busiest = max(figures.busiest, self.busy)
        if lost > 0 or self.left:
            figures.trouble.append(
                f"{self.how}: left {self.left}; sent {self.sent!r}, {due} due of {whole!r}, "
                f"kept {kept!r}"
            )


def _runs(process: Process) -> bool:
    return LAUNCHED in process.command and Path(f"/proc/{process.pid}").exists()


def _kill_both_ends(line: Line) -> None:
    (sshd,) = [each for each in line.processes if "sshd:" in each.command]
    status = Path(f"/proc/{sshd.pid}/status").read_text(encoding="utf-8")
    (above,) = re.findall(r"^PPid:\s+(\d+)$", status, re.MULTILINE)
    os.kill(int(above), signal.SIGKILL)
    # The other half goes on without it, and so does who types.
    line.work()
    line.end_now()
    os.kill(line.pid, signal.SIGKILL)


def _unread_then_cut(line: Line) -> None:
    line.stop_reading()
    line.kill("sshd:")


def _unread_then_hung_up(line: Line) -> None:
    line.stop_reading()
    line.kill(LAUNCHED, signal.SIGHUP)
    line.wait_for_program()
    line.kill("sshd:")


_DROP: Mapping[str, Callable[[Line], None]] = {
    "kill -9 of the client": lambda line: os.kill(line.pid, signal.SIGKILL),
    "kill -9 of sshd's half": lambda line: line.kill("sshd:"),
    "kill -9 of root's half of sshd, later of the client": _kill_both_ends,
    "kill -9 of sshd's child": lambda line: line.kill("sh -c"),
    "kill -HUP of ticlist": lambda line: line.kill(LAUNCHED, signal.SIGHUP),
    KILLED: lambda line: line.kill(LAUNCHED),
    "a closed window": lambda line: line.hang_up(),
    FROZEN: lambda line: line.freeze(),
    "nobody reads, then kill -9 of sshd's half": _unread_then_cut,
    "nobody reads, then kill -HUP of ticlist": _unread_then_hung_up,
}
WAYS = tuple(_DROP)


def found(world: World, name: str) -> str:
    """What stands in the box of a member's only draft."""
    (draft,) = tables(world.store(name) / "drafts")
    return str(draft.get("close", {}).get("so_what", ""))


def run(world: World, count: int, seed: int) -> Dropped:
    """Drop lines so often, of several members side by side, and count what is missing.

    Args:
        world: the server; members are added to it.
        count: how many lines are dropped.
        seed: decides what is typed, and when each line is dropped.
    """
    figures = Dropped(seed)
    telling = threading.Lock()
    names = [f"dropped{number}" for number in range(min(SIDE_BY_SIDE, count))]
    with tempfile.TemporaryDirectory(prefix="ticlist-dropping-") as folder:
        draft = prepared(Path(folder)) / "ticlist" / "data" / "drafts"
        for name in names:
            world.add_member(name)

        def drop_all(name: str) -> None:
            for done, number in enumerate(range(names.index(name), count, len(names))):
                if done % _LINES_OF_ONE_DRAFT == 0:
                    _put_draft(world, name, draft)
                chance = random.Random(f"{seed}-{number}")  # noqa: S311 - to be repeated
                with Line(world, name, chance, WAYS[number % len(WAYS)]) as line:
                    line.go_on()
                    line.work()
                    line.drop()
                with telling:
                    line.tell(figures)
            with Line(world, name, random.Random(seed), WAYS[0]) as line:  # noqa: S311 - unused
                line.go_on()
                line.leave()

        all_at_once(names, drop_all)
    return figures


def _put_draft(world: World, name: str, draft: Path) -> None:
    folder = world.store(name) / "drafts"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(draft, folder)
    for each in (folder, *folder.iterdir()):
        os.chown(each, world.uid(name), world.uid(name))
        each.chmod(0o700 if each.is_dir() else 0o600)
