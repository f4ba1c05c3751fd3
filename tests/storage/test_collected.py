"""Collecting: one contribution an owner, its line without whose it was, the period closed."""

import datetime as dt
import fcntl
import os
import stat
from pathlib import Path

import pytest

from tests.people import only_as_root
from tests.storage import teams
from tests.storage.teams import GOING_ON, PEOPLE, PERIOD, TODAY, a_contribution, lodge
from ticlist.errors import StoreError
from ticlist.files.contribution_file import line_of
from ticlist.storage import collected as collected_module
from ticlist.storage import inbox
from ticlist.storage.closing import least_when_closed, mark_closed
from ticlist.storage.collected import MOST_CHECKLISTS, Collected, collect, counted_up
from ticlist.storage.untrusted import Refused


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


def test_nothing_added_is_nothing_counted(drop: Path) -> None:
    assert collect(drop, TODAY) == Collected((), 0, ())
    assert sorted(each.name for each in drop.iterdir()) == ["collected", "inbox", "pictures"]


def test_the_line_is_copied_under_its_name_and_the_file_goes(drop: Path) -> None:
    file = lodge(drop)
    line = file.read_bytes()
    assert collect(drop, TODAY) == Collected((PERIOD,), 1, ())
    assert (drop / "collected" / file.name).read_bytes() == line
    assert teams.inbox_of(drop) == [f"{PERIOD}.closed"]
    assert inbox.is_closed(drop, PERIOD)
    assert not (drop / "counting").exists()


def test_one_owner_counts_once_for_each_checklist_the_newest(drop: Path) -> None:
    lodge(drop, a_contribution("not_yet"), at=300)
    lodge(drop, a_contribution("often"), at=500)
    lodge(drop, a_contribution("sometimes"), at=400)
    lodge(drop, a_contribution("routine", checklist="clinic"), at=100)
    assert collect(drop, TODAY).counted == 2
    kept = {(each.checklist, each.answers[teams.PROMPT]) for each in teams.collected_in(drop)}
    assert kept == {("school", "often"), ("clinic", "routine")}


def test_every_owner_counts_and_nothing_says_whose_it_was(drop: Path) -> None:
    only_as_root()
    teams.lodged_by_everybody(drop)
    assert collect(drop, TODAY).counted == len(PEOPLE)
    owners = {each.stat().st_uid for each in (drop / "collected").iterdir()}
    assert owners == {os.geteuid()}


def test_what_goes_on_stays_as_it_is(drop: Path) -> None:
    going_on = lodge(drop, a_contribution(period=GOING_ON))
    half = drop / "inbox" / f".tmp-{inbox.new_name(GOING_ON)}"
    half.touch()
    lodge(drop)
    assert collect(drop, TODAY).periods == (PERIOD,)
    assert teams.inbox_of(drop) == sorted([going_on.name, half.name, f"{PERIOD}.closed"])
    assert not inbox.is_closed(drop, GOING_ON)


def test_only_the_period_that_is_asked_for(drop: Path) -> None:
    lodge(drop)
    earlier = lodge(drop, a_contribution(period="2026-Q2"))
    assert collect(drop, TODAY, PERIOD).periods == (PERIOD,)
    assert earlier.exists()
    assert collect(drop, TODAY).periods == ("2026-Q2",)


def test_what_comes_after_the_counting_does_not_count_and_is_said(drop: Path) -> None:
    lodge(drop)
    collect(drop, TODAY)
    late = lodge(drop)
    assert collect(drop, TODAY) == Collected(
        (), 0, (Refused(late.name, "came after the counting"),)
    )
    assert not late.exists()
    assert len(teams.collected_in(drop)) == 1


def test_what_a_program_that_was_ended_left_goes_with_its_period(drop: Path) -> None:
    for name in (inbox.new_name(PERIOD), "0123456789abcdef"):
        (drop / "inbox" / f".tmp-{name}").write_text("answers", encoding="utf-8")
    assert collect(drop, TODAY) == Collected((), 0, ())
    assert teams.inbox_of(drop) == []


def test_what_is_gone_by_the_time_it_is_looked_at_is_not_named(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    half, stat_of = drop / "inbox" / ".tmp-0123456789abcdef", os.stat
    half.touch()

    def gone(
        name: str, *, dir_fd: int | None = None, follow_symlinks: bool = True
    ) -> os.stat_result:
        if name == half.name:
            half.unlink()
        return stat_of(name, dir_fd=dir_fd, follow_symlinks=follow_symlinks)

    with monkeypatch.context() as disk:
        disk.setattr(os, "stat", gone)
        assert collect(drop, TODAY) == Collected((), 0, ())


def test_one_beside_the_other_does_not_collect(drop: Path) -> None:
    lodge(drop)
    other = os.open(drop / "collected", os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(StoreError, match="Another ticlist is collecting"):
        collect(drop, TODAY)
    os.close(other)
    assert collect(drop, TODAY).counted == 1


def test_only_whose_the_inbox_is_collects(drop: Path) -> None:
    only_as_root()
    os.chown(drop / "inbox", PEOPLE[0], -1)
    with pytest.raises(StoreError, match=f"Only the account 'account {PEOPLE[0]}'") as raised:
        collect(drop, TODAY)
    assert str(raised.value.what_to_do).startswith("As an administrator: runuser -u")


def test_an_inbox_or_a_folder_of_the_collected_that_is_a_link_is_not_followed(
    drop: Path, tmp_path: Path
) -> None:
    others = teams.Bystanders(tmp_path)
    for name in ("inbox", "collected", "counting"):
        lodge(drop)
        folder = drop / name
        aside = folder.rename(tmp_path / f"was-{name}") if folder.exists() else None
        folder.symlink_to(others.folder)
        with pytest.raises(StoreError, match="Collecting did not come to its end"):
            collect(drop, TODAY)
        folder.unlink()
        if aside:
            aside.rename(folder)
    with pytest.raises(StoreError, match="Collecting did not come to its end"):
        collect(drop / "nowhere", TODAY)
    assert others.changed() == {}


def test_of_more_checklists_than_anybody_uses_only_so_many_are_kept_in_mind(drop: Path) -> None:
    only_as_root()
    for number in range(MOST_CHECKLISTS + 5):
        lodge(drop, a_contribution(checklist=f"c-{number}"), owner=PEOPLE[0])
    lodge(drop, owner=PEOPLE[1])
    found = collect(drop, TODAY)
    assert found.counted == MOST_CHECKLISTS + 1
    assert {each.why for each in found.refused} == {"of too many checklists"}
    assert "school" in {each.checklist for each in teams.collected_in(drop)}


def begun(drop: Path, *names: Path) -> None:
    """Have a counting be interrupted after some files were moved out of reach."""
    for each in names:
        apart = drop / "counting" / each.name[: len(PERIOD)]
        apart.mkdir(parents=True, exist_ok=True)
        each.rename(apart / each.name)


def test_a_counting_that_was_interrupted_is_gone_on_with_when_its_period_is_meant(
    drop: Path,
) -> None:
    begun(drop, lodge(drop))
    assert collect(drop, TODAY, "2026-Q2") == Collected((), 0, ())
    assert collect(drop, TODAY) == Collected((PERIOD,), 1, ())


def test_a_name_that_was_moved_already_cannot_be_taken_by_another_file(drop: Path) -> None:
    file = lodge(drop)
    line = file.read_bytes()
    begun(drop, file)
    file.write_text(line_of(a_contribution("not_yet")), encoding="utf-8")
    assert collect(drop, TODAY).refused == (Refused(file.name, "is there twice"),)
    assert (drop / "collected" / file.name).read_bytes() == line
    assert teams.inbox_of(drop) == [f"{PERIOD}.closed"]


def test_what_is_taken_back_at_the_last_moment_is_not_counted(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, rename = lodge(drop), os.rename

    def taken_back(name: str, other: str, **options: int) -> None:
        if name == file.name:
            file.unlink()
        rename(name, other, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", taken_back)
        assert collect(drop, TODAY) == Collected((PERIOD,), 0, ())
    assert teams.collected_in(drop) == []


# --- counting up --------------------------------------------------------------------------------


def test_what_was_collected_is_counted_up_by_period_and_checklist(drop: Path) -> None:
    for number, (period, checklist) in enumerate(
        [*[(PERIOD, "school")] * 5, (PERIOD, "clinic"), ("2026-Q2", "school"), (GOING_ON, "school")]
    ):
        line = line_of(a_contribution(period=period, checklist=checklist))
        (drop / "collected" / f"{period}-{number:032x}.json").write_text(line, encoding="utf-8")
    found = list(counted_up(drop, TODAY))
    assert [(each.period, sorted(each.tallies)) for each in found] == [
        ("", []),
        ("2026-Q2", ["school"]),
        (PERIOD, ["clinic", "school"]),
    ]
    assert found[2].tallies["school"].leans(5) == {teams.PROMPT: "often_or_routine"}
    assert [each.refused for each in found] == [[], [], []]
    assert [each.period for each in counted_up(drop, TODAY, "2026-Q2")] == ["", "2026-Q2"]


def test_what_else_lies_there_is_named_and_not_counted(drop: Path) -> None:
    collected = drop / "collected"
    (collected / "notes.txt").touch()
    (collected / ".tmp-0123456789abcdef").touch()
    bad = collected / inbox.new_name(PERIOD)
    bad.write_text("{}", encoding="utf-8")
    of_no_year = collected / f"0000-{'0' * 32}.json"
    of_no_year.write_text(line_of(a_contribution()), encoding="utf-8")
    strays, counted = counted_up(drop, TODAY)
    assert strays.tallies == counted.tallies == {}
    assert {each.name for each in strays.refused} == {"notes.txt", of_no_year.name}
    assert [each.name for each in counted.refused] == [bad.name]


def test_a_folder_or_a_file_that_the_disk_does_not_give_is_no_empty_one(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreError, match="What was collected cannot be read"):
        list(counted_up(drop / "nowhere", TODAY))
    lodge(drop)
    collect(drop, TODAY)
    with monkeypatch.context() as disk:
        disk.setattr(os, "fstat", _damaged)
        with pytest.raises(StoreError, match="the disk reports that it is damaged"):
            list(counted_up(drop, TODAY))


def _damaged(_: int) -> os.stat_result:
    raise OSError(5, "EIO")


def test_a_mark_is_the_collectors_and_says_its_period_and_of_how_many(drop: Path) -> None:
    lodge(drop)
    before = os.umask(0o077)
    try:
        collect(drop, TODAY, least=8)
    finally:
        os.umask(before)
    mark = drop / "inbox" / f"{PERIOD}.closed"
    assert mark.read_text(encoding="utf-8") == f"{PERIOD}\n8\n"
    assert stat.S_IMODE(mark.stat().st_mode) == 0o644
    # Of another period, under a second name, where links to others' files are allowed.
    os.link(mark, drop / "inbox" / "2026-Q2.closed")
    lodge(drop, a_contribution(period="2026-Q2"))
    assert not inbox.is_closed(drop, "2026-Q2")
    assert collect(drop, TODAY, least=3).periods == ("2026-Q2",)
    assert mark.read_text(encoding="utf-8") == f"{PERIOD}\n8\n"
    other = mark.with_name("2026-Q2.closed")
    assert other.read_text(encoding="utf-8") == "2026-Q2\n5\n"


@pytest.mark.parametrize(
    ("said", "least"),
    [
        (f"{PERIOD}\n", 0),
        (f"{PERIOD}\n8\n", 8),
        (f"{PERIOD}\n-8\n", 0),
        (f"{PERIOD}\n8", 0),
        (f"{PERIOD}\n8\n8\n", 0),
        (f"{PERIOD}\n{'9' * 9000}\n", 0),
        (f"{PERIOD} \n8\n", None),
        ("2026-Q2\n8\n", None),
        ("", None),
    ],
)
def test_what_a_mark_says(drop: Path, said: str, least: int | None) -> None:
    (drop / "inbox" / f"{PERIOD}.closed").write_text(said, encoding="utf-8")
    at = os.open(drop / "inbox", os.O_RDONLY)
    assert least_when_closed(at, PERIOD) == least
    os.close(at)
    assert inbox.is_closed(drop, PERIOD) is (least is not None)


def test_a_period_that_is_counted_keeps_its_mark(drop: Path) -> None:
    lodge(drop)
    collect(drop, TODAY, least=8)
    begun(drop, lodge(drop))
    collect(drop, TODAY, least=5)
    mark = drop / "inbox" / f"{PERIOD}.closed"
    assert mark.read_text(encoding="utf-8") == f"{PERIOD}\n8\n"


@pytest.mark.parametrize(
    ("period", "why"),
    [
        ("2024-10", "of long ago"),
        ("2023", "of long ago"),
        ("0001-Q1", "of long ago"),
        ("0000", "of no period there is"),
        ("0000-Q2", "of no period there is"),
        ("2027-Q1", "of a time to come"),
        ("9999-12", "of a time to come"),
    ],
)
def test_what_is_of_no_time_that_anybody_adds_to_is_named_and_stays(
    drop: Path, period: str, why: str
) -> None:
    file = lodge(drop, a_contribution(period=period))
    assert collect(drop, TODAY, "2026-Q1") == Collected((), 0, ())
    for _ in range(2):
        assert collect(drop, TODAY) == Collected((), 0, (Refused(file.name, why),))
        assert teams.inbox_of(drop) == [file.name]
    assert teams.collected_in(drop) == []


def test_a_clock_that_was_years_behind_costs_nobody_what_they_added(drop: Path) -> None:
    lodge(drop)
    assert collect(drop, dt.date(2024, 6, 1)).counted == 0
    assert collect(drop, TODAY).counted == 1


def test_what_is_put_there_while_the_mark_is_made_counts(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lodge(drop)

    def marked_late(at: int, period: str, least: int) -> None:
        lodge(drop, a_contribution(checklist="clinic"))
        mark_closed(at, period, least)

    monkeypatch.setattr(collected_module, "mark_closed", marked_late)
    assert collect(drop, TODAY).counted == 2


@pytest.mark.parametrize("period", ["2024-12", "2024-Q4", "2024"])
def test_of_two_years_ago_all_is_counted_still(drop: Path, period: str) -> None:
    lodge(drop, a_contribution(period=period))
    assert collect(drop, TODAY).periods == (period,)
