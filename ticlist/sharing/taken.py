"""What of a reflection leaves: a copy with what was chosen, and nothing else in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.sharing.chosen import BEGINNING, CLOSING, key_among, section_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ticlist.lookback.steps import Origin
    from ticlist.sharing.chosen import Chosen

NO_REASON_ASKED = "not_today"
"""The answer that asks for no reason leaves with nothing: nobody else is told of it."""

CONTEXT, PRIVATE_BOX, EARLIER_STEPS, LATER = "context", "private-box", "earlier-steps", "later"

TELLS = "tells:"
"""Before the id of a section: what it told the writer. No prompt has such an id."""

OUTSIDE_PROMPTS = (CONTEXT, CLOSING, PRIVATE_BOX, EARLIER_STEPS, LATER)
"""Words that are of no prompt and of no section, as `passages_of` calls them."""


def prompt_key(prompt_id: str) -> str:
    """What the words under a prompt are called in `Chosen.passages`."""
    return key_among(OUTSIDE_PROMPTS, prompt_id)


EarlierSteps: TypeAlias = "Mapping[str, tuple[Step, Origin]]"
"""Steps of earlier reflections, and where each came from, by their ids."""


class Taken(NamedTuple):
    """What of one reflection leaves.

    Args:
        of: the copy: no id, and the first of the month where days stay out.
        earlier_steps: for each of its `followed_up`, the step.
        asked_again: for each of its `later`, the words of the prompt.
    """

    of: Reflection
    earlier_steps: tuple[Step, ...] = ()
    asked_again: tuple[str, ...] = ()


def taken(reflection: Reflection, chosen: Chosen, steps: EarlierSteps) -> Taken:
    """A copy of a reflection with what was chosen and nothing else.

    Args:
        reflection: what is saved.
        chosen: what is to leave.
        steps: the earlier steps that it speaks of; of one that is not among them nothing leaves,
            as nobody can tell what it is about.
    """
    return _Taking(reflection, chosen, steps).all_of_it()


class _Taking:
    def __init__(self, reflection: Reflection, chosen: Chosen, steps: EarlierSteps) -> None:
        self._reflection = reflection
        self._chosen = chosen
        self._parts = chosen.parts
        self._earlier = steps

    def all_of_it(self) -> Taken:
        whole = self._reflection
        sections = tuple(filter(None, map(self._section, whole.sections)))
        followed_up = tuple(self._followed_up())
        later = tuple(self._later())
        copy = Reflection(
            id="",
            on=self._day(whole.on),
            started=self._time(whole.started),
            depth=whole.depth,
            language=whole.language,
            written_with=whole.written_with,
            checklist=ChecklistNamed(
                whole.checklist.id, whole.checklist.version, whole.checklist.title
            ),
            context=self._words(CONTEXT, whole.context) if self._takes(BEGINNING) else None,
            sections=sections,
            close=self._close(),
            followed_up=tuple(became for became, _ in followed_up),
            later=tuple(look for look, _ in later),
            discussed=tuple(self._discussed()),
        )
        return Taken(
            copy, tuple(step for _, step in followed_up), tuple(asked for _, asked in later)
        )

    def _takes(self, place: str) -> bool:
        return self._chosen.takes_section(place)

    def _words(self, key: str, words: str | None) -> str | None:
        return words if self._chosen.takes_words(self._reflection.id, key) else None

    def _lets_in(self, section: ReflectedSection) -> bool:
        is_named = self._chosen.left_out and self._chosen.sections is not None
        return (
            self._takes(section_key(section.id))
            and self._may_leave(section.strand, private=section.private)
            # What was left out that day stays out, unless somebody asks for it by its name.
            and (is_named or not section.left_out)
        )

    def _may_leave(self, strand: str | None, *, private: bool) -> bool:
        return ("private" in self._parts or not private) and (
            "scope" in self._parts or strand != "scope"
        )

    def _section(self, section: ReflectedSection) -> ReflectedSection | None:
        if not self._lets_in(section):
            return None
        has_answers = "answers" in self._parts or section.strand == "scope"
        answers = (self._answer(each, has_answers=has_answers) for each in section.answers)
        copy = ReflectedSection(
            section.id,
            section.title,
            section.principle,
            section.strand,
            so_what=self._words(f"{TELLS}{section.id}", section.so_what),
            answers=tuple(each for each in answers if each is not None),
            steps=self._steps(section.steps),
        )
        return None if copy.is_empty else copy

    def _answer(self, answer: Answer, *, has_answers: bool) -> Answer | None:
        if answer.prompt in self._chosen.without:
            return None
        is_told = has_answers and answer.answer != NO_REASON_ASKED
        word = answer.answer if is_told else None
        copy = Answer(
            answer.prompt,
            answer.wording,
            answer.asked,
            word,
            answer.basis if word and "basis" in self._parts else (),
            answer.supervision and "supervision" in self._parts,
            self._words(prompt_key(answer.prompt), answer.note),
        )
        return None if copy.is_empty else copy

    def _steps(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        if "steps" not in self._parts:
            return ()
        return tuple(map(self._step, steps))

    def _step(self, step: Step) -> Step:
        by = step.by and self._day(step.by)
        return Step("", step.kind, step.text, step.owner, by)

    def _day(self, day: dt.date) -> dt.date:
        return day if self._chosen.has_days else day.replace(day=1)

    def _close(self) -> Closing:
        close = self._reflection.close
        if not self._takes(CLOSING):
            return Closing()
        private = self._words(PRIVATE_BOX, close.private) if "private" in self._parts else None
        return Closing(
            self._words(CLOSING, close.so_what),
            close.supervision if "supervision" in self._parts else None,
            private,
            self._steps(close.steps),
        )

    def _followed_up(self) -> Iterator[tuple[FollowedUp, Step]]:
        if "steps" not in self._parts or not self._takes(BEGINNING):
            return
        for each in self._reflection.followed_up:
            step, origin = self._earlier.get(each.step, (None, None))
            if step and origin and self._may_leave(origin.strand, private=origin.private):
                note = self._words(EARLIER_STEPS, each.note)
                yield FollowedUp("", each.outcome, note), self._step(step)

    def _later(self) -> Iterator[tuple[LaterLook, str]]:
        if "later" not in self._parts:
            return
        asked = {
            answer.prompt: answer.asked
            for section in self._reflection.sections
            if self._lets_in(section)
            for answer in section.answers
            if answer.prompt not in self._chosen.without
        }
        for each in self._reflection.later:
            answer = None if each.answer == NO_REASON_ASKED else each.answer
            note = self._words(LATER, each.note)
            if each.prompt in asked and (answer or note):
                yield LaterLook(self._time(each.at), "", answer, note), asked[each.prompt]

    def _discussed(self) -> Iterator[Discussed]:
        if "discussed" in self._parts:
            for each in self._reflection.discussed:
                yield Discussed(self._time(each.at), each.text, each.with_role)

    def _time(self, time: dt.datetime) -> dt.datetime:
        return time if self._chosen.has_days else time.replace(day=1, hour=0, minute=0, second=0)


class Passed(NamedTuple):
    """Words that can leave or stay.

    Args:
        key: what they are called in `Chosen.passages`.
        about: what they are about: a prompt, a section.
        words: what was written.
    """

    key: str
    about: str
    words: str


def passages_of(copy: Reflection) -> list[Passed]:
    """Every passage of words in what leaves, in the order they were written.

    Args:
        copy: what leaves, as `taken` gives it.
    """
    close = copy.close
    became = "\n".join(each.note for each in copy.followed_up if each.note)
    looked = "\n".join(each.note for each in copy.later if each.note)
    every = (
        (CONTEXT, "The line of context", copy.context),
        *(each for section in copy.sections for each in _words_of_section(section)),
        (CLOSING, "At the end: what it tells me", close.so_what),
        (PRIVATE_BOX, "The private box", close.private),
        (EARLIER_STEPS, "What became of earlier steps", became),
        (LATER, "How I would answer for that time now", looked),
    )
    return [Passed(key, about, words) for key, about, words in every if words]


def _words_of_section(section: ReflectedSection) -> Iterator[tuple[str, str, str | None]]:
    for answer in section.answers:
        yield prompt_key(answer.prompt), answer.asked, answer.note
    yield f"{TELLS}{section.id}", f"{section.title}: what it tells me", section.so_what
