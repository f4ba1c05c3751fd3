"""What counts as nothing, and so is not stored."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from tests.model.making import NOON, SAFETY, SCHOOL, TODAY, TOLD, reflection_of
from ticlist.model.checklist import Source
from ticlist.model.depth import DEPTH_SHOWN, DEPTHS
from ticlist.model.reflection import (
    OUTCOMES,
    OWNERS,
    PAGE_KINDS,
    STEP_KINDS,
    Answer,
    Closing,
    Discussed,
    Draft,
    FollowedUp,
    LaterLook,
    Page,
    ReflectedSection,
    Step,
)
from ticlist.model.walk import Beginning

STEP = Step("k7f3xq-1", "start", "Put it on the board.", "me")
ANSWER = Answer("told", 1, "I tell pupils beforehand.")
SECTION = ReflectedSection("safety", "Safety", principle="safety", private=True)


@pytest.mark.parametrize(
    "given",
    [
        {"answer": "not_today"},
        {"basis": ("seen",)},
        {"supervision": True},
        {"note": "I waited."},
        {"more": {"mood": 0}},
    ],
)
def test_an_answer_with_anything_in_it_is_kept(given: dict[str, Any]) -> None:
    assert not replace(ANSWER, **given).is_empty


@pytest.mark.parametrize(
    "given",
    [
        {"left_out": True},
        {"so_what": "It is loud."},
        {"answers": (ANSWER,)},
        {"steps": (STEP,)},
        {"more": {"mood": 0}},
    ],
)
def test_a_section_with_anything_in_it_is_kept(given: dict[str, Any]) -> None:
    assert not replace(SECTION, **given).is_empty


@pytest.mark.parametrize(
    "given",
    [
        {"so_what": "It is loud."},
        {"supervision": "The bell."},
        {"private": "I was tired."},
        {"steps": (STEP,)},
        {"more": {"mood": 0}},
    ],
)
def test_an_end_with_anything_in_it_is_kept(given: dict[str, Any]) -> None:
    assert not replace(Closing(), **given).is_empty


def test_a_skipped_prompt_section_or_end_is_nothing() -> None:
    assert ANSWER.is_empty
    assert SECTION.is_empty
    assert Closing().is_empty


@pytest.mark.parametrize(
    "given",
    [
        {"context": "First week."},
        {"sections": (replace(SECTION, left_out=True),)},
        {"close": Closing(private="I was tired.")},
        {"followed_up": (FollowedUp("h2mnb4-2", "done"),)},
        {"later": (LaterLook(NOON, "told", "often"),)},
        {"discussed": (Discussed(NOON, "We spoke of it."),)},
    ],
)
def test_whatever_was_written_anywhere_counts_as_words(given: dict[str, Any]) -> None:
    assert not reflection_of().holds_words
    assert replace(reflection_of(), **given).holds_words


def test_the_steps_of_a_reflection_stand_in_the_order_of_its_pages() -> None:
    first, second, last = (replace(STEP, id=f"k7f3xq-{number}") for number in (3, 1, 2))
    reflection = replace(
        reflection_of(),
        sections=(replace(SECTION, steps=(first, second)), SECTION),
        close=Closing(steps=(last,)),
    )
    assert reflection.steps == (first, second, last)


def test_the_words_of_a_reflection_are_those_of_the_format() -> None:
    assert DEPTHS == ("short", "full", "one")
    assert DEPTH_SHOWN == {"short": "Short", "full": "Full", "one": "One section"}
    assert STEP_KINDS == {"keep": "Keep", "stop": "Stop", "start": "Start"}
    assert OWNERS == {"me": "Me", "team": "My team", "organisation": "My organisation"}
    assert OUTCOMES == {
        "done": "Done",
        "tried": "Tried it",
        "changed_my_mind": "Changed my mind",
        "still_want_to": "Still want to",
        "not_mine": "Not mine",
    }
    assert PAGE_KINDS == ("before", "prompt", "section-end", "closing", "reading-over")


@pytest.mark.parametrize(
    "held",
    [
        reflection_of(),
        ANSWER,
        STEP,
        SECTION,
        Closing(),
        FollowedUp("h2mnb4-2", "done"),
        LaterLook(NOON, "told"),
        Discussed(NOON, "We spoke."),
        Page("before"),
        Draft(reflection_of()),
        Beginning("full", TODAY),
        SCHOOL,
        SAFETY,
        TOLD,
        Source("ohid", "Working definition"),
    ],
)
def test_what_somebody_holds_cannot_be_changed_under_them(held: object) -> None:
    for name in held.__slots__:  # type: ignore[attr-defined]
        with pytest.raises(FrozenInstanceError):
            setattr(held, name, None)
