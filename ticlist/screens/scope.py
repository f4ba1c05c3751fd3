"""Informed practice, competent practice and therapy: three different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.wording import SCOPE
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ScopeScreen(Page):
    """Tells informed from competent practice, and both from therapy."""

    ABOUT = "What trauma-informed practice is, what it is not, and what to ask of a training."

    def where(self) -> str:
        """What this is."""
        return "Informed, competent, therapy"

    def body(self) -> ComposeResult:
        """The three, and four questions."""
        for heading, text in SCOPE:
            yield Said(heading, classes="heading")
            yield Said(text)
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The way back has the focus."""
        self.query_one(Row).focus(scroll_visible=False)
