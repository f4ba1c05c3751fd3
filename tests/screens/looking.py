"""Going through every page there is, and looking at what is drawn, cell by cell."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

from textual.color import Color
from textual.widgets import Input, TextArea

from tests.hostile.looking import Witness
from tests.hostile.making import Store
from tests.screens.driving import Person
from ticlist.app import TiclistApp
from ticlist.model.opening import Opening
from ticlist.screens.comparing import CompareScreen
from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import Choice
from ticlist.screens.widgets.key_line import KeyLine
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from rich.color import Color as RichColor
    from rich.style import Style
    from textual.pilot import Pilot

    from ticlist.storage.paths import Paths

COLOURED = ("ticlist-dark", "ticlist-light", "ticlist-contrast")
SIZES = ((40, 20), (80, 24), (200, 60))
LONGEST_LINE = 102
MARKS = set("\u2588|")
"""What the mark of the focus is drawn with."""

PLAIN = {f"text {number}": f"plain words of ada@example.org {number}" for number in range(4)}


class Drawn(NamedTuple):
    """A run of characters as they are drawn."""

    text: str
    style: Style


class Looker(Person):
    """Somebody who looks closely at each page, and at each thing on it that can have the focus.

    Everything that is not as it should be is noted in `wrong`, with the page it is on.
    """

    def __init__(self, app: TiclistApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.seen: set[tuple[str, str]] = set()
        self.wrong: set[str] = set()
        self.contrast: dict[str, float] = {}
        self._is_looking = False
        self._known: set[str] = set()

    async def rest(self) -> None:
        """Rest, and look at what was not seen before."""
        await super().rest()
        if self._is_looking or self.has_left():
            return
        screen = self.app.screen
        here = type(screen).__name__, type(screen.focused).__name__
        if here in self.seen:
            return
        self.seen.add(here)
        self._is_looking = True
        try:
            self._note_characters()
            await self._look_at_focus()
            if not self._known.issuperset(here):
                await self._look_at_themes()
            if here[0] not in self._known:
                await self._look_at_sizes()
            self._known.update(here)
        finally:
            self._is_looking = False

    def note(self, what: object) -> None:
        """Note something that is not as it should be."""
        self.wrong.add(f"{type(self.app.screen).__name__}: {what}")

    @property
    def drawn(self) -> Iterator[Drawn]:
        """All that is drawn."""
        for strip in self.app.screen._compositor.render_strips():
            for text, style, _ in strip:
                if style is not None:
                    yield Drawn(text, style)

    def _note_characters(self) -> None:
        for line in self.lines:
            if not line.isascii():
                self.note(line)

    async def _look_at_focus(self) -> None:
        """What has the focus is told by a character."""
        focused = self.app.screen.focused
        if focused is None or not isinstance(self.app.screen, Page):
            return
        if focused.id == "page" or (isinstance(focused, Lines) and not focused.subject):
            return  # keys scroll there, and nothing can be chosen
        seen = self.shown
        self.app.screen.set_focus(None)
        await super().rest()
        if self.shown == seen:
            self.note(f"nothing tells that {focused} has the focus")
        self.app.screen.set_focus(focused, scroll_visible=False)
        await super().rest()

    async def _look_at_themes(self) -> None:
        before = self.app.theme
        for theme in (*COLOURED, "terminal"):
            self.app.theme = theme
            await super().rest()
            for each in self.drawn:
                if theme == "terminal":
                    self._note_colours(each)
                elif each.text.strip():
                    self._note_contrast(theme, each)
        self.app.theme = before
        await super().rest()

    def _note_colours(self, drawn: Drawn) -> None:
        style = drawn.style
        if style.color or style.bgcolor or style.dim or style.blink:
            self.note(f"terminal: {drawn.text!r} {style}")

    def _note_contrast(self, theme: str, drawn: Drawn) -> None:
        found = contrast_of(drawn.style)
        least = 7.0 if theme == "ticlist-contrast" else 4.5
        if set(drawn.text.strip()) <= MARKS:
            least = 3.0
        else:
            self.contrast[theme] = min(found, self.contrast.get(theme, 21.0))
        if found < least:
            self.note(f"{theme}: {drawn.text!r} {drawn.style} {found:.2f}")

    async def _look_at_sizes(self) -> None:
        before = self.app.size
        for size in SIZES:
            await self.pilot.resize_terminal(*size)
            await super().rest()
            if isinstance(self.app.screen, Page):
                self._note_cut(size)
        await self.pilot.resize_terminal(*before)
        await super().rest()

    def _note_cut(self, size: tuple[int, int]) -> None:
        self._note_characters()
        screen = self.app.screen
        page = screen.query_one("#page")
        if page.max_scroll_x:
            self.note(f"{size}: wider than the window")
        if page.virtual_size.height > page.size.height and not page.allow_vertical_scroll:
            self.note(f"{size}: cut")
        keys = screen.query_one(KeyLine)
        if len(keys._lines(keys.content_size.width)) > keys.size.height:
            self.note(f"{size}: keys are hidden")
        for widget in page.query("*"):
            if not widget.display or not widget.region:
                continue
            if widget.region.right > size[0]:
                self.note(f"{size}: {widget} is cut")
            is_text = isinstance(widget, Said | Row | Choice | Input | TextArea | Lines)
            # A path that is cut in two cannot be copied; two reflections need the width.
            may_be_long = (
                widget.has_class("with-path")
                or widget.id == "path"
                or isinstance(screen, CompareScreen)
            )
            if is_text and not may_be_long and widget.region.width > LONGEST_LINE:
                self.note(f"{size}: {widget} has long lines")


def contrast_of(style: Style) -> float:
    """How text stands out from its ground, from 1 to 21, as WCAG counts it."""
    front, ground = _rgb(style.color), _rgb(style.bgcolor)
    if style.reverse:
        front, ground = ground, front
    if style.dim:
        front = ground.blend(front, 0.5)
    light, dark = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _rgb(colour: RichColor | None) -> Color:
    assert colour is not None
    assert colour.triplet is not None, colour
    return Color(*colour.triplet)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def plain_store(paths: Paths) -> Store:
    """A store with everything in it, and no character outside ASCII."""
    store = Store(paths, PLAIN, PLAIN)
    paths.settings.write_text("", encoding="utf-8")
    return store


@asynccontextmanager
async def looker(paths: Paths, size: tuple[int, int]) -> AsyncIterator[Looker]:
    """Open the program."""
    app = TiclistApp(paths, Opening())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        me = Looker(app, pilot)
        await me.rest()
        yield me


def witness(me: Looker) -> Witness:
    """Somebody who goes through the pages for one who looks."""
    return Witness(me)
