"""What a reflection adds to the team's picture: shown, added in two steps, taken back."""

import threading
from pathlib import Path

import pytest

from tests.joining import (
    NEXT_YEAR,
    TODAY,
    count_in,
    it_is,
    lines_in,
    others_can_read,
    team_in,
    the_added,
)
from tests.lookback.stepping import put
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from tests.screens.saved import THIRD, answer_to, put_three, reflected
from ticlist import offered, told_together
from ticlist.advice import GOES_TOO
from ticlist.desk import Desk
from ticlist.model.opening import Opening
from ticlist.offered import Offer
from ticlist.screens.contributing import ContributingScreen
from ticlist.storage import inbox
from ticlist.storage.paths import Paths

COPIED = "Copied to your team's inbox would be your answers to 2 prompts, together or"
HERE = "Your team's picture: what is added"
ROWS = ("> Not now", "> Add it")
NEVER_ADDED = ("In November.", "A wet week.", THIRD)


@pytest.fixture
def drop(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_three(paths)
    it_is(TODAY, monkeypatch)
    return team_in(paths, tmp_path / "drop")


async def opened(me: Person, subject: str = "1 November") -> None:
    await me.tab_to(f"> Tiny, {subject}")
    await me.press("enter", "p")
    assert me.where == HERE
    await me.until(lambda: "Reading ..." not in me.shown)


async def done(me: Person, words: str) -> None:
    await me.tab_to(words)
    await me.press("enter")
    await me.until(lambda: "A moment ..." not in me.shown)


async def test_people_without_a_team_see_nothing_of_one(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, size=PAPER) as me:
        assert "picture" not in me.shown
        await me.press("p")
        await me.tab_to("> Tiny, 1 November")
        await me.press("enter", "p")
        assert "What you can do with it" in me.shown
        assert "picture" not in me.shown
        await me.press("f1")
        assert "picture" not in me.shown
        await me.press("escape", "ctrl+p")
        assert "picture" not in me.shown


async def test_the_line_is_shown_whole_and_nothing_is_added_by_looking(
    paths: Paths, drop: Path
) -> None:
    async with person(paths, size=PAPER) as me:
        await opened(me)
        said = (COPIED, "As a matter of course", "As the file has it", "Your name is not in it")
        places = [me.text.index(each) for each in ("Nobody has to add anything", *said)]
        assert places == sorted(places)
        assert '"told/1": "often"' in me.text
        assert '"asked/1": "routine"' in me.text
        assert "Your name is not in it, and other members cannot read it." in me.text
        assert not [each for each in NEVER_ADDED if each in me.text]
        # Enter on arrival, and on the first line that one comes to, adds nothing.
        await me.press("enter", "enter", "space")
        assert me.where == HERE
        await me.press("tab")
        assert "> Not now" in me.focused
        await me.press("enter")
        assert me.where.startswith("Tiny")
    assert lines_in(drop) == []


async def test_exactly_what_was_shown_is_added_and_the_page_below_says_so(
    paths: Paths, drop: Path
) -> None:
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await done(me, "> Add it")
        await me.until(lambda: told_together.IS_ADDED in me.text)
        (line,) = lines_in(drop)
        assert line.strip() in me.text
        assert "> Add it" not in me.shown
        assert "> Take it back" in me.shown
        assert "until the end of 31 December 2026" in me.text
        await me.press("escape")
        assert "Added to your team's picture of October to December 2026" in me.text
        await me.click("> Added to your team's picture")
        await me.until(lambda: "This was added to your team's picture" in me.text)
    assert the_added(paths).reflection == THIRD


async def test_two_enters_at_once_add_once(paths: Paths, drop: Path) -> None:
    async with person(paths) as me:
        await opened(me)
        await me.tab_to("> Add it")
        await me.press_at_once("enter", "enter", "enter")
        await me.until(lambda: told_together.IS_ADDED in me.text)
    assert len(lines_in(drop)) == 1


async def test_a_click_that_comes_twice_adds_once(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    add = told_together.add

    def counted(desk: Desk, offer: Offer) -> told_together.Standing:
        asked.append(offer)
        return add(desk, offer)

    monkeypatch.setattr(told_together, "add", counted)
    async with person(paths) as me:
        await opened(me)
        screen = me.app.screen
        assert isinstance(screen, ContributingScreen)
        row = screen.query_one("#add")
        for _ in range(2):
            row.post_message(row.Chosen(row))  # type: ignore[attr-defined]
        await me.until(lambda: told_together.IS_ADDED in me.text)
    assert len(asked) == 1
    assert len(lines_in(drop)) == 1


async def test_it_is_taken_back(paths: Paths, drop: Path) -> None:
    async with person(paths) as me:
        await opened(me)
        await done(me, "> Add it")
        await done(me, "> Take it back")
        await me.until(lambda: offered.TAKEN_BACK in me.text)
        assert lines_in(drop) == []
        assert "> Add it" not in me.shown
        assert told_together.NOT_THERE_ANY_MORE in me.text
        await done(me, "> Look again at what would be added")
        await me.until(lambda: COPIED in me.text)
        assert lines_in(drop) == []
        await me.press("escape", "p")
        await me.until(lambda: COPIED in me.text)


async def test_that_forgetting_takes_it_back_is_said(paths: Paths, drop: Path) -> None:
    async with person(paths) as me:
        await opened(me)
        await done(me, "> Add it")
        await me.until(lambda: told_together.IS_ADDED in me.text)
        await me.press("escape", "delete")
        assert GOES_TOO in me.text
        assert len(lines_in(drop)) == 1
        await me.press("f8")
    assert lines_in(drop) == []


async def test_what_it_says_now_takes_the_place_of_what_was_added(paths: Paths, drop: Path) -> None:
    async with person(paths, size=PAPER) as me:
        await opened(me)
        await done(me, "> Add it")
        put(paths, reflected(THIRD, answer_to("told", "not_yet")))
        await me.press("escape", "escape")
        await me.tab_to("> Tiny, 1 November")
        await me.press("enter")
        assert "still has your earlier answers" in me.text
        await me.press("p")
        await me.until(lambda: "> See what it says now" in me.shown)
        assert told_together.STILL_EARLIER in me.text
        assert "often" in me.text
        await done(me, "> See what it says now")
        await me.until(lambda: "> Add it in the place of the earlier one" in me.shown)
        assert '"told/1": "not_yet"' in me.text
        assert len(lines_in(drop)) == 1
        await done(me, "> Add it in the place")
        await me.until(lambda: told_together.IS_ADDED in me.text)
    (line,) = lines_in(drop)
    assert "not_yet" in line


async def test_it_is_offered_where_it_is_saved(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening(amend=THIRD), size=PAPER) as me:
        await me.press("f4", "f4")
        if me.where == "The earlier wording":
            await me.press("enter")
        assert me.where == "Saved"
        await me.click("> Add to your team's picture")
        await me.until(lambda: "> Add it" in me.shown)
        await done(me, "> Add it")
        await me.until(lambda: told_together.IS_ADDED in me.text)
        await me.press("escape")
        assert me.where == "Saved"
        assert "> Added to your team's picture of October to December 2026" in me.text
        it_is(NEXT_YEAR, monkeypatch)
    assert len(lines_in(drop)) == 1


async def test_who_else_could_read_it_stands_before_the_line(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others_can_read(monkeypatch, "bob", "\x1b]2;owned\x07[b]x[/]")
    async with person(paths) as me:
        await opened(me)
        assert me.text.index("More can read it than should: bob") < me.text.index("Nobody has")
        assert "\x1b" not in me.shown
        assert "[b]x[/]" in me.shown
    assert lines_in(drop) == []


async def test_what_changes_meanwhile_is_shown_before_anything_is_added(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, size=PAPER) as me:
        await opened(me)
        others_can_read(monkeypatch, "bob")
        await done(me, "> Add it")
        await me.until(lambda: told_together.IS_OTHERWISE in me.text)
        assert "More can read it than should: bob" in me.text
        assert lines_in(drop) == []
        await done(me, "> Add it")
        await me.until(lambda: told_together.IS_ADDED in me.text)


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_why_it_cannot_be_added_is_told_on_the_page(
    paths: Paths, drop: Path, size: tuple[int, int]
) -> None:
    (drop / "inbox").rename(drop / "elsewhere")
    async with person(paths, size=size) as me:
        await opened(me)
        assert "Your team's inbox cannot be reached" in me.text
        assert "> Add it" not in me.shown
        assert "> Go back" in me.shown
        await me.press("escape", "escape")
        await opened(me, "3 March")
        assert "which is over" in me.text


async def test_what_was_counted_cannot_be_undone_and_is_still_shown(
    paths: Paths, drop: Path
) -> None:
    async with person(paths) as me:
        await opened(me)
        await done(me, "> Add it")
        count_in(drop)
        await done(me, "> Take it back")
        await me.until(lambda: offered.CANNOT_BE_UNDONE in me.text)
        assert "> Take it back" not in me.shown
        assert '"told/1": "often"' in me.text


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_all_of_it_can_be_read_and_reached_in_a_small_window(
    paths: Paths, drop: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    others_can_read(monkeypatch, *(f"account-{number}" for number in range(12)))
    async with person(paths, size=size) as me:
        await opened(me)
        seen = me.text
        for _ in range(90):
            await me.press("down")
            seen += me.text
        # So much of a piece stands in one window that it can be read there.
        for words in ("account-11", '"often"', "31 December", "they delete it", *ROWS):
            assert words in seen
        await done(me, "> Add it")
        await me.until(lambda: "Added. You can take it back" in me.text)
    assert len(lines_in(drop)) == 1


async def test_keys_work_while_the_inbox_is_slow(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, look_at = threading.Event(), inbox.look_at

    def slowly(folder: Path) -> object:
        answers.wait(30)
        return look_at(folder)

    monkeypatch.setattr("ticlist.storage.inbox.look_at", slowly)
    async with person(paths) as me:
        await me.tab_to("> Tiny, 1 November")
        await me.press("enter", "p")
        assert "Reading ..." in me.shown
        await me.press("escape")
        assert me.where.startswith("Tiny")
        await me.press("p")
        answers.set()
        await me.until(lambda: COPIED in me.text)
    assert lines_in(drop) == []


async def test_leaving_the_page_while_it_reads_shows_it_nowhere(
    paths: Paths, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, came, look_at = threading.Event(), threading.Event(), inbox.look_at

    def slowly(folder: Path) -> object:
        answers.wait(30)
        came.set()
        return look_at(folder)

    monkeypatch.setattr("ticlist.storage.inbox.look_at", slowly)
    async with person(paths) as me:
        await me.tab_to("> Tiny, 1 November")
        await me.press("enter", "p", "escape")
        answers.set()
        await me.until(came.is_set)
        await me.rest()
        assert me.where.startswith("Tiny")
    assert lines_in(drop) == []
