"""Steps of earlier reflections, offered before a new one begins."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.lookback.stepping import ASK, BOARD, MIDDLE, NEW, OLD, RUSH, TEA, put, stepping
from tests.screens.checklist import drafts, the_draft
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from ticlist.desk import Desk, now
from ticlist.files.reflection_file import draft_bytes, read_reflection
from ticlist.model.earlier_step import EarlierStep
from ticlist.model.opening import Opening
from ticlist.model.reflection import Draft, FollowedUp, Reflection, Step
from ticlist.model.walk import Beginning, new_reflection
from ticlist.showing import before_screen
from ticlist.storage.paths import Paths

AT_START = Opening("tiny")
OFFER = "Earlier steps   (*) Not today   ( ) Look at them now"
NOW = "( ) Look at them now"
HINT = "A line of words, if you like"


def put_some(paths: Paths) -> None:
    put(paths, stepping(OLD, BOARD, RUSH), stepping(MIDDLE, TEA), stepping(NEW, at_the_end=(ASK,)))


def followed_up(paths: Paths) -> tuple[FollowedUp, ...]:
    """What the one draft says of earlier steps."""
    return the_draft(paths).reflection.followed_up


def saved_last(paths: Paths) -> Reflection:
    file = max(paths.reflections.glob("*-tiny-*.toml"))
    return read_reflection(file.read_bytes(), where=str(file))


async def looking(me: Person) -> None:
    await me.click(NOW)
    await me.until(lambda: HINT in me.shown)


async def test_where_none_is_open_nothing_is_offered(paths: Paths) -> None:
    done = (FollowedUp(BOARD.id, "done"), FollowedUp(RUSH.id, "tried"))
    put(paths, stepping(OLD, BOARD, RUSH), stepping(NEW, said=done))
    async with person(paths, AT_START, PAPER) as me:
        assert "Earlier steps" not in me.shown


@pytest.mark.parametrize("size", [LAPTOP, PAPER])
async def test_open_ones_are_offered_in_one_line_and_not_shown(
    paths: Paths, size: tuple[int, int]
) -> None:
    put_some(paths)
    async with person(paths, AT_START, size) as me:
        assert OFFER in me.shown
        assert ASK.text not in me.shown
        assert HINT not in me.shown
        assert "Begin" in me.focused


async def test_the_newest_three_are_looked_at_with_nothing_chosen(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        places = [me.shown.index(each.text) for each in (ASK, TEA, BOARD)]
        assert places == sorted(places)
        assert RUSH.text not in me.shown
        assert "Start (me). School, 15 November 2026: At the end" in me.shown
        assert "Start (me, by 10 November 2026). School, 1 November 2026: Safety" in me.shown
        assert me.text.count("( ) Done ( ) Tried it ( ) Changed my mind") == 3
        assert me.text.count("( ) Still want to ( ) Not mine") == 3
        await me.press("escape")
    assert drafts(paths) == {}


async def test_a_narrow_window_has_room_for_them(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, AT_START, (NARROW[0], 120)) as me:
        await looking(me)
        for words in ("( ) Done", "( ) Tried it", "( ) Changed my mind", "( ) Not mine", HINT):
            assert me.shown.count(words) == 3


async def test_what_is_entered_is_kept_at_once_and_saved(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        await me.tab_to("( ) Tried it")
        await me.press("enter")
        await me.tab_to(HINT)
        await me.write("it took time")
        await me.until(lambda: bool(drafts(paths)))
        said = (FollowedUp(ASK.id, "tried", "it took time"),)
        assert me.app.desk.walk is not None
        assert me.app.desk.walk.reflection().followed_up == said
        await me.press("pagedown", "f4")
        assert "Start: Ask first. Tried it it took time" in me.text
        await me.press("f4")
    assert saved_last(paths).followed_up == said


async def test_coming_back_shows_what_was_entered(paths: Paths) -> None:
    put_some(paths)
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        await me.click("( ) Not mine")
        await me.tab_to(HINT)
        await me.write("hers")
        await me.press("pagedown", "pageup")
        assert "(*) Look at them now" in me.shown
        assert "(*) Not mine" in me.shown
        assert "hers" in me.shown
        await me.press("escape")
        await me.click("> Go on with Tiny")
        assert "(*) Not mine" in me.shown
        await me.press("pagedown", "f4")
        await me.tab_to("> Start: Ask first.")
        await me.press("enter")
        assert me.where == "Tiny: before you start"
    assert followed_up(paths) == (FollowedUp(ASK.id, "not_mine", "hers"),)


@pytest.mark.parametrize("key", ["0", "enter", "space"])
async def test_what_is_chosen_can_be_taken_back(paths: Paths, key: str) -> None:
    put(paths, stepping(OLD, BOARD))
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        await me.tab_to("( ) Done")
        await me.press("space")
        assert "(*) Done" in me.shown
        await me.press(key)
        assert "(*) Done" not in me.shown
        await me.press("escape")
        assert "Unfinished" not in me.shown
    assert drafts(paths) == {}


async def test_words_alone_are_shown_as_what_they_are_kept_as(paths: Paths) -> None:
    put(paths, stepping(OLD, BOARD))
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        await me.tab_to(HINT)
        await me.write("n")
        assert "(*) Still want to" in me.shown
        await me.press("backspace")
        assert "( ) Still want to" in me.shown
        await me.write("later")
        await me.press("escape")
    assert followed_up(paths) == (FollowedUp(BOARD.id, "still_want_to", "later"),)


async def test_not_today_hides_them_and_takes_nothing_away(paths: Paths) -> None:
    put(paths, stepping(OLD, BOARD))
    async with person(paths, AT_START, PAPER) as me:
        await looking(me)
        await me.click("( ) Not today")
        assert HINT not in me.shown
        assert "What you entered" not in me.shown
        await me.click(NOW)
        await me.click("( ) Done")
        await me.click("( ) Not today")
        assert "(*) Done" not in me.shown
        assert "What you entered to them stays." in me.shown
        await me.click(NOW)
        assert "(*) Done" in me.shown
        assert me.shown.count(HINT) == 1
        assert "What you entered" not in me.shown
        await me.press("escape")
    assert followed_up(paths) == (FollowedUp(BOARD.id, "done"),)


async def test_what_is_chosen_else_on_the_page_is_kept_with_it(paths: Paths) -> None:
    put(paths, stepping(OLD, BOARD))
    async with person(paths, AT_START, PAPER) as me:
        await me.click("( ) Full")
        await looking(me)
        await me.click("( ) Done")
        await me.click("[x] Safety")
        await me.press("pagedown")
        assert me.where == "Tiny, 2 of 7: The edge of my role"
        await me.press("escape")
    assert the_draft(paths).reflection.depth == "full"
    assert followed_up(paths) == (FollowedUp(BOARD.id, "done"),)


async def test_a_draft_shows_what_it_says_also_of_steps_that_are_not_open_or_not_there(
    paths: Paths,
) -> None:
    closing = FollowedUp(BOARD.id, "done")
    put(paths, stepping(OLD, BOARD, RUSH), stepping(NEW, said=(closing,)))
    said = (FollowedUp(BOARD.id, "tried", "A bit."), FollowedUp("zzzzzz-1", "not_mine"))
    desk = Desk(paths, lambda _: None)
    beginning = Beginning("short", now().date())
    reflection = new_reflection(desk.library.find("tiny").checklist, beginning, now(), "ticlist")
    paths.drafts.mkdir(parents=True)
    draft = Draft(replace(reflection, followed_up=said))
    (paths.drafts / f"{reflection.id}.toml").write_bytes(draft_bytes(draft))
    async with person(paths, Opening(draft=reflection.id), PAPER) as me:
        places = [me.shown.index(words) for words in (RUSH.text, BOARD.text, "zzzzzz-1")]
        assert places == sorted(places)
        assert "(*) Tried it" in me.shown
        assert "A bit." in me.shown
        assert "(*) Not mine" in me.shown


async def test_steps_of_the_reflection_that_is_written_are_not_earlier_ones(paths: Paths) -> None:
    desk = Desk(paths, lambda _: None)
    walk = desk.begin(desk.library.find("tiny"), Beginning("short", now().date()))
    walk.written.write_step(None, "Ask first.")
    desk.save()
    file = max(paths.reflections.glob("*-tiny-*.toml"))
    paths.drafts.mkdir(exist_ok=True)
    (paths.drafts / file.name).write_bytes(file.read_bytes())
    async with person(paths, Opening(draft=file.stem), PAPER) as me:
        assert "Earlier steps" not in me.shown


async def test_a_day_that_has_passed_looks_like_one_to_come(paths: Paths) -> None:
    shown = []
    for year in (1999, 2999):
        put(paths, stepping(OLD, Step("aaaaaa-1", "start", "Wait.", "me", dt.date(year, 1, 2))))
        async with person(paths, AT_START, PAPER) as me:
            await looking(me)
            shown.append(me.shown)
    assert shown[0].replace("1999", "2999") == shown[1]


async def test_what_became_of_a_step_is_read_in_its_words(paths: Paths) -> None:
    said = (FollowedUp(BOARD.id, "tried", "A bit."),)
    put(paths, stepping(OLD, BOARD), replace(stepping(NEW), followed_up=said))
    async with person(paths, size=PAPER) as me:
        await me.click("15 November 2026")
        assert "Start: Put it on the board. Tried it A bit." in me.text


async def test_a_saved_reflection_that_is_changed_shows_its_own_and_is_offered_none(
    paths: Paths,
) -> None:
    put_some(paths)
    saved = "2026-11-20-0900-tiny-dddddd"
    put(paths, stepping(saved, said=(FollowedUp(RUSH.id, "tried", "A bit."),)))
    desk = Desk(paths, lambda _: None)
    assert [each.step for each in desk.open_steps()] == [ASK, TEA, BOARD]
    shelved, _ = desk.amend(saved)
    assert desk.open_steps() == []
    screen = before_screen(desk, shelved, None)
    about = "Stop (my team). School, 1 November 2026: Safety"
    assert screen._data.earlier == [EarlierStep(RUSH.id, RUSH.text, about, "tried", "A bit.")]
