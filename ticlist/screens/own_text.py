"""Writing something of one's own that is kept in a file: a list, a text, a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message

from ticlist.screens.page import Page
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import LineBox, WordsBox
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button, Input


class OwnText(NamedTuple):
    """What is to be written.

    Args:
        name: what it is, for whoever hears of it.
        title: what it is, for the person.
        about: what it does, and what may stand there.
        text: what stands there now.
        hint: what is shown while nothing stands there.
        is_long: whether it may have several lines.
    """

    name: str
    title: str
    about: str
    text: str
    hint: str = ""
    is_long: bool = False


class OwnTextScreen(Page):
    """Asks for a text.

    Args:
        asked: what is to be written.
    """

    ABOUT = (
        "Write here, then PageDown keeps it. Escape leaves it as it was. With nothing in the box, "
        "what stands without a text of yours counts again."
    )

    BINDINGS: ClassVar[list[BindingType]] = [going_on("Keep it", "Keep what is written here")]

    class Written(Message):
        """A text is to be kept."""

        def __init__(self, name: str, text: str) -> None:
            super().__init__()
            self.name = name
            self.text = text

    def __init__(self, asked: OwnText) -> None:
        super().__init__()
        self._asked = asked

    def where(self) -> str:
        """What it is."""
        return f"Settings: {visible_line(self._asked.title)}"

    def body(self) -> ComposeResult:
        """What it does, and a box."""
        asked = self._asked
        yield Said(visible(asked.about), classes="about")
        if asked.is_long:
            yield WordsBox(asked.text, visible(asked.hint), id="own-text")
        else:
            yield LineBox(asked.text, visible_line(asked.hint), id="own-text")

    def under(self) -> ComposeResult:
        """The button that keeps it."""
        yield Turning("Keep it", None)

    def on_mount(self) -> None:
        """The box has the focus."""
        self.query_one("#own-text").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Keep it."""
        event.stop()
        self.action_go_on()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Ask to keep it."""
        box = self.query_one("#own-text")
        text = box.text if isinstance(box, WordsBox) else self.query_one(LineBox).value
        self.post_message(self.Written(self._asked.name, text))
