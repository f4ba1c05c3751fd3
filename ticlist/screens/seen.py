"""Exactly what leaves, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.sharing.sheet_lines import lines_of_sheet
from ticlist.text import visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button

    from ticlist.model.lines import Line
    from ticlist.sharing.sheet import Sheet

THIS_LEAVES = "This and nothing else, as {}"


class SeenScreen(LinesPage):
    """Shows what leaves.

    Args:
        sheet: what leaves.
        form: the name of the format.
        file_name: what the file is to be called.
    """

    ABOUT = """\
Exactly what leaves, as text: whatever is not here stays with you. The arrow keys scroll; PageDown \
turns the page and, from the end, goes on to four questions. Nothing is written yet; Escape goes \
back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Next", "Turn the page; from its end: go on to four questions"),
    ]

    class Done(Message):
        """Somebody has seen it."""

    def __init__(self, sheet: Sheet, form: str, file_name: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._form = form
        self._file_name = file_name

    def where(self) -> str:
        """What this is."""
        return "Share: exactly what leaves"

    def body(self) -> ComposeResult:
        """The name of the file, and every line."""
        yield Said(visible_line(THIS_LEAVES.format(self._file_name)), classes="about")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def under(self) -> ComposeResult:
        """The button that goes on."""
        yield Turning("Go on", None)

    def _lines(self, width: int) -> list[Line]:
        return lines_of_sheet(self._sheet, width, self._form)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        event.stop()
        self.post_message(self.Done())

    def action_go_on(self) -> None:
        """Turn the page, or go on."""
        if not self.turns():
            self.post_message(self.Done())
