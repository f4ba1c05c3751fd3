"""What somebody chose to share, each time anew; it starts from the least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Container

Part: TypeAlias = Literal[
    "answers",
    "scope",
    "basis",
    "words",
    "steps",
    "supervision",
    "discussed",
    "later",
    "dates",
    "private",
    "name",
]

PARTS: dict[Part, str] = {
    "answers": "Answers, under the titles of their sections",
    "scope": "Answers about the scope of my role",
    "basis": "What answers rest on",
    "words": "What I wrote: notes, context, what it tells me",
    "steps": "Steps, and what became of earlier ones",
    "supervision": "What I marked to talk about, and the one thing to take",
    "discussed": "Notes from supervision",
    "later": "How I would answer for that time now",
    "dates": "The exact days; else only the month",
    "private": "Private sections and the private box",
    "name": "My name",
}

LEAST: frozenset[Part] = frozenset({"answers"})

BEGINNING, CLOSING = "beginning", "closing"
OUTSIDE_SECTIONS = {BEGINNING: "Context, and what became of earlier steps", CLOSING: "At the end"}
"""What stands in no section, and is chosen like one."""

_IN_KEYS = frozenset(": ")
_ANOTHER = "another:"
"""Before an id that means something of ours already. No checklist has such an id."""


def key_among(ours: Container[str], given_id: str) -> str:
    """An id from a file as it is chosen by: never what something of ours is called.

    Args:
        ours: what is called so already.
        given_id: of a section or a prompt.
    """
    is_another = given_id in ours or not _IN_KEYS.isdisjoint(given_id)
    return f"{_ANOTHER}{given_id}" if is_another else given_id


def section_key(section_id: str) -> str:
    """What a section is called in `Chosen.sections`."""
    return key_among(OUTSIDE_SECTIONS, section_id)


Event = Literal["practice", "feedback", "learning"]
EVENTS: dict[Event, str] = {
    "practice": "Something in my practice",
    "feedback": "Feedback I was given",
    "learning": "A course, something I read, a conversation",
}

Layout = Literal["supervision", "account", "full"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)


class LayoutOf(NamedTuple):
    """How a sheet is laid out.

    Args:
        title: what it is called.
        about: what it is for, to choose by.
        sheet_title: what a sheet of it is called; several: of a sheet of more than one reflection.
        several: see `sheet_title`.
        audience: for whom the sheet says it is.
        offers: the parts that are offered first, unticked.
    """

    title: str
    about: str
    sheet_title: str
    several: str
    audience: str
    offers: tuple[Part, ...]


LAYOUT: dict[Layout, LayoutOf] = {
    "supervision": LayoutOf(
        "For supervision",
        "what to talk about first, answers last",
        "A reflection for supervision",
        "Reflections for supervision",
        "My supervisor",
        ("supervision", "steps", "words"),
    ),
    "account": LayoutOf(
        "An account",
        "one moment: what happened, what I learnt, what I changed",
        "A reflective account",
        "Reflective accounts",
        "My own record, and whoever I talk it over with",
        ("words", "steps", "discussed"),
    ),
    "full": LayoutOf(
        "In full order",
        "section by section, as it was written",
        "A reflection",
        "Reflections",
        "Whoever I give it to",
        ("words", "basis", "steps"),
    ),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to leave. Nothing of it is kept for the next time.

    Args:
        parts: what kinds of things.
        layout: the order they come in; it adds nothing.
        sections: the sections that are in, as `section_key` has them, and keys of
            `OUTSIDE_SECTIONS`; None for all that the parts let in.
        left_out: whether sections that were left out that day are in too, where `sections` names
            them: somebody who takes another one away has not asked for them.
        without: the ids of prompts that stay out.
        passages: which of the words are in, by what `passages_of` calls them, alone or with the id
            of their reflection and a blank before; None for all of them.
        name: the writer's name, which is in with its part only.
        pseudonym: a word that tells this writer's sheets from others'.
        event: of an account, what kind of event it was.
        themes: of an account, the themes of the writer's own code that it touches.
    """

    parts: frozenset[Part] = LEAST
    layout: Layout = "supervision"
    sections: frozenset[str] | None = None
    left_out: bool = False
    without: frozenset[str] = frozenset()
    passages: frozenset[str] | None = None
    name: str = ""
    pseudonym: str = ""
    event: Event | None = None
    themes: str = ""

    @property
    def has_days(self) -> bool:
        """Whether days leave, and not only months."""
        return "dates" in self.parts

    def takes_section(self, key: str) -> bool:
        """Whether a section is in, as far as it was chosen by itself."""
        return self.sections is None or key in self.sections

    def takes_words(self, reflection_id: str, key: str) -> bool:
        """Whether the words are in that `passages_of` calls so."""
        if "words" not in self.parts:
            return False
        names = {key, f"{reflection_id} {key}"}
        return self.passages is None or not self.passages.isdisjoint(names)
