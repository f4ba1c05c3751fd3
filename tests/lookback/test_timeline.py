"""Prompts as rows, days as columns; each cell is of one day, and nothing joins two."""

from dataclasses import replace

import pytest

from tests.lookback.histories import NOISE, ROLE, SCHOOL, day, section
from ticlist.lookback.timeline import (
    LEFT_OUT,
    NO_CHECKLIST,
    NOT_COVERED,
    NOT_GROUPED,
    REWORDED,
    UNDER_NONE,
    Cell,
    Timeline,
    timeline_of,
)
from ticlist.model.answered import MARKS, WORDS
from ticlist.model.answers import SHOWN
from ticlist.model.checklist import Prompt, Section

NOTHING = Cell()
OUT = Cell(LEFT_OUT, left_out=True)


def shape(timeline: Timeline) -> list[str]:
    """Headings, and prompts with their wordings, from top to bottom."""
    return [
        row.heading if row.kind == "section" else f"  {row.prompt}/{row.wording}"
        for row in timeline.rows
    ]


def cells(timeline: Timeline, prompt: str, wording: int = 1) -> list[Cell]:
    [row] = [each for each in timeline.rows if (each.prompt, each.wording) == (prompt, wording)]
    return list(row.cells)


def states(timeline: Timeline, prompt: str, wording: int = 1) -> list[str]:
    return [each.state for each in cells(timeline, prompt, wording)]


def counts(timeline: Timeline) -> dict[str, tuple[int, ...]]:
    return {row.heading: row.counts for row in timeline.counts}


# --- rows and columns -------------------------------------------------------------------------


def test_the_newest_day_is_at_the_right_and_within_a_day_the_one_begun_last() -> None:
    history = [
        day("2026-11-21", section("safety", "told=often"), at=8),
        day("2026-11-22", section("safety", "told=routine")),
        day("2026-11-21", section("safety", "told=not_yet"), at=14),
    ]
    timeline = timeline_of(history, SCHOOL)
    assert [each.id for each in timeline.columns] == [
        "2026-11-21-0800-school-aaaaaa",
        "2026-11-21-1400-school-aaaaaa",
        "2026-11-22-0900-school-aaaaaa",
    ]
    assert states(timeline, "told") == ["often", "not_yet", "routine"]


def test_rows_stand_in_the_checklists_order_whatever_order_they_were_answered_in() -> None:
    given = (section("scope", "role=unsure"), section("safety", "noise/2=often told=often"))
    timeline = timeline_of([day("2026-11-21", *given)], SCHOOL)
    assert shape(timeline) == ["Safety first", "  told/1", "  noise/2", "My role", "  role/1"]
    assert timeline.title == "School"
    assert timeline.remarks == ()


def test_what_was_never_answered_has_no_row_and_is_not_mentioned() -> None:
    timeline = timeline_of([day("2026-11-21", section("safety", "told="))], SCHOOL)
    assert timeline.rows == timeline.counts == ()


def test_without_a_reflection_there_is_nothing() -> None:
    timeline = timeline_of([], None)
    assert (timeline.title, timeline.columns, timeline.rows, timeline.counts) == ("", (), (), ())


def test_every_state_is_told_from_every_other_and_from_nothing() -> None:
    given = [*SHOWN, WORDS, MARKS, ""]
    history = [
        day(f"2026-11-{number:02}", section("safety", f"told={state}"))
        for number, state in enumerate(given, 1)
    ]
    history.append(day("2026-12-01", section("safety", left_out=True)))
    history.append(day("2026-12-02", section("safety", "told/2=often")))
    assert states(timeline_of(history, SCHOOL), "told") == [*given, LEFT_OUT, REWORDED]


def test_what_was_answered_before_its_section_was_left_out_says_both() -> None:
    history = [
        day("2026-11-21", section("safety", "told=often", left_out=True)),
        day("2026-11-22", section("safety", "noise/2=often")),
    ]
    timeline = timeline_of(history, SCHOOL)
    assert cells(timeline, "told") == [Cell("often", left_out=True), NOTHING]
    assert cells(timeline, "noise", 2) == [OUT, Cell("often")]
    assert timeline.rows[0].cells == (OUT, NOTHING)


def test_a_section_that_was_only_ever_left_out_stands_there_as_left_out() -> None:
    history = [day("2026-11-21", section("trust", left_out=True)), day("2026-11-22")]
    [row] = timeline_of(history, SCHOOL).rows
    assert (row.heading, row.cells) == ("Trust and openness", (OUT, NOTHING))


# --- wordings ---------------------------------------------------------------------------------


def test_each_wording_has_a_row_of_its_own_and_nothing_is_joined() -> None:
    history = [
        day("2026-11-22", section("safety", "noise/2=routine")),
        day("2026-11-21", section("safety", "noise/1=not_yet")),
    ]
    timeline = timeline_of(history, SCHOOL)
    assert states(timeline, "noise", 1) == ["not_yet", REWORDED]
    assert states(timeline, "noise", 2) == [REWORDED, "routine"]
    assert [(row.heading, row.note) for row in timeline.rows[1:]] == [
        ("Asked: noise 1", "wording 1"),
        ("Asked: noise 2", "wording 2"),
    ]


def test_a_wording_that_is_not_asked_any_more_is_told_as_one() -> None:
    history = [day("2026-11-21", section("safety", "noise/1=not_yet told=often"))]
    told, noise = timeline_of(history, SCHOOL).rows[1:]
    assert (told.note, noise.note) == ("", "wording 1")


def test_a_prompt_has_the_words_it_was_asked_with_last() -> None:
    older = day("2026-11-21", section("safety", "told=often"))
    newer = day("2026-11-22", section("safety", "told=often"))
    givens = (newer.sections[0].givens[0]._replace(asked="I tell them."),)
    newer = newer._replace(sections=(newer.sections[0]._replace(givens=givens),))
    assert timeline_of([newer, older], SCHOOL).rows[1].heading == "I tell them."


# --- what the checklist has no more -----------------------------------------------------------


def test_a_prompt_that_the_checklist_has_no_more_stays_at_the_end_of_its_section() -> None:
    given = section("safety", "gone=often told=often")
    history = [day("2026-11-21", given, section("trust", "keeps=often"))]
    assert shape(timeline_of(history, SCHOOL)) == [
        "Safety first",
        "  told/1",
        "  gone/1",
        "Trust and openness",
        "  keeps/1",
    ]


def test_a_prompt_that_moved_stands_in_the_section_that_it_is_in_now() -> None:
    history = [day("2026-11-21", section("trust", "told=often gone=often"))]
    assert shape(timeline_of(history, SCHOOL)) == [
        "Safety first",
        "  told/1",
        "Trust and openness",
        "  gone/1",
    ]


def test_a_section_that_the_checklist_has_no_more_stands_after_all_others() -> None:
    history = [day("2026-11-21", section("old", "a=often"), section("self", "rest=words"))]
    assert shape(timeline_of(history, SCHOOL)) == ["Myself", "  rest/1", "Section old", "  a/1"]


def test_without_a_checklist_the_reflections_say_where_prompts_stand() -> None:
    history = [
        day("2026-11-22", section("safety", "a=often c=often"), section("self", "rest=words")),
        day(
            "2026-11-21", section("safety", "a=often b=often c=often"), section("trust", "d=often")
        ),
    ]
    timeline = timeline_of(history, None)
    assert shape(timeline) == [
        "Safety first",
        "  a/1",
        "  b/1",
        "  c/1",
        "Trust and openness",
        "  d/1",
        "Myself",
        "  rest/1",
    ]
    assert (timeline.title, timeline.remarks) == ("School then", (NO_CHECKLIST,))


# --- counts -----------------------------------------------------------------------------------


def test_counts_are_of_one_day_each_and_never_of_several() -> None:
    history = [
        day("2026-11-22", section("safety", "told=often noise/2=often")),
        day("2026-11-21", section("safety", "told=often noise/1=not_role")),
    ]
    assert counts(timeline_of(history, SCHOOL)) == {
        "Safety: More often than not": (1, 2),
        "Safety: Not part of my role": (1, 0),
    }


def test_counts_stand_by_principle_and_strand_and_opt_outs_come_last() -> None:
    given = (
        section("safety", "told=not_today noise/2=not_yet"),
        section("scope", "role=beyond"),
        section("self", "rest=words"),
    )
    history = [day("2026-11-21", *given), day("2026-11-22", section("trust", left_out=True))]
    assert list(counts(timeline_of(history, SCHOOL))) == [
        "Safety: Not yet",
        "Safety: Leave this one today",
        "Scope: I went further than my role",
    ]


def test_sections_of_one_principle_are_counted_together_and_one_of_none_by_its_title() -> None:
    more = Section("more", "More safety", principle="safety", prompts=(Prompt("x", "I ask."),))
    checklist = replace(SCHOOL, sections=(*SCHOOL.sections, more))
    given = (section("safety", "told=often"), section("more", "x=often"), section("odd", "y=often"))
    assert counts(timeline_of([day("2026-11-21", *given)], checklist)) == {
        "Safety: More often than not": (2,),
        "Section odd: More often than not": (1,),
    }


def test_what_stands_in_a_left_out_or_private_section_is_counted_like_any_other() -> None:
    given = (section("safety", "told=often", left_out=True), section("self", "rest=not_arisen"))
    assert counts(timeline_of([day("2026-11-21", *given)], SCHOOL)) == {
        "Safety: More often than not": (1,),
        "Wellbeing: It has not come up": (1,),
    }


# --- by the six principles of SAMHSA ----------------------------------------------------------


def test_prompts_can_stand_under_the_six_and_what_is_not_covered_is_named() -> None:
    given = (
        section("safety", "told=often noise/2=not_yet gone=often"),
        section("scope", "role=within"),
        section("trust", left_out=True),
    )
    timeline = timeline_of([day("2026-11-21", *given)], SCHOOL, "samhsa")
    assert timeline.grouping == "samhsa"
    assert shape(timeline) == [
        "Safety",
        "  told/1",
        "  noise/2",
        "Trustworthiness and transparency",
        "  told/1",
        "Peer support",
        "Collaboration and mutuality",
        "Empowerment, voice and choice",
        "Cultural, historical and gender issues",
        UNDER_NONE,
        "  gone/1",
        "  role/1",
    ]
    assert [row.heading for row in timeline.rows if row.note == NOT_COVERED] == [
        "Peer support",
        "Collaboration and mutuality",
        "Empowerment, voice and choice",
        "Cultural, historical and gender issues",
    ]
    assert counts(timeline) == {
        "Safety: Not yet": (1,),
        "Safety: More often than not": (1,),
        "Trustworthiness and transparency: More often than not": (1,),
        f"{UNDER_NONE}: More often than not": (1,),
        f"{UNDER_NONE}: I stayed within my role": (1,),
    }


def test_one_that_is_covered_and_was_not_answered_is_not_mentioned() -> None:
    peers = replace(ROLE, samhsa=("peer-support",))
    scope = replace(SCHOOL.sections[2], prompts=(peers,))
    checklist = replace(SCHOOL, sections=(*SCHOOL.sections[:2], scope))
    history = [day("2026-11-21", section("safety", "noise/2=often"))]
    timeline = timeline_of(history, checklist, "samhsa")
    assert "Peer support" not in shape(timeline)
    assert UNDER_NONE not in shape(timeline)
    assert shape(timeline)[:2] == ["Safety", f"  noise/{NOISE.wording}"]


def test_without_a_checklist_it_is_said_that_this_cannot_be_done() -> None:
    history = [day("2026-11-21", section("safety", "told=often"))]
    timeline = timeline_of(history, None, "samhsa")
    assert timeline == replace(timeline_of(history, None), remarks=(NO_CHECKLIST, NOT_GROUPED))


# --- calm -------------------------------------------------------------------------------------

ANSWERS = ("not_yet", "sometimes", "often", "routine")


@pytest.mark.parametrize("grouping", ["sections", "samhsa"])
def test_answers_one_way_and_the_other_come_to_the_same_rows_but_for_the_words(
    grouping: str,
) -> None:
    one, other = (
        timeline_of(
            [
                day(f"2026-11-{number:02}", section("safety", f"told={word} noise/2={word}"))
                for number, word in enumerate(words, 1)
            ],
            SCHOOL,
            "samhsa" if grouping == "samhsa" else "sections",
        )
        for words in (ANSWERS, ANSWERS[::-1])
    )
    assert replace(one, rows=(), counts=()) == replace(other, rows=(), counts=())
    assert [row._replace(cells=()) for row in one.rows] == [
        row._replace(cells=()) for row in other.rows
    ]
    assert [row.cells for row in one.rows] == [row.cells[::-1] for row in other.rows]
    assert [row.counts for row in one.counts] == [row.counts[::-1] for row in other.counts]
