"""Pause, support, help, the palette and the key line: the same on every page."""

import pytest

from tests.screens.checklist import the_draft
from tests.screens.driving import PAPER, Person, person
from ticlist.model.opening import Opening
from ticlist.screens.palette import PaletteScreen
from ticlist.storage.paths import Paths

MARKER = "SECRETWORDS"
WORDS = Opening("tiny", "one", "self")


async def test_pause_shows_nothing_that_was_written(paths: Paths) -> None:
    async with person(paths, WORDS) as me:
        await me.press("pagedown")
        await me.write(MARKER)
        for go_on in ("f2", "escape", "enter"):
            assert MARKER in me.shown
            await me.press("f2")
            assert MARKER not in me.shown
            assert "Tiny" not in me.shown
            assert "Paused. There is no hurry." in me.shown
            await me.press(go_on)
        await me.press("f2")
        await me.click("Go on")
        assert MARKER in me.shown


async def test_while_paused_nothing_is_written_and_nothing_turns(paths: Paths) -> None:
    async with person(paths, WORDS) as me:
        await me.press("pagedown")
        await me.write(MARKER)
        await me.press("f2", "pagedown", "x", "f3", "f4", "ctrl+p", "f9")
        assert "Paused" in me.shown
        await me.press("f1")
        assert "A plain screen." in me.shown
        assert MARKER not in me.shown
        await me.press("f7")
        assert "Right now" in me.shown
        await me.press("escape", "escape", "escape")
        assert MARKER in me.shown
        assert f"{MARKER}x" not in me.shown


async def test_leaving_now_while_paused_keeps_the_draft(paths: Paths) -> None:
    async with person(paths, WORDS) as me:
        await me.press("pagedown")
        await me.write(MARKER)
        await me.press("f2", "f8")
        assert me.has_left()
        assert me.app.cleared_at_end
    assert the_draft(paths).reflection.sections[0].answers[0].note == MARKER


PAGES: dict[str, tuple[Opening, list[str]]] = {
    "home": (Opening(), []),
    "before": (WORDS, []),
    "words": (WORDS, ["pagedown"]),
    "how-much": (Opening("tiny"), ["pagedown"]),
    "section-end": (WORDS, ["pagedown"] * 2),
    "closing": (WORDS, ["pagedown"] * 3),
    "reading-over": (WORDS, ["f4", "pagedown", "f4"]),
    "saved": (WORDS, ["pagedown", "f4", "f4"]),
    "read-again": (WORDS, ["pagedown", "f4", "f4", "enter"]),
    "history": (WORDS, ["pagedown", "f4", "f4", "down", "enter"]),
    "help": (Opening(), ["f1"]),
    "scope": (Opening(), ["f1", "shift+tab", "enter"]),
}


@pytest.mark.parametrize("page", PAGES)
async def test_support_and_help_are_one_key_away(paths: Paths, page: str) -> None:
    opening, keys = PAGES[page]
    async with person(paths, opening, PAPER) as me:
        await me.press(*keys)
        where = me.where
        for label in ("F1 Help", "F2 Pause", "F7 Support", "F8 Leave", "^P All", "Esc Back"):
            assert label in me.keys
        await me.press("f7")
        assert me.where == "Support"
        assert "Right now" in me.shown
        assert "F8 keeps it and leaves" in me.text
        await me.press("f7")
        await me.click("> Go back")
        assert me.where == where
        await me.press("f1")
        assert me.where == "Help"
        # A long path is broken anywhere.
        said = f"What you write is in plain text files in {paths.data}"
        assert said.replace(" ", "") in me.text.replace(" ", "")
        assert "It does not remove the draft or saved files" in me.text
        if page != "help":
            await me.press("enter")
        assert me.where == where


async def test_ones_own_support_text_stands_in_the_place_of_ours(paths: Paths) -> None:
    paths.sites[0].mkdir()
    (paths.sites[0] / "support.txt").write_text("The site's text.", encoding="utf-8")
    async with person(paths) as me:
        await me.press("f7")
        assert "The site's text." in me.shown
        await me.press("escape")
        paths.support.write_text("My own [b]text[/b].\nSecond line.", encoding="utf-8")
        await me.press("f7")
        assert "My own [b]text[/b].\n Second line." in me.shown
        assert "The site's text." not in me.shown
        assert "Occupational health" not in me.shown


async def test_help_lists_the_keys_of_its_page(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press("pagedown", "f1")
        for line in (
            "PageDown   The next page",
            "PageUp     The page before",
            "F3         Leave this section out today, or take it in again",
            "F5         Show or hide what I answered last time",
            "F6         What the answer rests on",
            "F9         Mark this to talk about in supervision",
            "Ctrl+P     Every action of this page",
            "1-7, 0     Answer, and clear the answer",
        ):
            assert line in me.shown
        assert "One prompt a page." in me.shown
        await me.click("> Informed, competent, therapy")
        assert me.where == "Informed, competent, therapy"
        await me.press("enter", "escape", "tab", "tab", "f1")
        assert "1-7, 0" in me.shown


def offered(me: Person) -> list[str]:
    screen = me.app.screen
    assert isinstance(screen, PaletteScreen)
    return [each.words for each in screen._offered()]


async def test_the_palette_offers_the_actions_of_the_page_and_no_others(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "ctrl+p")
        assert offered(me) == [
            "Back: back; from a walk: keep the draft and go home",
            "Basis: what the answer rests on",
            "Help: help for this page",
            "Last time: show or hide what I answered last time",
            "Leave out: leave this section out today, or take it in again",
            "Leave: keep the draft, clear the screen and leave",
            "Mark: mark this to talk about in supervision",
            "Next: the next page",
            "Pause: hide everything for a while",
            "Previous: the page before",
            "Read over: read it all over, to save it",
            "Scroll down: scroll down, where the page is longer than the window",
            "Scroll up: scroll up, where the page is longer than the window",
            "Support: what may help right now, and whom to turn to",
        ]
        await me.press("ctrl+p", "f1")
        assert "Write a part of its name" in me.text
        await me.press("escape", "escape")
        assert me.where == "Tiny, 2 of 6: Safety"


@pytest.mark.parametrize(
    ("letters", "leads_to"),
    [
        ("next", "Tiny, 3 of 6: The edge of my role"),
        ("read over", "Tiny: read it over"),
        ("leave out", "Tiny, left out: Safety"),
        ("support", "Support"),
        ("back", "ticlist"),
    ],
)
async def test_the_palette_does_what_is_chosen(paths: Paths, letters: str, leads_to: str) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "ctrl+p")
        await me.write(letters)
        while not (offered(me) and offered(me)[0].lower().startswith(letters)):
            await me.pilot.pause()
        await me.press("enter")
        await me.pilot.pause()
        await me.rest()
        assert me.where == leads_to


async def test_each_key_under_the_page_can_be_clicked(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.click("PgDn Begin")
        await me.click("PgDn Next")
        assert me.where == "Tiny, 3 of 6: The edge of my role"
        await me.click("PgUp Previous")
        assert me.where == "Tiny, 2 of 6: Safety"
        line = me.app.screen.query_one("KeyLine").region
        await me.pilot.click(offset=(line.right - 2, line.bottom - 1))
        await me.pilot.click(offset=(line.x, line.y))
        await me.rest()
        assert me.where == "Tiny, 2 of 6: Safety"
        await me.click("F1 Help")
        assert me.where == "Help"
        await me.click("Esc Back")
        await me.click("Esc Back")
        assert me.where == "ticlist"
        await me.click("F8 Leave")
        assert me.has_left()


async def test_a_key_that_only_lists_have_can_be_had(paths: Paths) -> None:
    paths.settings.write_text('[keys]\n"walk.next" = "end"\n"walk.back" = "home"\n', "utf-8")
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press("end")
        assert me.where == "Tiny, 2 of 6: Safety"
        await me.press("home", "escape")
        assert "[keys]" not in me.shown


async def test_a_key_can_be_moved(paths: Paths) -> None:
    paths.settings.write_text(
        '[keys]\n"walk.next" = "f12"\n"pause" = "F10"\n"answer.1" = "8"\n', encoding="utf-8"
    )
    async with person(paths, Opening("tiny"), PAPER) as me:
        assert "F12 Begin" in me.keys
        await me.press("pagedown")
        assert me.where == "Tiny: before you start"
        await me.press("f12", "8")
        assert me.where == "Tiny, 2 of 6: Safety"
        assert "(*) 1" in me.shown
        assert "F12 Next" in me.keys
        assert "F10 Pause" in me.keys
        assert "PgDn" not in me.keys
        await me.press("f1")
        assert "F12        The next page" in me.shown
        await me.press("escape", "f10")
        assert "Paused" in me.shown
        await me.press("f10")
        assert me.where == "Tiny, 2 of 6: Safety"
