"""What takes the place of a saved reflection: nothing that anybody said is lost on the way."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.model.making import NOON, TOLD, reflection_of
from ticlist.model.amending import amended, is_only_added_to, says_the_same
from ticlist.model.reflection import (
    Answer,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
)

FIRST = NOON.replace(microsecond=0) + dt.timedelta(days=7)
SECOND = FIRST + dt.timedelta(days=1)

OURS = LaterLook(FIRST, "told", "sometimes", "I see it now.")
THEIRS = LaterLook(FIRST, "told", "often")
NOTE = Discussed(FIRST, "We talked.", "supervisor")
THEIR_NOTE = Discussed(FIRST, "Briefly.")

ANSWER = Answer("told", 1, TOLD.text, "often", note="On the board.")
BEGUN = replace(
    reflection_of(),
    id="2026-11-21-1200-school-k7f3xq",
    saved=NOON,
    sections=(ReflectedSection("safety", "Safety", answers=(ANSWER,)),),
    more={"newer": 7},
)
CHANGED = replace(BEGUN, context="Other words.")


@pytest.mark.parametrize(
    "written",
    [
        BEGUN,
        replace(BEGUN, id="2026-11-21-1200-school-aaaaaa"),
        replace(BEGUN, amended=(FIRST,)),
    ],
)
def test_two_say_the_same_whatever_they_are_called_and_however_often_they_were_amended(
    written: Reflection,
) -> None:
    assert says_the_same(written, BEGUN)
    assert is_only_added_to(written, BEGUN)


@pytest.mark.parametrize(
    "written", [replace(BEGUN, later=(OURS,)), replace(BEGUN, discussed=(NOTE,))]
)
def test_what_is_added_takes_nothing_away_and_is_new(written: Reflection) -> None:
    assert is_only_added_to(written, BEGUN)
    assert not says_the_same(written, BEGUN)


@pytest.mark.parametrize(
    "written",
    [
        CHANGED,
        replace(BEGUN, sections=()),
        replace(BEGUN, close=Closing(so_what="So.")),
        replace(BEGUN, followed_up=(FollowedUp("aaaaaa-1", "done"),)),
        replace(BEGUN, on=dt.date(2026, 11, 20)),
        replace(BEGUN, depth="one"),
        replace(CHANGED, later=(OURS,), discussed=(NOTE,)),
    ],
)
def test_anything_else_that_is_said_otherwise_has_an_earlier_wording(written: Reflection) -> None:
    assert not is_only_added_to(written, BEGUN)
    assert not says_the_same(written, BEGUN)


def test_what_was_changed_is_stamped_after_the_stamps_that_are_there() -> None:
    stored = replace(BEGUN, amended=(FIRST,))
    assert amended(CHANGED, BEGUN, stored, SECOND) == replace(CHANGED, amended=(FIRST, SECOND))
    assert amended(CHANGED, BEGUN, BEGUN, FIRST) == replace(CHANGED, amended=(FIRST,))


def test_what_was_only_added_to_is_not_called_amended() -> None:
    stored = replace(BEGUN, amended=(FIRST,))
    added = replace(stored, later=(OURS,), discussed=(NOTE,))
    assert amended(added, stored, stored, SECOND) == added
    assert amended(stored, stored, stored, SECOND) == stored


def test_what_was_written_under_another_id_takes_the_place_of_the_right_one() -> None:
    elsewhere = replace(CHANGED, id="2026-11-21-1200-school-aaaaaa")
    assert amended(elsewhere, BEGUN, BEGUN, FIRST) == replace(CHANGED, amended=(FIRST,))
    added = replace(BEGUN, id=elsewhere.id, discussed=(NOTE,))
    assert amended(added, BEGUN, BEGUN, FIRST) == replace(BEGUN, discussed=(NOTE,))


@pytest.mark.parametrize("ours", [BEGUN, CHANGED])
def test_what_another_program_added_meanwhile_is_carried_over_once(ours: Reflection) -> None:
    begun = replace(BEGUN, later=(OURS,), discussed=(NOTE,))
    stored = replace(begun, later=(OURS, THEIRS), discussed=(NOTE, THEIR_NOTE))
    written = replace(ours, later=(OURS,), discussed=(NOTE,))
    now = amended(written, begun, stored, SECOND)
    assert now.later == (OURS, THEIRS)
    assert now.discussed == (NOTE, THEIR_NOTE)


def test_two_who_add_at_once_are_both_kept() -> None:
    stored = replace(BEGUN, later=(THEIRS,), discussed=(THEIR_NOTE,))
    written = replace(BEGUN, later=(OURS,), discussed=(NOTE,))
    now = amended(written, BEGUN, stored, SECOND)
    assert now == replace(BEGUN, later=(OURS, THEIRS), discussed=(NOTE, THEIR_NOTE))


def test_adding_does_not_undo_what_another_program_has_changed_meanwhile() -> None:
    stored = replace(CHANGED, amended=(FIRST,), discussed=(THEIR_NOTE,))
    now = amended(replace(BEGUN, later=(OURS,)), BEGUN, stored, SECOND)
    assert now == replace(stored, later=(OURS,))


def test_a_nan_that_a_newer_ticlist_wrote_is_no_change() -> None:
    begun, written = (replace(BEGUN, more={"newer": float("nan")}) for _ in range(2))
    assert says_the_same(written, begun)
    ours, theirs = (replace(OURS, more={"newer": float("nan")}) for _ in range(2))
    written, stored = (replace(BEGUN, later=(each,)) for each in (ours, theirs))
    assert amended(written, BEGUN, stored, SECOND).later == (ours,)


def test_what_a_newer_ticlist_wrote_stays() -> None:
    for written in (CHANGED, replace(BEGUN, later=(OURS,))):
        assert amended(written, BEGUN, BEGUN, FIRST).more == {"newer": 7}
