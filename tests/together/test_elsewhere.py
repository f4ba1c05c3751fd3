"""Another account, another machine, other settings: what is told stays true."""

import os
from pathlib import Path

import pytest

from tests.adding import AFTER, SECOND, added, answering, door_of, lying
from tests.people import only_as_root
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, keep
from tests.storage.teams import TODAY
from ticlist import lodging
from ticlist.errors import NothingFitsError, StoreError
from ticlist.offered import (
    NOT_ADDED,
    STAYS_COUNTED,
    TAKEN_BACK_HERE,
    WAS_NOT_THERE,
)
from ticlist.storage.collected import collect
from ticlist.storage.forgetting import NOT_TAKEN_BACK, forget
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Team
from ticlist.together import Together

OTHER_ACCOUNT = 61002


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
