"""A draft that was cut off before it got its name is found, if its words are nowhere else."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.storage import owners
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, SECOND, THIRD, a_draft, keep, keep_draft
from tests.storage.tree import standing
from ticlist.files.reflection_file import draft_bytes
from ticlist.storage.cut_off import cut_off_drafts, sweep
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

EARLIER, LATER = 1_700_000_000, 1_700_000_060


def cut_off(paths: Paths, draft_id: str, *, number: int = 0, at: int = LATER) -> Path:
    """What a program that dies between writing a draft and naming it leaves."""
    paths.drafts.mkdir(parents=True, exist_ok=True)
    file = paths.drafts / f".tmp-{number:016x}"
    file.write_bytes(draft_bytes(a_draft(draft_id, context="The newest words.")))
    os.utime(file, (at, at))
    return file


def found(paths: Paths) -> list[tuple[Path, str]]:
    return [(each.path, each.draft_id) for each in cut_off_drafts(paths)]


def age(file: Path, at: int) -> None:
    os.utime(file, (at, at))


def test_one_of_a_draft_that_never_was_kept_is_found(paths: Paths) -> None:
    file = cut_off(paths, FIRST)
    [one] = cut_off_drafts(paths)
    assert (one.path, one.draft_id) == (file, FIRST)
    assert one.written.timestamp() == LATER
    assert one.written.tzinfo is not None


@pytest.mark.parametrize(("kept_at", "is_found"), [(EARLIER, True), (LATER, False)])
@pytest.mark.parametrize("kept", ["draft", "reflection"])
def test_it_has_to_be_newer_than_what_is_kept(
    paths: Paths, kept: str, kept_at: int, *, is_found: bool
) -> None:
    file = cut_off(paths, FIRST)
    if kept == "draft":
        keep_draft(paths, FIRST)
        age(paths.drafts / f"{FIRST}.toml", kept_at)
    else:
        keep(paths, FIRST)
        age(paths.reflections / f"{FIRST}.toml", kept_at)
    assert found(paths) == ([(file, FIRST)] if is_found else [])


def test_the_newest_comes_first(paths: Paths) -> None:
    first = cut_off(paths, FIRST, number=1, at=EARLIER)
    second = cut_off(paths, SECOND, number=2)
    third = cut_off(paths, THIRD, number=3, at=EARLIER - 1)
    assert found(paths) == [(second, SECOND), (first, FIRST), (third, THIRD)]


def test_one_of_a_program_that_runs_is_under_way_and_one_of_a_dead_one_is_not(
    paths: Paths,
) -> None:
    file = cut_off(paths, FIRST)
    owners.hand_to(owners.a_live_one(), paths, FIRST)
    assert found(paths) == []
    for owner in (owners.a_dead_one(), owners.one_on_another_computer()):
        owners.hand_to(owner, paths, FIRST)
        assert found(paths) == [(file, FIRST)]


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_what_cannot_be_read_is_none_and_hides_no_other(paths: Paths, hostile: Hostile) -> None:
    file = cut_off(paths, FIRST)
    hostile.put(paths.drafts / f".tmp-{1:016x}")
    before = standing(paths.data)
    assert found(paths) == [(file, FIRST)]
    assert standing(paths.data) == before


@pytest.mark.parametrize("odd", ["../../x", "x", f"{FIRST}/../y"])
def test_an_id_that_could_lead_elsewhere_is_none(paths: Paths, odd: str) -> None:
    file = cut_off(paths, FIRST)
    file.write_bytes(file.read_bytes().replace(FIRST.encode(), odd.encode()))
    assert found(paths) == []


def test_other_names_and_folders_that_are_not_there_are_none(paths: Paths) -> None:
    assert found(paths) == []
    cut_off(paths, FIRST).rename(paths.drafts / ".tmp-copy")
    assert found(paths) == []


def test_what_is_old_is_swept_but_not_words_that_are_nowhere_else(paths: Paths) -> None:
    folders = (paths.reflections, paths.history, paths.drafts)
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / ".tmp-0123456789abcdef").write_bytes(b"half of something")
    only = paths.drafts / ".tmp-aaaaaaaaaaaaaaaa"
    only.write_bytes(draft_bytes(a_draft()))
    for file in (each for folder in folders for each in folder.iterdir()):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    sweep(paths)
    assert [each for folder in folders for each in folder.iterdir()] == [only]
    Store(paths).save(a_draft().reflection)
    sweep(paths)
    assert list(paths.drafts.iterdir()) == []


def test_one_that_was_saved_under_another_day_is_none(paths: Paths) -> None:
    cut_off(paths, FIRST)
    keep(paths, FIRST.replace("2026-11-21", "2026-11-02"))
    assert cut_off_drafts(paths) == []


def test_a_time_that_is_none_is_no_hindrance(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    file = cut_off(paths, FIRST)
    monkeypatch.setattr("ticlist.storage.cut_off._changed", lambda _: 0)
    years = 300_000_000_000 * 10**9
    real = Path.stat

    def odd(self: Path, **options: bool) -> object:
        found = real(self, **options)
        return SimpleNamespace(st_mtime_ns=years) if self == file else found

    monkeypatch.setattr(Path, "stat", odd)
    [found] = cut_off_drafts(paths)
    assert found.written.year in {1969, 1970}
