"""`ticlist new-checklist` makes a file to write over, and writes over nothing itself."""

import os
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.content.shipped import FOLDER
from tests.storage.making import mode_of, shelve
from tests.storage.tree import standing
from ticlist.files import durable
from ticlist.storage import library, new_checklist
from ticlist.storage.library import read_library
from ticlist.storage.paths import Paths

SCHEMA = "checklist.schema.json"
BESIDE = f"ticlist: Beside it: {SCHEMA}, for editors that complete and explain the keys.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def test_a_start_is_there_with_the_schema_beside_it_and_what_to_do_with_it(
    run: Run, paths: Paths, folder: Path
) -> None:
    before = os.umask(0)
    try:
        said = run("new-checklist", "ours.toml")
    finally:
        os.umask(before)
    comes_next = (
        "ticlist: 'ticlist check ours.toml' tells every mistake in it.\n"
        f"ticlist: Put it into {paths.checklists}: then it stands at home.\n"
    )
    there = "ours.toml is there, to be written over with an editor.\n"
    assert said == (0, there, f"{BESIDE}{comes_next}")
    assert sorted(each.name for each in folder.iterdir()) == [SCHEMA, "ours.toml"]
    assert mode_of(folder / "ours.toml") == 0o600
    assert (folder / SCHEMA).read_bytes() == (FOLDER / SCHEMA).read_bytes()
    assert not paths.config.exists()


def test_in_ones_own_folder_it_stands_at_home_at_once(run: Run, paths: Paths) -> None:
    file = paths.checklists / "ours.toml"
    said = run("new-checklist", str(file))
    assert said.code == 0
    assert said.err.endswith("ticlist: It is in your own folder, so it stands at home.\n")
    found = read_library(paths)
    assert found.broken == ()
    assert [each.file for each in found.shelved if each.checklist.id == "ours"] == [file]
    assert mode_of(paths.checklists) == 0o700


def test_in_the_sites_folder_it_is_said_how_others_can_read_it(run: Run, paths: Paths) -> None:
    folder = paths.sites[0] / "checklists"
    folder.mkdir(parents=True)
    file = folder / "ours.toml"
    said = run("new-checklist", str(file))
    told = "It is in your site's folder, and so far you alone can read it: "
    assert said.err.endswith(f"ticlist: {told}'chmod 644 {file}' lets others do so too.\n")


def test_the_schema_is_neither_a_stranger_in_ones_own_folder_nor_in_a_backup(
    run: Run, paths: Paths
) -> None:
    run("new-checklist", str(paths.checklists / "ours.toml"))
    (paths.checklists / SCHEMA).chmod(0o644)
    said = run("check-store")
    assert (said.code, said.out) == (0, "")
    kept = run("backup", "--to", "b.tar")
    assert "holds 1 own checklist." in kept.out
    assert SCHEMA not in kept.err
    paths.settings.parent.joinpath(SCHEMA).touch()
    assert SCHEMA in run("check-store").out


def test_with_another_it_begins_with_the_text_of_that(run: Run, folder: Path) -> None:
    assert run("new-checklist", "ours.toml", "--from", "school").code == 0
    text = (folder / "ours.toml").read_text("utf-8")
    assert "of ticlist, under CC BY 4.0" in text
    assert 'text = "I tell pupils beforehand about changes of routine, room or adult."' in text


def test_ones_own_can_be_begun_with_too(run: Run, paths: Paths, folder: Path) -> None:
    shelve(paths.checklists, "art", title='"Art"')
    assert run("new-checklist", "ours.toml", "--from=art").code == 0
    text = (folder / "ours.toml").read_text("utf-8")
    assert "Based on 'Art', version 1." in text
    assert "CC BY" not in text


def test_one_that_will_take_the_place_of_another_is_told_so(run: Run, paths: Paths) -> None:
    shelve(paths.checklists, "art")
    takes = "ticlist: There it takes the place of the {} '{}'.\n"
    assert run("new-checklist", "school.toml").err.endswith(takes.format("shipped", "school"))
    assert run("new-checklist", "art.toml").err.endswith(takes.format("own", "art"))


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "called", "could"),
    [
        ("Our School.toml", "Our School.toml", "our-school.toml"),
        ("ours", "ours", "ours.toml"),
        ("ours.TOML", "ours.TOML", "ours-toml.toml"),
        ("sub/Ours.toml", "Ours.toml", "sub/ours.toml"),
        ("-", "-", "ours.toml"),
        ("", ".", "ours.toml"),
        ("..", "..", "ours.toml"),
        (f"{'a' * 41}.toml", f"{'a' * 41}.toml", f"{'a' * 40}.toml"),
    ],
)
def test_a_name_that_can_be_no_id_is_refused_and_one_that_can_is_told(
    run: Run, folder: Path, given: str, called: str, could: str
) -> None:
    told = (
        f"ticlist: A checklist cannot be called '{called}': its id is the name of its file.\n"
        "An id has small letters, digits and hyphens, 40 at most and no hyphen first. "
        f"It could be: {could}\n"
    )
    assert run("new-checklist", given) == (2, "", told)
    assert list(folder.iterdir()) == []


# --- over nothing -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["file", "link"])
def test_nothing_is_written_over(run: Run, folder: Path, kind: str) -> None:
    file = folder / "ours.toml"
    if kind == "file":
        file.write_bytes(b"mine")
    else:
        file.symlink_to("nowhere")
    before = standing(folder)
    told = "ticlist: ours.toml: There is a file of this name already; it was left as it is.\n"
    assert run("new-checklist", "ours.toml") == (1, "", f"{told}Give another name.\n")
    assert standing(folder) == before


def test_a_folder_of_that_name_is_left(run: Run, folder: Path) -> None:
    (folder / "ours.toml").mkdir()
    said = run("new-checklist", "ours.toml")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("ticlist: It needs the name of a file, such as ours.toml.\n")


def test_a_schema_that_is_there_already_is_left_and_it_is_said_where_it_is_another(
    run: Run, folder: Path
) -> None:
    assert run("new-checklist", "one.toml").code == 0
    again = run("new-checklist", "two.toml")
    assert again.code == 0
    assert SCHEMA not in again.err
    (folder / SCHEMA).write_bytes(b"{}")
    said = run("new-checklist", "three.toml")
    assert said.code == 0
    other = "was there already and is another than this ticlist's; it was left."
    assert said.err.startswith(f"ticlist: {SCHEMA} {other}\n")
    assert (folder / SCHEMA).read_bytes() == b"{}"


@pytest.mark.parametrize("is_a_link", [True, False])
def test_a_schema_that_cannot_be_had_costs_no_checklist_and_is_said(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_a_link: bool
) -> None:
    if is_a_link:
        (folder / SCHEMA).symlink_to("nowhere")
    else:
        monkeypatch.setattr(new_checklist, "shipped_folder", lambda: folder / "gone")
    said = run("new-checklist", "ours.toml")
    assert (said.code, said.out.count("\n")) == (1, 1)
    assert said.err.startswith("ticlist: The schema for editors is not beside it. ")
    assert (folder / "ours.toml").is_file()


# --- where it cannot be -----------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_told(run: Run) -> None:
    said = run("new-checklist", "gone/ours.toml")
    assert said == (1, "", "ticlist: gone: There is no such folder.\n")


def test_an_own_folder_that_cannot_be_made_is_told(run: Run, paths: Paths) -> None:
    paths.config.parent.mkdir(parents=True, exist_ok=True)
    paths.config.touch()
    said = run("new-checklist", str(paths.checklists / "ours.toml"))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"ticlist: {paths.checklists}: The folder cannot be made: ")


def test_a_disk_that_takes_nothing_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "create", full)
    told = "ticlist: ours.toml: It could not be written: the disk is full.\n"
    assert run("new-checklist", "ours.toml") == (1, "", told)
    assert list(folder.iterdir()) == []


def test_a_source_that_is_not_there_or_is_broken_is_told_and_nothing_is_made(
    run: Run, paths: Paths, folder: Path
) -> None:
    said = run("new-checklist", "ours.toml", "--from", "scool")
    assert (said.code, said.err.split("\n", 1)[0]) == (
        1,
        "ticlist: There is no checklist 'scool'. Did you mean 'school'?",
    )
    file = shelve(paths.checklists, "art")
    file.write_bytes(b"\xff")
    said = run("new-checklist", "ours.toml", "--from", "art")
    assert said == (1, "", f"ticlist: {file}:1: Is not UTF-8 text.\n")
    assert list(folder.iterdir()) == []


def test_without_shipped_ones_a_start_can_be_made_all_the_same(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "shipped_folder", lambda: folder / "gone")
    assert run("new-checklist", "ours.toml").code == 0
