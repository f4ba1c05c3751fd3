"""Whichever call to the disk is refused or is the last one, no word is lost and no file half."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Dying, Refusing, ShortWrites, StoppedDead
from tests.faults.doing import OPERATIONS, Judge, Operation, files_in
from tests.faults.report import at_length, note
from tests.storage.making import home_in
from ticlist.errors import TiclistError
from ticlist.files import durable

ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.EINTR)
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)


LINKS = pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])


def calls_of(operation: Operation, folder: Path, *, links: bool = True) -> list[str]:
    disk = Disk()
    disk.has_links = links
    do = operation.arrange(home_in(folder))
    with disk.in_place():
        do()
    assert len(disk.made) > 4
    return disk.made


class Tries:
    """One operation, done on one disk after the other, each time in a folder of its own."""

    def __init__(self, operation: Operation, folder: Path, *, links: bool = True) -> None:
        self._operation = operation
        self._folder = folder
        self._judge = Judge(operation, folder / "judge")
        self.calls = calls_of(operation, folder / "calls", links=links)
        self.done = 0
        self._links = links

    def on(self, disk: Disk, what: str) -> None:
        """Do it on a disk; nothing may be wrong then, nor after another try on a sound one."""
        self.done += 1
        disk.has_links = self._links
        paths = home_in(self._folder / str(self.done))
        with Disk().in_place():
            do = self._operation.arrange(paths)
        finished = self._finished(do, disk)
        wrong = self._judge.wrong(files_in(paths), finished=finished)
        assert not wrong, f"{self._operation.name}, {what}: {wrong}"
        if isinstance(disk, Refusing) and not finished:
            assert self._finished(do, Disk()), f"{self._operation.name}, {what}: not done later"
            wrong = self._judge.wrong(files_in(paths), finished=True)
            assert not wrong, f"{self._operation.name}, {what}, done once more: {wrong}"

    @staticmethod
    def _finished(do: Callable[[], object], disk: Disk) -> bool:
        try:
            with disk.in_place():
                do()
        except (TiclistError, StoppedDead):
            return False
        return True


@EACH
@LINKS
def test_a_refusal_of_any_call_costs_nothing(
    operation: Operation, tmp_path: Path, *, links: bool
) -> None:
    tries = Tries(operation, tmp_path, links=links)
    for at in range(len(tries.calls)):
        for error in ERRORS if at_length() else {errno.EIO, ERRORS[at % len(ERRORS)]}:
            tries.on(Refusing(at, error), f"call {at} refused with {errno.errorcode[error]}")
    note(f"a call refused: {operation.name}", tries.done)


@EACH
@LINKS
def test_an_end_after_any_call_costs_nothing_that_was_kept(
    operation: Operation, tmp_path: Path, *, links: bool
) -> None:
    tries = Tries(operation, tmp_path, links=links)
    for at, name in enumerate(tries.calls):
        tries.on(Dying(at), f"ended after call {at}")
        if name == "write":
            tries.on(Dying(at, half=True), f"ended in the midst of call {at}")
    note(f"ended after a call: {operation.name}", tries.done)


@EACH
def test_a_disk_that_takes_little_at_a_time_gets_all(operation: Operation, tmp_path: Path) -> None:
    tries = Tries(operation, tmp_path)
    tries.on(ShortWrites(), "few bytes at a time")
    assert tries.done == 1


@EACH
def test_an_answer_that_is_lost_on_the_way_costs_nothing(
    operation: Operation, tmp_path: Path
) -> None:
    judge = Judge(operation, tmp_path / "judge")
    calls = calls_of(operation, tmp_path / "calls")
    for at in range(len(calls)):
        paths = home_in(tmp_path / str(at))
        with Disk().in_place():
            do = operation.arrange(paths)
        finished = Tries._finished(do, Refusing(at, errno.EIO, done=True))
        wrong = judge.wrong(files_in(paths), finished=finished)
        assert not wrong, f"{operation.name}, the answer of call {at} lost: {wrong}"
    note(f"an answer lost: {operation.name}", len(calls))


def careless(folder: Path, name: str, data: bytes) -> None:
    """Write as many programs do."""
    file = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(file, data)
    os.close(file)


@pytest.mark.parametrize("name", ["keep the draft", "amend", "save and take the draft away"])
def test_a_careless_way_of_writing_is_found_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("create", "replace"):
        monkeypatch.setattr(durable, each, careless)
    [operation] = [each for each in OPERATIONS if each.name == name]
    tries = Tries(operation, tmp_path)
    last = max(at for at, call in enumerate(tries.calls) if call == "write")
    with pytest.raises(AssertionError, match="neither as it was nor as it was to be"):
        tries.on(Dying(last, half=True), f"ended in the midst of call {last}")
