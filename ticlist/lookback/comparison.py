"""Two reflections side by side, as data for every face that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.model.answers import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.lookback.steps import Became
    from ticlist.model.reflection import Answer, LaterLook, Reflection, Step

Change = Literal[
    "same",
    "moved",
    "newly_answered",
    "opted_out",
    "not_asked",
    "reworded",
    "only_then",
    "in_words",
]

Filter = Literal["all", "moved", "words"]
FILTERS: dict[Filter, str] = {"all": "All", "moved": "Moved", "words": "With words"}
"""Which prompts are shown, and what the choice is called."""

LOOKED_AT_AGAIN = "Looked at again"

_MOVED: frozenset[Change] = frozenset({"moved", "newly_answered", "opted_out"})


class Taken(NamedTuple):
    """A step, and what became of it, in the order in which that was said."""

    step: Step
    became: tuple[Became, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What one reflection holds on one prompt.

    Args:
        answer: what was answered and written then; None where nothing was.
        later: how one would have answered when one looked again, each with its own day.
    """

    answer: Answer | None = None
    later: tuple[LaterLook, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.answer or self.later)

    @property
    def has_words(self) -> bool:
        """Whether anything was written, then or later."""
        return bool(self.answer and self.answer.note) or any(each.note for each in self.later)


@dataclass(frozen=True, slots=True)
class ComparedPrompt:
    """One prompt in both.

    Args:
        id: of the prompt.
        asked: the newer of the words it was asked with.
        change: how the one answer stands to the other; it names no direction.
        then: what the earlier reflection holds.
        now: what the later one holds.
    """

    id: str
    asked: str
    change: Change
    then: Given
    now: Given

    @property
    def change_in_words(self) -> str:
        """The change as it is told; empty where there is nothing to tell."""
        answers = (each.answer.answer for each in (self.then, self.now) if each.answer)
        return _TOLD[self.change].format(*(SHOWN[each] for each in answers if each))

    def is_in(self, chosen: Filter) -> bool:
        """Whether a choice shows it."""
        if chosen == "moved":
            return self.change in _MOVED
        return chosen == "all" or self.then.has_words or self.now.has_words


_TOLD: dict[Change, str] = {
    "same": "Same.",
    "moved": 'Moved from "{}" to "{}".',
    "newly_answered": "Newly answered.",
    "opted_out": "Now opted out.",
    "not_asked": "Not asked then.",
    "reworded": "The wording has changed: both are shown, and nothing is compared.",
    "only_then": "",
    "in_words": "",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one reflection tells about one section, or at its end.

    Args:
        left_out: whether the section was left out; then nothing else of it is told.
        keeps_words: whether words from before it was left out stay in the file.
        so_what: what it told the person.
        steps: what the person meant to do.
    """

    left_out: bool = False
    keeps_words: bool = False
    so_what: str | None = None
    steps: tuple[Taken, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything is told in words."""
        return bool(self.so_what or self.steps)


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """One section in both; the end of a reflection is one without an id and without prompts."""

    id: str
    title: str
    private: bool = False
    prompts: tuple[ComparedPrompt, ...] = ()
    then: Told = Told()
    now: Told = Told()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of it."""
        told = (self.then, self.now)
        return not (self.prompts or any(each.left_out or each.has_words for each in told))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reflections side by side.

    Args:
        then: the earlier one.
        now: the later one.
        sections: in the checklist's order; those it does not have stand after the others.
        end: what stands at the end of each.
    """

    then: Reflection
    now: Reflection
    sections: tuple[ComparedSection, ...]
    end: ComparedSection

    @property
    def prompts(self) -> Iterator[ComparedPrompt]:
        """Every prompt, in the order of the sections."""
        return (prompt for section in self.sections for prompt in section.prompts)
