"""What a terminal shows after differences is what it would show if all were drawn anew."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING

from tests.drawn import Watcher, watcher
from tests.faults.report import note, runs
from tests.hostile import test_screens
from tests.hostile.looking import Witness
from tests.hostile.making import Store

if TYPE_CHECKING:
    import pytest

    from ticlist.storage.paths import Paths

STEPS = runs(300)
OF_ONE_WAY = 30
SIZES = ((80, 24), (80, 24), (40, 20), (120, 40), (61, 17), (100, 30), (32, 9))
KEYS = (
    *("tab", "shift+tab", "down", "up", "enter", "space", "pagedown", "pageup", "home", "end"),
    *("left", "right", "ctrl+down", "ctrl+up", "1", "3", "7", "0", "f1", "f2", "f3", "f5", "f6"),
    *("f7", "f9", "f4", "escape", "backspace", "ctrl+p", "c", "t", "d", "m", "w", "slash"),
    *("shift+left", "ctrl+a", "delete", "ctrl+z", "o", "g", "a", "e", "down", "tab"),
)
WORDS = (
    "they were heard ",
    "\u5b89\u5fc3\u3067\u304d\u308b ",
    "e\u0301a\u0308o\u0302 ",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 ",
    "\u2764\ufe0f ok ",
    "\U0001f600\U0001f1ec\U0001f1e7 ",
    "\u0928\u092e\u0938\u094d\u0924\u0947 ",
    "\u0645\u0631\u062d\u0628\u0627 ",
    "caf\u00e9 \u2014 \u201cyes\u201d \u2026\n",
    "\u4e00" * 45,
)
WAYS = (
    ("> ",),
    ("> All reflections", "down"),
    ("> All reflections", "down", "enter"),
    ("> All reflections", "down", "c", "enter"),
    ("> All reflections", "down", "t"),
    ("> All reflections", "down", "enter", "a"),
    ("> Steps",),
    ("> Go on with",),
    ("> Go on with", "f4"),
    ("> w",),
)
"""From home: the line to open, and the keys after that."""


async def go(me: Watcher, way: tuple[str, ...]) -> None:
    row, *keys = way
    await me.tab_to(row)
    await me.press("enter", *keys)


async def step(me: Watcher, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.05:
        size = chance.choice(SIZES)
        await me.resize(*size)
        return f"resize {size}"
    if kind < 0.2:
        words = chance.choice(WORDS)
        await (me.paste(words) if chance.random() < 0.3 else me.write(words))
        return f"write {words!r}"
    key = chance.choice(KEYS)
    await me.press(key)
    return key


async def test_differences_come_to_what_whole_frames_show(paths: Paths) -> None:
    chance = random.Random(20261121)  # noqa: S311 - no secret
    done: list[str] = []
    for way in cycle(WAYS):
        if len(done) >= STEPS:
            break
        Store(paths)  # anew: what was saved or forgotten on one way is missing on the next
        async with watcher(paths) as me:
            await go(me, way)
            for _ in range(OF_ONE_WAY):
                if me.has_left():
                    break
                try:
                    me.check()
                    me.check_cursor()
                except BaseException as error:
                    error.add_note(
                        f"after {len(done)}, {done[-5:]}, on {me.app.screen}:\n{me.shown}"
                    )
                    raise
                done.append(await step(me, chance))
    note("differences drawn", len(done))


class CursorWitness(Witness):
    """Looks at the terminal, too: where its cursor is, and whether all is drawn."""

    me: Watcher

    def looks(self, *texts: str) -> None:
        """Look at the screen of this moment."""
        if type(self.me.app.screen).__name__ not in self.seen:
            self.me.check()
        super().looks(*texts)
        self.me.check_cursor()


async def test_on_every_screen_the_cursor_is_on_what_has_the_focus(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(test_screens, "person", watcher)
    monkeypatch.setattr(test_screens, "Witness", CursorWitness)
    # It visits every screen there is, or fails.
    await test_screens.test_what_files_hold_is_shown_as_text_on_every_screen(paths, monkeypatch)
