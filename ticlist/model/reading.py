"""A reflection in the order in which it is read, for every face that shows one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.model.answers import BASIS_SHOWN, SHOWN
from ticlist.model.checklist import SO_WHAT
from ticlist.model.day import in_words
from ticlist.model.depth import DEPTH_SHOWN
from ticlist.model.reflection import OUTCOMES, OWNERS, STEP_KINDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from ticlist.model.reflection import Answer, ReflectedSection, Reflection, Step

Kind = Literal["title", "section", "prompt", "answer", "words", "remark"]


class Block(NamedTuple):
    """A piece of a reflection: what kind it is, its text, and what it is of.

    Args:
        kind: what kind it is.
        text: what stands in it.
        section: the id of the section it is of.
        prompt: the id of the prompt it is of.
        earlier: whether it is of what became of earlier steps.
    """

    kind: Kind
    text: str
    section: str | None = None
    prompt: str | None = None
    earlier: bool = False


LEFT_OUT = "Left out today."
LEFT_OUT_WITH_WORDS = "Left out today. What was written here before stays in the file."
PRIVATE = "Private: stays out of what is shared unless chosen each time."
FOR_SUPERVISION = "To talk about in supervision."
AT_THE_END = "At the end"


def blocks_of(reflection: Reflection, steps: Mapping[str, str] | None = None) -> list[Block]:
    """A reflection from its title to its end; parts with nothing in them are not mentioned.

    Args:
        reflection: what is read.
        steps: the words of earlier steps by their ids, which are all that its file holds of them;
            one that is not among them is shown by its id.
    """
    return [
        *_head(reflection),
        *(block for section in reflection.sections for block in _section(section)),
        *_close(reflection),
        *_followed_up(reflection, steps or {}),
        *_added_since(reflection),
    ]


def _head(reflection: Reflection) -> Iterator[Block]:
    yield Block("title", f"{reflection.checklist.title}, {in_words(reflection.on)}")
    depth = DEPTH_SHOWN[reflection.depth]
    yield Block("remark", f"{depth}, version {reflection.checklist.version}")
    if reflection.context:
        yield Block("words", reflection.context)


def _section(section: ReflectedSection) -> Iterator[Block]:
    yield Block("section", section.title, section.id)
    if section.private:
        yield Block("remark", PRIVATE, section.id)
    if section.left_out:
        with_words = section.answers or section.so_what or section.steps
        yield Block("remark", LEFT_OUT_WITH_WORDS if with_words else LEFT_OUT, section.id)
    for answer in section.answers:
        yield from _answer(answer, section.id)
    if section.so_what:
        yield Block("prompt", SO_WHAT, section.id)
        yield Block("words", section.so_what, section.id)
    for step in section.steps:
        yield from _step(step, section.id)


def _answer(answer: Answer, section: str) -> Iterator[Block]:
    yield Block("prompt", answer.asked, section, answer.prompt)
    if answer.answer:
        yield Block("answer", SHOWN[answer.answer], section, answer.prompt)
    if answer.basis:
        yield Block("remark", rests_on(answer), section, answer.prompt)
    if answer.note:
        yield Block("words", answer.note, section, answer.prompt)
    if answer.supervision:
        yield Block("remark", FOR_SUPERVISION, section, answer.prompt)


def rests_on(answer: Answer) -> str:
    """What an answer rests on, as a sentence."""
    bases = "; ".join(_lower_first(BASIS_SHOWN[each]) for each in answer.basis)
    return f"It rests on: {bases}."


def step_heading(step: Step, day_in_words: Callable[[dt.date], str] = in_words) -> str:
    """What kind of step it is, whose, and by when: `Start (me, by 5 December 2026)`."""
    by = f", by {day_in_words(step.by)}" if step.by else ""
    return f"{STEP_KINDS[step.kind]} ({_lower_first(OWNERS[step.owner])}{by})"


def _step(step: Step, section: str | None) -> Iterator[Block]:
    yield Block("prompt", step_heading(step), section)
    yield Block("words", step.text, section)


def _close(reflection: Reflection) -> Iterator[Block]:
    close = reflection.close
    if close.is_empty:
        return
    yield Block("section", AT_THE_END)
    if close.so_what:
        yield Block("prompt", SO_WHAT)
        yield Block("words", close.so_what)
    for step in close.steps:
        yield from _step(step, None)
    if close.supervision:
        yield Block("prompt", "One thing to take to supervision")
        yield Block("words", close.supervision)
    if close.private:
        yield Block("prompt", PRIVATE)
        yield Block("words", close.private)


def _followed_up(reflection: Reflection, steps: Mapping[str, str]) -> Iterator[Block]:
    if reflection.followed_up:
        yield Block("section", "What became of earlier steps", earlier=True)
    for each in reflection.followed_up:
        yield Block("prompt", steps.get(each.step, each.step), earlier=True)
        yield Block("answer", OUTCOMES[each.outcome], earlier=True)
        if each.note:
            yield Block("words", each.note, earlier=True)


def _added_since(reflection: Reflection) -> Iterator[Block]:
    asked = {
        answer.prompt: answer.asked for section in reflection.sections for answer in section.answers
    }
    for later in reflection.later:
        yield Block("section", f"Looked at again on {in_words(later.at.date())}")
        yield Block("prompt", asked.get(later.prompt, later.prompt), None, later.prompt)
        if later.answer:
            yield Block("answer", SHOWN[later.answer], None, later.prompt)
        if later.note:
            yield Block("words", later.note, None, later.prompt)
    for discussed in reflection.discussed:
        role = f" with {discussed.with_role}" if discussed.with_role else ""
        yield Block("section", f"Discussed{role} on {in_words(discussed.at.date())}")
        yield Block("words", discussed.text)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
