"""Collecting that is stopped anywhere, or refused by the disk, and done again."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults.disk import Disk, Dying, Refusing, ShortWrites, StoppedDead
from tests.people import only_as_root
from tests.storage import teams
from tests.storage.teams import PEOPLE, PERIOD, TODAY, a_contribution, lodge
from tests.tools import ROOT
from ticlist.errors import StoreError
from ticlist.storage.collected import collect

OTHER = PERIOD.replace("Q3", "Q2")
FIRST, MANY = PEOPLE[0], 3


def arranged(folder: Path) -> Path:
    """Have three owners in a folder, one of them with two files, and a file that is none."""
    folder.mkdir()
    drop = teams.a_drop(folder)
    with Disk().in_place():  # syncs nothing, which is what takes time
        for number, owner in enumerate([*PEOPLE[:MANY], FIRST]):
            lodge(drop, a_contribution("often"), owner=owner, at=1_000 + number)
        lodge(drop, a_contribution("not_yet", OTHER), owner=FIRST)
    (drop / "inbox" / f"{PERIOD}-{'0' * 32}.json").write_text("{}", encoding="utf-8")
    return drop


def calls_of(folder: Path) -> int:
    drop, disk = arranged(folder), Disk()
    with disk.in_place():
        collect(drop, TODAY)
    return len(disk.made)


def is_whole(drop: Path) -> None:
    """See that each owner was counted once, and that nothing is left of the counting."""
    counted = [each.period for each in teams.collected_in(drop)]
    assert sorted(counted) == [OTHER, *[PERIOD] * MANY]
    assert teams.inbox_of(drop) == [f"{OTHER}.closed", f"{PERIOD}.closed"]
    assert sorted(each.name for each in drop.iterdir()) == ["collected", "inbox", "pictures"]


def collect_again(drop: Path) -> None:
    for _ in range(2):
        with Disk().in_place():
            collect(drop, TODAY)


def nothing(_: Path) -> None:
    """Have nobody do anything meanwhile."""


def another_one(drop: Path) -> None:
    """Have somebody who means to count twice put one more there."""
    lodge(drop, a_contribution("routine"), owner=FIRST)


def all_taken_back(drop: Path) -> None:
    """Have somebody whose line may be copied take theirs, and put others of others there."""
    for each in (drop / "inbox").iterdir():
        if each.stat().st_uid == FIRST and each.name.startswith(PERIOD):
            each.unlink()
            another_one(drop)


class Open:
    """Somebody who keeps their files open, and empties or links them when they are out of reach."""

    def __init__(self) -> None:
        self.files: list[int] = []

    def before(self, drop: Path) -> None:
        mine = [each for each in (drop / "inbox").iterdir() if each.stat().st_uid == FIRST]
        self.files = [os.open(each, os.O_RDWR) for each in mine if each.name.startswith(PERIOD)]

    def meanwhile(self, drop: Path) -> None:
        for file in self.files:
            os.ftruncate(file, 0)
            os.close(file)
        another_one(drop)


@pytest.mark.parametrize("meanwhile", [nothing, another_one], ids=["nothing", "another one"])
def test_stopped_after_every_call_every_owner_is_counted_once(
    tmp_path: Path, meanwhile: Callable[[Path], None]
) -> None:
    only_as_root()
    for number in range(calls_of(tmp_path / "whole")):
        drop = arranged(tmp_path / str(number))
        with Dying(number).in_place(), pytest.raises(StoppedDead):
            collect(drop, TODAY)
        meanwhile(drop)
        collect_again(drop)
        is_whole(drop)


def test_nobody_counts_twice_who_takes_back_or_changes_what_was_copied(tmp_path: Path) -> None:
    only_as_root()
    for number in range(calls_of(tmp_path / "whole")):
        drop, somebody = arranged(tmp_path / str(number)), Open()
        somebody.before(drop)
        with Dying(number).in_place(), pytest.raises(StoppedDead):
            collect(drop, TODAY)
        all_taken_back(drop)
        somebody.meanwhile(drop)
        collect_again(drop)
        counted = [each.period for each in teams.collected_in(drop)]
        # Their own answer may be lost to them by what they did; nobody else's is.
        assert MANY - 1 <= counted.count(PERIOD) <= MANY, number


@pytest.mark.parametrize(
    ("error", "done"),
    [(errno.ENOSPC, False), (errno.EIO, False), (errno.EIO, True)],
    ids=["full", "damaged", "damaged, and done all the same"],
)
def test_a_disk_that_refuses_one_call_loses_and_doubles_nothing(
    tmp_path: Path, error: int, *, done: bool
) -> None:
    only_as_root()
    said = set()
    for number in range(calls_of(tmp_path / "whole")):
        drop = arranged(tmp_path / str(number))
        with Refusing(number, error, done=done).in_place():
            try:
                collect(drop, TODAY)
            except StoreError as refused:
                said.add(refused.what)
        collect_again(drop)
        is_whole(drop)
    assert all(each.startswith("Collecting did not come to its end") for each in said)
    assert said


def test_writes_of_a_few_bytes_and_a_disk_without_links(tmp_path: Path) -> None:
    only_as_root()
    drop = arranged(tmp_path / "short")
    with ShortWrites().in_place():
        collect(drop, TODAY)
    is_whole(drop)
    drop, disk = arranged(tmp_path / "without"), Disk()
    disk.has_links = False
    with disk.in_place():
        collect(drop, TODAY)
    is_whole(drop)


def test_a_disk_that_is_full_leaves_all_as_it_was_to_be_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_as_root()
    drop = arranged(tmp_path / "full")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        for _ in range(3):
            with pytest.raises(StoreError, match="the disk is full"):
                collect(drop, TODAY)
    assert teams.collected_in(drop) == []
    collect(drop, TODAY)
    is_whole(drop)


def test_a_copy_that_is_damaged_is_named_and_its_owner_counts_by_another(tmp_path: Path) -> None:
    only_as_root()
    drop = arranged(tmp_path / "damaged")
    with Dying(calls_of(tmp_path / "whole") // 2).in_place(), pytest.raises(StoppedDead):
        collect(drop, TODAY)
    for each in (drop / "collected").iterdir():
        each.write_text("", encoding="utf-8")
    collect(drop, TODAY)
    assert (drop / "inbox" / f"{PERIOD}.closed").exists()


COLLECTS = """
import datetime, pathlib, sys
from ticlist.errors import StoreError
from ticlist.storage.collected import collect
try:
    collect(pathlib.Path(sys.argv[1]), datetime.date(2026, 11, 26))
except StoreError as error:
    print(error.what)
"""


def test_of_several_programs_at_once_one_collects(tmp_path: Path) -> None:
    only_as_root()
    drop = arranged(tmp_path / "several")
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", COLLECTS, drop], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = {each.communicate()[0] for each in begun}
    assert said <= {"", "Another ticlist is collecting at this moment.\n"}
    assert "" in said
    is_whole(drop)


class Told(Disk):
    """Writes down what is synced, and what gets which name, by the paths of the folders."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []

    def asked(self, number: int, name: str, given: Any, options: Any) -> Any:  # noqa: ANN401
        del number
        if name == "fsync":
            self.told.append(("synced", Path(f"/proc/self/fd/{given[0]}").readlink().name))
        elif name in {"rename", "link"}:
            self.told.append(("named", given[1]))
        return self.do(name, *given, **options)


def test_what_a_power_cut_must_not_part_is_synced_in_its_order(tmp_path: Path) -> None:
    drop, disk = teams.a_drop(tmp_path), Told()
    file = lodge(drop)
    with disk.in_place():
        collect(drop, TODAY)
    in_order = [
        ("synced", "counting"),  # of a period that is marked and has no folder, all comes too late
        ("named", f"{PERIOD}.closed"),
        ("synced", "inbox"),  # before a file goes from where its owner can take it back
        ("named", file.name),
        ("synced", PERIOD),  # what is copied must be known to be copied, and from whom
        ("named", file.name),
        ("synced", "collected"),  # before what says that all of it is done
        ("synced", "counting"),
    ]
    rest = iter(disk.told)
    assert [each for each in in_order if each not in rest] == []
