"""A backup holds everything personal, and put back elsewhere it gives the same store."""

import errno
import hashlib
import io
import os
import socket
import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage.making import (
    FIRST,
    NOTE,
    SECOND,
    THIRD,
    a_draft,
    home_in,
    keep,
    keep_draft,
    shelve,
)
from tests.storage.tree import files_of, modes_of, standing
from ticlist.errors import FileRefusedError
from ticlist.files import durable, tomlread
from ticlist.files.reflection_file import draft_bytes
from ticlist.storage import backup as module
from ticlist.storage.backup import ONLY_THERE, LeftOut, packed
from ticlist.storage.belongings import Room
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths
from ticlist.storage.restoring import restore

SINGLE = {
    "data/contributed.toml",
    "data/exported.toml",
    "config/settings.toml",
    "config/support.txt",
    "config/private-words.txt",
}
NAMES = st.one_of(
    st.sampled_from(sorted(SINGLE)),
    st.builds(
        "{}/{}-{:04}-{}-{}.toml".format,
        st.sampled_from(["data/reflections", "data/drafts"]),
        st.dates().map(str),
        st.integers(0, 2359),
        st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True),
        st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=6, max_size=6),
    ),
    st.integers(1, 999_999).map(lambda number: f"data/history/{FIRST}~{number}.toml"),
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True).map(
        "config/checklists/{}.toml".format
    ),
)


def put(paths: Paths, name: str, data: bytes = b"x") -> Path:
    part, _, rest = name.partition("/")
    file = (paths.data if part == "data" else paths.config) / rest
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def whole_store(paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    keep_draft(paths, THIRD)
    put(paths, f"data/history/{FIRST}~1.toml", b"earlier")
    put(paths, f"data/history/{FIRST}~2.toml", b"later")
    shelve(paths.checklists, "own")
    for name in SINGLE:
        put(paths, name, name.encode())


def unpacked(data: bytes) -> dict[str, bytes]:
    """What Python's own reader, another than ours, finds in a backup."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as tar:
        found = [(each.name, tar.extractfile(each)) for each in tar if each.isreg()]
        return {name: file.read() for name, file in found if file is not None}


def restored(data: bytes, paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "moved.tar"
    file.write_bytes(data)
    done = restore(paths, file)
    assert (done.not_restored, done.stopped) == ((), None)


# --- what is in it ----------------------------------------------------------------------------


def test_everything_personal_is_in_it_and_is_counted(paths: Paths) -> None:
    whole_store(paths)
    backup = packed(paths)
    assert backup.holds == (
        "2 reflections, 2 earlier wordings, 1 own checklist, 1 unfinished reflection, "
        "contributed.toml, exported.toml, private-words.txt, settings.toml, support.txt"
    )
    assert (backup.left_out, backup.too_large) == ((), ())
    held = unpacked(backup.data)
    readme, sums = held.pop("ticlist-backup/README.txt"), held.pop("ticlist-backup/SHA256SUMS")
    assert held == {f"ticlist-backup/{name}": data for name, data in files_of(paths).items()}
    assert b"whoever can open it can read it" in readme
    assert sums.decode().splitlines() == [
        f"{hashlib.sha256(data).hexdigest()}  {name.removeprefix('ticlist-backup/')}"
        for name, data in held.items()
    ]


def test_an_empty_store_gives_a_backup_of_nothing(paths: Paths) -> None:
    backup = packed(paths)
    assert (backup.holds, backup.left_out) == ("nothing", ())
    assert set(unpacked(backup.data)) == {
        "ticlist-backup/README.txt",
        "ticlist-backup/SHA256SUMS",
    }


def test_what_is_in_it_is_only_for_its_owner_and_says_nothing_of_the_account(
    paths: Paths,
) -> None:
    whole_store(paths)
    with tarfile.open(fileobj=io.BytesIO(packed(paths).data)) as tar:
        for each in tar:
            assert each.mode == (0o700 if each.isdir() else 0o600)
            assert (each.uid, each.gid, each.uname, each.gname) == (0, 0, "", "")
            assert each.name.split("/")[0] == "ticlist-backup"


def test_what_is_unfinished_comes_last_and_what_is_saved_first(paths: Paths) -> None:
    whole_store(paths)
    names = [name.split("/", 1)[1] for name in unpacked(packed(paths).data)]
    assert names[2].startswith("data/reflections/")
    assert names[-1].startswith("data/drafts/")


def test_a_file_that_is_broken_or_of_a_newer_format_is_in_it_as_it_is(paths: Paths) -> None:
    keep(paths, FIRST)
    for number, data in enumerate([b"\xff\x00broken", b"format = 99\n", b""]):
        put(paths, f"data/reflections/2026-01-0{number + 1}-1200-school-aaaaaa.toml", data)
    held = unpacked(packed(paths).data)
    assert set(files_of(paths).values()) <= set(held.values())


def test_packing_changes_nothing(paths: Paths) -> None:
    whole_store(paths)
    before = standing(paths.data.parent)
    packed(paths)
    assert standing(paths.data.parent) == before


# --- what is not ------------------------------------------------------------------------------


def test_locks_and_reports_stay_out_without_a_word(paths: Paths) -> None:
    keep(paths, FIRST)
    put(paths, f"data/drafts/{FIRST}.lock")
    put(paths, "data/reports/2026-11-21.txt", b"where it went wrong")
    backup = packed(paths)
    assert (backup.holds, backup.left_out) == ("1 reflection", ())
    assert b"where it went wrong" not in backup.data


def test_what_is_no_plain_file_or_not_ticlists_is_left_out_and_named(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST)
    folder = paths.reflections
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text(NOTE)
    (folder / f"{SECOND}.toml").symlink_to(elsewhere)
    os.mkfifo(folder / f"{THIRD}.toml")
    (folder / "2026-01-01-1200-school-bbbbbb.toml").mkdir()
    at_hand = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(folder)
    at_hand.bind("2026-01-01-1200-school-cccccc.toml")
    at_hand.close()
    put(paths, "data/reflections/copy of it.toml")
    put(paths, f"data/drafts/.tmp-{'0' * 16}")
    put(paths, "config/notes.txt")
    backup = packed(paths)
    not_ours = "Its name is none that ticlist gives."
    assert set(backup.left_out) == {
        LeftOut(folder / f"{SECOND}.toml", "It is a link.", holds_words=False),
        LeftOut(folder / f"{THIRD}.toml", "It is a pipe.", holds_words=False),
        LeftOut(
            folder / "2026-01-01-1200-school-bbbbbb.toml", "It is a folder.", holds_words=False
        ),
        LeftOut(
            folder / "2026-01-01-1200-school-cccccc.toml", "It is a socket.", holds_words=False
        ),
        LeftOut(folder / "copy of it.toml", not_ours, holds_words=False),
        LeftOut(
            paths.drafts / f".tmp-{'0' * 16}",
            "It is a write that was cut off, or is under way.",
            holds_words=False,
        ),
        LeftOut(paths.config / "notes.txt", not_ours, holds_words=False),
    }
    assert backup.holds == "1 reflection"
    assert NOTE.encode() not in b"".join(
        data for name, data in unpacked(backup.data).items() if FIRST not in name
    )


def test_a_folder_that_is_a_link_or_cannot_be_read_may_mean_that_words_are_missing(
    paths: Paths, tmp_path: Path
) -> None:
    paths.data.mkdir(parents=True)
    paths.reflections.symlink_to(tmp_path)
    paths.history.touch()
    assert packed(paths).left_out == (
        LeftOut(paths.reflections, "It is a link.", holds_words=True),
        LeftOut(paths.history, "It cannot be read: Not a directory.", holds_words=True),
    )


def test_that_all_folders_together_are_a_link_is_the_persons_own_business(
    paths: Paths, tmp_path: Path
) -> None:
    elsewhere = home_in(tmp_path / "elsewhere")
    whole_store(elsewhere)
    paths.data.parent.mkdir()
    paths.data.symlink_to(elsewhere.data)
    paths.config.symlink_to(elsewhere.config)
    assert packed(paths).holds == packed(elsewhere).holds


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_in_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST, SECOND)
    monkeypatch.setattr(module, "MOST_BYTES", 1 << 20)
    put(paths, f"data/reflections/{THIRD}.toml", b"x" * ((1 << 20) + 1))
    backup = packed(paths)
    [left_out] = backup.left_out
    assert left_out == LeftOut(
        paths.reflections / f"{THIRD}.toml", "Is larger than 1 MiB.", holds_words=True
    )
    assert backup.holds == "2 reflections"


def test_what_ticlist_could_not_read_again_is_in_it_and_named(paths: Paths) -> None:
    keep(paths, FIRST)
    large = put(paths, f"data/reflections/{SECOND}.toml", b"#" * ((4 << 20) + 1))
    backup = packed(paths)
    assert backup.too_large == (large,)
    assert unpacked(backup.data)[f"ticlist-backup/data/reflections/{SECOND}.toml"]


@pytest.mark.parametrize("moment", ["looked at", "read"])
def test_what_goes_away_meanwhile_is_no_mistake(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    keep(paths, FIRST, SECOND)
    gone = paths.reflections / f"{FIRST}.toml"
    if moment == "looked at":
        look = Path.lstat

        def lstat(path: Path) -> os.stat_result:
            if path == gone:
                raise FileNotFoundError(errno.ENOENT, "gone")
            return look(path)

        monkeypatch.setattr(Path, "lstat", lstat)
    else:
        read = tomlread.read_bytes

        def read_bytes(path: Path, most: int) -> bytes:
            if path == gone:
                gone.unlink(missing_ok=True)
            return read(path, most)

        monkeypatch.setattr(module, "read_bytes", read_bytes)
    backup = packed(paths)
    assert (backup.holds, backup.left_out) == ("1 reflection", ())


@pytest.mark.parametrize("moment", ["saved", "changed"])
def test_what_is_saved_or_changed_while_it_is_packed_is_in_it_all_the_same(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Another program saves a draft, or changes a reflection, between two folders."""
    keep_draft(paths, THIRD)
    first = put(paths, f"data/reflections/{FIRST}.toml", b"as it was")
    collect = module._collect

    def one_more(room: Room, found: module._Collected) -> None:
        collect(room, found)
        if moment == "saved" and room.part == "data/drafts":
            keep(paths, THIRD)
            Drafts(paths).remove(THIRD)
        if moment == "changed" and room.part == "data/reflections":
            put(paths, f"data/history/{FIRST}~1.toml", first.read_bytes())
            first.write_bytes(b"as it is now")

    monkeypatch.setattr(module, "_collect", one_more)
    held = unpacked(packed(paths).data)
    if moment == "saved":
        assert f"ticlist-backup/data/reflections/{THIRD}.toml" in held
    assert b"as it was" in held.values()


def test_what_does_not_read_back_the_same_is_refused(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST)
    pack = module._tar

    def tar(files: dict[str, module._File], parts: list[str]) -> bytes:
        return pack(files, parts).replace(NOTE.encode(), NOTE.upper().encode())

    monkeypatch.setattr(module, "_tar", tar)
    with pytest.raises(FileRefusedError, match="does not read back the same"):
        packed(paths)


# --- and back ---------------------------------------------------------------------------------


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(NAMES, st.binary(max_size=3000), max_size=8))
def test_any_store_put_back_into_an_empty_one_is_the_same_byte_for_byte(
    files: dict[str, bytes],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = home_in(Path(folder, "here")), home_in(Path(folder, "there"))
        for name, data in files.items():
            put(here, name, data)
        assert files_of(here) == files
        restored(packed(here).data, there, Path(folder))
        assert files_of(there) == files
        assert packed(there).holds == packed(here).holds


def test_what_is_put_back_is_only_for_its_owner_whatever_the_umask(
    paths: Paths, tmp_path: Path
) -> None:
    whole_store(paths)
    there = home_in(tmp_path / "there")
    before = os.umask(0)
    try:
        restored(packed(paths).data, there, tmp_path)
    finally:
        os.umask(before)
    for folder in (there.data, there.config):
        assert modes_of(folder) == {("folder", 0o700), ("file", 0o600)}


def test_a_backup_that_is_written_is_whole_and_private(paths: Paths, tmp_path: Path) -> None:
    whole_store(paths)
    durable.create(tmp_path, "b.tar", packed(paths).data)
    assert (tmp_path / "b.tar").stat().st_mode & 0o777 == 0o600


def test_words_that_are_nowhere_else_are_named_where_they_are_left_out(paths: Paths) -> None:
    paths.drafts.mkdir(parents=True)
    half = paths.drafts / ".tmp-0123456789abcdef"
    half.write_bytes(draft_bytes(a_draft()))
    assert packed(paths).left_out == (LeftOut(half, ONLY_THERE, holds_words=True),)
