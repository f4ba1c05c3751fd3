"""What has been written in a reflection so far, by section and prompt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.model.reflection import (
    Answer,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.text import clean, clean_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ticlist.model.checklist import Checklist, Prompt
    from ticlist.model.reflection import Outcome, Owner, StepKind

RANDOM_LENGTH = 6
"""How many letters end the id of a reflection; the ids of its steps begin with them."""


def kept_as(outcome: Outcome | None, words: str) -> Outcome | None:
    """As which outcome it is kept that somebody chose one, or none, and wrote words to a step.

    A file holds an outcome with each. Words alone are kept as *still want to*: that leaves the step
    open, and any other would close what nobody said is closed.
    """
    return outcome or ("still_want_to" if _words(words) else None)


class Written:
    """The words, answers and steps of one reflection while it is being written.

    What stood in it under sections or prompts that the checklist no longer has, stays.

    Args:
        checklist: what the reflection is written with.
        start: the reflection so far.
        saved_as: its id once it is saved, where it is known already and is another.
    """

    def __init__(
        self, checklist: Checklist, start: Reflection, *, saved_as: str | None = None
    ) -> None:
        self._checklist = checklist
        self._start = start
        self._saved_as = saved_as or start.id
        self.closing = start.close
        self._emptied: set[str | None] = set()
        self.followed_up = start.followed_up
        self.discussed: Discussed | None = None
        """The note from supervision that is being added."""
        self.later: dict[str, LaterLook] = {}
        """The later looks that are being added, by the ids of their prompts."""
        self._sections = {each.id: replace(each, answers=()) for each in start.sections}
        self._answers = {
            answer.prompt: (section.id, answer)
            for section in start.sections
            for answer in section.answers
        }

    def is_left_out(self, section_id: str) -> bool:
        """Whether a section is left out today."""
        section = self._sections.get(section_id)
        return section is not None and section.left_out

    def leave_out(self, section_id: str, *, left_out: bool) -> None:
        """Leave a section out today, or take it in again; what is written in it stays."""
        if left_out != self.is_left_out(section_id):
            self._sections[section_id] = replace(self._written(section_id), left_out=left_out)

    def so_what(self, section_id: str | None) -> str:
        """What was written to *what does this tell me*: of a section, or at the end for None."""
        words = self.closing.so_what if section_id is None else self._written(section_id).so_what
        return words or ""

    def write_so_what(self, section_id: str | None, words: str) -> None:
        """Keep what was written to *what does this tell me*."""
        written = _words(words)
        if section_id is None:
            self.closing = replace(self.closing, so_what=written)
        else:
            section = self._written(section_id)
            self._sections[section_id] = replace(section, so_what=written)

    def write_closing(self, *, supervision: str | None = None, private: str | None = None) -> None:
        """Keep the line for supervision or the private words; None leaves one as it is."""
        if supervision is not None:
            self.closing = replace(self.closing, supervision=_words(supervision))
        if private is not None:
            self.closing = replace(self.closing, private=_words(private))

    def step(self, section_id: str | None) -> Step | None:
        """The step of a section, or the one at the end for None."""
        steps = self._steps(section_id)
        return steps[0] if steps and section_id not in self._emptied else None

    def write_step(
        self,
        section_id: str | None,
        words: str,
        kind: StepKind = "start",
        owner: Owner = "me",
        by: dt.date | None = None,
    ) -> None:
        """Keep the step of a section, or at the end for None; without words there is none."""
        text, steps, first = _words(words), self._steps(section_id), self.step(section_id)
        others = steps if first is None else steps[1:]
        if text is None:
            kept = others
            # A file may hold several: the next one does not come into the box of the emptied one.
            self._emptied.add(section_id)
        else:
            step = first or Step(self._new_step_id(), kind, text, owner, by)
            kept = (replace(step, text=text, kind=kind, owner=owner, by=by), *others)
            self._emptied.discard(section_id)
        if section_id is None:
            self.closing = replace(self.closing, steps=kept)
        else:
            section = self._written(section_id)
            self._sections[section_id] = replace(section, steps=kept)

    def answer(self, prompt: Prompt) -> Answer:
        """What is answered to a prompt so far; empty where nothing is."""
        kept = self._answers.get(prompt.id)
        return kept[1] if kept else Answer(prompt.id, prompt.wording, prompt.text)

    def choose(self, prompt: Prompt, word: str | None) -> None:
        """Answer a prompt with an answer word, or clear the answer with None."""
        basis = () if word is None else self.answer(prompt).basis
        self._keep(prompt, replace(self.answer(prompt), answer=word, basis=basis))

    def write_note(self, prompt: Prompt, words: str) -> None:
        """Keep the words written to a prompt."""
        self._keep(prompt, replace(self.answer(prompt), note=_words(words)))

    def rest_on(self, prompt: Prompt, basis: Iterable[str]) -> None:
        """Keep what the answer to a prompt rests on."""
        self._keep(prompt, replace(self.answer(prompt), basis=tuple(basis)))

    def mark_for_supervision(self, prompt: Prompt, *, marked: bool) -> None:
        """Mark a prompt to talk about in supervision, or take the mark away."""
        self._keep(prompt, replace(self.answer(prompt), supervision=marked))

    def follow_up(self, step_id: str, outcome: Outcome | None, note: str) -> None:
        """Keep what became of a step of an earlier reflection; with neither, nothing is kept.

        Args:
            step_id: of the step.
            outcome: what became of it; None where nothing is chosen. See `kept_as`.
            note: words to it.
        """
        said = next((each for each in self.followed_up if each.step == step_id), None)
        kept = kept_as(outcome, note)
        if kept is None:
            self.followed_up = tuple(each for each in self.followed_up if each is not said)
        elif said is None:
            self.followed_up = (*self.followed_up, FollowedUp(step_id, kept, _words(note)))
        else:
            now = replace(said, outcome=kept, note=_words(note))
            self.followed_up = tuple(now if each is said else each for each in self.followed_up)

    def go_on_adding(self, saved: Reflection) -> None:
        """Take what was added before, and is not saved yet, as still being written.

        Args:
            saved: the reflection that is being added to, as it is saved.
        """
        added = [each for each in self._start.discussed if each not in saved.discussed]
        self.discussed = added[-1] if added else None
        self.later = {each.prompt: each for each in self._start.later if each not in saved.later}
        held = (self.discussed, *self.later.values())
        self._start = replace(
            self._start,
            discussed=tuple(each for each in self._start.discussed if each not in held),
            later=tuple(each for each in self._start.later if each not in held),
        )

    def discuss(self, words: str, role: str, at: dt.datetime) -> None:
        """Add a note from supervision, with a role and not a name; without words there is none."""
        text = _words(words)
        role = clean_line(role)
        self.discussed = None if text is None else Discussed(at, text, role or None)

    def look_again(self, prompt: str, answer: str | None, words: str, at: dt.datetime) -> None:
        """Add how one would answer a prompt for that time now; it never changes the first answer.

        Args:
            prompt: the id of the prompt.
            answer: an answer word; None for words alone.
            words: what there is to say of it; with neither, nothing is added.
            at: when it was looked at again.
        """
        note = _words(words)
        if answer or note:
            self.later[prompt] = LaterLook(at, prompt, answer, note)
        else:
            self.later.pop(prompt, None)

    def reflection(self) -> Reflection:
        """The reflection with what is written: what was skipped leaves nothing in it."""
        order = [each.id for each in self._checklist.sections]
        order += [each for each in self._sections if each not in order]
        sections = (self._whole_section(each) for each in order)
        return replace(
            self._start,
            sections=tuple(each for each in sections if not each.is_empty),
            close=self.closing,
            followed_up=self.followed_up,
            later=(*self._start.later, *self.later.values()),
            discussed=(*self._start.discussed, *filter(None, [self.discussed])),
        )

    def _whole_section(self, section_id: str) -> ReflectedSection:
        here = {
            prompt: answer
            for prompt, (section, answer) in self._answers.items()
            if section == section_id
        }
        section = self._checklist.section(section_id)
        order = [prompt.id for prompt in section.prompts] if section else []
        in_order = sorted(here, key=lambda each: order.index(each) if each in order else len(order))
        return replace(self._written(section_id), answers=tuple(here[each] for each in in_order))

    def _written(self, section_id: str) -> ReflectedSection:
        if section_id in self._sections:
            return self._sections[section_id]
        section = self._checklist.section(section_id)
        if section is None:
            return ReflectedSection(section_id, section_id)
        return ReflectedSection(
            section.id, section.title, section.principle, section.strand, section.private
        )

    def _steps(self, section_id: str | None) -> tuple[Step, ...]:
        return self.closing.steps if section_id is None else self._written(section_id).steps

    def _new_step_id(self) -> str:
        prefix = self._saved_as[-RANDOM_LENGTH:]
        taken = {step.id for step in self.reflection().steps}
        number = 1
        while f"{prefix}-{number}" in taken:
            number += 1
        return f"{prefix}-{number}"

    def _keep(self, prompt: Prompt, answer: Answer) -> None:
        if answer == self.answer(prompt):
            return  # only looked at: it stays an answer to the words it was asked with
        if answer.is_empty:
            self._answers.pop(prompt.id, None)
            return
        section = next(each for each in self._checklist.sections if prompt in each.prompts)
        asked_now = replace(answer, wording=prompt.wording, asked=prompt.text)
        self._answers[prompt.id] = (section.id, asked_now)


def _words(text: str) -> str | None:
    cleaned = clean(text)
    return cleaned if cleaned.strip() else None
