import pytest

from tests.site.making import ADA, BEN, CYD, Server

STORE = "/home/ada/.local/share/ticlist"


@pytest.mark.parametrize("mode", [0o755, 0o704, 0o702, 0o701])
def test_a_store_that_others_can_read_write_or_enter_is_to_be_mended(
    server: Server, mode: int
) -> None:
    server.real(STORE).chmod(mode)
    told = f"to mend: {STORE}: Others can enter or read it. -> chmod 700 {STORE}"
    assert server.to_say() == [told]


def test_a_group_counts_where_somebody_else_is_in_it(server: Server) -> None:
    server.folder(STORE, 0o750, ADA, ADA)
    assert server.to_say() == []
    server.folder(STORE, 0o750, ADA, 3000)
    told = f"to mend: {STORE}: Others can enter or read it. -> chmod 700 {STORE}"
    assert server.to_say() == [told]


def test_a_store_of_somebody_else_is_to_be_mended(server: Server) -> None:
    server.owners[STORE] = (BEN, BEN)
    assert server.to_say() == [
        f"to mend: {STORE}: Belongs to 'ben', not to 'ada'. -> chown ada {STORE}",
    ]


def test_a_link_in_the_place_of_a_store_is_asked_about_and_not_followed(server: Server) -> None:
    server.real("/home/ada/ticlist-exports").rmdir()
    server.real("/home/ada/ticlist-exports").symlink_to("/not-there")
    assert server.to_say() == [
        (
            "question: /home/ada/ticlist-exports: Is no folder here: where it leads to was not"
            " looked at. -> ls -ld /home/ada/ticlist-exports"
        )
    ]


def test_a_home_that_others_can_list_or_write_to_is_to_be_mended(server: Server) -> None:
    server.folder("/home/ada", 0o755, ADA, ADA)
    listed = "Others can list what is in this home."
    mends = "chmod go-rwx /home/ada"
    assert server.to_say() == [f"to mend: /home/ada: {listed} -> {mends}"]
    server.folder("/home/ada", 0o755, 0, ADA)
    assert server.to_say() == [f"to mend: /home/ada: {listed} -> chmod o-rwx /home/ada"]
    server.folder("/home/ada", 0o711, ADA, ADA)
    assert server.to_say() == []
    server.folder("/home/ada", 0o722, ADA, ADA)
    assert server.to_say() == [
        "to mend: /home/ada: Others can write there. -> chmod go-w /home/ada",
    ]


def test_a_folder_on_the_way_to_a_store_that_is_somebody_elses_is_to_be_mended(
    server: Server,
) -> None:
    server.owners["/home/ada/.local"] = (BEN, BEN)
    assert server.to_say() == [
        (
            "to mend: /home/ada/.local: Belongs to the account 'ben', and has to be root's."
            " -> chown root /home/ada/.local"
        )
    ]


def test_somebody_who_is_no_member_and_keeps_something_is_looked_at_too(server: Server) -> None:
    server.folder("/home/cyd", 0o700, CYD, CYD)
    assert "right: homes: 2 homes" in "".join(server.right())
    server.folder("/home/cyd/.config/ticlist", 0o755, CYD, CYD)
    assert server.to_say() == [
        (
            "to mend: /home/cyd/.config/ticlist: Others can enter or read it."
            " -> chmod 700 /home/cyd/.config/ticlist"
        )
    ]


def test_one_home_and_none_are_told_as_such(server: Server) -> None:
    server.real("/home/ben").rename(server.real("/elsewhere"))
    assert any(each.startswith("right: homes: One home: only") for each in server.right())
    server.real("/home/ada").rename(server.real("/elsewhere/ada"))
    assert "right: homes: Nobody keeps anything here yet." in server.right()


def test_homes_of_several_that_only_root_can_look_at_are_counted(server: Server) -> None:
    server.hidden |= {"/home/ada/.config", "/home/ben/.config"}
    assert [each.partition(":")[2] for each in server.to_say()] == [
        (
            " homes: What is kept there of 2 accounts can be looked at by root alone."
            " -> Run 'ticlist check-site' as root."
        )
    ]
