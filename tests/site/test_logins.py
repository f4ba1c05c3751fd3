"""The launcher, sshd, keys, and what a login reads before."""

import pytest

from tests.site.making import BEN, LAUNCHER_TEXT, SSHD, Server

LAUNCHER = "/usr/local/bin/ticlist-login"
SHIPPED = "/opt/ticlist/share/ticlist/ticlist-login"
CONF = "/etc/ssh/sshd_config.d/ticlist.conf"
INSTALL = f"install -m 0755 {SHIPPED} {LAUNCHER}"
PAGE = "The page for administrators has the whole block."


# --- the launcher -----------------------------------------------------------------------------


def test_a_launcher_that_sshd_is_to_run_and_is_not_there_is_to_be_mended(server: Server) -> None:
    server.real(LAUNCHER).unlink()
    told = f"to mend: {LAUNCHER}: Is not there, and sshd is to run it. -> {INSTALL}"
    assert server.to_say() == [told]
    server.real(CONF).unlink()
    assert server.to_say() == []
    told = f"right: {LAUNCHER}: Is not there: no logins that can do nothing but ticlist."
    assert told in server.right()


def test_another_launcher_than_the_one_that_comes_with_it_is_to_be_mended(server: Server) -> None:
    server.file(LAUNCHER, LAUNCHER_TEXT + "id\n", 0o755)
    told = f"to mend: {LAUNCHER}: Is another than the one that this ticlist brings. -> {INSTALL}"
    assert server.to_say() == [told]


def test_a_launcher_that_is_not_roots_alone_or_cannot_be_run_is_to_be_mended(
    server: Server,
) -> None:
    server.real(LAUNCHER).chmod(0o722)
    server.owners[LAUNCHER] = (BEN, BEN)
    assert server.to_say() == [
        (
            f"to mend: {LAUNCHER}: Belongs to the account 'ben', and has to be root's."
            f" -> chown root {LAUNCHER}"
        ),
        f"to mend: {LAUNCHER}: Others can write there. -> chmod go-w {LAUNCHER}",
        f"to mend: {LAUNCHER}: Members cannot run it. -> chmod 755 {LAUNCHER}",
    ]


def test_a_link_in_the_place_of_the_launcher_is_to_be_mended(server: Server) -> None:
    server.real(LAUNCHER).unlink()
    server.real(LAUNCHER).symlink_to(server.real(SHIPPED))
    told = f"to mend: {LAUNCHER}: Is a link, and has to be a file of root's. -> {INSTALL}"
    assert server.to_say() == [told]


def test_a_launcher_that_there_is_nothing_to_compare_with_is_asked_about(server: Server) -> None:
    server.real(SHIPPED).unlink()
    (told,) = server.to_say()
    assert told.startswith(f"question: {LAUNCHER}: Could not be put beside the one of this ")
    assert told.endswith("Cannot be read: No such file or directory.")


# --- sshd -------------------------------------------------------------------------------------


def test_a_launcher_that_no_configuration_leads_to_is_asked_about(server: Server) -> None:
    server.real(CONF).unlink()
    assert server.to_say() == [
        (
            f"question: /etc/ssh/sshd_config: No ForceCommand that can be read leads to {LAUNCHER}."
            " -> Run 'sshd -T -C user=ada' as root: what does it say of 'forcecommand'?"
        )
    ]


@pytest.mark.parametrize("line", ["PermitUserRC no", "DisableForwarding yes"])
def test_a_line_that_is_missing_for_members_is_to_be_mended(server: Server, line: str) -> None:
    server.file(CONF, SSHD.replace(line, f"# {line}"))
    told = f"to mend: /etc/ssh/sshd_config: '{line}' does not stand there for members."
    assert server.to_say() == [f"{told} -> {PAGE}"]


def test_an_environment_that_members_can_set_is_told(server: Server) -> None:
    text = SSHD.replace("PermitUserEnvironment no", "PermitUserEnvironment=yes  # why not")
    server.file(CONF, text.replace("LC_*", "LC_* TEXTUAL* *"))
    assert server.to_say() == [
        (
            "to mend: /etc/ssh/sshd_config: 'PermitUserEnvironment' lets a file of a member's set"
            " the environment. -> Write 'PermitUserEnvironment no'."
        ),
        (
            "question: /etc/ssh/sshd_config: 'AcceptEnv' takes more than LANG and LC_*: TEXTUAL*,"
            " *. The shell that starts the launcher has it."
        ),
    ]


def test_a_configuration_that_others_can_write_to_is_to_be_mended(server: Server) -> None:
    server.real(CONF).chmod(0o646)
    told = f"to mend: {CONF}: Others can write there. -> chmod go-w {CONF}"
    assert server.to_say() == [told]


def test_other_files_beside_the_configuration_are_not_read(server: Server) -> None:
    server.file("/etc/ssh/sshd_config.d/old.txt", "PermitUserEnvironment yes\n")
    assert server.to_say() == []


# --- keys -------------------------------------------------------------------------------------


def test_keys_that_somebody_else_than_root_can_write_are_to_be_mended(server: Server) -> None:
    server.owners["/etc/ssh/ticlist-keys/ada"] = (BEN, BEN)
    server.real("/etc/ssh/ticlist-keys").chmod(0o777)
    assert server.to_say() == [
        (
            "to mend: /etc/ssh/ticlist-keys: Others can write there."
            " -> chmod go-w /etc/ssh/ticlist-keys"
        ),
        (
            "to mend: /etc/ssh/ticlist-keys/ada: Belongs to the account 'ben', and has to be"
            " root's. -> chown root /etc/ssh/ticlist-keys/ada"
        ),
    ]


def test_keys_that_are_elsewhere_are_asked_about(server: Server) -> None:
    server.real("/etc/ssh/ticlist-keys").rename(server.real("/keys"))
    assert server.to_say() == [
        (
            "question: /etc/ssh/ticlist-keys: Was not looked at (it is not there): who can add a"
            " key to a login?"
        )
    ]


# --- what a login reads -----------------------------------------------------------------------


def mended(server: Server, shell: str) -> list[str]:
    return [
        (
            f"to mend: account 'ben': The shell {shell} reads files in"
            f" {server.accounts['ben'].home} before the launcher runs."
            " -> usermod --shell /bin/sh ben"
        )
    ]


@pytest.mark.parametrize("shell", ["/bin/bash", "/usr/bin/zsh", "/bin/csh", "/bin/rbash"])
def test_a_shell_that_reads_what_a_member_can_write_is_to_be_mended(
    server: Server, shell: str
) -> None:
    server.changed("ben", runs=shell)
    assert server.to_say() == []
    server.owners["/home/ben"] = (BEN, BEN)
    server.real("/home/ben").chmod(0o700)
    assert server.to_say() == mended(server, shell)


def test_a_home_of_roots_that_its_group_can_write_to_is_the_members_too(server: Server) -> None:
    server.changed("ben", runs="/bin/bash")
    server.real("/home/ben").chmod(0o770)
    assert server.to_say() == mended(server, "/bin/bash")
    server.owners["/home/ben"] = (0, 0)
    assert server.to_say() == []


def test_a_startup_file_of_a_members_in_a_home_of_roots_counts(server: Server) -> None:
    server.changed("ben", runs="/bin/bash")
    server.file("/home/ben/.bashrc")
    assert server.to_say() == []
    server.owners["/home/ben/.bashrc"] = (BEN, BEN)
    assert server.to_say() == mended(server, "/bin/bash")


def test_a_member_without_a_home_has_no_startup_files(server: Server) -> None:
    server.changed("ben", runs="/bin/bash", home="/nonexistent")
    assert server.to_say() == []


@pytest.mark.parametrize("shell", ["/bin/sh", "/usr/bin/dash", "/usr/sbin/nologin", ""])
def test_a_shell_that_reads_nothing_is_right_in_any_home(server: Server, shell: str) -> None:
    server.changed("ben", runs=shell)
    server.owners["/home/ben"] = (BEN, BEN)
    assert server.to_say() == []


def test_what_sshd_would_read_of_a_members_is_asked_about_unless_it_is_set_aside(
    server: Server,
) -> None:
    for name in ("rc", "environment", "authorized_keys"):
        server.file(f"/home/ben/.ssh/{name}")
    assert server.to_say() == []
    text = SSHD.replace("ticlist-keys", "keys").replace("Environment no", "Environment yes")
    server.file(CONF, text.replace("    PermitUserRC no\n", ""))
    asked = [each for each in server.to_say() if "/home/ben" in each]
    assert asked == [
        f"question: /home/ben/.ssh/{name}: sshd may read it before the launcher runs, and a member"
        f" could write it. -> rm /home/ben/.ssh/{name}"
        for name in ("rc", "environment", "authorized_keys")
    ]
