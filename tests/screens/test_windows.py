"""Windows of every size, and windows that change."""

import pytest

from tests.screens.checklist import the_draft
from tests.screens.driving import LAPTOP, NARROW, PAPER, WIDE, person
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

WORDS = Opening("tiny", "one", "self")


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 3), (2, 100)])
async def test_a_window_of_any_size_takes_words(paths: Paths, size: tuple[int, int]) -> None:
    async with person(paths, Opening("tiny"), size) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("words")
        for key in ("f1", "f7", "f2", "ctrl+p"):
            await me.press(key, "escape")
        await me.press("f4", "pageup", "escape")
    answer = the_draft(paths).reflection.sections[0].answers[0]
    assert (answer.answer, answer.note) == ("often", "words")


async def test_a_storm_of_sizes_keeps_the_words_and_the_page(paths: Paths) -> None:
    async with person(paths, WORDS) as me:
        await me.press("pagedown")
        await me.write("my words")
        for size in (NARROW, (1, 1), WIDE, (20, 5), (3, 200), PAPER, (1, 1), LAPTOP) * 2:
            await me.pilot.resize_terminal(*size)
            await me.press("x")
        await me.rest()
        assert me.where == "Tiny, 2 of 5: Myself"
        assert "my words" + "x" * 16 in me.shown
        await me.press("escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == "my words" + "x" * 16


async def test_a_small_window_gives_the_page_the_room(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), (60, 9)) as me:
        await me.press("pagedown")
        assert "Next" not in me.lines[-2]
        assert me.shown.count("( )") >= 1
        await me.pilot.resize_terminal(60, 20)
        await me.rest()
        assert "Next" in me.shown


async def test_a_small_window_scrolls_to_what_has_the_focus(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), (60, 12)) as me:
        await me.press("pagedown", "7")
        await me.until(lambda: "Leave this one today" in me.focused)
        await me.press("tab")
        await me.write("here I am")
        await me.until(lambda: "here I am" in me.shown)
        await me.press("ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up")
        await me.until(lambda: "I tell people beforehand." in me.shown)
