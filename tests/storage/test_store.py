import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.making import FIRST, NOTE, SECOND, THIRD, a_reflection, keep, mode_of
from ticlist.errors import FileRefusedError, NameTakenError, NothingFitsError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import Reflection
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

HOW_TO_GO_ON = "What you wrote is still here. Try again, or keep the draft and leave."


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


# --- keeping ----------------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_what_is_saved_is_for_its_owner_alone_whatever_the_umask(paths: Paths, mask: int) -> None:
    with umask(mask):
        file = Store(paths).save(a_reflection())
    assert file == paths.reflections / f"{FIRST}.toml"
    assert file.read_bytes() == reflection_bytes(a_reflection())
    assert mode_of(file) == 0o600
    assert [mode_of(each) for each in (paths.data, paths.reflections, paths.drafts)] == [0o700] * 3
    assert [each.name for each in paths.reflections.iterdir()] == [file.name]


def test_what_is_saved_is_read_back_the_same(paths: Paths) -> None:
    store = Store(paths)
    store.save(a_reflection())
    assert store.read(FIRST) == a_reflection()


def test_a_name_is_never_taken_twice(paths: Paths) -> None:
    store = Store(paths)
    file = store.save(a_reflection())
    before = file.read_bytes()
    with pytest.raises(NameTakenError) as raised:
        store.save(a_reflection(context="Another week."))
    assert str(raised.value) == f"{file}: There is a file of this name already."
    assert file.read_bytes() == before
    assert [each.name for each in paths.reflections.iterdir()] == [file.name]


def test_a_link_in_the_place_of_the_file_is_not_followed(paths: Paths, tmp_path: Path) -> None:
    paths.reflections.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    (paths.reflections / f"{FIRST}.toml").symlink_to(elsewhere)
    with pytest.raises(StoreError, match="There is a file of this name already"):
        Store(paths).save(a_reflection())
    assert not elsewhere.exists()


def test_of_many_that_save_at_once_one_wins_and_its_file_is_whole(paths: Paths) -> None:
    Store(paths).make_ready()
    together = threading.Barrier(8, timeout=30)
    won: list[bytes] = []

    def save(number: int) -> None:
        mine = a_reflection(context=f"Week {number}. " + "x" * 1000 * number)
        together.wait()
        try:
            Store(paths).save(mine)
        except StoreError:
            return
        won.append(reflection_bytes(mine))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert won == [(paths.reflections / f"{FIRST}.toml").read_bytes()]
    assert len(list(paths.reflections.iterdir())) == 1


def test_on_a_full_disk_nothing_stands_under_the_name_and_nothing_written_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int, _data: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError) as raised:
        Store(paths).save(a_reflection())
    file = paths.reflections / f"{FIRST}.toml"
    assert str(raised.value) == (
        f"{file}: It could not be written: the disk is full.\n{HOW_TO_GO_ON}"
    )
    assert NOTE not in str(raised.value)
    assert list(paths.reflections.iterdir()) == []


def test_saving_goes_on_after_a_disk_was_full(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(paths)

    def full(*_: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    with monkeypatch.context() as once:
        once.setattr(durable, "create", full)
        with pytest.raises(StoreError, match="your share of the disk is used up"):
            store.save(a_reflection())
    assert store.save(a_reflection()).read_bytes() == reflection_bytes(a_reflection())


# --- being ready ------------------------------------------------------------------------------


def test_being_ready_makes_the_folders_and_leaves_what_is_there(paths: Paths) -> None:
    keep(paths, FIRST)
    Store(paths).make_ready()
    Store(paths).make_ready()
    assert sorted(each.name for each in paths.data.iterdir()) == ["drafts", "reflections"]
    assert [name.id for name in Store(paths).names()] == [FIRST]


def test_a_file_in_the_place_of_a_folder_is_told_before_anything_is_written(paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("mine")
    store = Store(paths)
    for attempt in (store.make_ready, lambda: store.save(a_reflection())):
        with pytest.raises(StoreError) as raised:
            attempt()
        assert str(raised.value) == (
            f"{paths.data}: Nothing can be kept here: something else is there already.\n"
            "'ticlist where' shows every folder and who decided it."
        )
    assert paths.data.read_text() == "mine"


def test_a_folder_that_may_not_be_written_to_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def may(path: Path, mode: int) -> bool:
        assert mode == os.W_OK | os.X_OK
        return path != paths.drafts

    monkeypatch.setattr(os, "access", may)
    with pytest.raises(StoreError) as raised:
        Store(paths).make_ready()
    assert str(raised.value).startswith(
        f"{paths.drafts}: Nothing can be kept here: you may not write there.\n"
    )


def test_a_disk_that_can_only_be_read_is_said_to_be_one(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    class ReadOnly:
        f_flag = os.ST_RDONLY

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(os, "statvfs", lambda _: ReadOnly)
    with pytest.raises(StoreError, match="the disk can only be read, not written"):
        Store(paths).make_ready()


# --- reading ----------------------------------------------------------------------------------


def test_the_names_are_those_of_the_saved_reflections_alone(paths: Paths) -> None:
    store = Store(paths)
    assert store.names() == []
    keep(paths, FIRST, THIRD, SECOND)
    paths.drafts.mkdir()
    (paths.drafts / "2027-01-01-1200-school-bbbbbb.toml").touch()
    assert [name.id for name in store.names()] == [THIRD, SECOND, FIRST]


def test_a_reflection_is_called_what_its_file_is_called(paths: Paths) -> None:
    keep(paths, FIRST)
    (paths.reflections / f"{FIRST}.toml").rename(paths.reflections / f"{THIRD}.toml")
    assert Store(paths).read(THIRD) == replace(a_reflection(), id=THIRD)


def test_a_newer_format_is_refused_and_left_as_it_is(paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    newer = file.read_bytes().replace(b"format = 1", b"format = 2")
    file.write_bytes(newer)
    with pytest.raises(FileRefusedError) as raised:
        Store(paths).read(FIRST)
    assert str(raised.value).startswith(f"{file}: Has format 2; this ticlist reads format 1.\n")
    assert file.read_bytes() == newer


def test_a_file_larger_than_four_mebibytes_is_refused(paths: Paths) -> None:
    keep(paths, FIRST)
    file = paths.reflections / f"{FIRST}.toml"
    room = (4 << 20) - file.stat().st_size
    file.write_bytes(file.read_bytes() + b"\n" * room)
    assert Store(paths).read(FIRST) == a_reflection()
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(FileRefusedError) as raised:
        Store(paths).read(FIRST)
    assert str(raised.value) == f"{file}: Is larger than 4 MiB."


def test_one_that_is_not_there_is_refused(paths: Paths) -> None:
    with pytest.raises(FileRefusedError) as raised:
        Store(paths).read(FIRST)
    said = "Cannot be read: No such file or directory."
    assert str(raised.value) == f"{paths.reflections}/{FIRST}.toml: {said}"


# --- finding ----------------------------------------------------------------------------------


def test_a_saved_reflection_is_found_by_words(paths: Paths) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    store = Store(paths)
    found = [store.find(words).id for words in ("last", "previous:school", "h2mnb4")]
    assert found == [THIRD, FIRST, SECOND]


def test_where_nothing_is_saved_that_is_what_is_told(paths: Paths) -> None:
    with pytest.raises(NothingFitsError) as raised:
        Store(paths).find("last")
    assert str(raised.value) == "There is no saved reflection."


def test_what_fits_no_saved_reflection_is_told_with_the_command_that_shows_them(
    paths: Paths,
) -> None:
    keep(paths, FIRST)
    with pytest.raises(NothingFitsError) as raised:
        Store(paths).find("2027")
    assert str(raised.value) == (
        "There is no saved reflection '2027'.\n"
        "'ticlist list' shows which there are; 'last' means the newest."
    )


def test_many_are_read_one_after_the_other_and_none_hides_another(paths: Paths) -> None:
    keep(paths, FIRST, SECOND, THIRD)
    store = Store(paths)
    names = store.names()
    store.path_of(SECOND).write_text("half", encoding="utf-8")
    store.path_of(THIRD).unlink()
    (broken, whole) = store.read_each(names)
    assert broken[0].id == SECOND
    assert isinstance(broken[1], FileRefusedError)
    assert whole[0].id == FIRST
    assert isinstance(whole[1], Reflection)
