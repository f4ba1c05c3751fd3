"""Several reflections leave together: picked from a list that may be long."""

import pytest

from tests.lookback.stepping import put
from tests.screens.at_sharing import at_the_questions, files_in, looked_through, seen, written
from tests.screens.driving import Person, person
from tests.screens.saved import (
    FIRST,
    SECOND,
    THIRD,
    THREE,
    answer_to,
    file_of,
    put_three,
    reflected,
)
from ticlist import taking
from ticlist.storage.exports import noted
from ticlist.storage.paths import Paths

TALL = (80, 60)


async def picking(me: Person) -> None:
    await me.click("> Take several to supervision")
    assert me.where == "Share: which reflections?"


async def test_marked_ones_leave_together_and_narrowing_loses_no_mark(paths: Paths) -> None:
    put_three(paths)
    async with person(paths, size=TALL) as me:
        await picking(me)
        await me.press("pagedown")
        assert "Mark one first" in me.shown
        await me.press("space", "down", "enter")
        assert "Marked: 2." in me.shown
        assert "> [x] 6 June 2026 10:00  Tiny  A hot week." in me.shown
        await me.press("shift+tab")
        await me.write("march")
        assert "June" not in me.shown
        assert "[ ] 3 March 2026" in me.shown
        await me.press("x")
        assert "No day and no checklist fits that." in me.shown
        await me.press("backspace", "enter", "pagedown")
        assert "2 reflections, from 6 June 2026 to 1 November 2026" in me.shown
        await me.click("What I wrote")
        await me.click("> Passages, one by one")
        assert "[ ] 1 November 2026: I tell people beforehand." in me.shown
        await me.press("escape")
        await at_the_questions(me)
        await written(me)
        assert "> Read the reflection again" not in me.shown
    assert files_in(paths.exports) == ["supervision-tiny-2026-11.html"]
    assert noted(paths)[0].reflections == (SECOND, THIRD)


async def test_all_can_be_marked_and_none_and_the_history_leads_there_too(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await me.tab_to("> All reflections")
        await me.press("enter")
        await picking(me)
        await me.click("> Mark all that are listed")
        assert "Marked: 3." in me.shown
        await me.click("> Take all marks away")
        assert "[x]" not in me.shown
        await me.press("escape")
        assert me.where == "Saved reflections"


async def test_many_are_read_in_the_background_and_too_many_are_not(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "FEW", 1)
    put_three(paths)
    async with person(paths, size=TALL) as me:
        await picking(me)
        await me.click("> Mark all")
        await me.press("pagedown")
        await me.until(lambda: me.where == "Share: what leaves")
        await me.press("escape")
        file_of(paths, FIRST).write_text("[", encoding="utf-8")
        await me.press("pagedown")
        await me.until(lambda: f"{FIRST}.toml" in "".join(me.text.split()))
        assert me.where == "Share: which reflections?"
        monkeypatch.setattr(taking, "MOST_AT_ONCE", 2)
        await me.press("pagedown")
        assert "narrow the list, to a year say" in me.text


async def test_of_several_it_is_said_which_to_change(paths: Paths) -> None:
    mail = "anna@example.org"
    put(paths, *(reflected(each, answer_to("told", "often"), context=mail) for each in THREE))
    async with person(paths, size=TALL) as me:
        await picking(me)
        await me.click("> Mark all")
        await me.press("pagedown")
        await me.click("What I wrote")
        await me.click("> Passages, one by one")
        await me.click("> Mark all")
        await me.press("escape")
        await looked_through(me)
        assert "and 2 more places" in me.text
        await me.press("enter")
        for day in ("1 November", "6 June", "3 March"):
            assert f"begins anew: Tiny, {day} 2026" in me.text
        await me.click("> Put 'an address'")
        await seen(me)
        assert mail not in me.shown


async def test_ten_thousand_are_listed_as_quickly_as_ten(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    read: list[str] = []
    async with person(paths) as me:
        past = me.app.desk.past
        name = past.names()[0]
        monkeypatch.setattr(
            past,
            "narrowed",
            lambda _: [name._replace(id=f"{THIRD[:-6]}{number:06x}") for number in range(10_000)],
        )

        def about(subject: str) -> str:
            read.append(subject)
            return ""

        monkeypatch.setattr(past, "about", about)
        await me.tab_to("> Take several")
        await me.press("enter", "space", "down", "space", "end", "space")
        assert "Marked: 3." in me.shown
    # Only what is seen is read.
    assert len(read) < 100
