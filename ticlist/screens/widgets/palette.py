"""A palette of the actions of a page. Loaded only when it is opened: it is slow to load."""

from __future__ import annotations

from typing import ClassVar

from textual.command import CommandPalette
from textual.widgets import Input, LoadingIndicator


class Palette(CommandPalette):
    """Every action of a page, to be found by its words."""

    ABOUT: ClassVar[str] = (
        "Every action of the page before. Write a part of its name; the arrow keys choose one, "
        "Enter does it, Escape goes back."
    )

    def __init__(self) -> None:
        super().__init__(placeholder="What would you like to do?")

    def on_mount(self) -> None:
        """Have nothing that blinks or turns here either."""
        self.query_one(Input).cursor_blink = False
        self.query_one(LoadingIndicator).auto_refresh = None
