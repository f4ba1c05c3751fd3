"""The orders a sheet comes in, and what stands above and below."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from tests.sharing.pdf_reading import is_pdf_ua
from tests.sharing.reflections import STEPS, WHOLE, another
from ticlist.model.reflection import Reflection
from ticlist.sharing.chosen import LAYOUTS, PARTS, Chosen, Event, Layout, Part
from ticlist.sharing.formats import FORMATS, written
from ticlist.sharing.layouts import SELF_DESCRIPTION, WHAT_IT_IS, sheet_of
from ticlist.sharing.sheet import Heading, Passage, Room, Sheet, changed, texts_of
from ticlist.sharing.taken import taken

LEFT_OUT = "Left out by choice, if there was any"
EVERY: frozenset[Part] = frozenset(PARTS)


def a_sheet(*reflections: Reflection, **chosen: object) -> Sheet:
    choice = Chosen(**{"parts": EVERY, "name": "Ana", **chosen})  # type: ignore[arg-type]
    return sheet_of([taken(each, choice, STEPS) for each in reflections or (WHOLE,)], choice)


def headings(sheet: Sheet, level: int = 2) -> list[str]:
    return [each.text for each in sheet.blocks if isinstance(each, Heading) and each.level == level]


def under(sheet: Sheet, heading: str) -> list[str]:
    found: list[str] = []
    inside = False
    for block in sheet.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text == heading
        elif inside and isinstance(block, Heading | Passage):
            found.append(block.text)
    return found


def facts(sheet: Sheet) -> dict[str, str]:
    return dict(sheet.facts)


def test_for_supervision_what_to_talk_about_comes_first_and_answers_last() -> None:
    sheet = a_sheet()
    assert headings(sheet) == [
        "To talk about",
        "Steps",
        "In my own words",
        "Discussed before",
        "Looked at again",
        "Answers",
        "Discussion",
    ]
    marked = ["ASKED-TOLD", "More often than not"]
    assert under(sheet, "To talk about")[:3] == ["SUPERVISION", *marked]
    assert "ASKED-WITHIN" in under(sheet, "To talk about")
    assert under(sheet, "Answers")[0] == SELF_DESCRIPTION
    # What stands with what was marked does not stand there again.
    assert "NOTE-TOLD" not in under(sheet, "In my own words")
    assert "NOTE-NOISE" in under(sheet, "In my own words")
    assert sheet.blocks[-1] == Room(
        ("What we talked about", "What was agreed, and whose it is", "When")
    )


def test_an_account_tells_what_happened_what_was_learnt_and_what_changed() -> None:
    sheet = a_sheet(layout="account", event="feedback", themes="Practise effectively")
    assert headings(sheet)[:5] == [
        "What happened",
        "What I learnt",
        "What I changed",
        "Themes of my own code that it touches",
        "To talk about",
    ]
    assert under(sheet, "What happened")[:3] == [
        "What kind of event it was: Feedback I was given",
        "CONTEXT",
        "TITLE-SAFETY",
    ]
    assert "TELLS-END" in under(sheet, "What I learnt")
    assert under(sheet, "Themes of my own code that it touches") == ["Practise effectively"]


@pytest.mark.parametrize("event", ["practice", None])
def test_of_an_account_without_words_stands_what_was_said_of_it(event: Event | None) -> None:
    sheet = a_sheet(layout="account", parts=frozenset({"answers"}), event=event)
    assert headings(sheet) == [*(["What happened"] if event else []), "Answers", "Discussion"]


def test_in_full_order_it_stands_as_it_was_written() -> None:
    sheet = a_sheet(layout="full")
    assert headings(sheet) == [
        "TITLE-SAFETY",
        "TITLE-TRUST",
        "TITLE-ROLE",
        "TITLE-SELF",
        "At the end",
        "What became of earlier steps",
        "Looked at again",
        "Discussed before",
        "Discussion",
    ]
    assert Passage("remark", SELF_DESCRIPTION) in sheet.blocks
    without = a_sheet(layout="full", parts=EVERY - {"answers", "scope"})
    assert Passage("remark", SELF_DESCRIPTION) not in without.blocks


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("many", [1, 3])
def test_no_level_of_headings_is_skipped(layout: Layout, many: int) -> None:
    sheet = a_sheet(*(another(month) for month in range(1, many + 1)), layout=layout)
    levels = [1, *(each.level for each in sheet.blocks if isinstance(each, Heading))]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) <= 4


@pytest.mark.parametrize("layout", LAYOUTS)
def test_several_are_told_apart_by_number_and_month(layout: Layout) -> None:
    sheet = a_sheet(
        another(3), another(4, checklist="clinic"), layout=layout, parts=frozenset({"answers"})
    )
    named = headings(sheet, 2) + headings(sheet, 3)
    assert {"1. School, March 2026", "2. Clinic, April 2026"} <= set(named)
    assert sheet.title.endswith(": School, Clinic, March 2026 to April 2026")
    assert facts(sheet)["How many"] == "2 reflections"


def test_of_several_those_with_nothing_are_not_there() -> None:
    empty = another(4, sections=())
    parts: frozenset[Part] = frozenset({"answers"})
    for layout in LAYOUTS:
        named = headings(a_sheet(another(3), empty, parts=parts, layout=layout), 2)
        named += headings(a_sheet(another(3), empty, parts=parts, layout=layout), 3)
        assert "2. School, April 2026" not in named
    assert headings(a_sheet(empty, parts=parts)) == ["Discussion"]


def test_the_top_says_what_it_is_and_what_was_left_out() -> None:
    told = facts(a_sheet(parts=frozenset({"answers"}), name="", pseudonym="Heron"))
    assert told["What this is"] == WHAT_IT_IS
    assert told["For"] == "My supervisor"
    assert told["Known here as"] == "Heron"
    assert told["Checklist"] == "School, version 2026.1"
    assert told["When"] == "November 2026"
    assert told["Made with"].startswith("ticlist ")
    assert told[LEFT_OUT] == (
        "answers about the scope of the role, what answers rest on, words, steps, "
        "what was marked to talk about, notes from supervision, later looks, days"
    )
    assert "From" not in told


def test_where_all_is_in_nothing_is_said_to_be_left_out() -> None:
    told = facts(a_sheet())
    assert told["From"] == "Ana"
    assert LEFT_OUT not in told
    some = facts(a_sheet(without=frozenset({"told"})))
    assert some[LEFT_OUT] == "some sections, prompts or passages"
    none = facts(a_sheet(parts=EVERY - {"words"}, passages=frozenset[str]()))
    assert none[LEFT_OUT] == "words"
    # That what is private stays out is not said either.
    assert LEFT_OUT not in facts(a_sheet(parts=EVERY - {"private"}))


def test_the_author_is_there_only_with_the_part() -> None:
    assert a_sheet().author == "Ana"
    assert a_sheet(parts=EVERY - {"name"}).author == ""


def test_another_language_is_told_of_texts_that_are_in_it() -> None:
    sheet = a_sheet(another(1, language="cy"), layout="full")
    languages = {each.text: each.language for each in sheet.blocks if isinstance(each, Passage)}
    assert languages["ASKED-TOLD"] == languages["NOTE-TOLD"] == "cy"
    assert languages["More often than not"] == ""


def test_what_a_file_holds_is_made_visible() -> None:
    sheet = a_sheet(another(1, context="a\u202eb\x1b[31m"))
    assert "a\ufffdb\u241b[31m" in {each.text for each in texts_of(sheet)}


def test_every_text_can_be_changed() -> None:
    sheet = changed(a_sheet(another(1), another(2)), lambda text: text and "X")
    ours = {"The top"}
    rooms = {"What we talked about"}
    assert {each.text for each in texts_of(sheet) if each.where not in ours | rooms} == {"X"}


def test_a_layout_decides_the_order_and_never_what_is_in() -> None:
    for parts in [EVERY, *map(frozenset, combinations(PARTS, 2))]:
        told = {
            layout: {
                each.text
                for each in texts_of(replace(a_sheet(layout=layout, parts=parts), records=()))
                if each.text.isupper() and not each.text.startswith("TITLE-")
            }
            for layout in LAYOUTS
        }
        assert told["account"] == told["full"] == told["supervision"]
        # Prompts of what was answered or marked stand in records too, and words of everybody.
        records = {
            text
            for record in a_sheet(parts=parts).records
            for text in record
            if text.isupper() and not text.startswith("TITLE-")
        }
        assert told["full"] == records


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_a_pdf_that_a_screen_reader_can_read(layout: Layout) -> None:
    several = a_sheet(another(3), another(4), layout=layout, event="practice", themes="Themes")
    for sheet in (several, a_sheet(layout=layout, parts=frozenset({"answers"}))):
        assert is_pdf_ua(b"".join(written(sheet, FORMATS["pdf"])))


@pytest.mark.parametrize(
    "language", ["jo@harbour.example", 'cy" onload="x', "en-", "\x1b", "x" * 9]
)
def test_what_is_no_language_is_told_as_none(language: str) -> None:
    sheet = a_sheet(another(1, language=language), layout="full")
    assert {each.language for each in sheet.blocks if isinstance(each, Passage)} == {""}
