"""What there is of a reflection for who looks back at many: its answers, without its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.reflection import Answer, Reflection

WORDS = "words"
MARKS = "marks"
NOTHING = ""


class Given(NamedTuple):
    """What was given to one prompt.

    Args:
        prompt: its id.
        wording: which of its wordings was asked.
        asked: the words it was asked with.
        state: the answer word; else `WORDS` where something was written; else `MARKS` where it was
            marked for supervision, or what it rests on was; else `NOTHING`.
    """

    prompt: str
    wording: int
    asked: str
    state: str


class AnsweredSection(NamedTuple):
    """What was given in one section, or that it was left out."""

    id: str
    title: str
    principle: str | None
    strand: str | None
    left_out: bool
    givens: tuple[Given, ...]


class Answered(NamedTuple):
    """One reflection, as it is looked back on.

    Args:
        id: of the reflection.
        on: the day looked back from.
        started: when it was begun.
        checklist: the id of its checklist.
        title: the title of its checklist then.
        sections: in the order of the file.
    """

    id: str
    on: dt.date
    started: dt.datetime
    checklist: str
    title: str
    sections: tuple[AnsweredSection, ...]


def answered(reflection: Reflection, sections: tuple[AnsweredSection, ...] = ()) -> Answered:
    """A reflection as it is looked back on.

    Args:
        reflection: the reflection.
        sections: where they have been made already, and the reflection has none.
    """
    return Answered(
        reflection.id,
        reflection.on,
        reflection.started,
        reflection.checklist.id,
        reflection.checklist.title,
        sections
        or tuple(
            AnsweredSection(
                each.id,
                each.title,
                each.principle,
                each.strand,
                each.left_out,
                tuple(map(_given, each.answers)),
            )
            for each in reflection.sections
        ),
    )


def _given(answer: Answer) -> Given:
    return Given(answer.prompt, answer.wording, answer.asked, _state(answer))


def _state(answer: Answer) -> str:
    if answer.answer or answer.note:
        return answer.answer or WORDS
    return NOTHING if answer.is_empty else MARKS
