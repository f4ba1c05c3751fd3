"""Every key of ours is declared once, with a name, words for the help, and a key that is free."""

import pytest
from textual.binding import Binding

from ticlist.everywhere import Everywhere
from ticlist.screens.before import BeforeScreen
from ticlist.screens.not_kept import NotSavedScreen
from ticlist.screens.page import Page
from ticlist.screens.pause import PauseScreen
from ticlist.screens.reading_over import ReadingOverScreen
from ticlist.screens.walking import WalkingScreen
from ticlist.screens.widgets.choices import Answers, Choice
from ticlist.screens.widgets.keys import key_in_full, key_short
from ticlist.screens.widgets.row import Row

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
    Row,
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
    "walk.basis": "f6",
    "walk.supervision": "f9",
    "pause.end": "enter,escape,f2",
    **{f"answer.{digit}": str(digit) for digit in range(8)},
}
AS_EVERYWHERE = {"tab", "up", "down", "enter", "space", "enter,space"}


def bindings() -> list[Binding]:
    found = [each for owner in OURS for each in vars(owner)["BINDINGS"]]
    assert all(isinstance(each, Binding) for each in found)
    return found


def test_every_key_has_a_name_and_words() -> None:
    assert [each for each in bindings() if not (each.id and each.tooltip)] == []


def test_every_key_is_one_of_the_design() -> None:
    found = {each.id: each.key for each in bindings()}
    assert {name: key for name, key in found.items() if name in KEYS} == KEYS
    others = {key for name, key in found.items() if name not in KEYS}
    assert others <= AS_EVERYWHERE


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
