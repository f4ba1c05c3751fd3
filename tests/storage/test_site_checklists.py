import json
import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people import ADA, BEN, TEAM, acting_as, common_ground, only_as_root
from tests.storage.making import FIRST, NOTE, home_in, keep, shelve
from ticlist.files.tomlread import CHECKLIST_BYTES
from ticlist.storage import library
from ticlist.storage.library import in_language, read_library
from ticlist.storage.paths import Paths
from ticlist.storage.site_checklists import account_named, replaceable

A_LINK = "a link on the way is not followed: it is not yours, or others could change it"


@pytest.fixture(autouse=True)
def _nothing_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not beside the tests, where other accounts may not look.
    monkeypatch.setattr(library, "shipped_folder", lambda: Path("/not-there"))


@pytest.fixture
def shelf(paths: Paths) -> Path:
    folder = paths.sites[0] / "checklists"
    folder.mkdir(parents=True)
    return folder


# --- alone ------------------------------------------------------------------------------------


def test_a_sites_checklist_is_read_again_in_another_language(paths: Paths, shelf: Path) -> None:
    file = shelve(shelf, "school", title='{ en = "School", cy = "Ysgol" }')
    text = file.read_text("utf-8")
    file.write_text(text.replace('text = "I', 'text.cy = "Rwy"\ntext.en = "I'), encoding="utf-8")
    (one,) = read_library(paths).shelved
    assert in_language(one, "cy").title == "Ysgol"


def test_a_folder_that_cannot_be_read_is_named(paths: Paths) -> None:
    paths.sites[0].mkdir(parents=True)
    (paths.sites[0] / "checklists").touch()
    told = f"{paths.sites[0]}/checklists: Cannot be read: Not a directory."
    assert read_library(paths).broken == (told,)


def test_pipes_folders_and_huge_files_cost_nothing_and_hide_no_other(
    paths: Paths, shelf: Path
) -> None:
    shelve(shelf, "school")
    os.mkfifo(shelf / "a.toml")
    (shelf / "b.toml").mkdir()
    with (shelf / "c.toml").open("wb") as huge:
        huge.truncate(CHECKLIST_BYTES << 20)
    found = read_library(paths)
    assert [each.id for each in found.shelved] == ["school"]
    assert found.broken == (
        f"{shelf}/a.toml: Is not a plain file.",
        f"{shelf}/b.toml: Is not a plain file.",
        f"{shelf}/c.toml: Is larger than 1 MiB.",
    )


def test_a_second_name_of_a_file_is_read_only_where_nobody_else_can_write(
    paths: Paths, shelf: Path
) -> None:
    os.link(shelve(shelf, "school"), paths.sites[0] / "other")
    assert [each.id for each in read_library(paths).shelved] == ["school"]
    shelf.chmod(0o3770)
    (broken,) = read_library(paths).broken
    assert broken.startswith(f"{shelf}/school.toml: Has another name elsewhere, and others can ")


def test_folders_in_which_files_can_be_replaced_are_told(paths: Paths, shelf: Path) -> None:
    assert replaceable(paths) == []
    shelf.chmod(0o3770)
    assert replaceable(paths) == []
    shelf.chmod(0o2770)
    told = f"In {shelf} people can replace each other's files: chmod +t {shelf} mends it."
    assert replaceable(paths) == [told]
    paths.sites[0].chmod(0o777)
    assert len(replaceable(paths)) == 2
    assert replaceable(home_in(shelf)) == []


def test_an_account_has_its_name_or_else_its_number() -> None:
    assert account_named(os.geteuid()) == pwd.getpwuid(os.geteuid()).pw_name
    assert account_named(ADA) == str(ADA)


# --- two people -------------------------------------------------------------------------------


@pytest.fixture
def ada() -> Iterator[Paths]:
    """Ada's home, and a folder of checklists that she shares with Ben."""
    only_as_root()
    with common_ground() as ground:
        paths = home_in(ground)
        for folder in (paths.data, paths.config, ground / "site/checklists"):
            folder.mkdir(parents=True)
        for folder in (paths.data, paths.config):
            os.chown(folder, ADA, ADA)
            folder.chmod(0o700)
        os.chown(ground / "site/checklists", 0, TEAM)
        (ground / "site/checklists").chmod(0o3770)
        with acting_as(ADA):
            keep(paths, FIRST)
        yield paths


def shelf_of(paths: Paths) -> Path:
    return paths.sites[0] / "checklists"


def test_whose_a_shared_checklist_is_is_told_where_it_is_not_root(ada: Paths) -> None:
    with acting_as(BEN):
        shelve(shelf_of(ada), "bens").chmod(0o640)
        os.chown(shelf_of(ada) / "bens.toml", BEN, TEAM)
    shelve(shelf_of(ada), "roots").chmod(0o644)
    with acting_as(ADA):
        found = read_library(ada)
    assert found.broken == ()
    assert [(each.id, each.owner) for each in found.shelved] == [("bens", str(BEN)), ("roots", "")]
    assert [each.origin_in_words for each in found.shelved] == [f"site, belongs to {BEN}", "site"]


def test_a_link_to_a_private_reflection_is_not_read_as_a_checklist(ada: Paths) -> None:
    trap = shelf_of(ada) / "trap.toml"
    with acting_as(BEN):
        trap.symlink_to(ada.reflections / f"{FIRST}.toml")
    with acting_as(ADA):
        assert NOTE in trap.read_text("utf-8")
        found = read_library(ada)
    assert found.shelved == ()
    assert found.broken == (f"{trap}: Cannot be read: {A_LINK}.",)


def test_a_link_to_a_folder_of_private_reflections_is_not_read_as_checklists(ada: Paths) -> None:
    shelf_of(ada).rmdir()
    ada.sites[0].chmod(0o1777)
    with acting_as(BEN):
        shelf_of(ada).symlink_to(ada.reflections)
    with acting_as(ADA):
        found = read_library(ada)
    assert found.shelved == ()
    assert found.broken == (f"{shelf_of(ada)}: Cannot be read: {A_LINK}.",)


def test_a_private_file_of_ones_own_is_not_read_under_a_second_name(ada: Paths) -> None:
    # Where the machine lets people give files of others a second name, as some do.
    os.link(ada.reflections / f"{FIRST}.toml", shelf_of(ada) / "trap.toml")
    with acting_as(ADA):
        (broken,) = read_library(ada).broken
    assert "Has another name elsewhere" in broken
    assert NOTE not in json.dumps(broken)
