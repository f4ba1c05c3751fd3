"""A draft that another program has open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.wording import TAKING_OVER
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ElsewhereScreen(Page):
    """Says where it is open, and asks what to do.

    Args:
        draft_id: which draft.
        problem: where it is open.
    """

    ABOUT = (
        "One program at a time writes a reflection, so that no word is written over. Read it here, "
        "take it over, or leave it where it is."
    )

    def __init__(self, draft_id: str, problem: str) -> None:
        super().__init__()
        self._draft_id = draft_id
        self._problem = problem

    def where(self) -> str:
        """What this is."""
        return "Open in another ticlist"

    def body(self) -> ComposeResult:
        """Where it is open, and what one can do."""
        yield Said(visible(self._problem))
        yield Said(TAKING_OVER, classes="about")
        yield Row("Read it", "read-draft", self._draft_id)
        yield Row("Take it over, and go on with it here", "take-over", self._draft_id)
        yield Row("Leave it where it is", "home")

    def on_mount(self) -> None:
        """Reading it has the focus."""
        self.query(Row).first().focus()
