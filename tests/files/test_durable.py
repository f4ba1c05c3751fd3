"""What is written is whole and private, and never takes the place of something else."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ticlist.files import durable

OLD, NEW = b"old " * 1000, b"new words " * 5000
NAME = "a.toml"
WITHOUT_LINKS = [errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS]
WITHOUT_SYNC = [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    made.mkdir()
    return made


@pytest.fixture(params=[0o000, 0o022, 0o077])
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def no_links(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", fail)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def held(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, temporary files too."""
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.usefixtures("_umask")
def test_a_folder_and_all_that_are_made_above_it_are_their_owners_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder = tmp_path / "a" / "b" / "c"
    durable.make_private_folder(folder)
    assert [mode_of(each) for each in (folder, *folder.parents[:2])] == [0o700] * 3
    assert mode_of(tmp_path) == 0o755


def test_a_folder_that_is_there_stays_as_it_is(folder: Path) -> None:
    folder.chmod(0o750)
    (folder / NAME).write_bytes(OLD)
    durable.make_private_folder(folder)
    assert mode_of(folder) == 0o750
    assert held(folder) == {NAME: OLD}


@pytest.mark.parametrize("kind", ["file", "dangling link"])
def test_a_folder_is_not_made_where_something_else_is(kind: str, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    if kind == "file":
        taken.write_bytes(OLD)
    else:
        taken.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match="File exists"):
        durable.make_private_folder(taken)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("_umask")
def test_a_new_file_is_its_owners_alone_and_the_only_one(folder: Path) -> None:
    durable.create(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}
    assert mode_of(folder / NAME) == 0o600
    assert (folder / NAME).stat().st_nlink == 1


@pytest.mark.usefixtures("_umask")
def test_a_replaced_file_is_its_owners_alone_and_the_only_one(folder: Path) -> None:
    durable.replace(folder, NAME, OLD)
    (folder / NAME).chmod(0o644)
    durable.replace(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}
    assert mode_of(folder / NAME) == 0o600


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize("code", WITHOUT_LINKS)
def test_a_file_system_without_links_keeps_a_new_file_just_the_same(
    code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_links(monkeypatch, code)
    durable.create(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}
    assert mode_of(folder / NAME) == 0o600


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("taken", ["file", "empty file", "dangling link"])
def test_a_name_that_is_taken_is_left_as_it_is(
    taken: str, folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        no_links(monkeypatch, errno.EPERM)
    if taken == "dangling link":
        (folder / NAME).symlink_to("nowhere")
    else:
        (folder / NAME).write_bytes(OLD if taken == "file" else b"")
    before = (folder / NAME).lstat()
    with pytest.raises(FileExistsError):
        durable.create(folder, NAME, NEW)
    assert [each.name for each in folder.iterdir()] == [NAME]
    assert (folder / NAME).lstat() == before


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ENOSPC, errno.EROFS])
def test_another_error_in_giving_the_name_is_told_and_leaves_nothing(
    code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_links(monkeypatch, code)
    with pytest.raises(OSError, match=os.strerror(code)) as caught:
        durable.create(folder, NAME, NEW)
    assert caught.value.errno == code
    assert held(folder) == {}


def test_a_network_disk_that_repeats_a_request_that_had_worked_is_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, fsync, synced = os.link, os.fsync, []

    def twice(one: str, other: str, **options: int) -> None:
        link(one, other, **options)  # type: ignore[arg-type]
        link(one, other, **options)  # type: ignore[arg-type]

    def sync(file: int) -> None:
        synced.append(file)
        fsync(file)

    monkeypatch.setattr(os, "link", twice)
    monkeypatch.setattr(os, "fsync", sync)
    durable.create(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}
    assert len(synced) == 2


def test_a_file_is_taken_away_and_one_that_is_not_there_is_no_mistake(folder: Path) -> None:
    (folder / NAME).write_bytes(OLD)
    (folder / "b.toml").write_bytes(OLD)
    durable.remove(folder, NAME)
    assert held(folder) == {"b.toml": OLD}
    durable.remove(folder, NAME)
    assert held(folder) == {"b.toml": OLD}


def test_a_link_is_taken_away_and_not_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(OLD)
    (folder / NAME).symlink_to(tmp_path / "other")
    durable.remove(folder, NAME)
    assert held(folder) == {}
    assert (tmp_path / "other").read_bytes() == OLD


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").write_bytes(OLD)
    (folder / NAME).symlink_to(tmp_path / "other")
    durable.replace(folder, NAME, NEW)
    assert not (folder / NAME).is_symlink()
    assert (folder / NAME).read_bytes() == NEW
    assert (tmp_path / "other").read_bytes() == OLD


def test_a_file_lands_in_the_folder_it_was_meant_for_even_if_the_path_turns(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def turn(*given: str, **options: int) -> None:
        folder.rename(tmp_path / "moved")
        (tmp_path / "elsewhere").mkdir()
        folder.symlink_to(tmp_path / "elsewhere")
        link(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "link", turn)
    durable.create(folder, NAME, NEW)
    assert held(tmp_path / "moved") == {NAME: NEW}
    assert held(tmp_path / "elsewhere") == {}


@pytest.mark.parametrize("write", [durable.create, durable.replace])
def test_nothing_is_written_into_what_is_no_folder(
    write: object, folder: Path, tmp_path: Path
) -> None:
    assert callable(write)
    (folder / "file").write_bytes(OLD)
    for wrong in (folder / "file", tmp_path / "nowhere"):
        with pytest.raises(OSError, match=r"No such file or directory|Not a directory"):
            write(wrong, NAME, NEW)
    assert held(folder) == {"file": OLD}


@pytest.mark.parametrize("code", WITHOUT_SYNC)
def test_a_disk_that_cannot_sync_keeps_files_all_the_same(
    code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    durable.create(folder, NAME, OLD)
    durable.replace(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}
    durable.remove(folder, NAME)
    assert held(folder) == {}
