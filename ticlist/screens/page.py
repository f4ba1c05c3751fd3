"""What every page of the program has: a line on where one is, a body that scrolls, keys, help."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen

from ticlist.screens.widgets.key_line import KeyLine
from ticlist.screens.widgets.said import Remarked, Said
from ticlist.text import shortened, visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

NARROW, WIDE = 60, 110
"""Columns from which a page has room for meanings beside words, and for sections beside a page."""

LOW, TALL = 10, 16
"""Rows from which a page has room for its buttons, and for more than one line of keys."""

LEAST_COLUMNS, LEAST_ROWS = 30, 8
"""The smallest window in which a page can be used."""

TOO_SMALL = (
    f"Too small: ticlist needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows. "
    "What you wrote is kept. Keys do nothing."
)


class Page(Screen[None]):
    """A page: subclasses give its name, its help and its body.

    A page gets what it shows by its constructor, and tells what was asked for by a message.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    ABOUT: ClassVar[str] = ""
    """What the help says of this page."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual has it so
        (0, "-too-narrow"),
        (LEAST_COLUMNS, "-narrow"),
        (NARROW, "-middle"),
        (WIDE, "-wide"),
    ]

    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-too-flat"),
        (LEAST_ROWS, "-flat"),
        (LOW, "-low"),
        (TALL, "-tall"),
    ]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+up",
            "scroll_page(-3)",
            "Scroll up",
            show=False,
            priority=True,
            tooltip="Scroll up, where the page is longer than the window",
            id="scroll-up",
        ),
        Binding(
            "ctrl+down",
            "scroll_page(3)",
            "Scroll down",
            show=False,
            priority=True,
            tooltip="Scroll down, where the page is longer than the window",
            id="scroll-down",
        ),
        # The arrows scroll where nothing else has a use for them, as on a button.
        Binding(
            "up",
            "scroll_page(-1)",
            "Line up",
            show=False,
            tooltip="Scroll up by a line",
            id="row.scroll-up",
        ),
        Binding(
            "down",
            "scroll_page(1)",
            "Line down",
            show=False,
            tooltip="Scroll down by a line",
            id="row.scroll-down",
        ),
    ]

    _told: str = ""

    _has_a_size: bool = False
    _was_too_small: bool = False
    _focus_in_sight: bool = False

    action_names: Mapping[str, str] = MappingProxyType({})
    """What actions are called under the page while they do something else than they are named."""

    arrived: bool = False
    """Whether the page is drawn and has placed the focus: until then no key is for it."""

    class Turned(Message):
        """The walk is at another page, perhaps one that another screen draws."""

    def compose(self) -> ComposeResult:
        """The line on where one is, the body, what stands under it, and the keys."""
        yield Said(visible_line(self.where()), id="where")
        with VerticalScroll(id="page", can_focus=False):
            yield from self.body()
        yield Said(visible(self._told), id="told")
        yield from self.under()
        yield KeyLine()
        # It lies over all of this rather than in its place: what is hidden would lose the focus.
        yield Said(TOO_SMALL, id="too-small")

    def call_after_refresh(
        self, callback: Callable[..., object], *args: object, **kwargs: object
    ) -> bool:
        """Call something once what has changed is drawn, where the page is still there by then."""
        return super().call_after_refresh(self._if_there, partial(callback, *args, **kwargs))

    def _if_there(self, do: Callable[[], object]) -> object:
        # Whoever turns pages quickly takes one off between the two, and its parts go before it.
        return do() if self.query("#page") else None

    def on_mount(self) -> None:
        """Be there, once what the page itself does on arrival is done."""
        self.call_after_refresh(self._be_there)

    def _be_there(self) -> None:
        self.arrived = True

    def on_resize(self) -> None:
        """Keep what has the focus in sight where it was before the window changed."""
        self.say_where()
        is_first, self._has_a_size = not self._has_a_size, True
        # On arrival the page is seen from its top, however tall what has the focus is.
        if not (self._was_too_small or is_first):
            self._focus_in_sight = bool(self.focused and self.can_view_partial(self.focused))
        self._was_too_small = self.is_too_small
        if self._focus_in_sight:
            self.call_after_refresh(self._show_focus)

    def _show_focus(self) -> None:
        show_line = getattr(self.focused, "show_cursor_line", None)
        if show_line is not None:
            show_line()
        elif self.focused is not None:
            self.focused.scroll_visible(animate=False, immediate=True)

    @property
    def is_too_small(self) -> bool:
        """Whether the window has no room for the page, so that no key may change it."""
        return self.size.width < LEAST_COLUMNS or self.size.height < LEAST_ROWS

    def where(self) -> str:
        """Where one is, in a few words."""
        return "ticlist"

    def say_where(self) -> None:
        """Say where one is, in as much room as there is."""
        self.query_one("#where", Said).say_in_place(shortened(self.where(), self.size.width - 2))

    def body(self) -> ComposeResult:
        """What stands on the page."""
        yield from ()

    def under(self) -> ComposeResult:
        """What stands under the page and does not scroll."""
        yield from ()

    def action_scroll_page(self, lines: int) -> None:
        """Scroll the page where it is longer than the window."""
        self.query_one("#page").scroll_relative(y=lines, animate=False, immediate=True)

    def tell(self, words: str) -> None:
        """Say something under the page, shown already or not; it stays until another is shown."""
        self._told = words
        self._say_under(words)

    def on_remarked(self, event: Remarked) -> None:
        """Say what a box has to say, below what is told already."""
        event.stop()
        self._say_under("\n".join(filter(None, (self._told, event.words))))

    def _say_under(self, words: str) -> None:
        for line in self.query("#told").results(Said):
            line.say(visible(words))
