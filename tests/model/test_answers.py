"""The answer words, held to the tables of the format."""

import pytest

from ticlist.model.answers import (
    BASIS_SHOWN,
    OFFERS_SUPERVISION,
    OPT_OUTS,
    SHOWN,
    AnswerWord,
    question_for,
    words_for,
)
from ticlist.model.checklist import Asks

HOW_MUCH = [
    ("not_yet", "Not yet", "1", "I do not do this, or not that I know of"),
    ("sometimes", "Now and then", "2", "It happens, but nobody could count on it"),
    ("often", "More often than not", "3", "It is my usual way, with gaps"),
    (
        "routine",
        "As a matter of course",
        "4",
        "It is part of how I work, and I could give a recent example",
    ),
]
SCOPE = [
    ("within", "I stayed within my role", "1", None),
    ("unsure", "I am not sure", "2", None),
    ("beyond", "I went further than my role", "3", None),
]
LEFT_OPEN = [
    ("not_role", "Not part of my role", "5", None),
    ("not_arisen", "It has not come up", "6", None),
    ("not_today", "Leave this one today", "7", None),
]


@pytest.mark.parametrize(
    ("asks", "words"),
    [("how-much", [*HOW_MUCH, *LEFT_OPEN]), ("scope", [*SCOPE, *LEFT_OPEN]), ("words", [])],
)
def test_each_kind_of_prompt_offers_the_answers_of_the_format(
    asks: Asks, words: list[tuple[str, str, str, str | None]]
) -> None:
    assert list(words_for(asks)) == [AnswerWord(*word) for word in words]


@pytest.mark.parametrize(
    ("asks", "question"),
    [
        ("how-much", "Over recent weeks, how much is this part of what I do?"),
        ("scope", "The last time this came up, where was I?"),
        ("words", None),
    ],
)
def test_answers_stand_under_a_question_and_words_alone_under_none(
    asks: Asks, question: str | None
) -> None:
    assert question_for(asks) == question


def test_every_stored_word_has_the_words_that_are_shown_for_it() -> None:
    assert {stored: shown for stored, shown, *_ in (*HOW_MUCH, *SCOPE, *LEFT_OPEN)} == SHOWN


def test_the_three_opt_outs_are_three_different_answers() -> None:
    assert {"not_role", "not_arisen", "not_today"} == OPT_OUTS


def test_supervision_is_offered_after_not_sure_and_further_than_my_role_alone() -> None:
    assert {"unsure", "beyond"} == OFFERS_SUPERVISION


def test_an_answer_can_rest_on_five_things() -> None:
    assert BASIS_SHOWN == {
        "impression": "My own impression",
        "seen": "Something I saw or did",
        "colleague": "A colleague said",
        "person": "The people we work with told us",
        "records": "Records or data",
    }
