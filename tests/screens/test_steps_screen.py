"""Steps: what one meant to do, and what became of it."""

from dataclasses import replace

from tests.lookback.stepping import ASK, BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from tests.screens.driving import NARROW, PAPER, Person, person
from tests.screens.saved import FIRST, SECOND, file_of, put_three, reflected
from ticlist.hindsight import SOON_SHOWN
from ticlist.model.reflection import Closing, FollowedUp, Step
from ticlist.storage.paths import Paths

SAID = (FollowedUp(BOARD.id, "done", "It helped."), FollowedUp(TEA.id, "still_want_to"))


def put_some(paths: Paths) -> None:
    """Four steps: one is done, one is wanted still, and of two nothing was said."""
    put(
        paths,
        stepping(OLD, BOARD, RUSH),
        stepping(MIDDLE, TEA),
        stepping(NEW, at_the_end=(ASK,), said=SAID),
    )


async def opened(me: Person) -> None:
    await me.tab_to("> Steps")
    await me.press("enter")
    assert me.where == "Steps"
    await me.until(lambda: "Reading ..." not in me.shown)


async def test_every_step_newest_first_with_what_became_of_it(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        places = [me.shown.index(each.text) for each in (ASK, TEA, BOARD, RUSH)]
        assert places == sorted(places)
        assert "Start (me, by 10 November 2026)" in me.shown
        assert "Done, 15 November 2026 It helped." in me.text
        assert "Still want to, 15 November 2026" in me.shown


async def test_enter_reads_where_it_was_written(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("down", "down", "down", "enter")
        assert "School, 1 November 2026" in me.shown
        assert RUSH.text in me.shown
        await me.press("escape")
        assert me.where == "Steps"
        assert "> Stop (my team)" in me.shown


async def test_only_the_open_ones_and_all_again(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("o")
        assert BOARD.text not in me.shown
        for each in (ASK, TEA, RUSH):
            assert each.text in me.shown
        assert "Shown: open steps. o shows all." in me.shown
        await me.press("o")
        assert BOARD.text in me.shown
        assert "Shown: open steps" not in me.shown
        await me.click("o Open ones")
        assert BOARD.text not in me.shown


async def test_where_none_is_open_that_is_said_without_a_count(paths: Paths) -> None:
    put(paths, stepping(OLD, BOARD), stepping(NEW, said=SAID[:1]))
    async with person(paths) as me:
        await opened(me)
        await me.press("o")
        assert "No step is open." in me.shown
        await me.press("enter", "end", "pagedown", "o")
        assert BOARD.text in me.shown


async def test_where_no_step_was_written_nobody_is_told_to(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        assert "No step is written in what you saved. A reflection does not need one." in me.shown


async def test_one_that_cannot_be_read_hides_no_other(paths: Paths) -> None:
    put_some(paths)
    file_of(paths, MIDDLE).write_text("cut o", encoding="utf-8")
    async with person(paths, size=PAPER) as me:
        await opened(me)
        for each in (ASK, BOARD, RUSH):
            assert each.text in me.shown
        assert TEA.text not in me.shown


async def test_the_newest_come_first_and_the_rest_while_one_looks(paths: Paths) -> None:
    many = [
        f"{year}-01-01-0900-tiny-aaaaa{letter}" for year in range(1990, 2020) for letter in "abc"
    ]
    assert len(many) > SOON_SHOWN
    for number, name in enumerate(many):
        step = Step(f"{name[-6:]}-{number}", "keep", f"Step {number}.", "me")
        put(paths, replace(reflected(name), close=Closing(steps=(step,))))
    async with person(paths) as me:
        await opened(me)
        await me.press("end")
        assert "Step 0." in me.shown
        await me.press("home")
        assert f"Step {len(many) - 1}." in me.shown


async def test_a_narrow_window_shows_whole_words(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, size=NARROW) as me:
        await opened(me)
        assert "School, 15 November 2026: At the end" in me.text
        seen = me.text
        for _ in range(4):
            await me.press("down")
            seen += me.text
        for each in (ASK, TEA, BOARD, RUSH):
            assert each.text in seen


async def test_coming_back_reads_nothing_anew_and_keeps_what_was_chosen(paths: Paths) -> None:
    put_three(paths)
    step = Step("aaaaaa-1", "start", "The only step.", "me")
    put(paths, replace(reflected(FIRST), close=Closing(steps=(step,))))
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await me.press("f1", "escape", "f2", "escape")
        assert me.where == "Steps"
        assert "The only step." in me.shown
        file_of(paths, SECOND).unlink()
        await me.press("enter")
        assert "Tiny, 3 March 2026" in me.shown
