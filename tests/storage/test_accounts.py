"""Accounts and groups by name; whom access rules let in."""

import grp
import os
import pwd
import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

from ticlist.storage.accounts import account_named, accounts_let_in, group_named, members_of

NOBODYS = 4_000_000_123
_RULES = "system.posix_acl_default"


def rules(*each: tuple[int, int, int]) -> bytes:
    """Access rules as the kernel keeps them: a kind, what it may, and whom it is about."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *one) for one in each)


SOME = rules(
    (0x01, 7, 0xFFFFFFFF),  # its owner
    (0x02, 4, NOBODYS),  # an account that reads
    (0x02, 2, NOBODYS + 1),  # an account that does not
    (0x04, 0, 0xFFFFFFFF),  # its group
    (0x08, 5, NOBODYS + 2),  # a group that reads
    (0x08, 1, NOBODYS + 3),  # a group that does not
    (0x10, 7, 0xFFFFFFFF),  # the most that any of those may
    (0x20, 4, 0xFFFFFFFF),  # everybody
)


def test_names_and_numbers_where_there_are_none() -> None:
    assert account_named(0) == "root"
    assert account_named(NOBODYS) == f"account {NOBODYS}"
    assert group_named(0) == "root"
    assert group_named(NOBODYS) == f"group {NOBODYS}"


def test_members_are_those_it_is_the_first_of_and_those_it_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [("ada", 1, 70), ("ben", 2, 71), ("cleo", 3, 71)]
    found = [SimpleNamespace(pw_name=name, pw_uid=uid, pw_gid=gid) for name, uid, gid in people]
    monkeypatch.setattr(pwd, "getpwall", lambda: found)
    monkeypatch.setattr(grp, "getgrgid", lambda _: SimpleNamespace(gr_mem=["cleo", "gone"]))
    assert members_of(70) == {1: "ada", 3: "cleo"}

    def none(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(grp, "getgrgid", none)
    assert members_of(71) == {2: "ben", 3: "cleo"}


def test_whom_the_rules_of_a_folder_let_read_what_is_put_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "getxattr", lambda *_: SOME, raising=False)
    assert accounts_let_in(3) == [f"account {NOBODYS}", f"everybody in group {NOBODYS + 2}"]
    for cut in range(len(SOME)):
        monkeypatch.setattr(os, "getxattr", lambda *_, cut=cut: SOME[:cut], raising=False)
        assert len(accounts_let_in(3)) <= 2


def test_where_there_are_no_rules_there_is_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = os.open(tmp_path, os.O_RDONLY)
    assert accounts_let_in(at) == []
    os.close(at)
    monkeypatch.delattr(os, "getxattr", raising=False)
    assert accounts_let_in(at) == []


def test_the_kernel_lets_in_whom_the_rules_say_and_nobody_else(tmp_path: Path) -> None:
    given = rules(
        (0x01, 7, 0xFFFFFFFF),
        (0x02, 4, 61_001),
        (0x04, 0, 0xFFFFFFFF),
        (0x10, 4, 0xFFFFFFFF),
        (0x20, 4, 0xFFFFFFFF),
    )
    try:
        os.setxattr(tmp_path, _RULES, given)
    except OSError:
        pytest.skip("this disk keeps no access rules")
    at = os.open(tmp_path, getattr(os, "O_PATH", os.O_RDONLY))
    assert accounts_let_in(at) == ["account 61001"]
    os.close(at)
    # What they give everybody, a contribution's own mode takes away.
    file = os.open(tmp_path / "x", os.O_CREAT | os.O_WRONLY, 0o600)
    os.fchmod(file, 0o640)
    assert os.fstat(file).st_mode & 0o777 == 0o640
    os.close(file)
