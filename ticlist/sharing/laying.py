"""The parts of a sheet: what was taken of each reflection, as headings and passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.model.answers import SHOWN
from ticlist.model.checklist import SO_WHAT
from ticlist.model.day import in_words, month_in_words
from ticlist.model.reading import AT_THE_END, FOR_SUPERVISION, rests_on, step_heading
from ticlist.model.reflection import OUTCOMES
from ticlist.sharing.sheet import Heading, Passage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from ticlist.model.reflection import Answer, ReflectedSection, Step
    from ticlist.sharing.chosen import Chosen
    from ticlist.sharing.sheet import Block
    from ticlist.sharing.taken import Taken

ENGLISH = "en"
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
FOR_MYSELF = "For myself"
EARLIER_STEPS = "What became of earlier steps"


def when_in_words(day: dt.date, *, days: bool) -> str:
    """A day as it is told: `21 November 2026`, or only the month of it."""
    return in_words(day) if days else month_in_words(day)


def language_of(copy: Taken) -> str:
    """The language of a reflection's prompts and words; empty where it is the sheet's own."""
    language = copy.of.language
    # Anything may stand there in a file, and files carry it along where nobody looks.
    return language if language != ENGLISH and _LANGUAGE.fullmatch(language) else ""


class Laying:
    """Lays out what was taken, part by part.

    Args:
        copies: what leaves of each reflection, oldest first.
        chosen: what was chosen.
    """

    def __init__(self, copies: Sequence[Taken], chosen: Chosen) -> None:
        self._copies = copies
        self._days = chosen.has_days

    def under(
        self,
        title: str,
        part: Callable[[Taken, int], Iterator[Block]],
        remark: str = "",
    ) -> Iterator[Block]:
        """One part of every reflection under a heading; nothing where there is nothing of it.

        Args:
            title: the heading.
            part: one of the methods below: gives what stands there, and at which level its own
                headings are.
            remark: what is said below the heading.
        """
        several = len(self._copies) > 1
        level = 4 if several else 3
        found = [(number, tuple(part(copy, level))) for number, copy in enumerate(self._copies)]
        if any(blocks for _, blocks in found):
            yield Heading(title)
            if remark:
                yield Passage("remark", remark)
        for number, blocks in found:
            if blocks and several:
                yield Heading(self.title_of(number), 3)
            yield from blocks

    def title_of(self, number: int) -> str:
        """What one of several is called: `2. School, November 2026`."""
        copy = self._copies[number].of
        return f"{number + 1}. {copy.checklist.title}, {self._when(copy.on)}"

    def whole(self, remark: str) -> Iterator[Block]:
        """Every reflection in the order it was written.

        Args:
            remark: what is said where answers begin.
        """
        several = len(self._copies) > 1
        level = 3 if several else 2
        for number, copy in enumerate(self._copies):
            blocks = tuple(self._in_order(copy, level))
            if blocks and several:
                yield Heading(self.title_of(number))
            if any(answer.answer for section in copy.of.sections for answer in section.answers):
                yield Passage("remark", remark)
            yield from blocks

    # --- parts ----------------------------------------------------------------------------------

    def to_talk_about(self, copy: Taken, level: int) -> Iterator[Block]:  # noqa: ARG002 - as the others
        """The one thing to take, then what was marked."""
        language = language_of(copy)
        if copy.of.close.supervision:
            yield Passage("words", copy.of.close.supervision, language)
        for section in copy.of.sections:
            for answer in section.answers:
                if answer.supervision:
                    yield from self._answer(answer, language, words=True)

    def steps(self, copy: Taken, level: int) -> Iterator[Block]:
        """Steps, and what became of earlier ones."""
        language = language_of(copy)
        for step in copy.of.steps:
            yield from self._step(step, language)
        yield from self._earlier_steps(copy, level)

    def passages(self, copy: Taken, level: int) -> Iterator[Block]:
        """Words, but for those that stand with what was marked."""
        language = language_of(copy)
        if copy.of.context:
            yield Passage("words", copy.of.context, language)
        for section in copy.of.sections:
            yield from self._headed(
                section, level, language, self._unmarked_words(section, language)
            )
        yield from self._at_the_end(copy, level, steps=False)

    def what_happened(self, copy: Taken, level: int) -> Iterator[Block]:
        """Context and notes."""
        language = language_of(copy)
        if copy.of.context:
            yield Passage("words", copy.of.context, language)
        for section in copy.of.sections:
            notes = [
                block
                for answer in section.answers
                if answer.note
                for block in (
                    Passage("prompt", answer.asked, language),
                    Passage("words", answer.note, language),
                )
            ]
            yield from self._headed(section, level, language, notes)

    def what_it_tells_me(self, copy: Taken, level: int) -> Iterator[Block]:
        """What each section, and the whole, told the writer."""
        language = language_of(copy)
        for section in copy.of.sections:
            if section.so_what:
                words = [Passage("words", section.so_what, language)]
                yield from self._headed(section, level, language, words)
        yield from self._at_the_end(copy, level, steps=False)

    def answers(self, copy: Taken, level: int) -> Iterator[Block]:
        """Prompts and answers, under the titles of their sections."""
        language = language_of(copy)
        for section in copy.of.sections:
            answered = [
                block
                for answer in section.answers
                if answer.answer
                for block in self._answer(answer, language, words=False)
            ]
            yield from self._headed(section, level, language, answered)

    def later(self, copy: Taken, level: int) -> Iterator[Block]:  # noqa: ARG002 - as the others
        """How the writer would answer for that time later on."""
        language = language_of(copy)
        for look, asked in zip(copy.of.later, copy.asked_again, strict=True):
            yield Passage("prompt", asked, language)
            yield Passage("remark", f"Looked at again: {self._when(look.at.date())}")
            if look.answer:
                yield Passage("answer", SHOWN[look.answer])
            if look.note:
                yield Passage("words", look.note, language)

    def discussed(self, copy: Taken, level: int) -> Iterator[Block]:  # noqa: ARG002 - as the others
        """Notes from supervision."""
        for each in copy.of.discussed:
            if each.with_role:
                yield Passage("prompt", each.with_role)
            yield Passage("remark", self._when(each.at.date()))
            yield Passage("words", each.text, language_of(copy))

    # --- pieces of them -------------------------------------------------------------------------

    def _when(self, day: dt.date) -> str:
        return when_in_words(day, days=self._days)

    def _headed(
        self, section: ReflectedSection, level: int, language: str, blocks: Sequence[Block]
    ) -> Iterator[Block]:
        if blocks:
            yield Heading(section.title, level, language)
            yield from blocks

    def _answer(self, answer: Answer, language: str, *, words: bool) -> Iterator[Block]:
        yield Passage("prompt", answer.asked, language)
        if answer.answer:
            yield Passage("answer", SHOWN[answer.answer])
        if answer.basis:
            yield Passage("remark", rests_on(answer))
        if words and answer.note:
            yield Passage("words", answer.note, language)

    def _unmarked_words(self, section: ReflectedSection, language: str) -> list[Block]:
        found: list[Block] = []
        for answer in section.answers:
            if answer.note and not answer.supervision:
                found += [
                    Passage("prompt", answer.asked, language),
                    Passage("words", answer.note, language),
                ]
        return found + self._so_what(section.so_what, language)

    def _so_what(self, words: str | None, language: str) -> list[Block]:
        return [Passage("prompt", SO_WHAT), Passage("words", words, language)] if words else []

    def _step(self, step: Step, language: str) -> Iterator[Block]:
        yield Passage("prompt", step_heading(step, self._when))
        yield Passage("words", step.text, language)

    def _earlier_steps(self, copy: Taken, level: int) -> Iterator[Block]:
        language = language_of(copy)
        if copy.of.followed_up:
            yield Heading(EARLIER_STEPS, level)
        for became, step in zip(copy.of.followed_up, copy.earlier_steps, strict=True):
            yield from self._step(step, language)
            yield Passage("answer", OUTCOMES[became.outcome])
            if became.note:
                yield Passage("words", became.note, language)

    def _at_the_end(self, copy: Taken, level: int, *, steps: bool) -> Iterator[Block]:
        language, close = language_of(copy), copy.of.close
        found = self._so_what(close.so_what, language)
        if steps:
            found += [block for step in close.steps for block in self._step(step, language)]
            if close.supervision:
                found += [
                    Passage("prompt", FOR_SUPERVISION),
                    Passage("words", close.supervision, language),
                ]
        if close.private:
            found += [Passage("prompt", FOR_MYSELF), Passage("words", close.private, language)]
        if found:
            yield Heading(AT_THE_END, level)
            yield from found

    def _in_order(self, copy: Taken, level: int) -> Iterator[Block]:
        language = language_of(copy)
        if copy.of.context:
            yield Passage("words", copy.of.context, language)
        for section in copy.of.sections:
            found: list[Block] = []
            for answer in section.answers:
                found += self._answer(answer, language, words=True)
                if answer.supervision:
                    found.append(Passage("remark", FOR_SUPERVISION))
            found += self._so_what(section.so_what, language)
            found += [block for step in section.steps for block in self._step(step, language)]
            yield from self._headed(section, level, language, found)
        yield from self._at_the_end(copy, level, steps=True)
        yield from self._earlier_steps(copy, level)
        for title, part in (("Looked at again", self.later), ("Discussed before", self.discussed)):
            blocks = tuple(part(copy, level + 1))
            if blocks:
                yield Heading(title, level)
                yield from blocks
