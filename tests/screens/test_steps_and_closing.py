"""Steps, the closing, and what a paste brings along."""

import datetime as dt

import pytest

from tests.screens.checklist import the_draft
from tests.screens.driving import PAPER, Person, person
from ticlist.model.opening import Opening
from ticlist.model.reflection import Closing, Step
from ticlist.screens.widgets.turning import MORE
from ticlist.storage.paths import Paths

TODAY = dt.datetime.now().astimezone().date()
CLOSING = ["pagedown"] * 4


def closing(me: Person) -> Closing:
    assert me.app.desk.walk is not None
    return me.app.desk.walk.reflection().close


def step(me: Person) -> Step:
    (found,) = closing(me).steps
    return found


async def test_a_step_has_its_kind_its_owner_and_its_day(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        assert "( ) Keep   ( ) Stop   (*) Start" in me.shown
        await me.tab_to("One step, small enough to do.")
        await me.write("ask first")
        assert (step(me).text, step(me).kind, step(me).owner) == ("ask first", "start", "me")
        for words in ("( ) Keep", "( ) My team", "2026-12-05"):
            await me.click(words)
        await me.write("2w")
        assert (step(me).kind, step(me).owner) == ("keep", "team")
        assert step(me).by == TODAY + dt.timedelta(weeks=2)
        await me.press("pageup", "pagedown")
        assert "(*) Keep" in me.shown
        assert f"{TODAY + dt.timedelta(weeks=2)}" in me.shown
        await me.press("f4")
        assert "> Keep (my team, by " in me.shown


async def test_a_day_that_is_none_is_told_and_the_step_stays(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        await me.tab_to("One step, small enough to do.")
        await me.write("ask first")
        await me.click("2026-12-05")
        await me.write("next week")
        assert "A day looks like 2026-12-05, tomorrow, 10d or 2w" in me.shown
        await me.press("pagedown", "pageup", "f4")
        assert "Closing" in me.where
        assert "next week" in me.focused
        assert (step(me).text, step(me).by) == ("ask first\n(By when: next week)", None)
        await me.press("home", "shift+end")
        await me.write("tomorrow")
        assert "A day looks like" not in me.shown
        assert (step(me).text, step(me).by) == ("ask first", TODAY + dt.timedelta(days=1))


async def test_a_day_that_is_none_is_not_lost_by_leaving(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        await me.click("2026-12-05")
        await me.write("after half term")
        await me.press("f8")
        assert me.has_left()
    (kept,) = the_draft(paths).reflection.close.steps
    assert kept.text == "(By when: after half term)"


async def test_a_step_without_words_is_none(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        await me.click("( ) Stop")
        await me.click("2026-12-05")
        await me.write("10d")
        assert closing(me).steps == ()
        await me.tab_to("One step, small enough to do.")
        await me.write("x")
        assert (step(me).kind, step(me).by) == ("stop", TODAY + dt.timedelta(days=10))
        await me.press("backspace")
        assert closing(me).is_empty


async def test_the_boxes_of_the_closing(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        await me.write("all")
        for hint, words in (("Something to think about", "talk"), ("For yourself.", "mine")):
            await me.click(hint)
            await me.write(words)
        assert closing(me) == Closing(so_what="all", supervision="talk", private="mine")
        await me.press("f4")
        assert "Private: stays out of what is shared unless chosen each time." in me.shown
        await me.press("escape")
    assert the_draft(paths).reflection.close.private == "mine"


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_it_is_said_under_a_page_that_there_is_more_of_it_below(
    paths: Paths, size: tuple[int, int]
) -> None:
    async with person(paths, Opening("tiny"), size) as me:
        await me.press(*CLOSING)
        assert "For yourself." not in me.shown
        assert MORE in me.shown
        await me.press(*["ctrl+down"] * 9)
        assert "For yourself." in me.shown
        assert MORE not in me.shown
        await me.pilot.resize_terminal(40, 16)
        await me.rest()
        assert MORE in me.shown
        await me.pilot.resize_terminal(100, 60)
        await me.rest()
        assert MORE not in me.shown


async def test_the_closing_of_a_full_walk_asks_for_no_second_step(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "edge"), PAPER) as me:
        await me.press("pagedown", "pagedown")
        assert "What will I keep, stop or start?" in me.shown
        await me.press("pagedown")
        assert me.where == "Tiny, 4 of 5: Closing"
        assert "What will I keep" not in me.shown
        assert "One thing to take to supervision" in me.shown


async def test_what_a_short_walk_wrote_at_the_closing_is_still_there_in_a_full_one(
    paths: Paths,
) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press(*CLOSING)
        await me.write("all")
        await me.press("f4")
        await me.click("> Change the day")
        await me.click("( ) Full")
        await me.press("pagedown", "f4", "pageup")
        assert "Closing" in me.where
        assert "all" in me.shown


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x1b[31mred\x07\x00 \u202eb\u2028c\x9b", "a[31mred bc"),
        ("[/b] [x] [@click=app.quit]q[/]", "[/b] [x] [@click=app.quit]q[/]"),
        ("\tä\U0001f642 漢字", "\tä\U0001f642 漢字"),
    ],
)
async def test_a_paste_is_cleaned(paths: Paths, pasted: str, kept: str) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown")
        await me.paste(pasted)
        await me.press("escape")
    note = the_draft(paths).reflection.sections[0].answers[0].note
    assert note == kept


async def test_a_paste_takes_the_place_of_what_is_marked(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown")
        await me.write("old words")
        await me.press("home", "shift+end")
        await me.paste("new")
        await me.write("er")
        await me.press("ctrl+z", "ctrl+z")
        assert "old words" in me.shown
        await me.press("ctrl+y", "ctrl+y", "escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == "newer"


async def test_a_paste_of_lines_into_a_box_of_one_line_loses_no_word(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.click("First week after")
        await me.paste("first \n\nsecond\x1b\tthird\n")
        await me.write(" end")
        await me.press("home")
        await me.write("the ")
        await me.press("escape")
    assert the_draft(paths).reflection.context == "the first second third end"


async def test_letters_at_the_choices_of_a_step_go_to_its_words(paths: Paths) -> None:
    async with person(paths, Opening("tiny", depth="full"), PAPER) as me:
        await me.press("pagedown", "pagedown", "pagedown")
        await me.until(lambda: "What will I keep, stop or start?" in me.shown)
        await me.tab_to("( ) Keep")
        await me.write("tell Anna about it")
        await me.rest()
        assert "tell Anna about it" in me.shown
        await me.press("home")
        await me.tab_to("( ) Keep")
        await me.write("or ask")
        await me.rest()
        assert "tell Anna about it or ask" in me.shown
        assert "(*) Start" in me.shown
