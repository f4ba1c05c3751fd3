"""What is written, by section and prompt: nothing is lost, and a skip is nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.model.making import (
    KEEPS,
    NOISE,
    REST,
    ROLE,
    SAFETY,
    SCHOOL,
    TOLD,
    reflection_of,
)
from ticlist.model.reflection import (
    Answer,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.model.written import Written, kept_as

START = replace(reflection_of(), id="2026-11-21-1200-school-k7f3xq")


def written(*sections: ReflectedSection, close: Closing | None = None) -> Written:
    return Written(SCHOOL, replace(START, sections=sections, close=close or Closing()))


def answers_in(reflection: Reflection) -> list[tuple[str, str, str | None]]:
    return [
        (section.id, answer.prompt, answer.answer)
        for section in reflection.sections
        for answer in section.answers
    ]


def test_nothing_written_is_the_reflection_as_it_was() -> None:
    assert written().reflection() == START


def test_an_answer_is_kept_with_the_words_it_was_asked_with() -> None:
    page = written()
    page.choose(NOISE, "often")
    page.rest_on(NOISE, ["seen", "person"])
    page.write_note(NOISE, "The bell.\r\nAgain.\x1b")
    page.mark_for_supervision(NOISE, marked=True)
    expected = Answer(
        "noise", 3, "I notice the noise.", "often", ("seen", "person"), note="The bell.\nAgain."
    )
    expected = replace(expected, supervision=True)
    assert page.answer(NOISE) == expected
    section = ReflectedSection("safety", "Safety", principle="safety", answers=(expected,))
    assert page.reflection() == replace(START, sections=(section,))


def test_a_prompt_without_an_answer_is_asked_with_its_own_words() -> None:
    assert written().answer(NOISE) == Answer("noise", 3, "I notice the noise.")


def test_clearing_an_answer_clears_what_it_rests_on_and_keeps_the_words() -> None:
    page = written()
    page.choose(TOLD, "often")
    page.rest_on(TOLD, ["seen"])
    page.write_note(TOLD, "I waited.")
    page.choose(TOLD, None)
    assert page.answer(TOLD) == Answer("told", 1, TOLD.text, note="I waited.")
    page.write_note(TOLD, " \n\x00")
    assert page.reflection() == START


def test_another_answer_keeps_what_it_rests_on() -> None:
    page = written()
    page.rest_on(TOLD, ["seen"])
    page.choose(TOLD, "often")
    page.choose(TOLD, "routine")
    assert page.answer(TOLD) == Answer("told", 1, TOLD.text, "routine", ("seen",))


def test_taking_each_thing_back_leaves_nothing() -> None:
    page = written()
    page.choose(TOLD, "often")
    page.rest_on(TOLD, ["seen"])
    page.mark_for_supervision(TOLD, marked=True)
    page.write_note(TOLD, "I waited.")
    page.write_note(TOLD, "")
    page.mark_for_supervision(TOLD, marked=False)
    page.rest_on(TOLD, [])
    page.choose(TOLD, None)
    assert page.reflection() == START


def test_sections_and_answers_stand_in_the_order_of_the_checklist() -> None:
    page = written()
    for prompt in (REST, NOISE, ROLE, TOLD, KEEPS):
        page.choose(prompt, "not_today")
    assert answers_in(page.reflection()) == [
        ("safety", "told", "not_today"),
        ("safety", "noise", "not_today"),
        ("trust", "keeps", "not_today"),
        ("scope", "role", "not_today"),
        ("wellbeing", "rest", "not_today"),
    ]


def test_a_new_section_copies_what_the_checklist_says_of_it() -> None:
    page = written()
    page.write_note(REST, "A walk.")
    page.write_note(ROLE, "Yes.")
    scope, wellbeing = page.reflection().sections
    assert (scope.title, scope.strand, scope.principle, scope.private) == (
        "My role",
        "scope",
        None,
        False,
    )
    assert (wellbeing.title, wellbeing.strand, wellbeing.private) == ("Myself", "wellbeing", True)


def test_what_stood_under_sections_and_prompts_that_are_gone_stays_after_the_others() -> None:
    gone = Answer("old", 1, "I used to.", note="Then.")
    page = written(
        ReflectedSection("weather", "Weather", so_what="Rain."),
        ReflectedSection("safety", "Safety", principle="safety", answers=(gone,)),
    )
    page.choose(TOLD, "often")
    safety, weather = page.reflection().sections
    assert [answer.prompt for answer in safety.answers] == ["told", "old"]
    assert safety.answers[1] == gone
    assert weather == ReflectedSection("weather", "Weather", so_what="Rain.")


def test_a_prompt_that_is_answered_again_has_the_wording_of_today() -> None:
    before = Answer("noise", 2, "I hear the noise.", "often", note="The bell.")
    page = written(ReflectedSection("safety", "Safety", answers=(before,)))
    assert page.answer(NOISE) == before
    page.choose(NOISE, "routine")
    assert page.answer(NOISE) == Answer("noise", 3, NOISE.text, "routine", note="The bell.")


def test_a_prompt_that_is_only_looked_at_keeps_the_wording_it_was_answered_with() -> None:
    before = Answer("noise", 2, "I hear the noise.", "often", ("seen",), note="The bell.")
    before = replace(before, supervision=True)
    page = written(ReflectedSection("safety", "Safety", answers=(before,)))
    page.choose(NOISE, "often")
    page.write_note(NOISE, "The bell.")
    page.rest_on(NOISE, ["seen"])
    page.mark_for_supervision(NOISE, marked=True)
    assert page.answer(NOISE) == before


def test_leaving_a_section_out_keeps_what_is_written_in_it() -> None:
    page = written()
    page.write_note(TOLD, "I waited.")
    assert not page.is_left_out("safety")
    page.leave_out("safety", left_out=True)
    assert page.is_left_out("safety")
    assert page.answer(TOLD).note == "I waited."
    assert page.reflection().sections[0].left_out
    page.leave_out("safety", left_out=False)
    assert not page.is_left_out("safety")
    assert page.answer(TOLD).note == "I waited."


def test_an_empty_section_is_stored_only_while_it_is_left_out() -> None:
    page = written()
    page.leave_out("trust", left_out=True)
    left_out = ReflectedSection("trust", "Trust", principle="trust", left_out=True)
    assert page.reflection().sections == (left_out,)
    page.leave_out("trust", left_out=False)
    assert page.reflection() == START


@pytest.mark.parametrize("section", [None, "safety", "weather"])
def test_what_it_tells_me_is_kept_by_section_and_at_the_end(section: str | None) -> None:
    page = written()
    assert not page.so_what(section)
    page.write_so_what(section, "It is loud.\x07")
    assert page.so_what(section) == "It is loud."
    places = {None, "safety", "trust", "weather"} - {section}
    assert not any(page.so_what(each) for each in places)
    page.write_so_what(section, "  ")
    assert page.reflection() == START


def test_the_end_keeps_each_of_its_words_apart() -> None:
    page = written()
    page.write_closing(supervision="The bell.")
    page.write_closing(private="I was tired.")
    page.write_so_what(None, "So.")
    expected = Closing(so_what="So.", supervision="The bell.", private="I was tired.")
    assert page.closing == expected
    assert page.reflection().close == expected
    page.write_closing(private="")
    assert page.closing == replace(expected, private=None)
    page.write_closing(supervision="\n")
    assert page.closing == Closing(so_what="So.")


@pytest.mark.parametrize("section", [None, "safety"])
def test_a_step_keeps_its_id_while_it_is_written(section: str | None) -> None:
    page = written()
    assert page.step(section) is None
    page.write_step(section, "Put it on")
    assert page.step(section) == Step("k7f3xq-1", "start", "Put it on", "me")
    page.write_step(section, "Put it up.", "keep", "team", dt.date(2026, 12, 5))
    step = Step("k7f3xq-1", "keep", "Put it up.", "team", dt.date(2026, 12, 5))
    assert page.step(section) == step
    assert page.reflection().steps == (step,)
    page.write_step(section, " ")
    assert page.step(section) is None
    assert page.reflection() == START


def test_every_step_of_a_reflection_has_an_id_of_its_own() -> None:
    page = written()
    page.write_step("trust", "First.")
    page.write_step(None, "Second.")
    page.write_step("safety", "Third.")
    page.write_step("trust", "")
    page.write_step("scope", "Fourth.")
    steps = {step.text: step.id for step in page.reflection().steps}
    assert steps == {"Third.": "k7f3xq-3", "Fourth.": "k7f3xq-1", "Second.": "k7f3xq-2"}


def test_a_second_step_that_a_file_holds_is_kept_beside_the_one_that_is_written() -> None:
    first, second = Step("a-1", "keep", "One.", "me"), Step("a-2", "stop", "Two.", "team")
    page = written(close=Closing(steps=(first, second)))
    page.write_step(None, "Anew.", "start", "me")
    assert page.reflection().close.steps == (Step("a-1", "start", "Anew.", "me"), second)
    page.write_step(None, "")
    assert page.reflection().close.steps == (second,)


def test_keys_of_a_newer_ticlist_stay_where_they_are() -> None:
    answer = Answer("told", 1, TOLD.text, "often", more={"mood": "calm"})
    step = Step("a-1", "keep", "One.", "me", more={"colour": 3})
    section = ReflectedSection(
        "safety", "Safety", "safety", answers=(answer,), steps=(step,), more={"extra": [1]}
    )
    page = written(section)
    page.choose(TOLD, None)
    page.write_step("safety", "Other.", "keep")
    [after] = page.reflection().sections
    assert after.more == {"extra": [1]}
    assert after.answers == (Answer("told", 1, TOLD.text, more={"mood": "calm"}),)
    assert after.steps == (replace(step, text="Other."),)


def test_a_prompt_that_moved_to_another_section_is_answered_where_it_is_now() -> None:
    trust = replace(SCHOOL.sections[1], prompts=(KEEPS, TOLD))
    moved = replace(
        SCHOOL, sections=(replace(SAFETY, prompts=(NOISE,)), trust, *SCHOOL.sections[2:])
    )
    before = Answer("told", 1, TOLD.text, "often", note="I waited.")
    section = ReflectedSection("safety", "Safety", answers=(before,))
    page = Written(moved, replace(START, sections=(section,)))
    page.choose(TOLD, "routine")
    assert answers_in(page.reflection()) == [("trust", "told", "routine")]
    assert page.answer(TOLD).note == "I waited."


def test_a_step_written_after_another_was_emptied_takes_the_place_of_none() -> None:
    steps = (Step("k7f3xq-1", "start", "First.", "me"), Step("k7f3xq-2", "keep", "Second.", "team"))
    page = written(close=Closing(steps=steps))
    page.write_step(None, "")
    assert page.step(None) is None
    page.write_step(None, "N")
    page.write_step(None, "New.")
    assert [each.text for each in page.reflection().close.steps] == ["New.", "Second."]
    assert page.reflection().close.steps[1] == steps[1]


# --- what became of earlier steps -------------------------------------------------------------


def test_what_became_of_an_earlier_step_is_kept_and_can_be_changed() -> None:
    page = written()
    page.follow_up("h2mnb4-1", "tried", "It took\r\ntime.\x1b")
    page.follow_up("h2mnb4-2", "done", " ")
    said = FollowedUp("h2mnb4-1", "tried", "It took\ntime."), FollowedUp("h2mnb4-2", "done")
    assert page.followed_up == said
    assert page.reflection() == replace(START, followed_up=said)
    page.follow_up("h2mnb4-1", "not_mine", "")
    assert page.followed_up == (FollowedUp("h2mnb4-1", "not_mine"), said[1])


def test_words_alone_leave_the_step_open() -> None:
    page = written()
    page.follow_up("h2mnb4-1", None, "Not yet a habit.")
    assert page.followed_up == (FollowedUp("h2mnb4-1", "still_want_to", "Not yet a habit."),)
    assert kept_as("done", "Not yet a habit.") == "done"


def test_taking_back_what_became_of_a_step_leaves_nothing() -> None:
    page = written()
    page.follow_up("h2mnb4-1", "done", "")
    page.follow_up("h2mnb4-1", None, " \n\x00")
    page.follow_up("h2mnb4-2", None, "")
    assert page.reflection() == START


def test_what_became_of_other_steps_stays_as_it_was_with_what_a_newer_ticlist_wrote() -> None:
    first = FollowedUp("h2mnb4-1", "done", more={"mood": "calm"})
    twice = FollowedUp("h2mnb4-1", "tried")
    other = FollowedUp("h2mnb4-2", "tried", "A note.")
    page = Written(SCHOOL, replace(START, followed_up=(other, first, twice)))
    page.follow_up("h2mnb4-1", "still_want_to", "Again.")
    changed = replace(first, outcome="still_want_to", note="Again.")
    assert page.reflection().followed_up == (other, changed, twice)
    page.follow_up("h2mnb4-1", None, "")
    assert page.reflection().followed_up == (other, twice)


# --- what is added to a saved reflection --------------------------------------------------------

LATER = dt.datetime(2027, 1, 9, 8, 30, tzinfo=dt.UTC)


def test_a_note_from_supervision_is_added_with_a_role_and_its_date() -> None:
    before = Discussed(LATER - dt.timedelta(days=9), "Before.", more={"mood": "calm"})
    page = Written(SCHOOL, replace(START, discussed=(before,)))
    page.discuss("We tal", "", LATER)
    page.discuss("We talked.\r\nLong.\x1b", " my \n supervisor\x07 ", LATER)
    note = Discussed(LATER, "We talked.\nLong.", "my supervisor")
    assert page.reflection() == replace(START, discussed=(before, note))
    page.discuss("We talked.", " \t", LATER)
    assert page.reflection().discussed == (before, Discussed(LATER, "We talked."))


@pytest.mark.parametrize("words", ["", " \n\t", "\x00"])
def test_without_words_there_is_no_note_from_supervision_whatever_the_role(words: str) -> None:
    page = written()
    page.discuss("We talked.", "supervisor", LATER)
    page.discuss(words, "supervisor", LATER)
    assert page.reflection() == START


def test_a_later_look_stands_beside_the_first_answer_and_never_changes_it() -> None:
    first = Answer("told", 1, TOLD.text, "often", note="On the board.")
    section = ReflectedSection("safety", "Safety", principle="safety", answers=(first,))
    before = LaterLook(LATER - dt.timedelta(days=9), "told", "routine", more={"mood": "calm"})
    start = replace(START, sections=(section,), later=(before,))
    page = Written(SCHOOL, start)
    page.look_again("told", "often", "", LATER)
    page.look_again("told", "sometimes", "I see\r\nit now.\x1b", LATER)
    look = LaterLook(LATER, "told", "sometimes", "I see\nit now.")
    assert page.reflection() == replace(start, later=(before, look))
    assert page.answer(TOLD) == first


def test_a_later_look_may_have_an_answer_or_words_alone_and_every_prompt_its_own() -> None:
    page = written()
    page.look_again("told", "sometimes", " ", LATER)
    page.look_again("noise", None, "Loud.", LATER)
    told, noise = LaterLook(LATER, "told", "sometimes"), LaterLook(LATER, "noise", None, "Loud.")
    assert page.reflection() == replace(START, later=(told, noise))


def test_a_later_look_that_is_emptied_leaves_nothing() -> None:
    page = written()
    page.look_again("noise", None, "\n", LATER)
    assert page.reflection() == START
    page.look_again("told", "sometimes", "Now.", LATER)
    page.look_again("noise", None, "Loud.", LATER)
    page.look_again("told", None, " ", LATER)
    assert page.reflection().later == (LaterLook(LATER, "noise", None, "Loud."),)


def test_a_new_step_of_a_saved_reflection_is_called_after_that_whatever_its_draft_is_called() -> (
    None
):
    draft = replace(START, id="2026-11-21-1200-school-aaaaaa")
    page = Written(SCHOOL, draft, saved_as=START.id)
    page.write_step(None, "Ask first.")
    [step] = page.reflection().steps
    assert (step.id, page.reflection().id) == ("k7f3xq-1", draft.id)
