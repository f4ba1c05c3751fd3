"""Two windows of one person, a collector at work, settings that change: what is told stays true."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adding import AFTER, AT, SECOND, added, answering, door_of, lying, person_in
from tests.people import only_as_root
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, keep
from tests.storage.teams import TODAY
from ticlist import lodging
from ticlist.errors import NothingFitsError, StoreError
from ticlist.offered import (
    CHANGED_MEANWHILE,
    MAY_BE_THERE,
    NOT_ADDED,
    STAYS_COUNTED,
    TAKEN_BACK,
    TAKEN_BACK_HERE,
    WAS_NOT_THERE,
)
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import contributed_by, forget_contributed
from ticlist.storage.forgetting import NOT_TAKEN_BACK, forget
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Team
from ticlist.together import Together

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


class Late:
    """Has a window that adds put its file, and look for its note, in the middle of a taking away.

    It is right after that one has looked for the file, and has not found it.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._put, self._take_back = inbox.put, inbox.take_back
        self.after: Callable[[], object] = list

    def add(self, door: Together) -> None:
        """Begin to add; what is to be taken away is noted, and not put there yet."""
        offer, waiting = door.offer(a_reflection()), []

        def put(*given: object) -> None:
            waiting.append(given)
            self._patch.setattr(inbox, "take_back", taken)
            self._patch.setattr("ticlist.storage.forgetting.take_back", taken)
            self.after()
            self._patch.setattr(inbox, "take_back", self._take_back)

        def taken(file: Path) -> bool:
            found = self._take_back(file)
            if waiting:
                self._put(*waiting.pop())  # type: ignore[arg-type]
            return found

        self._patch.setattr(inbox, "put", put)
        with contextlib.suppress(NothingFitsError):
            door.add(offer, AT)


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
def test_what_comes_while_it_is_taken_away_goes_too(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    keep(paths, FIRST)
    late, said = Late(monkeypatch), []
    late.after = lambda: said.append(
        door.take_back(FIRST) if how == "taken back" else forget(paths, FIRST)
    )
    late.add(door)
    assert said == [TAKEN_BACK if how == "taken back" else ""]
    assert noted_and_lying(paths, drop) == ([], [])


def test_what_comes_and_cannot_be_taken_away_is_noted_again(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(door, a_reflection())
    take_back, tried = inbox.take_back, []

    def refused_the_second_time(file: Path) -> bool:
        tried.append(file)
        if len(tried) == 1:
            return False
        raise StoreError(what="The inbox does not answer.")

    monkeypatch.setattr(inbox, "take_back", refused_the_second_time)
    with pytest.raises(StoreError, match="does not answer"):
        door.take_back(FIRST)
    monkeypatch.setattr(inbox, "take_back", take_back)
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert door.take_back(FIRST) == TAKEN_BACK


def test_a_half_written_one_that_another_window_took_away_is_told_so(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer = door.offer(a_reflection())

    def meanwhile() -> None:
        (note,) = contributed_by(paths)
        forget_contributed(paths, note.file)
        (drop / "inbox").rename(drop / "aside")

    right_before_it_is_put(meanwhile)
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    assert contributed_by(paths) == []


def test_what_was_counted_and_is_another_windows_by_now_is_not_said_to_be_nothing(
    door: Together,
    drop: Path,
    paths: Paths,
    right_before_it_is_put: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: door.take_back(FIRST))
    counted = iter([False, False, True])
    monkeypatch.setattr(lodging, "is_counted", lambda _: next(counted, False))
    monkeypatch.setattr(inbox, "take_back", lambda _: False)
    with pytest.raises(inbox.MayBeThereError) as doubtful:
        door.add(offer, AT)
    assert doubtful.value.what == MAY_BE_THERE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there


def test_a_note_that_stands_twice_takes_nothing_away(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    def doubled() -> None:
        paths.contributed.write_bytes(paths.contributed.read_bytes() * 2)

    right_before_it_is_put(doubled)
    added(door, a_reflection())
    assert lying(drop) == ["often"]
    assert len(door.added(FIRST)) == 2


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
    assert hindered.value.what == MAY_BE_THERE
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
    assert hindered.value.what == MAY_BE_THERE
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
    assert said == f"{TAKEN_BACK_HERE} {STAYS_COUNTED}".format(periods="November 2026")
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
    monkeypatch.setattr(lodging, "_earlier_than", lambda *_: [])
    added(door, answering("routine"))
    monkeypatch.undo()
    assert lying(drop) == ["often", "routine"]
    # The newest counts, and says something else than the reflection by now.
    added(door, a_reflection())
    assert lying(drop) == ["often"]


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
