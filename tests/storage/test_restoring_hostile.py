"""Whatever was put into a backup: nothing lands outside, and the rest of it is restored."""

import os
import tarfile
from pathlib import Path

import pytest

from tests.storage.making import FIRST, SECOND
from tests.storage.packing import TOP, Change, Making, of_kind
from tests.storage.tree import files_of, modes_of, standing
from ticlist.errors import FileRefusedError
from ticlist.storage.paths import Paths
from ticlist.storage.restoring import NotRestored, Restored, restore

GOOD = f"data/reflections/{FIRST}.toml"
NO_NAME = "Its name is none that a backup has."


@pytest.fixture
def making() -> Making:
    return Making()


@pytest.mark.parametrize(
    "name",
    [
        "/etc/cron.d/x",
        f"/{TOP}/{GOOD}",
        f"{TOP}/../../x",
        f"{TOP}/data/reflections/../../../x",
        f"{TOP}/data/reflections/../reflections/{FIRST}.toml",
        f"{TOP}//{GOOD}",
        f"{TOP}/data/./reflections/{FIRST}.toml",
        f"{TOP}/data/reflections/{FIRST}.toml/x",
        f"{TOP}/data/reflections/.bashrc",
        f"{TOP}/data/reflections/{FIRST}.lock",
        f"{TOP}/data/reflections/{FIRST}",
        f"{TOP}/data/drafts/.tmp-{'0' * 16}",
        f"{TOP}/data/drafts/{FIRST}.lock",
        f"{TOP}/data/history/{FIRST}.toml",
        f"{TOP}/data/history/{FIRST}~0.toml",
        f"{TOP}/data/history/x~1.toml",
        f"{TOP}/data/reports/x.txt",
        f"{TOP}/data/settings.toml",
        f"{TOP}/config/.profile",
        f"{TOP}/config/checklists/A.toml",
        f"{TOP}/other/{GOOD}",
        f"other/{GOOD}",
        GOOD,
        f"{TOP}/data/reflections/{FIRST}\n.toml",
        f"{TOP}/data/reflections/\x1b[2J.toml",
        "\udcff\udcfe",
    ],
)
def test_a_name_that_no_backup_has_is_refused_and_the_rest_is_restored(
    paths: Paths, tmp_path: Path, making: Making, name: str
) -> None:
    making.add(name).add(f"{TOP}/data/reflections/{SECOND}.toml", b"good")
    before = standing(tmp_path)
    done = restore(paths, making.file(tmp_path))
    assert done == Restored("1 reflection", 0, (NotRestored(name, NO_NAME),), None)
    assert files_of(paths) == {f"data/reflections/{SECOND}.toml": b"good"}
    outside = {each for each in standing(tmp_path) if not each.startswith("person")}
    assert outside == {*before, "backup.tar"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (of_kind(tarfile.SYMTYPE, "/etc/passwd"), "It is a link."),
        (of_kind(tarfile.LNKTYPE, "/etc/passwd"), "It is a link."),
        (of_kind(tarfile.CHRTYPE), "It is a device."),
        (of_kind(tarfile.BLKTYPE), "It is a device."),
        (of_kind(tarfile.FIFOTYPE), "It is a pipe."),
        (of_kind(tarfile.DIRTYPE), "It is a folder."),
        (of_kind(tarfile.GNUTYPE_SPARSE), "It is a file with holes."),
        (of_kind(b"V"), "It is of a kind that no backup has."),
    ],
)
def test_what_is_no_plain_file_is_refused_and_the_rest_is_restored(
    paths: Paths, tmp_path: Path, making: Making, change: Change, why: str
) -> None:
    making.add(f"{TOP}/{GOOD}", b"", change)
    making.add(f"{TOP}/README.txt", b"", change)
    making.add(f"{TOP}/data/reflections/{SECOND}.toml", b"good")
    done = restore(paths, making.file(tmp_path))
    assert done.not_restored == (NotRestored(GOOD, why), NotRestored("README.txt", why))
    assert files_of(paths) == {f"data/reflections/{SECOND}.toml": b"good"}


def test_a_link_in_the_place_of_a_folder_leads_nowhere(
    paths: Paths, tmp_path: Path, making: Making
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    making.add(f"{TOP}/data/reflections", b"", of_kind(tarfile.SYMTYPE, str(victim)))
    making.add(f"{TOP}/{GOOD}", b"good")
    done = restore(paths, making.file(tmp_path))
    assert done.not_restored == (NotRestored(f"{TOP}/data/reflections", NO_NAME),)
    assert list(victim.iterdir()) == []
    assert files_of(paths) == {GOOD: b"good"}


def test_no_mode_or_owner_of_a_backup_is_taken_over(
    paths: Paths, tmp_path: Path, making: Making
) -> None:
    def change(heading: tarfile.TarInfo) -> None:
        heading.mode, heading.uid, heading.gid = 0o7777, 4711, 4711

    making.add(f"{TOP}/{GOOD}", b"good", change)
    making.add(f"{TOP}/data", b"", of_kind(tarfile.DIRTYPE))
    restore(paths, making.file(tmp_path))
    assert modes_of(paths.data) == {("folder", 0o700), ("file", 0o600)}
    assert (paths.reflections / f"{FIRST}.toml").stat().st_uid == os.geteuid()


def test_of_two_of_one_name_the_first_counts(paths: Paths, tmp_path: Path, making: Making) -> None:
    making.add(f"{TOP}/{GOOD}", b"first").add(f"{TOP}/{GOOD}", b"second")
    done = restore(paths, making.file(tmp_path))
    why = "It stands in the backup twice; the first one counts."
    assert done.not_restored == (NotRestored(GOOD, why),)
    assert files_of(paths) == {GOOD: b"first"}


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [(GOOD, (4 << 20) + 1, 4), ("config/settings.toml", (1 << 20) + 1, 1), (GOOD, 65 << 20, 4)],
)
def test_what_is_larger_than_ticlist_reads_is_refused_and_the_rest_is_restored(
    paths: Paths, tmp_path: Path, making: Making, *, name: str, size: int, told: int
) -> None:
    making.add(f"{TOP}/{name}", bytes(size))
    making.add(f"{TOP}/data/reflections/{SECOND}.toml", b"good")
    done = restore(paths, making.file(tmp_path))
    why = f"It is larger than the {told} MiB that ticlist reads."
    assert done.not_restored == (NotRestored(name, why),)
    assert files_of(paths) == {f"data/reflections/{SECOND}.toml": b"good"}


def test_ten_thousand_members_are_no_harm(paths: Paths, tmp_path: Path, making: Making) -> None:
    for number in range(10_000):
        making.add(f"{TOP}/data/reflections/{number}.toml", b"")
    making.add(f"{TOP}/{GOOD}", b"good")
    done = restore(paths, making.file(tmp_path))
    assert (done.written, len(done.not_restored)) == ("1 reflection", 10_000)


@pytest.mark.parametrize("kind", ["gzip", "text", "nothing", "pipe", "folder", "none", "foreign"])
def test_what_is_no_backup_is_told_and_nothing_is_written(
    paths: Paths, tmp_path: Path, making: Making, kind: str
) -> None:
    file = tmp_path / "odd"
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "foreign":
        making.add("other/file").file(tmp_path).rename(file)
    elif kind != "none":
        file.write_bytes({"gzip": b"\x1f\x8b" * 600, "text": b"x" * 2000}.get(kind, b""))
    told = {
        "gzip": "It is compressed. Unpack it first: 'gunzip' does that.",
        "pipe": "It is not a plain file.",
        "folder": "It cannot be read: Is a directory.",
        "none": "It cannot be read: No such file or directory.",
        "foreign": "It holds nothing that ticlist has written.",
    }
    with pytest.raises(FileRefusedError) as caught:
        restore(paths, file)
    assert str(caught.value) == f"{file}: {told.get(kind, 'It is not a tar file.')}"
    assert not paths.data.exists()
