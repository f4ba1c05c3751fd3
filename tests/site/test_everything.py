from dataclasses import replace

import pytest

from tests.site.making import ADA, DROP, INSTALLED, Server


def test_of_a_server_that_is_set_up_as_the_page_says_everything_is_right(server: Server) -> None:
    assert server.to_say() == []
    assert list(server.right()) == [
        "right: /opt/ticlist: Nobody but its owner can write there.",
        f"right: {INSTALLED.code}: Byte code is there, and is that of what runs.",
        "right: /etc/xdg/ticlist/settings.toml: Is root's, and every line of it counts.",
        (
            "right: /etc/xdg/ticlist/settings.toml: 'locked' is on: nothing in ticlist leads out of"
            " it."
        ),
        "right: /etc/xdg/ticlist/checklists: One checklist has no mistake.",
        "right: /etc/default/locale: Logins get UTF-8 (C.UTF-8).",
        f"right: {DROP}: Members can add to it and read pictures, the collector does all.",
        (
            "right: ticlist-publish.timer: Is enabled: pictures are made once their period has"
            " ended."
        ),
        "right: /usr/local/bin/ticlist-login: Is root's, and the one that this ticlist brings.",
        (
            "right: /etc/ssh/sshd_config: Members' logins run the launcher, forward nothing, and"
            " run no file."
        ),
        "right: /etc/ssh/ticlist-keys: Nobody but root can add a key to a login.",
        "right: logins: Nothing that a member can write runs before the launcher.",
        "right: /etc/systemd/system: Limits what each member can take of memory and processors.",
        "right: homes: 2 homes: only their owners can read what ticlist keeps there.",
        "right: /etc: No backup that is known by its name. Is there another?",
    ]


def test_without_a_team_that_is_said_and_the_rest_looked_at(server: Server) -> None:
    server.settings = replace(server.settings, team=None)
    assert server.to_say() == []
    told = list(server.right())
    assert (
        "right: /etc/xdg/ticlist/settings.toml: No team is named under [team], so there is no drop"
        " folder." in told
    )
    assert "right: homes: 2 homes: only their owners can read what ticlist keeps there." in told


def test_whoever_is_not_root_is_told_what_could_not_be_looked_at(server: Server) -> None:
    server.euid = ADA
    server.hidden |= {"/home/ben/.local", f"{DROP}/collected", "/etc/ssh/ticlist-keys"}
    root = "Run 'ticlist check-site' as root."
    assert server.to_say() == [
        (
            "question: here: Only root can look at everything; what others keep to themselves is"
            f" left out. -> {root}"
        ),
        f"question: {DROP}/collected: Can be looked at by root alone. -> {root}",
        (
            "question: /etc/ssh/ticlist-keys: Was not looked at (Permission denied): who can add"
            " a key to a login?"
        ),
        (
            f"question: homes: What is kept there of one account can be looked at by root alone."
            f" -> {root}"
        ),
    ]


@pytest.mark.parametrize(
    "path", ["/etc", "/etc/xdg/ticlist", "/opt", "/srv/ticlist", "/usr/local/bin", "/home", "/"]
)
def test_a_folder_above_that_others_can_write_to_is_to_be_mended(server: Server, path: str) -> None:
    server.real(path).chmod(0o757)
    told = f"to mend: {path}: Others can write there. -> chmod go-w {path}"
    assert server.to_say().count(told) == 1
    server.real(path).chmod(0o1777)
    assert server.to_say() == []


def test_a_link_above_is_the_systems_own_business(server: Server) -> None:
    server.real("/home").rename(server.real("/real-home"))
    server.real("/home").symlink_to("real-home")
    assert server.to_say() == []


def test_nothing_that_a_person_wrote_is_opened(server: Server) -> None:
    file = server.file("/home/ada/.local/share/ticlist/reflections/one.toml", "private")
    before = file.stat().st_atime_ns
    assert server.to_say() == []
    assert file.stat().st_atime_ns == before
