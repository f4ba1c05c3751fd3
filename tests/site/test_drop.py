import shutil
from pathlib import Path

import pytest

from tests.site.making import BEN, COLLECTOR, CYD, DROP, MEMBERS, Server
from ticlist.site.drop import members_of

INBOX = f"{DROP}/inbox"


@pytest.mark.parametrize(
    ("part", "mode", "why", "mends"),
    [
        ("", 0o700, "Members cannot enter it.", "0750"),
        ("", 0o770, "Members can move what is in it.", "0750"),
        ("", 0o751, "Others than members can enter it.", "0750"),
        (
            "/inbox",
            0o1733,
            "Files in it would not get the collector's group (setgid).",
            "3733",
        ),
        (
            "/inbox",
            0o2733,
            "Members can take away or replace what others put there (sticky).",
            "3733",
        ),
        ("/inbox", 0o3730, "Members cannot put anything in.", "3733"),
        ("/inbox", 0o3737, "Members can list who put something in, and when.", "3733"),
        ("/pictures", 0o2750, "Members cannot read the pictures.", "2755"),
        ("/pictures", 0o2775, "Others than the collector can write pictures.", "2755"),
        ("/collected", 0o710, "Others than the collector can enter it.", "0700"),
    ],
)
def test_every_bit_of_a_mode_that_counts_is_told_with_why(
    server: Server, part: str, mode: int, why: str, mends: str
) -> None:
    path = f"{DROP}{part}"
    server.real(path).chmod(mode)
    assert server.to_say() == [f"to mend: {path}: {why} -> chmod {mends} {path}"]


def test_several_bits_are_told_in_one_line(server: Server) -> None:
    server.real(INBOX).chmod(0o777)
    (told,) = server.to_say()
    for part in ("(setgid). Members can take away", "(sticky). Members can list", "chmod 3733"):
        assert part in told


@pytest.mark.parametrize("part", ["inbox", "pictures", "collected"])
def test_a_folder_that_is_not_there_or_no_folder_is_told_with_what_makes_it(
    server: Server, part: str
) -> None:
    path = f"{DROP}/{part}"
    shutil.rmtree(server.real(path))
    modes = {"inbox": "3733", "pictures": "2755", "collected": "700"}
    group = "ticlist" if part == "pictures" else "ticlist-collector"
    made = f"install -d -m {modes[part]} -o ticlist-collector -g {group} {path}"
    assert server.to_say() == [f"to mend: {path}: Is not there. -> {made}"]
    server.real(path).symlink_to("/elsewhere")
    assert server.to_say() == [f"to mend: {path}: Is no folder. -> {made}"]


def test_the_wrong_owner_and_the_wrong_group_are_told(server: Server) -> None:
    server.owners[INBOX] = (BEN, MEMBERS)
    assert server.to_say() == [
        (
            f"to mend: {INBOX}: Belongs to 'ben', and has to be the collector's."
            f" -> chown ticlist-collector {INBOX}"
        ),
        (
            f"to mend: {INBOX}: Is of the group 'ticlist', and has to be of 'ticlist-collector'."
            f" -> chgrp ticlist-collector {INBOX}"
        ),
    ]


def test_anybody_beside_the_collector_in_its_group_is_named(server: Server) -> None:
    group = server.groups["ticlist-collector"]
    server.groups["ticlist-collector"] = group._replace(members=("ada", "cyd"))
    assert server.to_say() == [
        (
            f"to mend: {INBOX}: Can be read by those in its group 'ticlist-collector' beside the"
            " collector: ada, cyd. -> gpasswd --delete ada ticlist-collector"
        )
    ]
    server.groups["ticlist-collector"] = group
    server.accounts["cyd"] = server.accounts["cyd"]._replace(gid=COLLECTOR)
    assert "beside the collector: cyd. " in server.to_say()[0]


@pytest.mark.parametrize(("owner", "shown"), [(0, "root"), (4711, "4711")])
def test_an_owner_that_is_no_account_made_for_it_is_told(
    server: Server, owner: int, shown: str
) -> None:
    for part in ("", "/inbox", "/pictures", "/collected"):
        server.owners[f"{DROP}{part}"] = (owner, MEMBERS if part != "/inbox" else owner)
    vote = f"{INBOX}/2026-Q4-{0:032x}.json"
    server.file(vote)
    server.owners[vote] = (BEN, COLLECTOR)
    told = f"to mend: {DROP}: Belongs to '{shown}'; an account made for it alone has to collect."
    # By whose a file in the inbox is it is told whose contribution it is: none is given away.
    mends = f"chown ticlist-collector {DROP} {INBOX} {DROP}/pictures {DROP}/collected"
    assert server.to_say() == [f"{told} -> {mends}"]


def test_folders_above_it_that_not_everybody_can_enter_are_told(server: Server) -> None:
    server.real("/srv/ticlist").chmod(0o700)
    told = "to mend: /srv/ticlist: Not everybody can enter it, and members have to."
    assert server.to_say() == [f"{told} -> chmod o+rx /srv/ticlist"]


def test_a_collector_who_can_log_in_or_is_a_member_is_told(server: Server) -> None:
    server.changed("ticlist-collector", runs="/bin/bash")
    members = server.groups["ticlist"]
    server.groups["ticlist"] = members._replace(members=(*members.members, "ticlist-collector"))
    assert server.to_say() == [
        (
            f"question: {DROP}: The collector 'ticlist-collector' is among the members, whose"
            " answers it reads."
        ),
        (
            "to mend: account 'ticlist-collector': Somebody can log in as the collector."
            " -> usermod --shell /usr/sbin/nologin ticlist-collector"
        ),
    ]


def test_a_team_without_members_is_asked_about(server: Server) -> None:
    server.groups["ticlist"] = server.groups["ticlist"]._replace(members=())
    told = f"question: {DROP}: Nobody is in the members' group 'ticlist'."
    assert server.to_say() == [told]


def test_a_drop_folder_that_is_not_there_or_a_link_is_told(server: Server) -> None:
    page = "The page for administrators says how it is made."
    shutil.rmtree(server.real(DROP))
    assert server.to_say() == [f"to mend: {DROP}: Is not there. -> {page}"]
    server.real(DROP).symlink_to("/elsewhere")
    del server.owners[DROP]
    told = f"to mend: {DROP}: Is a link, and has to be a folder. -> {page}"
    assert server.to_say() == [told]


def test_a_drop_folder_that_only_root_can_look_at_is_said(server: Server) -> None:
    server.hidden.add("/srv/ticlist")
    told = f"question: {DROP}: Can be looked at by root alone. -> Run 'ticlist check-site' as root."
    assert server.to_say() == [told]


def test_members_are_those_of_the_group_but_for_the_collector(server: Server) -> None:
    server.accounts["cyd"] = server.accounts["cyd"]._replace(gid=MEMBERS)
    told = members_of(server.machine(), Path(DROP))
    assert told is not None
    assert [each.uid for each in told] == [2001, BEN, CYD]
    assert members_of(server.machine(), Path("/not-there")) is None
    server.owners[DROP] = (COLLECTOR, 0)
    assert members_of(server.machine(), Path(DROP)) is None


MOUNTS = """\
22 1 0:20 / / rw - ext4 /dev/vda rw
23 22 0:21 / /srv/ticlist rw,nosuid shared:1 - {kind} server:/x rw
24 22 0:22 / /srv/ticlist/harbour rw - vfat /dev/sdb rw
a line that is none
"""


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ext4", []),
        (
            "nfs4",
            [
                (
                    f"question: {DROP}: Is on a disk that other machines have too (nfs4): who is"
                    " root there reads it."
                )
            ],
        ),
        (
            "vfat",
            [
                (
                    f"to mend: {DROP}: Is on a disk that knows no owners (vfat)."
                    " -> Move it to a disk of the system's own kind, such as ext4."
                )
            ],
        ),
    ],
)
def test_a_disk_that_is_not_of_this_machine_or_knows_no_owners_is_told(
    server: Server, kind: str, told: list[str]
) -> None:
    server.file("/proc/self/mountinfo", MOUNTS.format(kind=kind))
    assert server.to_say() == told
