import datetime as dt
from dataclasses import replace

import pytest

from ticlist.model.answers import HOW_MUCH, SCOPE
from ticlist.model.checklist import Checklist, Prompt, Section
from ticlist.model.contribution import (
    ANSWER_WORDS,
    Contribution,
    contribution_of,
    only_asked,
)
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    LaterLook,
    ReflectedSection,
    Reflection,
)

NOW = dt.datetime(2026, 11, 26, 14, 30, tzinfo=dt.UTC)
WORDS = "Something that nobody else is to read"


def answered(prompt: str, answer: str | None, wording: int = 1) -> Answer:
    return Answer(prompt, wording, WORDS, answer, ("seen",), note=WORDS)


def reflection(*sections: ReflectedSection) -> Reflection:
    return Reflection(
        id="2026-11-26-1430-school-k7f3xq",
        on=NOW.date(),
        started=NOW,
        saved=NOW,
        depth="full",
        language="en",
        written_with=WORDS,
        checklist=ChecklistNamed("school", "2026.1", WORDS),
        context=WORDS,
        sections=sections,
        close=Closing(so_what=WORDS, supervision=WORDS, private=WORDS),
        later=(LaterLook(NOW, "told-beforehand", "routine", WORDS),),
    )


SAFETY = ReflectedSection(
    "safety",
    WORDS,
    principle="safety",
    so_what=WORDS,
    answers=(answered("told-beforehand", "often"),),
)


def test_the_answer_word_of_each_prompt_and_wording_is_taken() -> None:
    more = replace(SAFETY, answers=(*SAFETY.answers, answered("told-beforehand", "not_yet", 2)))
    assert contribution_of(reflection(more), "2026-Q4") == Contribution(
        "school",
        "2026.1",
        "2026-Q4",
        {"told-beforehand/1": "often", "told-beforehand/2": "not_yet"},
    )


def test_no_word_of_the_persons_is_in_it() -> None:
    assert WORDS not in repr(contribution_of(reflection(SAFETY), "2026-Q4"))


def test_there_are_four_answer_words() -> None:
    assert ANSWER_WORDS == ("not_yet", "sometimes", "often", "routine")


NOT_TAKEN = [word.stored for word in (*HOW_MUCH, *SCOPE) if word.stored not in ANSWER_WORDS]


@pytest.mark.parametrize("answer", [*NOT_TAKEN, None, "something newer"])
def test_nothing_but_an_answer_word_is_taken(answer: str | None) -> None:
    section = replace(SAFETY, answers=(answered("told-beforehand", answer),))
    assert contribution_of(reflection(section), "2026-Q4").answers == {}


@pytest.mark.parametrize(
    "section",
    [
        replace(SAFETY, private=True),
        replace(SAFETY, left_out=True),
        replace(SAFETY, principle=None, strand="scope"),
        replace(SAFETY, principle=None, strand="wellbeing"),
    ],
    ids=["private", "left out", "scope", "wellbeing"],
)
def test_nothing_is_taken_from_these_sections(section: ReflectedSection) -> None:
    assert contribution_of(reflection(section), "2026-Q4").answers == {}


@pytest.mark.parametrize("strand", ["signs", "re-traumatisation"])
def test_other_strands_are_taken(strand: str) -> None:
    section = replace(SAFETY, principle=None, strand=strand)
    assert contribution_of(reflection(section), "2026-Q4").answers


def test_an_answer_to_what_a_checklist_does_not_ask_is_left_out() -> None:
    asked = Section("safety", WORDS, "safety", prompts=(Prompt("told-beforehand", WORDS, 2),))
    checklist = Checklist("school", "school", "2026.1", "en", WORDS, sections=(asked,))
    answers = dict.fromkeys(
        ["told-beforehand/1", "told-beforehand/2", "told-beforehand/3", "told-by-anna/1"], "often"
    )
    given = Contribution("school", "2026.1", "2026-Q4", answers)
    assert [*only_asked(given, checklist).answers] == ["told-beforehand/1", "told-beforehand/2"]
    assert only_asked(given, checklist)[:3] == given[:3]
