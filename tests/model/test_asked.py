"""A checklist as a saved reflection was asked with it, whatever has become of it since."""

from dataclasses import replace

import pytest

from tests.model.making import (
    CARE,
    KEEPS,
    NOISE,
    REST,
    ROLE,
    SAFETY,
    SCHOOL,
    SCOPE,
    TOLD,
    TRUST,
    WELLBEING,
    reflection_of,
)
from ticlist.model.asked import as_asked
from ticlist.model.checklist import Asks, Checklist, Prompt, Section
from ticlist.model.depth import Depth
from ticlist.model.reflection import Answer, Draft, Page, ReflectedSection, Reflection
from ticlist.model.walk import Walk
from ticlist.model.written import Written

THEN = "I told pupils of every change."
OLD = Answer("told", 1, THEN, "often", ("seen",), note="On the board.")
CHANGED = replace(TOLD, text="I tell pupils well beforehand.", wording=2, example="A word.")


def saved(*answers: Answer, section: ReflectedSection | None = None) -> Reflection:
    safety = section or ReflectedSection("safety", "Safety", principle="safety")
    return replace(reflection_of(), sections=(replace(safety, answers=answers),))


def with_prompts(*prompts: Prompt) -> Checklist:
    """The checklist as it is now, with other prompts in its first section."""
    return replace(SCHOOL, sections=(replace(SAFETY, prompts=prompts), *SCHOOL.sections[1:]))


def asked_in(checklist: Checklist, section_id: str = "safety") -> tuple[Prompt, ...]:
    section = checklist.section(section_id)
    assert section is not None
    return section.prompts


def walked(reflection: Reflection, checklist: Checklist | None, depth: Depth = "short") -> Walk:
    """A walk that changes what is saved, at its last page."""
    saved_so = replace(reflection, depth=depth)
    draft = Draft(saved_so, Page("reading-over"), amends=reflection.id)
    return Walk(as_asked(saved_so, checklist), draft)


# --- what was answered --------------------------------------------------------------------------


def test_with_a_checklist_that_has_not_changed_nothing_but_the_reach_of_answers_does() -> None:
    answered = Answer("noise", 3, NOISE.text, "often")
    told, noise, care = asked_in(as_asked(saved(answered), SCHOOL))
    assert (told, noise, care) == (TOLD, replace(NOISE, short=True), CARE)
    assert as_asked(reflection_of(), SCHOOL) == SCHOOL


def test_an_answer_is_asked_in_the_words_and_with_the_wording_of_then() -> None:
    told, noise = asked_in(as_asked(saved(OLD), with_prompts(CHANGED, NOISE)))
    assert (told.id, told.text, told.wording, told.asks) == ("told", THEN, 1, "how-much")
    # An example belongs to the words that it was written for.
    assert told.example is None
    assert noise == NOISE


def test_an_example_stays_where_only_the_number_of_the_wording_changed() -> None:
    renumbered = replace(TOLD, wording=4, example="A word.")
    [told] = asked_in(as_asked(saved(replace(OLD, asked=TOLD.text)), with_prompts(renumbered)))
    assert (told.text, told.wording, told.example) == (TOLD.text, 1, "A word.")


def test_an_answer_that_is_changed_stays_one_to_the_words_of_then() -> None:
    checklist = as_asked(saved(OLD), with_prompts(CHANGED, NOISE))
    page = Written(checklist, saved(OLD))
    told, noise = asked_in(checklist)
    page.choose(told, "routine")
    page.choose(noise, "sometimes")
    [section] = page.reflection().sections
    assert section.answers == (
        replace(OLD, answer="routine"),
        Answer("noise", 3, NOISE.text, "sometimes"),
    )


def test_what_was_not_answered_is_asked_as_it_is_now() -> None:
    new = Prompt("new", "I ask what helps.", 5, example="At the door.", short=True)
    prompts = asked_in(as_asked(saved(OLD), with_prompts(CHANGED, new, replace(NOISE, wording=9))))
    assert prompts[1:] == (new, replace(NOISE, wording=9))


def test_an_answer_in_another_language_is_asked_in_that_one() -> None:
    welsh = replace(TOLD, text="Rwy'n dweud wrth ddisgyblion ymlaen llaw.")
    now = replace(with_prompts(welsh, NOISE), language="cy", title="Ysgol")
    told, _ = asked_in(as_asked(saved(OLD), now))
    assert told.text == THEN


# --- what was asked stays within reach ----------------------------------------------------------


@pytest.mark.parametrize("depth", ["short", "full"])
def test_what_was_answered_is_reached_in_a_walk_whatever_it_takes_today(depth: Depth) -> None:
    answers = Answer("noise", 3, NOISE.text, "often"), Answer("care", 1, CARE.text, "routine")
    walk = walked(saved(*answers), SCHOOL, depth)
    for prompt in ("noise", "care"):
        assert Page("prompt", "safety", prompt) in walk.reachable
    assert Page("prompt", "trust", "keeps") in walk.reachable or depth == "short"


def test_what_was_not_answered_takes_the_same_as_now() -> None:
    walk = walked(saved(OLD), SCHOOL)
    prompts = {page.prompt for page in walk.reachable if page.kind == "prompt"}
    assert prompts == {"told", "role", "rest"}


# --- prompts and sections that the checklist does not have any more -----------------------------


def test_a_prompt_that_is_gone_stands_after_those_of_its_section() -> None:
    gone = Answer("board", 2, "I use the board.", "sometimes")
    checklist = as_asked(saved(OLD, gone), SCHOOL)
    board = Prompt("board", "I use the board.", 2, short=True)
    assert [each.id for each in asked_in(checklist)] == ["told", "noise", "care", "board"]
    assert asked_in(checklist)[-1] == board
    assert checklist.sections[1:] == SCHOOL.sections[1:]


@pytest.mark.parametrize(
    ("answer", "strand", "asks"),
    [
        (None, None, "words"),
        (None, "scope", "words"),
        ("often", None, "how-much"),
        ("often", "scope", "how-much"),
        ("beyond", None, "scope"),
        ("unsure", "scope", "scope"),
        ("not_today", None, "how-much"),
        ("not_today", "scope", "scope"),
    ],
)
def test_a_prompt_that_is_gone_offers_the_answers_that_its_own_is_one_of(
    answer: str | None, strand: str | None, asks: Asks
) -> None:
    gone = Answer("board", 2, "I use the board.", answer, note="Yes.")
    principle = None if strand else "safety"
    section = ReflectedSection("old", "Of old", principle, strand)
    checklist = as_asked(saved(gone, section=section), SCHOOL)
    assert [each.asks for each in asked_in(checklist, "old")] == [asks]


def test_a_section_that_is_gone_stands_after_the_others_with_what_it_was_asked_with() -> None:
    weather = ReflectedSection("weather", "Weather", strand="wellbeing", private=True)
    rain = Answer("rain", 3, "Does rain bother me?", note="No.")
    checklist = as_asked(saved(rain, section=weather), SCHOOL)
    assert checklist.sections[:-1] == SCHOOL.sections
    assert checklist.sections[-1] == Section(
        "weather",
        "Weather",
        strand="wellbeing",
        private=True,
        prompts=(Prompt("rain", "Does rain bother me?", 3, "words", short=True),),
    )
    assert Page("prompt", "weather", "rain") in walked(saved(rain, section=weather), SCHOOL).pages


def test_a_section_keeps_the_title_and_the_privacy_it_had() -> None:
    section = ReflectedSection("safety", "Feeling safe", principle="safety", private=True)
    safety, trust, *_ = as_asked(saved(OLD, section=section), SCHOOL).sections
    assert (safety.title, safety.private, safety.principle) == ("Feeling safe", True, "safety")
    assert trust == TRUST


def test_a_prompt_that_moved_to_another_section_stands_there_in_its_words_and_nowhere_else() -> (
    None
):
    moved = replace(
        SCHOOL,
        sections=(replace(SAFETY, prompts=(NOISE,)), replace(TRUST, prompts=(KEEPS, CHANGED))),
    )
    checklist = as_asked(saved(OLD), moved)
    assert [(each.id, each.text) for each in asked_in(checklist)] == [("noise", NOISE.text)]
    assert [(each.id, each.text) for each in asked_in(checklist, "trust")] == [
        ("keeps", KEEPS.text),
        ("told", THEN),
    ]


def test_of_a_checklist_that_is_gone_what_was_answered_is_asked() -> None:
    reflection = replace(
        saved(OLD),
        language="de",
        sections=(
            *saved(OLD).sections,
            ReflectedSection("scope", "My role", strand="scope", left_out=True),
        ),
    )
    checklist = as_asked(reflection, None)
    assert (checklist.id, checklist.title, checklist.version) == ("school", "School", "2026.1")
    assert checklist.language == "de"
    assert checklist.sections == (
        Section(
            "safety",
            "Safety",
            principle="safety",
            prompts=(Prompt("told", THEN, 1, "how-much", short=True),),
        ),
        Section("scope", "My role", strand="scope"),
    )
    walk = walked(reflection, None)
    assert walk.page == Page("reading-over")
    assert walk.reflection() == replace(reflection, depth="short")


def test_where_everything_is_gone_what_was_written_is_as_it_was() -> None:
    empty = replace(SCHOOL, sections=())
    reflection = replace(
        saved(OLD, Answer("noise", 1, "Noise?", note="Yes.")), depth="short", context="Odd."
    )
    for checklist in (empty, None):
        assert walked(reflection, checklist).reflection() == reflection


# --- a prompt that has become another kind ------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "answer", "asks"),
    [
        ("how-much", "often", "how-much"),
        ("words", "often", "how-much"),
        ("scope", "often", "how-much"),
        ("how-much", "within", "scope"),
        ("words", "unsure", "scope"),
        # Words alone, and what belongs to both kinds, fit with how it is asked now.
        ("words", None, "words"),
        ("scope", None, "scope"),
        ("scope", "not_arisen", "scope"),
        ("words", "not_arisen", "how-much"),
    ],
)
def test_a_prompt_that_has_become_another_kind_offers_the_answer_that_was_given(
    now: Asks, answer: str | None, asks: Asks
) -> None:
    answered = replace(OLD, answer=answer)
    [told] = asked_in(as_asked(saved(answered), with_prompts(replace(TOLD, asks=now))))
    assert told.asks == asks


def test_an_opt_out_in_a_section_on_ones_role_is_one_of_its_answers() -> None:
    now = replace(SCHOOL, sections=(replace(SCOPE, prompts=(replace(ROLE, asks="words"),)),))
    section = ReflectedSection("scope", "My role", strand="scope")
    answered = Answer("role", 1, ROLE.text, "not_role")
    [role] = asked_in(as_asked(saved(answered, section=section), now), "scope")
    assert role.asks == "scope"


def test_words_to_ones_own_wellbeing_are_asked_for_as_before() -> None:
    section = ReflectedSection("wellbeing", "Myself", strand="wellbeing", private=True)
    answered = Answer("rest", 1, REST.text, note="A walk.")
    checklist = as_asked(saved(answered, section=section), SCHOOL)
    assert checklist.section("wellbeing") == WELLBEING
