"""Nothing runs before the program at a member's login, and nothing of the client comes in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.world import World

BAIT = "echo read > /tmp/bait-{name}\n"
READ_AT_LOGIN = (".profile", ".bash_profile", ".bashrc", ".ssh/rc", ".ssh/environment")


@pytest.fixture(scope="module")
def lena(world: World) -> str:
    """A member, added as the page says."""
    world.add_member("lena")
    return "lena"


@pytest.fixture
def baited(world: World) -> Iterator[tuple[str, str]]:
    """A member, and an account that is none, with the same files in their homes, owned by them."""
    world.add_member("finn")
    public = (world.folder / "key.pub").read_text(encoding="utf-8")
    world.follow("useradd --create-home --shell /bin/bash --password '*' guest")
    for name in ("finn", "guest"):
        home = world.home(name)
        (home / ".ssh").mkdir()
        for each in READ_AT_LOGIN:
            (home / each).write_text(BAIT.format(name=name), encoding="utf-8")
        (home / ".ssh" / "environment").write_text("BAIT=environment\n", encoding="utf-8")
        (home / ".pam_environment").write_text("BAIT=pam\n", encoding="utf-8")
        (home / ".ssh" / "authorized_keys").write_text(public, encoding="utf-8")
        world.follow(f"chown -R {name}: /home/{name}/.[bps]*; chmod 755 /home/{name}/.ssh/rc")
    yield "finn", "guest"
    world.follow("userdel --remove guest 2>&1")


def test_nothing_that_a_member_could_own_runs_before_the_program(
    world: World, baited: tuple[str, str]
) -> None:
    member, other = baited
    # The bait is one that a login takes where the shell is another and there is no ForceCommand.
    assert world.ssh(other, "true").returncode == 0
    assert world.path(f"/tmp/bait-{other}").exists()  # noqa: S108 - of the made-up machine
    assert world.ssh(member, "list").returncode == 0
    with world.ssh_terminal(member) as person:
        person.wait_for("Begin a reflection")
        running = world.processes(member)
        for each in running:
            if not each.command.startswith("sshd:"):
                told = Path(f"/proc/{each.pid}/environ").read_bytes()
                assert b"BAIT" not in told, each
        person.settle()
        person.leave()
    assert any("ticlist-login" in each.command for each in running)
    assert not world.path(f"/tmp/bait-{member}").exists()  # noqa: S108 - of the made-up machine


def test_a_member_can_put_nothing_where_a_login_looks(world: World, lena: str) -> None:
    home = f"/home/{lena}"
    for each in (".profile", ".bashrc", ".ssh", ".pam_environment", ".config/new", ".local/new"):
        assert world.run(f"mkdir {home}/{each}", user=lena).returncode, each
        assert world.run(f"mv {home}/ticlist-exports {home}/{each}", user=lena).returncode, each
    assert world.run(f"touch {home}/ticlist-exports/sheet.txt", user=lena).returncode == 0


def test_the_environment_of_the_client_does_not_come_in(world: World, lena: str) -> None:
    sent = {"TEXTUAL_LOG": "/home/log", "PYTHONINSPECT": "1", "LC_MINE": "1", "LC_TIME": "C.UTF-8"}
    options = "SetEnv=" + " ".join(f"{name}={value}" for name, value in sent.items())
    with world.ssh_terminal(lena, options=["-o", options]) as person:
        person.wait_for("Begin a reflection")
        [program] = [each for each in world.processes(lena) if "-m ticlist" in each.command]
        names = {
            each.partition(b"=")[0].decode()
            for each in Path(f"/proc/{program.pid}/environ").read_bytes().split(b"\0")
        }
        person.settle()
        person.leave()
    assert {"TERM", "LANG", "LC_TIME", "SSH_TTY"} == names - {""}
