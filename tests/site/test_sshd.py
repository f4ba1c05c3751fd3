"""Whom the lines of the configuration of sshd count for."""

from dataclasses import replace

import pytest

from tests.site.making import SSHD, Server
from ticlist.site.sshd import read_sshd

CONFIG = "/etc/ssh/sshd_config"
CONF = f"{CONFIG}.d/ticlist.conf"
LAUNCHER = "/usr/local/bin/ticlist-login"
INCLUDE = f"Include {CONFIG}.d/*.conf\n"
PAGE = "The page for administrators has the whole block."
ASKS = "Run 'sshd -T -C user=ada' as root: it"
UNKNOWN = (
    f"question: {CONFIG}: Whether logins of the group 'ticlist' run the launcher cannot be told:"
    f" see each 'Match'. -> {ASKS} has to say 'forcecommand {LAUNCHER}'."
)


@pytest.mark.parametrize("text", ["", "# Include /etc/ssh/*\n", "Include more/*.conf\n", None])
def test_a_configuration_that_does_not_lead_to_the_launcher_is_to_be_mended(
    server: Server, text: str | None
) -> None:
    server.file(CONFIG, text or "")
    what = "Does not include the file that names the launcher: logins get their shell."
    told = f"to mend: {CONFIG}: {what} -> Write 'Include {CONFIG}.d/*.conf' as its first line."
    assert server.to_say() == [told]


@pytest.mark.parametrize(
    "conditions",
    [
        "Group friends",
        "Group tic*",
        "Group ticlist,!ada",
        "Group ticlist Address 192.0.2.*",
        "User ada,ben",
    ],
)
def test_a_match_that_may_not_be_for_every_member_is_asked_about(
    server: Server, conditions: str
) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", conditions))
    assert server.to_say() == [UNKNOWN]


@pytest.mark.parametrize("has_team", [True, False])
def test_a_match_of_a_group_that_is_not_there_is_to_be_mended(
    server: Server, *, has_team: bool
) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", "Group ticlists"))
    server.settings = server.settings if has_team else replace(server.settings, team=None)
    what = "'Match Group ticlists': there is no such group, so it counts for nobody."
    (told,) = server.to_say()
    assert told == f"to mend: {CONFIG}: {what} -> Put the members' group in its place."


@pytest.mark.parametrize(
    "conditions", ["Group ticlist,former", "Group former,ticlist", "Group friends,former"]
)
def test_one_group_of_several_that_is_there_is_enough(server: Server, conditions: str) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", conditions))
    assert server.to_say() == ([UNKNOWN] if "friends" in conditions else [])


@pytest.mark.parametrize("more", ["User ada", "Address 10.0.0.0/8", "LocalPort 22"])
@pytest.mark.parametrize("groups", ["ticlist", "ticlist,friends"])
def test_a_match_that_asks_for_more_than_the_group_is_asked_about(
    server: Server, groups: str, more: str
) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", f"Group {groups} {more}"))
    assert server.to_say() == [UNKNOWN]


def test_of_two_groups_that_are_not_there_the_members_is_named(server: Server) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", "Group gone") + SSHD)
    server.settings = replace(server.settings, team=None)
    for name in ("gone", "ticlist"):
        server.groups.pop(name, None)
    (told,) = server.to_say()
    assert "'Match Group gone'" in told


def test_without_a_team_a_group_is_known_where_it_stands_alone(server: Server) -> None:
    server.settings = replace(server.settings, team=None)
    server.file(CONF, SSHD.replace("Group ticlist", "Group friends,ticlist"))
    (told,) = server.to_say()
    assert told.startswith(f"question: {CONFIG}: Whether logins of members run")
    server.file(f"{CONFIG}.d/10-ours.conf", SSHD)
    assert server.to_say() == []


def test_a_match_of_a_group_of_former_times_takes_nothing(server: Server) -> None:
    server.file(f"{CONFIG}.d/zz.conf", SSHD.replace("Group ticlist", "Group former"))
    assert server.to_say() == []


@pytest.mark.parametrize(
    "conditions", ['group "ticlist"', "Group  friends,ticlist  # of the team", "all", "ALL"]
)
def test_a_match_that_is_for_every_member_is_right(server: Server, conditions: str) -> None:
    server.file(CONF, SSHD.replace("Group ticlist", conditions))
    assert server.to_say() == []


@pytest.mark.parametrize("command", ["none", "/bin/true"])
def test_another_match_that_comes_first_is_asked_about(server: Server, command: str) -> None:
    first = f"{CONFIG}.d/10-ours.conf"
    server.file(first, f"Match User ada\n    ForceCommand {command}\n")
    assert server.to_say() == [UNKNOWN]
    server.file(first, "Match User ada\n    X11Forwarding yes\n")
    assert server.to_say() == []


def test_another_match_that_comes_later_takes_nothing(server: Server) -> None:
    text = "Match User ada\n    ForceCommand none\n    PermitUserRC yes\n"
    server.file(f"{CONFIG}.d/zz.conf", text)
    server.file(CONFIG, f"{INCLUDE}{text}")
    assert server.to_say() == []
    server.file(CONFIG, f"{text}{INCLUDE}")
    assert server.to_say() == [UNKNOWN]


def test_what_is_for_all_counts_where_no_match_says_otherwise(server: Server) -> None:
    server.file(CONF, SSHD.replace("Match Group ticlist\n", ""))
    assert server.to_say() == []
    server.file(f"{CONFIG}.d/zz.conf", "Match Group ticlist\n    ForceCommand none\n")
    assert server.to_say() == [UNKNOWN]


def test_of_two_values_for_all_the_first_counts(server: Server) -> None:
    text = SSHD.replace("Match Group ticlist\n", "")
    server.file(CONF, text.replace("PermitUserRC no", "PermitUserRC yes\nPermitUserRC no"))
    what = "'PermitUserRC no' does not stand there for members."
    assert server.to_say() == [f"to mend: {CONFIG}: {what} -> {PAGE}"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [("PermitUserRC yes", "PermitUserRC no"), ("DisableForwarding no", "DisableForwarding yes")],
)
def test_a_line_that_another_match_may_take_is_asked_about(
    server: Server, line: str, wanted: str
) -> None:
    server.file(f"{CONFIG}.d/10-ours.conf", f"Match Address 10.*\n    {line}\n")
    assert server.to_say() == [
        (
            f"question: {CONFIG}: Another 'Match' may take '{wanted}' from members."
            f" -> {ASKS} has to say '{wanted.lower()}'."
        )
    ]


@pytest.mark.parametrize("name", ["AuthorizedKeysCommand", "TrustedUserCAKeys"])
def test_keys_that_come_in_by_another_way_are_asked_about(server: Server, name: str) -> None:
    server.file(CONFIG, f"{INCLUDE}{name} /usr/local/more\n")
    assert server.to_say() == [
        (
            f"question: {CONFIG}: '{name}' may let keys in that are not in /etc/ssh/ticlist-keys:"
            f" who can add one? -> {ASKS} says '{name.lower()} none' where none are let in."
        )
    ]
    server.file(CONF, f"{SSHD}    {name} none\n")
    assert server.to_say() == []


@pytest.mark.parametrize("more", ["", "/etc/ssh/ticlist-keys/%u .ssh/authorized_keys"])
def test_keys_that_are_read_in_a_home_too_are_asked_about(server: Server, more: str) -> None:
    line = "AuthorizedKeysFile /etc/ssh/ticlist-keys/%u"
    server.file(CONF, SSHD.replace(line, f"AuthorizedKeysFile {more}" if more else ""))
    assert server.to_say() == [
        (
            f"question: {CONFIG}: Members' keys may be read elsewhere than in"
            " /etc/ssh/ticlist-keys: who can add one?"
            f" -> {ASKS} has to say 'authorizedkeysfile /etc/ssh/ticlist-keys/%u'."
        )
    ]


def test_includes_are_followed_as_sshd_does(server: Server) -> None:
    server.file(CONFIG, "Include /etc/ssh/more/* not-there.conf sshd_config.d/a.conf\n")
    server.file(f"{CONFIG}.d/a.conf", "Match Group ticlist\nInclude /etc/ssh/more/b\n")
    server.file("/etc/ssh/more/b", SSHD.replace("Match Group ticlist\n", "Match all\n"))
    server.file("/etc/ssh/more/.hidden", "Match all\nPermitUserRC yes\n")
    assert server.to_say() == []
    # What includes itself is left when sshd would leave it too.
    server.file(f"{CONFIG}.d/a.conf", f"Include a.conf {CONFIG}.d/a.conf\nInclude more/b\n")
    assert server.to_say() == []


def test_what_is_included_under_a_match_is_for_those_of_both(server: Server) -> None:
    server.file(CONFIG, f"Match Group ticlist\n{INCLUDE}")
    assert server.to_say() == []
    server.file(CONFIG, f"Match User ada\n{INCLUDE}")
    assert server.to_say() == [UNKNOWN]


@pytest.mark.parametrize("include", ["/etc/*/more.conf", f"{CONFIG}.d"])
def test_what_cannot_be_read_leaves_it_open(server: Server, include: str) -> None:
    server.file(CONFIG, f"{INCLUDE}Include {include}\n")
    assert server.to_say() == [UNKNOWN]


def test_without_a_team_the_group_is_the_one_that_is_led_to_the_launcher(server: Server) -> None:
    server.settings = replace(server.settings, team=None)
    assert server.to_say() == []
    assert read_sshd(server.machine(), "", LAUNCHER).group == "ticlist"
    server.file(CONF, SSHD.replace("Group ticlist", "User ada"))
    told = UNKNOWN.replace("the group 'ticlist'", "members").replace("user=ada", "user=NAME")
    assert server.to_say() == [told]
