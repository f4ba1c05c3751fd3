"""Writing something of one's own that is kept in a file: a list, a text, a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from ticlist.screens.page import Page
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import LineBox, WordsBox
from ticlist.text import in_lines, visible, visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button, Input

    from ticlist.model.own_text import OwnText


class OwnTextScreen(Page):
    """Asks for a text.

    Args:
        asked: what is to be written.
    """

    ABOUT = (
        "Write here, then PageDown keeps it. Escape leaves it as it was; leaving ticlist keeps it. "
        "With nothing in the box, what stands without a text of yours counts again."
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
        self._at_first: str | None = None

    def where(self) -> str:
        """What it is."""
        return f"Settings: {visible_line(self._asked.title)}"

    def body(self) -> ComposeResult:
        """What it does, and a box."""
        asked = self._asked
        yield Said(visible(asked.about), classes="about")
        if asked.is_long:
            yield WordsBox(in_lines(asked.text), visible(asked.hint), id="own-text")
        else:
            yield LineBox(asked.text, visible_line(asked.hint), id="own-text")

    def under(self) -> ComposeResult:
        """The button that keeps it."""
        yield Turning("Keep it", None)

    def on_mount(self) -> None:
        """The box has the focus."""
        self.query_one("#own-text").focus()
        self._at_first = self.text

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
        self.post_message(self.Written(self._asked.name, self.text))

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in the box than at first."""
        return self._at_first is not None and self.text != self._at_first

    @property
    def text(self) -> str:
        """What stands in the box."""
        box = self.query_one("#own-text")
        return box.text if isinstance(box, WordsBox) else self.query_one(LineBox).value
