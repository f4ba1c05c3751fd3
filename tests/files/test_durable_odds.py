"""Odd disks, links in the way, what is left behind, and why a write was refused."""

import errno
import os
import time
from pathlib import Path

import pytest

from ticlist.files import durable

NAME = "a.toml"
TMP, CLAIM = ".tmp-0123456789abcdef", f".claim-{NAME}"
A_DAY = 24 * 60 * 60


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    made.mkdir()
    return made


def aged(file: Path, seconds: float) -> Path:
    moment = time.time() - seconds
    os.utime(file, (moment, moment), follow_symlinks=False)
    return file


def left(folder: Path, name: str, seconds: float = A_DAY + 60) -> Path:
    file = folder / name
    file.write_text("half of something", encoding="utf-8")
    return aged(file, seconds)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refuse(number: int) -> OSError:
    return OSError(number, os.strerror(number))


# --- what is left behind ----------------------------------------------------------------------


def test_what_was_cut_off_more_than_a_day_ago_is_swept_and_nothing_else_is(folder: Path) -> None:
    for each in (TMP, CLAIM):
        left(folder, each)
    kept = [
        left(folder, NAME),
        left(folder, ".tmp-0123"),
        left(folder, f"{TMP}.toml"),
        left(folder, f"x{TMP}"),
        left(folder, ".tmp-aaaaaaaaaaaaaaaa", A_DAY - 60),
        left(folder, ".tmp-bbbbbbbbbbbbbbbb", -A_DAY),
    ]
    inner = folder / ".tmp-cccccccccccccccc"
    inner.mkdir()
    link = folder / ".tmp-dddddddddddddddd"
    link.symlink_to(NAME)
    kept += [aged(each, 2 * A_DAY) for each in (inner, link)]
    assert sorted(durable.sweep(folder)) == [CLAIM, TMP]
    assert names(folder) == sorted(each.name for each in kept)
    assert durable.sweep(folder) == []


def test_what_belongs_to_somebody_else_is_not_swept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(folder, TMP)
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert durable.sweep(folder) == []
    assert names(folder) == [TMP]


def test_where_nothing_can_be_swept_nothing_happens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert durable.sweep(folder / "not there") == []
    left(folder, TMP)

    def read_only(*_: object, **__: object) -> None:
        raise refuse(errno.EROFS)

    monkeypatch.setattr(os, "unlink", read_only)
    assert durable.sweep(folder) == []


@pytest.mark.parametrize("seconds", [61, A_DAY])
def test_a_claim_left_by_a_kill_blocks_no_name_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    left(folder, CLAIM, seconds)
    monkeypatch.setattr(os, "link", not_here)
    durable.create(folder, NAME, b"new")
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {NAME: b"new"}


def not_here(*_: object, **__: object) -> None:
    raise refuse(errno.EPERM)


def test_a_claim_of_this_moment_is_heeded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left(folder, CLAIM, 1)
    monkeypatch.setattr(os, "link", not_here)
    with pytest.raises(FileExistsError):
        durable.create(folder, NAME, b"new")
    assert names(folder) == [CLAIM]


# --- odd disks --------------------------------------------------------------------------------


def test_a_network_disk_that_repeats_a_rename_that_had_worked_is_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.replace

    def twice(one: str, other: str, *, src_dir_fd: int, dst_dir_fd: int) -> None:
        for _ in range(2):
            rename(one, other, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    monkeypatch.setattr(os, "replace", twice)
    durable.replace(folder, NAME, b"new")
    assert (folder / NAME).read_bytes() == b"new"


@pytest.mark.parametrize("before", [None, b"old"])
def test_a_rename_that_did_not_work_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    if before:
        (folder / NAME).write_bytes(before)

    def gone(*_: object, **__: object) -> None:
        raise refuse(errno.ENOENT)

    monkeypatch.setattr(os, "replace", gone)
    with pytest.raises(FileNotFoundError):
        durable.replace(folder, NAME, b"new")
    assert [each.read_bytes() for each in folder.iterdir()] == ([before] if before else [])


def test_a_disk_that_gives_back_other_bytes_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.pread
    monkeypatch.setattr(os, "pread", lambda *given: read(*given).replace(b"n", b"m"))
    with pytest.raises(OSError, match="does not read back"):
        durable.create(folder, NAME, b"new")
    assert names(folder) == []


def test_a_disk_that_reads_a_few_bytes_at_a_time_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.pread
    monkeypatch.setattr(os, "pread", lambda file, _, offset: read(file, 3, offset))
    durable.create(folder, NAME, b"more than three")
    assert (folder / NAME).read_bytes() == b"more than three"


def test_a_disk_without_modes_keeps_files_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fchmod", not_here)
    durable.create(folder, NAME, b"new")
    assert (folder / NAME).read_bytes() == b"new"


def test_its_owner_can_read_it_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0o777)
    try:
        durable.create(folder, NAME, b"new")
        durable.replace(folder, "b.toml", b"new")
    finally:
        os.umask(before)
    assert [each.stat().st_mode & 0o777 for each in folder.iterdir()] == [0o600] * 2


@pytest.mark.parametrize("write", [durable.create, durable.replace])
def test_a_temporary_name_that_stays_does_not_make_a_save_look_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    assert callable(write)

    def damaged(*_: object, **__: object) -> None:
        raise refuse(errno.EIO)

    monkeypatch.setattr(os, "unlink", damaged)
    write(folder, NAME, b"new")
    assert (folder / NAME).read_bytes() == b"new"


# --- links ------------------------------------------------------------------------------------


@pytest.mark.parametrize("write", [durable.create, durable.replace])
def test_nothing_is_written_through_a_link_in_the_place_of_the_folder(
    folder: Path, write: object
) -> None:
    assert callable(write)
    outside = folder / "outside"
    outside.mkdir()
    (folder / "kept").symlink_to(outside)
    with pytest.raises(OSError, match=r"links|director") as raised:
        write(folder / "kept", NAME, b"new")
    assert durable.why(raised.value) in {
        "a link or a file stands where a folder has to be",
        "a link stands where a folder has to be",
    }
    assert names(outside) == []


def test_a_link_above_the_folder_is_the_persons_own_business(folder: Path) -> None:
    (folder / "real" / "kept").mkdir(parents=True)
    (folder / "link").symlink_to("real")
    durable.create(folder / "link" / "kept", NAME, b"new")
    assert (folder / "real" / "kept" / NAME).read_bytes() == b"new"


# --- why --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read, not written"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, "the disk reports that it is damaged, or does not answer"),
        (errno.ENOENT, "the folder is not there"),
        (errno.EBUSY, os.strerror(errno.EBUSY)),
    ],
)
def test_why_a_write_was_refused_is_said_in_words(number: int, words: str) -> None:
    assert durable.why(refuse(number)) == words


def test_an_error_without_words_has_at_least_its_name() -> None:
    assert durable.why(OSError()) == "OSError"


def test_two_that_find_the_claim_of_a_dead_program_do_not_both_take_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(folder, CLAIM, 61)
    monkeypatch.setattr(os, "link", not_here)
    make = durable._make_claim

    def another_first(at: int, claim: str) -> None:
        monkeypatch.setattr(durable, "_make_claim", make)
        (folder / CLAIM).unlink()
        (folder / CLAIM).touch()
        make(at, claim)

    monkeypatch.setattr(durable, "_make_claim", another_first)
    with pytest.raises(FileExistsError):
        durable.create(folder, NAME, b"new")
    assert names(folder) == [CLAIM]


def test_a_link_of_which_only_the_answer_was_lost_is_taken_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def unanswered(*given: str, **options: int) -> None:
        link(*given, **options)  # type: ignore[arg-type]
        raise refuse(errno.ETIMEDOUT)

    monkeypatch.setattr(os, "link", unanswered)
    with pytest.raises(OSError, match="timed out"):
        durable.create(folder, NAME, b"new")
    assert names(folder) == []


def test_a_folder_that_a_power_cut_could_take_away_is_not_said_to_be_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_sync(_: int) -> None:
        raise refuse(errno.EIO)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no_sync)
        with pytest.raises(OSError, match="Input/output"):
            durable.make_private_folder(folder / "new")
    assert names(folder) == []


def test_where_one_may_make_folders_and_not_look_they_are_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> int:
        raise refuse(errno.EACCES)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", closed)
        durable.make_private_folder(folder / "new")
    assert names(folder) == ["new"]


def test_a_folder_can_be_entered_by_its_owner_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0o777)
    try:
        durable.make_private_folder(folder / "a" / "b")
    finally:
        os.umask(before)
    assert [(folder / each).stat().st_mode & 0o777 for each in ("a", "a/b")] == [0o700] * 2
