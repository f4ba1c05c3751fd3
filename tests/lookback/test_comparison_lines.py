import datetime as dt
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.reflections import reflections
from tests.hostile.corpus import FORBIDDEN, IN_FILES, packs
from tests.lookback.comparing import (
    LATER,
    NOW,
    WHOLE_NOW,
    WHOLE_THEN,
    a_section,
    an_answer,
    reflected,
    side_by_side,
)
from tests.model.making import KEEPS, SCHOOL, TOLD
from ticlist.lookback.compare import compared
from ticlist.lookback.comparison import FILTERS, Comparison, Filter
from ticlist.lookback.comparison_lines import (
    NOTHING,
    SIDE_BY_SIDE_FROM,
    WHAT_A_CHANGE_MAY_BE,
    comparison_lines,
)
from ticlist.model.checklist import Checklist
from ticlist.model.lines import Line
from ticlist.model.reflection import LaterLook, Reflection
from ticlist.text import columns

WHOLE = side_by_side(WHOLE_THEN, WHOLE_NOW)

UNDER = """\
A change may be practice, circumstances, or a different understanding of the
question.

School: 3 March 2026 and 21 November 2026
  Then, 3 March 2026
    Short, version 2026.1
    First week back.
  Now, 21 November 2026
    Full, version 2026.1

The safety

I tell pupils beforehand.
  Moved from "Not yet" to "Now and then".
  Then, 3 March 2026
    Not yet
    It rests on: something I saw or did; the people we work with told us.
    I forgot.
    To talk about in supervision.
    Looked at again on 9 January 2027, for that time:
    Now and then
    I see it now.
  Now, 21 November 2026
    Now and then
    A line on the board.

I notice the noise.
  The wording has changed: both are shown, and nothing is compared.
  Then, 3 March 2026
    Asked then: I notice the noise. (2)
    More often than not
  Now, 21 November 2026
    More often than not

What does this tell me?
  Then, 3 March 2026
    I hurry.

  Then, 3 March 2026
    Stop (my team, by 10 March 2026)
    Rushing.
    Tried it, 21 November 2026
    Twice.

The trust
  Then, 3 March 2026
    Left out.

The scope

I stayed within my role.
  Newly answered.
  Now, 21 November 2026
    I stayed within my role

The wellbeing
Private: stays out of what is shared unless chosen each time.

What gives me rest?
  Then, 3 March 2026
    The garden.
  Now, 21 November 2026
    Walking.

At the end

What does this tell me?
  Then, 3 March 2026
    Slower.
  Now, 21 November 2026
    Calmer.

  Then, 3 March 2026
    Keep (me)
    The board.

One thing to take to supervision
  Then, 3 March 2026
    The corridor.

Private: stays out of what is shared unless chosen each time.
  Then, 3 March 2026
    For me.

  Then, 3 March 2026
    Discussed with supervisor on 9 January 2027
    We talked.
  Now, 21 November 2026
    Discussed on 9 January 2027
    Briefly."""

BESIDE = """\
A change may be practice, circumstances, or a different understanding of the question.

School: 3 March 2026 and 21 November 2026
  Then, 3 March 2026                                Now, 21 November 2026
  Short, version 2026.1                             Full, version 2026.1
  First week back.

The safety
  Then, 3 March 2026                                Now, 21 November 2026

I tell pupils beforehand.
  Moved from "Not yet" to "Now and then".
  Not yet                                           Now and then
  It rests on: something I saw or did; the people
  we work with told us.
  I forgot.                                         A line on the board.
  To talk about in supervision.
  Looked at again on 9 January 2027, for that
  time:
  Now and then
  I see it now.

I notice the noise.
  The wording has changed: both are shown, and nothing is compared.
  Asked then: I notice the noise. (2)
  More often than not                               More often than not

What does this tell me?
  I hurry.

  Stop (my team, by 10 March 2026)
  Rushing.
  Tried it, 21 November 2026
  Twice.

The trust
  Then, 3 March 2026                                Now, 21 November 2026
  Left out."""


def text_of(comparison: Comparison, width: int, chosen: Filter = "all") -> str:
    return "\n".join(line.text for line in comparison_lines(comparison, width, chosen))


def kinds_at(comparison: Comparison, width: int, start: str) -> set[str]:
    lines = comparison_lines(comparison, width)
    return {line.kind for line in lines if line.text.strip().startswith(start)}


# --- one under the other, side by side --------------------------------------------------------


def test_where_there_is_no_room_for_two_they_stand_one_under_the_other() -> None:
    assert text_of(WHOLE, 78) == UNDER
    assert "\n  Now, 21 November 2026\n" in text_of(WHOLE, SIDE_BY_SIDE_FROM - 1)


def test_where_there_is_room_they_stand_side_by_side() -> None:
    assert text_of(WHOLE, SIDE_BY_SIDE_FROM).startswith(f"{BESIDE}\n")


def test_what_stands_side_by_side_is_what_stands_one_under_the_other() -> None:
    under, beside = ({*text_of(WHOLE, width).split()} for width in (78, 140))
    assert under == beside


def test_the_sentence_on_what_a_change_may_be_stands_above_everything() -> None:
    first = comparison_lines(WHOLE, 140, "moved")[0]
    assert first == Line(WHAT_A_CHANGE_MAY_BE, "remark")


def test_every_line_has_the_kind_of_what_it_says() -> None:
    for width in (78, 140):
        assert kinds_at(WHOLE, width, "School") == {"title"}
        assert kinds_at(WHOLE, width, "The safety") == {"section"}
        assert kinds_at(WHOLE, width, "I tell pupils") == {"prompt"}
        assert kinds_at(WHOLE, width, "Moved from") == {"remark"}
        assert kinds_at(WHOLE, width, "Then, 3 March") == {"remark"}
        assert kinds_at(WHOLE, width, "It rests on") == {"remark"}
        assert kinds_at(WHOLE, width, "More often than not") == {"answer"}
        assert kinds_at(WHOLE, width, "I forgot.") == {"words"}
        assert kinds_at(WHOLE, width, "Left out.") == {"remark"}
        assert kinds_at(WHOLE, width, "Tried it") == {"answer"}
        assert kinds_at(WHOLE, width, "Stop (my team") == {"prompt"}


def test_a_line_of_two_kinds_has_that_of_words() -> None:
    [talked] = WHOLE_THEN.discussed
    twice = (talked, talked)
    longer = (replace(talked, text="Two\nlines."), talked)
    both = side_by_side(replace(WHOLE_THEN, discussed=twice), replace(WHOLE_NOW, discussed=longer))
    [mixed] = [each for each in comparison_lines(both, 140) if "lines." in each.text]
    assert "Discussed with supervisor" in mixed.text
    assert mixed.kind == "words"


def test_the_lines_of_a_prompt_and_no_others_have_its_id() -> None:
    for width in (78, 140):
        lines = comparison_lines(WHOLE, width)
        in_order = list(dict.fromkeys(line.subject for line in lines if line.subject))
        assert in_order == ["told", "noise", "role", "rest"]
        at = {line.text.strip(): line.subject for line in lines}
        assert at["I tell pupils beforehand."] == at['Moved from "Not yet" to "Now and then".']
        assert at["I see it now."] == "told"
        assert at["I hurry."] == at["Rushing."] == at["The safety"] == at[""] == ""


def test_two_of_one_day_are_told_apart_by_the_time() -> None:
    then = reflected(name=NOW)
    now = replace(then, id=f"{NOW[:-6]}cccccc", started=then.started + dt.timedelta(hours=5))
    text = text_of(compared(then, now, None, {}), 78)
    assert "School: 21 November 2026, 09:00 and 21 November 2026, 14:00\n" in text
    assert "\n  Then, 21 November 2026, 09:00\n" in text
    assert "\n  Now, 21 November 2026, 14:00\n" in text


def test_other_words_of_the_same_wording_are_shown_too() -> None:
    then = reflected(a_section("safety", replace(an_answer(TOLD, "often"), asked="Yn Gymraeg.")))
    now = reflected(a_section("safety", an_answer(TOLD, "often")))
    text = text_of(side_by_side(then, now), 78)
    assert f"\n{TOLD.text}\n  Same.\n" in text
    assert "\n    Asked then: Yn Gymraeg.\n    More often than not\n" in text


def test_what_was_written_before_a_section_was_left_out_is_said_to_stay() -> None:
    left_out = a_section("trust", an_answer(KEEPS, "often", "Kept words."), left_out=True)
    text = text_of(side_by_side(reflected(), reflected(left_out)), 78)
    assert "  Now, 21 November 2026\n    Left out. What was written here before stays" in text
    assert "Kept words." not in text


def test_a_later_look_stands_under_the_answer_it_belongs_to_with_its_own_day() -> None:
    look = LaterLook(LATER, "told", None, "Looking back.")
    other = LaterLook(LATER + dt.timedelta(days=1), "told", "routine")
    then = replace(reflected(a_section("safety", an_answer(TOLD, "not_yet"))), later=(look, other))
    text = text_of(side_by_side(then, reflected()), 78)
    assert (
        "    Not yet\n"
        "    Looked at again on 9 January 2027, for that time:\n"
        "    Looking back.\n"
        "    Looked at again on 10 January 2027, for that time:\n"
        "    As a matter of course\n"
    ) in f"{text}\n"


# --- filters ----------------------------------------------------------------------------------


def test_what_moved_is_shown_alone() -> None:
    text = text_of(WHOLE, 78, "moved")
    body = text[text.index("The safety") :]
    assert body == UNDER[UNDER.index("The safety") : UNDER.index("\n\nI notice the noise.")] + (
        "\n\n" + UNDER[UNDER.index("The scope") : UNDER.index("\n\nThe wellbeing")]
    )


def test_with_words_shows_every_word_that_was_written() -> None:
    text = text_of(WHOLE, 78, "words")
    for words in ("I forgot.", "The garden.", "I hurry.", "Rushing.", "For me.", "Briefly."):
        assert words in text
    for without in ("I notice the noise.", "The trust", "Left out.", "The scope"):
        assert without not in text


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("width", [78, 140])
def test_where_nothing_is_left_it_is_said_calmly(chosen: Filter, width: int) -> None:
    lines = comparison_lines(side_by_side(reflected(), reflected()), width, chosen)
    assert lines[-2:] == [Line(""), Line(NOTHING[chosen], "remark")]
    full = comparison_lines(WHOLE, width, chosen)
    assert NOTHING[chosen] not in {line.text for line in full}


# --- whatever stands in them ------------------------------------------------------------------


def is_harmless(lines: list[Line]) -> bool:
    return not any(FORBIDDEN.search(line.text) or "\n" in line.text for line in lines)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    reflections(),
    reflections(),
    st.sampled_from([20, 40, 78, 99, 100, 140]),
    st.sampled_from(sorted(FILTERS)),
    st.sampled_from([SCHOOL, None]),
)
def test_any_two_reflections_are_laid_out_no_wider_than_there_is_room(
    one: Reflection, other: Reflection, width: int, chosen: Filter, checklist: Checklist | None
) -> None:
    other = replace(other, id=f"{one.id}-2", checklist=one.checklist)
    comparison = compared(one, other, checklist, {})
    lines = comparison_lines(comparison, width, chosen)
    assert all(columns(line.text) <= width for line in lines)
    assert is_harmless(lines)


@pytest.mark.parametrize(
    "words",
    ["我注意到" * 40, "👩‍👩‍👧‍👦" * 60, "हिन्दी " * 40, "\uff21\uff22" * 75, "x" * 500],
)
def test_the_right_column_begins_where_it_begins_whatever_stands_in_the_left(words: str) -> None:
    then = reflected(a_section("safety", an_answer(TOLD, "often", words)))
    now = reflected(a_section("safety", an_answer(TOLD, "often", "|right " * 80)))
    lines = comparison_lines(side_by_side(then, now), 120)
    both = [each.text for each in lines if "|" in each.text]
    assert len(both) > 3
    assert {columns(text[: text.index("|")]) for text in both} == {columns("  ") + 57 + 3}


@pytest.mark.parametrize("width", [40, 78, 100, 140])
def test_hostile_words_do_nothing_in_any_place(width: int) -> None:
    for then, now in zip(packs(IN_FILES, 16), cycle(packs(IN_FILES, 7)), strict=False):
        one, other = (
            replace(
                each,
                context=text,
                checklist=replace(each.checklist, title=text, version=text),
                sections=tuple(
                    replace(
                        section,
                        title=text,
                        so_what=text,
                        answers=tuple(
                            replace(answer, asked=text, note=text) for answer in section.answers
                        ),
                        steps=tuple(replace(step, text=text) for step in section.steps),
                    )
                    for section in each.sections
                ),
                close=replace(each.close, so_what=text, supervision=text, private=text),
                followed_up=tuple(replace(said, note=text) for said in each.followed_up),
                later=tuple(replace(look, prompt=text, note=text) for look in each.later),
                discussed=tuple(replace(it, text=text, with_role=text) for it in each.discussed),
            )
            for each, text in ((WHOLE_THEN, then), (WHOLE_NOW, now))
        )
        lines = comparison_lines(compared(one, other, SCHOOL, {}), width)
        assert is_harmless(lines)
        assert all(columns(line.text) <= width for line in lines)
