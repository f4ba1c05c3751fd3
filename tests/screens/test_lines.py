"""Many lines: only those in the window cost anything, and keys go from thing to thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, overload

import pytest

from tests.hostile.corpus import FORBIDDEN, IN_FILES
from tests.screens.driving import LAPTOP, NARROW, Person, person
from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.text import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.app import ComposeResult

    from ticlist.storage.paths import Paths

MANY = 10_000
ROWS = LAPTOP[1]
FEW = 30 * ROWS
"""More lines than one key may ask for, and far fewer than there are."""

TALL = 40
"""Lines of a thing that no laptop's window holds."""


class Counted(Sequence[Line]):
    """Lines that note which of them were asked for."""

    def __init__(self, many: int) -> None:
        self._many = many
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            raise TypeError(at)
        self.asked.append(at)
        return Line(f"line {at}", subject=str(at))

    def asked_since(self) -> list[int]:
        """Which were asked for since this was asked."""
        asked, self.asked = self.asked, []
        return asked


class OfLines(LinesPage):
    """A page with some lines on it."""

    def __init__(
        self,
        lay_out: Callable[[int], Sequence[Line]],
        more: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._lay_out = lay_out
        self._more = more
        self.opened: list[str] = []

    def body(self) -> ComposeResult:
        yield Lines(self._lay_out, self._more)
        yield Row("Go back", "close")

    def on_lines_opened(self, event: Lines.Opened) -> None:
        assert event.control is self.lines
        self.opened.append(event.subject)


@asynccontextmanager
async def lines_shown(
    paths: Paths, page: OfLines, size: tuple[int, int] = LAPTOP
) -> AsyncIterator[Person]:
    async with person(paths, size=size) as me:
        me.app.push_screen(page)
        await me.rest()
        yield me


def things(*heights: int, remark: bool = False) -> list[Line]:
    """Things of so many lines each, called a, b, c; a line before each that is of none."""
    lines = []
    for name, height in zip("abcdefgh", heights, strict=False):
        lines += [Line(f"about {name}", "remark")] if remark else []
        lines += [Line(f"{name}{number}", subject=name) for number in range(height)]
    return lines


def chosen(me: Person) -> str:
    """The line with the mark; nothing where there is none."""
    rows = me.app.screen.query_one(Lines).region
    marked = [line for line in me.lines[rows.y : rows.bottom] if line.startswith("  > ", 0)]
    marked = marked or [line for line in me.lines[rows.y : rows.bottom] if line[1:3] == "> "]
    assert len(marked) <= 1
    return marked[0][1:].strip("> ▁▂▃▄▅▆▇█").split("  ")[0] if marked else ""


async def test_of_ten_thousand_only_those_in_the_window_are_asked_for(paths: Paths) -> None:
    counted, said = Counted(MANY), Counted(MANY)
    page = OfLines(lambda _: counted, lambda subject: said[int(subject)].text[:0] + ": said")
    async with lines_shown(paths, page) as me:
        assert "line 0: said" in chosen(me)
        asked = counted.asked_since()
        assert len(asked) < FEW
        assert max(asked) <= ROWS
        for key, near in [("down", 1), ("pagedown", 20), ("end", MANY - 1), ("up", MANY - 2)]:
            await me.press(key)
            asked = counted.asked_since()
            assert len(asked) < FEW, key
            assert all(abs(each - near) <= 2 * ROWS or each <= 2 * ROWS for each in asked), key
        assert f"line {MANY - 2}: said" in chosen(me)
        assert set(said.asked) <= {*range(2 * ROWS), *range(MANY - 2 * ROWS, MANY)}


async def test_keys_go_from_thing_to_thing_and_enter_opens_it(paths: Paths) -> None:
    page = OfLines(lambda _: things(2, 3, 1, remark=True))
    async with lines_shown(paths, page) as me:
        assert chosen(me) == "a0"
        for key, at in [("down", "b0"), ("down", "c0"), ("down", "c0"), ("up", "b0")]:
            await me.press(key)
            assert chosen(me) == at
        await me.press("enter")
        assert page.opened == ["b"]
        await me.press("up", "up", "up")
        assert chosen(me) == "a0"


async def test_only_what_has_the_focus_is_marked(paths: Paths) -> None:
    page = OfLines(lambda _: things(2, 3))
    async with lines_shown(paths, page) as me:
        await me.press("tab")
        assert "Go back" in me.focused
        assert chosen(me) == ""
        await me.press("shift+tab")
        assert chosen(me) == "a0"


async def test_a_thing_taller_than_the_window_is_scrolled_through_before_the_next(
    paths: Paths,
) -> None:
    page = OfLines(lambda _: things(TALL, 2))
    async with lines_shown(paths, page) as me:
        seen = set()
        for _ in range(TALL):
            seen |= set(me.text.split())
            if page.lines.subject == "b":
                break
            await me.press("down")
        assert chosen(me) == "b0"
        assert seen >= {f"a{each}" for each in range(TALL)}
        for _ in range(TALL):
            await me.press("up")
        assert page.lines.subject == "a"
        assert chosen(me) == "a0"


async def test_page_keys_home_and_end(paths: Paths) -> None:
    lines = [Line(f"n{each}", subject=f"n{each}") for each in range(100)]
    page = OfLines(lambda _: [Line("before all", "title"), *lines, Line("after all", "remark")])
    async with lines_shown(paths, page) as me:
        assert "before all" in me.shown
        await me.press("pagedown")
        first = int(chosen(me)[1:])
        assert 15 <= first < ROWS
        await me.press("pagedown")
        assert int(chosen(me)[1:]) > first + 10
        await me.press("pageup", "pageup", "pageup")
        assert chosen(me) == "n0"
        assert "before all" in me.shown
        await me.press("end")
        assert chosen(me) == "n99"
        assert "after all" in me.shown
        await me.press("home")
        assert chosen(me) == "n0"
        assert "before all" in me.shown


@pytest.mark.parametrize(("key", "times"), [("end", 1), ("pagedown", 5), ("down", TALL)])
async def test_what_stands_below_the_last_thing_can_be_read(
    paths: Paths, key: str, times: int
) -> None:
    below = [Line(f"tail {each}", "remark") for each in range(TALL)]
    page = OfLines(lambda _: [*things(2, 2), *below])
    async with lines_shown(paths, page) as me:
        await me.press(*[key] * times)
        assert f"tail {TALL - 1}" in me.shown
        await me.press("home")
        assert chosen(me) == "a0"


async def test_the_mouse_opens_any_line_of_a_thing_and_nothing_else(paths: Paths) -> None:
    page = OfLines(lambda _: things(2, 3, remark=True))
    async with lines_shown(paths, page) as me:
        await me.click("b2")
        assert page.opened == ["b"]
        assert chosen(me) == "b0"
        await me.click("about a")
        lines = me.app.screen.query_one(Lines).region
        await me.pilot.click(offset=(lines.x + 3, lines.bottom - 2))
        await me.rest()
        assert page.opened == ["b"]


async def test_another_width_lays_out_anew_and_keeps_the_chosen_in_sight(paths: Paths) -> None:
    widths = []
    words = "A few words that need more lines where there is less room for them. " * 3

    def lay_out(width: int) -> list[Line]:
        widths.append(width)
        return [
            Line(line, subject=f"n{each}")
            for each in range(30)
            for line in wrapped(f"n{each}: {words}", width)
        ]

    page = OfLines(lay_out)
    async with lines_shown(paths, page) as me:
        await me.press(*["down"] * 20)
        assert chosen(me).startswith("n20:")
        for size in (NARROW, LAPTOP, (120, 12)):
            await me.pilot.resize_terminal(*size)
            await me.until(lambda: chosen(me).startswith("n20:"))
            assert page.lines.subject == "n20"
            assert widths[-1] <= size[0] - 2
            assert widths[-1] > min(size[0], 104) - 8
        many = len(widths)
        await me.pilot.resize_terminal(120, 30)
        await me.rest()
        assert len(widths) == many


def hostile() -> Iterator[str]:
    yield from IN_FILES.values()
    yield "漢字" * 200
    yield "a" * 500
    yield "👩‍👩‍👧‍👦" * 90


@pytest.mark.parametrize("size", [LAPTOP, NARROW])
async def test_a_hostile_or_wide_text_keeps_its_line(paths: Paths, size: tuple[int, int]) -> None:
    texts = list(hostile())
    lines = [Line("end |", subject=str(each)) for each in range(len(texts))]
    page = OfLines(lambda _: lines, lambda subject: texts[int(subject)])
    async with lines_shown(paths, page, size) as me:
        for _ in range(0, len(texts), size[1] // 2):
            for strip in me.app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
                assert not FORBIDDEN.search(strip.text)
            await me.press("pagedown")


async def test_a_line_that_says_more_than_fits_says_that_it_is_cut(paths: Paths) -> None:
    said = ["short", "words " * 40, "漢字" * 100]
    lines = [Line("", subject=str(each)) for each in range(len(said))]
    page = OfLines(lambda _: lines, lambda subject: said[int(subject)])
    async with lines_shown(paths, page) as me:
        short, long, wide = (me.lines[at].rstrip() for at in range(1, 4))
        assert short.endswith("short")
        assert long.endswith("...")
        assert wide.endswith(("字...", "漢..."))
        assert columns(wide) <= LAPTOP[0]


async def test_where_nothing_can_be_opened_nothing_is_chosen_and_keys_scroll(paths: Paths) -> None:
    page = OfLines(lambda _: [Line(f"only {each}.", "words") for each in range(60)])
    async with lines_shown(paths, page) as me:
        assert page.lines.subject == ""
        assert ">" not in "".join(line for line in me.lines if "only" in line)
        await me.press("enter", "down", "down")
        assert "only 1." not in me.shown
        assert "only 2." in me.shown
        await me.press("up", "pagedown")
        assert "only 30." in me.shown
        await me.press("end")
        assert "only 59." in me.shown
        await me.press("home")
        assert "only 0." in me.shown
        await me.click("only 3.")
        assert page.opened == []


async def test_no_lines_at_all(paths: Paths) -> None:
    page = OfLines(lambda _: [])
    async with lines_shown(paths, page) as me:
        await me.press("down", "up", "end", "home", "pagedown", "pageup", "enter")
        assert page.opened == []
        assert page.lines.subject == ""


async def test_what_is_chosen_stays_chosen_when_the_lines_change(paths: Paths) -> None:
    names = list("abcdef")
    page = OfLines(lambda _: [Line(each, subject=each) for each in names])
    async with lines_shown(paths, page) as me:
        await me.press("down", "down")
        names[:0] = ["new"]
        page.lines.renew()
        await me.rest()
        assert chosen(me) == "c"
        names.remove("c")
        page.lines.renew()
        await me.rest()
        assert chosen(me) == "d"
        page.lines.choose("a")
        await me.rest()
        assert chosen(me) == "a"
        page.lines.choose("gone")
        page.lines.renew("f")
        await me.rest()
        assert chosen(me) == "f"
        del names[2:]
        page.lines.renew()
        await me.rest()
        assert chosen(me) == "a"
