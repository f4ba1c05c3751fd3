"""Choosing one of several reflections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.words import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult


class ChoosingScreen(LinesPage):
    """Asks which other reflection one is to be compared with.

    Args:
        title: the one there is already.
        subject: its id.
        others: the ids of those it can be compared with, newest first.
        near: the id of the one that is chosen at first.
        in_words: what a line says of one, asked only when it is drawn.
    """

    ABOUT = (
        "Reflections can be compared where they were written with the same checklist. Enter "
        "chooses one; Escape goes back."
    )

    class Chosen(Message):
        """Two reflections are to be compared."""

        def __init__(self, subject: str, other: str) -> None:
            super().__init__()
            self.subject = subject
            self.other = other

    def __init__(
        self,
        title: str,
        subject: str,
        others: Sequence[str],
        near: str,
        in_words: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._title = title
        self._subject = subject
        self._others = others
        self._near = near
        self._in_words = in_words

    def where(self) -> str:
        """What is asked."""
        return "Compare with which?"

    def body(self) -> ComposeResult:
        """The one there is, and a line for each of the others."""
        yield Said(visible(f"{self._title}, compared with:"), classes="about")
        yield Lines(self._lines, self._in_words)
        yield Row("Go back", "close")

    def _lines(self, _: int) -> list[Line]:
        return [Line("", "words", each) for each in self._others]

    def on_mount(self) -> None:
        """The one before it is chosen at first."""
        self.call_after_refresh(self.lines.choose, self._near)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Compare."""
        event.stop()
        self.post_message(self.Chosen(self._subject, event.subject))
