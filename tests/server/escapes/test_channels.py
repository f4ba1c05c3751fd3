"""Ways out by what SSH can do besides a program on a terminal: copying, forwarding, channels."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.person import wait_until
from tests.server.escapes.conftest import NAME, OTHER
from tests.server.escapes.insider import OF_ANOTHER, Insider
from tests.server.world import _free_port
from tests.tools import needs

STORE = f"/home/{OTHER}/.local/share/ticlist/reflections"
_SOON = 1.0


def copied(insider: Insider, words: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Run a program that copies by SSH."""
    needs(words[0])
    port = str(insider.port)
    config = str(insider.world.folder / "config")
    put_in = {"CONFIG": config, "PORT": port, "RSH": f"ssh -F {config} -p {port}"}
    return insider.run([put_in.get(each, each) for each in words])


COPYING = {
    "sftp": ("sftp", "-F", "CONFIG", "-P", "PORT", "-b", "/dev/null", f"{NAME}@ticlist"),
    "scp-from": ("scp", "-F", "CONFIG", "-P", "PORT", f"{NAME}@ticlist:/etc/passwd", "FOLDER"),
    "scp-from-the-old-way": (
        *("scp", "-O", "-F", "CONFIG", "-P", "PORT", f"{NAME}@ticlist:/etc/passwd", "FOLDER"),
    ),
    "scp-to": ("scp", "-F", "CONFIG", "-P", "PORT", "FILE", f"{NAME}@ticlist:/tmp/made"),
    "scp-to-the-old-way": (
        *("scp", "-O", "-F", "CONFIG", "-P", "PORT", "FILE", f"{NAME}@ticlist:/tmp/made"),
    ),
    "rsync-from": ("rsync", "-a", "-e", "RSH", f"{NAME}@ticlist:{STORE}/", "FOLDER"),
    "rsync-to": ("rsync", "-a", "-e", "RSH", "FILE", f"{NAME}@ticlist:ticlist-exports/"),
}
"""Programs that copy files, by what is tried."""


@pytest.mark.parametrize("words", COPYING.values(), ids=COPYING)
def test_nothing_is_copied(insider: Insider, tmp_path: Path, words: tuple[str, ...]) -> None:
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.write_text("mine", encoding="utf-8")
    folder.mkdir()
    places = {"FILE": str(file), "FOLDER": str(folder)}
    done = copied(insider, [places.get(each, each) for each in words])
    assert done.returncode
    assert b"root:" not in done.stdout
    assert not [*folder.iterdir()]
    assert not [*insider.exports().glob("file*")]


# --- forwarding -----------------------------------------------------------------------------------


@contextmanager
def somebody_else() -> Iterator[socket.socket]:
    """What listens on the server's own address, and would be reached by what is forwarded."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(_SOON)
        yield listening
        with pytest.raises(TimeoutError):
            listening.accept()


@contextmanager
def held(insider: Insider, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """A line that opens no program."""
    line = subprocess.Popen(
        insider.command(options=["-N", *options]),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield line
    finally:
        line.terminate()
        line.wait()


def connected(port: int) -> socket.socket:
    """Connect to what the client at the other computer listens on, once it does."""
    found: list[socket.socket] = []

    def answers() -> bool:
        try:
            found.append(socket.create_connection(("127.0.0.1", port), _SOON))
        except OSError:
            return False
        return True

    wait_until(answers, "the client listens")
    return found[0]


def test_no_input_and_output_is_forwarded(insider: Insider) -> None:
    with somebody_else() as other:
        done = insider.ssh(options=["-W", f"127.0.0.1:{other.getsockname()[1]}"], sent=b"hello")
        assert (done.returncode, done.stdout) == (255, b"")


def test_no_port_of_the_server_is_reached(insider: Insider) -> None:
    with somebody_else() as other:
        port = _free_port()
        way = f"127.0.0.1:{port}:127.0.0.1:{other.getsockname()[1]}"
        with held(insider, "-L", way), connected(port) as line:
            assert line.recv(1) == b""


def test_no_computer_is_reached_through_it(insider: Insider) -> None:
    with somebody_else() as other:
        port = _free_port()
        with held(insider, "-D", f"127.0.0.1:{port}"), connected(port) as line:
            where = other.getsockname()[1].to_bytes(2, "big")
            line.sendall(b"\x04\x01" + where + b"\x7f\x00\x00\x01me\x00")
            assert line.recv(8)[:2] != b"\x00\x5a"  # "granted"


@pytest.mark.parametrize("place", ["0", "127.0.0.1:0", "*:0"])
def test_the_server_listens_for_nobody(insider: Insider, place: str) -> None:
    done = insider.ssh("list", options=["-oExitOnForwardFailure=yes", "-R", f"{place}:127.0.0.1:9"])
    assert (done.returncode, done.stdout) == (255, b"")


def test_the_server_listens_on_no_file(insider: Insider) -> None:
    way = "/tmp/made.sock:127.0.0.1:9"  # noqa: S108 - of the made-up machine
    done = insider.ssh("list", options=["-oExitOnForwardFailure=yes", "-R", way])
    assert (done.returncode, done.stdout) == (255, b"")


def test_no_socket_of_the_server_is_reached(insider: Insider, tmp_path: Path) -> None:
    there = insider.world.path("/srv/there.sock")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(there))
        there.chmod(0o777)
        listening.listen()
        listening.settimeout(_SOON)
        ours = tmp_path / "ours"
        with held(insider, "-L", f"{ours}:/srv/there.sock"), socket.socket(socket.AF_UNIX) as line:
            wait_until(ours.exists, "the client listens")
            line.connect(str(ours))
            assert line.recv(1) == b""
        with pytest.raises(TimeoutError):
            listening.accept()
    there.unlink()


def test_no_agent_is_forwarded(insider: Insider) -> None:
    needs("ssh-agent")
    place = str(insider.world.folder / "agent")
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", place], stdout=subprocess.DEVNULL)
    wait_until(lambda: Path(place).exists(), "the agent")
    try:
        done = insider.ssh("list", options=["-A"], env={"SSH_AUTH_SOCK": place})
    finally:
        agent.terminate()
        agent.wait()
    assert done.returncode == 0
    assert not [each for each in insider.executed() if "SSH_AUTH_SOCK" in each]


@pytest.mark.parametrize("option", ["-X", "-Y"])
def test_no_window_is_forwarded(insider: Insider, option: str) -> None:
    needs("xauth")
    env = {"DISPLAY": "127.0.0.1:77"}
    done = insider.ssh("list", options=[option, "-oLogLevel=INFO"], env=env)
    assert done.returncode == 0
    assert b"X11 forwarding request failed" in done.stderr
    assert not [each for each in insider.executed() if "DISPLAY" in each]


@pytest.mark.parametrize("kind", ["point-to-point", "ethernet"])
def test_no_tunnel(insider: Insider, kind: str) -> None:
    if not os.path.exists("/dev/net/tun"):  # noqa: PTH110 - a device
        pytest.skip("there is no /dev/net/tun")
    options = [f"-oTunnel={kind}", "-w", "any:any", "-oExitOnForwardFailure=yes"]
    done = insider.ssh("list", options=[*options, "-oLogLevel=INFO"])
    assert (done.returncode, done.stdout) == (255, b""), done


# --- other channels -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sftp", "netconf", "sh", "../../bin/sh"])
def test_a_subsystem(insider: Insider, name: str) -> None:
    done = insider.run(insider.command(name, options=["-s"]))
    assert done.returncode
    assert done.stdout == b""


def test_a_line_alone_runs_nothing(insider: Insider) -> None:
    with held(insider):
        wait_until(lambda: bool(insider.world.processes(NAME)), "they are in")
        time.sleep(_SOON / 4)
        assert insider.processes() == []
        assert not [each for each in insider.executed() if each.startswith("sh ")]


def test_a_second_channel_of_a_line_with_the_program_open(insider: Insider) -> None:
    control = str(insider.world.folder / "second")
    with insider.terminal(options=["-M", "-S", control]) as person:
        person.wait_for("Begin a reflection")
        for command in ("sh", "/bin/bash -i", "id; cat /etc/passwd"):
            done = insider.run(insider.command("--", command, options=["-S", control]))
            assert (done.returncode, done.stdout) == (2, b"")
        person.settle()
        person.leave()


def test_a_channel_after_the_program_was_left(insider: Insider) -> None:
    control = str(insider.world.folder / "after")
    kept = ["-M", "-S", control, "-oControlPersist=yes"]
    with insider.terminal(options=kept) as person:
        person.wait_for("Begin a reflection")
        person.settle()
        person.leave()
    after = insider.run(insider.command("--", "exec sh", options=["-S", control]))
    insider.run(insider.command(options=["-S", control, "-O", "exit"]))
    assert (after.returncode, after.stdout) == (2, b"")


@pytest.mark.parametrize("command", ["sh", "bash -i", "/bin/sh -c id", "-i"])
def test_a_terminal_with_a_command(insider: Insider, command: str) -> None:
    done = insider.run(insider.command("--", command, options=["-tt"]), sent=b"id\nexit\n")
    assert done.returncode == 2
    assert b"uid=" not in done.stdout


# --- lines without a terminal ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [b"", b"\x00" * 4_096, b"x" * 1_000_000, b"x\n" * 10_000, b"\x1b]52;c;aWQ=\x07\n$(id)\n"],
    ids=["nothing", "zeros", "a-million-letters", "ten-thousand-lines", "escape-codes"],
)
def test_whatever_comes_in_line_by_line(insider: Insider, sent: bytes) -> None:
    done = insider.ssh(options=["-T"], sent=sent)
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"uid=" not in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.returncode in {0, 1}


def test_a_line_that_is_closed_in_one_direction(insider: Insider) -> None:
    line = subprocess.Popen(
        insider.command(options=["-T"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert line.stdin
    line.stdin.close()
    assert line.stdout
    said = line.stdout.read()
    line.stdout.close()
    assert line.wait() in {0, 1}
    assert b"What would you like to open?" in said
    assert OF_ANOTHER.encode() not in said


def test_a_line_whose_client_is_gone(insider: Insider) -> None:
    line = subprocess.Popen(
        insider.command(options=["-T"]), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    wait_until(lambda: bool(insider.processes()), "ticlist asks")
    line.kill()
    assert line.stdin
    line.stdin.close()
    line.wait()
