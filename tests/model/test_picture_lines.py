"""A picture in lines, and the questions in its place; never a number of people, never a name."""

from dataclasses import replace

import pytest

from tests.model.making import CARE, NOISE, SCHOOL, TOLD
from ticlist.model.checklist import Checklist
from ticlist.model.picture import LEAN_SHOWN, Lean, Picture
from ticlist.model.picture_lines import (
    HOW_TO_TALK,
    NOT_HERE,
    OTHER_WORDS,
    TO_TALK_ABOUT,
    TOO_FEW,
    not_here,
    picture_lines,
)

PERIOD = "2026-Q3"
WIDE = 400
EVERY: dict[str, Lean] = {
    "told/1": "both",
    "noise/3": "often_or_routine",
    "care/1": "not_yet_or_sometimes",
    "keeps/1": "both",
}


def lines(
    prompts: dict[str, Lean] | None, checklist: Checklist = SCHOOL, team: str = "Harbour Street"
) -> list[str]:
    picture = None if prompts is None else Picture(checklist.id, PERIOD, 6, prompts)
    return [each.text for each in picture_lines(checklist, PERIOD, picture, team, WIDE)]


def test_each_prompt_with_what_is_said_of_it_in_the_order_of_the_checklist() -> None:
    shown = lines(EVERY)
    assert shown[0] == "Harbour Street, School, July to September 2026"
    assert "at least 6 people" in shown[2]
    said = [each for each in shown if each.startswith("  ")]
    assert said[:4] == [
        f"  {TOLD.text}",
        f"    {LEAN_SHOWN['both']}",
        f"  {NOISE.text}",
        f"    {LEAN_SHOWN['often_or_routine']}",
    ]
    assert f"    {LEAN_SHOWN['not_yet_or_sometimes']}" in said
    # Nothing is left to be asked.
    assert TO_TALK_ABOUT not in shown


def test_what_nothing_is_said_of_is_asked_instead() -> None:
    shown = lines({"told/1": "both"})
    asked = shown[shown.index(TO_TALK_ABOUT) :]
    assert asked[1] == TOO_FEW.format(least=6)
    assert asked[2:4] == ["", HOW_TO_TALK]
    assert f"  {TOLD.text}" not in asked
    assert f"  {NOISE.text}" in asked
    assert f"  {CARE.text}" in asked
    assert "Trust" in asked


def test_a_section_of_which_everything_is_said_is_not_asked_again() -> None:
    shown = lines({key: lean for key, lean in EVERY.items() if key != "keeps/1"})
    asked = shown[shown.index(TO_TALK_ABOUT) :]
    assert "Safety" not in asked
    assert "Trust" in asked


def test_without_a_picture_there_are_the_questions() -> None:
    shown = lines(None, team="")
    assert shown[0] == "School"
    assert "There is no picture for July to September 2026" in shown[2]
    assert [each.text for each in SCHOOL.sections[0].prompts] == [
        each.strip() for each in shown if each.startswith("  I ") and "my word" not in each
    ]
    assert not [each for each in shown if each in LEAN_SHOWN.values()]


def test_nothing_private_and_nothing_of_the_line_of_a_role_is_asked() -> None:
    for prompts in (None, {}, EVERY):
        text = "\n".join(lines(prompts))
        assert "rest?" not in text
        assert "my role" not in text.lower()
        assert "Myself" not in text


def test_what_was_asked_in_other_words_stands_at_its_end() -> None:
    shown = lines({**EVERY, "told/2": "both"})
    assert shown[shown.index(OTHER_WORDS) + 1] == f"  told/2: {LEAN_SHOWN['both']}"


def test_a_checklist_that_is_not_here_any_more() -> None:
    shown = lines(EVERY, not_here("gone"))
    assert shown[0] == "Harbour Street, gone, July to September 2026"
    assert shown[shown.index(NOT_HERE) + 1] == f"  told/1: {LEAN_SHOWN['both']}"
    assert TO_TALK_ABOUT not in shown


def test_what_checklists_and_settings_say_acts_on_no_terminal() -> None:
    odd = replace(SCHOOL, title="School\x1b[2J\nand more")
    shown = lines(EVERY, odd, "Harbour\x07 Street")
    assert shown[0] == "Harbour\u2407 Street, School\u241b[2J and more, July to September 2026"


@pytest.mark.parametrize("width", [20, 40, 78])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    for picture in (None, Picture("school", PERIOD, 6, {"told/1": "both", "x/1": "both"})):
        for each in picture_lines(SCHOOL, PERIOD, picture, "Harbour Street", width):
            assert len(each.text) <= width
