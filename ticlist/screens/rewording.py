"""Other words for a text that leaves; what it was made from stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from ticlist.screens.page import Page
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import WordsBox

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button

SAYS = "Change the words that leave. Your reflection keeps its own."
SOMETHING = "Some words have to stand here. To leave all of it out, go back to what leaves."


class RewordingScreen(Page):
    """Asks for other words.

    Args:
        text: as it would leave now.
    """

    ABOUT = """\
Write what is to leave in the place of this text, wherever it stands. PageDown takes your words; \
Escape leaves the text as it is. Your reflection keeps its own words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Take them", "Have these words leave instead"),
    ]

    class Written(Message):
        """Other words are to leave."""

        def __init__(self, text: str, words: str) -> None:
            super().__init__()
            self.text = text
            self.words = words

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def where(self) -> str:
        """What this is."""
        return "Share: change the words"

    def body(self) -> ComposeResult:
        """The text, in a box."""
        yield Said(SAYS, classes="about")
        yield WordsBox(self._text, "", id="words")

    def under(self) -> ComposeResult:
        """The button that takes the words."""
        yield Turning("Take these words", None)

    def on_mount(self) -> None:
        """The box has the focus."""
        self.query_one(WordsBox).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the words."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Take the words."""
        words = self.query_one(WordsBox).text.strip()
        if words:
            self.post_message(self.Written(self._text, words))
        else:
            self.tell(SOMETHING)
