"""A draft and those who have it open: another program, and a disk that does not answer."""

import asyncio
import threading
from pathlib import Path

import pytest

from tests.screens.checklist import drafts, leave_a_draft, the_draft
from tests.screens.driving import person
from tests.storage.owners import a_live_one, hand_to
from ticlist.files import durable
from ticlist.files.reflection_file import read_draft
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

# --- drafts that another program has open ---------------------------------------------------------


async def test_a_draft_that_is_open_elsewhere_is_said_so_read_and_taken_over(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    hand_to(a_live_one(), paths, draft)
    kept = drafts(paths)
    async with person(paths) as me:
        assert "open in another ticlist" in me.focused
        await me.press("enter")
        assert me.where == "Open in another ticlist"
        assert "on this computer, terminal pts/7" in me.text
        await me.press("enter")
        assert "More often than not" in me.text
        await me.press("escape")
        assert drafts(paths) == kept
        await me.tab_to("Take it over")
        await me.press("enter")
        assert me.where == "Tiny, 2 of 6: Safety"
        await me.press("1", "escape")
        assert "> Go on with Tiny" in me.focused
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "not_yet"


async def test_a_draft_that_is_open_elsewhere_can_be_left_there(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    hand_to(a_live_one(), paths, draft)
    kept = drafts(paths)
    async with person(paths, Opening(draft=draft)) as me:
        assert me.where == "Open in another ticlist"
        await me.tab_to("Leave it where it is")
        await me.press("enter")
        assert me.where == "ticlist"
    assert drafts(paths) == kept


async def test_being_taken_over_is_said_and_both_go_on(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    async with person(paths, Opening(draft=draft)) as me:
        hand_to(a_live_one(), paths, draft)
        await me.press("1")
        me.app.desk._keeper.write_now()
        await me.rest()
        assert "has been taken over in another ticlist on this computer, terminal pts/7" in me.text
        assert "What you write here is kept beside it from now on; nothing is lost." in me.text
        assert "ticlist goes on trying" not in me.text
        await me.press("escape")
    both = [read_draft(each, where="") for each in drafts(paths).values() if b"[draft]" in each]
    answers = [each.reflection.sections[0].answers[0].answer for each in both]
    assert sorted(map(str, answers)) == ["not_yet", "often"]


# --- a disk that does not answer -----------------------------------------------------------------


async def test_typing_and_turning_pages_never_wait_for_the_disk(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, is_writing, may_write = durable.replace, threading.Event(), threading.Event()

    def slowly(folder: Path, name: str, data: bytes) -> None:
        is_writing.set()
        assert may_write.wait(30)
        write(folder, name, data)

    monkeypatch.setattr(durable, "replace", slowly)
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "tab")
        await me.write("first")
        await asyncio.to_thread(is_writing.wait, 30)
        await me.write(" and second")
        assert "first and second" in me.shown
        await me.press("pagedown", "2", "pageup", "f1", "escape")
        assert "first and second" in me.shown
        there = {each.name for each in paths.drafts.iterdir() if not each.name.startswith(".")}
        assert there == {f"{me.app.desk.walk.id}.lock" if me.app.desk.walk else ""}
        may_write.set()
        await me.press("escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == "first and second"
