"""Steps: what somebody meant to do, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.lookback.steps import steps_lines
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.lookback.steps import Tracked
    from ticlist.model.lines import Line

NO_STEPS = "No step is written in what you saved. A reflection does not need one."
NO_OPEN_STEPS = "No step is open."


class StepsScreen(LinesPage):
    """Every step, newest first; more of them can come while the older ones are still being read."""

    ABOUT = """\
What you said you would keep, stop or start, newest first: whose it is, by when, where it was \
written, and what became of it. Enter opens the reflection it was written in.

A step is open while nothing was said of it, or you still want to. When you begin a reflection the \
newest three can be looked at; nobody has to. o shows only the open ones."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "only_open", "Open ones", tooltip="Only open steps, or all", id="steps.open"),
    ]

    class Shown(Message):
        """The page is there, and has to be told what to show."""

    class ReadAsked(Message):
        """Somebody wants to read the reflection that a step was written in."""

        def __init__(self, subject: str, words: str) -> None:
            super().__init__()
            self.subject = subject
            self.words = words

    def __init__(self) -> None:
        super().__init__()
        self._tracked: Sequence[Tracked] = ()
        self._only_open = False
        self._reading = True

    def on_mount(self) -> None:
        """Be there."""
        self.post_message(self.Shown())

    def where(self) -> str:
        """What this is."""
        return "Steps"

    def body(self) -> ComposeResult:
        """The steps."""
        yield Said("Reading ...", id="nothing", classes="about")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def show(self, tracked: Sequence[Tracked], *, reading: bool) -> None:
        """Show the steps there are; `reading` where older ones are still being read."""
        self._tracked = tracked
        self._reading = reading
        self._draw()

    def action_only_open(self) -> None:
        """Show only the open ones, or all."""
        self._only_open = not self._only_open
        self.tell("Shown: open steps. o shows all." if self._only_open else "")
        self._draw()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Open the reflection it was written in."""
        event.stop()
        reflection, _, step = event.subject.partition(" ")
        words = next((each.step.text for each in self._tracked if each.step.id == step), "")
        self.post_message(self.ReadAsked(reflection, words))

    def _shown(self) -> Sequence[Tracked]:
        return [each for each in self._tracked if each.is_open or not self._only_open]

    def _draw(self) -> None:
        nothing = NO_OPEN_STEPS if self._only_open else NO_STEPS
        if self._reading:
            nothing = "Reading ..."
        self.query_one("#nothing", Said).say("" if self._shown() else nothing)
        self.lines.renew()

    def _lines(self, width: int) -> list[Line]:
        return steps_lines(self._shown(), width)
