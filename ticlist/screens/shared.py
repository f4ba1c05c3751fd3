"""Shared: where the file is, what is remembered of it, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult

REMEMBERED = (
    "ticlist remembers when, where to and which parts, beside your reflections and not in the "
    "file. Forgetting a reflection forgets that too, but reaches no copy."
)
HAND_OVER = "It is not locked: whoever gets it can read and copy it."


class SharedScreen(Page):
    """What was made, and where it is.

    Args:
        path: the file.
        subject: the id of the reflection, if it was one.
        remark: what else there is to say, if anything.
    """

    ABOUT = "The file is made. Share another, read again, or go home. Nothing has to be done."

    def __init__(self, path: str, subject: str = "", remark: str = "") -> None:
        super().__init__()
        self._path = path
        self._subject = subject
        self._remark = remark

    def where(self) -> str:
        """What has happened."""
        return "Written"

    def body(self) -> ComposeResult:
        """The path, and what one can do now."""
        yield Said("It is written. This is the file:", classes="about")
        yield Said(visible(self._path), id="path")
        yield Said(HAND_OVER, classes="about")
        yield Said(visible(self._remark or REMEMBERED), classes="remark")
        yield Said("Now, if you like:", classes="heading")
        if self._subject:
            yield Row("Read the reflection again", "read", self._subject)
        yield Row("Share another", "share-several")
        yield Row("Go home", "home", id="go-home")

    def on_mount(self) -> None:
        """The first line has the focus."""
        self.query(Row).first().focus()
