"""Saved: where the file is, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SavedScreen(Page):
    """What was saved, and where.

    Args:
        subject: the id of the reflection.
        path: its file.
        remark: what else there is to say, if anything.
    """

    ABOUT = "Your reflection is saved. Read it again, share it, or go home. Nothing has to be done."

    def __init__(self, subject: str, path: str, remark: str | None = None) -> None:
        super().__init__()
        self._subject = subject
        self._path = path
        self._remark = remark

    def where(self) -> str:
        """What has happened."""
        return "Saved"

    def body(self) -> ComposeResult:
        """The path, and what one can do now."""
        yield Said("It is saved. This is its file:", classes="about")
        yield Said(visible(self._path), id="path")
        if self._remark:
            yield Said(visible(self._remark), classes="remark")
        yield Said("Now, if you like:", classes="heading")
        yield Row("Read it again", "read", self._subject)
        yield Row("Change it", "amend", self._subject)
        yield Row("Take it to supervision", "export", self._subject)
        yield Row("See all reflections", "history")
        yield Row("Go home", "home", id="go-home")

    def on_mount(self) -> None:
        """The first line has the focus."""
        self.query(Row).first().focus()
