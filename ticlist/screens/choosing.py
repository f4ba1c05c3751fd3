"""Choosing one of several: which reflection to compare with, which checklist to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 - a NamedTuple looks at its types
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Choice(NamedTuple):
    """What there is to choose.

    Args:
        does: what choosing one means, for whoever hears of it.
        question: what is asked.
        about: what is said above the list.
        subjects: what there is to choose, such as ids.
        near: the one that is chosen at first.
        in_words: what a line says of one, asked only when it is drawn.
        subject: what it is all about, such as the id of a reflection.
    """

    does: str
    question: str
    about: str
    subjects: Sequence[str]
    near: str
    in_words: Callable[[str], str]
    subject: str = ""


class ChoosingScreen(LinesPage):
    """Asks for one of several.

    Args:
        choice: what there is to choose.
    """

    ABOUT = "Enter chooses one; Escape goes back."

    class Chosen(Message):
        """One was chosen."""

        def __init__(self, choice: Choice, chosen: str) -> None:
            super().__init__()
            self.choice = choice
            self.chosen = chosen

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice

    def where(self) -> str:
        """What is asked."""
        return self._choice.question

    def body(self) -> ComposeResult:
        """What it is about, and a line for each."""
        yield Said(visible(self._choice.about), classes="about")
        yield Lines(self._lines, self._choice.in_words)
        yield Row("Go back", "close")

    def _lines(self, _: int) -> list[Line]:
        return [Line("", "words", each) for each in self._choice.subjects]

    def on_mount(self) -> None:
        """The nearest is chosen at first."""
        self.call_after_refresh(self.lines.choose, self._choice.near)

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Tell which was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._choice, event.subject))
