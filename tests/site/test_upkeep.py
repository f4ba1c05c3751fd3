"""The timer of the pictures, members' keys and limits."""

import pytest

from tests.site.making import Server
from ticlist.site.machine import Account

UNITS = "/etc/systemd/system"
TIMER = f"{UNITS}/timers.target.wants/ticlist-publish.timer"
KEYS = "/etc/ssh/ticlist-keys"
PAGE = "The page for administrators says it under 'Add a member'."
LIMITS = "can take of memory and processors."


def test_a_timer_that_is_not_enabled_is_asked_about(server: Server) -> None:
    server.real(TIMER).unlink()
    assert server.to_say() == [
        (
            "question: ticlist-publish.timer: Is not enabled: what runs 'ticlist team --publish'"
            " once a period has ended? -> systemctl enable --now ticlist-publish.timer"
        )
    ]


def test_members_without_a_key_or_limits_are_named(server: Server) -> None:
    server.real(f"{KEYS}/ben").unlink()
    server.real(f"{UNITS}/user-2002.slice.d/ticlist.conf").unlink()
    assert server.to_say() == [
        f"question: {KEYS}: No key there of 'ben': can they log in? -> {PAGE}",
        f"question: {UNITS}: Nothing there limits what 'ben' {LIMITS} -> {PAGE}",
    ]


def test_links_that_lead_nowhere_and_an_empty_key_are_as_good_as_none(server: Server) -> None:
    limits = f"{UNITS}/user-2002.slice.d/ticlist.conf"
    for path, target in ((limits, "/etc/ticlist/member.conf"), (TIMER, "../publish.timer")):
        server.real(path).unlink()
        server.real(path).symlink_to(target)
    server.file(f"{KEYS}/ben")
    found = server.to_say()
    assert [each.split(":")[1] for each in found] == [
        " ticlist-publish.timer",
        f" {KEYS}",
        f" {UNITS}",
    ]
    server.file("/etc/ticlist/member.conf")
    server.file(f"{UNITS}/publish.timer")
    server.file(f"{KEYS}/ben", "restrict,pty ssh-ed25519 A ben")
    assert server.to_say() == []


@pytest.mark.parametrize("target", ["/dev/null", TIMER, "/elsewhere"])
def test_a_timer_that_leads_to_no_unit_is_not_enabled(server: Server, target: str) -> None:
    server.real(TIMER).unlink()
    server.real(TIMER).symlink_to(target)
    server.folder("/dev")
    server.real("/dev/null").symlink_to("/nothing")
    assert len(server.to_say()) == 1


def test_only_a_file_that_systemd_reads_limits(server: Server) -> None:
    folder = f"{UNITS}/user-2002.slice.d"
    server.real(f"{folder}/ticlist.conf").rename(server.real(f"{folder}/ticlist.conf.off"))
    server.folder(f"{folder}/more.conf")
    assert server.to_say() == [
        f"question: {UNITS}: Nothing there limits what 'ben' {LIMITS} -> {PAGE}"
    ]


def test_a_key_that_cannot_be_looked_at_is_not_missing(server: Server) -> None:
    server.hidden |= {f"{KEYS}/ada", f"{KEYS}/ben"}
    assert server.to_say() == []


def test_of_many_members_the_first_are_named(server: Server) -> None:
    for number in range(6):
        name = f"m{number}"
        server.accounts[name] = Account(name, 3100 + number, 980, "/nonexistent", "/bin/sh")
    first = "'m0', 'm1', 'm2', 'm3', 'm4' and 1 more"
    assert server.to_say() == [
        f"question: {KEYS}: No key there of {first}: can they log in? -> {PAGE}",
        f"question: {UNITS}: Nothing there limits what {first} {LIMITS} -> {PAGE}",
    ]
    server.file(f"{UNITS}/user-.slice.d/all.conf")
    assert [each for each in server.to_say() if UNITS in each] == []


def test_without_systemd_nothing_is_said_of_limits_or_the_timer(server: Server) -> None:
    server.real(UNITS).rename(server.real("/elsewhere"))
    assert server.to_say() == []
    assert not [each for each in server.right() if LIMITS in each or "timer" in each]


@pytest.mark.parametrize("hidden", [True, False])
def test_keys_that_cannot_be_looked_at_are_nobodys(server: Server, *, hidden: bool) -> None:
    if hidden:
        server.hidden |= {KEYS}
    else:
        server.real(KEYS).rename(server.real("/keys"))
    (told,) = server.to_say()
    assert told.startswith(f"question: {KEYS}: Was not looked at")


def test_a_team_of_nobody_is_asked_nothing(server: Server) -> None:
    server.groups["ticlist"] = server.groups["ticlist"]._replace(members=())
    assert [each for each in server.to_say() if "key there" in each or LIMITS in each] == []
