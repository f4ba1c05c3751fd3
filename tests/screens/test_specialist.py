"""Prompts for people trained for specialist work: there for them, and for nobody else missing."""

import pytest

from tests.screens.checklist import TINY, save_some, shelve
from tests.screens.driving import PAPER, WIDE, Person, person
from ticlist.model.opening import Opening
from ticlist.model.wording import FOR_SPECIALISTS, NONE_SHORT
from ticlist.storage.paths import Paths

DEEP = "I work with what comes."
CARE = """
[[section]]
id = "care"
principle = "culture"
title = "Deep care"

[[section.prompt]]
id = "plan"
text = "I plan the care that follows."
level = "competent"
short = true
"""
# A section of these alone, first and in between: the hardest places to be silent about.
WITH_CARE = TINY.replace("\n[[section]]", f"{CARE}\n[[section]]", 1)


@pytest.fixture(autouse=True)
def _care(paths: Paths) -> None:
    shelve(paths, WITH_CARE)


def trained(paths: Paths) -> None:
    paths.settings.write_text("specialist = true\n", encoding="utf-8")


async def seen_on_the_way(me: Person) -> str:
    """All that is shown from before the start to what is saved and read."""
    seen = [me.shown]
    walk = me.app.desk.walk
    await me.press("pagedown")
    walk = me.app.desk.walk
    assert walk is not None
    for _ in walk.pages:
        seen.append(me.shown)
        await me.press("pagedown")
    seen.append(me.shown)
    await me.press("f4")
    seen.append(me.shown)
    await me.press("enter")
    seen.append(me.shown)
    return "\n".join(seen)


@pytest.mark.parametrize("depth", ["short", "full"])
async def test_nobody_without_it_is_shown_any_of_it(paths: Paths, depth: str) -> None:
    opening = Opening("tiny", "short" if depth == "short" else "full")
    async with person(paths, opening, (120, 120)) as me:
        assert ("3" if depth == "short" else "4") + " prompts in all." in me.shown
        seen = await seen_on_the_way(me)
    for words in (DEEP, "Deep care", "I plan the care", "competent", "specialist"):
        assert words not in seen
    pages = {"short": "2 of 6: Safety", "full": "2 of 10: Safety"}
    assert pages[depth] in seen


async def test_whoever_sets_it_is_asked_them_in_their_places(paths: Paths) -> None:
    trained(paths)
    async with person(paths, Opening("tiny", "full"), (120, 120)) as me:
        assert "6 prompts in all." in me.shown
        seen = await seen_on_the_way(me)
    for words in (DEEP, "[x] Deep care", "I plan the care", "2 of 13: Deep care"):
        assert words in seen


async def test_a_section_of_them_alone_is_not_offered_as_the_one_section(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one"), PAPER) as me:
        assert "Deep care" not in me.shown
        assert "(*) Safety" in me.shown
        assert "Which section? 2 prompts in all." in me.shown
        await me.press("pagedown")
        assert me.where == "Tiny, 2 of 6: Safety"
    trained(paths)
    async with person(paths, Opening("tiny", "one"), PAPER) as me:
        assert "(*) Deep care" in me.shown
        assert "Which section? 1 prompt in all." in me.shown


async def test_the_list_of_sections_beside_a_page_does_not_hold_it(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), WIDE) as me:
        await me.press("pagedown")
        assert "> Safety" in me.shown
        assert "Deep care" not in me.shown


async def test_what_one_leaves_out_is_never_among_them(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.click("[x] Myself")
        await me.press("pagedown")
        assert me.app.desk.walk is not None
        assert me.app.desk.walk.beginning.left_out == {"self"}


async def test_looking_back_has_no_empty_place_for_them(paths: Paths) -> None:
    save_some(paths, 2)
    async with person(paths, size=(120, 60)) as me:
        await me.click("> Over time")
        assert "Deep care" not in me.shown
        assert DEEP not in me.shown


async def test_where_there_is_nothing_else_it_is_said_whom_it_is_for(paths: Paths) -> None:
    shelve(
        paths,
        WITH_CARE.replace("short = true\n", 'level = "competent"\nshort = true\n')
        .replace('level = "competent"\nlevel', "level")
        .replace('text = "I ask before I touch."', 'level = "competent"\ntext = "I ask."'),
    )
    async with person(paths, Opening("tiny"), PAPER) as me:
        assert FOR_SPECIALISTS in me.text
        assert "prompts in all" not in me.text
        await me.click("( ) One section")
        assert FOR_SPECIALISTS in me.text


async def test_where_no_prompt_is_short_it_is_said(paths: Paths) -> None:
    shelve(paths, TINY.replace("short = true\n", ""))
    async with person(paths, Opening("tiny"), PAPER) as me:
        assert NONE_SHORT in me.text
        await me.click("( ) Full")
        assert "4 prompts in all." in me.text
