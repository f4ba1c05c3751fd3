"""What was written could not be kept, and somebody wants to leave or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class NotKeptScreen(Page):
    """Asks what to do, and shows nothing that was written.

    Args:
        problem: why it could not be kept.
    """

    ABOUT = (
        "What you wrote could not be written to disk. Nothing is lost while ticlist runs: try "
        "again once there is room, or save a copy in another place."
    )
    CHOICES: ClassVar[list[tuple[str, str]]] = [
        ("Try again, then leave", "leave"),
        ("Save a copy somewhere else", "copy"),
        ("Go back", "close"),
        ("Leave without them", "leave-without"),
    ]
    SAYS = "The newest words could not be kept."
    AND = "They are still here as long as ticlist runs."

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def where(self) -> str:
        """What has happened."""
        return "Not kept yet"

    def body(self) -> ComposeResult:
        """Why, and what one can do."""
        yield Said(visible(f"{self.SAYS} {self._problem}".strip()), classes="with-path")
        yield Said(self.AND, classes="about")
        for text, does in self.CHOICES:
            yield Row(text, does)

    def on_mount(self) -> None:
        """Trying again has the focus."""
        self.query(Row).first().focus()


class OwnTextNotKeptScreen(NotKeptScreen):
    """The same of a list or a text of one's own, which was being written."""

    CHOICES: ClassVar[list[tuple[str, str]]] = [
        ("Try again, then leave", "leave"),
        ("Go back", "close"),
        ("Leave without it", "leave-without"),
    ]
    SAYS = "What you were writing in the settings could not be kept."
    AND = "It is still here as long as ticlist runs."


class NotSavedScreen(NotKeptScreen):
    """The same, where somebody wants to save."""

    CHOICES: ClassVar[list[tuple[str, str]]] = [
        ("Try to save again", "save"),
        ("Save a copy somewhere else", "copy"),
        ("Go back", "close"),
    ]
    SAYS = ""
    AND = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f4",
            "save_again",
            "Save",
            priority=True,
            tooltip="Try to save this reflection again",
            id="walk.finish",
        ),
    ]

    def action_save_again(self) -> None:
        """Try again, with the key that saves."""
        self.query(Row).first().action_choose()

    def where(self) -> str:
        """What has happened."""
        return "Not saved yet"
