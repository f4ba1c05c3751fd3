"""What is sent: the difference between what a terminal shows and what it is to show."""

import inspect
import random
from types import SimpleNamespace
from typing import Any

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor as compositor
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from tests.drawn import compare
from tests.end_to_end.emulation import Emulation
from ticlist.wire import CURSOR_OFF, CURSOR_ON, Wire, cells_of, is_as_wide_everywhere, style_change

CONSOLE = Console(color_system="truecolor", force_terminal=True)
WIDTH, HEIGHT = 24, 6
STYLES = [
    Style.parse(each)
    for each in (
        "default",
        "bold #112233 on #445566",
        "#112233 on #445566",
        "underline #112233",
        "reverse bold",
        "italic on #445566",
        "color(9) on color(200)",
        "strike",
        "red on blue",
    )
]
TEXTS = (
    "heard ",
    "   ",
    " " * 12,
    "\u5b89\u5fc3",
    "e\u0301",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\u2764\ufe0f",
    "\U0001f600",
    "\u2026",
    "\u0928\u0940",
    "x",
    "\u0301o",
)


def whole(*rows: str | list[Strip], style: str = "") -> Any:  # noqa: ANN401 - as Textual gives it
    """An update of the whole screen."""
    strips = [
        [Strip([Segment(row, Style.parse(style))])] if isinstance(row, str) else row for row in rows
    ]
    width = sum(each.cell_length for each in strips[0])
    return compositor.LayoutUpdate(strips, Region(0, 0, width, len(rows)))  # type: ignore[arg-type]


def sent(wire: Wire, update: object, cursor: tuple[int, int] | None = (0, 0)) -> str:
    wire.take(update, CONSOLE)
    return wire.sent(cursor)


# --- how little is sent ---------------------------------------------------------------------------


def test_a_letter_is_one_letter() -> None:
    wire = Wire()
    sent(wire, whole("one tw     ", style="red"), (6, 0))
    assert sent(wire, whole("one two    ", style="red"), (7, 0)) == "o"


def test_what_is_shown_already_is_not_sent() -> None:
    wire = Wire()
    assert sent(wire, whole("one", "two"))
    assert not sent(wire, whole("one", "two"))
    wire.forget()
    assert "one" in wire.sent((0, 0))


@pytest.mark.parametrize(
    ("before", "after", "cursor", "expected"),
    [
        ("abcdefghijkl", "Abcdefghijkl", (1, 0), "A"),
        ("abcdefghijkl", "AbCdefghijkl", (3, 0), "AbC"),
        ("abcdefghijkl", "AbcdefghijKl", (11, 0), "A\x1b[9CK"),
        ("abcdefghijkl", "abcdefghijkl", (4, 0), "\x1b[5G"),
        ("abcdefghijkl", "abcdefghijkL", (0, 0), "\x1b[12GL\r"),
        ("abcdefghijkl", "ab          ", (0, 0), "ab\x1b[K\r"),
        ("abcdefghijkl", "abXdefghijkl", (2, 0), "abX\b"),
    ],
)
def test_the_shortest_way_is_taken(
    before: str, after: str, cursor: tuple[int, int], expected: str
) -> None:
    wire = Wire()
    sent(wire, whole(before))
    assert sent(wire, whole(after), cursor) == expected


def test_blanks_in_the_middle_are_erased_together() -> None:
    wire = Wire()
    sent(wire, whole("a" * 20))
    assert sent(wire, whole("a" + " " * 15 + "a" * 4)) == "a\x1b[15X\r"


def test_where_a_terminal_erases_without_colour_blanks_in_one_are_written() -> None:
    wire = Wire(erases_in_colour=False)
    sent(wire, whole("a" * 20, style="on blue"))
    assert " " * 20 in sent(wire, whole(" " * 20, style="on blue"))
    assert "\x1b[K" in sent(wire, whole(" " * 20))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "", "\x1b[m"),
        (None, "1;31", "\x1b[0;1;31m"),
        ("1;31", "", "\x1b[m"),
        ("31;44", "32;44", "\x1b[32m"),
        ("1;38;2;1;2;3;48;2;4;5;6", "38;2;1;2;3;48;2;4;5;6", "\x1b[22m"),
        ("1;2;38;2;100;100;100", "2;38;2;100;100;100", "\x1b[22;2m"),
        ("38;2;100;100;100;48;5;200", "38;2;100;100;100", "\x1b[49m"),
        ("4;9", "4;9", ""),
        ("97;10", "97", "\x1b[0;97m"),
    ],
)
def test_of_a_style_only_what_changes_is_sent(
    before: str | None, after: str, expected: str
) -> None:
    assert style_change(before, after) == expected


def test_the_cursor_is_hidden_while_much_is_drawn_and_does_not_blink() -> None:
    wire = Wire()
    first = sent(wire, whole(*["x" * 80] * 5))
    assert first.endswith(CURSOR_ON)
    much = sent(wire, whole(*["y" * 80] * 5), (3, 1))
    assert much.startswith(CURSOR_OFF)
    assert much.endswith(CURSOR_ON)
    assert sent(wire, whole(*["y" * 80] * 5), None) == CURSOR_OFF
    assert not wire.sent(None)
    assert wire.sent((3, 1)) == CURSOR_ON


# --- what is shown --------------------------------------------------------------------------------


def test_a_text_is_taken_apart_into_cells() -> None:
    assert cells_of("ab") == ("", ["a", "b"])
    assert cells_of("e\u0301\u6f22") == ("", ["e\u0301", "\u6f22", ""])
    assert cells_of("\u0301a\x1b[\x9b") == ("\u0301", ["a", "["])
    assert not is_as_wide_everywhere("\U0001f600")
    assert is_as_wide_everywhere("\u6f22")


def test_what_is_wide_is_never_cut_in_half() -> None:
    wire = Wire()
    sent(wire, whole("a\u6f22b"))
    half = SimpleNamespace(
        spans=[(0, 2, 4)], chops=[{0: None, 2: Strip([Segment("xy")])}], chop_ends=[[2, 4]]
    )
    emulation = Emulation(4, 1)
    emulation.feed(drawn_anew(wire, half).encode())
    assert emulation.screen.display == ["a xy"]
    narrow = whole([Strip([Segment("ab\u6f22")], cell_length=3)])
    assert sent(Wire(), narrow).count("\u6f22") == 0


def test_a_mark_stands_on_what_is_before_it_in_its_widget() -> None:
    wire = Wire()
    marked = Strip([Segment("a"), Segment("\u0301b")])
    assert "a\u0301" in sent(wire, whole([marked]))
    alone = whole([Strip([Segment("x")]), Strip([Segment("\u0301b")])])
    assert "\u0301" not in sent(Wire(), alone)


def drawn_anew(wire: Wire, update: object) -> str:
    wire.take(update, CONSOLE)
    wire.forget()
    return wire.sent((0, 0))


def _strip(chance: random.Random, width: int) -> Strip:
    segments = [
        Segment(chance.choice(TEXTS), chance.choice(STYLES)) for _ in range(chance.randint(1, 5))
    ]
    return Strip(segments).adjust_cell_length(width, chance.choice(STYLES))


def test_after_any_differences_all_is_as_if_drawn_anew() -> None:
    chance = random.Random(7)  # noqa: S311 - no secret
    wire, shown = Wire(), Emulation(WIDTH, HEIGHT)
    shown.feed(b"\x1b[?7l")
    for number in range(400):
        if number % 50 == 0:
            update: Any = whole(*[[_strip(chance, WIDTH)] for _ in range(HEIGHT)])
        else:
            y, cut = chance.randrange(HEIGHT), chance.randrange(1, WIDTH)
            first, second = _strip(chance, cut), _strip(chance, WIDTH - cut)
            row = {0: first, cut: second} if chance.random() < 0.5 else {0: None, cut: second}
            update = SimpleNamespace(
                spans=[(y, 0 if row[0] else cut, WIDTH)],
                chops=[row if each == y else {} for each in range(HEIGHT)],
                chop_ends=[[cut, WIDTH] if each == y else [] for each in range(HEIGHT)],
            )
        at = chance.randrange(WIDTH), chance.randrange(HEIGHT)
        shown.feed(sent(wire, update, at).encode())
        fresh, anew = Wire(), Emulation(WIDTH, HEIGHT)
        anew.feed(b"\x1b[?7l")
        fresh._fit(WIDTH, HEIGHT)
        fresh._texts, fresh._styles = wire._texts, wire._styles
        anew.feed(fresh.sent(at).encode())
        compare(shown.screen, anew.screen)
        assert (shown.screen.cursor.x, shown.screen.cursor.y) == at


# --- Textual --------------------------------------------------------------------------------------


def test_textual_is_as_the_wire_expects_it() -> None:
    """Whoever takes a newer Textual sees here by which of its names it is reached."""
    updates = compositor.LayoutUpdate([], Region(0, 0, 0, 0)), compositor.ChopsUpdate
    assert vars(updates[0]).keys() == {"strips", "region"}
    assert list(inspect.signature(updates[1]).parameters) == ["chops", "spans", "chop_ends"]
    assert list(inspect.signature(App._display).parameters) == ["self", "screen", "renderable"]
    assert {"_batch_count", "_sync_available", "_driver"} <= set(vars(App()))
    assert "_display" in Screen._compositor_refresh.__code__.co_names
    assert list(inspect.signature(compositor.Compositor.render_update).parameters)[1:3] == [
        "full",
        "screen_stack",
    ]
    assert callable(Screen._on_timer_update)
    assert isinstance(CONSOLE._color_system, ColorSystem)
    assert Strip.render_ansi(Style.parse("bold red"), ColorSystem.TRUECOLOR) == "1;31"


def test_what_is_not_as_expected_is_no_guess() -> None:
    wire = Wire()
    with pytest.raises(AttributeError):
        wire.take(object(), CONSOLE)
    for region, rows in (((1, 0, 2, 2), 2), ((0, 0, 2, 2), 1)):
        with pytest.raises(ValueError, match=r"\S"):
            wire.take(SimpleNamespace(region=region, strips=[()] * rows), CONSOLE)
