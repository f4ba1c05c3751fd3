"""The whole way: home, before you start, the walk, closing, reading over, saved, read, history."""

from collections.abc import Awaitable, Callable

import pytest

from tests.screens.checklist import SHORT_PAGES, drafts, save_some, the_saved
from tests.screens.driving import LAPTOP, NARROW, WIDE, Person, person
from ticlist.model.depth import Depth
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths


async def by_function_keys(me: Person) -> None:
    await me.tab_to("Tiny")
    await me.press("enter", "pagedown", "4", "f6", "f9", "pagedown", "pagedown", "pagedown")
    await me.press("f4", "f4")


async def by_tab_and_enter(me: Person) -> None:
    await me.tab_to("Tiny")
    await me.press("enter")
    assert "Begin" in me.focused
    await me.press("enter")
    await me.tab_to("As a matter of course")
    await me.press("enter", "enter")
    assert me.where == "Tiny, 3 of 6: The edge of my role"
    for _ in range(3):
        await me.tab_to("Next")
        await me.press("enter")
    await me.tab_to("Save")
    await me.press("enter")


async def by_mouse(me: Person) -> None:
    for words in ("> Tiny", "Begin", "As a matter of course", "Next", "PgDn Next", "Next"):
        await me.click(words)
    for words in ("F4 Read over", "  Save"):
        await me.click(words)


@pytest.mark.parametrize(
    ("way", "size"),
    [
        (by_function_keys, LAPTOP),
        (by_function_keys, WIDE),
        (by_function_keys, NARROW),
        (by_tab_and_enter, LAPTOP),
        (by_tab_and_enter, NARROW),
        (by_mouse, LAPTOP),
        (by_mouse, WIDE),
    ],
)
async def test_from_home_to_saved(
    paths: Paths, way: Callable[[Person], Awaitable[None]], size: tuple[int, int]
) -> None:
    async with person(paths, size=size) as me:
        await way(me)
        assert me.where == "Saved"
    (answer,) = the_saved(paths).sections[0].answers
    assert (answer.prompt, answer.answer) == ("told", "routine")
    assert not drafts(paths)


async def test_mouse_in_a_small_window(paths: Paths) -> None:
    async with person(paths, size=NARROW) as me:
        for words in ("> Tiny", "Begin", "( ) 1", "F4 Read over", "F4 Save"):
            await me.click(words)
        assert me.where == "Saved"
    assert the_saved(paths).sections[0].answers[0].answer == "not_yet"


async def test_every_page_of_a_short_walk(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        for page in SHORT_PAGES:
            await me.press("pagedown")
            assert me.where == page
        await me.press("pagedown")
        assert me.where == "Tiny: read it over"
        for page in reversed(["Tiny: before you start", *SHORT_PAGES[:-1]]):
            await me.press("pageup")
            assert me.where == page
        await me.press("f4", "pageup")
        assert me.where == "Tiny: before you start"


async def test_a_full_walk_asks_after_each_section(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "full")) as me:
        pages = []
        while "read it over" not in me.where:
            await me.press("pagedown")
            pages.append(me.where.partition(": ")[2])
            if "What does this tell me?" in me.shown:
                await me.write("to " + me.where.partition(": ")[2][:4])
        assert pages == [
            *["Safety"] * 3,
            *["The edge of my role"] * 2,
            *["Myself"] * 2,
            "Closing",
            "read it over",
        ]
        await me.press("f4")
    saved = the_saved(paths)
    assert saved.depth == "full"
    assert [each.so_what for each in saved.sections] == ["to Safe", "to The ", "to Myse"]
    assert saved.close.is_empty


async def test_one_section(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.tab_to("One section")
        await me.press("enter")
        await me.tab_to("The edge")
        await me.press("enter", "pagedown", "2", "enter")
        assert me.where == "Tiny, 3 of 5: The edge of my role"
        await me.press("pagedown", "pagedown", "f4")
    saved = the_saved(paths)
    assert saved.depth == "one"
    assert [(each.id, each.answers[0].answer) for each in saved.sections] == [("edge", "unsure")]


async def test_one_section_from_the_command_line(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown")
        assert me.where == "Tiny, 2 of 5: Myself"


async def test_read_again_and_history(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "tab", "2", "pagedown", "f4", "f4")
        await me.press("enter")
        assert me.where == "Tiny"
        assert "Now and then" in me.shown
        await me.tab_to("Go back")
        await me.press("enter")
        await me.tab_to("See all reflections")
        await me.press("enter")
        assert me.where == "Saved reflections"
        await me.press("enter")
        assert "I tell people beforehand." in me.shown
        await me.press("escape", "escape")
        await me.tab_to("Go home")
        await me.press("enter")
        assert me.where == "ticlist"
        await me.click("> Tiny, ")
        assert "Now and then" in me.shown
        await me.click("> Go back")
        assert me.where == "ticlist"


async def test_older_reflections_stand_in_the_history(paths: Paths) -> None:
    save_some(paths, 4)
    async with person(paths) as me:
        await me.click("All reflections (4)")
        assert me.where == "Saved reflections"
        days = [line.split()[-2:] for line in me.lines if "  Tiny  " in line]
        assert days == [["day", str(day)] for day in (4, 3, 2, 1)]
        assert "> 4 November 2026" in me.shown
        await me.press("down", "enter")
        assert "Tiny, 3 November 2026" in me.shown
        await me.press("escape")
        await me.click("Go back")
        assert me.where == "ticlist"


async def test_sections_stand_beside_a_wide_page(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), WIDE) as me:
        await me.press("pagedown")
        assert "> Safety" in me.shown
        await me.click("  Myself")
        assert me.where == "Tiny, 4 of 6: Myself"
        assert "> Myself" in me.shown
        await me.press("f3")
        assert "> Myself (left out)" in me.shown


async def test_a_narrow_page_has_no_list_of_sections(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), NARROW) as me:
        await me.press("pagedown")
        assert "Myself" not in me.shown


async def test_a_line_of_reading_over_leads_to_its_page(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "pagedown", "pagedown", "pagedown")
        await me.write("all")
        await me.press("f4")
        await me.click("> I tell people beforehand.")
        assert me.where == "Tiny, 2 of 6: Safety"
        await me.press("4", "f4")
        await me.click("> What does this tell me?")
        assert me.where == "Tiny, 5 of 6: Closing"
        await me.press("f4")
        await me.click("> Safety")
        assert me.where == "Tiny, 2 of 6: Safety"
        await me.press("f4")
        await me.click("> Change the day")
        assert me.where == "Tiny: before you start"
        await me.press("pagedown", "f4")
        await me.click("Previous")
        assert me.where == "Tiny, 5 of 6: Closing"
        await me.click("  Previous")
        assert me.where == "Tiny, 4 of 6: Myself"
        await me.press("f4", "f4")
    saved = the_saved(paths)
    assert saved.sections[0].answers[0].answer == "routine"
    assert saved.close.so_what == "all"


@pytest.mark.parametrize(
    ("checklist", "depth"),
    [("tiny", "full"), ("school", "short"), ("clinic", "short"), ("social-work", "short")],
)
async def test_page_down_alone_saves_a_file_with_no_answers(
    paths: Paths, checklist: str, depth: Depth
) -> None:
    async with person(paths, Opening(checklist, depth)) as me:
        seen = set()
        while me.where not in seen:
            seen.add(me.where)
            await me.press("pagedown")
        assert "read it over" in me.where
        await me.press("f4")
    saved = the_saved(paths)
    assert (saved.sections, saved.close.is_empty, saved.depth) == ((), True, depth)
