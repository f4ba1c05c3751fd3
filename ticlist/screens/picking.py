"""Which reflections are shared: one, or a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.ticks import Ticks
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button, Input

HINT = "Narrow: 2026-11, november, school"
NONE_YET = "Enter or Space marks those that you want to share."
NOTHING_FITS = "No day and no checklist fits that."
MARK_FIRST = "Mark one first, or a few, with Enter or Space."
READING = "Reading them. Escape gives up."
WERE_READ = "They can be read. PageDown goes on with them."


class Pickable(NamedTuple):
    """What can be picked.

    Args:
        narrowed: the ids of the reflections that fit some words, newest first.
        in_words: what a line says of one, asked only when it is drawn.
    """

    narrowed: Callable[[str], Sequence[str]]
    in_words: Callable[[str], str]


class PickingScreen(LinesPage):
    """Asks which reflections are to be shared.

    Args:
        data: what can be picked.
    """

    ABOUT = """\
Choose the reflections that leave together, as one file. Enter or Space marks the chosen line, or \
takes its mark away. Letters in the box narrow the list to a day, a month or a checklist; what is \
marked stays marked.

PageDown turns the list, and goes on from its end. Nothing is written yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Next", "Turn the list; from its end: go on with what is marked"),
    ]

    class Picked(Message):
        """These are to be shared."""

        def __init__(self, subjects: Sequence[str]) -> None:
            super().__init__()
            self.subjects = subjects

    def __init__(self, data: Pickable) -> None:
        super().__init__()
        self._data = data
        self._subjects = data.narrowed("")

    def where(self) -> str:
        """What is asked."""
        return "Share: which reflections?"

    def body(self) -> ComposeResult:
        """The box, how many are marked, a line for each."""
        yield LineBox(hint=HINT, id="narrow")
        yield Said(NONE_YET, id="how-many")
        yield Ticks(self._lines, more=self._data.in_words)
        yield Row("Mark all that are listed", "mark-all")
        yield Row("Take all marks away", "mark-none")

    def under(self) -> ComposeResult:
        """The button that goes on."""
        yield Turning("Go on", None)

    @property
    def ticks(self) -> Ticks:
        """The list."""
        return self.query_one(Ticks)

    def _lines(self, _: int) -> list[Line]:
        return [Line("", "prompt", each) for each in self._subjects]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as somebody types."""
        event.stop()
        self._subjects = self._data.narrowed(event.value)
        self.ticks.renew()
        self._say_how_many()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self.ticks.focus()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Mark all that are listed, or none at all."""
        event.stop()
        if event.row.does == "mark-all":
            self.ticks.mark(self._subjects)
        else:
            self.ticks.unmark(self.ticks.marked)

    def on_ticks_changed(self, event: Ticks.Changed) -> None:
        """Say how many are marked."""
        event.stop()
        self.tell("")
        self._say_how_many()

    def _say_how_many(self) -> None:
        many = len(self.ticks.marked)
        said = f"Marked: {many}." if many else NONE_YET
        self.query_one("#how-many", Said).say(visible(said if self._subjects else NOTHING_FITS))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        event.stop()
        self._go_on()

    def action_go_on(self) -> None:
        """Turn the list, or go on."""
        if not self.turns():
            self._go_on()

    def _go_on(self) -> None:
        if self.ticks.marked:
            self.post_message(self.Picked(sorted(self.ticks.marked)))
        else:
            self.tell(MARK_FIRST)
