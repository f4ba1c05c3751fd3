"""Steps: where each came from, what became of it, and which are open."""

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest

from tests.lookback.stepping import ASK, BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from tests.storage.making import home_in
from ticlist.lookback.steps import (
    LOOKED_THROUGH,
    Became,
    Origin,
    Tracked,
    newest_open,
    step_words,
    steps_lines,
    steps_named,
    tracked_steps,
    what_became_of,
)
from ticlist.model.lines import Line
from ticlist.model.reflection import FollowedUp, Outcome, Step
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store
from ticlist.text import columns

STILL = FollowedUp(BOARD.id, "still_want_to", "Not yet a habit.")
DONE = FollowedUp(BOARD.id, "done")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home_in(tmp_path)


@pytest.fixture
def store(paths: Paths) -> Store:
    return Store(paths)


def offered(store: Store, many: int = 3) -> list[str]:
    return [each.step.id for each in newest_open(store, store.names(), many)]


def read_by(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes which files are parsed."""
    read: list[str] = []
    reads = Store.read

    def noted(self: Store, reflection_id: str) -> object:
        read.append(reflection_id)
        return reads(self, reflection_id)

    monkeypatch.setattr(Store, "read", noted)
    return read


# --- every step ------------------------------------------------------------------------------


def test_every_step_stands_with_where_it_came_from_newest_first() -> None:
    tracked = tracked_steps(
        [
            stepping(OLD, BOARD, at_the_end=(RUSH,)),
            stepping(NEW, ASK),
            stepping(MIDDLE, at_the_end=(TEA,)),
        ]
    )
    days = [dt.date(2026, 11, day) for day in (15, 8, 1, 1)]
    assert [(each.step, each.origin) for each in tracked] == [
        (ASK, Origin(NEW, days[0], "School", "Safety")),
        (TEA, Origin(MIDDLE, days[1], "School", None)),
        (BOARD, Origin(OLD, days[2], "School", "Safety")),
        (RUSH, Origin(OLD, days[3], "School", None)),
    ]
    assert [each.became for each in tracked] == [()] * 4


def test_what_became_of_a_step_may_be_said_in_any_reflection_in_order_of_time() -> None:
    (tracked,) = tracked_steps(
        [
            stepping(NEW, said=(DONE, FollowedUp("zzzzzz-9", "tried"))),
            stepping(MIDDLE, said=(STILL,)),
            stepping(OLD, BOARD),
        ]
    )
    assert tracked.became == (
        Became(dt.date(2026, 11, 8), "still_want_to", "Not yet a habit.", MIDDLE),
        Became(dt.date(2026, 11, 15), "done", None, NEW),
    )


def test_it_is_the_time_when_it_was_said_that_counts_and_not_the_day_looked_back_from() -> None:
    (tracked,) = tracked_steps(
        [
            stepping(OLD, said=(DONE,), begun="2026-11-20"),
            stepping(NEW, said=(STILL,)),
            stepping(MIDDLE, BOARD),
        ]
    )
    assert [each.outcome for each in tracked.became] == ["still_want_to", "done"]
    assert not tracked.is_open


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_a_step_is_open_while_nothing_else_than_still_want_to_was_said_last(
    outcome: Outcome,
) -> None:
    origin = Origin(OLD, dt.date(2026, 11, 1), "School")
    said = Became(origin.on, outcome)
    still = Became(origin.on, "still_want_to")
    assert Tracked(BOARD, origin).is_open
    assert Tracked(BOARD, origin, (said,)).is_open == (outcome == "still_want_to")
    assert Tracked(BOARD, origin, (said, still)).is_open


# --- the newest open ones --------------------------------------------------------------------


def test_the_newest_three_open_ones_are_offered(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD, RUSH), stepping(MIDDLE, TEA), stepping(NEW, ASK))
    assert offered(store) == [ASK.id, TEA.id, BOARD.id]
    put(paths, stepping(MIDDLE, TEA, said=(DONE,)))
    assert offered(store) == [ASK.id, TEA.id, RUSH.id]
    put(paths, stepping(MIDDLE, TEA, said=(STILL,)))
    assert newest_open(store, store.names())[2].became[0].note == "Not yet a habit."


def test_what_is_said_in_a_reflection_that_is_dated_back_counts(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, said=(DONE,), begun="2026-11-20"), stepping(MIDDLE, BOARD, TEA))
    assert offered(store) == [TEA.id]


def test_no_more_is_parsed_than_is_needed(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, stepping(OLD, BOARD, RUSH), stepping(MIDDLE, TEA, said=(DONE,)), stepping(NEW, ASK))
    names = store.names()
    read = read_by(monkeypatch)
    assert len(newest_open(store, names, 1)) == 1
    assert read == [NEW]
    read.clear()
    assert len(newest_open(store, names)) == 3
    assert read == [NEW, MIDDLE, OLD]


def test_a_file_without_a_step_is_not_parsed(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, stepping(OLD, BOARD), stepping(MIDDLE))
    read = read_by(monkeypatch)
    assert offered(store) == [BOARD.id]
    assert read == [OLD]


def test_only_the_newest_reflections_are_looked_through(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD))
    days = (dt.date(2027, 1, 1) + dt.timedelta(days) for days in range(LOOKED_THROUGH))
    put(paths, *(stepping(f"{day}-0900-school-dddddd") for day in days))
    names = store.names()
    assert newest_open(store, names) == []
    assert [each.step for each in newest_open(store, names[1:])] == [BOARD]


def test_a_step_that_stands_in_two_files_is_offered_once(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD), stepping(OLD[:-1] + "b", BOARD, RUSH))
    assert offered(store) == [BOARD.id, RUSH.id]


def test_what_cannot_be_read_hides_nothing_else(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD), stepping(MIDDLE, TEA), stepping(NEW, ASK))
    (paths.reflections / f"{NEW}.toml").write_text('[[followed_up]]\nstep = "aaaaaa-1"\n', "utf-8")
    (paths.reflections / f"{MIDDLE}.toml").unlink()
    (paths.reflections / f"{MIDDLE}.toml").mkdir()
    assert offered(store) == [BOARD.id]
    became = what_became_of(store, [BOARD.id])
    assert became == {BOARD.id: ()}


# --- what became of some ----------------------------------------------------------------------


def test_what_became_of_some_steps_is_found_in_all_files(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD, RUSH), stepping(MIDDLE, said=(STILL,)))
    put(paths, stepping(NEW, said=(DONE, FollowedUp("zzzzzz-9", "tried"))))
    still = Became(dt.date(2026, 11, 8), "still_want_to", "Not yet a habit.", MIDDLE)
    done = Became(dt.date(2026, 11, 15), "done", None, NEW)
    assert what_became_of(store, {BOARD.id, RUSH.id}) == {BOARD.id: (still, done), RUSH.id: ()}
    assert what_became_of(store, [BOARD.id], store.names()[1:]) == {BOARD.id: (still,)}


def test_only_files_that_may_say_something_of_them_are_parsed(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, stepping(OLD, BOARD), stepping(MIDDLE, said=(STILL,)))
    put(paths, stepping(NEW, said=(FollowedUp(RUSH.id, "done"),)))
    read = read_by(monkeypatch)
    assert what_became_of(store, []) == {}
    assert read == []
    what_became_of(store, [BOARD.id])
    assert read == [MIDDLE]


def test_an_id_that_is_spelt_in_another_way_is_found(paths: Paths, store: Store) -> None:
    put(paths, stepping(MIDDLE, said=(STILL,)), stepping(OLD, BOARD))
    file = paths.reflections / f"{MIDDLE}.toml"
    spelt = file.read_text("utf-8").replace('"aaaaaa-1"', '"\\u0061aaaaa-1"')
    file.write_text(spelt, "utf-8")
    assert len(what_became_of(store, [BOARD.id])[BOARD.id]) == 1


@pytest.mark.parametrize("step_id", ['a "quoted" one', "one\nand another", "\x1b]2;x\x07", "字"])
def test_an_id_that_is_not_one_of_ours_is_found(paths: Paths, store: Store, step_id: str) -> None:
    put(paths, stepping(MIDDLE, said=(FollowedUp(step_id, "done"),)))
    assert len(what_became_of(store, [step_id])[step_id]) == 1
    assert what_became_of(store, [step_id + "\udce9"]) == {step_id + "\udce9": ()}


# --- the steps that ids mean ------------------------------------------------------------------


def test_a_step_is_found_by_its_id_where_it_can_be_found(
    paths: Paths, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, stepping(OLD, BOARD, at_the_end=(RUSH,)), stepping(MIDDLE, TEA))
    read = read_by(monkeypatch)
    origin = Origin(OLD, dt.date(2026, 11, 1), "School")
    found = steps_named(store, store.names(), [RUSH.id, "aaaaaa-7", "zzzzzz-1"])
    assert found == {RUSH.id: (RUSH, origin)}
    assert read == [OLD]


def test_the_words_of_the_steps_that_a_reflection_speaks_of(paths: Paths, store: Store) -> None:
    put(paths, stepping(OLD, BOARD, RUSH))
    reflection = stepping(MIDDLE, said=(DONE, FollowedUp("zzzzzz-1", "done")))
    words = step_words(store, store.names(), reflection)
    assert words == {BOARD.id: "Start: Put it on the board."}


# --- as lines ----------------------------------------------------------------------------------


def test_a_step_is_laid_out_with_where_it_came_from_and_what_became_of_it() -> None:
    tracked = tracked_steps(
        [
            stepping(OLD, BOARD, at_the_end=(RUSH,)),
            stepping(MIDDLE, said=(STILL,)),
            stepping(NEW, said=(DONE,)),
        ]
    )
    board, rush = f"{OLD} aaaaaa-1", f"{OLD} aaaaaa-2"
    assert steps_lines(tracked, 78) == [
        Line("Start (me, by 10 November 2026)", "prompt", board),
        Line("  Put it on the board.", "words", board),
        Line(f"  School, 1 November 2026: Safety ({OLD})", "remark", board),
        Line("  Still want to, 8 November 2026", "answer", board),
        Line("    Not yet a habit.", "words", board),
        Line("  Done, 15 November 2026", "answer", board),
        Line(""),
        Line("Stop (my team)", "prompt", rush),
        Line("  Rushing.", "words", rush),
        Line(f"  School, 1 November 2026: At the end ({OLD})", "remark", rush),
    ]
    assert steps_lines([], 78) == []


def test_a_day_that_has_passed_is_shown_like_one_to_come() -> None:
    passed, to_come = (
        Step("a-1", "start", "Wait.", "me", dt.date(year, 1, 2)) for year in (1999, 2999)
    )
    first, second = (
        [line.text for line in steps_lines(tracked_steps([stepping(OLD, each)]), 78)]
        for each in (passed, to_come)
    )
    assert first == [line.replace("2999", "1999") for line in second]


@pytest.mark.parametrize("width", [3, 20, 78])
def test_no_line_is_wider_than_there_is_room_and_none_acts_on_a_terminal(width: int) -> None:
    odd = Step("\x1b]2;x\x07", "start", "字" * 50 + "\x1b[2J\n  " + "a" * 90, "me")
    said = FollowedUp(odd.id, "done", "word \u202e" * 20)
    lines = steps_lines(tracked_steps([stepping(OLD, odd, said=(said,))]), width)
    assert max(columns(line.text) for line in lines) <= max(width, 6)
    assert all(line.text.isprintable() and line.subject.isprintable() for line in lines)
