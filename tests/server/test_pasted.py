"""Of the page's blocks that take a name, what goes wrong ends all, also where they are pasted."""

import pytest

from tests.server.page import under, with_value
from tests.server.world import World


@pytest.fixture(scope="module")
def owner(world: World) -> str:
    """Somebody with an account and a home of their own, who is no member."""
    world.follow("useradd --create-home --shell /bin/bash --password '*' owner")
    world.follow("mkdir /home/left && chmod 700 /home/left")
    return "owner"


def pasted(world: World, commands: str) -> str:
    """Paste a block into a shell, which goes on with the next line whatever became of the last."""
    return world.run(["bash", "--norc", "--noprofile", "-i"], sent=commands).stdout


def names_and_owners(world: World) -> str:
    looks = r"find /home /srv /etc/ssh /etc/systemd /etc/ticlist -printf '%p %u %g %m %s\n' | sort"
    return world.follow(f"{looks}; sha256sum /etc/passwd /etc/shadow /etc/group /etc/gshadow")


@pytest.mark.parametrize("name", ["", "owner", "nobody-of-that-name"])
@pytest.mark.parametrize(
    ("heading", "number"), [("Remove a member", 0), ("Remove a member", 1), ("Backups", 0)]
)
@pytest.mark.usefixtures("owner")
def test_a_name_that_is_no_members_changes_nothing(
    world: World, heading: str, number: int, name: str
) -> None:
    before = names_and_owners(world)
    said = pasted(world, with_value(under(heading)[number], "name", name))
    assert f"'{name}' is no member.\n" in said
    assert names_and_owners(world) == before


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", None),
        ("owner", None),
        ("left", None),
        ("no such/name", None),
        ("frieda", ""),
        ("frieda", "anna@laptop"),
    ],
)
@pytest.mark.usefixtures("owner")
def test_a_member_who_cannot_be_added_changes_nothing(
    world: World, name: str, key: str | None
) -> None:
    [commands] = under("Add a member")
    commands = with_value(commands, "name", name)
    before = names_and_owners(world)
    pasted(world, commands if key is None else with_value(commands, "key", key))
    assert names_and_owners(world) == before
