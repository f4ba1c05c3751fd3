import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people import ADA, BEN, TEAM, acting_as, common_ground, only_as_root
from ticlist.files.stepwise import can_replace, open_stepwise, others_write


def read(path: Path | str, at: int | None = None) -> bytes:
    opened = open_stepwise(str(path), at=at)
    try:
        return os.read(opened, 100)
    finally:
        os.close(opened)


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def refusal(path: Path | str, *, is_folder: bool = False) -> int | None:
    before = descriptors()
    with pytest.raises(OSError, match=r".") as refused:
        open_stepwise(str(path), is_folder=is_folder)
    assert descriptors() == before
    return refused.value.errno


# --- alone ------------------------------------------------------------------------------------


def test_a_file_and_a_folder_are_opened_and_nothing_else_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").write_bytes(b"B")
    before = descriptors()
    assert read(tmp_path / "a/b") == b"B"
    folder = open_stepwise(f"{tmp_path}//a/", is_folder=True)
    assert os.listdir(folder) == ["b"]  # noqa: PTH208 - by a descriptor
    assert read("b", at=folder) == b"B"
    assert read(tmp_path / "a/b", at=folder) == b"B"
    os.close(folder)
    assert descriptors() == before


def test_ones_own_links_are_followed_to_a_file_a_folder_and_the_top(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").write_bytes(b"B")
    (tmp_path / "near").symlink_to("a")
    (tmp_path / "far").symlink_to(tmp_path / "a")
    (tmp_path / "round").symlink_to("a/../near/b")
    (tmp_path / "top").symlink_to("/")
    assert read(tmp_path / "near/b") == read(tmp_path / "far/b") == read(tmp_path / "round") == b"B"
    top = open_stepwise(str(tmp_path / "top"), is_folder=True)
    assert os.fstat(top).st_ino == Path("/").stat().st_ino
    os.close(top)


def test_links_that_go_round_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert refusal(tmp_path / "a") == errno.ELOOP


def test_what_is_not_there_or_no_folder_is_refused_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "none/b") == errno.ENOENT
    assert refusal(tmp_path / "file/b") == errno.ENOTDIR
    assert refusal(tmp_path / "file", is_folder=True) == errno.ENOTDIR


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.close(open_stepwise(str(tmp_path / "pipe")))


def test_a_link_in_a_folder_where_it_can_be_replaced_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"S")
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "link").symlink_to(tmp_path / "secret")
    shared.chmod(0o770)
    assert refusal(shared / "link") == errno.ELOOP
    shared.chmod(0o1770)
    assert read(shared / "link") == b"S"


def test_who_can_write_and_replace_is_known_by_the_mode(tmp_path: Path) -> None:
    told = {}
    for mode in (0o755, 0o2770, 0o3770, 0o702, 0o1777):
        tmp_path.chmod(mode)
        told[mode] = (others_write(tmp_path.stat()), can_replace(tmp_path.stat()))
    tmp_path.chmod(0o700)
    assert told == {
        0o755: (False, False),
        0o2770: (True, True),
        0o3770: (True, False),
        0o702: (True, True),
        0o1777: (True, False),
    }


# --- two people -------------------------------------------------------------------------------


@pytest.fixture
def ground() -> Iterator[Path]:
    only_as_root()
    with common_ground() as folder:
        yield folder


@pytest.fixture
def shared(ground: Path) -> Path:
    """A folder that Ada and Ben can both write to, and neither can take from."""
    folder = ground / "shared"
    folder.mkdir()
    os.chown(folder, 0, TEAM)
    folder.chmod(0o3770)
    return folder


@pytest.fixture
def private(ground: Path) -> Path:
    """What Ada keeps to herself."""
    folder = ground / "ada"
    folder.mkdir(0o700)
    (folder / "mine.toml").write_bytes(b"mine")
    for each in (folder, folder / "mine.toml"):
        os.chown(each, ADA, ADA)
    return folder


def test_a_link_of_another_person_leads_nobody_to_their_own_file(
    shared: Path, private: Path
) -> None:
    with acting_as(BEN):
        (shared / "trap.toml").symlink_to(private / "mine.toml")
    with acting_as(ADA):
        assert (shared / "trap.toml").read_bytes() == b"mine"
        assert refusal(shared / "trap.toml") == errno.ELOOP


def test_a_linked_folder_of_another_person_leads_nobody_to_their_own_files(
    shared: Path, private: Path
) -> None:
    with acting_as(BEN):
        (shared / "sub").symlink_to(private)
    with acting_as(ADA):
        assert (shared / "sub/mine.toml").read_bytes() == b"mine"
        assert refusal(shared / "sub/mine.toml") == errno.ELOOP
        assert refusal(shared / "sub", is_folder=True) == errno.ELOOP


def test_links_of_root_and_of_ones_own_are_followed(shared: Path, private: Path) -> None:
    (shared / "by-root.toml").symlink_to(private / "mine.toml")
    with acting_as(ADA):
        (shared / "by-me.toml").symlink_to(private / "mine.toml")
        assert read(shared / "by-root.toml") == read(shared / "by-me.toml") == b"mine"


def test_a_link_of_root_in_the_folder_of_another_person_is_not_followed(
    ground: Path, private: Path
) -> None:
    (folder := ground / "ben").mkdir()
    (folder / "link").symlink_to(private / "mine.toml")
    os.chown(folder, BEN, BEN)
    with acting_as(ADA):
        assert refusal(folder / "link") == errno.ELOOP


def test_a_folder_that_can_only_be_passed_is_passed(ground: Path) -> None:
    (folder := ground / "through").mkdir()
    (folder / "file").write_bytes(b"F")
    folder.chmod(0o711)
    with acting_as(ADA):
        assert read(folder / "file") == b"F"
