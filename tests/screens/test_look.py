"""Every page can be read and used by every eye: contrast, no colour, ASCII alone, any window."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.widgets import LoadingIndicator

from tests.drawn import watcher
from tests.hostile import test_screens as ways
from tests.hostile.making import DRAFT
from tests.screens.checklist import TINY, shelve
from tests.screens.looking import COLOURED, contrast_of, looker, plain_store, witness
from tests.storage.owners import a_live_one, hand_to

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

SGR = re.compile("\x1b\\[([0-9;]*)m")


async def test_every_page_for_every_eye(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICLIST_ASCII", "1")
    store = plain_store(paths)
    ways.a_team(paths, monkeypatch, "Harbour Street", ["bob"])
    async with looker(paths, ways.TALL) as me:
        it = witness(me)
        await ways.at_home(it, store)
        await ways.together(it, "Harbour Street", ["bob"])
        await ways.setting(it)
        await me.pilot.resize_terminal(*ways.PAPER)
        await ways.reading(it, store)
        await ways.looking_back(it, store)
        await ways.sharing(it, store)
        await ways.changing(it, store)
        await ways.before(it, store)
        await ways.walking(it, store)
        await ways.a_draft(it, store)
        await ways.in_trouble(it, monkeypatch)
        hand_to(a_live_one(), paths, DRAFT)
        await me.click("> Go on with")
        await me.press("enter")
    assert sorted(me.wrong) == []
    assert {name for name, _ in me.seen} >= ways.screens()
    assert me.contrast.keys() == set(COLOURED)


# --- without a colour -------------------------------------------------------------------------


def colours_in(sent: str) -> set[str]:
    """Every code for a colour in what is sent, the terminal's own among them."""
    codes = {code for found in SGR.findall(sent) for code in found.split(";")}
    return {code for code in codes if re.fullmatch("[34][0-9]|9[0-7]|10[0-7]", code)}


@pytest.mark.parametrize("by", ["the environment", "the settings", "a choice"])
async def test_without_colours_no_byte_speaks_of_one(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    plain_store(paths)
    if by == "the environment":
        monkeypatch.setenv("NO_COLOR", "1")
    elif by == "the settings":
        paths.settings.write_text('theme = "terminal"\n', encoding="utf-8")
    async with watcher(paths) as me:
        if by == "a choice":
            assert colours_in("".join(me.terminal.sent))
            await me.press("s", "down", "down", "down", "enter", "escape")
            me.terminal.sent.clear()
        await me.press("tab", "f1", "escape", "ctrl+p", "n", "escape", "slash")
        await me.write("plain")
        await me.until(lambda: " places." in me.shown)
        await me.press("shift+left", "down", "escape", "t", "escape")
        sent = "".join(me.terminal.sent)
    assert colours_in(sent) == set()
    assert {"1", "4", "7"} <= {code for found in SGR.findall(sent) for code in found.split(";")}


async def test_what_is_marked_in_a_box_is_reversed_where_there_is_no_colour(paths: Paths) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('theme = "terminal"\n', encoding="utf-8")
    async with looker(paths, (80, 40)) as me:
        for line, keys in (("> Language", ("c", "y")), ("> Private words", ("a", "d", "a"))):
            await me.press("s")
            await me.tab_to(line)
            await me.press("enter", *keys, "shift+left")
            assert any(each.style.reverse and each.text == keys[-1] for each in me.drawn), line
            await me.press("escape", "escape")


# --- with colours -----------------------------------------------------------------------------


async def test_what_is_marked_in_a_box_can_be_read_in_every_theme(paths: Paths) -> None:
    async with looker(paths, (80, 40)) as me:
        for line in ("> Language", "> Private words"):
            await me.press("s")
            await me.tab_to(line)
            await me.press("enter", "c", "y", "shift+left", "shift+left")
            for theme in COLOURED:
                me.app.theme = theme
                await me.rest()
                letters = [each for each in me.drawn if each.text.strip() in {"c", "y", "cy"}]
                ground = Color.parse(me.app.theme_variables["surface"]).rich_color.triplet
                grounds = {each.style.bgcolor and each.style.bgcolor.triplet for each in letters}
                assert grounds - {ground}
                least = 7 if theme == "ticlist-contrast" else 4.5
                assert min(contrast_of(each.style) for each in letters) >= least
            await me.press("escape", "escape")


async def test_a_theme_chosen_is_drawn_as_one_begun_with(paths: Paths) -> None:
    drawn = {}
    for theme in (*COLOURED, "terminal"):
        paths.config.mkdir(parents=True, exist_ok=True)
        paths.settings.write_text(f'theme = "{theme}"\n', encoding="utf-8")
        async with looker(paths, (80, 40)) as me:
            assert me.wrong <= {each for each in me.wrong if "\u2588" in each}
            drawn[theme] = list(me.drawn)
            if theme == COLOURED[0]:
                for other in (*COLOURED[1:], "terminal"):
                    me.app.theme = other
                    await me.rest()
                    drawn[f"later {other}"] = list(me.drawn)
    for theme in (*COLOURED[1:], "terminal"):
        assert drawn[f"later {theme}"] == drawn[theme]


# --- in ASCII ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "mark"),
    [
        ({}, "\u2588"),
        ({"TICLIST_ASCII": "0"}, "\u2588"),
        ({"TICLIST_ASCII": "false"}, "\u2588"),
        ({"TICLIST_ASCII": "yes"}, "|"),
        ({"LC_ALL": "C"}, "|"),
    ],
)
async def test_ascii_is_for_whoever_asks_and_where_there_is_nothing_else(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], mark: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    shelve(paths, TINY.replace('"Tiny"', '"T\u00eeny"'))
    async with looker(paths, (80, 40)) as me:
        await me.tab_to("T\u00eeny")
        assert me.focused.startswith(f"{mark}> T\u00eeny")


# --- calm -------------------------------------------------------------------------------------


async def test_nothing_blinks_or_moves(paths: Paths) -> None:
    async with looker(paths, (80, 40)) as me:
        assert me.app.animation_level == "none"
        for keys in (("slash", "escape"), ("s", "escape"), ("ctrl+p", "escape")):
            await me.press(keys[0])
            for widget in me.app.screen.walk_children():
                assert not getattr(widget, "cursor_blink", False)
                assert widget.auto_refresh is None
                assert not isinstance(widget, LoadingIndicator)
            await me.press(*keys[1:])
