"""Leaving anywhere and coming back; what happens when that cannot be kept."""

import errno
import os
from pathlib import Path

import pytest

from tests.hostile.looking import squeezed
from tests.screens.checklist import (
    TINY,
    drafts,
    leave_a_draft,
    shelve,
    the_draft,
    the_saved,
)
from tests.screens.driving import PAPER, Person, person
from ticlist.files import durable
from ticlist.files.reflection_file import read_draft
from ticlist.model.depth import Depth
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings

FOCUS = "\u2588"
"""Stands left of the box that has the focus."""


def without_focus(me: Person) -> list[str]:
    return [line.replace(FOCUS, " ").rstrip() for line in me.lines]


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


DOWN = "pagedown"
PAGES: dict[str, tuple[Depth, list[str]]] = {
    "how-much": ("short", [DOWN, "3", "f9", "tab", "w"]),
    "scope": ("short", [DOWN, DOWN, "2"]),
    "words": ("full", [*[DOWN] * 6, "w"]),
    "left-out": ("short", [DOWN, "1", "tab", "w", "f3"]),
    "section-end": ("full", [*[DOWN] * 3, "w"]),
    "closing": ("full", [*[DOWN] * 8, "w"]),
    "reading-over": ("short", [DOWN, "3", "f4"]),
    "before": ("short", [DOWN, "3", "pageup"]),
}


@pytest.mark.parametrize(
    ("page", "leave"),
    [*((page, "escape") for page in PAGES), ("how-much", "f8"), ("before", "ctrl+q")],
)
async def test_coming_back_finds_the_page_as_it_was(paths: Paths, page: str, leave: str) -> None:
    depth, keys = PAGES[page]
    async with person(paths, Opening("tiny", depth), PAPER) as me:
        await me.press(*keys)
        lines = without_focus(me)
        await me.press(leave)
        assert me.has_left() == (leave != "escape")
        assert me.app.cleared_at_end == (leave == "f8")
    kept = drafts(paths)
    async with person(paths, size=PAPER) as me:
        assert "> Go on with Tiny" in me.focused
        await me.press("enter")
        await me.until(lambda: without_focus(me) == lines)
        await me.press("escape")
        assert me.where == "ticlist"
    assert drafts(paths) == kept
    assert len(kept) == 1


async def test_going_on_from_the_command_line(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    async with person(paths, Opening(draft=draft)) as me:
        assert me.where == "Tiny, 2 of 6: Safety"
        assert "(*) 3  More often than not" in me.shown


async def test_an_empty_walk_is_left_without_a_trace(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "0", "escape")
        assert me.where == "ticlist"
        assert "Kept" not in me.shown
        assert "Unfinished" not in me.shown
        await me.press("escape")
        assert me.has_left()
    assert drafts(paths) == {}


async def test_escape_takes_off_what_lies_over_a_page_first(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "f1", "f7", "escape")
        assert me.where == "Help"
        await me.press("escape")
        assert me.where == "Tiny, 2 of 6: Safety"


async def test_control_c_says_how_to_leave(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown", "ctrl+c")
        assert not me.has_left()
        assert "Escape goes back and keeps what you wrote. F8 keeps it" in me.shown
        await me.press("pagedown")
        assert "Escape goes back" not in me.shown
        await me.press("pageup")
        await me.write("mine")
        await me.press("home", "shift+end", "ctrl+c")
        assert "Escape goes back" not in me.shown
        assert me.app.clipboard == "mine"
        await me.press("f2", "ctrl+c")
        assert "Escape goes back" not in me.shown


async def test_every_draft_stands_at_home(paths: Paths) -> None:
    for _ in range(5):
        leave_a_draft(paths)
    async with person(paths) as me:
        assert me.shown.count("> Go on with Tiny, 1 November 2026") == 5


# --- when something cannot be kept ----------------------------------------------------------------


async def test_a_draft_that_cannot_be_kept_is_said_and_said_again(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "f1")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "replace", no_room)
            me.app.desk._keeper.write_now()
            await me.press("1", "f1", "escape", "2")
            me.app.desk._keeper.write_now()
            await me.rest()
            assert "could not be kept: the disk is full." in me.text
            assert "What you wrote is still here. ticlist goes on trying." in me.text
            await me.press("pagedown")
            assert "What you wrote is still here." in me.shown
            await me.press("f4")
            assert "What you wrote is still here." in me.shown
        await me.press("pageup")
        me.app.desk._keeper.write_now()
        await me.press("pageup")
        assert "What you wrote is still here." not in me.shown
        await me.press("escape")
        assert me.where == "ticlist"
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "sometimes"


@pytest.mark.parametrize("leave", ["escape", "f8", "ctrl+q"])
async def test_leaving_asks_when_the_draft_cannot_be_kept(
    paths: Paths, leave: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "tab")
        await me.write("SECRET")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "replace", no_room)
            await me.press("f1", *(["escape"] if leave == "escape" else []), leave)
            assert me.where == "Not kept yet"
            assert "the disk is full." in me.text
            assert "SECRET" not in me.shown
            await me.press("enter")
            assert me.where == "Not kept yet"
            await me.press("tab", "tab", "enter")
            assert "SECRET" in me.shown
            await me.press("f8", "escape")
            assert "SECRET" in me.shown
            await me.press("f8")
        assert not me.has_left()
        await me.press("enter")
        assert me.has_left()
    assert the_draft(paths).reflection.sections[0].answers[0].note == "SECRET"


async def test_leaving_without_the_newest_words(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1")
        monkeypatch.setattr(durable, "replace", no_room)
        await me.press("f8")
        await me.tab_to("Leave without them")
        await me.press("enter")
        assert me.has_left()
        assert me.app.cleared_at_end


async def test_saving_that_is_refused_can_be_tried_again(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "f4")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "create", no_room)
            await me.press("f4")
            assert me.where == "Not saved yet"
            assert "It could not be written: the disk is full." in me.text
            await me.press("enter")
            assert me.where == "Not saved yet"
            await me.press("f4")
            assert me.where == "Not saved yet"
            await me.tab_to("Go back")
            await me.press("enter")
            assert me.where == "Tiny: read it over"
            assert "Not yet" in me.shown
        assert list(paths.reflections.iterdir()) == []
        await me.press_at_once("f4", "f4", "f4")
        assert me.where == "Saved"
        assert "nothing to save" not in me.shown
    assert the_saved(paths).sections[0].answers[0].answer == "not_yet"


async def test_saving_is_tried_again_from_the_page_that_says_it_was_refused(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "f4")
        with monkeypatch.context() as disk:
            disk.setattr(durable, "create", no_room)
            await me.press("f4")
        await me.press("enter")
        assert me.where == "Saved"
    assert the_saved(paths).sections[0].answers[0].answer == "not_yet"


@pytest.mark.parametrize("when", ["saving", "leaving"])
async def test_a_copy_can_be_saved_where_the_store_cannot_be_written(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "tab")
        await me.write("SECRET")
        monkeypatch.setattr(durable, "replace", no_room)
        me.app.desk._keeper.write_now()  # what it says comes before what this is about
        await me.rest()
        paths.reflections.rmdir()
        paths.reflections.touch()
        await me.press(*(["f4", "f4"] if when == "saving" else ["f8"]))
        await me.tab_to("Save a copy somewhere else")
        await me.press("enter")
        assert me.where == "Save a copy"
        await me.press("enter")
        assert "Write where to, first." in me.shown
        await me.write("stick")
        await me.press("enter")
        assert "Give the whole path" in me.text
        await me.paste(str(stick))
        await me.press("home", *["delete"] * len("stick"))
        await me.tab_to("Save the copy there")
        await me.press("enter")
        (copy,) = stick.iterdir()
        assert "A copy is kept:" in me.shown
        assert "Leave ticlist: the copy is kept" in me.focused
        await me.press("enter")
        assert me.has_left()
    draft = read_draft(copy.read_bytes(), where="the copy")
    assert draft.reflection.sections[0].answers[0].note == "SECRET"


async def test_on_a_locked_site_a_copy_has_one_place(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: Settings(locked=True))
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1")
        monkeypatch.setattr(durable, "replace", no_room)
        me.app.desk._keeper.write_now()
        await me.rest()
        paths.reflections.rmdir()
        paths.reflections.touch()
        await me.press("f8")
        await me.tab_to("Save a copy somewhere else")
        await me.press("enter")
        assert me.where == "Save a copy"
        assert not me.app.screen.query("LineBox")
        assert "The copy will be" in me.text
        assert "Save the copy there" in me.focused
        await me.press("enter")
        (copy,) = paths.exports.iterdir()
        assert "A copy is kept:" in me.shown
        assert copy.name in "".join(me.text.split())
        await me.press("enter")
        assert me.has_left()
    draft = read_draft(copy.read_bytes(), where="the copy")
    assert draft.reflection.sections[0].answers[0].answer == "not_yet"


async def test_a_draft_that_stays_behind_after_saving_is_remarked(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "f4")
        monkeypatch.setattr(durable, "remove", no_room)
        await me.press("f4")
        assert me.where == "Saved"
        assert "It is not needed any more." in me.text


async def test_a_data_folder_that_cannot_be_made_is_said_and_no_walk_begins(paths: Paths) -> None:
    paths.data.write_text("in the way", encoding="utf-8")
    async with person(paths, size=PAPER) as me:
        assert "Nothing can be kept here:" in me.shown
        await me.tab_to("> Tiny")
        await me.press("enter")
        assert "Nothing can be kept here:" in me.shown
        await me.click("( ) Full")
        await me.press("pagedown")
        assert me.where == "Tiny: before you start"
        assert me.shown.count("Nothing can be kept here:") == 2
        await me.press("f4", "f3", "escape")
        assert me.where == "ticlist"
    assert paths.data.read_text(encoding="utf-8") == "in the way"


# --- drafts that do not fit any more --------------------------------------------------------------


async def test_a_draft_whose_checklist_is_gone(paths: Paths) -> None:
    leave_a_draft(paths)
    (paths.checklists / "tiny.toml").unlink()
    kept = drafts(paths)
    async with person(paths) as me:
        await me.press("enter")
        assert me.where == "ticlist"
        assert "This draft cannot be opened here. There is no checklist 'tiny'." in me.text
    assert drafts(paths) == kept


async def test_a_draft_that_is_not_readable(paths: Paths) -> None:
    draft = leave_a_draft(paths)
    (paths.drafts / f"{draft}.toml").write_bytes(b"\xff\xfe")
    async with person(paths, Opening(draft=draft)) as me:
        assert me.where == "ticlist"
        assert "This draft cannot be opened here." in me.shown
    assert drafts(paths) == {f"{draft}.toml": b"\xff\xfe"}


@pytest.mark.parametrize("turn", [None, "pageup", "f4"])
async def test_a_checklist_that_changed_since_is_said_on_any_page(
    paths: Paths, turn: str | None
) -> None:
    draft = leave_a_draft(paths)
    async with person(paths, Opening(draft=draft)) as me:
        await me.press(*([turn] if turn else []), "escape")
    shelve(paths, TINY.replace("I tell people", "I tell everybody"))
    async with person(paths, Opening(draft=draft)) as me:
        assert "The checklist has changed since you left." in me.text
        if turn is None:
            assert "I tell everybody" in me.shown
    assert the_draft(paths).reflection.sections[0].answers[0].asked == "I tell people beforehand."


async def test_a_saved_reflection_that_is_not_readable_any_more(paths: Paths) -> None:
    paths.reflections.mkdir(parents=True)
    (paths.reflections / "2026-11-02-0905-tiny-bbbbbb.toml").write_text("format = 9\n", "utf-8")
    async with person(paths) as me:
        await me.tab_to("> Tiny, 2 November")
        await me.press("enter")
        assert me.where == "ticlist"
        assert "2026-11-02-0905-tiny-bbbbbb.toml" in me.shown


async def test_a_checklist_that_is_broken_stands_beside_those_that_are_not(paths: Paths) -> None:
    shelve(paths, "format = 1\nid = [/b]\n", "broken")
    async with person(paths, size=(200, 40)) as me:
        assert f"{paths.checklists}/broken.toml:2:" in squeezed(me.shown)
        assert "> Tiny" in me.shown
        assert "> School" in me.shown
