"""Somebody with a login, and a watch on all that counts as having got out of it."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.server.escapes.traced import Traced
from tests.server.world import PATIENCE, Visitor, World
from tests.tools import needs

OF_ANOTHER = "Osprey-of-another"
"""Words that only another member wrote."""
AFTER = 5.0
"""Seconds after which nothing runs any more."""

_OWN = (".local/share/ticlist", ".config/ticlist", "ticlist-exports")
_SYSTEM = "\\( -path /proc -o -path /sys -o -path /dev/pts \\) -prune -o"
_WRITABLE = (
    f"find / /home /srv /opt /run /tmp /var/tmp /dev/shm -xdev {_SYSTEM} "
    "\\( -type d -o -type f \\) -writable -print 2> /dev/null || true"
)


class Look(NamedTuple):
    """How it was before somebody tried."""

    executed: int
    files: dict[str, tuple[int, ...]]
    came: int


class Insider:
    """A member who tries to get out.

    Args:
        world: the server.
        traced: the sshd they log in by.
        name: their account.
    """

    def __init__(self, world: World, traced: Traced, name: str) -> None:
        self.world = world
        self.name = name
        self.came = bytearray()
        self._traced = traced
        self._ssh = needs("ssh")
        self._line = world.folder / f"line-{traced.port}"
        self._places = sorted({*world.run(_WRITABLE, user=name).stdout.splitlines()})
        self._before = self._look()
        self._saved = {*(world.store(name) / "reflections").glob("*")}

    # --- trying -----------------------------------------------------------------------------------

    def command(self, *words: str, options: Sequence[str] = ()) -> list[str]:
        """Give what is typed at the other computer for a login of its own."""
        port = ["-p", str(self._traced.port)]
        _, *typed = self.world.ssh_command(self.name, *words, options=[*port, *options])
        # Wherever it is: what is sent along may be a search path that does not have it.
        return [self._ssh, *typed]

    def ssh(
        self,
        command: str | None = None,
        *,
        options: Sequence[str] = (),
        sent: bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Log in without a terminal, with a line of its own."""
        words = () if command is None else ("--", command)
        return self.run(self.command(*words, options=options), sent=sent, env=env)

    def ask(
        self,
        command: str,
        *,
        options: Sequence[str] = (),
        sent: bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Send a command along the line that is open already, as a further channel of it."""
        if not self._line.exists():
            opened = ["-M", "-S", str(self._line), "-N", "-f", "-oControlPersist=yes"]
            opened += ["-oSendEnv=*"]  # of these, whatever opens a channel sends what it wants to
            # What stays in the background must not hold on to a pipe of ours.
            subprocess.run(
                self.command(options=opened),
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        typed = self.command("--", command, options=["-S", str(self._line), *options])
        return self.run(typed, sent=sent, env=env)

    def run(
        self, typed: Sequence[str], *, sent: bytes = b"", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run anything at the other computer, and keep what comes back."""
        done = subprocess.run(
            typed,
            env={**os.environ, **(env or {})},
            input=sent,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        self.came += done.stdout + done.stderr
        return done

    @contextmanager
    def terminal(
        self, *words: str, size: tuple[int, int] = (80, 24), options: Sequence[str] = ()
    ) -> Iterator[Visitor]:
        """Log in from a terminal."""
        with Visitor(self.world, self.name, self.command(*words, options=options), size) as person:
            try:
                yield person
            finally:
                self.came += person.raw

    def tidy(self) -> None:
        """Take away what they kept, saved and set since the first attempt."""
        drafts = (self.world.store(self.name) / "drafts").glob("*")
        saved = {*(self.world.store(self.name) / "reflections").glob("*")} - self._saved
        settings = self.world.home(self.name) / ".config" / "ticlist" / "settings.toml"
        for each in (*drafts, *saved, settings):
            each.unlink(missing_ok=True)

    @property
    def port(self) -> int:
        """Give the port of the sshd they log in by."""
        return self._traced.port

    def exports(self) -> Path:
        """Give the folder for what they share, for the test."""
        return self.world.home(self.name) / "ticlist-exports"

    def executed(self) -> list[str]:
        """Give the words of what was executed since the watch began, and its variables' names."""
        found = self._traced.executed(self._before.executed)
        return [" ".join((*each.words, *sorted(each.names))) for each in found]

    def environments(self) -> list[dict[str, str]]:
        """Give what each ticlist got as its environment since the watch began."""
        found = self._traced.executed(self._before.executed)
        ours = [each for each in found if each.words[0].endswith("/python")]
        return [dict(one.split("=", 1) for one in each.environment) for each in ours]

    # --- the watch --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look at how everything is before an attempt."""
        self._before = self._look()

    def settled(self) -> None:
        """Take how files are now for how they were before: the test itself changed some."""
        self._before = self._before._replace(files=self._look().files)

    def changed(self) -> list[str]:
        """Give the files that were made, changed or taken away, but for their own."""
        now = self._look().files
        was = self._before.files
        found = [f"changed: {each}" for each in now if now[each] != was.get(each)]
        return found + [f"taken away: {each}" for each in was if each not in now]

    def outs(self) -> list[str]:
        """Give everything that counts as having got out since then: nothing, if all is well."""
        found = [f"left running: {each}" for each in self._left_running()]
        executed = self._traced.executed(self._before.executed)
        found += [f"executed: {each}" for each in executed if not each.is_expected]
        found += self._traced.listening(self._before.executed)
        found += self.changed()
        if OF_ANOTHER.encode() in self.came[self._before.came :]:
            found.append("words of another")
        return found

    def hang_up(self) -> None:
        """Close the line that is open."""
        if self._line.exists():
            self.run(self.command(options=["-S", str(self._line), "-O", "exit"]))

    def processes(self) -> list[str]:
        """Give what runs as them, but for sshd's own half of a line that is open."""
        found = [each.command for each in self.world.processes(self.name)]
        return [each for each in found if not each.startswith("sshd: ")]

    def _left_running(self) -> list[str]:
        end = time.monotonic() + AFTER
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.02)
        return left

    def _look(self) -> Look:
        own = tuple(f"{self.world.path(self._home())}/{each}" for each in _OWN)
        files: dict[str, tuple[int, ...]] = {}
        for place in self._places:
            path = self.world.path(place)
            for each in (path, *_in(path)):
                if not str(each).startswith(own):
                    _note(files, each)
        return Look(self._traced.length(), files, len(self.came))

    def _home(self) -> str:
        return str(self.world._account(self.name).pw_dir)


def _in(path: Path) -> list[Path]:
    try:
        return list(path.iterdir())
    except OSError:
        return []


def _note(files: dict[str, tuple[int, ...]], path: Path) -> None:
    try:
        found = path.lstat()
    except OSError:
        return
    changed = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    files[str(path)] = (found.st_ino, found.st_mode, found.st_uid, *changed)
