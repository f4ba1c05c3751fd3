"""A second sshd of the server; every program that it or a login executes is written down."""

import os
import re
import signal
import subprocess
from typing import NamedTuple

from tests.end_to_end.person import wait_until
from tests.server.world import _CLEAN, _SSHD, PATIENCE, World, _child_of, _free_port

LAUNCHER = "/usr/local/bin/ticlist-login"
PYTHON = "/opt/ticlist/bin/python"
TICLIST = (PYTHON, "-I", "-m", "ticlist", "ssh")
TYPESETTER = re.compile(r"/opt/ticlist/bin/python -I -X utf8 -m ticlist\.sharing\.typesetting")
_STARTING = (("sh", "-c", LAUNCHER), (LAUNCHER,), ("/bin/sh", LAUNCHER), TICLIST)
_TRIES = 5
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\.\.\.)?|([\[\]])')
_CALL = re.compile(r"^\d+ +execve(?:at)?\((.*)$")


class Executed(NamedTuple):
    """A program that was executed, or was to be: where it is, its words, its variables."""

    file: str
    words: tuple[str, ...]
    environment: tuple[str, ...]

    @property
    def names(self) -> set[str]:
        """Give the names of its variables."""
        return {each.partition("=")[0] for each in self.environment}

    @property
    def is_expected(self) -> bool:
        """Tell whether it belongs to a login that opens nothing but ticlist."""
        if self.words in _STARTING or self.words[0] == "/usr/sbin/sshd":
            return True
        if self.words[:2] == ("/usr/bin/env", "-i"):
            given = self.words[2 : -len(TICLIST)]
            return self.words[-len(TICLIST) :] == TICLIST and all("=" in each for each in given)
        return TYPESETTER.match(" ".join(self.words)) is not None


class Traced:
    """The sshd.

    Args:
        world: the server it runs on.
        name: tells several of them apart.
        more: lines of its configuration after those of the page.
    """

    def __init__(self, world: World, name: str, more: str = "") -> None:
        self._world = world
        self._trace = f"/run/executed-{name}"
        self._log = f"/run/{name}.log"
        self.port = 0
        for _ in range(_TRIES):
            # Whoever else tests on this machine may take a port since it was free.
            self.port = _free_port()
            self._run = self._started(f"/etc/ssh/{name}", _SSHD.format(port=self.port) + more)
            if self._run.poll() is None:
                return
        raise AssertionError(self._said())

    def _started(self, config: str, text: str) -> subprocess.Popen[bytes]:
        """Start sshd; wait until it listens, or has ended because it could not."""
        self._world.path(config).write_text(text, encoding="utf-8")
        # -v and -s show the environment whole, but for the ends of long values.
        strace = ["strace", "-f", "--seccomp-bpf", "-v", "-s", "300", "-e", "signal=none"]
        strace += ["-e", "trace=execve,execveat,listen", "-o", self._trace]
        sshd = ["/usr/sbin/sshd", "-D", "-E", self._log, "-f", config]
        started = subprocess.Popen(
            [*self._world._inside(), *strace, *sshd], env=_CLEAN, stdin=subprocess.DEVNULL
        )
        listens = f"Server listening on 127.0.0.1 port {self.port}."
        wait_until(
            lambda: started.poll() is not None or listens in self._said(), f"sshd on {self.port}"
        )
        return started

    def _said(self) -> str:
        log = self._world.path(self._log)
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def stop(self) -> None:
        """End it."""
        strace = _child_of(self._run.pid)
        os.kill(_child_of(strace), signal.SIGTERM)
        self._run.wait(PATIENCE)

    def length(self) -> int:
        """Give how much is written down so far."""
        return self._world.path(self._trace).stat().st_size

    def executed(self, since: int) -> list[Executed]:
        """Give what was executed since there was so much."""
        calls = (_CALL.match(line) for line in self._lines(since))
        return [_read(found[1]) for found in calls if found]

    def listening(self, since: int) -> list[str]:
        """Give the calls of whatever began to listen since there was so much."""
        return [line for line in self._lines(since) if " listen(" in line]

    def _lines(self, since: int) -> list[str]:
        data = self._world.path(self._trace).read_bytes()[since:]
        return data.decode(errors="replace").splitlines()


def _read(call: str) -> Executed:
    """Read `"file", ["word", …], ["NAME=value", …]) = 0`."""
    lists: list[list[str]] = [[]]
    for text, bracket in _TOKEN.findall(call):
        if bracket == "[":
            lists.append([])
        elif not bracket:
            lists[-1].append(text)
    words = lists[1] if len(lists) > 1 else lists[0][1:]
    environment = lists[2] if len(lists) > 2 else []
    return Executed(lists[0][0] if lists[0] else "", tuple(words), tuple(environment))
