"""Support: things that may help right now, and whom one can turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.wording import GROUNDING, WHOM
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


NONE_OF_IT = "Any of these may suit you, or none. You can also stop here: F8 keeps it and leaves."


class SupportScreen(Page):
    """Grounding options and local support.

    Args:
        local: the person's own or the site's text, if there is one.
    """

    ABOUT = (
        "A few things that may help right now, and whom you can turn to. Your own text can stand "
        "here: 'Settings' at home has a page for it."
    )

    def __init__(self, local: str | None) -> None:
        super().__init__()
        self._local = local

    def where(self) -> str:
        """What this is."""
        return "Support"

    def body(self) -> ComposeResult:
        """What may help, and whom to turn to."""
        yield Said(NONE_OF_IT, classes="about")
        yield Said("Right now", classes="heading")
        for each in GROUNDING:
            yield Said(f"- {each}")
        yield Said("Whom you can turn to", classes="heading")
        yield Said(visible(self._local or WHOM))
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The way back has the focus."""
        self.query_one(Row).focus(scroll_visible=False)
