"""Every action of a page, to be found by its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence  # noqa: TC003 - a NamedTuple looks at its types
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible_line, wrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

NONE_OF_THEM = "No action of this page has these words."


class Action(NamedTuple):
    """What can be done: its words, the key for it, and doing it."""

    words: str
    key: str
    run: Callable[[], object]


class PaletteScreen(LinesPage):
    """Offers the actions of the page below it.

    Args:
        actions: those that can be done there.
    """

    ABOUT = (
        "Every action of the page before. Write a part of its name; the arrow keys choose one, "
        "Enter does it, Escape goes back."
    )

    class Chosen(Message):
        """An action was chosen."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self._actions = actions
        self._wanted: list[str] = []

    def where(self) -> str:
        """What this is."""
        return "What would you like to do?"

    def body(self) -> ComposeResult:
        """A box to narrow them by, and the actions."""
        yield LineBox(hint="a word of it, such as next", id="wanted")
        yield Said("", id="nothing", classes="about")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def begins_at(self) -> Widget:
        """The box has the focus at first."""
        return self.query_one(LineBox)

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Offer those that have these words."""
        event.stop()
        self._wanted = event.value.casefold().split()
        self.query_one("#nothing", Said).say("" if self._offered() else NONE_OF_THEM)
        first = next(iter(self._offered()), None)
        self.lines.renew(first and str(self._actions.index(first)))

    def on_input_submitted(self, event: LineBox.Submitted) -> None:
        """Do the first that is offered."""
        event.stop()
        for action in self._offered()[:1]:
            self.post_message(self.Chosen(action))

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Do the one that was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._actions[int(event.subject)]))

    def _offered(self) -> list[Action]:
        """The actions that have all the words; those that begin with what is written come first."""
        found = [
            each
            for each in self._actions
            if all(word in each.words.casefold() for word in self._wanted)
        ]
        begin = " ".join(self._wanted)
        return sorted(found, key=lambda each: not each.words.casefold().startswith(begin))

    def _lines(self, width: int) -> list[Line]:
        before = max((len(each.key) for each in self._actions), default=0) + 2
        found = []
        for each in self._offered():
            number = str(self._actions.index(each))
            words = wrapped(visible_line(each.words), max(8, width - before))
            keys = [each.key, *[""] * (len(words) - 1)]
            found += [
                Line(f"{key:<{before}}{line}", "words", number)
                for key, line in zip(keys, words, strict=True)
            ]
        return found
