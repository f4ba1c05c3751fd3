"""Steps of earlier reflections, to be looked at before a new one begins, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from ticlist.model.reflection import OUTCOMES
from ticlist.model.written import kept_as
from ticlist.screens.widgets.choices import Choice, OneOf, Option
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.model.earlier_step import EarlierStep
    from ticlist.model.reflection import Outcome

HOW = "None of it has to be answered. Choosing the same again, or 0, takes it back."
STAYS = "What you entered to them stays."
HINT = "A line of words, if you like"

_WHEN = (Option("not-today", "Not today"), Option("now", "Look at them now"))


class EarlierSteps(Vertical):
    """Offers to look at earlier steps; not today, unless somebody wants to.

    Args:
        steps: which.
    """

    class Entered(Message):
        """Something else is entered on what became of a step; nothing, where both are empty."""

        def __init__(self, step: str, outcome: Outcome | None, note: str) -> None:
            super().__init__()
            self.step = step
            self.outcome = outcome
            self.note = note

    def __init__(self, steps: Sequence[EarlierStep]) -> None:
        super().__init__()
        self._steps = steps

    def compose(self) -> ComposeResult:
        """The offer, and the steps where something is entered of one already."""
        entered = any(each.outcome for each in self._steps)
        with Horizontal(id="earlier-offer"):
            yield Said("Earlier steps", id="earlier-heading")
            yield OneOf(_WHEN, "now" if entered else "not-today", classes="inline")
        yield Said("", id="earlier-remark", classes="small")
        with Vertical(id="earlier-now"):
            if entered:
                yield from self._asked()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Show the steps, or not."""
        event.stop()
        now = event.value == "now"
        place = self.query_one("#earlier-now")
        if now and not place.children:
            place.mount(*self._asked())
        place.display = now
        entered = any(each.is_entered for each in self.query(_AskedAgain))
        self.query_one("#earlier-remark", Said).say(STAYS if entered and not now else "")

    def _asked(self) -> ComposeResult:
        yield Said(HOW, classes="remark")
        yield from map(_AskedAgain, self._steps)


class _AskedAgain(Vertical):
    def __init__(self, step: EarlierStep) -> None:
        super().__init__()
        self._step = step
        self._entered = (step.outcome, step.note)

    def compose(self) -> ComposeResult:
        step = self._step
        yield Said(visible(step.words), classes="question")
        yield Said(visible_line(step.about), classes="example")
        yield _Outcomes(step.outcome, step.note)
        yield LineBox(step.note, HINT, marked=False)

    @property
    def is_entered(self) -> bool:
        return any(self._entered)

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        event.stop()
        self._tell()

    def on_input_changed(self, event: LineBox.Changed) -> None:
        event.stop()
        self.query_one(_Outcomes).take_words(event.value)
        self._tell()

    def _tell(self) -> None:
        outcome = cast("Outcome | None", self.query_one(_Outcomes).value)
        entered = (outcome, self.query_one(LineBox).value)
        if entered != self._entered:
            self._entered = entered
            self.post_message(EarlierSteps.Entered(self._step.id, *entered))


class _Outcomes(OneOf):
    """What became of a step: one of the words, or none. Shows as which one words alone are kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "0",
            "choose_nothing",
            "Clear",
            show=False,
            tooltip="Clear the answer",
            id="answer.0",
        ),
    ]

    def __init__(self, outcome: Outcome | None, words: str) -> None:
        super().__init__((Option(each, shown) for each, shown in OUTCOMES.items()), outcome)
        self._words = words

    def is_chosen(self, value: str) -> bool:
        return value == kept_as(cast("Outcome | None", self.value), self._words)

    def take_words(self, words: str) -> None:
        self._words = words
        self.show_chosen()

    def action_choose_nothing(self) -> None:
        self.choose(None)

    def on_choice_picked(self, event: Choice.Picked) -> None:
        event.stop()
        event.prevent_default()
        picked = event.choice.option.value
        self.choose(None if picked == self.value else picked)
