"""A server of its own over this machine: made by the page's commands, and gone after the tests."""

import contextlib
import os
import pwd
import signal
import socket
import subprocess
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.end_to_end.person import Person, wait_until
from tests.server.page import set_up_blocks, under, with_value
from tests.server.wheels import make_wheels
from tests.tools import ROOT

PATIENCE = 120.0
STRICT = "umask 077\n"
"""What some administrators have; members must be able to read what a block makes all the same."""
WHEELS = "/run/of-the-test/wheels"
NO_SOURCES = "/run/of-the-test/apt.conf"
_LOG = "/run/sshd.log"
_TRIES = 5
_SSHD = """\
Include /etc/ssh/sshd_config.d/*.conf
Port {port}
ListenAddress 127.0.0.1
HostKey /etc/ssh/throw-away
PidFile none
KbdInteractiveAuthentication no
UsePAM yes
X11Forwarding yes
PrintMotd no
AcceptEnv LANG LC_*
Subsystem sftp /usr/lib/openssh/sftp-server
"""
_CLIENT = """\
Host ticlist
    HostName 127.0.0.1
    Port {port}
    IdentityFile {folder}/key
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known
    StrictHostKeyChecking accept-new
    LogLevel ERROR
    Compression yes
    BatchMode yes
"""
_CLEAN = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "TERM": "xterm-256color",
}
_OFFLINE = {
    # Packages that are there are found there; no others are looked for anywhere.
    "APT_CONFIG": NO_SOURCES,
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_FIND_LINKS": WHEELS,
    "PIP_NO_INDEX": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    # No systemd runs in there: what enables a unit does so, what asks a running one is passed over.
    "SYSTEMD_OFFLINE": "1",
}
"""What keeps the page's commands from the network, by the environment alone."""


class Process(NamedTuple):
    """A process of an account of the server; its number is the one that the test sees it by."""

    pid: int
    command: str


class World:
    """The server. Everything here works from outside of it, as root of this machine.

    Attributes:
        folder: what belongs to whoever logs in: key, known hosts, configuration of ssh.
        port: where sshd listens, on 127.0.0.1.
        pid: the first process in it.
    """

    def __init__(self, folder: Path, pid: int) -> None:
        self.folder = folder
        self.pid = pid
        self.port = _free_port()
        self._sshd: subprocess.Popen[bytes] | None = None

    # --- making it --------------------------------------------------------------------------------

    def set_up(self) -> None:
        """Follow the page from the bare machine to the server, but for members, and let sshd in."""
        with (ROOT / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)
        asked = project["project"]
        extras = [line for each in asked["optional-dependencies"].values() for line in each]
        wheels = self.path(WHEELS)
        wheels.mkdir(parents=True)
        nowhere = 'Dir::Etc::sourcelist "/dev/null"; Dir::Etc::sourceparts "/dev/null";\n'
        self.path(NO_SOURCES).write_text(nowhere, encoding="utf-8")
        make_wheels(wheels, [*asked["dependencies"], *extras, *project["build-system"]["requires"]])
        for each in set_up_blocks():
            self.follow(f"{STRICT}{each.commands}")
        self._make_keys()
        self.start_sshd()

    def follow(self, commands: str) -> str:
        """Run a block of the page as root, in the unpacked folder of ticlist; give what it said.

        Like a person who pastes it and looks: it stops at the first command that goes wrong.
        """
        done = self.run(commands)
        assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def start_sshd(self) -> None:
        """Start sshd with the page's part of its configuration; wait until it listens."""
        for _ in range(_TRIES):
            self._configure()
            if self._has_begun():
                return
            # Whoever else tests on this machine may have taken the port since it was free.
            self.port = _free_port()
        raise AssertionError(self._log())

    def _has_begun(self) -> bool:
        """Start sshd; tell whether it listens, or has ended because it could not."""
        listens = f"Server listening on 127.0.0.1 port {self.port}."
        before = self._log().count(listens)
        sshd = ["/usr/sbin/sshd", "-D", "-E", _LOG, "-f", "/etc/ssh/of-the-test"]
        started = subprocess.Popen([*self._inside(), *sshd], env=_CLEAN, stdin=subprocess.DEVNULL)
        self._sshd = started
        wait_until(
            lambda: started.poll() is not None or self._log().count(listens) > before,
            f"sshd on {self.port}",
        )
        return started.poll() is None

    def stop_sshd(self) -> None:
        """End the sshd that listens, if one does; lines that are open stay open."""
        if self._sshd and self._sshd.poll() is None:
            os.kill(_child_of(self._sshd.pid), signal.SIGTERM)
            self._sshd.wait(PATIENCE)

    def add_member(self, name: str, key: str | None = None) -> None:
        """Add a member by the page's commands, with the key of `ssh` or another one."""
        public = key or (self.folder / "key.pub").read_text(encoding="utf-8").strip()
        [block] = under("Add a member")
        commands = with_value(block, "name", name)
        self.follow(f"{STRICT}{with_value(commands, 'key', public)}")

    # --- looking into it, and doing something as somebody -----------------------------------------

    def run(
        self,
        command: str | Sequence[str],
        user: str = "root",
        *,
        sent: str = "",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run commands of bash, or one program, as somebody, in the folder of the checkout."""
        words = ["bash", "-euo", "pipefail", "-c", command] if isinstance(command, str) else command
        who: list[str] = []
        whole = {**_CLEAN, **_OFFLINE, **(env or {})}
        if user != "root":
            account = self._account(user)
            who = ["setpriv", f"--reuid={user}", f"--regid={account.pw_gid}", "--init-groups"]
            whole["HOME"] = account.pw_dir
        return subprocess.run(
            [*self._inside(), *who, *words],
            env=whole,
            input=sent,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=PATIENCE,
            check=False,
        )

    def path(self, inside: str) -> Path:
        """Give where a file of the server is for the test.

        A symbolic link in there that says an absolute place leads out, to that place here.
        """
        return Path(f"/proc/{self.pid}/root", inside.lstrip("/"))

    def home(self, name: str) -> Path:
        """Give where a member's home is for the test."""
        return self.path(self._account(name).pw_dir)

    def store(self, name: str) -> Path:
        """Give where a member's reflections, drafts and history are for the test."""
        return self.home(name) / ".local" / "share" / "ticlist"

    def uid(self, name: str) -> int:
        """Give the number of an account, the same inside and outside."""
        return self._account(name).pw_uid

    def processes(self, name: str) -> list[Process]:
        """List what runs as an account, sshd's half of a line of theirs too."""
        found = []
        uid = self.uid(name)
        ours = Path(f"/proc/{self.pid}/ns/pid").stat().st_ino
        for each in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if each.stat().st_uid == uid and (each / "ns" / "pid").stat().st_ino == ours:
                    words = (each / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
                    found.append(Process(int(each.name), b" ".join(words).decode(errors="replace")))
        return found

    def wait_for_no_processes(self, name: str) -> None:
        """Wait until nothing runs as an account."""
        wait_until(lambda: not self.processes(name), f"nothing of {name} is left")

    # --- logging in -------------------------------------------------------------------------------

    def ssh_command(self, name: str, *words: str, options: Sequence[str] = ()) -> list[str]:
        """Give the command that somebody on another computer types; `words` go to the server."""
        return ["ssh", "-F", str(self.folder / "config"), *options, f"{name}@ticlist", *words]

    def ssh(
        self,
        name: str,
        command: str | None = None,
        *,
        options: Sequence[str] = (),
        sent: bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        """Log in without a terminal; `command` goes to the server as it is."""
        words = () if command is None else ("--", command)
        return subprocess.run(
            self.ssh_command(name, *words, options=options),
            env={**os.environ, **(env or {})},
            input=sent,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )

    def ssh_terminal(
        self,
        name: str,
        *words: str,
        cols: int = 80,
        rows: int = 24,
        options: Sequence[str] = (),
    ) -> "Visitor":
        """Log in from a terminal; close it, or use it in a `with`."""
        return Visitor(self, name, self.ssh_command(name, *words, options=options), (cols, rows))

    # --- what it is made of -----------------------------------------------------------------------

    def _inside(self) -> list[str]:
        return ["nsenter", "-t", str(self.pid), "-m", "-p", f"--wdns={ROOT}", "--"]

    def _account(self, name: str) -> pwd.struct_passwd:
        for line in self.path("/etc/passwd").read_text(encoding="utf-8").splitlines():
            fields = line.split(":")
            if fields[0] == name:
                uid, gid = int(fields[2]), int(fields[3])
                return pwd.struct_passwd((name, "x", uid, gid, fields[4], fields[5], fields[6]))
        raise KeyError(name)

    def _log(self) -> str:
        log = self.path(_LOG)
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def _configure(self) -> None:
        """Tell both sides of the line where sshd listens."""
        config = self.path("/etc/ssh/of-the-test")
        config.write_text(_SSHD.format(port=self.port), encoding="utf-8")
        text = _CLIENT.format(port=self.port, folder=self.folder)
        (self.folder / "config").write_text(text, encoding="utf-8")

    def _make_keys(self) -> None:
        self.follow("ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/throw-away")
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.folder / "key")]
        subprocess.run(make, check=True)


class Visitor(Person):
    """A member who logged in from a terminal: works is what works on either side of the line."""

    def __init__(
        self, world: World, name: str, command: Sequence[str], size: tuple[int, int]
    ) -> None:
        self._world = world
        self._name = name
        super().__init__(command, cols=size[0], rows=size[1])

    def _is_working(self) -> bool:
        if super()._is_working():
            return True
        for each in self._world.processes(self._name):
            with contextlib.suppress(OSError):
                stat = Path(f"/proc/{each.pid}/stat").read_text(encoding="utf-8", errors="replace")
                if stat.rpartition(")")[2].split()[0] in "RD":
                    return True
        return False


@contextmanager
def machine(folder: Path) -> Iterator[int]:
    """Make a bare machine over this one, in a folder; give its first process. It ends with this."""
    below = folder / "machine"
    below.mkdir()
    apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
    made = subprocess.Popen(
        [*apart, "sh", str(ROOT / "tests" / "server" / "world.sh"), str(below), str(ROOT)],
        env=_CLEAN,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert made.stdin
    assert made.stdout
    try:
        said = made.stdout.readline()
        assert said == b"ready\n", (said + made.stdout.read()).decode(errors="replace")
        yield _child_of(made.pid)
    finally:
        made.stdin.close()
        made.wait(PATIENCE)
        made.stdout.close()


def _child_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8"))


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    time.sleep(0.1)
    return False
