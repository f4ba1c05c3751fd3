"""Nothing that is read can be clicked."""

from __future__ import annotations

import re
import webbrowser
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.app import App
from textual.widgets import Static

from tests.hostile.corpus import MARKUP
from tests.hostile.looking import Witness
from tests.hostile.making import Store
from tests.screens.driving import person
from ticlist.screens.widgets.key_line import KeyLine
from ticlist.screens.widgets.row import Row

if TYPE_CHECKING:
    from tests.screens.driving import Person
    from ticlist.storage.paths import Paths

SMALL = (60, 20)
CLICKS = {name: text for name, text in MARKUP.items() if "click" in name or "link" in name}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was opened outside of the program."""
    found: list[object] = []
    for name in ("open", "open_new", "open_new_tab", "get"):
        monkeypatch.setattr(webbrowser, name, lambda *given, **_: found.append(given))
    return found


async def click_all_that_is_read(me: Person) -> int:
    """Click every cell of the window but those of lines that do something; how many those are."""
    clicked = 0
    width, height = me.app.size
    for y in range(height):
        for x in range(width):
            if not isinstance(me.app.get_widget_at(x, y)[0], Row | KeyLine):
                clicked += 1
                for kind in (events.MouseDown, events.MouseUp):
                    # Past the queue, in which each click would wait for what the one before did.
                    await App.on_event(me.app, mouse(kind, x, y))
        await me.rest()
    return clicked


def mouse(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    """The left button, at a place."""
    return kind(
        None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
    )


TO_A_REFLECTION = [*["shift+tab"] * 4, "enter", "down", "enter"]


@pytest.mark.parametrize("keys", [["f7"], TO_A_REFLECTION], ids=["support", "reading"])
async def test_clicking_on_what_is_read_quits_nothing_and_opens_nothing(
    paths: Paths, opened: list[object], keys: list[str]
) -> None:
    Store(paths, MARKUP, CLICKS)
    paths.support.write_text("\n".join(CLICKS.values()), "utf-8")
    async with person(paths, size=SMALL) as me:
        await me.press(*keys)
        await me.until(lambda: me.where != "ticlist")
        await me.press(*["ctrl+down"] * 9)
        here, at = me.app.screen, me.where
        assert re.search(r"\[(@click|link)=", me.shown)
        assert await click_all_that_is_read(me) > 800
        assert (me.app.screen, me.where) == (here, at)
        assert not me.has_left()
        Witness(me).looks()
    assert not opened


async def test_the_program_opens_no_address(paths: Paths, opened: list[object]) -> None:
    async with person(paths) as me:
        me.app.open_url("https://example.org/")
        await me.app.run_action("app.open_url('https://example.org/')")
        await me.rest()
        assert not me.has_left()
    assert not opened


async def test_a_text_that_acts_would_be_found(paths: Paths) -> None:
    async with person(paths, size=SMALL) as me:
        page = me.app.screen.query_one("#page")
        await page.mount(Static("[@click=app.quit]press[/]"), before=0)
        await me.rest()
        with pytest.raises(AssertionError, match=r"app\.quit"):
            Witness(me).looks()
        await click_all_that_is_read(me)
        assert me.has_left()
