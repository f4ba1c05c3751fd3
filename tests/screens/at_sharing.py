"""Somebody who shares what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.lookback.stepping import put
from tests.screens.at_history import opened
from tests.screens.saved import FIRST, SECOND, answer_to, reflected

if TYPE_CHECKING:
    from pathlib import Path

    from tests.screens.driving import Person
    from ticlist.storage.paths import Paths

MAIL, NUMBER = "anna@example.org", "943 476 5919"
CHOOSE, FOUND, SEEN = "what leaves", "what could identify a person", "exactly what leaves"
ASKED = "four questions"
PLAIN = "I spoke first."
TOLD_OF = f"She wrote from {MAIL}. I assumed too much."


def put_two(paths: Paths) -> None:
    """One with words that could identify a person, and an older one without."""
    put(
        paths,
        reflected(FIRST, answer_to("told", "not_yet"), context="A cold week."),
        reflected(
            SECOND,
            answer_to("told", "sometimes", PLAIN),
            answer_to("asked", "often", TOLD_OF),
            answer_to("edge", "within"),
            answer_to("rest", note="Sleep."),
            context="A hot week.",
        ),
    )


async def chosen_from(me: Person) -> None:
    """Go from home to what leaves of the newest reflection."""
    await opened(me)
    await me.press("e")
    assert me.where == f"Share: {CHOOSE}"


async def clicked(me: Person, *titles: str) -> None:
    """Click on some lines, in a window that shows them."""
    for title in titles:
        await me.click(title)


async def all_words(me: Person) -> None:
    """Have everything that was written leave."""
    await clicked(me, "What I wrote", "Passages, one by one", "Mark all of them")
    await me.press("escape")


async def looked_through(me: Person) -> None:
    """Go on to what was found."""
    await me.press("pagedown")
    assert me.where == f"Share: {FOUND}"
    await me.until(lambda: "Looking through" not in me.shown)
    await me.rest()


async def seen(me: Person) -> None:
    """Go on to what leaves, where nothing has to be decided on."""
    await me.press("pagedown")
    assert me.where == f"Share: {SEEN}"


async def asked(me: Person) -> None:
    """Go on to the questions."""
    while me.where == f"Share: {SEEN}":
        await me.press("pagedown")
    assert me.where == f"Share: {ASKED}"


async def answered(me: Person) -> None:
    """Answer the questions from the first on, as somebody does who is not concerned."""
    for number in (1, 1, 0, 1):
        await me.press(*["tab"] * number, "space", *["tab"] * (3 - number))


async def at_the_questions(me: Person) -> None:
    """Go on from what leaves to the questions, where nothing is found, and answer them."""
    await looked_through(me)
    await seen(me)
    await asked(me)
    await answered(me)


async def written(me: Person) -> None:
    """Write, and wait until it is."""
    await me.press("pagedown")
    await me.until(lambda: me.where == "Written")
    await me.rest()


def files_in(folder: Path) -> list[str]:
    """The names of what a folder holds."""
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []
