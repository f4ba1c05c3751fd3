"""A line that does something when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events


class Row(Static, can_focus=True):
    """A line, or a few, that can be chosen with Enter or the mouse.

    Args:
        text: what is shown, never read as markup.
        does: what is meant by choosing it, for whoever hears of it.
        subject: what it is about, such as an id.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "choose", "Open", show=False, tooltip="Open this line", id="row.choose"
        ),
        Binding(
            "up",
            "app.focus_previous",
            "Line above",
            show=False,
            tooltip="The line above",
            id="row.above",
        ),
        Binding(
            "down",
            "app.focus_next",
            "Line below",
            show=False,
            tooltip="The line below",
            id="row.below",
        ),
    ]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> Row:
            """Which."""
            return self.row

    def __init__(
        self,
        text: str,
        does: str,
        subject: str = "",
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(f"> {text}", id=id, classes=classes, markup=False)
        self.does = does
        self.subject = subject

    def say(self, text: str) -> None:
        """Show other words."""
        self.update(f"> {text}")

    def action_choose(self) -> None:
        """Do it."""
        self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Do it with the mouse."""
        event.stop()
        self.action_choose()
