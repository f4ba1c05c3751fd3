"""A power cut at any moment, on any disk that keeps what was synced: nothing kept is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.disk import Disk
from tests.faults.doing import OPERATIONS, Judge, Operation
from tests.faults.power import Recording, parts_of
from tests.faults.report import note
from tests.storage.making import home_in
from ticlist.files import durable

EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
NAMED = {each.name: each for each in OPERATIONS}


def tried(
    operation: Operation, folder: Path, do_so: Callable[[Recording, Callable[[], object]], None]
) -> tuple[int, list[str]]:
    """Give how many states there were, and what is wrong with those with which something is."""
    judge = Judge(operation, folder / "judge")
    paths = home_in(folder / "person")
    with Disk().in_place():
        do = operation.arrange(paths)
    recording = Recording(folder / "person")
    do_so(recording, do)
    seen: set[tuple[bool, frozenset[tuple[str, bytes]]]] = set()
    found = []
    for done, state in recording.states():
        files = {path.removeprefix("data/"): data for path, data in state.items()}
        finished = done == len(recording.events)
        if (finished, frozenset(files.items())) in seen:
            continue
        seen.add((finished, frozenset(files.items())))
        found += judge.wrong(files, finished=finished)
    return len(seen), found


def in_full(recording: Recording, do: Callable[[], object]) -> None:
    with recording.in_place():
        do()


@EACH
def test_no_power_cut_costs_what_was_kept(operation: Operation, tmp_path: Path) -> None:
    states, wrong = tried(operation, tmp_path, in_full)
    assert states >= 2 or operation.name == "save where the name is taken"
    assert wrong == []
    note(f"power cut: {operation.name}", states)


@pytest.mark.parametrize("name", ["save", "keep the draft", "amend", "the first save ever"])
def test_a_writer_that_syncs_nothing_is_found_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_haste(recording: Recording, do: Callable[[], object]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "_sync", lambda _: None)
            in_full(recording, do)

    _, wrong = tried(NAMED[name], tmp_path, in_haste)
    assert any("neither as it was nor as it was to be" in each for each in wrong)
    assert any("said to be done and is not" in each for each in wrong)


def test_a_writer_that_does_not_sync_new_folders_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_haste(recording: Recording, do: Callable[[], object]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "_keep_new", lambda _: None)
            in_full(recording, do)

    _, wrong = tried(NAMED["the first save ever"], tmp_path, in_haste)
    assert any("said to be done and is not" in each for each in wrong)


def test_a_writer_that_writes_over_what_is_there_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over_it(recording: Recording, do: Callable[[], object]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "create", durable.replace)
            in_full(recording, do)

    _, wrong = tried(NAMED["save where the name is taken"], tmp_path, over_it)
    assert any("neither as it was nor as it was to be" in each for each in wrong)


def test_a_writer_that_opens_the_file_itself_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plainly(folder: Path, name: str, data: bytes) -> None:
        file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(file, data)
        os.fsync(file)
        os.close(file)

    def in_place(recording: Recording, do: Callable[[], object]) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(durable, "create", plainly)
            in_full(recording, do)

    _, wrong = tried(NAMED["save"], tmp_path, in_place)
    assert any("neither as it was nor as it was to be" in each for each in wrong)


def test_what_was_not_synced_may_be_there_in_any_part_or_as_zeroes() -> None:
    parts = parts_of(b"a" * 5000)
    assert {b"", b"a" * 512, b"a" * 4096, b"a" * 5000, bytes(5000)} <= parts
    assert b"a" * 4608 + bytes(392) in parts
