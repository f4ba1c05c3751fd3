"""Help for one page: where the words are, what the page is, which keys there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

NOT_REMOVED = (
    "Pause (F2) hides the page and removes nothing. Leave now (F8) keeps the draft, clears the "
    "screen and ends ticlist. It does not remove the draft or saved files, what backups hold, or "
    "the line 'ticlist' in the history of the shell."
)


class KeyHelp(NamedTuple):
    """A key and what it does."""

    key: str
    does: str


class HelpScreen(Page):
    """Help.

    Args:
        about: what the page is, which help was asked for on.
        keys: the keys that do something there.
        folder: where the words are.
    """

    ABOUT = "This is the help. Escape goes back."

    def __init__(self, about: str, keys: Sequence[KeyHelp], folder: str) -> None:
        super().__init__()
        self._about = about
        self._keys = keys
        self._folder = folder

    def where(self) -> str:
        """What this is."""
        return "Help"

    def body(self) -> ComposeResult:
        """Where the words are first, then the page, then the keys."""
        yield Said(
            visible(
                f"What you write is in plain text files in {self._folder}. You can read them; so "
                "can whoever administers this machine, and its backups."
            ),
            classes="about with-path",
        )
        yield Said("This page", classes="heading")
        yield Said(visible(self._about))
        yield Said("Keys", classes="heading")
        width = max((len(each.key) for each in self._keys), default=0)
        for each in self._keys:
            yield Said(visible_line(f"{each.key:<{width}}  {each.does}"))
        yield Said("Tab and Shift+Tab move between lines and boxes; Enter opens or chooses.")
        yield Said("What hiding and leaving do not remove", classes="heading")
        yield Said(NOT_REMOVED)
        yield Said("More", classes="heading")
        yield Row("Informed, competent, therapy: what is the difference?", "scope")
        yield Row("Go back", "close", id="close")

    def on_mount(self) -> None:
        """The way back has the focus, without moving the page."""
        self.query_one("#close").focus(scroll_visible=False)
