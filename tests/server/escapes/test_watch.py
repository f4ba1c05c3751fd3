"""What the other tests rest on: the watch sees what gets out. A shell lets everything out."""

from collections.abc import Iterator

import pytest

from tests.server.escapes.insider import AFTER, OF_ANOTHER, Insider
from tests.server.escapes.traced import Traced
from tests.server.world import World

_LISTEN = "python3 -c 'import socket; s = socket.socket(); s.listen()'"


@pytest.fixture(scope="module")
def _guest(server: World) -> Iterator[Insider]:
    public = (server.folder / "key.pub").read_text(encoding="utf-8")
    server.follow("useradd --create-home --shell /bin/bash --password '*' visitor")
    home = server.home("visitor")
    (home / ".ssh").mkdir()
    (home / ".ssh" / "authorized_keys").write_text(public, encoding="utf-8")
    server.follow("chown -R visitor: /home/visitor")
    traced = Traced(server, "of-a-visitor")
    yield Insider(server, traced, "visitor")
    traced.stop()


@pytest.fixture
def guest(_guest: Insider) -> Insider:
    """Somebody who has a shell."""
    _guest.begin()
    return _guest


def test_a_program_that_was_executed(guest: Insider) -> None:
    guest.ssh("/usr/bin/id")
    assert any("'/usr/bin/id'" in each for each in guest.outs())


def test_a_file_that_was_made_changed_or_taken_away(guest: Insider) -> None:
    for command in ("echo 1 > /tmp/made", "echo 22 > /tmp/made", "rm /tmp/made"):
        guest.begin()
        guest.ssh(command)
        assert any("/tmp/made" in each for each in guest.outs())  # noqa: S108 - of the made-up machine


def test_words_of_another(guest: Insider) -> None:
    guest.ssh(f"echo {OF_ANOTHER}")
    assert "words of another" in guest.outs()


def test_something_that_listens(guest: Insider) -> None:
    guest.ssh(_LISTEN)
    assert any("listen(" in each for each in guest.outs())


def test_something_that_is_left_running(guest: Insider) -> None:
    guest.ssh(f"nohup sleep {AFTER + 2} > /dev/null 2>&1 < /dev/null &")
    assert any(each.startswith("left running: sleep") for each in guest.outs())
    guest.world.wait_for_no_processes("visitor")
