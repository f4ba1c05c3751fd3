"""Words that judge are found, and two behaviours in one prompt where words plainly show it."""

import pytest

from tests.content.shipped import SETTINGS, prompts, shown, table
from ticlist.checking.words import joined_behaviours, judging_words


@pytest.mark.parametrize(
    "text",
    """fail|FAILURES|poorly|weaknesses|deficiency|score|grading|overdue|incompletely|should have
    should not have|shouldn't have|should've|improvement|declines|better|worse|no better""".replace(
        "\n", "|"
    ).split("|"),
)
def test_a_word_that_judges_is_found_in_its_forms(text: str) -> None:
    found = judging_words(f"I say {text.strip()}, I think.")
    assert len(found) == 1 or text.strip() == "no better"


@pytest.mark.parametrize(
    "text",
    ["not a score of you", "This is no score.", "degraded", "failsafe", "letter", "I should go.",
     "a weak-kneed answer", "an upgrade"],
)  # fmt: skip
def test_a_word_that_only_looks_like_one_is_not(text: str) -> None:
    assert judging_words(text) == []


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("I tell people and/or write it down.", "and/or"),
        ("I greet and thank people.", "and"),
        ("I write or phone beforehand.", "or"),
        ("I greet people by name and I tell them what comes next.", "and"),
        ("I close the door, or I find another room.", "or"),
    ],
)
def test_two_behaviours_are_seen(text: str, joint: str) -> None:
    assert joined_behaviours(text) == joint


@pytest.mark.parametrize(
    "text",
    [
        "I tell pupils and families about changes.",
        "I notice when someone goes quiet or goes along with everything.",
        "I am calm and I am there.",
        "I have time and space for it.",
        "I slowly and clearly say what happens.",
        "I say what I can and I cannot do.",
        "I keep what I said and I will do.",
        "When a worker or a place is about to change, I tell people early.",
        "Who decided, and who could say no?",
    ],
)
def test_an_and_between_other_words_is_not_taken_for_it(text: str) -> None:
    assert joined_behaviours(text) is None


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_ticlist_ships_holds_neither(setting: str) -> None:
    assert not [each for _, text in shown(table(setting)) for each in judging_words(text)]
    texts = [prompt["text"] for _, prompt in prompts(table(setting))]
    assert not [each for each in texts if joined_behaviours(each)]
