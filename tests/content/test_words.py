"""The list of words finds what it is for, in every form, and nothing else."""

import pytest

from tests.content.words import CHARACTERISTICS, banned_words, characteristics_missing

FORMS = """
    Always. | She never did | shouldn't | must | inappropriate | properly | ineffective | good
    badly | a best-known way | better | worst | poorly | weaknesses | failed | failures | deficiency
    scoring | grades | overdue | incomplete | improvement | declining | respectful | kindly | unkind
    calmer | calming | eye contact | Eye-contact | disengaged | non-engagement | re-engaged
    non-compliant | complies | victims | damaging | broken | dysfunctional | challenging behaviour
    attention-seeking | manipulative | hard to reach | hard-to-reach | vulnerability | resilience
    warnings | triggered | compassion fatigue | journeys | explores | uncovering | eliciting
    processing the trauma | retold | a diagnosis | EMDR | and/or | not a score of us
"""
LOOKALIKES = """
    and not a score of you or your school | a goodbye card | mustard | mankind | an upgrade
    degraded | the bestiary | failsafe | compliments | the process | scoreless | improvise
"""


def listed(texts: str) -> list[str]:
    return [each.strip() for line in texts.strip().splitlines() for each in line.split("|")]


@pytest.mark.parametrize("text", listed(FORMS))
def test_a_banned_word_is_found_in_all_its_forms(text: str) -> None:
    assert banned_words(text)


@pytest.mark.parametrize("text", listed(LOOKALIKES))
def test_a_word_that_only_looks_like_one_is_not(text: str) -> None:
    assert banned_words(text) == []


def test_each_characteristic_is_looked_for_by_itself() -> None:
    named = {
        "gender": "Gender,",
        "sexual orientation": "sexual orientation,",
        "age": "age,",
        "disability": "disabled,",
        "religion": "faith,",
        "geography": "where people live,",
        "race": "racism",
    }
    assert characteristics_missing(" ".join(named.values())) == []
    assert characteristics_missing("message, space, a manager, bracelets") == list(CHARACTERISTICS)
    for name, words in named.items():
        rest = " ".join(named.values()).replace(words, "")
        assert characteristics_missing(rest) == [name]
