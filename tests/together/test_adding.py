"""What somebody adds to their team's picture, replaces, takes back and is told of it."""

import errno
import os
from pathlib import Path

import pytest

from tests.adding import (
    AFTER,
    AT,
    SECOND,
    added,
    answering,
    door_of,
    lying,
)
from tests.faults.disk import Disk, Dying, Refusing, StoppedDead
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, home_in, keep
from tests.storage.teams import TODAY
from ticlist.errors import NothingFitsError, StoreError, TiclistError
from ticlist.files.contribution_file import line_of
from ticlist.offered import CANNOT_BE_UNDONE, NOT_ADDED, copied_in_words
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import Contributed, contributed_by, note_contributed
from ticlist.storage.forgetting import forget
from ticlist.storage.paths import Paths
from ticlist.storage.pictures import publish
from ticlist.together import NO_TEAM, Together

# --- adding and replacing -----------------------------------------------------------------------


def test_what_is_added_is_the_line_that_was_shown_and_is_noted(
    door: Together, drop: Path, paths: Paths
) -> None:
    offer = door.offer(a_reflection())
    assert door.add(offer, AT) == []
    (note,) = contributed_by(paths)
    assert Path(note.file).read_text(encoding="utf-8") == f"{offer.line}\n"
    assert note[:4] == (AT, FIRST, "school", "2026-Q4")
    assert note.line == offer.line
    assert door.added(FIRST) == [note]
    assert door.can_be_taken_back(note)
    assert door.is_there(note)
    assert lying(drop) == ["often"]


def test_the_same_twice_is_said_and_another_takes_its_place(door: Together, drop: Path) -> None:
    added(door, a_reflection())
    with pytest.raises(NothingFitsError, match="Exactly this has been added already"):
        door.offer(a_reflection())
    offer = door.offer(answering("routine"))
    assert [each.reflection for each in offer.earlier] == [FIRST]
    (said,) = (each for each in copied_in_words(offer, 2) if "takes the place" in each)
    assert "from this reflection. If you take this back later, the earlier one" in said
    door.add(offer, AT)
    assert lying(drop) == ["routine"]
    other = door.offer(answering("not_yet", SECOND))
    assert f"from another one, {FIRST}. " in "".join(copied_in_words(other, 2))
    added(door, answering("not_yet", SECOND))
    assert lying(drop) == ["not_yet"]
    assert door.added(FIRST) == []


def test_a_note_of_what_was_never_put_there_hinders_nothing_and_goes(
    door: Together, drop: Path, paths: Paths
) -> None:
    offer = door.offer(a_reflection())
    never = str(drop / "inbox" / inbox.new_name("2026-Q4"))
    note_contributed(paths, Contributed(AT, FIRST, "school", "2026-Q4", never, offer.line))
    assert door.offer(a_reflection()) == offer
    assert door.add(offer, AT) == []
    assert [Path(each.file).exists() for each in contributed_by(paths)] == [True]


def test_another_checklist_or_another_inbox_takes_no_place(
    paths: Paths, door: Together, drop: Path, tmp_path: Path
) -> None:
    added(door, a_reflection())
    added(door, a_reflection("2026-11-22-0900-clinic-h2mnb4"))
    assert lying(drop) == ["often", "often"]
    other = teams.a_drop(tmp_path / "other")
    added(door_of(paths, other), answering("routine"))
    assert (lying(drop), lying(other)) == (["often", "often"], ["routine"])


def test_what_is_not_added_is_not_noted(door: Together, drop: Path, paths: Paths) -> None:
    offer = door.offer(a_reflection())
    (drop / "inbox").rmdir()
    with pytest.raises(StoreError, match="cannot be reached"):
        door.add(offer, AT)
    assert contributed_by(paths) == []


def test_an_earlier_one_that_cannot_be_taken_away_is_told(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(door, a_reflection())
    offer = door.offer(answering("routine"))

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as disk:
        disk.setattr(os, "unlink", refused)
        (remark,) = door.add(offer, AT)
    assert "It could not be taken back" in remark
    assert lying(drop) == ["often", "routine"]
    # The newest counts.
    os.utime(door.added(FIRST)[0].file, (1, 1))
    assert collect(drop, AFTER).counted == 1
    assert [each.answers[teams.PROMPT] for each in teams.collected_in(drop)] == ["routine"]


def test_ended_after_any_call_the_person_knows_of_whatever_lies_there(tmp_path: Path) -> None:
    def begun(folder: Path) -> tuple[Paths, Path, Together]:
        paths, drop = home_in(folder / "person"), teams.a_drop(folder)
        door = door_of(paths, drop)
        added(door, a_reflection())
        return paths, drop, door

    _, _, door = begun(tmp_path / "whole")
    offer, disk = door.offer(answering("routine")), Disk()
    with disk.in_place():
        door.add(offer, AT)
    for number in range(len(disk.made)):
        paths, drop, door = begun(tmp_path / str(number))
        offer = door.offer(answering("routine"))
        with Dying(number, half=True).in_place(), pytest.raises(StoppedDead):
            door.add(offer, AT)
        noted = {Path(each.file).name for each in contributed_by(paths)}
        there = {each.removeprefix(".tmp-") for each in teams.inbox_of(drop)}
        assert there <= noted
        # It is added again, whatever was done, and one is there.
        try:
            added(door, answering("routine"))
        except NothingFitsError as error:
            assert "already" in error.what  # noqa: PT017
        door.take_back(FIRST)
        assert teams.inbox_of(drop) == []
        assert contributed_by(paths) == []


@pytest.mark.parametrize("done", [False, True], ids=["refused", "only the answer is lost"])
def test_a_disk_that_refuses_a_call_never_leaves_what_nobody_knows_of(
    tmp_path: Path, *, done: bool
) -> None:
    first = door_of(home_in(tmp_path / "person"), teams.a_drop(tmp_path))
    offer, disk = first.offer(a_reflection()), Disk()
    with disk.in_place():
        first.add(offer, AT)
    for number in range(len(disk.made)):
        paths, drop = home_in(tmp_path / f"{number}"), teams.a_drop(tmp_path / f"{number}")
        door = door_of(paths, drop)
        is_added = True
        with Refusing(number, errno.ENOSPC, done=done).in_place():
            try:
                door.add(offer, AT)
            except StoreError:
                is_added = False
        noted = {Path(each.file).name for each in contributed_by(paths)}
        assert {*teams.inbox_of(drop)} <= noted
        assert not is_added or len(teams.inbox_of(drop)) == 1


def test_what_may_be_there_all_the_same_is_noted_and_can_be_taken_back(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, rename = door.offer(a_reflection()), os.rename

    def lost(half: str, name: str, **options: int) -> None:
        rename(half, name, **options)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def dead(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", lost)
        disk.setattr(os, "unlink", dead)
        with pytest.raises(StoreError, match="It may have been added all the same"):
            door.add(offer, AT)
    assert len(contributed_by(paths)) == 1
    assert lying(drop) == ["often"]
    door.take_back(FIRST)
    assert teams.inbox_of(drop) == []


# --- a period that is counted -------------------------------------------------------------------


def test_what_was_counted_cannot_be_taken_back_and_nothing_is_added_any_more(
    door: Together, drop: Path
) -> None:
    added(door, a_reflection())
    offer = door.offer(answering("routine"))
    collect(drop, AFTER)
    (note,) = door.added(FIRST)
    assert door.is_counted(note)
    assert not door.can_be_taken_back(note)
    with pytest.raises(NothingFitsError, match=CANNOT_BE_UNDONE):
        door.take_back(FIRST)
    # Where it is still yesterday.
    with pytest.raises(NothingFitsError, match="has been counted already"):
        door.offer(answering("routine"))
    with pytest.raises(NothingFitsError, match="has been counted already"):
        door.add(offer, AT)
    assert lying(drop) == []
    assert door.added(FIRST) == [note]


def test_one_that_is_counted_at_that_very_moment_is_not_said_to_be_taken_back(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(door, a_reflection())
    take_back = inbox.take_back

    def too_late(file: Path) -> bool:
        collect(drop, AFTER)
        return take_back(file)

    monkeypatch.setattr(inbox, "take_back", too_late)
    with pytest.raises(NothingFitsError, match=CANNOT_BE_UNDONE):
        door.take_back(FIRST)
    assert len(door.added(FIRST)) == 1


def test_what_was_not_added_and_what_nobody_can_reach(door: Together, drop: Path) -> None:
    with pytest.raises(NothingFitsError, match=NOT_ADDED):
        door.take_back(FIRST)
    added(door, a_reflection())
    (note,) = door.added(FIRST)
    assert door.is_counted(note._replace(file="/elsewhere"))
    aside = (drop / "inbox").rename(drop / "aside")
    assert not door.can_be_taken_back(note)
    with pytest.raises(StoreError, match="cannot be reached"):
        door.take_back(FIRST)
    aside.rename(drop / "inbox")
    door.take_back(FIRST)
    assert lying(drop) == []


# --- forgetting ---------------------------------------------------------------------------------


def test_forgetting_takes_back_what_was_added_and_of_another_nothing(
    door: Together, drop: Path, paths: Paths
) -> None:
    keep(paths, FIRST, SECOND)
    added(door, a_reflection())
    added(door, a_reflection("2026-11-22-0900-clinic-h2mnb4"))
    forget(paths, FIRST)
    assert lying(drop) == ["often"]
    assert [each.checklist for each in contributed_by(paths)] == ["clinic"]
    assert FIRST not in paths.contributed.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["counted", "gone", "never there"])
def test_what_is_out_of_reach_keeps_nobody_from_forgetting(
    door: Together, drop: Path, paths: Paths, how: str
) -> None:
    keep(paths, FIRST)
    added(door, a_reflection())
    (note,) = contributed_by(paths)
    if how == "counted":
        collect(drop, AFTER)
    elif how == "gone":
        (drop / "inbox").rename(drop / "aside")
    else:
        note_contributed(paths, note._replace(file="/nowhere/inbox/x\n.json"))
    forget(paths, FIRST)
    assert contributed_by(paths) == []
    assert not (paths.reflections / f"{FIRST}.toml").exists()
    assert len(list((drop / "collected").iterdir())) == (how == "counted")


# --- the picture --------------------------------------------------------------------------------


def test_pictures_newest_first_and_the_newest_unless_another_is_asked_for(
    door: Together, drop: Path, paths: Paths
) -> None:
    assert door.pictures() == []
    assert door.newest_period() == "2026-Q3"
    for period in ("2026-Q2", "2026-Q3", "2025"):
        for _ in range(5):
            line = line_of(teams.a_contribution(period=period))
            name = inbox.new_name(period)
            (drop / "collected" / name).write_text(line, encoding="utf-8")
    publish(drop, 5, TODAY)
    assert door.pictures() == [("2026-Q3", "school"), ("2026-Q2", "school"), ("2025", "school")]
    assert door.newest_period() == "2026-Q3"
    picture = door.picture("2026-Q2", "school")
    assert picture is not None
    assert picture.prompts == {teams.PROMPT: "often_or_routine"}
    assert door.picture("2026-Q2", "clinic") is None
    with pytest.raises(TiclistError, match="'2026-5' is no period"):
        door.picture("2026-5", "school")
    with pytest.raises(NothingFitsError, match=NO_TEAM):
        Together(paths, None, TODAY).pictures()
