"""The site's settings and checklists."""

from dataclasses import replace

import pytest

from tests.site.making import BEN, Server
from ticlist.site.finding import AS_ROOT

RULES = "/etc/xdg/ticlist/settings.toml"
SHELF = "/etc/xdg/ticlist/checklists"
OURS = f"{SHELF}/ours.toml"


# --- settings ---------------------------------------------------------------------------------


def test_settings_that_others_can_write_or_members_cannot_read_are_to_be_mended(
    server: Server,
) -> None:
    server.real(RULES).chmod(0o602)
    assert server.to_say() == [
        f"to mend: {RULES}: Others can write there. -> chmod go-w {RULES}",
        f"to mend: {RULES}: Members cannot read it. -> chmod 644 {RULES}",
    ]


def test_settings_that_a_group_can_write_are_told_though_nobody_is_in_it(server: Server) -> None:
    server.real(RULES).chmod(0o664)
    told = f"to mend: {RULES}: Its group can write there: what stands under [site] does not count."
    assert server.to_say() == [f"{told} -> chmod go-w {RULES}"]


@pytest.mark.parametrize("folder", ["/etc/xdg/ticlist", "/etc/xdg"])
@pytest.mark.parametrize("mode", [0o700, 0o750, 0o751, 0o754])
def test_settings_in_a_folder_that_not_everybody_can_enter_are_told(
    server: Server, folder: str, mode: int
) -> None:
    server.real(folder).chmod(mode)
    told = f"to mend: {folder}: Not everybody can enter it, and members have to."
    assert server.to_say() == [f"{told} -> chmod o+rx {folder}"]


def test_settings_that_are_not_roots_are_to_be_mended(server: Server) -> None:
    server.owners[RULES] = (BEN, BEN)
    assert server.to_say() == [
        (
            f"to mend: {RULES}: Belongs to the account 'ben', and has to be root's."
            f" -> chown root {RULES}"
        )
    ]


def test_every_line_that_does_not_count_is_told_with_its_place(server: Server) -> None:
    remark = f"{RULES}:5:1: 'least' is never below 5, whatever is written here."
    server.settings = replace(server.settings, remarks=(remark,))
    assert server.to_say() == [
        (
            f"to mend: {RULES}: 5:1: 'least' is never below 5, whatever is written here."
            " -> Mend that line with an editor."
        )
    ]


def test_that_locked_is_off_is_to_be_mended_where_logins_are_to_open_nothing_else(
    server: Server,
) -> None:
    server.settings = replace(server.settings, locked=False)
    off = "'locked' is off"
    assert server.to_say() == [
        (
            f"to mend: {RULES}: {off}, and there are logins that can do nothing but ticlist."
            " -> Write 'locked = true' under [site]."
        )
    ]
    server.real("/usr/local/bin/ticlist-login").unlink()
    server.real("/etc/ssh/sshd_config.d/ticlist.conf").unlink()
    told = f"question: {RULES}: {off}: right where people have a shell of their own."
    assert server.to_say() == [told]


def test_a_site_without_settings_is_said(server: Server) -> None:
    server.real(RULES).unlink()
    told = f"right: {RULES}: Is not there: every setting is what people choose, or the default."
    assert told in server.right()
    server.hidden.add(RULES)
    assert server.to_say() == [
        f"question: {RULES}: Cannot be looked at: Permission denied. -> {AS_ROOT}"
    ]


# --- checklists -------------------------------------------------------------------------------


def test_a_checklist_with_mistakes_is_told_with_the_place_of_the_first(server: Server) -> None:
    file = server.real(OURS)
    text = file.read_text("utf-8")
    file.write_text(text.replace('setting = "school"', "setting = 1"), encoding="utf-8")
    told = f"to mend: {OURS}:3:11: 'setting' has to be a text in quotes."
    mends = f"ticlist check {OURS}"
    assert server.to_say() == [f"{told} -> {mends}"]
    text = text.replace('setting = "school"', "setting = 1").replace("true", "1")
    file.write_text(text, encoding="utf-8")
    assert server.to_say() == [f"{told} And 1 more. -> {mends}"]


def test_a_checklist_that_cannot_be_read_or_only_by_some_is_told(server: Server) -> None:
    server.real(OURS).chmod(0o640)
    told = f"question: {OURS}: Not everybody can read it. -> chmod 644 {OURS}"
    assert server.to_say() == [told]
    server.real(OURS).unlink()
    server.real(OURS).mkdir()
    told = f"to mend: {OURS}: Is not a plain file. -> ls -l {OURS}"
    assert server.to_say() == [told]


def test_a_folder_in_which_people_can_replace_each_others_checklists_is_to_be_mended(
    server: Server,
) -> None:
    server.real(SHELF).chmod(0o3775)
    assert server.to_say() == []
    server.real(SHELF).chmod(0o2775)
    assert server.to_say() == [
        (
            f"to mend: {SHELF}: People can replace each other's checklists there (no sticky bit)."
            f" -> chmod +t {SHELF}"
        )
    ]


def test_a_folder_of_checklists_that_is_somebodys_or_shut_is_told(server: Server) -> None:
    server.folder(SHELF, 0o770, BEN, BEN)
    server.real(SHELF).chmod(0o1770)
    assert server.to_say() == [
        (
            f"to mend: {SHELF}: Belongs to 'ben', who can replace every checklist."
            f" -> chown root {SHELF}"
        ),
        (
            f"question: {SHELF}: Members who are not in its group cannot use its checklists."
            f" -> chmod o+rx {SHELF}"
        ),
    ]


def test_no_checklists_and_several_are_told_as_such(server: Server) -> None:
    server.file(f"{SHELF}/more.toml", server.real(OURS).read_text().replace('"ours"', '"more"'))
    assert f"right: {SHELF}: 2 checklists have no mistake." in server.right()
    server.real(OURS).unlink()
    server.real(f"{SHELF}/more.toml").unlink()
    assert f"right: {SHELF}: No checklist of the site's own." in server.right()
    server.real(SHELF).rmdir()
    told = f"right: {SHELF}: Is not there: the checklists of ticlist are what there is."
    assert told in server.right()
    server.hidden.add(SHELF)
    assert server.to_say() == [
        f"question: {SHELF}: Cannot be looked at: Permission denied. -> {AS_ROOT}"
    ]


@pytest.mark.parametrize("is_file", [True, False])
def test_what_is_no_folder_of_checklists_is_told(server: Server, is_file: bool) -> None:  # noqa: FBT001
    server.real(OURS).unlink()
    server.real(SHELF).rmdir()
    if is_file:
        server.file(SHELF)
    else:
        server.real(SHELF).symlink_to("/not-there")
    first, second = server.to_say()
    assert first == f"question: {SHELF}: Is no folder here: where it leads to was not looked at."
    assert second.startswith(f"to mend: {SHELF}: Cannot be read: No")
