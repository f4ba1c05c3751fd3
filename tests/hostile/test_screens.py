"""On every screen there is, every text is shown as text."""

from __future__ import annotations

import datetime as dt
import inspect
import pkgutil
import re
import tomllib
from importlib import import_module
from itertools import cycle
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

import ticlist.screens
from tests.files.reflections import WHOLE
from tests.hostile.corpus import CONTROLS, ENDLESS, MARKUP
from tests.hostile.looking import Witness, squeezed
from tests.hostile.making import DRAFT, SAVED, Store, filled, written
from tests.joining import it_is, others_can_read, picture_in, team_in
from tests.lookback.stepping import put
from tests.screens.checklist import TINY
from tests.screens.driving import person
from tests.screens.saved import answer_to, reflected
from tests.storage.owners import a_live_one, hand_to
from ticlist.files import durable
from ticlist.files.reflection_file import reflection_table
from ticlist.model.periods import period_before
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from ticlist.storage.paths import Paths

TALL, PAPER = (100, 300), (100, 120)


def no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def texts_in(table: object) -> Iterable[str]:
    """Every hostile text of a table from a file, where it is not the id of a prompt."""
    if isinstance(table, str) and re.match(r"w[0-9]{2} ", table):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from texts_in(value if key != "prompt" else None)
    elif isinstance(table, list):
        for value in table:
            yield from texts_in(value)


def notes_of(table: dict[str, Any]) -> list[str]:
    """Every note in the table of a reflection."""
    answers = [each for section in table["section"] for each in section.get("answer", ())]
    return [each["note"] for each in answers if "note" in each]


def steps_of(table: dict[str, Any]) -> list[dict[str, str]]:
    """Every step of a section in the table of a reflection."""
    return [step for section in table["section"] for step in section.get("step", ())]


async def at_home(it: Witness, store: Store) -> None:
    """Home, all that lies over it, and what is kept."""
    title = store.checklist["title"]
    it.looks("Go on with " + title, "> " + title)
    await it.does("f1", "f7", "escape", "escape")
    await it.does("f2", "f2", "f1")
    await it.me.click("> Informed, competent")
    it.looks()
    await it.does("escape", "escape", "ctrl+p")
    await it.me.write("help [/b] [@click=app.quit]x[/]")
    it.looks()
    await it.does("escape")
    assert it.me.where == "ticlist"


async def setting(it: Witness) -> None:
    """What can be set, the keys, and own texts."""
    await it.does("s")
    assert it.me.where == "Settings"
    await it.me.click("> Keys")
    await it.does("down", "enter")
    await it.me.write("[/b]")
    await it.does("enter", "escape", "end", "escape")
    for line in ("> Private words", "> Support text", "> Language"):
        await it.me.click(line)
        it.looks()
        await it.does("escape")
    await it.does("escape")
    assert it.me.where == "ticlist"


async def reading(it: Witness, store: Store) -> None:
    """What is saved, from the list of it; one of it cannot be read."""
    await it.me.click("> All reflections")
    # A line is cut where the window ends.
    it.looks(store.checklist["title"][:60])
    await it.does("enter", "down")
    assert it.me.where == "Saved reflections"
    for name in sorted(SAVED, reverse=True)[:2]:
        await it.does("enter")
        saved = {**store.saved[name]}
        for hidden in ("newer", "language", "written_with"):
            saved.pop(hidden)
        it.looks(*texts_in(saved))
        await it.does("escape", "down")
    await it.does("escape")


async def looking_back(it: Witness, store: Store) -> None:
    """What is saved beside each other, over time, its steps, and what is found in it."""
    newest = store.saved[SAVED[-1]]
    await it.me.click("> All reflections")
    await it.does("down", "c")
    assert it.me.where == "Compare with which?"
    await it.does("enter")
    assert it.me.where.startswith("Compare: ")
    it.looks(*notes_of(newest), newest["context"])
    await it.does("m", "w", "a", "pagedown", "end", "home", "enter", "escape", "escape")
    await it.does("t")
    assert it.me.where.startswith("Over time: ")
    await it.me.until(lambda: "Reading ..." not in it.me.shown)
    await it.does("g", "down", "left", "end", "g", "escape", "slash")
    await it.me.write("w0")
    await it.me.until(lambda: "so far" not in it.me.shown and " places." in it.me.shown)
    await it.does("down", "end", "enter", "escape", "escape", "escape")
    await it.me.click("> Steps")
    await it.me.until(lambda: "Reading ..." not in it.me.shown)
    it.looks(*(step["text"] for step in steps_of(newest)))
    await it.does("o", "end", "enter", "escape", "escape")
    assert it.me.where == "ticlist"


async def sharing(it: Witness, store: Store) -> None:
    """Every page on the way from what is saved to a file of it."""
    newest = store.saved[SAVED[-1]]
    await it.me.click("> Take several to supervision")
    it.looks(store.checklist["title"][:50])
    await it.does("down", "space", "shift+tab", "x", "backspace", "enter", "pagedown")
    assert it.me.where == "Share: what leaves"
    it.looks(*(each["title"] for each in newest["section"] if each.get("answer")))
    for part in ("Private sections", "scope of my role", "Steps, and what", "What I wrote"):
        await it.me.click(part)
    await it.me.click("> Prompts, one by one")
    await it.does("space", "space", "escape")
    await it.me.click("> Passages, one by one")
    await it.me.click("> Mark all of them")
    await it.does("escape", "pagedown")
    await it.me.until(lambda: "Looking through" not in it.me.shown)
    await it.me.rest()
    while "To decide" in it.me.shown:
        await it.does("home", "enter")
        await it.me.click("> Leave it, knowingly")
    await it.does("enter", "enter", "x", "pagedown", "enter", "escape")
    await it.me.click("Go on")
    it.looks()
    while "exactly" in it.me.where:
        await it.does("pagedown")
    for number in range(4):
        await it.does("space", *["tab"] * (3 if number < 3 else 0))
    await it.does("pagedown")
    await it.me.until(lambda: it.me.where == "Written")
    await it.does("f1", "escape", "escape")
    assert it.me.where == "ticlist"


async def changing(it: Witness, store: Store) -> None:
    """What is saved, changed and added to, and put down again."""
    newest = store.saved[SAVED[-1]]
    title = visible_line(newest["checklist"]["title"])[:50]
    for page in ("d", "a"):
        await it.me.click("> All reflections")
        await it.does("down", "enter")
        assert squeezed(it.me.where).startswith(squeezed(title[:20]))
        if page == "d":
            await it.does("tab", "l")
            assert it.me.where.startswith("Looking again at")
            it.looks(newest["section"][0]["answer"][0]["asked"])
            await it.does("escape")
            await it.me.click("> All reflections")
            await it.does("down", "enter")
        await it.does(page)
        if page == "d":
            await it.does("escape")
    it.looks(*notes_of(newest))
    await it.me.click(f"> {newest['section'][0]['answer'][0]['asked'][:20]}")
    await it.me.press("tab")
    await it.me.write("x")
    await it.does("f4", "f4")
    assert it.me.where == "The earlier wording"
    await it.does("escape", "escape")
    assert it.me.where == "ticlist"
    it.looks()


async def before(it: Witness, store: Store) -> None:
    """Before one starts: what can be chosen."""
    checklist = store.checklist
    await it.me.click(f"> {checklist['title'][:12]}")
    it.looks(checklist["title"], checklist["about"], checklist["standing"])
    await it.me.click("( ) Look at them now")
    newest = store.saved[SAVED[-1]]
    it.looks(*(step["text"] for step in steps_of(newest)), newest["checklist"]["title"])
    for depth in ("( ) One section", "( ) Full"):
        await it.me.click(depth)
        it.looks(*(section["title"] for section in checklist["section"]))
        it.looks(*(section["about"] for section in checklist["section"]))


async def walking(it: Witness, store: Store) -> None:
    """Every page there is, with a window wide enough for the sections beside them and without."""
    for section in store.checklist["section"]:
        for prompt in section["prompt"]:
            if prompt.get("level") == "competent":
                continue
            await it.does("pagedown")
            it.looks(prompt["text"], f"For example: {prompt['example']}")
        await it.does("f3", "f3")
        await it.does("pagedown")
        it.looks(section["so_what"], section["now_what"])
    await it.me.pilot.resize_terminal(200, 60)
    await it.does("f1", "escape", "pagedown", "pageup", "pageup", "f4")
    assert "read it over" in it.me.where
    await it.does("f4")
    assert it.me.where == "Saved"
    await it.does("f1", "escape", "escape")


async def a_draft(it: Witness, store: Store) -> None:
    """Words that another program wrote, gone on with."""
    await it.me.pilot.resize_terminal(*PAPER)
    await it.me.click("> Go on with")
    it.looks()
    draft = store.draft
    await it.does("f4")
    it.looks(draft["context"], draft["section"][0]["so_what"])
    it.looks(draft["section"][0]["answer"][0]["asked"], draft["close"]["private"])


async def in_trouble(it: Witness, patch: pytest.MonkeyPatch) -> None:
    """What is said where nothing can be kept, and where a draft is open elsewhere."""
    with patch.context() as disk:
        disk.setattr(durable, "replace", no_room)
        disk.setattr(durable, "create", no_room)
        await it.does("pageup", "pageup", "1", "escape")
        assert it.me.where == "Not kept yet"
        await it.me.click("> Save a copy")
        await it.me.write("/nowhere/[/b]/$a/[@click=app.quit]x")
        await it.does("enter")
        it.looks("/nowhere/[/b]/$a/[@click=app.quit]x")
        await it.does("escape", "escape", "f4", "f4")
        assert it.me.where == "Not saved yet"
    await it.does("escape", "pageup", "escape", "s")
    await it.me.click("> Private words")
    await it.me.write("[/b]x")
    with patch.context() as disk:
        disk.setattr(durable, "replace", no_room)
        await it.does("f8")
        assert it.me.where == "Not kept yet"
    await it.does("escape", "escape", "escape")
    assert it.me.where == "ticlist"


async def elsewhere(it: Witness, paths: Paths) -> None:
    """A draft that is open in a program that calls itself what it likes."""
    odd = " ".join(CONTROLS.values()).replace("\r", "\n")
    owner = a_live_one()._replace(terminal=odd, since="[@click=app.quit]x[/] \u202e [/b]")
    hand_to(owner, paths, DRAFT)
    await it.me.click("> Go on with")
    assert it.me.where == "Open in another ticlist"
    it.looks(owner.in_words())
    await it.does("enter")
    await it.me.click("> Go back")
    await it.does("down", "down", "enter")
    assert it.me.where == "ticlist"


def a_team(paths: Paths, patch: pytest.MonkeyPatch, name: str, others: Iterable[str]) -> None:
    """A team of some name that lies where it likes, into whose inbox some others can look."""
    drop = paths.data.parent / "drop [@click=app.quit]x[/] [/b]"
    before = paths.settings.read_text(encoding="utf-8")
    team_in(paths, drop, name)
    after = paths.settings.read_text(encoding="utf-8")
    paths.settings.write_text(f"{before}\n{after}", encoding="utf-8")
    it_is(dt.datetime.combine(WHOLE.on, dt.time(), dt.UTC), patch)
    others_can_read(patch, *others)
    # The oldest, of one that only says what can be added.
    put(paths, reflected("2026-10-05-0900-tiny-dddddd", answer_to("told", "often")))
    picture_in(drop, period_before(WHOLE.on, "quarter"), told="both")


async def together(it: Witness, name: str, others: Iterable[str]) -> None:
    """What is added to the picture of a team, and the pictures."""
    it.looks(f"> Your team's picture: {name}")
    await it.does("p")
    await it.me.until(lambda: "Reading ..." not in it.me.shown)
    await it.does("enter")
    await it.me.until(lambda: "Both: neither" in it.me.shown)
    it.looks(name)
    await it.does("f1", "escape", "escape", "escape")
    await it.me.click("> All reflections")
    await it.does("end", "enter", "p")
    await it.me.until(lambda: "> Add it" in it.me.shown)
    it.looks(*others)
    await it.me.click("> Add it")
    await it.me.until(lambda: "Added. You can" in it.me.text)
    await it.me.click("> Take it back")
    await it.me.until(lambda: "Taken back." in it.me.text)
    it.looks()
    await it.does("escape", "escape", "escape")
    assert it.me.where == "ticlist"


def screens() -> set[str]:
    """Every screen there is."""
    found = set()
    for module in pkgutil.walk_packages(ticlist.screens.__path__, "ticlist.screens."):
        for name, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and each.__module__ == module.name:
                found.add(name)
    # What others are made from, and nobody sees.
    return found - {"Page", "LinesPage", "AddingScreen"}


async def test_what_files_hold_is_shown_as_text_on_every_screen(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "[@click=app.quit]x[b]\x1b]2;owned\x07\u202e$a\udcff"
    paths = paths._replace(data=paths.data / name, config=paths.config / name)
    store = Store(paths)
    team, others = " ".join(MARKUP.values()), CONTROLS.values()
    a_team(paths, monkeypatch, team, others)
    async with person(paths, size=TALL) as me:
        it = Witness(me)
        await at_home(it, store)
        await together(it, team, others)
        await setting(it)
        await me.pilot.resize_terminal(*PAPER)
        await reading(it, store)
        await looking_back(it, store)
        await sharing(it, store)
        await changing(it, store)
        await before(it, store)
        await walking(it, store)
        await a_draft(it, store)
        await in_trouble(it, monkeypatch)
        await elsewhere(it, paths)
    assert it.seen >= screens()


async def test_a_hundred_thousand_letters_without_a_space_are_shown_and_end_nothing(
    paths: Paths,
) -> None:
    table = tomllib.loads(TINY) | {"title": ENDLESS, "about": ENDLESS}
    table["section"][0]["prompt"][0]["text"] = ENDLESS
    written(paths.checklists / "tiny.toml", table)
    saved = filled(reflection_table(WHOLE), {"title", "context", "note"}, cycle([ENDLESS]))
    written(paths.reflections / f"{SAVED[0]}.toml", saved | {"id": SAVED[0]})
    paths.support.write_text(ENDLESS, encoding="utf-8")
    async with person(paths) as me:
        it = Witness(me)
        it.looks("> aaaa")
        await it.does("f1", "f7", "escape", "escape")
        while "aaaa" not in me.focused:
            await me.press("shift+tab")
        await me.press("enter")
        assert me.where.startswith("a" * 70)
        await it.does("ctrl+down", "escape")
        await me.press("tab")
        await me.tab_to("aaaa")
        await it.does("enter")
        assert me.where.startswith("a" * 70)
        # The first one shows who can read it.
        await it.does("pagedown", "pagedown", "1", "pagedown", "f4", "f4")
        assert me.where == "Saved"
