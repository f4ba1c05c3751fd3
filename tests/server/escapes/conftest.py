"""Two members and the sshds they log in by. Whoever tries is watched: nothing may have got out."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.test_line_by_line import SCHOOL
from tests.server.escapes.insider import OF_ANOTHER, Insider
from tests.server.escapes.traced import Traced
from tests.server.world import World
from tests.tools import needs

OTHER = "hana"
NAME = "gil"
CARELESS = """\
Match all
AcceptEnv *
GatewayPorts yes
AllowTcpForwarding yes
AllowStreamLocalForwarding yes
PermitTunnel yes
"""
"""What an administrator may have opened for everybody, after what the page says."""
_WALK = ("1", SCHOOL[0], "", *SCHOOL[1:], "leave")


@pytest.fixture(scope="session")
def server(world: World) -> World:
    """The server with two members, each with a reflection; the other's says what nobody has."""
    needs("strace")
    # What root runs at each login for the message of the day would stand among what is executed.
    world.follow("sed -i '/pam_motd/d' /etc/pam.d/sshd")
    for name in (OTHER, NAME):
        world.add_member(name)
        words = OF_ANOTHER if name == OTHER else "A cold week"
        lines = [words if each == "A cold week" else each for each in _WALK]
        done = world.ssh(name, sent="".join(f"{each}\n" for each in lines).encode())
        assert done.returncode == 0, done
    return world


@pytest.fixture(scope="session")
def _insider(server: World) -> Iterator[Insider]:
    yield from _inside(server, "as-the-page-says", "")


@pytest.fixture(scope="session")
def _careless(server: World) -> Iterator[Insider]:
    yield from _inside(server, "careless", CARELESS)


def _inside(server: World, name: str, more: str) -> Iterator[Insider]:
    traced = Traced(server, name, more)
    made = Insider(server, traced, NAME)
    try:
        yield made
    finally:
        made.hang_up()
        traced.stop()


@pytest.fixture
def insider(_insider: Insider) -> Iterator[Insider]:
    """A member who tries to get out; what a test did with them must have got nothing out."""
    _insider.begin()
    yield _insider
    assert _insider.outs() == []


@pytest.fixture
def careless(_careless: Insider) -> Iterator[Insider]:
    """The same, where sshd accepts more than the page says."""
    _careless.begin()
    yield _careless
    assert _careless.outs() == []
