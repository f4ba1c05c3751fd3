"""Two windows of one person, a collector at work, settings that change: what is told stays true."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adding import AFTER, AT, SECOND, added, answering, door_of, lying, person_in
from tests.people import only_as_root
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, keep
from tests.storage.teams import TODAY
from ticlist import together as together_module
from ticlist.errors import NothingFitsError, StoreError
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import contributed_by, forget_contributed
from ticlist.storage.forgetting import NOT_TAKEN_BACK, NOTES_NOT_READ, forget
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Team
from ticlist.together import (
    CHANGED_MEANWHILE,
    IS_THERE,
    NOT_ADDED,
    TAKEN_BACK,
    TAKEN_BACK_BUT,
    WAS_NOT_THERE,
    Together,
)

OTHER_ACCOUNT = 61002


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return person_in(tmp_path / "person")


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


@pytest.fixture
def door(paths: Paths, drop: Path) -> Together:
    return door_of(paths, drop)


Before = Callable[[Callable[[], object]], None]
"""Has something done once, by another window, right before what is noted is put into the inbox."""


@pytest.fixture
def right_before_it_is_put(monkeypatch: pytest.MonkeyPatch) -> Before:
    def have(done: Callable[[], object]) -> None:
        put = inbox.put

        def later(*given: object) -> None:
            monkeypatch.setattr(inbox, "put", put)
            done()
            put(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(inbox, "put", later)

    return have


# --- two windows --------------------------------------------------------------------------------


def noted_and_lying(paths: Paths, drop: Path) -> tuple[list[str], list[str]]:
    """The names that are noted, and those that lie there."""
    noted = sorted(Path(each.file).name for each in contributed_by(paths))
    return noted, sorted(each for each in teams.inbox_of(drop) if inbox.NAME.fullmatch(each))


def test_of_two_windows_that_add_at_once_one_is_told_that_it_did_not(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: door.add(offer, AT))
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert len(there) == 1
    assert door.take_back(FIRST) == TAKEN_BACK
    assert noted_and_lying(paths, drop) == ([], [])


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
def test_what_is_taken_back_while_it_is_being_added_is_not_there(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before, how: str
) -> None:
    keep(paths, FIRST)
    offer = door.offer(a_reflection())
    said = []

    def meanwhile() -> None:
        said.append(door.take_back(FIRST) if how == "taken back" else forget(paths, FIRST))

    right_before_it_is_put(meanwhile)
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    assert said == [WAS_NOT_THERE if how == "taken back" else ""]
    assert noted_and_lying(paths, drop) == ([], [])


def test_what_cannot_be_taken_away_again_is_noted_again(
    door: Together,
    drop: Path,
    paths: Paths,
    right_before_it_is_put: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer = door.offer(a_reflection())

    def meanwhile() -> None:
        (note,) = contributed_by(paths)
        forget_contributed(paths, note.file)

        def refused(*_: object) -> bool:
            raise StoreError(what="The inbox does not answer.")

        monkeypatch.setattr(inbox, "take_back", refused)

    right_before_it_is_put(meanwhile)
    with pytest.raises(inbox.MayBeThereError) as hindered:
        door.add(offer, AT)
    assert hindered.value.what == IS_THERE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert len(there) == 1


def test_what_stays_noted_is_noted_once(
    door: Together, paths: Paths, right_before_it_is_put: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, take_back = door.offer(a_reflection()), inbox.take_back
    files: list[str] = []

    def refused(file: Path) -> bool:
        if str(file) in files:
            raise StoreError(what="The inbox does not answer.")
        return take_back(file)

    def meanwhile() -> None:
        files.extend(each.file for each in contributed_by(paths))
        monkeypatch.setattr(inbox, "take_back", refused)
        door.add(offer, AT)

    right_before_it_is_put(meanwhile)
    with pytest.raises(inbox.MayBeThereError):
        door.add(offer, AT)
    noted = [each.file for each in contributed_by(paths)]
    assert len(noted) == len({*noted}) == 2


# --- a collector at work ------------------------------------------------------------------------


def test_what_is_counted_right_after_it_was_put_is_not_said_to_be_nothing(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, put = door.offer(a_reflection()), inbox.put

    def and_counted(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        assert collect(drop, AFTER).counted == 1

    monkeypatch.setattr(inbox, "put", and_counted)
    assert door.add(offer, AT) == []
    (note,) = door.added(FIRST)
    assert door.is_counted(note)
    assert len(teams.collected_in(drop)) == 1


def test_an_inbox_that_stops_answering_after_it_was_put_is_not_said_to_have_taken_nothing(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, put, aside = door.offer(a_reflection()), inbox.put, drop / "aside"

    def and_gone(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        (drop / "inbox").rename(aside)

    monkeypatch.setattr(inbox, "put", and_gone)
    with pytest.raises(inbox.MayBeThereError) as hindered:
        door.add(offer, AT)
    assert hindered.value.what == IS_THERE
    aside.rename(drop / "inbox")
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert door.take_back(FIRST) == TAKEN_BACK


# --- another account, another machine, other settings -------------------------------------------


def test_what_lies_there_as_another_accounts_is_not_said_to_be_taken_back(
    door: Together, paths: Paths
) -> None:
    only_as_root()
    keep(paths, FIRST)
    added(door, a_reflection())
    (note,) = door.added(FIRST)
    os.chown(note.file, OTHER_ACCOUNT, -1)
    # Nobody may count twice either.
    for do in (lambda: door.take_back(FIRST), lambda: door.offer(answering("routine"))):
        with pytest.raises(StoreError, match="belongs to another account than yours"):
            do()
    assert door.added(FIRST) == [note]
    assert forget(paths, FIRST) == NOT_TAKEN_BACK


def test_what_does_not_lie_here_is_not_said_to_be_in_no_picture(door: Together) -> None:
    added(door, a_reflection())
    (note,) = door.added(FIRST)
    Path(note.file).unlink()  # as where a store was brought to another machine
    assert door.take_back(FIRST) == WAS_NOT_THERE
    with pytest.raises(NothingFitsError, match=NOT_ADDED):
        door.take_back(FIRST)


def test_of_two_periods_the_one_that_was_counted_is_named(
    door: Together, drop: Path, paths: Paths
) -> None:
    added(Together(paths, Team(drop, "Harbour Street", 5, "month"), TODAY), a_reflection())
    added(door, a_reflection())
    collect(drop, AFTER, "2026-11")
    said = door.take_back(FIRST)
    assert said == TAKEN_BACK_BUT.format(periods="November 2026")
    assert lying(drop) == []
    assert [each.period for each in door.added(FIRST)] == ["2026-11"]


def test_one_inbox_that_is_out_of_reach_keeps_nothing_in_another(
    door: Together, drop: Path, paths: Paths, tmp_path: Path
) -> None:
    added(door, a_reflection())
    (drop / "inbox").rename(drop / "aside")
    other = teams.a_drop(tmp_path / "other")
    added(door_of(paths, other), a_reflection())
    with pytest.raises(StoreError, match="cannot be reached"):
        door.take_back(FIRST)
    assert lying(other) == []
    assert len(door.added(FIRST)) == 1


def test_what_lies_beside_the_newest_is_no_reason_not_to_add_it_again(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(door, a_reflection())
    monkeypatch.setattr(together_module.Together, "_earlier_than", lambda *_: [])
    added(door, answering("routine"))
    monkeypatch.undo()
    assert lying(drop) == ["often", "routine"]
    # The newest counts, and says something else than the reflection by now.
    added(door, a_reflection())
    assert lying(drop) == ["often"]


# --- notes that cannot be read ------------------------------------------------------------------


@pytest.mark.parametrize("spoilt", [b"\xff", b"[[contributed]]\nat = 1\n", b"[[contributed]]\n=\n"])
def test_a_note_that_cannot_be_read_is_not_said_to_be_none(
    door: Together, drop: Path, paths: Paths, spoilt: bytes
) -> None:
    keep(paths, FIRST)
    added(door, a_reflection())
    whole = paths.contributed.read_bytes()
    paths.contributed.write_bytes(spoilt)
    with pytest.raises(StoreError, match="cannot all be read"):
        door.take_back(FIRST)
    assert forget(paths, FIRST) == NOTES_NOT_READ
    assert lying(drop) == ["often"]
    paths.contributed.write_bytes(whole.replace(b"[[contributed]]", b"[[contributed]] \t"))
    assert door.take_back(FIRST) == TAKEN_BACK


def test_nothing_is_added_whose_note_cannot_be_read(
    door: Together, drop: Path, paths: Paths
) -> None:
    offer = door.offer(a_reflection())
    paths.contributed.parent.mkdir(parents=True)
    paths.contributed.write_bytes(b"\xff\n")
    with pytest.raises(StoreError, match="could not take it back"):
        door.add(offer, AT)
    assert lying(drop) == []


def test_notes_that_cannot_be_read_for_a_moment_cost_nothing_that_was_added(
    door: Together, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer, whole = door.offer(a_reflection()), b""

    def spoilt() -> None:
        nonlocal whole
        whole = paths.contributed.read_bytes()
        paths.contributed.write_bytes(b"\xff")

    right_before_it_is_put(spoilt)
    assert door.add(offer, AT) == []
    paths.contributed.write_bytes(whole)
    assert door.take_back(FIRST) == TAKEN_BACK


# --- what the checklist asks by now --------------------------------------------------------------


def test_what_the_site_asks_in_private_by_now_is_not_offered(door: Together, paths: Paths) -> None:
    checklist = paths.sites[0] / "checklists" / "clinic.toml"
    text = checklist.read_text(encoding="utf-8")
    reflection = a_reflection(SECOND.replace("school", "clinic"))
    assert door.offer(reflection).line
    checklist.write_text(
        text.replace('title = "Safety"', 'title = "Safety"\nprivate = true'), "utf-8"
    )
    with pytest.raises(NothingFitsError, match="There is nothing in it to add"):
        door.offer(reflection)
