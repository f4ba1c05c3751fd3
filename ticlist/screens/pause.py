"""Pause: a plain screen, with everything written hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Button

from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult

PAUSED = "Paused. There is no hurry.\n\nEnter, Escape or F2 goes on where you were."


class PauseScreen(Screen[None]):
    """Hides everything until somebody goes on."""

    hides_everything: ClassVar[bool] = True
    """Tells it from any other screen, also where it has not been loaded."""

    ABOUT: ClassVar[str] = "A plain screen. Enter, Escape or F2 goes on where you were."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape,f2",
            "dismiss",
            "Go on",
            priority=True,
            tooltip="Go on where you were",
            id="pause.end",
        ),
    ]

    def compose(self) -> ComposeResult:
        """A few words, and a button for the mouse."""
        yield Said(PAUSED, id="paused")
        yield Button("Go on", compact=True)

    def on_button_pressed(self) -> None:
        """Go on."""
        self.dismiss()
