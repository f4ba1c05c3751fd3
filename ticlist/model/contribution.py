"""What somebody adds to a team's picture: answer words, and nothing else of a reflection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.model.answers import HOW_MUCH, OPT_OUTS, SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.model.checklist import Checklist
    from ticlist.model.reflection import ReflectedSection, Reflection

ANSWER_WORDS = tuple(word.stored for word in HOW_MUCH if word.stored not in OPT_OUTS)
"""The four words that can be added, in their order."""

VERSION = re.compile(r"[A-Za-z0-9._-]{1,40}")
"""A version that can be added. No words: who names one freely could say something of a person."""

NEVER_ADDED = ("scope", "wellbeing")
"""Strands that nothing is ever taken from."""

NEVER_IN_WORDS = (
    "nothing from private sections, about the scope of your role or about how you are, and none of "
    "'not part of my role', 'it has not come up' and 'leave this one today'"
)
"""What is never added beside words of one's own."""

ALL_OR_NONE = (
    "The answers are copied together or not at all: where one of them is to stay with you, add "
    "nothing, or change it first. Nothing else is copied: no words of yours, "
    f"{NEVER_IN_WORDS}."
)
"""What is told to whoever asks what exactly is added."""


class Contribution(NamedTuple):
    """One contribution.

    Args:
        checklist: its id.
        version: the version it was answered in.
        period: as `periods` writes it.
        answers: for each prompt, as its id, `/` and its wording, one of the four words.
    """

    checklist: str
    version: str
    period: str
    answers: Mapping[str, str]


class Answered(NamedTuple):
    """An answer as somebody chose it.

    Args:
        asked: the prompt in its own words.
        answer: the answer in the words that were shown.
    """

    asked: str
    answer: str


def contribution_of(reflection: Reflection, period: str) -> Contribution:
    """What a reflection would add: no words of the person's, no opt-outs, nothing private."""
    answers = {
        f"{answer.prompt}/{answer.wording}": answer.answer
        for section in reflection.sections
        if _is_added(section)
        for answer in section.answers
        if answer.answer in ANSWER_WORDS
    }
    checklist = reflection.checklist
    return Contribution(checklist.id, checklist.version, period, answers)


def as_chosen(contribution: Contribution, reflection: Reflection | None) -> tuple[Answered, ...]:
    """What is in a contribution, in the words that its person knows.

    Args:
        contribution: what would be added, or was.
        reflection: the one it was taken from, which holds the words of the prompts; None where it
            cannot be read. A prompt whose words are not in it is shown by its key.
    """
    asked = {
        f"{answer.prompt}/{answer.wording}": answer.asked
        for section in (reflection.sections if reflection else ())
        for answer in section.answers
    }
    return tuple(
        Answered(asked.get(key, key), SHOWN[word]) for key, word in contribution.answers.items()
    )


def only_asked(contribution: Contribution, checklist: Checklist) -> Contribution:
    """A contribution without answers to what a checklist does not ask, now or in other words.

    Nor to what it asks in private by now.
    """
    asked = {
        prompt.id: prompt.wording
        for each in checklist.sections
        if not each.private and each.strand not in NEVER_ADDED
        for prompt in each.prompts
    }
    answers = {}
    for key, word in contribution.answers.items():
        prompt, _, wording = key.rpartition("/")
        if int(wording) <= asked.get(prompt, 0):
            answers[key] = word
    return contribution._replace(answers=answers)


def _is_added(section: ReflectedSection) -> bool:
    return not section.private and not section.left_out and section.strand not in NEVER_ADDED
