"""The two buttons under a page, whether it goes on below, and the key that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult


MORE = "More below"
"""A scroll bar alone is a colour, which not everybody sees, and no screen reader says."""


class Turning(Horizontal):
    """Buttons to go on and to go back. The one to go on is reached first, and stands second.

    Beside them it says whether the page above goes on below the window.

    Args:
        on: what the button to go on says; none without.
        back: what the button to go back says; none without.
    """

    def __init__(self, on: str | None = "Next", back: str | None = "Previous") -> None:
        super().__init__()
        self._on = on
        self._back = back
        self._more = ""

    def compose(self) -> ComposeResult:
        """The buttons."""
        if self._on:
            yield _button(self._on, "go-on")
        if self._back:
            yield _button(self._back, "go-back")
        yield Said(id="more")

    def on_mount(self) -> None:
        """Watch the page, which may be scrolled, get longer, or have less room."""
        page = self.screen.query_one("#page")

        def look() -> None:
            more = MORE if page.scroll_y < page.max_scroll_y else ""
            if more != self._more:
                self._more = more
                self.query_one("#more", Said).say_in_place(more)

        self.watch(page, "scroll_y", look, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: look())


def _button(label: str, name: str) -> Button:
    button = Button(Content(label), id=name, compact=True)
    # While a button shows that it was pressed Textual has it take no other key: Enter twice in
    # quick succession, or typed ahead over a slow line, would turn one page and not two.
    button.active_effect_duration = 0
    return button


def going_on(label: str, does: str) -> Binding:
    """The key that goes on, wherever one goes from page to page.

    Args:
        label: what the line of keys says.
        does: what the help says.
    """
    return Binding("pagedown", "go_on", label, priority=True, tooltip=does, id="walk.next")
