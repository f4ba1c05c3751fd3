"""The draft could not be kept, and somebody wants to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.words import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NotKeptScreen(Page):
    """Asks what to do, and shows nothing that was written.

    Args:
        problem: why the draft could not be kept.
    """

    ABOUT = "The newest words could not be written to disk. Nothing is lost while ticlist runs."

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def where(self) -> str:
        """What has happened."""
        return "Not kept yet"

    def body(self) -> ComposeResult:
        """Why, and what one can do."""
        yield Said(visible(f"The newest words could not be kept. {self._problem}"))
        yield Said("They are still here as long as ticlist runs.", classes="about")
        yield Row("Try again, then leave", "leave")
        yield Row("Go back", "close")
        yield Row("Leave without them", "leave-without")

    def on_mount(self) -> None:
        """Trying again has the focus."""
        self.query(Row).first().focus()
