"""The two buttons under a page, and the key that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Turning(Horizontal):
    """Buttons to go on and to go back. The one to go on is reached first, and stands second.

    Args:
        on: what the button to go on says; none without.
        back: what the button to go back says; none without.
    """

    def __init__(self, on: str | None = "Next", back: str | None = "Previous") -> None:
        super().__init__()
        self._on = on
        self._back = back

    def compose(self) -> ComposeResult:
        """The buttons."""
        if self._on:
            yield _button(self._on, "go-on")
        if self._back:
            yield _button(self._back, "go-back")


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
