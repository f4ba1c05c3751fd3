import datetime as dt
from dataclasses import replace

import pytest

from tests.lookback.comparing import (
    LATER,
    NOVEMBER,
    NOW,
    THEN,
    WHOLE_NOW,
    WHOLE_THEN,
    a_section,
    an_answer,
    of_one_prompt,
    reflected,
    side_by_side,
)
from tests.model.making import CARE, KEEPS, NOISE, REST, ROLE, SCHOOL, TOLD
from ticlist.errors import NothingFitsError
from ticlist.lookback.compare import compared, refuse_unlike
from ticlist.lookback.comparison import Comparison, Given, Told
from ticlist.lookback.steps import Became
from ticlist.model.checklist import Checklist, Prompt
from ticlist.model.reflection import (
    ChecklistNamed,
    FollowedUp,
    LaterLook,
    Reflection,
)
from ticlist.storage.names import Named, named


def ids_in(comparison: Comparison) -> list[tuple[str, list[str]]]:
    return [(each.id, [prompt.id for prompt in each.prompts]) for each in comparison.sections]


def a_name(name: str) -> Named:
    found = named(name)
    assert found
    return found


# --- which two --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (reflected(name=THEN), reflected(name=NOW)),
        (
            replace(reflected(name=THEN), started=LATER),
            replace(reflected(name=f"{THEN[:-6]}222222"), started=LATER + dt.timedelta(hours=1)),
        ),
        (reflected(name=THEN), reflected(name=f"{THEN[:-6]}zzzzzz")),
    ],
    ids=["by day", "by the time it was begun", "by id"],
)
def test_the_earlier_is_then_in_whatever_order_they_are_named(
    earlier: Reflection, later: Reflection
) -> None:
    for one, other in ((earlier, later), (later, earlier)):
        comparison = compared(one, other, None, {})
        assert (comparison.then, comparison.now) == (earlier, later)


SCHOOLS = [a_name(f"2026-0{month}-01-0900-school-cccccc") for month in (6, 5, 4, 3)]
CLINIC = a_name("2026-02-01-0900-clinic-dddddd")


@pytest.mark.parametrize(
    ("among", "told"),
    [
        (None, None),
        ([], "With 'school' there is no other; with 'clinic' there is no other."),
        (
            [a_name(THEN), *SCHOOLS[:2]],
            (
                f"With 'school' there are also: {SCHOOLS[0].id}, {SCHOOLS[1].id};"
                " with 'clinic' there is no other."
            ),
        ),
        (
            [*SCHOOLS[:3], CLINIC, a_name(NOW)],
            (
                f"With 'school' there are also: {NOW}, {SCHOOLS[0].id}, {SCHOOLS[1].id} ...;"
                f" with 'clinic' there are also: {CLINIC.id}."
            ),
        ),
    ],
    ids=["unknown", "none", "two", "more"],
)
def test_two_of_different_checklists_are_refused_with_what_can_be_compared(
    among: list[Named] | None, told: str | None
) -> None:
    names = None if among is None else sorted(among, reverse=True)
    with pytest.raises(NothingFitsError) as error:
        refuse_unlike(reflected(name=THEN), reflected(name="2026-01-01-0900-clinic-eeeeee"), names)
    assert error.value.what == "Only reflections of one checklist can be compared."
    assert error.value.what_to_do == told


def test_one_and_the_same_is_refused() -> None:
    with pytest.raises(NothingFitsError, match="one and the same") as error:
        refuse_unlike(reflected(), reflected(), SCHOOLS)
    ids = ", ".join(each.id for each in SCHOOLS[:3])
    assert error.value.what_to_do == f"With 'school' there are also: {ids} ..."


def test_nothing_is_compared_that_is_not_alike() -> None:
    for other in (reflected(), reflected(name="2026-01-01-0900-clinic-eeeeee")):
        with pytest.raises(NothingFitsError):
            compared(reflected(), other, SCHOOL, {})


def test_an_id_that_is_no_id_is_told_on_one_line() -> None:
    odd = replace(reflected(name=NOW), checklist=ChecklistNamed("a\n\x1b" + "b" * 90, "1", "A"))
    with pytest.raises(NothingFitsError) as error:
        refuse_unlike(reflected(), odd, [])
    told = error.value.what_to_do
    assert told
    assert "\n" not in told
    assert "\x1b" not in told
    assert f"'a ␛{'b' * 54}...'" in told


# --- what is said of an answer ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "change", "told"),
    [
        ("often", "often", "same", "Same."),
        ("not_role", "not_role", "same", "Same."),
        ("often", "not_yet", "moved", 'Moved from "More often than not" to "Not yet".'),
        ("not_yet", "often", "moved", 'Moved from "Not yet" to "More often than not".'),
        (
            "not_role",
            "not_today",
            "moved",
            'Moved from "Not part of my role" to "Leave this one today".',
        ),
        ("not_arisen", "often", "newly_answered", "Newly answered."),
        (None, "often", "newly_answered", "Newly answered."),
        ("often", "not_today", "opted_out", "Now opted out."),
        (None, "not_today", "opted_out", "Now opted out."),
        ("often", None, "only_then", ""),
        ("not_role", None, "only_then", ""),
        (None, None, "in_words", ""),
    ],
)
def test_what_is_said_of_two_answers_names_no_direction(
    then: str | None, now: str | None, change: str, told: str
) -> None:
    prompt = of_one_prompt(an_answer(TOLD, then, "Words."), an_answer(TOLD, now, "Words."))
    assert (prompt.change, prompt.change_in_words) == (change, told)


@pytest.mark.parametrize("answer", ["often", "not_today", None])
def test_what_was_skipped_now_is_not_mentioned(answer: str | None) -> None:
    prompt = of_one_prompt(an_answer(TOLD, answer, "Words."), None)
    assert (prompt.change, prompt.change_in_words) == ("only_then", "")
    assert prompt.now == Given()


@pytest.mark.parametrize(
    ("now", "change"), [("often", "newly_answered"), ("not_today", "opted_out"), (None, "in_words")]
)
def test_what_was_skipped_then_is_not_mentioned(now: str | None, change: str) -> None:
    assert of_one_prompt(None, an_answer(TOLD, now, "Words.")).change == change


def test_an_answer_in_which_nothing_stands_is_a_skip() -> None:
    assert of_one_prompt(an_answer(TOLD), an_answer(TOLD, "often")).then == Given()


@pytest.mark.parametrize("now", ["often", "not_yet", "not_today", None])
def test_where_the_wording_changed_nothing_is_compared(now: str | None) -> None:
    then = an_answer(TOLD, "often")
    prompt = of_one_prompt(then, an_answer(TOLD, now, "Words.", wording=2))
    assert (prompt.change, prompt.asked) == ("reworded", f"{TOLD.text} (2)")
    assert prompt.then.answer == then
    assert "nothing is compared" in prompt.change_in_words


def test_other_words_of_the_same_wording_are_compared() -> None:
    then = replace(an_answer(TOLD, "often"), asked="In another language.")
    assert of_one_prompt(then, an_answer(TOLD, "often")).change == "same"


# --- not asked then ---------------------------------------------------------------------------


def change_of(
    prompt: Prompt, then: Reflection, section: str, checklist: Checklist | None = SCHOOL
) -> str:
    now = reflected(a_section(section, an_answer(prompt, "often")))
    [found] = [each for each in side_by_side(then, now, checklist).prompts if each.id == prompt.id]
    return found.change


def test_a_short_walk_cannot_have_asked_what_is_not_in_the_short_walk() -> None:
    short = reflected(a_section("safety", an_answer(CARE, "often")), depth="short")
    assert change_of(NOISE, short, "safety") == "not_asked"
    assert change_of(TOLD, short, "safety") == "newly_answered"
    assert change_of(NOISE, replace(short, depth="full"), "safety") == "newly_answered"
    # Nobody knows what a short walk was of a checklist that is gone.
    assert change_of(NOISE, short, "safety", None) == "newly_answered"


def test_a_walk_of_one_section_cannot_have_asked_about_another() -> None:
    one = reflected(a_section("safety", an_answer(TOLD, "often")), depth="one")
    assert change_of(KEEPS, one, "trust") == "not_asked"
    assert change_of(NOISE, one, "safety") == "newly_answered"
    assert change_of(KEEPS, replace(one, depth="full"), "trust") == "newly_answered"


def test_where_nothing_stands_in_a_walk_of_one_section_it_may_have_been_any() -> None:
    nothing = reflected(a_section("scope", left_out=True), depth="one")
    assert change_of(KEEPS, nothing, "trust") == "newly_answered"


@pytest.mark.parametrize("checklist", [SCHOOL, None])
def test_a_section_that_was_left_out_asked_nothing_whatever_stands_in_its_file(
    checklist: Checklist | None,
) -> None:
    then = reflected(a_section("safety", an_answer(TOLD, "not_yet"), left_out=True))
    assert change_of(TOLD, then, "safety", checklist) == "not_asked"


def test_what_was_not_asked_then_and_is_opted_out_of_now_was_not_asked_then() -> None:
    then = reflected(a_section("safety", left_out=True))
    now = reflected(a_section("safety", an_answer(TOLD, "not_today")))
    [prompt] = side_by_side(then, now).prompts
    assert (prompt.change, prompt.change_in_words) == ("not_asked", "Not asked then.")


# --- in which order ---------------------------------------------------------------------------


def test_prompts_stand_in_the_order_of_the_checklist() -> None:
    then = reflected(
        a_section("scope", an_answer(ROLE, "within")),
        a_section("safety", an_answer(NOISE, "often")),
    )
    now = reflected(
        a_section("trust", an_answer(KEEPS, "often")),
        a_section("safety", an_answer(CARE, "often"), an_answer(TOLD, "often")),
    )
    assert ids_in(side_by_side(then, now)) == [
        ("safety", ["told", "noise", "care"]),
        ("trust", ["keeps"]),
        ("scope", ["role"]),
    ]


def test_what_the_checklist_has_no_more_stands_at_the_end_of_its_section_or_after_the_others() -> (
    None
):
    then = reflected(
        a_section("gone", an_answer(Prompt("a", "A"), "often")),
        a_section("safety", an_answer(Prompt("b", "B"), "often"), an_answer(TOLD, "often")),
    )
    now = reflected(a_section("wellbeing", an_answer(REST, note="Words.")))
    assert ids_in(side_by_side(then, now)) == [
        ("safety", ["told", "b"]),
        ("wellbeing", ["rest"]),
        ("gone", ["a"]),
    ]


def test_without_a_checklist_they_stand_as_the_reflections_had_them() -> None:
    a, b, c, d = (an_answer(Prompt(each, each), "often") for each in "abcd")
    then = reflected(a_section("one", a, c), a_section("two"), a_section("three", d))
    now = reflected(a_section("one", b, c), a_section("three", d))
    assert ids_in(side_by_side(then, now, None)) == [("one", ["a", "b", "c"]), ("three", ["d"])]
    assert ids_in(side_by_side(now, then, None)) == [("one", ["b", "a", "c"]), ("three", ["d"])]


def test_a_prompt_that_was_in_another_section_then_is_told_once() -> None:
    then = reflected(a_section("trust", an_answer(TOLD, "not_yet")))
    now = reflected(a_section("safety", an_answer(TOLD, "often")))
    assert ids_in(side_by_side(then, now)) == [("safety", ["told"])]
    assert ids_in(side_by_side(then, now, None)) == [("safety", ["told"])]
    [prompt] = side_by_side(then, now, None).prompts
    assert prompt.change == "moved"


def test_a_section_is_called_as_the_newer_reflection_calls_it_or_as_the_checklist_does() -> None:
    then = reflected(replace(a_section("safety", an_answer(TOLD, "often")), title="Then"))
    now = reflected(replace(a_section("safety", an_answer(TOLD, "often")), title="Now"))
    gone = reflected(a_section("gone", an_answer(KEEPS, "often")))
    assert side_by_side(then, now).sections[0].title == "Now"
    assert side_by_side(then, reflected()).sections[0].title == "Then"
    assert side_by_side(gone, reflected()).sections[0].title == "Trust"


def test_many_prompts_that_nobody_knows_are_put_in_order_at_once() -> None:
    of_then, of_now = (
        [an_answer(Prompt(f"{letter}{number}", "A"), "often") for number in range(20_000)]
        for letter in "ab"
    )
    now = reflected(a_section("safety", *of_now))
    comparison = side_by_side(reflected(a_section("safety", *of_then)), now, None)
    assert len(list(comparison.prompts)) == 40_000


# --- what stands beside an answer -------------------------------------------------------------


def test_both_answers_stand_there_whole() -> None:
    [prompt, *_] = side_by_side(WHOLE_THEN, WHOLE_NOW).prompts
    assert prompt.then == Given(WHOLE_THEN.sections[0].answers[0], WHOLE_THEN.later)
    assert prompt.now == Given(WHOLE_NOW.sections[0].answers[0])


def test_a_later_look_changes_no_answer() -> None:
    then = reflected(a_section("safety", an_answer(TOLD, "not_yet")))
    later = LaterLook(LATER, "told", "often")
    now = reflected(a_section("safety", an_answer(TOLD, "not_yet")))
    [prompt] = side_by_side(replace(then, later=(later, later)), now).prompts
    assert prompt.change == "same"
    assert prompt.then.later == (later, later)


def test_a_later_look_at_what_was_not_answered_stands_under_its_prompt() -> None:
    then = replace(reflected(), later=(LaterLook(LATER, "keeps", "often"),))
    [section] = side_by_side(then, reflected()).sections
    [prompt] = section.prompts
    assert (section.id, section.title, prompt.asked) == ("trust", "Trust", KEEPS.text)
    assert (prompt.change, prompt.then.answer) == ("in_words", None)


def test_a_later_look_at_what_nobody_asked_is_told_too() -> None:
    look = LaterLook(LATER, "gone", "often")
    then, now = (replace(reflected(), later=(each,)) for each in (look, look))
    [section] = side_by_side(then, now).sections
    assert (section.id, section.title) == ("", "Looked at again")
    assert [each.asked for each in section.prompts] == ["gone"]


# --- sections, steps and what became of them --------------------------------------------------


def test_a_left_out_section_is_told_as_such() -> None:
    empty = a_section("trust", left_out=True)
    with_words = a_section("trust", an_answer(KEEPS, "often", "Words."), left_out=True)
    [section] = side_by_side(reflected(empty), reflected(with_words)).sections
    assert section.prompts == ()
    assert section.then == Told(left_out=True)
    assert section.now == Told(left_out=True, keeps_words=True)


@pytest.mark.parametrize("which", [0, 1])
def test_a_section_that_was_private_in_one_of_them_is_private(which: int) -> None:
    both = [a_section("safety", an_answer(TOLD, "often")) for _ in range(2)]
    both[which] = replace(both[which], private=True)
    then, now = map(reflected, both)
    assert side_by_side(then, now).sections[0].private
    assert not side_by_side(reflected(), reflected(both[1 - which])).sections[0].private


def test_a_section_with_nothing_in_it_is_not_there() -> None:
    assert side_by_side(reflected(a_section("trust")), reflected()).sections == ()


def test_what_it_told_and_the_steps_stand_by_section_and_at_the_end() -> None:
    comparison = side_by_side(WHOLE_THEN, WHOLE_NOW)
    safety = comparison.sections[0]
    assert (safety.then.so_what, safety.now.so_what) == ("I hurry.", None)
    assert [each.step for each in safety.then.steps] == list(WHOLE_THEN.sections[0].steps)
    assert (comparison.end.then.so_what, comparison.end.now.so_what) == ("Slower.", "Calmer.")
    assert [each.step for each in comparison.end.then.steps] == list(WHOLE_THEN.close.steps)


def test_what_became_of_a_step_is_told_as_it_was_said() -> None:
    early = Became(dt.date(2026, 5, 1), "still_want_to", None, "a")
    late = Became(dt.date(2027, 5, 1), "done", "At last.", "b")
    of_now = Became(NOVEMBER, "tried", "Twice.", NOW)
    became = {"aaaaaa-1": (early, of_now, late), "else-1": (early,)}
    comparison = compared(WHOLE_THEN, WHOLE_NOW, SCHOOL, became)
    [taken] = comparison.sections[0].then.steps
    assert taken.became == (early, of_now, late)
    [untouched] = comparison.end.then.steps
    assert untouched.became == ()


def test_what_the_later_one_says_of_a_step_is_told_though_nobody_looked_for_it() -> None:
    now = replace(WHOLE_NOW, followed_up=(*WHOLE_NOW.followed_up, FollowedUp("else-1", "done")))
    [taken] = side_by_side(WHOLE_THEN, now).sections[0].then.steps
    assert taken.became == (Became(NOVEMBER, "tried", "Twice.", NOW),)
