"""A file that nobody should meet hides no other, keeps nobody out, and is left as it is."""

import pytest

from tests.screens.checklist import leave_a_draft, save_some
from tests.screens.driving import PAPER, Person, person
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.tree import standing
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

BAD = "2030-01-01-1200-tiny-bbbbbb"
"""Newer than any other, so that it stands first in every list."""


SOME = [each for each in HOSTILE if each.name in {"truncated", "newer", "link", "pipe", "5 MB"}]
"""One of each way of being refused; all of them are tried with the commands."""


@pytest.fixture(params=SOME, ids=str)
def hostile(request: pytest.FixtureRequest, paths: Paths) -> Hostile:
    """A good draft and a good reflection, with a hostile one before each."""
    save_some(paths, 1)
    leave_a_draft(paths)
    each: Hostile = request.param
    each.put(paths.reflections / f"{BAD}.toml")
    each.put(paths.drafts / f"{BAD}.toml")
    return each


def is_told(me: Person, hostile: Hostile) -> bool:
    return " ".join(hostile.told_on_reading.split()) in me.text


async def test_one_among_drafts_is_told_and_the_program_goes_on(
    paths: Paths, hostile: Hostile
) -> None:
    before = standing(paths.data)
    async with person(paths, Opening(draft=BAD), PAPER) as me:
        await me.until(lambda: is_told(me, hostile))
        assert not me.has_left()
        assert "Tiny" in me.shown
    assert standing(paths.data) == before


async def test_one_among_the_saved_is_told_and_the_others_are_read(
    paths: Paths, hostile: Hostile
) -> None:
    before = standing(paths.data)
    async with person(paths, size=PAPER) as me:
        await me.tab_to("> Tiny, 1 January 2030")
        await me.press("enter")
        await me.until(lambda: is_told(me, hostile))
        await me.tab_to("> Tiny, 1 November 2026")
        await me.press("enter")
        assert "day 1" in me.shown
    assert standing(paths.data) == before
