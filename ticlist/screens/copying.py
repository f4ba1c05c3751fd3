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


ONE_PLACE = "The copy will be {}. Only you will be able to read it."


class CopyScreen(Page):
    """Asks for a place, or says which one it is.

    Args:
        place: the only one there can be; without it somebody names one.
    """

    ABOUT = (
        "Write the path of a folder or of a new file, for example ~/my-copy.toml, and press Enter. "
        "No file that is there already is ever changed. On a locked site there is one place "
        "for it, which is named."
    )

    class Asked(Message):
        """A copy is to be written to a place."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self._place = place

    def where(self) -> str:
        """What this is."""
        return "Save a copy"

    def body(self) -> ComposeResult:
        """The place, and the way back."""
        if self._place:
            yield Said(visible(ONE_PLACE.format(self._place)), classes="about")
        else:
            yield Said(SAYS, classes="about")
            yield LineBox(hint="~/my-copy.toml", id="copy-place")
        yield Row("Save the copy there", "copy-there")
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The place has the focus, or the line that saves there."""
        self.query("#copy-place, Row").first().focus()

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
        boxes = self.query("#copy-place").results(LineBox)
        place = self._place or "".join(each.value.strip() for each in boxes)
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
