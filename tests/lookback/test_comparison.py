"""Which prompts each choice shows."""

from dataclasses import replace

import pytest

from tests.lookback.comparing import (
    LATER,
    a_section,
    an_answer,
    of_one_prompt,
    reflected,
    side_by_side,
)
from tests.model.making import TOLD
from ticlist.model.reflection import Answer, LaterLook


def shown_by(chosen: str, then: Answer | None, now: Answer | None) -> bool:
    prompt = of_one_prompt(then, now)
    return prompt.is_in("moved" if chosen == "moved" else "words")


@pytest.mark.parametrize(
    ("then", "now", "is_shown"),
    [
        ("not_yet", "often", True),
        ("not_role", "often", True),
        ("often", "not_today", True),
        ("often", "often", False),
        ("often", None, False),
        (None, None, False),
    ],
)
def test_what_moved_is_what_moved_is_newly_answered_or_opted_out_of(
    then: str | None, now: str | None, *, is_shown: bool
) -> None:
    answers = (an_answer(TOLD, each, "Words.") for each in (then, now))
    assert shown_by("moved", *answers) == is_shown


def test_what_was_reworded_or_not_asked_did_not_move() -> None:
    assert not shown_by("moved", an_answer(TOLD, "often"), an_answer(TOLD, "not_yet", wording=2))
    then = reflected(a_section("safety", left_out=True))
    [prompt] = side_by_side(then, reflected(a_section("safety", an_answer(TOLD, "often")))).prompts
    assert not prompt.is_in("moved")
    assert prompt.is_in("all")


def test_with_words_is_what_has_a_note_in_one_of_them() -> None:
    plain, noted = an_answer(TOLD, "often"), an_answer(TOLD, "often", "Words.")
    assert shown_by("words", plain, noted)
    assert shown_by("words", noted, plain)
    assert not shown_by("words", plain, plain)


def test_words_of_a_later_look_are_words() -> None:
    then, now = (reflected(a_section("safety", an_answer(TOLD, "often"))) for _ in range(2))
    answer_only = replace(then, later=(LaterLook(LATER, "told", "often"),))
    with_words = replace(then, later=(LaterLook(LATER, "told", "often", "Words."),))
    assert not next(side_by_side(answer_only, now).prompts).is_in("words")
    assert next(side_by_side(with_words, now).prompts).is_in("words")
