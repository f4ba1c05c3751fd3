"""Every key of ours is declared once, with a name, words for the help, and a key that is free."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from textual.binding import Binding

import ticlist.screens
from ticlist.everywhere import Everywhere
from ticlist.screens.adding import AddingScreen
from ticlist.screens.asked import AskedScreen
from ticlist.screens.before import BeforeScreen
from ticlist.screens.comparing import CompareScreen
from ticlist.screens.finding import FindScreen
from ticlist.screens.found import FoundScreen
from ticlist.screens.history import HistoryScreen
from ticlist.screens.home import HomeScreen
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.not_kept import NotSavedScreen
from ticlist.screens.one_by_one import OneByOneScreen
from ticlist.screens.over_time import OverTimeScreen
from ticlist.screens.own_text import OwnTextScreen
from ticlist.screens.page import Page
from ticlist.screens.pause import PauseScreen
from ticlist.screens.picking import PickingScreen
from ticlist.screens.reading import SavedReadingScreen
from ticlist.screens.reading_over import ReadingOverScreen
from ticlist.screens.rewording import RewordingScreen
from ticlist.screens.seen import SeenScreen
from ticlist.screens.steps import StepsScreen
from ticlist.screens.walking import WalkingScreen
from ticlist.screens.what_leaves import WhatLeavesScreen
from ticlist.screens.widgets.choices import Answers, Choice
from ticlist.screens.widgets.grid import Grid
from ticlist.screens.widgets.keys import key_in_full, key_short
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.ticks import Ticks
from ticlist.screens.widgets.words import LineBox

# A box on one of these takes the letters first.
WHERE_NOTHING_IS_TYPED = [
    HomeScreen,
    LinesPage,
    HistoryScreen,
    FindScreen,
    SavedReadingScreen,
    CompareScreen,
    OverTimeScreen,
    StepsScreen,
]
OURS = [
    Everywhere,
    Page,
    PauseScreen,
    BeforeScreen,
    WalkingScreen,
    ReadingOverScreen,
    NotSavedScreen,
    Answers,
    Choice,
    LineBox,
    Row,
    *WHERE_NOTHING_IS_TYPED,
    AddingScreen,
    PickingScreen,
    WhatLeavesScreen,
    OneByOneScreen,
    FoundScreen,
    RewordingScreen,
    SeenScreen,
    AskedScreen,
    OwnTextScreen,
    Lines,
    Ticks,
    Grid,
]
# The table of keys in the design, and what is "as everywhere".
KEYS = {
    "help": "f1",
    "pause": "f2",
    "support": "f7",
    "leave-now": "f8",
    "back": "escape",
    "palette": "ctrl+p",
    "scroll-up": "ctrl+up",
    "scroll-down": "ctrl+down",
    "walk.next": "pagedown",
    "walk.back": "pageup",
    "walk.leave-out": "f3",
    "walk.finish": "f4",
    "walk.last-time": "f5",
    "walk.basis": "f6",
    "walk.supervision": "f9",
    "pause.end": "enter,escape,f2",
    **{f"answer.{digit}": str(digit) for digit in range(8)},
}
LETTERS = {
    "find": "slash",
    "narrow": "n",
    "compare": "c",
    "over-time": "t",
    "amend": "a",
    "discuss": "d",
    "later": "l",
    "export": "e",
    "forget": "delete",
    "undo": "u",
    "settings": "s",
    "team": "p",
    "contribute": "p",
    "steps.open": "o",
    "group": "g",
    "compare.all": "a",
    "compare.moved": "m",
    "compare.words": "w",
}
AS_EVERYWHERE = {"tab", "up", "down", "left", "right", "enter", "space", "enter,space"}
OF_A_LIST = {"home", "end", "pageup", "pagedown"}


def bindings() -> list[Binding]:
    found = [each for owner in OURS for each in vars(owner)["BINDINGS"]]
    assert all(isinstance(each, Binding) for each in found)
    return found


def test_every_key_has_a_name_and_words() -> None:
    assert [each for each in bindings() if not (each.id and each.tooltip)] == []


def test_every_key_is_one_of_the_design() -> None:
    found = {each.id: each.key for each in bindings()}
    assert {name: key for name, key in found.items() if name in KEYS} == KEYS
    assert {name: key for name, key in found.items() if name in LETTERS} == LETTERS
    others = {str(name): key for name, key in found.items() if name not in KEYS | LETTERS}
    for name, key in others.items():
        is_of_a_list = name.startswith(("lines.", "grid."))
        assert key in AS_EVERYWHERE | (OF_A_LIST if is_of_a_list else set()), name


def test_letters_are_keys_only_where_nothing_is_typed() -> None:
    with_letters = {
        owner for owner in OURS for each in vars(owner)["BINDINGS"] if each.id in LETTERS
    }
    assert with_letters <= set(WHERE_NOTHING_IS_TYPED)


def test_every_class_with_keys_is_looked_at() -> None:
    found = set()
    for module in pkgutil.walk_packages(ticlist.screens.__path__, "ticlist.screens."):
        for name, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if each.__module__ == module.name and vars(each).get("BINDINGS"):
                found.add(name)
    # Answers of another shape, with the keys of answers.
    assert found - {"_Outcomes"} <= {each.__name__ for each in OURS}


def test_no_page_has_one_key_twice() -> None:
    for owner in OURS:
        keys = [each.key for each in vars(owner)["BINDINGS"]]
        assert len(keys) == len(set(keys)), owner


def test_one_name_means_one_key() -> None:
    found: dict[str | None, set[str]] = {}
    for each in bindings():
        found.setdefault(each.id, set()).add(each.key)
    assert {name: keys for name, keys in found.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("key", "short", "in_full"),
    [
        ("f1", "F1", "F1"),
        ("pagedown", "PgDn", "PageDown"),
        ("escape", "Esc", "Escape"),
        ("ctrl+p", "^P", "Ctrl+P"),
        ("ctrl+up", "^UP", "Ctrl+Up"),
    ],
)
def test_what_a_key_is_called(key: str, short: str, in_full: str) -> None:
    assert (key_short(key), key_in_full(key)) == (short, in_full)
