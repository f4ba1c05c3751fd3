"""A quiet line under the page, where somebody wants it: it comes, it goes, it holds up nothing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import Person, person
from ticlist.model.opening import Opening
from ticlist.screens.widgets import quiet_mark
from ticlist.screens.widgets.quiet_mark import QuietMark
from ticlist.sharing import noticed

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

TINY = Opening("tiny")
POSTCODE = "This looks like it holds a postcode. It may stay"
PRIVATE = "This looks like it holds a private word of yours."


@pytest.fixture
def paths(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setattr(quiet_mark, "PAUSE", 0.02)
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text("mark_identifiers = true\n", "utf-8")
    return paths


def in_window(me: Person, words: str) -> bool:
    return words in me.text


async def comes(me: Person, words: str) -> None:
    await me.until(lambda: in_window(me, words))


async def goes(me: Person, words: str) -> None:
    await me.until(lambda: not in_window(me, words))


async def test_it_comes_after_a_pause_and_goes_with_what_it_is_about(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("She is in LS2 9JT")
        await comes(me, POSTCODE)
        await me.press("backspace")
        await goes(me, POSTCODE)
        await me.write("T")
        await comes(me, POSTCODE)
        await me.press("pagedown")
        assert not in_window(me, POSTCODE)
        await me.press("pageup")
        await comes(me, POSTCODE)


async def test_words_of_ones_own_and_one_line_boxes_count(paths: Paths) -> None:
    paths.private_words.write_text("Harbourside\n", "utf-8")
    async with person(paths, TINY) as me:
        await me.press(*["pagedown"] * 4)
        await me.tab_to("One step")
        await me.write("Ask at harbourside")
        await comes(me, PRIVATE)


async def test_nothing_waits_for_it(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slowly(text: str, _: object) -> str:
        begun.set()
        may_end.wait(10)
        return f"It held {text}"

    monkeypatch.setattr(noticed, "noticed", slowly)
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("one")
        await me.until(begun.is_set)
        await me.write(" two")
        assert in_window(me, "one two")
        await me.press("pagedown")
        may_end.set()
        await comes(me, "It held")
        assert not in_window(me, "It held one")


async def test_the_line_that_is_written_on_stays_in_sight(paths: Paths) -> None:
    async with person(paths, TINY, size=(40, 16)) as me:
        await me.begin()
        await me.press("3", "tab")
        await me.write("so it was\n" * 12 + "in LS2 9JT")
        await comes(me, "holds a postcode")
        await me.rest()
        assert in_window(me, "in LS2 9JT")


@pytest.mark.parametrize("settings", ["", "mark_identifiers = false\n"])
async def test_there_is_none_where_nobody_wants_it(paths: Paths, settings: str) -> None:
    paths.settings.write_text(settings, "utf-8")
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("LS2 9JT")
        assert not me.app.screen.query(QuietMark)
