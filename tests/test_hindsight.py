"""What saved reflections say side by side and in a row, for the program."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lookback.comparing import an_answer
from tests.lookback.stepping import ASK, BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from tests.model.making import NOISE, SAFETY, SCHOOL, TOLD
from tests.storage.making import NOTE, home_in
from ticlist import hindsight as hindsight_module
from ticlist.errors import FileRefusedError, NothingFitsError
from ticlist.hindsight import MOST_LOOKED_AT, SOON_SHOWN, Hindsight
from ticlist.lookback.find import Hit, Unreadable
from ticlist.lookback.steps import Tracked
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Draft,
    FollowedUp,
    ReflectedSection,
    Reflection,
)
from ticlist.model.walk import Walk
from ticlist.past import Past
from ticlist.storage.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = home_in(tmp_path)
    put(
        found,
        stepping(OLD, BOARD, at_the_end=(RUSH,)),
        stepping(MIDDLE, TEA, said=(FollowedUp(BOARD.id, "tried", "Twice."),)),
        stepping(NEW, ASK, said=(FollowedUp(BOARD.id, "done"),)),
    )
    return found


@pytest.fixture
def past(paths: Paths) -> Past:
    return Past(paths, {"school": "School"})


@pytest.fixture
def hindsight(past: Past) -> Hindsight:
    return Hindsight(past, {"school": SCHOOL}.get)


def broken(paths: Paths, reflection_id: str) -> None:
    (paths.reflections / f"{reflection_id}.toml").write_text("format = 9\n")


# --- side by side -------------------------------------------------------------------------------


def test_one_can_be_compared_with_the_others_of_its_checklist(
    hindsight: Hindsight, past: Past, paths: Paths
) -> None:
    other = OLD.replace("2026-11-01", "2026-10-01").replace("aaaaaa", "dddddd")
    put(paths, stepping(other))
    assert hindsight.comparable(MIDDLE) == [OLD, other]
    assert hindsight.comparable(other) == [MIDDLE, OLD]
    assert hindsight.comparable(NEW) == []
    assert hindsight.comparable("my notes") == []
    past.forget(OLD)
    assert hindsight.comparable(MIDDLE) == [other]


@pytest.mark.parametrize("two", [(OLD, MIDDLE), (MIDDLE, OLD)])
def test_two_are_put_side_by_side_with_what_every_reflection_says_of_their_steps(
    hindsight: Hindsight, two: tuple[str, str]
) -> None:
    comparison = hindsight.compared(*two)
    assert (comparison.then.id, comparison.now.id) == (OLD, MIDDLE)
    safety = next(each for each in comparison.sections if each.id == "safety")
    [told] = safety.then.steps
    assert told.step == BOARD
    # What a third one says is among it.
    assert [(each.on, each.outcome) for each in told.became] == [
        (dt.date(2026, 11, 8), "tried"),
        (dt.date(2026, 11, 15), "done"),
    ]


def test_they_stand_in_the_order_of_the_checklist_where_it_is_there(
    hindsight: Hindsight, past: Past, paths: Paths
) -> None:
    one, other = (asked(paths, school(day), an_answer(TOLD, "often")).id for day in DAYS[:2])
    in_order = [each.id for each in hindsight.compared(one, other).sections]
    as_written = [each.id for each in Hindsight(past, lambda _: None).compared(one, other).sections]
    assert (in_order, as_written) == (["safety", "trust"], ["trust", "safety"])


def test_what_is_to_be_forgotten_says_nothing_of_a_step(hindsight: Hindsight, past: Past) -> None:
    past.forget(NEW)
    safety = next(each for each in hindsight.compared(OLD, MIDDLE).sections if each.id == "safety")
    assert [each.outcome for each in safety.then.steps[0].became] == ["tried"]


def test_of_two_checklists_none_are_compared(hindsight: Hindsight) -> None:
    with pytest.raises(NothingFitsError):
        hindsight.compared(OLD, NEW)


def test_one_that_cannot_be_read_is_not_compared(hindsight: Hindsight, paths: Paths) -> None:
    broken(paths, OLD)
    for two in ((OLD, MIDDLE), (MIDDLE, OLD)):
        with pytest.raises(FileRefusedError):
            hindsight.compared(*two)


# --- over time ----------------------------------------------------------------------------------


def test_checklists_are_counted_the_one_used_last_first(hindsight: Hindsight, past: Past) -> None:
    assert list(hindsight.by_checklist().items()) == [("clinic", 1), ("school", 2)]
    past.forget(NEW)
    assert hindsight.by_checklist() == {"school": 2}


def test_over_time_shows_those_of_one_checklist_that_can_be_read(
    hindsight: Hindsight, paths: Paths
) -> None:
    put(paths, replace(stepping(OLD), sections=(a_section(an_answer(TOLD, "often")),)))
    *before, last = hindsight.over_time("school")
    assert before == [None, None]
    assert last is not None
    assert list(last) == ["sections", "samhsa"]
    assert [each.id for each in last["sections"].columns] == [OLD, MIDDLE]
    broken(paths, MIDDLE)
    *_, last = hindsight.over_time("school")
    assert last is not None
    assert [each.id for each in last["samhsa"].columns] == [OLD]
    *before, last = hindsight.over_time("weather")
    assert before == []
    assert last is not None
    assert list(last["sections"].columns) == []


def test_over_time_shows_the_newest_soon(
    hindsight: Hindsight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hindsight_module, "SOON_SHOWN", 1)
    soon, nothing, last = hindsight.over_time("school")
    assert soon is not None
    assert last is not None
    assert nothing is None
    assert [each.id for each in soon["sections"].columns] == [MIDDLE]
    assert [each.id for each in last["sections"].columns] == [OLD, MIDDLE]


# --- steps --------------------------------------------------------------------------------------


def ids(tracked: list[Tracked] | None) -> list[str] | None:
    return None if tracked is None else [each.step.id for each in tracked]


def test_every_step_is_shown_at_the_end_with_what_became_of_it(
    hindsight: Hindsight, past: Past
) -> None:
    *before, last = hindsight.steps()
    assert before == [None, None, None]
    assert ids(last) == [ASK.id, TEA.id, BOARD.id, RUSH.id]
    assert last is not None
    assert [each.outcome for each in last[2].became] == ["tried", "done"]
    past.forget(MIDDLE)
    assert [ids(each) for each in hindsight.steps()] == [None, None, [ASK.id, BOARD.id, RUSH.id]]


def test_the_steps_of_the_newest_are_shown_soon(
    hindsight: Hindsight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hindsight_module, "SOON_SHOWN", 2)
    assert [ids(each) for each in hindsight.steps()] == [
        None,
        [ASK.id, TEA.id],
        None,
        [ASK.id, TEA.id, BOARD.id, RUSH.id],
    ]
    assert SOON_SHOWN == 50


def test_one_that_cannot_be_read_hides_no_step_of_another(
    hindsight: Hindsight, paths: Paths
) -> None:
    broken(paths, MIDDLE)
    *_, last = hindsight.steps()
    assert ids(last) == [ASK.id, BOARD.id, RUSH.id]


def test_nothing_but_what_it_says_of_steps_is_held_of_each(
    hindsight: Hindsight, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(paths, school(DAYS[0]), an_answer(TOLD, "often", NOTE))
    held: list[list[Reflection]] = []
    monkeypatch.setattr("ticlist.lookback.steps.tracked_steps", held.append)
    [*hindsight.steps()]
    assert [len(each) for each in held] == [4]
    assert NOTE not in repr(held)


def test_where_nothing_is_saved_there_is_no_step(tmp_path: Path) -> None:
    nothing = Hindsight(Past(home_in(tmp_path / "other"), {}), lambda _: None)
    assert list(nothing.steps()) == [[]]
    assert list(nothing.finds("word")) == []
    assert nothing.by_checklist() == {}


# --- finding ------------------------------------------------------------------------------------


def found(items: Iterable[Hit | Unreadable | None]) -> list[str | None]:
    return [each if each is None else each.name.id for each in items]


def test_words_are_found_newest_first_with_a_chance_to_stop_after_each(
    hindsight: Hindsight, past: Past, paths: Paths
) -> None:
    assert found(hindsight.finds("ASK")) == [NEW, None, None, None]
    assert found(hindsight.finds("twice")) == [None, MIDDLE, None, None]
    put(paths, stepping(OLD, ASK))
    assert found(hindsight.finds("ask first")) == [NEW, None, None, OLD, None]
    past.forget(NEW)
    assert found(hindsight.finds("ask")) == [None, OLD, None]


@pytest.mark.parametrize("words", ["", "  ", "\n"])
def test_without_a_word_nothing_is_looked_through(hindsight: Hindsight, words: str) -> None:
    assert list(hindsight.finds(words)) == []


def test_one_that_cannot_be_read_is_found_as_that_and_hides_no_other(
    hindsight: Hindsight, paths: Paths
) -> None:
    (paths.reflections / f"{MIDDLE}.toml").write_text("board = \n")
    kinds = [type(each) for each in hindsight.finds("board") if each is not None]
    assert kinds == [Unreadable, Hit]


# --- reading ------------------------------------------------------------------------------------


def test_a_reflection_is_read_with_the_words_of_the_steps_it_speaks_of(
    hindsight: Hindsight, past: Past
) -> None:
    said = [each.text for each in hindsight.blocks(past.read(MIDDLE))]
    assert any(BOARD.text in each for each in said)
    past.forget(OLD)
    said = [each.text for each in hindsight.blocks(past.read(MIDDLE))]
    assert not any(BOARD.text in each for each in said)


# --- last time ----------------------------------------------------------------------------------

DAYS = ("2026-11-03", "2026-11-10", "2026-11-17")


def a_section(*answers: Answer) -> ReflectedSection:
    return ReflectedSection("safety", "Safety", principle="safety", answers=answers)


def asked(paths: Paths, reflection_id: str, *answers: Answer) -> Reflection:
    """Save a reflection with some answers."""
    reflection = replace(
        stepping(reflection_id),
        checklist=ChecklistNamed(reflection_id[16:-7], "1", "School"),
        sections=(ReflectedSection("trust", "Trust", so_what="Yes."), a_section(*answers)),
    )
    put(paths, reflection)
    return reflection


def a_walk(reflection: Reflection, amends: str | None = None) -> Walk:
    return Walk(SCHOOL, Draft(reflection, amends=amends))


@pytest.fixture
def walk() -> Walk:
    return a_walk(stepping("2026-11-21-0900-school-zzzzzz"))


def school(day: str, letter: str = "e") -> str:
    return f"{day}-0900-school-{letter * 6}"


def test_last_time_is_the_newest_answer_to_the_prompt_in_the_same_wording(
    hindsight: Hindsight, paths: Paths, walk: Walk
) -> None:
    first = an_answer(TOLD, "not_yet", NOTE)
    second = an_answer(TOLD, None, "Words alone.")
    asked(paths, school(DAYS[0]), first)
    assert hindsight.last_time(walk, TOLD) == (dt.date(2026, 11, 3), first)
    asked(paths, school(DAYS[1]), an_answer(NOISE, "often"), second)
    assert hindsight.last_time(walk, TOLD) == (dt.date(2026, 11, 10), second)
    asked(paths, school(DAYS[2]), an_answer(NOISE, "often"))
    assert hindsight.last_time(walk, TOLD) == (dt.date(2026, 11, 10), second)


def test_an_answer_to_other_words_is_not_last_times(
    hindsight: Hindsight, paths: Paths, walk: Walk
) -> None:
    before = an_answer(NOISE, "often")
    asked(paths, school(DAYS[0]), before)
    asked(paths, school(DAYS[1]), an_answer(NOISE, "routine", wording=2))
    assert hindsight.last_time(walk, NOISE) == (dt.date(2026, 11, 3), before)


def test_another_checklist_says_nothing_of_last_time(
    hindsight: Hindsight, paths: Paths, walk: Walk
) -> None:
    asked(paths, "2026-11-17-0900-clinic-eeeeee", an_answer(TOLD, "often"))
    assert hindsight.last_time(walk, TOLD) is None


def test_a_reflection_is_never_its_own_last_time(hindsight: Hindsight, paths: Paths) -> None:
    saved = asked(paths, school(DAYS[1]), an_answer(TOLD, "often"))
    # Not when it is changed, not under another id, and not when another day is chosen for it.
    for draft in (
        a_walk(saved, amends=saved.id),
        a_walk(replace(saved, id=school(DAYS[1], "f")), amends=saved.id),
        a_walk(replace(saved, id=school(DAYS[0]))),
    ):
        assert hindsight.last_time(draft, TOLD) is None
    before = an_answer(TOLD, "sometimes")
    asked(paths, school(DAYS[0], "g"), before)
    assert hindsight.last_time(a_walk(saved, saved.id), TOLD) == (dt.date(2026, 11, 3), before)


def test_one_that_cannot_be_read_or_is_to_be_forgotten_is_passed_over(
    hindsight: Hindsight, past: Past, paths: Paths, walk: Walk
) -> None:
    first = an_answer(TOLD, "not_yet")
    asked(paths, school(DAYS[0]), first)
    asked(paths, school(DAYS[1]), an_answer(TOLD, "often"))
    broken(paths, asked(paths, school(DAYS[2])).id)
    past.forget(school(DAYS[1]))
    assert hindsight.last_time(walk, TOLD) == (dt.date(2026, 11, 3), first)


def test_only_the_newest_are_looked_through_for_last_time(
    hindsight: Hindsight, paths: Paths, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(paths, school(DAYS[0]), an_answer(TOLD, "often"))
    for many, is_found in ((3, True), (2, False)):
        # Two others of this checklist are newer.
        monkeypatch.setattr(hindsight_module, "MOST_LOOKED_AT", many)
        asked(paths, school(DAYS[2]))
        assert (hindsight.last_time(walk, TOLD) is not None) == is_found
    assert MOST_LOOKED_AT == 200


def test_a_prompt_that_was_never_answered_has_no_last_time(
    hindsight: Hindsight, walk: Walk
) -> None:
    assert [hindsight.last_time(walk, each) for each in SAFETY.prompts] == [None, None, None]
