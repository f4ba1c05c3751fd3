"""Shared: where the file is, what is remembered of it, and what one can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.advice import TO_HAVE_IT, TO_TAKE_IT_AWAY
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        fetched_by: where it lies on a server, what to type to have it on one's own computer, and
            to take it away there.
    """

    ABOUT = """\
The file is made, and stays where it is until somebody takes it away. Share another, read again, \
or go home.

On a server that you log in to, the page says how to have the file on your own computer, and how \
to take it away on the server: with commands that you type on your own computer, now or another \
day."""

    def __init__(
        self, path: str, subject: str = "", remark: str = "", fetched_by: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._path = path
        self._subject = subject
        self._remark = remark
        self._fetched_by = fetched_by

    def where(self) -> str:
        """What has happened."""
        return "Written"

    def body(self) -> ComposeResult:
        """The path, and what one can do now."""
        yield Said("It is written. This is the file:", classes="about")
        yield Said(visible(self._path), id="path")
        if self._fetched_by:
            to_fetch, to_take_away = self._fetched_by
            yield Said(TO_HAVE_IT, classes="about")
            yield Said(visible(to_fetch), classes="command")
            yield Said(TO_TAKE_IT_AWAY, classes="about")
            yield Said(visible(to_take_away), classes="command")
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
