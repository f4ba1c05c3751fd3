"""A walk line by line and the same walk in the program save the same file, but for id and times."""

import os
import re
from pathlib import Path

import pytest

from tests.plain.answering import BEFORE, Sitting
from tests.screens.checklist import shelve
from tests.screens.driving import Person, person
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths, paths_from

TIMES = re.compile(r"^(started|saved) = .*$", re.MULTILINE)
NEXT = "pagedown"


def same_but_for_id_and_times(paths: Paths) -> str:
    (file,) = paths.reflections.glob("*.toml")
    text = file.read_text("utf-8")
    ending = file.stem[-6:]
    return TIMES.sub(r"\1", text).replace(file.stem, "ID").replace(ending, "ENDING")


@pytest.fixture
def others(paths: Paths, tmp_path: Path) -> Paths:
    """Another person's folders, with the same checklist."""
    there = tmp_path / "other"
    environment = {**os.environ, "TICLIST_HOME": str(there)}
    found = paths_from(environment, there)._replace(sites=paths.sites)
    shelve(found)
    return found


async def short_walk(me: Person) -> None:
    await me.press(NEXT, "2", "tab")
    await me.tab_to("I noticed")
    await me.write("I waited.\n\nThen I asked.")
    await me.press(NEXT, "3", "f9")
    await me.tab_to("I noticed")
    await me.write("back")
    await me.press(NEXT)
    await me.write("It took a lot.")
    await me.press(NEXT)
    await me.write("That I can wait.")
    await me.tab_to("One step, small")
    await me.write("Ask first")
    await me.tab_to("Stop")
    await me.press("enter")
    await me.tab_to("My team")
    await me.press("enter")
    await me.tab_to("2026-12-05")
    await me.write("2099-12-05")
    await me.tab_to("Something to think")
    await me.write("The wait")
    await me.tab_to("For yourself")
    await me.write("Tired")
    await me.press("f4", "f4")


SHORT = [
    *BEFORE[:1],
    *BEFORE[2:],
    *("2", "I waited.", ".", "Then I asked.", ""),
    *("3", "mark", "\\back", ""),
    *("It took a lot.", ""),
    *("That I can wait.", "", "Ask first", "", "2", "2", "2099-12-05"),
    *("The wait", "", "Tired", ""),
    "save",
]


async def full_walk(me: Person) -> None:
    await me.tab_to("Myself")
    await me.press("space", NEXT, "4", "f6")
    await me.tab_to("My own impression")
    await me.press("space")
    await me.tab_to("A colleague said")
    await me.press("space", NEXT, "5")
    await me.tab_to("I noticed")
    await me.write("Not me")
    await me.press(NEXT)
    await me.write("So")
    await me.press(NEXT, "6", NEXT, NEXT, NEXT, "f4")


FULL = [
    *("3", "", ""),
    *("4", "ac", "", "5", "Not me", ""),
    *("So", "", ""),
    *("6", "", "", ""),
    *("", ""),
    "save",
]


async def one_section(me: Person) -> None:
    await me.press(NEXT, "2", NEXT, NEXT, NEXT, "f4")


ONE = ["", "", "2", "", "", "", "", "", "", "save"]


@pytest.mark.parametrize(
    ("opening", "keys", "lines"),
    [
        (Opening("tiny", "short"), short_walk, SHORT),
        (Opening("tiny", "full"), full_walk, FULL),
        (Opening("tiny", "one", "edge"), one_section, ONE),
    ],
    ids=["short", "full", "one"],
)
async def test_both_save_the_same(
    sit: Sitting, paths: Paths, others: Paths, opening: Opening, keys: object, lines: list[str]
) -> None:
    assert callable(keys)
    async with person(others, opening) as me:
        await keys(me)
        assert me.where == "Saved"
    said = sit(*lines, opening=opening)
    assert said.code == 0
    assert same_but_for_id_and_times(paths) == same_but_for_id_and_times(others)


async def test_both_begin_with_the_same(sit: Sitting, paths: Paths, others: Paths) -> None:
    async with person(others, Opening("tiny", "short")) as me:
        await me.tab_to("2026-")
        await me.press(*["backspace"] * 10)
        await me.write("2026-01-05")
        await me.press("tab")
        await me.write("A cold week")
        await me.tab_to("Begin")
        await me.press("enter", "f4", "f4")
        assert me.where == "Saved"
    said = sit("", "2026-01-05", "A cold week", *[""] * 9, "save", checklist="tiny")
    assert said.code == 1
    said = sit("", "short", "2026-01-05", "A cold week", *[""] * 9, "save", checklist="tiny")
    assert said.code == 0
    assert same_but_for_id_and_times(paths) == same_but_for_id_and_times(others)
