"""Saving a copy in a place of one's own, where the store cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

SAYS = (
    "Where to? Write a folder, such as /media/stick, or a new file, such as ~/my-copy.toml. "
    "Only you will be able to read the copy."
)


class CopyScreen(Page):
    """Asks for a place."""

    ABOUT = (
        "Write the path of a folder or of a new file, for example ~/my-copy.toml, and press Enter. "
        "No file that is there already is ever changed."
    )

    class Asked(Message):
        """A copy is to be written to a place."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def where(self) -> str:
        """What this is."""
        return "Save a copy"

    def body(self) -> ComposeResult:
        """The place, and the way back."""
        yield Said(SAYS, classes="about")
        yield LineBox(hint="~/my-copy.toml", id="copy-place")
        yield Row("Save the copy there", "copy-there")
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The place has the focus."""
        self.query_one(LineBox).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask for it."""
        event.stop()
        self._ask()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Ask for it, with a line."""
        if event.row.does == "copy-there":
            event.stop()
            self._ask()

    def _ask(self) -> None:
        place = self.query_one(LineBox).value.strip()
        if place:
            self.post_message(self.Asked(place))
        else:
            self.tell("Write where to, first.")

    async def copied(self, words: str) -> None:
        """Say that it is there, and offer to leave."""
        self.tell("")
        await self.query("#copied, #leave-now").remove()
        said = Said(visible(words), id="copied")
        row = Row("Leave ticlist: the copy is kept", "leave-without", id="leave-now")
        await self.query_one("#page").mount(said, row)
        row.focus()
