"""Windows of every size, and windows that change."""

import pytest
from textual import events
from textual.geometry import Size

from tests.screens.checklist import TINY, shelve, the_draft
from tests.screens.driving import LAPTOP, NARROW, PAPER, person
from ticlist.model.opening import Opening
from ticlist.screens.page import LEAST_COLUMNS, LEAST_ROWS, TOO_SMALL
from ticlist.storage.paths import Paths

WORDS = Opening("tiny", "one", "self")


SENTENCE = " ".join(TOO_SMALL.split())
OTHER_KEYS = ("x", "1", "enter", "tab", "pagedown", "escape", "f1", "f3", "f4", "f7", "ctrl+p")
STORM = [
    (1 + (199 * step) // 24, 1 + (59 * ((step * 7) % 25)) // 24)  # every width, heights all about
    for step in range(25)
]


def is_usable(columns: int, rows: int) -> bool:
    return columns >= LEAST_COLUMNS and rows >= LEAST_ROWS


@pytest.mark.parametrize("size", [(30, 8), (300, 8), (30, 100), NARROW])
async def test_a_window_that_is_large_enough_takes_words(
    paths: Paths, size: tuple[int, int]
) -> None:
    async with person(paths, Opening("tiny"), size) as me:
        await me.begin()
        await me.press("3", "tab")
        await me.write("words")
        await me.until(lambda: "words" in me.shown)
        for key in ("f1", "f7", "f2", "ctrl+p"):
            await me.press(key, "escape")
        await me.press("f4", "pageup", "escape")
    answer = the_draft(paths).reflection.sections[0].answers[0]
    assert (answer.answer, answer.note) == ("often", "words")


@pytest.mark.parametrize("size", [(29, 8), (30, 7), (20, 5), (300, 3), (2, 100), (1, 1)])
async def test_a_window_that_is_too_small_says_so_and_keeps_everything(
    paths: Paths, size: tuple[int, int]
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("words")
        box = me.app.focused
        await me.pilot.resize_terminal(*size)
        await me.rest()
        assert SENTENCE.replace(" ", "").startswith(me.shown.replace(" ", "").replace("\n", ""))
        assert me.shown.strip()
        await me.press(*OTHER_KEYS)
        await me.paste("pasted")
        await me.pilot.click(offset=(0, 0))
        await me.pilot.resize_terminal(*LAPTOP)
        await me.rest()
        assert SENTENCE[:20] not in me.text
        assert me.where == "Tiny, 2 of 6: Safety"
        assert me.app.focused is box
        await me.write(" and more")
        await me.press("escape")
    answer = the_draft(paths).reflection.sections[0].answers[0]
    assert (answer.answer, answer.note) == ("often", "words and more")


async def test_the_whole_sentence_stands_in_a_window_of_20_by_5(paths: Paths) -> None:
    async with person(paths, size=(20, 5)) as me:
        assert me.text == SENTENCE
        await me.pilot.resize_terminal(*LAPTOP)
        await me.rest()
        assert "Begin a reflection" in me.text


async def test_one_can_pause_and_leave_in_a_window_that_is_too_small(paths: Paths) -> None:
    async with person(paths, WORDS, (20, 5)) as me:
        await me.press("f2")
        assert "goes on where" in me.text
        await me.press("f2")
        assert me.text == SENTENCE
        await me.press("x")
        assert not me.has_left()
        await me.press("f8")
        assert me.has_left()


async def test_one_can_leave_with_a_key_of_ones_own_too(paths: Paths) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('[keys]\n"leave-now" = "f12"\n', encoding="utf-8")
    async with person(paths, WORDS, (20, 5)) as me:
        await me.press("f8")
        assert not me.has_left()
        await me.press("f12")
        assert me.has_left()


async def test_a_storm_of_sizes_keeps_the_words_and_the_page(paths: Paths) -> None:
    assert {is_usable(*size) for size in STORM} == {True, False}
    async with person(paths, WORDS) as me:
        await me.press("pagedown")
        await me.write("my words")
        for size in ((1, 1), *STORM, (200, 60), PAPER, LAPTOP):
            await me.pilot.resize_terminal(*size)
            await me.press("x")
        whole = "my words" + "x" * (sum(is_usable(*size) for size in STORM) + 3)
        await me.rest()
        assert me.where == "Tiny, 2 of 5: Myself"
        assert whole in me.shown
        await me.press("escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == whole


async def test_no_change_of_the_window_is_missed_where_timers_are_lost(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, WORDS) as me:
        timer = me.app.set_timer(1000, pause=True)
        monkeypatch.setattr(me.app, "set_timer", lambda *_, **__: timer)
        for size in ((3, 3), NARROW, (20, 5)):
            me.app.post_message(events.Resize(Size(*size), Size(*size)))
            await me.rest()
            assert (len(me.lines[0]), len(me.lines)) == size
        assert me.text == SENTENCE


@pytest.mark.parametrize("small", [(5, 3), (20, 5)])
async def test_what_was_written_on_is_in_sight_again(paths: Paths, small: tuple[int, int]) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "tab", "tab")
        await me.tab_to("I noticed")
        await me.write("hello")
        for size in (small, NARROW, small, (30, 8), (60, 12)):
            await me.pilot.resize_terminal(*size)
            await me.rest()
            if size != small:
                await me.until(lambda: "hello" in me.shown)


async def test_a_page_that_was_read_from_its_top_stays_there(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), NARROW) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("hello")
        await me.press(*["ctrl+up"] * 8)
        await me.until(lambda: "I tell people beforehand." in me.shown)
        await me.pilot.resize_terminal(20, 5)
        await me.pilot.resize_terminal(*NARROW)
        await me.rest()
        assert "I tell people beforehand." in me.shown


async def test_which_page_this_is_stays_in_sight_where_a_title_is_long(paths: Paths) -> None:
    shelve(paths, TINY.replace('title = "Tiny"', f'title = "A title of {"many " * 12}words"'))
    async with person(paths, Opening("tiny"), NARROW) as me:
        await me.press("pagedown")
        assert me.where == "A title of many man..., 2 of 6: Safety"
        await me.pilot.resize_terminal(200, 60)
        await me.rest()
        assert me.where == f"A title of {'many ' * 12}words, 2 of 6: Safety"
        await me.pilot.resize_terminal(30, 20)
        await me.press("pagedown")
        assert me.where.startswith("A title o..., 3 of 6: The")


async def test_the_first_prompt_is_seen_from_its_top_in_a_small_window(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), (40, 18)) as me:
        await me.begin()
        assert "I tell people beforehand." in me.lines[1]


async def test_a_small_window_gives_the_page_the_room(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), (60, 9)) as me:
        await me.begin()
        assert "Next" not in me.lines[-2]
        assert me.shown.count("( )") >= 1
        await me.pilot.resize_terminal(60, 20)
        await me.rest()
        assert "Next" in me.shown


async def test_a_small_window_scrolls_to_what_has_the_focus(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), (60, 12)) as me:
        await me.begin()
        await me.press("7")
        await me.until(lambda: "Leave this one today" in me.focused)
        await me.press("tab")
        await me.write("here I am")
        await me.until(lambda: "here I am" in me.shown)
        await me.press("ctrl+up", "ctrl+up", "ctrl+up", "ctrl+up")
        await me.until(lambda: "I tell people beforehand." in me.shown)
