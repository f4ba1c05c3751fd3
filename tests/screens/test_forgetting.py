"""Forgetting: gone from every page at once, from the disk when one leaves, and back until then."""

import errno
import os
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lookback.stepping import put
from tests.screens.at_history import SET_ASIDE, at_home, listed, narrowed, opened
from tests.screens.driving import PAPER, Person, person
from tests.screens.saved import (
    FIRST,
    SECOND,
    THIRD,
    answer_to,
    file_of,
    names_in,
    put_three,
    reflected,
)
from tests.storage.tree import standing
from ticlist.desk import Desk, now
from ticlist.files import durable
from ticlist.model.reflection import Closing, Step
from ticlist.screens.home import HomeScreen
from ticlist.storage.exports import Exported, note
from ticlist.storage.paths import Paths


def put_to_forget(paths: Paths) -> None:
    """Three, and of the second a step, an earlier wording and a draft of changes."""
    put_three(paths)
    step = Step("bbbbbb-1", "start", "A step of June.", "me")
    second = replace(
        reflected(SECOND, answer_to("told", "sometimes", "In June.")), close=Closing(steps=(step,))
    )
    put(paths, second)
    paths.history.mkdir(parents=True, exist_ok=True)
    (paths.history / f"{SECOND}~1.toml").write_bytes(file_of(paths, SECOND).read_bytes())
    (paths.history / f"{FIRST}~1.toml").write_bytes(file_of(paths, FIRST).read_bytes())
    desk = Desk(paths, lambda _: None)
    _, walk = desk.amend(SECOND)
    walk.written.write_so_what(None, "Half a thought.")
    desk.put_down()


async def forgotten(me: Person) -> None:
    """Forget the second from the list."""
    await opened(me)
    await me.press("down", "delete")
    assert SET_ASIDE in me.text


async def test_a_file_that_was_made_from_it_and_stays_is_named(paths: Paths) -> None:
    put_to_forget(paths)
    paths.exports.mkdir(mode=0o700, parents=True)
    file = paths.exports / "sheet.html"
    file.touch()
    note(paths, Exported(now(), str(file), "html", "full", (SECOND, THIRD), ("answers",)))
    async with person(paths, size=PAPER) as me:
        await forgotten(me)
        assert "A file made from it stays:" in me.text
        # A long path is broken where the window ends.
        told = "".join(me.text.split())
        assert f"{file}.'ticlistexportssheet.html--remove'takesitaway." in told
    assert file.exists()


async def test_what_is_forgotten_is_gone_from_every_list_while_its_file_stays(
    paths: Paths,
) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        assert "Go on changing Tiny, 6 June 2026" in me.shown
        await forgotten(me)
        assert listed(me) == ["1 November 2026", "3 March 2026"]
        assert "> 3 March 2026" in me.shown
        await me.press("c")
        assert "6 June" not in me.shown
        assert "3 March" in me.shown
        await me.press("escape", "slash")
        await me.write("june")
        await me.until(lambda: "Nothing found." in me.shown)
        await me.press("escape", "escape")
        assert me.where == "ticlist"
        assert at_home(me) == ["1 November 2026", "3 March 2026"]
        assert "All reflections (2)" in me.shown
        assert "Forgotten when you leave: 1." in me.text
        await me.tab_to("> Steps")
        await me.press("enter")
        await me.until(lambda: "No step is written" in me.shown)
        await me.press("escape")
        assert standing(paths.data) == before


async def test_undo_takes_it_back_with_everything(paths: Paths) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await forgotten(me)
        await me.press("u")
        assert "It stays." in me.shown
        assert listed(me) == ["1 November 2026", "6 June 2026", "3 March 2026"]
        assert "> 6 June 2026" in me.shown
        await me.press("u")
        assert "There is nothing to take back." in me.shown
        await me.press("escape")
        assert "All reflections (3)" in me.shown
        assert "Forgotten when you leave" not in me.shown
        await me.press("escape")
        assert me.has_left()
    assert standing(paths.data) == before


async def test_the_last_forgotten_is_taken_back_first_also_where_none_is_left(
    paths: Paths,
) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("delete", "delete", "delete", "delete")
        assert listed(me) == []
        assert len(names_in(paths.reflections)) == 3
        await me.press("escape")
        assert "All reflections (0)" in me.shown
        await opened(me)
        await me.press("u", "u")
        assert listed(me) == ["6 June 2026", "3 March 2026"]
        await me.press("u", "u")
        assert len(listed(me)) == 3


@pytest.mark.parametrize("key", ["escape", "f8", "ctrl+q"])
async def test_leaving_forgets_for_good_with_every_trace(paths: Paths, key: str) -> None:
    put_to_forget(paths)
    async with person(paths) as me:
        await forgotten(me)
        await me.press(*["escape", "escape"] if key == "escape" else [key])
        assert me.has_left()
        assert me.app.last_words == ""
    assert names_in(paths.reflections) == [f"{FIRST}.toml", f"{THIRD}.toml"]
    assert names_in(paths.history) == [f"{FIRST}~1.toml"]
    assert names_in(paths.drafts) == []


async def test_a_program_that_is_ended_forgets_nothing(paths: Paths) -> None:
    put_to_forget(paths)
    before = standing(paths.data)
    async with person(paths) as me:
        await forgotten(me)
        assert me.app.ask_to_end(143, threading.Event())
        await me.until(me.has_left)
    assert standing(paths.data) == before


async def test_what_cannot_be_taken_away_is_said_at_the_end(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)

    def refused(folder: Path, name: str) -> None:
        if (folder / name).exists():
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    async with person(paths) as me:
        await opened(me)
        await me.press("delete")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "remove", refused)
            await me.press("escape", "escape")
        assert me.has_left()
        said = " ".join(me.app.last_words.split())
        assert said.startswith("Something that you wanted forgotten is still there")
        assert "the disk can only be read, not written" in said
        assert f"{THIRD}.toml" in said
    assert len(names_in(paths.reflections)) == 3


async def test_delete_in_the_box_takes_a_letter_and_no_reflection(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        await me.press("home", "delete")
        assert "█une" in me.shown
        await me.press("escape", "escape")
    assert len(names_in(paths.reflections)) == 3


async def test_the_list_stays_narrowed_after_forgetting(paths: Paths) -> None:
    put_three(paths)
    put(paths, reflected("2026-06-09-0900-tiny-dddddd"))
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        assert listed(me) == ["9 June 2026", "6 June 2026"]
        await me.press("enter", "delete")
        assert listed(me) == ["6 June 2026"]
        await me.press("delete")
        assert listed(me) == []
        await me.press("u")
        assert listed(me) == ["6 June 2026"]
        await me.press("escape", "escape")
    assert len(names_in(paths.reflections)) == 3


async def read_from_home(me: Person) -> None:
    await me.click("> Tiny, 6 June")


async def read_from_history(me: Person) -> None:
    await opened(me)
    await me.press("down", "enter")


async def read_from_find(me: Person) -> None:
    await me.press("slash")
    await me.write("in june")
    await me.until(lambda: "1 place." in me.shown)
    await me.press("enter", "enter")


async def read_from_steps(me: Person) -> None:
    await me.tab_to("> Steps")
    await me.press("enter")
    await me.until(lambda: "A step of June." in me.shown)
    await me.press("enter")


async def read_from_compare(me: Person) -> None:
    await opened(me)
    await me.press("down", "c", "down", "enter", "enter")


WAYS = [read_from_home, read_from_history, read_from_find, read_from_steps, read_from_compare]


@pytest.mark.parametrize("read", WAYS)
async def test_forgotten_from_reading_it_is_shown_by_no_page_below(
    paths: Paths, read: Callable[[Person], Awaitable[None]]
) -> None:
    put_to_forget(paths)
    async with person(paths, size=PAPER) as me:
        await read(me)
        assert "Tiny, 6 June 2026" in me.shown
        await me.tab_to("> Forget it")
        await me.press("enter")
        assert me.where == "Saved reflections"
        assert SET_ASIDE in me.text
        assert listed(me) == ["1 November 2026", "3 March 2026"]
        await me.press("escape")
        assert isinstance(me.app.screen, HomeScreen)
        assert at_home(me) == ["1 November 2026", "3 March 2026"]
        await me.press("escape")
    assert names_in(paths.reflections) == [f"{FIRST}.toml", f"{THIRD}.toml"]


async def test_what_was_just_saved_can_be_forgotten_and_is_offered_no_more(paths: Paths) -> None:
    async with person(paths) as me:
        await me.tab_to("> Tiny")
        await me.press("enter", "pagedown", "1", "f4", "f4")
        assert me.where == "Saved"
        await me.press("enter")
        await me.press("delete", "escape")
        assert me.where == "ticlist"
        assert "Read it again" not in me.shown
        await me.press("escape")
    assert names_in(paths.reflections) == []
