"""History: every saved reflection, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.words import Said
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.screens.widgets.entry import Entry


class HistoryScreen(Page):
    """Every saved reflection.

    Args:
        entries: newest first.
    """

    ABOUT = "Every reflection you saved, newest first. Enter reads one; Escape goes back."

    class ReadAsked(Message):
        """Somebody wants to read a reflection."""

        def __init__(self, subject: str) -> None:
            super().__init__()
            self.subject = subject

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries

    def where(self) -> str:
        """What this is."""
        return "Saved reflections"

    def body(self) -> ComposeResult:
        """A line for each."""
        if not self._entries:
            yield Said("Nothing is saved yet.", classes="about")
        else:
            yield OptionList(*(Option(Content(visible_line(each.text))) for each in self._entries))
        yield Row("Go back", "close", id="close")

    def on_mount(self) -> None:
        """The newest is highlighted."""
        for each in self.query(OptionList):
            each.highlighted = 0
            each.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read one."""
        event.stop()
        self.post_message(self.ReadAsked(self._entries[event.option_index].subject))
