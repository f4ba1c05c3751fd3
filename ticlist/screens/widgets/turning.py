"""The two buttons under a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
            yield Button(Content(self._on), id="go-on", compact=True)
        if self._back:
            yield Button(Content(self._back), id="go-back", compact=True)
