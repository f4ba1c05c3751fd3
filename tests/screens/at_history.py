"""Somebody at the list of all reflections."""

import re

from tests.screens.driving import Person

SET_ASIDE = "It is forgotten when you leave with F8 or Escape."
_DAY = re.compile(r"\d+ (January|March|June|October|November) \d{4}")


def listed(me: Person) -> list[str]:
    """The days in the list, from top to bottom."""
    rows = me.app.screen.query_one("Lines").region
    found = (_DAY.search(line) for line in me.lines[rows.y : rows.bottom])
    return [each[0] for each in found if each]


def at_home(me: Person) -> list[str]:
    """The days of what home shows."""
    return [each[0] for line in me.lines if (each := _DAY.search(line))]


async def opened(me: Person) -> None:
    """Go there from home."""
    await me.tab_to("> All reflections")
    await me.press("enter")
    assert me.where == "Saved reflections"


async def narrowed(me: Person, words: str) -> None:
    """Narrow the list to some words."""
    await me.press("n", "home", "shift+end", "delete")
    await me.write(words)
