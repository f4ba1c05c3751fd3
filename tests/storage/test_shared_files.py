"""Files that were made to be shared, in the folder of one's own: listed, read, taken away."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ticlist.errors import NothingFitsError, StoreError
from ticlist.storage import shared_files as module
from ticlist.storage.exports import STANDARD_OUTPUT, Exported, note
from ticlist.storage.paths import Paths
from ticlist.storage.shared_files import (
    SharedFile,
    SharedFiles,
    shared_bytes,
    shared_files,
    still_there,
    take_shared_away,
)

AT = dt.datetime(2026, 11, 26, 15, 10, tzinfo=dt.UTC)


@pytest.fixture
def folder(paths: Paths) -> Path:
    paths.exports.mkdir(mode=0o700, parents=True)
    return paths.exports


def put(folder: Path, name: str, data: bytes = b"words", day: int = 1) -> Path:
    file = folder / name
    file.write_bytes(data)
    noon = dt.datetime(2026, 11, day, 12).astimezone().timestamp()
    os.utime(file, (noon, noon))
    return file


def a_link(file: Path) -> None:
    target = file.parent.parent / "elsewhere"
    target.write_text("of somebody else", encoding="utf-8")
    file.symlink_to(target)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "a-link.md": a_link,
    "a-pipe.md": os.mkfifo,
    "a-folder.md": lambda file: file.mkdir(),
    ".hidden.md": lambda file: file.touch(),
    "-rf.md": lambda file: file.touch(),
    "a\nb.md": lambda file: file.touch(),
    "\u202eb.md": lambda file: file.touch(),
}


def test_where_nothing_was_made_nothing_is_listed(paths: Paths) -> None:
    assert shared_files(paths) == SharedFiles([], 0)
    for ask in (shared_bytes, take_shared_away):
        with pytest.raises(NothingFitsError):
            ask(paths, "sheet.md")
    assert not paths.exports.exists()


def test_the_newest_stands_first(paths: Paths, folder: Path) -> None:
    put(folder, "older.md", day=2)
    put(folder, "b.pdf", b"%PDF", day=5)
    put(folder, "a.pdf", b"", day=5)
    assert shared_files(paths).files == [
        SharedFile("a.pdf", dt.date(2026, 11, 5), 0),
        SharedFile("b.pdf", dt.date(2026, 11, 5), 4),
        SharedFile("older.md", dt.date(2026, 11, 2), 5),
    ]


def test_one_is_read_and_taken_away_and_the_others_stay(paths: Paths, folder: Path) -> None:
    put(folder, "a.pdf", b"%PDF\x00\xff")
    put(folder, "b.md")
    assert shared_bytes(paths, "a.pdf") == b"%PDF\x00\xff"
    take_shared_away(paths, "a.pdf")
    assert [each.name for each in folder.iterdir()] == ["b.md"]


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_plain_file_of_ones_own_does_not_count(
    paths: Paths, folder: Path, name: str
) -> None:
    NO_FILES[name](folder / name)
    assert shared_files(paths) == SharedFiles([], 1)
    for ask in (shared_bytes, take_shared_away):
        with pytest.raises(NothingFitsError):
            ask(paths, name)
    assert os.path.lexists(folder / name)


@pytest.mark.parametrize("name", ["", ".", "..", "../data", "/etc/passwd", "a/b.md", "\x00"])
def test_what_is_no_name_leads_nowhere(paths: Paths, folder: Path, name: str) -> None:
    put(folder, "a.md")
    for ask in (shared_bytes, take_shared_away):
        with pytest.raises(NothingFitsError):
            ask(paths, name)
    assert (folder / "a.md").exists()


def test_one_of_somebody_else_does_not_count(
    paths: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.md")
    monkeypatch.setattr(module, "refuse_if_not_ones_own", lambda *_: None)
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
    assert shared_files(paths) == SharedFiles([], 1)


def test_one_that_goes_meanwhile_is_not_there(
    paths: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.md")
    monkeypatch.setattr(module, "names_in", lambda _: ["a.md", "gone.md"])
    assert [each.name for each in shared_files(paths).files] == ["a.md"]


def test_a_misspelt_name_is_told_with_what_may_have_been_meant(paths: Paths, folder: Path) -> None:
    put(folder, "sheet.md")
    with pytest.raises(NothingFitsError, match=r"Did you mean 'sheet\.md'\?"):
        shared_bytes(paths, "shet.md")


@pytest.mark.parametrize("ask", [shared_files, lambda each: take_shared_away(each, "a.md")])
def test_a_folder_that_is_not_ones_own_alone_is_left_alone(
    paths: Paths, tmp_path: Path, ask: Callable[[Paths], object]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    put(elsewhere, "a.md")
    paths.exports.parent.mkdir(exist_ok=True)
    paths.exports.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="This is not a folder of yours alone"):
        ask(paths)
    paths.exports.unlink()
    elsewhere.rename(paths.exports)
    paths.exports.chmod(0o777)
    with pytest.raises(StoreError, match="This is not a folder of yours alone"):
        ask(paths)
    assert (paths.exports / "a.md").exists()


def test_what_the_disk_does_not_do_is_said(
    paths: Paths, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.md")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.unlink", refuse)
    with pytest.raises(StoreError, match="It could not be done"):
        take_shared_away(paths, "a.md")


def test_what_was_made_of_a_reflection_and_lies_there_still(paths: Paths, folder: Path) -> None:
    here, gone = put(folder, "a.md"), folder / "gone.md"
    for file in (here, here, gone, STANDARD_OUTPUT):
        note(paths, Exported(AT, str(file), "md", "full", ("one", "two"), ("answers",)))
    assert still_there(paths, "two") == [here]
    assert still_there(paths, "three") == []
