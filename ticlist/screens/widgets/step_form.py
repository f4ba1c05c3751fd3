"""One step: to keep, stop or start something."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.message import Message

from ticlist.model.day import WHAT_A_DAY_AHEAD_LOOKS_LIKE, day_ahead_from, in_words
from ticlist.model.reflection import OWNERS, STEP_KINDS
from ticlist.screens.widgets.choices import Choice, OneOf, Option
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox, WordsBox, begins_words
from ticlist.text import visible

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from ticlist.model.reflection import Owner, Step, StepKind

ONLY_A_DAY = "A day alone is not kept: what is the step?"
HINT = "One step, small enough to do. Leave it empty if there is none."


class StepForm(Vertical):
    """Asks for one step.

    Args:
        question: what is asked, such as *What will I keep, stop or start?*
        step: what it is so far.
    """

    class Changed(Message):
        """The step is another one now; without words there is none."""

        def __init__(self, text: str, kind: StepKind, owner: Owner, by: dt.date | None) -> None:
            super().__init__()
            self.text = text
            self.kind = kind
            self.owner = owner
            self.by = by

    def __init__(self, question: str, step: Step | None) -> None:
        super().__init__()
        self._question = question
        self._step = step

    def compose(self) -> ComposeResult:
        """The words of the step, its kind, whose it is, by when."""
        step = self._step
        yield Said(visible(self._question), classes="question")
        yield WordsBox(step.text if step else "", HINT, id="step-words")
        yield Said("I will", classes="small")
        kinds = (Option(kind, shown) for kind, shown in STEP_KINDS.items())
        yield OneOf(kinds, step.kind if step else "start", id="step-kind", classes="inline")
        yield Said("Whose it is", classes="small")
        owners = (Option(owner, shown) for owner, shown in OWNERS.items())
        yield OneOf(owners, step.owner if step else "me", id="step-owner", classes="inline")
        by = step.by.isoformat() if step and step.by else ""
        yield Said("By when, if you like", classes="small")
        yield LineBox(by, "2026-12-05, tomorrow, 10d or 2w", id="step-by")
        yield Said("", id="step-by-remark", classes="remark")

    def on_key(self, event: events.Key) -> None:
        """What is typed at the choices goes to the words, as it does at the answers of a prompt.

        Else it would be lost, and its blanks would choose something.
        """
        if begins_words(event) and isinstance(self.screen.focused, Choice):
            box = self.query_one("#step-words", WordsBox)
            event.stop()
            event.prevent_default()
            self.screen.set_focus(box)
            box.move_cursor(box.document.end)
            is_within_words = box.text[-1:].strip()
            box.take_in(f"{' ' if is_within_words else ''}{event.character or ''}")

    def on_text_area_changed(self, event: WordsBox.Changed) -> None:
        """Tell of other words."""
        event.stop()
        self._tell()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Tell of another kind or owner."""
        event.stop()
        self._tell()

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Tell of another day, and say which day that is or what a day looks like."""
        event.stop()
        self._tell()

    @property
    def is_understood(self) -> bool:
        """Whether what stands in the box for the day is a day, or nothing."""
        return not self._day_box.value.strip() or self._by() is not None

    def ask_for_day(self) -> None:
        """Go to the box for the day, with what a day looks like in sight."""
        self._day_box.focus()
        remark = self.query_one("#step-by-remark", Said)
        self.call_after_refresh(remark.scroll_visible, animate=False, immediate=True)

    @property
    def _day_box(self) -> LineBox:
        return self.query_one("#step-by", LineBox)

    def _remark(self) -> str:
        if not self.is_understood:
            return WHAT_A_DAY_AHEAD_LOOKS_LIKE
        by = self._by()
        if by is None:
            return ""
        written = self.query_one("#step-words", WordsBox).text.strip()
        return in_words(by, weekday=True) if written else ONLY_A_DAY

    def _by(self) -> dt.date | None:
        today = dt.datetime.now().astimezone().date()
        return day_ahead_from(self._day_box.value, today)

    def _tell(self) -> None:
        kind = cast("StepKind", self.query_one("#step-kind", OneOf).value)
        owner = cast("Owner", self.query_one("#step-owner", OneOf).value)
        self.query_one("#step-by-remark", Said).say(self._remark())
        self.post_message(self.Changed(self._words(), kind, owner, self._by()))

    def _words(self) -> str:
        words = self.query_one("#step-words", WordsBox).text
        if self.is_understood:
            return words
        # Somebody may leave before it is a day: then it is kept with the words of the step.
        return f"{words}\n(By when: {self._day_box.value.strip()})".lstrip()
