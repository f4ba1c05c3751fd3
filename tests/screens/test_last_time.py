"""Last time's answer beside a prompt: only where somebody asks for it."""

import pytest

from tests.lookback.stepping import put
from tests.screens.driving import NARROW, PAPER, Person, person
from tests.screens.saved import FIRST, THIRD, answer_to, file_of, put_three, reflected
from tests.storage.tree import standing
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

AT_START = Opening("tiny")
NONE = "No earlier answer to these words was found."
LATEST = "Last time, 1 November 2026: More often than not"


async def at_the_prompt(me: Person) -> None:
    await me.press("pagedown")
    assert me.where.endswith("Safety")


async def test_it_is_shown_only_when_asked_for_and_hidden_again(paths: Paths) -> None:
    put_three(paths)
    before = standing(paths.reflections)
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        unasked = me.shown
        assert "F5 Last time" in me.keys
        assert "Last time," not in unasked
        assert "In November." not in unasked
        await me.press("f5")
        await me.until(lambda: LATEST in me.shown)
        assert "In November." in me.shown
        assert "In June." not in me.shown
        await me.press("f5")
        await me.until(lambda: "Last time," not in me.shown)
        assert me.shown == unasked
        await me.click("F5 Last time")
        await me.until(lambda: LATEST in me.shown)
        await me.press("escape")
        assert "Unfinished" not in me.shown
    assert standing(paths.reflections) == before


async def test_it_is_hidden_on_the_next_page_and_when_one_comes_back(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: LATEST in me.shown)
        await me.press("pagedown")
        assert "Last time," not in me.shown
        await me.press("pageup")
        assert "Last time," not in me.shown


async def test_what_is_entered_meanwhile_stays(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("2", "f5")
        await me.until(lambda: LATEST in me.shown)
        assert "(*) 2  Now and then" in me.shown
        await me.write("mine")
        await me.press("f5")
        await me.until(lambda: "Last time," not in me.shown)
        assert "(*) 2  Now and then" in me.shown
        assert "mine" in me.shown


async def test_an_answer_to_other_words_is_not_last_times(paths: Paths) -> None:
    put(
        paths,
        reflected(THIRD, answer_to("told", "often", "Other words.", wording=2)),
        reflected(FIRST, answer_to("told", "not_yet", "These words.")),
    )
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: "Last time, 3 March 2026: Not yet" in me.shown)
        assert "These words." in me.shown
        assert "Other words." not in me.shown


@pytest.mark.parametrize("size", [PAPER, NARROW])
async def test_where_there_is_none_that_is_said(paths: Paths, size: tuple[int, int]) -> None:
    put(paths, reflected(THIRD, answer_to("asked", "often", "To another prompt.")))
    async with person(paths, AT_START, size) as me:
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: NONE in me.text)
        await me.press("f5")
        await me.until(lambda: NONE not in me.text)


async def test_words_alone_and_an_opt_out_are_shown_as_they_were(paths: Paths) -> None:
    put(
        paths,
        reflected(THIRD, answer_to("told", "not_role"), answer_to("rest", None, "The garden.")),
    )
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: "Last time, 1 November 2026: Not part of my role" in me.shown)
        await me.press("pagedown", "pagedown")
        assert me.where.endswith("Myself")
        await me.press("f5")
        await me.until(lambda: "The garden." in me.shown)
        assert "Last time, 1 November 2026\n" in me.shown


async def test_there_is_no_last_time_of_what_is_no_prompt_or_left_out(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("f3", "f5")
        assert "F5" not in me.keys
        assert "Last time," not in me.shown
        await me.press("f3", *["pagedown"] * 3)
        assert me.where.endswith("Closing")
        await me.press("f5")
        assert "F5" not in me.keys
        assert "Last time," not in me.shown


async def test_one_that_cannot_be_read_is_passed_over(paths: Paths) -> None:
    put_three(paths)
    file_of(paths, THIRD).write_text("cut o", encoding="utf-8")
    async with person(paths, AT_START, PAPER) as me:
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: "Last time, 6 June 2026: Now and then" in me.shown)


async def test_what_is_to_be_forgotten_is_no_last_time(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, size=PAPER) as me:
        await me.click("> All reflections")
        await me.press("delete", "escape")
        await me.click("> Tiny")
        await at_the_prompt(me)
        await me.press("f5")
        await me.until(lambda: "Last time, 6 June 2026: Now and then" in me.shown)


async def test_while_one_changes_a_reflection_it_is_not_its_own_last_time(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, Opening(amend=THIRD), PAPER) as me:
        await me.click("> I tell people beforehand.")
        assert "(*) 3  More often than not" in me.shown
        await me.press("f5")
        await me.until(lambda: "Last time, 6 June 2026: Now and then" in me.shown)
        assert "In June." in me.shown
    async with person(paths, Opening(amend=FIRST), PAPER) as me:
        await me.click("> I tell people beforehand.")
        await me.press("f5")
        await me.until(lambda: LATEST in me.shown)
