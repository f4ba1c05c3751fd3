"""Answering, leaving out, marking; what an answer rests on."""

import pytest

from tests.screens.checklist import the_draft
from tests.screens.driving import PAPER, Person, person
from ticlist.model.answers import HOW_MUCH, SCOPE
from ticlist.model.opening import Opening
from ticlist.model.reflection import Answer, Reflection
from ticlist.storage.paths import Paths

AT_START = Opening("tiny")


def written(me: Person) -> Reflection:
    assert me.app.desk.walk is not None
    return me.app.desk.walk.reflection()


def answers(me: Person) -> dict[str, Answer]:
    return {each.prompt: each for section in written(me).sections for each in section.answers}


def chosen(me: Person) -> list[str]:
    return [line[line.index("(*)") :][:8] for line in me.lines if "(*)" in line]


@pytest.mark.parametrize("word", HOW_MUCH)
async def test_a_digit_answers(paths: Paths, word: tuple[str, str, str]) -> None:
    stored, shown, digit = word[:3]
    async with person(paths, AT_START) as me:
        await me.press("pagedown", digit)
        assert answers(me)["told"].answer == stored
        assert me.where.startswith("Tiny, 2 of 6: Safety")
        assert shown in me.focused
        assert chosen(me) == [f"(*) {digit}  {shown}"[:8]]
        await me.press("0")
        assert answers(me) == {}
        assert chosen(me) == []


async def test_three_ways_not_to_answer_are_three_answers(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown")
        found = []
        for digit in "567":
            await me.press(digit)
            found.append(answers(me)["told"].answer)
        assert found == ["not_role", "not_arisen", "not_today"]
        assert "low" not in me.shown.lower().split()


async def test_enter_on_nothing_goes_on_without_an_answer(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "enter")
        assert me.where == "Tiny, 3 of 6: The edge of my role"
        assert answers(me) == {}


async def test_enter_chooses_and_enter_again_goes_on(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "down", "down", "enter")
        assert answers(me)["told"].answer == "sometimes"
        assert me.where.startswith("Tiny, 2 of 6: Safety")
        await me.press("down", "enter")
        assert answers(me)["told"].answer == "often"
        await me.press("enter")
        assert me.where == "Tiny, 3 of 6: The edge of my role"


async def test_space_chooses_and_never_goes_on(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "down", "space", "space", "up", "up")
        assert answers(me)["told"].answer == "not_yet"
        assert me.where.startswith("Tiny, 2 of 6: Safety")


async def test_a_click_answers(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown")
        await me.click("It has not come up")
        assert answers(me)["told"].answer == "not_arisen"


async def test_tab_goes_past_the_rest_once_one_is_chosen(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "tab")
        assert "Not yet" in me.focused
        await me.press("2", "tab", "x")
        assert answers(me)["told"].note == "x"


async def test_an_answer_that_stands_is_gone_on_from(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "3", "enter", "pageup", "enter")
        assert me.where == "Tiny, 3 of 6: The edge of my role"
        assert answers(me)["told"].answer == "often"


async def test_keys_that_arrive_together_answer_the_prompts_they_are_meant_for(
    paths: Paths,
) -> None:
    async with person(paths, AT_START) as me:
        await me.press_at_once("pagedown", "3", "enter", "2", "enter")
        assert {name: each.answer for name, each in answers(me).items()} == {
            "told": "often",
            "edge": "unsure",
        }
        assert me.where == "Tiny, 4 of 6: Myself"
        await me.press_at_once("a", "b", "pagedown", "c", "pageup", "c")
        assert answers(me)["rest"].note == "abc"
        assert written(me).close.so_what == "c"


async def test_letters_that_arrive_together_begin_the_words_too(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press_at_once("pagedown", "3", "h", "é", "1", "pagedown", "漢")
        told, edge = answers(me)["told"], answers(me)["edge"]
        assert (told.answer, told.note) == ("often", "hé1")
        assert (edge.answer, edge.note) == (None, "漢")


async def test_words_and_the_turn_of_the_page_arriving_together_lose_no_word(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press_at_once("pagedown", "1", "tab", *"word", "pagedown", "pageup")
        await me.press_at_once("tab", "space", *"more", "f8")
    kept = the_draft(paths).reflection.sections[0].answers[0].note
    assert kept == "word more"


async def test_going_further_than_ones_role_offers_supervision_unticked(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "edge"), PAPER) as me:
        await me.press("pagedown")
        for digit, stored in (("1", "within"), ("2", "unsure"), ("3", "beyond"), ("5", "not_role")):
            await me.press(digit)
            assert answers(me)["edge"].answer == stored
            assert ("[ ] Talk about this in supervision" in me.shown) == (digit in "23")
            assert not answers(me)["edge"].supervision
        await me.press("4")
        assert answers(me)["edge"].answer == "not_role"
        await me.press("2")
        await me.click("Talk about this")
        assert answers(me)["edge"].supervision
        await me.press("f9")
        assert not answers(me)["edge"].supervision
        for each in SCOPE:
            assert f"( ) {each.key}  {each.shown}" in me.shown.replace("(*)", "( )")


async def test_marking_for_supervision(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown")
        assert "supervision" not in me.shown
        await me.press("f9")
        assert answers(me)["told"].supervision
        assert "[x] Talk about this in supervision" in me.shown
        await me.press("f9")
        assert answers(me) == {}
        assert "supervision" not in me.shown


async def test_what_an_answer_rests_on_is_one_key_away(paths: Paths) -> None:
    async with person(paths, AT_START, PAPER) as me:
        await me.press("pagedown", "3")
        assert "rest on" not in me.shown
        await me.press("f6", "down", "enter", "down", "down", "space")
        assert answers(me)["told"].basis == ("seen", "person")
        await me.press("pagedown", "pageup")
        assert "[x] Something I saw or did" in me.shown
        await me.press("f6")
        assert "rest on" not in me.shown
        await me.press("f6", "down", "enter")
        assert answers(me)["told"].basis == ("person",)
        await me.press("f6", "0")
        assert answers(me) == {}


async def test_a_prompt_for_words_has_one_box_and_no_answers(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown")
        assert "( )" not in me.shown
        assert "F6" not in me.keys
        await me.write("my evenings\n12")
        await me.press("f6")
        assert answers(me)["rest"].note == "my evenings\n12"


@pytest.mark.parametrize("turns", [1, 2])
async def test_pages_on_ones_own_wellbeing_offer_to_stop_there(paths: Paths, turns: int) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press(*["pagedown"] * turns)
        await me.write("much")
        await me.click("> Stop here and keep it")
        assert me.where == "ticlist"
        assert "Kept. You can go on with it" in me.shown
    assert the_draft(paths).page.section == "self"


async def test_other_pages_do_not(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "full")) as me:
        for _ in range(3):
            await me.press("pagedown")
            assert "Stop here" not in me.shown


async def test_leaving_a_section_out_and_taking_it_in_keeps_the_words(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("my words")
        await me.press("f3")
        assert me.where == "Tiny, left out: Safety"
        assert "my words" not in me.shown
        assert "F6" not in me.keys
        assert "F9" not in me.keys
        await me.press("f6", "f9", "1", "0")
        assert written(me).sections[0].left_out
        assert "Next" in me.focused
        await me.press("pagedown", "pageup", "pagedown")
        assert me.where == "Tiny, 2 of 5: The edge of my role"
        await me.press("f4")
        assert "Left out today. What was written here before stays" in me.shown
        await me.click("> Safety")
        await me.press("f3")
        assert me.where == "Tiny, 2 of 6: Safety"
        assert "my words" in me.shown
        assert (answers(me)["told"].answer, answers(me)["told"].note) == ("often", "my words")
        assert not answers(me)["told"].supervision


async def test_the_end_of_a_section_can_be_left_out_too(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "edge")) as me:
        await me.press("pagedown", "pagedown", "f3")
        assert "You left this section out today." in me.shown
        assert "What does this tell me?" not in me.shown


async def test_the_closing_has_no_section_to_leave_out(paths: Paths) -> None:
    async with person(paths, AT_START) as me:
        await me.press(*["pagedown"] * 4, "f3")
        assert me.where == "Tiny, 5 of 6: Closing"
        assert "F3" not in me.keys
        assert written(me).sections == ()
