"""A timeline on lines: every day under its date, at any width, whatever was written."""

import datetime as dt
import re

import pytest

from tests.hostile.corpus import FORBIDDEN, IN_FILES
from tests.lookback.histories import SCHOOL, day, section
from ticlist.lookback.timeline import Column, Row, timeline_of
from ticlist.lookback.timeline_lines import day_headings, heading_of, timeline_lines
from ticlist.model.answered import Answered
from ticlist.model.checklist import Checklist
from ticlist.text import columns

JUDGING = (
    r"\b(fail|poor|weak|score|grade|overdue|incomplete|should have|improv|declin|worse|better|"
    r"average|progress|per ?cent|total)|%|[\u2190-\u21ff]"
)

TWO = [
    day(
        "2026-12-05",
        section("safety", "told=routine noise/2=not_yet"),
        section("self", "rest=words"),
    ),
    day("2026-11-21", section("safety", "told=sometimes"), section("self", left_out=True)),
]


def texts(
    history: list[Answered],
    width: int = 78,
    *,
    checklist: Checklist | None = SCHOOL,
    ascii_only: bool = True,
) -> list[str]:
    timeline = timeline_of(history, checklist)
    return [line.text for line in timeline_lines(timeline, width, ascii_only=ascii_only)]


def many(number: int, words: str = "told=often") -> list[Answered]:
    first = dt.date(2026, 1, 1)
    return [
        day(f"{first + dt.timedelta(days=7 * each)}", section("safety", words))
        for each in range(number)
    ]


def test_prompts_stand_under_their_sections_and_marks_under_their_days() -> None:
    assert texts(TWO) == [
        "School, over time",
        "A change may be practice, circumstances, or a different understanding of the",
        "question.",
        "",
        "Year                         2026",
        "Month                        11 12",
        "Day                          21 05",
        "Safety first",
        "  Asked: told                T: C#",
        "  Asked: noise 2                N.",
        "Myself                       O-",
        '  Asked: rest                O- W"',
        "",
        "What the marks mean",
        "N. Not yet                          R/ Not part of my role",
        "T: Now and then                     H~ It has not come up",
        "M= More often than not              L_ Leave this one today",
        'C# As a matter of course            W" Words, and no answer',
        "S[ I stayed within my role          K* Marked, with no answer or words",
        "U| I am not sure                    O- The section was left out",
        "F] I went further than my role      D& Different wording, its own row",
        "A letter with -: answered, then its section left out",
        "",
        "How many prompts were given each answer, each day by itself",
        "",
        "Year                         2026",
        "Month                        11 12",
        "Day                          21 05",
        "Safety",
        "  Not yet                       1",
        "  Now and then               1",
        "  As a matter of course         1",
    ]


def test_what_is_said_of_the_whole_stands_above_it() -> None:
    said = " ".join(texts(TWO, checklist=None)[1:5])
    assert "sections and prompts are as your reflections have them." in said


def test_a_principle_that_is_not_covered_is_named_over_the_whole_width() -> None:
    lines = timeline_lines(timeline_of(TWO, SCHOOL, "samhsa"), 78)
    assert "Cultural, historical and gender issues (not covered by this checklist)" in [
        line.text for line in lines
    ]


def test_where_no_answer_was_given_nothing_is_counted() -> None:
    lines = texts([day("2026-11-21", section("self", "rest=words"))])
    assert lines[-1] == "A letter with -: answered, then its section left out"


# --- days -------------------------------------------------------------------------------------


def test_year_and_month_stand_only_where_they_change() -> None:
    days = [(2026, 11, 21), (2026, 11, 30), (2026, 12, 1), (2027, 12, 1), (2027, 12, 1)]
    begun = day("2026-11-21").started
    headings = day_headings([Column("", dt.date(*each), begun) for each in days])
    assert [tuple(each) for each in headings] == [
        ("2026", "11", "21"),
        ("", "", "30"),
        ("", "12", "01"),
        ("2027", "12", "01"),
        ("", "", "01"),
    ]


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (["2026-11-21"], "'26"),
        (["2026-11-21", "2026-11-22"], "2026"),
        (["2025-11-21", "2025-11-22", "2026-01-01"], "'25   '26"),
        (["2025-11-21", "2026-01-01", "2026-02-01"], "'25'26"),
        (["2025-11-21", "2025-12-01", "2026-01-01", "2026-02-01"], "2025  2026"),
    ],
)
def test_a_year_is_short_where_there_is_no_room_for_all_of_it(days: list[str], line: str) -> None:
    lines = texts([day(each, section("safety", "told=often")) for each in days])
    [years] = {each.removeprefix("Year").strip() for each in lines if each.startswith("Year")}
    assert years == line


def test_many_days_stand_in_blocks_the_oldest_first_each_under_its_dates() -> None:
    lines = texts(many(40), 78)
    heads = [place for place, line in enumerate(lines) if line.startswith("Day ")]
    days = [re.findall(r"\d\d", lines[each]) for each in heads]
    assert [len(each) for each in days] == [16, 16, 8, 16, 16, 8]
    in_grid = [day_of for block in days[:3] for day_of in block]
    assert (
        in_grid
        == [f"{each.on:%d}" for each in reversed(timeline_of(many(40), SCHOOL).columns)][::-1]
    )
    for place, block in zip(heads, days, strict=True):
        assert lines[place - 3] == ""
        assert len(lines[place + 2]) in {29 + 3 * len(block) - 1, 29 + 3 * len(block) - 2}


@pytest.mark.parametrize("width", [1, 12, 20, 33, 40, 78, 100, 240])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_no_line_is_wider_than_there_is_room(width: int, *, ascii_only: bool) -> None:
    history = [*many(50, "told=often noise/1=often noise/2=often"), *TWO]
    assert max(map(columns, texts(history, width, ascii_only=ascii_only))) <= max(width, 12)


# --- headings ---------------------------------------------------------------------------------


def test_a_heading_is_cut_and_its_wording_is_not() -> None:
    row = Row("prompt", "I tell pupils beforehand.", "wording 2", wording=2)
    assert heading_of(row, 40) == "I tell pupils beforehand. (wording 2)"
    assert heading_of(row, 26) == "I tell pupi... (wording 2)"
    assert heading_of(row, 12) == "I tel... (2)"
    assert columns(heading_of(row, 3)) <= 3


def test_wide_letters_keep_the_marks_under_their_days() -> None:
    wide = day("2026-11-21", section("safety", "told=often"))
    givens = (wide.sections[0].givens[0]._replace(asked="\u5b89\u5168" * 20),)
    wide = wide._replace(sections=(wide.sections[0]._replace(givens=givens),))
    [line] = [line for line in texts([wide]) if "\u5b89" in line]
    assert columns(line.removesuffix("M=")) == 29


@pytest.mark.parametrize("hostile", IN_FILES.values(), ids=IN_FILES)
def test_what_was_written_does_not_act_and_shifts_nothing(hostile: str) -> None:
    odd = day("2026-11-21", section("safety", "told=often"), title=hostile)
    givens = (odd.sections[0].givens[0]._replace(asked=hostile),)
    odd = odd._replace(sections=(odd.sections[0]._replace(title=hostile, givens=givens),))
    lines = texts([odd], checklist=None)
    assert not FORBIDDEN.findall("\n".join(lines))
    [mark] = [line for line in lines if line.endswith("M=")]
    assert columns(mark.removesuffix("M=")) == 29


# --- calm -------------------------------------------------------------------------------------


def test_answers_one_way_and_the_other_look_alike() -> None:
    words = ("not_yet", "sometimes", "often", "routine")
    one, other = (
        timeline_lines(
            timeline_of(
                [
                    day(f"2026-11-{number:02}", section("safety", f"told={word} noise/2={word}"))
                    for number, word in enumerate(order, 1)
                ],
                SCHOOL,
            ),
            78,
        )
        for order in (words, words[::-1])
    )
    assert [line.kind for line in one] == [line.kind for line in other]
    assert [columns(line.text) for line in one[:10]] == [columns(line.text) for line in other[:10]]
    differing = [(a.text, b.text) for a, b in zip(one, other, strict=True) if a != b]
    assert len(differing) == 2 + len(words)
    for a, b in differing:
        assert a[:29] == b[:29]
        assert a[29:].split() == b[29:].split()[::-1]


def test_nothing_that_is_said_judges() -> None:
    history = [*TWO, *many(3, "noise/1=often gone=not_role")]
    for checklist in (SCHOOL, None):
        timeline = timeline_of(history, checklist, "samhsa")
        said = "\n".join(line.text for line in timeline_lines(timeline, 78)).lower()
        assert not re.findall(JUDGING, said)
