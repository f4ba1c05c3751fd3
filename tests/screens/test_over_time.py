"""Over time in the program: a grid under headings that stay, told in words, opened with Enter."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.screens.checklist import shelve
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from ticlist.files.reflection_file import reflection_bytes
from ticlist.lookback.glyphs import legend
from ticlist.model.reflection import Answer, ChecklistNamed, ReflectedSection, Reflection
from ticlist.screens.widgets.grid import Grid

if TYPE_CHECKING:
    import pytest

    from ticlist.storage.paths import Paths

FIRST = dt.date(2026, 1, 5)
TOLD, ASKED = "I tell people beforehand.", "I ask before I touch."


def saved(
    paths: Paths, number: int, answers: dict[str, str | None], *, left_out: bool = False
) -> Reflection:
    """A reflection of a week, with answers by prompt; None is words alone."""
    on = FIRST + dt.timedelta(weeks=number)
    letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:06}")
    asked = {"told": TOLD, "asked": ASKED}
    given = tuple(
        Answer(prompt, 1, asked[prompt], answer, note=f"Week {number}, {prompt}.")
        for prompt, answer in answers.items()
    )
    sections = [ReflectedSection("safety", "Safety", principle="safety", answers=given)]
    if left_out:
        sections.append(ReflectedSection("edge", "The edge", strand="scope", left_out=True))
    reflection = Reflection(
        f"{on}-1430-tiny-{letters}",
        on,
        dt.datetime.combine(on, dt.time(14, 30), dt.UTC),
        "full",
        "en",
        "a test",
        ChecklistNamed("tiny", "1", "Tiny"),
        dt.datetime.combine(on, dt.time(14, 40), dt.UTC),
        sections=tuple(sections),
    )
    paths.reflections.mkdir(parents=True, exist_ok=True)
    file = paths.reflections / f"{reflection.id}.toml"
    file.write_bytes(reflection_bytes(reflection))
    return reflection


async def open_it(me: Person) -> None:
    await me.click("> Over time")
    await me.until(lambda: "Reading ..." not in me.shown)
    await me.rest()


def mark(word: str) -> str:
    (found,) = [sign for sign, meaning in legend() if meaning == word]
    return found


async def test_days_stand_beside_each_other_the_newest_at_the_right(paths: Paths) -> None:
    saved(paths, 0, {"told": "not_yet", "asked": None})
    saved(paths, 4, {"told": "routine"}, left_out=True)
    async with person(paths) as me:
        await open_it(me)
        assert me.where == "Over time: Tiny"
        year, month, day = (line.split() for line in me.lines[1:4])
        assert (year, month, day) == (["year", "26"], ["month", "01", "02"], ["day", "05", "02"])
        (row,) = [line for line in me.lines if line.startswith(" > I tell people")]
        assert row.split()[-2:] == [mark("Not yet"), f"[{mark('As a matter of course')}]"]
        (other,) = [line for line in me.lines if ASKED[:12] in line]
        assert other.split()[-1] == mark("Words, and no answer")
        assert "2 February 2026: As a matter of course. I tell people beforehand." in me.text
        assert "Safety: Not yet" in me.shown


async def test_each_cell_is_told_in_words_and_opened_with_enter(paths: Paths) -> None:
    for week in range(3):
        saved(paths, week, {"told": "often", "asked": "not_role"})
    async with person(paths, size=LAPTOP) as me:
        await open_it(me)
        await me.press("left", "down")
        assert "12 January 2026: Not part of my role. I ask before I touch." in me.text
        await me.press("enter")
        assert "Week 1, asked." in me.shown
        assert ASKED in me.focused
        await me.press("escape")
        assert me.where == "Over time: Tiny"
        await me.press("home")
        assert "5 January 2026: Not part of my role." in me.text
        await me.press("end", "up")
        assert "19 January 2026: More often than not." in me.text
        await me.press("up")
        assert "19 January 2026: More often than not." in me.text


async def test_a_window_that_holds_few_days_scrolls_under_headings_that_stay(paths: Paths) -> None:
    for week in range(30):
        saved(paths, week, {"told": "often", "asked": "sometimes"})
    async with person(paths, size=NARROW) as me:
        await open_it(me)
        newest = me.lines[3].split()[1:]
        assert newest[-1] == "27"
        await me.press("home")
        assert me.lines[3].split()[1] == "05"
        assert any(line.startswith(" > I tell") for line in me.lines)
        assert "5 January 2026: More often than not." in me.text
        await me.press("pagedown", "pagedown", "pagedown")
        assert [line.split()[0] for line in me.lines[1:4]] == ["year", "month", "day"]
        assert "> Safety:" in me.shown
        await me.press("pageup", "pageup", "pageup", "right")
        assert "12 January 2026: More often than not. I tell" in me.text


async def test_prompts_are_grouped_by_the_six_principles_and_back(paths: Paths) -> None:
    saved(paths, 0, {"told": "often"})
    async with person(paths, size=PAPER) as me:
        await open_it(me)
        await me.press("g")
        assert "Peer support" in me.shown
        assert "not covered by this checklist" in me.shown
        assert "Grouped by SAMHSA's six principles." in me.text
        await me.press("g")
        assert "Peer support" not in me.shown
        assert "Grouped by the checklist's sections." in me.text


async def test_older_days_come_in_while_one_looks_and_the_chosen_one_stays(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.hindsight.SOON_SHOWN", 2)
    monkeypatch.setattr("ticlist.background.SHOWN_EVERY", -1)
    for week in range(6):
        saved(paths, week, {"told": "often"})
    async with person(paths) as me:
        await open_it(me)
        assert me.lines[3].split()[1:] == ["05", "12", "19", "26", "02", "09"]
        assert "9 February 2026: More often than not." in me.text


async def test_where_nothing_was_answered_it_says_so(paths: Paths) -> None:
    saved(paths, 0, {})
    async with person(paths) as me:
        await open_it(me)
        assert "Nothing was answered yet with this checklist." in me.shown
        await me.press("down", "right", "end", "home", "pagedown", "enter", "g")
        assert me.where in {"Over time: Tiny", "Tiny"}


async def test_of_several_checklists_one_is_chosen(paths: Paths) -> None:
    saved(paths, 0, {"told": "often"})
    shelve(paths, _other(), "other")
    other = saved(paths, 1, {"told": "routine"})
    (paths.reflections / f"{other.id}.toml").unlink()
    named = replace(
        other,
        id=other.id.replace("tiny", "other"),
        checklist=ChecklistNamed("other", "1", "Other"),
    )
    (paths.reflections / f"{named.id}.toml").write_bytes(reflection_bytes(named))
    async with person(paths) as me:
        await me.click("> Over time")
        assert me.where == "Over time: which checklist?"
        assert "Other (1)" in me.shown
        assert "Tiny (1)" in me.shown
        await me.press("down", "enter")
        await me.until(lambda: "[M" in me.shown)
        assert me.where == "Over time: Tiny"


def _other() -> str:
    from tests.screens.checklist import TINY  # noqa: PLC0415 - only one test wants another

    return TINY.replace('id = "tiny"', 'id = "other"').replace('"Tiny"', '"Other"')


async def test_marks_are_ascii_where_that_is_wanted(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICLIST_ASCII", "1")
    saved(paths, 0, {"told": "often", "asked": "not_arisen"})
    async with person(paths) as me:
        await open_it(me)
        (row,) = [line for line in me.lines if "I tell people" in line and "26" not in line]
        assert row.isascii()
        assert "[M=]" in row


async def test_the_mouse_goes_to_a_cell_and_then_opens_it(paths: Paths) -> None:
    for week in range(3):
        saved(paths, week, {"told": "often", "asked": "sometimes"})
    async with person(paths) as me:
        await open_it(me)
        await me.click(mark("Now and then"))
        assert "5 January 2026: Now and then. I ask before I touch." in me.text
        await me.click(f"[{mark('Now and then')}")
        assert "Week 0, asked." in me.shown


async def test_only_what_is_in_the_window_is_drawn(paths: Paths) -> None:
    for week in range(300):
        saved(paths, week, {"told": "often", "asked": "sometimes"})
    async with person(paths) as me:
        await open_it(me)
        asked: list[tuple[int, int]] = []
        grid = me.app.screen.query_one(Grid)
        cell = grid._data.cell

        def counted(row: int, column: int) -> str:
            asked.append((row, column))
            return cell(row, column)

        grid._data.cell = counted  # type: ignore[method-assign]
        await me.press("home")
        columns = {column for _, column in asked}
        assert 0 in columns
        assert len(columns) < 40


async def test_a_history_looks_as_calm_whichever_way_it_goes(paths: Paths) -> None:
    words = ["not_yet", "sometimes", "often", "routine"]
    drawn = []
    for name, order in (("rising", words), ("falling", words[::-1])):
        of_one = paths._replace(data=paths.data / name)
        for week, word in enumerate(order):
            saved(of_one, week, {"told": word, "asked": word})
        async with person(of_one) as me:
            await open_it(me)
            drawn.append(_without_marks(me))
    assert drawn[0] == drawn[1]
    assert any("\N{FULL BLOCK}" in text for line in drawn[0] for _, text in line)


def _without_marks(me: Person) -> list[list[tuple[str, str]]]:
    """The grid as it is drawn, with one sign in the place of every mark."""
    signs = re.compile("|".join(re.escape(sign) for sign, _ in legend()))
    strips = me.app.screen._compositor.render_strips()[1:7]
    return [
        [(str(each.style), signs.sub("\N{FULL BLOCK}", each.text)) for each in strip]
        for strip in strips
    ]
