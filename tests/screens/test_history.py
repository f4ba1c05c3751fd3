"""All reflections: newest first, narrowed as one types, and what is older."""

import pytest

from tests.lookback.stepping import put
from tests.screens.at_history import listed, narrowed, opened
from tests.screens.driving import NARROW, person
from tests.screens.saved import (
    FIRST,
    THREE,
    names_in,
    put_three,
    reflected,
)
from tests.storage.making import keep
from tests.storage.tree import standing
from ticlist.storage.paths import Paths

# --- the list -------------------------------------------------------------------------------------


async def test_newest_first_each_with_what_it_is_about(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        assert listed(me) == ["1 November 2026", "6 June 2026", "3 March 2026"]
        assert "> 1 November 2026 11:00  Tiny  A wet week." in me.shown
        assert "  3 March 2026 09:00  Tiny  A cold week." in me.shown
        await me.press("down", "enter")
        assert "Tiny, 6 June 2026" in me.shown
        assert "In June." in me.shown
        await me.press("escape")
        assert "> 6 June 2026" in me.shown
        await me.press("escape")
        assert me.where == "ticlist"


async def test_a_long_line_is_cut_with_a_mark(paths: Paths) -> None:
    put(paths, reflected(FIRST, context="A week that was " + "very " * 30 + "long."))
    async with person(paths, size=NARROW) as me:
        await opened(me)
        (line,) = [line for line in me.lines if "3 March" in line]
        assert line.rstrip().endswith("...")


async def test_where_nothing_is_saved_there_is_nothing_to_look_back_on(paths: Paths) -> None:
    async with person(paths) as me:
        assert "All reflections" not in me.shown
        assert "Find" not in me.shown.partition("F1 Help")[0]


# --- narrowing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-06", ["6 June 2026"]),
        ("2026", ["1 November 2026", "6 June 2026", "3 March 2026"]),
        ("MARCH", ["3 March 2026"]),
        ("tiny nov", ["1 November 2026"]),
        ("school", []),
        (" ", ["1 November 2026", "6 June 2026", "3 March 2026"]),
    ],
)
async def test_the_list_narrows_to_days_months_and_checklists(
    paths: Paths, words: str, days: list[str]
) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, words)
        assert listed(me) == days
        assert ("No day and no checklist fits that." in me.shown) == (not days)


async def test_it_narrows_at_each_letter_and_widens_again(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("n", "j")
        assert listed(me) == ["6 June 2026"]
        await me.press("x")
        assert listed(me) == []
        await me.press("backspace", "backspace")
        assert len(listed(me)) == 3


async def test_of_two_checklists_one_can_be_had(paths: Paths) -> None:
    put_three(paths)
    keep(paths, "2026-10-10-1200-school-dddddd")
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "school")
        assert listed(me) == ["10 October 2026"]


async def test_letters_that_are_keys_elsewhere_are_letters_in_the_box(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "cun/")
        assert me.where == "Saved reflections"
        assert "cun/" in me.shown
        assert "/ Find" not in me.keys
        assert "c Compare" not in me.keys
        assert len(names_in(paths.reflections)) == 3


async def test_enter_goes_to_what_fits_or_finds_what_does_not(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await narrowed(me, "june")
        await me.press("enter", "enter")
        assert "In June." in me.shown
        await me.press("escape")
        await narrowed(me, "cold week")
        assert listed(me) == []
        await me.press("enter")
        assert me.where == "Find in what I wrote"
        await me.until(lambda: "1 place." in me.shown)
        assert "A [cold week]." in me.shown
        await me.press("escape")
        assert me.where == "Saved reflections"


async def test_slash_finds_and_n_narrows_from_the_list(paths: Paths) -> None:
    put_three(paths)
    async with person(paths) as me:
        await opened(me)
        await me.press("slash")
        assert me.where == "Find in what I wrote"
        await me.press("escape", "n", "3")
        assert "█3" in me.shown


# --- what is older --------------------------------------------------------------------------------

OLD, OLDER = "2020-01-01-0900-tiny-dddddd", "2019-01-01-0900-tiny-eeeeee"


def put_old(paths: Paths, age: str = "2y") -> None:
    put_three(paths)
    put(paths, reflected(OLD), reflected(OLDER))
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f'look_through_after = "{age}"\n', encoding="utf-8")


async def test_what_is_older_is_offered_to_be_looked_through(paths: Paths) -> None:
    put_old(paths)
    before = standing(paths.data)
    async with person(paths) as me:
        await opened(me)
        assert len(listed(me)) == 5
        await me.tab_to("> Look through what is older than 2 years (2)")
        await me.press("enter")
        assert listed(me) == ["1 January 2020", "1 January 2019"]
        assert "Older than 2 years: to keep, or to forget with Delete." in me.shown
        assert "> Show all again" in me.shown
        await me.tab_to("> Show all again")
        await me.press("enter")
        assert len(listed(me)) == 5
        await me.press("escape", "escape")
    assert standing(paths.data) == before


async def test_one_after_the_other_of_what_is_older_is_forgotten_and_nothing_newer(
    paths: Paths,
) -> None:
    put_old(paths)
    async with person(paths) as me:
        await opened(me)
        await me.click("> Look through")
        await me.press("delete")
        assert listed(me) == ["1 January 2019"]
        await me.press("delete", "delete", "delete")
        assert listed(me) == []
        assert "Nothing is older than 2 years." in me.shown
        await me.press("u")
        assert listed(me) == ["1 January 2019"]
        await me.click("> Show all again")
        assert len(listed(me)) == 4
        assert "Look through what is older than 2 years (1)" in me.shown
        await me.press("escape", "escape")
    assert names_in(paths.reflections) == sorted(f"{each}.toml" for each in (*THREE, OLDER))


async def test_letters_in_the_box_show_what_is_newer_too(paths: Paths) -> None:
    put_old(paths)
    async with person(paths) as me:
        await opened(me)
        await me.click("> Look through")
        await me.press("n")
        await me.write("tiny")
        assert len(listed(me)) == 5
        await me.click("> Look through")
        assert listed(me) == ["1 January 2020", "1 January 2019"]
        assert "tiny" not in me.shown


async def test_where_nothing_is_older_nothing_is_offered(paths: Paths) -> None:
    put_old(paths, "100y")
    async with person(paths) as me:
        await opened(me)
        assert "older" not in me.shown
    paths.settings.unlink()
    async with person(paths) as me:
        await opened(me)
        assert "older" not in me.shown
