"""Nothing moves, nothing presses, nothing is told by colour, and no word of ours judges."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.timer import Timer
from textual.widgets._toast import Toast

from tests.screens.checklist import leave_a_draft, save_some
from tests.screens.driving import PAPER, Person, person
from tests.tools import ROOT
from ticlist.model.opening import Opening
from ticlist.storage.paths import Paths

# Of answers and people: a page may well be scrolled up, and a day to come be before a step.
JUDGING = re.compile(
    r"\b(fail\w*|poor\w*|weak\w*|deficien\w*|scor\w+|grade\w*|overdue|incomplete|should have"
    r"|improve\w*|declin\w*|worse\w*|better|streak\w*|badge\w*|points?|levels?|percent\w*|%)\b",
    re.IGNORECASE,
)
COUNTING = re.compile(
    r"\b(unanswered|not answered|(?<!can be )skipped|remaining|outstanding|left to do|missed"
    r"|\d+ of \d+ (answered|prompts|questions))\b",
    re.IGNORECASE,
)


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a module that could be shown: not those that only document it."""
    tree = ast.parse(path.read_text("utf-8"))
    documenting = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    for node in texts:
        if isinstance(node.value, str) and id(node) not in documenting and " " in node.value:
            yield node.lineno, node.value


def test_no_text_of_ours_judges_or_counts_what_was_skipped() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted((ROOT / "ticlist").rglob("*.py"))
        for line, text in literals(path)
        if JUDGING.search(text) or COUNTING.search(text)
    ]
    assert found == []


def is_on(timer: Timer) -> bool:
    return timer._active.is_set()


def moving(me: Person) -> list[str]:
    """What would change the window with no key pressed; a cursor blinks by a timer."""
    screen = me.app.screen
    pumps = (me.app, screen, *screen.walk_children())
    timers = [str(timer) for pump in pumps for timer in pump._timers if is_on(timer)]
    level: str = me.app.animation_level
    animated = bool(me.app.animator._animations) or level != "none"
    toasts = [str(toast) for toast in screen.query(Toast)]
    return [
        *(timer for timer in timers if "screen_update" not in timer),
        *toasts,
        *(["animation"] if animated else []),
    ]


WAY = [
    *[
        "home",
        "f1",
        "escape",
        "f7",
        "escape",
        "f2",
        "escape",
        "ctrl+p",
        "escape",
        "ctrl+c",
        "enter",
    ],
    *[
        "f1",
        "escape",
        "pagedown",
        "3",
        "f6",
        "f9",
        "f1",
        "escape",
        "f3",
        "pagedown",
        "2",
        "tab",
        "a",
    ],
    *["pagedown", "b", "pagedown", "c", "tab", "tab", "f4", "f1", "escape", "f4", "f1", "escape"],
    *[
        "enter",
        "f1",
        "escape",
        "escape",
        "down",
        "down",
        "enter",
        "f1",
        "escape",
        "escape",
        "down",
        "enter",
        "f1",
        "escape",
        "escape",
        "down",
        "enter",
    ],
]


async def test_on_the_whole_way_nothing_moves_judges_or_counts(paths: Paths) -> None:
    save_some(paths, 1)
    leave_a_draft(paths)
    async with person(paths, size=PAPER) as me:
        await me.tab_to("> Tiny")
        for key in WAY[1:]:
            await me.press(key)
            assert moving(me) == []
            for what in (JUDGING, COUNTING):
                assert what.search(" ".join(me.shown.split()).replace("not a score", "")) is None
        assert me.where == "ticlist"


async def test_nothing_happens_by_itself(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "3")
        shown, walk = me.shown, me.app.desk.walk
        assert walk is not None
        page = walk.page
        for _ in range(10):
            await me.pilot.pause()
        assert me.shown == shown
        assert walk.page == page


async def test_a_skip_is_never_mentioned_again(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        await me.press("pagedown", "pagedown", "1", "f4")
        assert "I tell people beforehand." not in me.shown
        assert "Safety" not in me.shown
        await me.press("f4", "enter")
        assert "I tell people beforehand." not in me.shown


async def test_what_is_chosen_is_told_by_a_mark(paths: Paths) -> None:
    async with person(paths, Opening("tiny"), PAPER) as me:
        assert (me.shown.count("(*)"), me.shown.count("[x]")) == (1, 3)
        await me.click("[x] Myself")
        assert (me.shown.count("[x]"), me.shown.count("[ ]")) == (2, 1)
        await me.press("pagedown")
        before = me.shown
        assert "(*)" not in before
        await me.press("3")
        changed = [
            new
            for old, new in zip(before.split("\n"), me.lines, strict=True)
            if old.rstrip() != new.rstrip()
        ]
        assert any("(*) 3" in line for line in changed)


@pytest.mark.parametrize("theme", ["ticlist-dark", "ticlist-light", "ticlist-contrast", "terminal"])
async def test_every_theme_shows_every_page(paths: Paths, theme: str) -> None:
    paths.settings.write_text(f'theme = "{theme}"\n', encoding="utf-8")
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "1", "f4")
        assert "> I tell people beforehand." in me.shown


async def test_nothing_written_stands_in_the_title_of_the_window(paths: Paths) -> None:
    async with person(paths, Opening("tiny", "one", "self")) as me:
        await me.press("pagedown")
        await me.write("SECRET")
        await me.press("f4", "f4")
        titles = {me.app.title, me.app.sub_title}
        titles |= {
            text or "" for each in me.app.screen_stack for text in (each.title, each.sub_title)
        }
        assert titles <= {"ticlist", "TiclistApp", ""}
