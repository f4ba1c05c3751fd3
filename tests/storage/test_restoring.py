"""What comes back from a backup, whatever was done to it: nothing over, nothing outside."""

import io
import os
import stat
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.making import FIRST, SECOND, THIRD, home_in, keep, keep_draft
from tests.storage.packing import TOP, Making
from tests.storage.tree import files_of, standing
from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.storage.backup import packed
from ticlist.storage.paths import Paths
from ticlist.storage.restoring import NotRestored, Restored, restore

GOOD = f"data/reflections/{FIRST}.toml"
DIFFERS = "It is here already with something else in it, and was left so."
CHANGED = "It is not what was backed up: it was damaged or changed since."
MISSING = "It is missing from the backup."


@pytest.fixture
def making() -> Making:
    return Making()


def backed_up(tmp_path: Path, *ids: str) -> Path:
    """A backup of a store of another place."""
    there = home_in(tmp_path / "there")
    keep(there, *ids)
    file = tmp_path / "backup.tar"
    file.write_bytes(packed(there).data)
    return file


# --- over nothing -----------------------------------------------------------------------------


def test_what_is_not_here_yet_is_written_and_the_same_is_counted(
    paths: Paths, tmp_path: Path
) -> None:
    file = backed_up(tmp_path, FIRST, SECOND)
    keep(paths, FIRST)
    before = standing(paths.reflections)
    assert restore(paths, file) == Restored("1 reflection", 1, (), None)
    assert {**standing(paths.reflections), **before} == standing(paths.reflections)
    assert restore(paths, file) == Restored("nothing", 2, (), None)


@pytest.mark.parametrize("other", ["shorter", "longer", "link", "pipe", "folder"])
def test_what_is_here_with_something_else_in_it_is_left_and_named(
    paths: Paths, tmp_path: Path, other: str
) -> None:
    file = backed_up(tmp_path, FIRST, SECOND)
    keep(paths, FIRST)
    mine = paths.reflections / f"{FIRST}.toml"
    data = mine.read_bytes()
    mine.unlink()
    if other == "link":
        elsewhere = tmp_path / "same"
        elsewhere.write_bytes(data)
        mine.symlink_to(elsewhere)
    elif other == "pipe":
        os.mkfifo(mine)
    elif other == "folder":
        mine.mkdir()
    else:
        mine.write_bytes(data[:-1] if other == "shorter" else data + b"\n")
    before = standing(paths.reflections)
    assert restore(paths, file) == Restored("1 reflection", 0, (NotRestored(GOOD, DIFFERS),), None)
    assert standing(paths.reflections).items() >= before.items()


def test_what_comes_into_being_meanwhile_is_not_written_over(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up(tmp_path, FIRST)
    create = durable.create

    def meanwhile(folder: Path, name: str, data: bytes) -> None:
        (folder / name).write_bytes(b"another program's")
        create(folder, name, data)

    monkeypatch.setattr(durable, "create", meanwhile)
    assert restore(paths, file).not_restored == (NotRestored(GOOD, DIFFERS),)
    assert (paths.reflections / f"{FIRST}.toml").read_bytes() == b"another program's"


def test_what_is_unfinished_comes_last_wherever_it_stands(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, making: Making
) -> None:
    making.add(f"{TOP}/data/drafts/{SECOND}.toml").add(f"{TOP}/{GOOD}")
    making.add(f"{TOP}/data/history/{FIRST}~1.toml")
    written = []
    create = durable.create

    def note(folder: Path, name: str, data: bytes) -> None:
        written.append(folder.name)
        create(folder, name, data)

    monkeypatch.setattr(durable, "create", note)
    assert restore(paths, making.file(tmp_path)).stopped is None
    assert written == ["reflections", "history", "drafts"]


# --- on a disk that refuses -------------------------------------------------------------------


def test_a_full_disk_is_told_and_the_same_again_goes_on(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up(tmp_path, FIRST, SECOND, THIRD)
    create = durable.create

    def full(folder: Path, name: str, data: bytes) -> None:
        if SECOND in name:
            raise OSError(28, os.strerror(28))
        create(folder, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(durable, "create", full)
        done = restore(paths, file)
    assert (done.written, done.same, done.not_restored) == ("1 reflection", 0, ())
    assert done.stopped == (
        f"{paths.reflections / SECOND}.toml: It could not be written: the disk is full.\n"
        "Once that is mended, the same command goes on from here."
    )
    assert restore(paths, file) == Restored("2 reflections", 1, (), None)


def test_a_folder_that_cannot_be_made_is_told(paths: Paths, tmp_path: Path) -> None:
    file = backed_up(tmp_path, FIRST)
    paths.data.parent.mkdir()
    paths.data.touch()
    assert "It could not be written: a link or a file stands where a folder has to be." in str(
        restore(paths, file).stopped
    )


def test_all_folders_together_may_be_a_link_and_no_room_may(paths: Paths, tmp_path: Path) -> None:
    there = home_in(tmp_path / "there")
    keep(there, FIRST)
    keep_draft(there, SECOND)
    there.config.mkdir()
    there.settings.write_bytes(b"")
    (there.data / "exported.toml").write_bytes(b"")
    file = tmp_path / "backup.tar"
    file.write_bytes(packed(there).data)
    for folder, real in ((paths.data, "real data"), (paths.config, "real config")):
        folder.parent.mkdir(exist_ok=True)
        (tmp_path / real).mkdir()
        folder.symlink_to(tmp_path / real)
    done = restore(paths, file)
    assert (done.not_restored, done.stopped) == ((), None)
    assert files_of(Paths(tmp_path / "real data", tmp_path / "real config", (), "")) == files_of(
        there
    )
    (paths.reflections / f"{FIRST}.toml").unlink()
    paths.reflections.rmdir()
    paths.reflections.symlink_to(tmp_path)
    assert "a link or a file stands where a folder has to be" in str(restore(paths, file).stopped)
    assert not (tmp_path / f"{FIRST}.toml").exists()


# --- damaged on the way -----------------------------------------------------------------------


def test_a_backup_that_was_cut_gives_what_is_whole_and_names_what_is_missing(
    paths: Paths, tmp_path: Path
) -> None:
    file = backed_up(tmp_path, FIRST, SECOND, THIRD)
    data = file.read_bytes()
    at = data.index(b"\n", data.index(f"data/reflections/{SECOND}.toml\0".encode())) + 20
    file.write_bytes(data[:at])
    done = restore(paths, file)
    assert done.written == "1 reflection"
    assert done.stopped == f"{file}: It ends too early: the rest of it is missing."
    assert done.not_restored == tuple(
        NotRestored(f"data/reflections/{each}.toml", MISSING) for each in (SECOND, THIRD)
    )


def test_what_is_not_what_was_backed_up_is_refused(paths: Paths, tmp_path: Path) -> None:
    file = backed_up(tmp_path, FIRST, SECOND)
    data = file.read_bytes()
    at = data.index(b"An odd week.")
    file.write_bytes(data[:at] + bytes(12) + data[at + 12 :])
    assert restore(paths, file) == Restored("1 reflection", 0, (NotRestored(GOOD, CHANGED),), None)


def test_a_backup_unpacked_and_packed_again_by_another_program_is_taken(
    paths: Paths, tmp_path: Path
) -> None:
    there = home_in(tmp_path / "there")
    keep(there, FIRST)
    keep_draft(there, SECOND)
    unpacked = tmp_path / "unpacked"
    with tarfile.open(fileobj=io.BytesIO(packed(there).data)) as tar:
        tar.extractall(unpacked, filter="data")
    again = tmp_path / "again.tar"
    with tarfile.open(again, "w", format=tarfile.GNU_FORMAT) as tar:
        tar.add(unpacked / TOP, f"./{TOP}")
    assert restore(paths, again) == Restored("1 reflection, 1 unfinished reflection", 0, (), None)
    assert files_of(paths) == files_of(there)


def test_a_link_to_a_backup_is_followed(paths: Paths, tmp_path: Path) -> None:
    link = tmp_path / "link.tar"
    link.symlink_to(backed_up(tmp_path, FIRST))
    assert restore(paths, link).written == "1 reflection"


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_no_damage_writes_anything_but_what_was_backed_up(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    file = backed_up(folder, FIRST, SECOND)
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(bytes(whole[: data.draw(st.integers(512, len(whole)))]))
    here = home_in(folder / "here")
    try:
        restore(here, file)
    except FileRefusedError:
        return
    for path in folder.rglob("*"):
        assert stat.S_IFMT(path.lstat().st_mode) in {stat.S_IFREG, stat.S_IFDIR}
    known = {f"data/reflections/{each}.toml" for each in (FIRST, SECOND)}
    assert set(files_of(here)) <= known
