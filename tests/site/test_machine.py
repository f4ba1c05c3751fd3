import grp
import os
import struct
from pathlib import Path

import pytest

from tests.site.making import ADA, BEN, DROP, MEMBERS, Server
from ticlist.site.lists import given_by_lists
from ticlist.site.machine import Account, Group, Machine, this_machine

STORE = "/home/ada/.local/share/ticlist"


def test_this_machine_has_root_and_who_looks() -> None:
    machine = this_machine()
    assert machine.account_named(0) == "root"
    assert machine.group_named(4_000_000_000) == "4000000000"
    assert machine.account_named(4_000_000_000) == "4000000000"
    assert machine.euid == os.geteuid()
    assert machine.is_root_looking == (machine.euid == 0)
    assert machine.look("/").is_folder


def test_a_path_that_is_not_there_or_cannot_be_looked_at_is_told_apart(tmp_path: Path) -> None:
    machine = Machine((), (), 1, str(tmp_path))
    (tmp_path / "file").touch()
    for path in ("/not", "/file/not"):
        seen = machine.look(path)
        assert (seen.status, seen.why, seen.mode, seen.uid, seen.gid) == (None, "", 0, -1, -1)
        assert not seen.is_link
    assert machine.look(f"/{'a' * 300}").why == "File name too long"
    assert machine.names("/not") == []
    assert machine.text("/not") is None


def test_people_in_a_group_are_those_of_both_kinds() -> None:
    ada, ben = Account("ada", 1, 1, "/a", ""), Account("ben", 2, 9, "/b", "")
    machine = Machine((ada, ben, ada._replace(name="cyd")), (Group("team", 9, ("ada",)),), 0)
    assert machine.people_in(9) == [ada, ben]


# --- access control lists ---------------------------------------------------------------------

ACCOUNT, GROUP, MASK, OTHER = 2, 8, 16, 32


def listed(monkeypatch: pytest.MonkeyPatch, **lists: list[tuple[int, int, int]]) -> None:
    """Have every file say that it has such lists."""

    def say(_: object, name: str, *, follow_symlinks: bool) -> bytes:
        assert not follow_symlinks
        entries = lists.get(name.removeprefix("system.posix_acl_"))
        if entries is None:
            raise OSError
        return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *each) for each in entries)

    monkeypatch.setattr(os, "getxattr", say)


def test_what_a_list_gives_to_a_name_is_told(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed(
        monkeypatch,
        access=[(1, 7, 0), (ACCOUNT, 7, BEN), (GROUP, 4, MEMBERS), (MASK, 6, 0), (OTHER, 0, 0)],
        default=[(ACCOUNT, 7, BEN)],
    )
    assert given_by_lists(server.machine(), STORE, but=ADA) == [
        "Its access list lets the account 'ben' read and write.",
        "Its access list lets the group 'ticlist' read.",
        (
            "Its access list lets, in what is made in it from now on, the account 'ben' read, write"
            " and enter."
        ),
    ]


@pytest.mark.parametrize("path", [STORE, f"{DROP}/inbox"])
def test_a_list_of_a_store_or_of_the_inbox_is_to_be_mended(
    server: Server, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    listed(monkeypatch, access=[(ACCOUNT, 4, 2003)])
    told = "Its access list lets the account 'cyd' read."
    assert f"to mend: {path}: {told} -> setfacl -b {path}" in server.to_say()


def test_a_list_that_gives_nothing_more_is_not_told(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    owned = [(ACCOUNT, 7, ADA), (ACCOUNT, 7, 0), (GROUP, 7, MEMBERS), (MASK, 0, 0)]
    listed(monkeypatch, access=owned)
    assert given_by_lists(server.machine(), STORE, but=ADA) == []


def test_a_system_without_lists_has_none(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "getxattr", raising=False)
    assert given_by_lists(server.machine(), STORE, but=ADA) == []


def test_a_group_that_no_list_holds_is_found_by_its_name() -> None:
    machine = Machine((), (), 0)
    assert machine.has_group(grp.getgrgid(0).gr_name)
    assert not machine.has_group("no-such-group")
    assert not machine.has_group("\0")
