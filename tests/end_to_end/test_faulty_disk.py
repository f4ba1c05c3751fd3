"""The installed program on a disk that refuses a call, or on which it is killed at one."""

import itertools
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.end_to_end.installed import Installed
from tests.end_to_end.person import Person
from tests.faults.report import at_length, note
from tests.storage.making import FIRST, NOTE, SECOND, a_draft, home_in, keep
from tests.tools import ROOT
from ticlist.files.reflection_file import draft_bytes, read_draft, read_reflection
from ticlist.model.reflection import Page

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EROFS")
KILLS = ("kill before", "kill after")
NOT_MEANT = 999_999


class Faulty:
    """A store with a reflection and a draft that only has to be saved, and the program on it."""

    def __init__(self, ticlist: Installed) -> None:
        self._paths = home_in(ticlist.home)
        keep(self._paths, SECOND)
        self._earlier = self._file(self._paths.reflections, SECOND).read_bytes()
        draft = replace(a_draft(), page=Page("reading-over"), checklist_sha256=None)
        draft = replace(draft, reflection=replace(draft.reflection, saved=None))
        self._paths.drafts.mkdir()
        self._file(self._paths.drafts, FIRST).write_bytes(draft_bytes(draft))
        self._ticlist = ticlist
        modules = ticlist.folder / "modules"
        modules.mkdir()
        fault = (ROOT / "tests" / "faults" / "faulty_disk.py").read_bytes()
        (modules / "sitecustomize.py").write_bytes(fault)
        self._calls = ticlist.folder / "calls"

    @staticmethod
    def _file(folder: Path, reflection_id: str) -> Path:
        return folder / f"{reflection_id}.toml"

    @contextmanager
    def at(self, number: int, how: str, folder: str = "reflections") -> Iterator[Person]:
        """Open the program at the page where one saves, with a fault still to come."""
        env = {
            "PYTHONPATH": str(self._ticlist.folder / "modules"),
            "FAULT_FOLDER": folder,
            "FAULT_AT": str(number),
            "FAULT_HOW": how,
            "FAULT_CALLS": str(self._calls),
        }
        with self._ticlist.opened("reflect", "--resume", env=env) as person:
            yield person

    def made(self) -> list[str]:
        """The calls that were made."""
        return self._calls.read_text(encoding="utf-8").split()

    def check(self) -> None:
        """See that the earlier reflection is as it was, and the words are kept and whole."""
        earlier = self._file(self._paths.reflections, SECOND)
        assert earlier.read_bytes() == self._earlier
        saved = [each for each in self._paths.reflections.glob("[!.]*") if each != earlier]
        drafts = list(self._paths.drafts.glob("[!.]*.toml"))
        found = [read_reflection(each.read_bytes(), where=each.name) for each in saved]
        found += [read_draft(each.read_bytes(), where=each.name).reflection for each in drafts]
        assert found
        for each in found:
            assert [answer.note for answer in each.sections[0].answers] == [NOTE]


def saves(person: Person) -> None:
    """Save; come back when it is saved, or refused in words, or the program is dead."""
    person.wait_until(lambda: is_dead(person) or "read it over" in person.where(), "the last page")
    if not is_dead(person):
        person.settle()
        person.send("f4")
        person.wait_until(
            lambda: is_dead(person) or "read it over" not in person.where() or is_refused(person),
            "that it is saved, or why not",
        )


def is_dead(person: Person) -> bool:
    return person.exit_status is not None


def is_refused(person: Person) -> bool:
    return "could not be written" in person.text()


def faults(count: int) -> list[tuple[int, str]]:
    """Give each call each fault at length; otherwise one of both kinds."""
    if at_length():
        return [*itertools.product(range(count), (*ERRORS, *KILLS))]
    errors = [(at, ERRORS[at % len(ERRORS)]) for at in range(count)]
    return [*errors, *((at, KILLS[at % 2]) for at in range(count))]


def calls_of_a_save(ticlist: Installed) -> int:
    faulty = Faulty(ticlist)
    with faulty.at(NOT_MEANT, "") as person:
        saves(person)
        assert "read it over" not in person.where()
        person.leave()
    faulty.check()
    made = faulty.made()
    assert {"open", "write", "fsync", "pread", "link", "unlink", "close"} <= {*made}
    return len(made)


def test_a_fault_at_any_call_of_a_save_costs_no_word(ticlist: Installed) -> None:
    tried = 0
    for number, how in faults(calls_of_a_save(on_its_own(ticlist, "first"))):
        faulty = Faulty(on_its_own(ticlist, f"{number} {how}"))
        with faulty.at(number, how) as person:
            saves(person)
            faulty.check()
            if how in KILLS:
                assert person.wait_for_exit() == -signal.SIGKILL
            elif is_refused(person):
                saves_after_all(person)
        faulty.check()
        tried += 1
    note("the installed program: a fault at a call of a save", tried)
    assert tried > 20


def on_its_own(ticlist: Installed, name: str) -> Installed:
    """The same command, with a store of its own."""
    folder = ticlist.folder / name
    folder.mkdir()
    return ticlist._replace(folder=folder)


def saves_after_all(person: Person) -> None:
    person.send("f4")
    person.wait_until(lambda: "Saved" in person.where(), "that it is saved now")
