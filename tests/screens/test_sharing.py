"""Taking a reflection to supervision: chosen from the least, seen, asked about, written."""

import re
from pathlib import Path

import pytest

from tests.screens.at_history import opened
from tests.screens.at_sharing import (
    PLAIN,
    answered,
    asked,
    at_the_questions,
    chosen_from,
    clicked,
    files_in,
    looked_through,
    put_two,
    seen,
    written,
)
from tests.screens.driving import NARROW, person
from tests.screens.saved import ASKED, EDGE, REST, SECOND, TOLD
from tests.screens.test_calm import JUDGING, moving
from ticlist.outgoing import NOT_PRIVILEGED, NOTHING_FOUND, SHARE_LESS
from ticlist.screens.what_leaves import NOTHING_IN
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings

TALL = (80, 60)
NAME = "supervision-tiny-2026-06.html"


async def test_from_the_list_to_a_file_of_the_least(paths: Paths) -> None:
    put_two(paths)
    async with person(paths) as me:
        await chosen_from(me)
        assert "Tiny, 6 June 2026 (begun at 10:00)" in me.shown
        await looked_through(me)
        assert NOTHING_FOUND in me.text
        await seen(me)
        assert f"This and nothing else, as {NAME}" in me.shown
        await asked(me)
        assert NOT_PRIVILEGED in me.text
        await me.press("pagedown")
        assert "An answer to each comes first" in me.shown
        await answered(me)
        assert files_in(paths.exports) == []
        await written(me)
        assert str(paths.exports / NAME) in "".join(me.text.split())
        await me.press("escape")
        assert me.where == "ticlist"
    file = paths.exports / NAME
    text = file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    assert TOLD in text
    assert "Now and then" in text
    for kept in (PLAIN, "A hot week", EDGE, REST, "6 June", SECOND, "Myself", "private"):
        assert kept not in text
    [note] = noted(paths)
    assert (note.file, note.format, note.parts) == (str(file), "html", ("answers",))
    assert note.reflections == (SECOND,)


async def test_nothing_is_remembered_from_one_sharing_to_the_next(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        for _ in range(2):
            await chosen_from(me)
            assert me.shown.count("(*)") == 2
            assert "[x] Answers" in me.shown
            assert me.shown.count("[x]") == 2  # and the one section with answers
            assert "(*) For supervision" in me.shown
            await me.click("In full order")
            await clicked(
                me, "What I wrote", "The exact days", "Private", "scope of my role", "My name"
            )
            await me.click(".md")
            await me.press("escape", "escape")
    assert noted(paths) == []


async def test_the_page_of_a_reflection_says_what_was_shared_of_it(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await opened(me)
        await me.press("enter", "e")
        await clicked(me, "Steps, and what")
        await me.click("( ) .md")
        await at_the_questions(me)
        await written(me)
        await me.press("enter")
        assert re.search(r"Shared on \d+ \w+ \d{4}, as \.md: answers, steps", me.shown)
        await me.press("escape")
        await me.click("> Share another")
        await me.press("escape", "escape")
        await opened(me)
        await me.press("down", "enter")
        assert "Shared on" not in me.shown
    assert files_in(paths.exports) == ["supervision-tiny-2026-06.md"]


async def test_the_way_there_is_on_the_page_of_what_was_saved_too(paths: Paths) -> None:
    paths.settings.write_text('[keys]\n"walk.next" = "f12"\n', encoding="utf-8")
    async with person(paths) as me:
        await me.tab_to("> Tiny")
        await me.press("enter", "f12", "1", "f4", "f4")
        assert me.where == "Saved"
        await me.tab_to("> Take it to supervision")
        await me.press("enter")
        assert me.where == "Share: what leaves"
        assert "F12 Next" in me.keys
        await me.press("f12", "escape", "escape")
        assert me.where == "Saved"


async def test_sections_prompts_and_a_private_part_are_chosen_one_by_one(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        assert "Myself" not in me.shown
        assert "edge of my role" not in me.shown
        await clicked(me, "Answers about the scope", "Private sections", "What I wrote")
        assert "[x] The edge of my role" in me.shown
        assert "[x] Myself" in me.shown
        await clicked(me, "[x] The edge of my role")
        await me.click("> Prompts, one by one: all of them")
        assert [line for line in me.lines if EDGE in line] == []
        await me.press("down", "space", "escape")
        assert "> Prompts, one by one: 1 of 2" in me.shown
        await me.click("> Passages, one by one: none of them")
        assert "[ ] The line of context" in me.shown
        assert ASKED not in me.shown
        await clicked(me, "Mark all of them", "Take all marks away")
        assert "[x]" not in me.shown
        await me.press("shift+tab", "shift+tab", "home", "down", "space", "pagedown")
        assert "> Passages, one by one: 1 of 3" in me.shown
        await looked_through(me)
        await seen(me)
        assert PLAIN in me.shown
        for kept in ("A hot week.", ASKED, EDGE, REST, "Sleep.", "Myself"):
            assert kept not in me.shown


async def test_an_account_is_about_one_section_and_says_what_it_touches(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await clicked(me, "An account")
        await clicked(me, "What I wrote")
        assert "Choose the one section or moment" in me.shown
        await clicked(me, "What I wrote")
        assert "Choose the one section or moment" not in me.shown
        await me.press("pagedown")
        assert "Choose the one section or moment" in me.shown
        await me.press("space")
        await me.click("Feedback I was given")
        await me.press("tab", "tab")
        await me.write("Candour")
        await me.press("tab")
        await me.write("Heron")
        await looked_through(me)
        await seen(me)
        for said in ("Feedback I was given", "Candour", "Heron", "account-heron-tiny-2026-06"):
            assert said in me.shown
        assert "A hot week" not in me.shown


async def test_a_name_leaves_only_with_its_part(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        assert "Your name" not in me.shown
        await clicked(me, "My name")
        await me.press("tab")
        await me.write("Wren")
        await looked_through(me)
        await seen(me)
        assert "From: Wren" in me.shown
        await me.press("escape", "escape")
        await clicked(me, "My name")
        await looked_through(me)
        await seen(me)
        assert "Wren" not in me.shown


async def test_a_format_that_is_not_installed_says_what_installs_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.sharing.formats.importlib.util.find_spec", lambda _: None)
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        assert "pip install 'ticlist[pdf]'" in me.text
        assert "( ) .docx" not in me.shown
        assert "( ) .md" in me.shown


async def test_on_a_small_window_everything_can_be_reached_and_nothing_moves(
    paths: Paths,
) -> None:
    put_two(paths)
    async with person(paths, size=NARROW) as me:
        await chosen_from(me)
        await me.tab_to("What I wrote")
        await me.press("space")
        await me.tab_to("Passages, one by one")
        await me.press("enter")
        await me.tab_to("Mark all of them")
        await me.press("enter", "escape")
        await me.press("f2")
        assert "Tiny" not in me.shown
        await me.press("f2", "f1")
        assert "Choose what leaves." in me.text
        await me.press("escape")
        await looked_through(me)
        assert "2 are still" not in me.shown
        await me.press("pagedown")
        assert "To decide: an e-mail address" in me.text
        assert moving(me) == []
        assert JUDGING.search(me.text) is None
        await me.press("enter")
        await me.tab_to("> Leave it, knowingly")
        await me.press("enter")
        await me.tab_to("Go on")
        await me.press("enter")
        await asked(me)
        await me.press("space")
        assert SHARE_LESS in me.text
        assert moving(me) == []
        assert JUDGING.search(me.text) is None


@pytest.mark.parametrize("place", ["~", "{exports}/mine.html"])
async def test_the_file_goes_where_somebody_wants_it(paths: Paths, place: str) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await at_the_questions(me)
        await me.click(str(paths.exports)[:30])
        await me.press("home", "shift+end", "delete")
        await me.write(place.format(exports=paths.exports))
        await me.press("enter")
        await me.until(lambda: me.where == "Written")
    assert files_in(Path.home()) == ([NAME] if place == "~" else [])
    assert files_in(paths.exports) == ([] if place == "~" else ["mine.html"])


async def test_over_nothing_that_is_there_and_through_no_link(paths: Paths, tmp_path: Path) -> None:
    put_two(paths)
    elsewhere, there = tmp_path / "elsewhere", Path.home() / ".bashrc"
    elsewhere.mkdir()
    there.write_text("mine", encoding="utf-8")
    (Path.home() / "there.html").symlink_to(there)
    paths.exports.symlink_to(elsewhere)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await at_the_questions(me)
        await me.press("pagedown")
        assert "This is not a folder of yours alone" in me.shown
        await me.click(str(paths.exports)[:30])
        for place, said in (
            ("../up.html", "Give the whole path"),
            ("~/.bashrc", "has to end in .html"),
            ("~/there.html", "a file of this name already"),
            ("~/nowhere/a.html", "There is no such folder."),
        ):
            await me.press("home", "shift+end", "delete")
            await me.write(place)
            await me.press("enter")
            assert said in me.shown
        assert me.where == "Share: four questions"
    assert there.read_text("utf-8") == "mine"
    assert files_in(elsewhere) == []
    assert noted(paths) == []


async def test_where_the_site_is_locked_there_is_one_place(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: Settings(locked=True))
    put_two(paths)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paths.exports.symlink_to(elsewhere)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await me.click("Heron")
        await me.write("../../etc/x")
        await at_the_questions(me)
        assert len(me.app.screen.query("LineBox")) == 0
        assert "Where to" not in me.shown
        await me.press("pagedown")
        assert "This is not a folder of yours alone" in me.shown
        assert files_in(elsewhere) == []
        assert "It stays on this machine until you take it away" in me.text
        paths.exports.unlink()
        await written(me)
        name = "supervision-etc-x-tiny-2026-06.html"
        assert f"ssh SERVER exports {name} > {name}" in me.text
        assert f"ssh SERVER exports {name} --remove" in me.text
    assert files_in(paths.exports) == ["supervision-etc-x-tiny-2026-06.html"]


async def test_where_nothing_would_leave_one_goes_no_further(paths: Paths) -> None:
    put_two(paths)
    async with person(paths, size=TALL) as me:
        await chosen_from(me)
        await clicked(me, "[x] Answers, under")
        await me.press("pagedown")
        assert me.where == "Share: what leaves"
        assert NOTHING_IN in me.text
        await clicked(me, "[ ] Answers, under")
        assert NOTHING_IN not in me.text
        await looked_through(me)
