"""A saved reflection was changed: what is to become of its earlier wording?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ticlist.model.wording import EARLIER_KEPT_IS, EARLIER_OUT_OF_REACH
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult


class EarlierWordingScreen(Page):
    """Asks whether the earlier wording is kept or forgotten."""

    ABOUT = (
        "Choose what becomes of what the reflection said before you changed it. Escape goes back."
    )

    class Chosen(Message):
        """It is to be kept, or to be forgotten."""

        def __init__(self, *, keep_earlier: bool) -> None:
            super().__init__()
            self.keep_earlier = keep_earlier

    def where(self) -> str:
        """What is asked."""
        return "The earlier wording"

    def body(self) -> ComposeResult:
        """What there is to choose."""
        yield Said(EARLIER_KEPT_IS, classes="about")
        yield Row("Save, and keep the earlier wording", "keep-earlier", id="keep-earlier")
        yield Row("Save, and forget the earlier wording", "forget-earlier")
        yield Row("Go back", "close")
        yield Said(EARLIER_OUT_OF_REACH, classes="remark")

    def on_mount(self) -> None:
        """Keeping it has the focus."""
        self.query_one("#keep-earlier").focus()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Tell what was chosen."""
        if event.row.does != "close":
            event.stop()
            self.post_message(self.Chosen(keep_earlier=event.row.does == "keep-earlier"))
