"""Each system call of a save, an amend and a draft fails once, and is once the last one."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import refusing
from tests.faults.calls import Calls, Died, under
from tests.faults.operations import OPERATIONS, Operation, home, save
from ticlist.files import durable
from ticlist.storage.drafts import Drafts
from ticlist.storage.store import Store


@pytest.fixture(name="folder")
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=refusing.in_memory()) as folder:
        yield Path(folder)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_nothing_is_lost_whichever_call_fails_or_is_the_last(
    operation: Operation, folder: Path
) -> None:
    faults = list(refusing.every_fault((operation,)))
    assert len(faults) > 100
    lost = {}
    for number, fault in enumerate(faults):
        wrong = refusing.what_is_lost(fault, folder / str(number))
        if wrong:
            lost[str(fault)] = wrong
    assert lost == {}


# --- the proof is one ---------------------------------------------------------------------------


def careless(folder: Path, name: str, data: bytes) -> None:
    """What many programs do."""
    calls = vars(durable)["os"]
    at = calls.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    calls.write(at, data[:10])
    calls.write(at, data[10:])
    calls.close(at)


@pytest.mark.parametrize("name", ["saving", "a newer draft"])
def test_a_careless_way_of_writing_is_found_out(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [operation] = [each for each in OPERATIONS if each.name == name]
    monkeypatch.setattr(durable, "create", careless)
    monkeypatch.setattr(durable, "replace", careless)
    wrong = {
        refusing.what_is_lost(fault, folder / str(number))
        for number, fault in enumerate(refusing.every_fault((operation,)))
    }
    assert wrong & {"a reflection is half written", "the draft is lost or half written"}


def test_a_draft_that_goes_too_early_is_found_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [operation] = [each for each in OPERATIONS if each.name == "saving"]
    real = Store.save

    def too_early(self: Store, reflection: object) -> object:
        Drafts(self._paths).remove("2026-11-21-1430-school-k7f3xq")
        return real(self, reflection)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", too_early)
    wrong = {
        refusing.what_is_lost(fault, folder / str(number))
        for number, fault in enumerate(refusing.every_fault((operation,)))
    }
    assert "the words are neither saved nor a draft" in wrong


def test_a_dead_process_does_nothing_any_more(folder: Path) -> None:
    paths = home(folder / "person")
    [saving] = [each for each in OPERATIONS if each.name == "saving"]
    saving.prepare(paths)
    calls = Calls(3, "dead before")
    with under(calls), pytest.raises(Died):
        save(paths)
    assert len(calls.made) == 4
