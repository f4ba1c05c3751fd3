"""What it tells me, and one step: at the end of a section, or once at the closing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ticlist.desk import now
from ticlist.model.checklist import NOW_WHAT, SO_WHAT
from ticlist.model.day import WHAT_A_DAY_AHEAD_LOOKS_LIKE, day_ahead_from, in_words
from ticlist.model.reflection import OWNERS, STEP_KINDS
from ticlist.model.wording import SO_WHAT_HINT
from ticlist.plain.asking import Due, Question, numbered
from ticlist.plain.grammar import CLEARED, KEPT
from ticlist.plain.words import Words

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.desk import Desk
    from ticlist.model.checklist import Section
    from ticlist.model.reflection import Owner, Step, StepKind
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Asking

A_STEP = "One step, small enough to do. Enter for none."
KIND = "Keep, stop or start?"
WHOSE = "Whose is it?"
BY_WHEN = "By when, if you like?"
BY_WHEN_HINT = "Such as 2026-12-05, tomorrow, 10d or 2w."


class Stepping:
    """Asks what it tells, and for one step.

    Args:
        desk: with the walk.
        asking: who asks.
        walk: what is walked.
        section: the section it is the end of; None at the closing.
    """

    def __init__(self, desk: Desk, asking: Asking, walk: Walk, section: Section | None) -> None:
        self._desk = desk
        self._asking = asking
        self._words = Words(desk, asking)
        self._walk = walk
        self._section_id = section.id if section else None
        self._so_what = section.so_what if section else SO_WHAT
        self._now_what = section.now_what if section else NOW_WHAT

    def questions(self) -> list[Due]:
        """The questions, one after the other."""
        return [
            Due(self._ask_so_what),
            Due(self._ask_step),
            Due(self._ask_kind, lambda: self._step is not None),
            Due(self._ask_whose, lambda: self._step is not None),
            Due(self._ask_by_when, lambda: self._step is not None),
        ]

    @property
    def _step(self) -> Step | None:
        return self._walk.written.step(self._section_id)

    def _ask_so_what(self) -> None:
        written = self._walk.written
        self._words.ask(
            Question(self._so_what, SO_WHAT_HINT, written.so_what(self._section_id)),
            lambda words: written.write_so_what(self._section_id, words),
        )

    def _ask_step(self) -> None:
        step = self._step
        question = Question(self._now_what, A_STEP, step.text if step else "")
        self._words.ask(question, lambda words: self._write(text=words))

    def _ask_kind(self) -> None:
        step = cast("Step", self._step)
        question = Question(KIND, "", STEP_KINDS[step.kind], numbered(list(STEP_KINDS.items())))
        self._write(kind=cast("StepKind", self._asking.choose(question) or step.kind))

    def _ask_whose(self) -> None:
        step = cast("Step", self._step)
        question = Question(WHOSE, "", OWNERS[step.owner], numbered(list(OWNERS.items())))
        self._write(owner=cast("Owner", self._asking.choose(question) or step.owner))

    def _ask_by_when(self) -> None:
        step = cast("Step", self._step)
        shown = in_words(step.by) if step.by else ""
        today = now().date()
        found = self._asking.day(
            Question(BY_WHEN, BY_WHEN_HINT, shown),
            lambda words: day_ahead_from(words, today),
            WHAT_A_DAY_AHEAD_LOOKS_LIKE,
        )
        if found == CLEARED:
            self._write(by=None)
        elif found != KEPT and not isinstance(found, str):
            self._write(by=found)
            self._asking.say(f"{in_words(found, weekday=True)}.")

    def _write(
        self,
        *,
        text: str | None = None,
        kind: StepKind | None = None,
        owner: Owner | None = None,
        by: dt.date | str | None = KEPT,
    ) -> None:
        """Keep the step, with what is given instead of what it has."""
        step = self._step
        self._walk.written.write_step(
            self._section_id,
            text if text is not None else (step.text if step else ""),
            kind or (step.kind if step else "start"),
            owner or (step.owner if step else "me"),
            (step.by if step else None) if isinstance(by, str) else by,
        )
        self._desk.keep()
