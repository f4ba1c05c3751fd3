"""Saved: where the file is, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class SavedScreen(Page):
    """What was saved, and where.

    Args:
        subject: the id of the reflection.
        path: its file.
        remark: what else there is to say, if anything.
        joining: the line that leads to the team's picture; empty where there is no team.
    """

    ABOUT = "Your reflection is saved. Read it again, share it, or go home. Nothing has to be done."

    def __init__(
        self, subject: str, path: str, remark: str | None = None, joining: str = ""
    ) -> None:
        super().__init__()
        self.subject = subject
        self._joining = joining
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
        yield Row("Read it again", "read", self.subject)
        yield Row("Change it", "amend", self.subject)
        yield Row("Take it to supervision", "export", self.subject)
        if self._joining:
            yield Row(visible_line(self._joining), "contribute", self.subject, id="contribute")
        yield Row("See all reflections", "history")
        yield Row("Go home", "home", id="go-home")

    def on_mount(self) -> None:
        """The first line has the focus."""
        self.query(Row).first().focus()

    def say_joining(self, joining: str) -> None:
        """Say how it stands to the team's picture by now."""
        for row in self.query("#contribute").results(Row):
            row.say(visible_line(joining))
