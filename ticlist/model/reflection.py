"""A reflection: what one person answered and wrote on one day, with the words they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ticlist.model.depth import Depth

StepKind = Literal["keep", "stop", "start"]
STEP_KINDS: dict[StepKind, str] = {"keep": "Keep", "stop": "Stop", "start": "Start"}

Owner = Literal["me", "team", "organisation"]
OWNERS: dict[Owner, str] = {"me": "Me", "team": "My team", "organisation": "My organisation"}

Outcome = Literal["done", "tried", "changed_my_mind", "still_want_to", "not_mine"]
OUTCOMES: dict[Outcome, str] = {
    "done": "Done",
    "tried": "Tried it",
    "changed_my_mind": "Changed my mind",
    "still_want_to": "Still want to",
    "not_mine": "Not mine",
}


def _nothing_more() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one prompt, and the words it was asked with.

    `more` in this and the classes below holds keys that a newer ticlist wrote: they are kept.
    """

    prompt: str
    wording: int
    asked: str
    answer: str | None = None
    basis: tuple[str, ...] = ()
    supervision: bool = False
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=_nothing_more)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered, written or marked: a skip, which is stored as nothing."""
        return not (self.answer or self.basis or self.supervision or self.note or self.more)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to keep, stop or start."""

    id: str
    kind: StepKind
    text: str
    owner: Owner
    by: dt.date | None = None
    more: Mapping[str, Any] = field(default_factory=_nothing_more)


@dataclass(frozen=True, slots=True)
class ReflectedSection:
    """What was written in one section."""

    id: str
    title: str
    principle: str | None = None
    strand: str | None = None
    private: bool = False
    left_out: bool = False
    so_what: str | None = None
    answers: tuple[Answer, ...] = ()
    steps: tuple[Step, ...] = ()
    more: Mapping[str, Any] = field(default_factory=_nothing_more)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here and it was not left out: then it is not stored."""
        return not (self.left_out or self.so_what or self.answers or self.steps or self.more)


@dataclass(frozen=True, slots=True)
class Closing:
    """What was written at the end; in the short walk `so_what` and the step stand here."""

    so_what: str | None = None
    supervision: str | None = None
    private: str | None = None
    steps: tuple[Step, ...] = ()
    more: Mapping[str, Any] = field(default_factory=_nothing_more)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at the end."""
        return not (self.so_what or self.supervision or self.private or self.steps or self.more)


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What became of a step of an earlier reflection."""

    step: str
    outcome: Outcome
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=_nothing_more)


@dataclass(frozen=True, slots=True)
class LaterLook:
    """How one would answer for that time now; never changes the answer given then."""

    at: dt.datetime
    prompt: str
    answer: str | None = None
    note: str | None = None
    more: Mapping[str, Any] = field(default_factory=_nothing_more)


@dataclass(frozen=True, slots=True)
class Discussed:
    """A note from supervision; `with_role` is a role, not a name."""

    at: dt.datetime
    text: str
    with_role: str | None = None
    more: Mapping[str, Any] = field(default_factory=_nothing_more)


@dataclass(frozen=True, slots=True)
class ChecklistNamed:
    """Which checklist, and which version of it, a reflection was written with."""

    id: str
    version: str
    title: str
    more: Mapping[str, Any] = field(default_factory=_nothing_more)


@dataclass(frozen=True, slots=True)
class Reflection:
    """One reflection, whole. `saved` is None while it is a draft."""

    id: str
    on: dt.date
    started: dt.datetime
    depth: Depth
    language: str
    written_with: str
    checklist: ChecklistNamed
    saved: dt.datetime | None = None
    context: str | None = None
    amended: tuple[dt.datetime, ...] = ()
    sections: tuple[ReflectedSection, ...] = ()
    close: Closing = Closing()
    followed_up: tuple[FollowedUp, ...] = ()
    later: tuple[LaterLook, ...] = ()
    discussed: tuple[Discussed, ...] = ()
    more: Mapping[str, Any] = field(default_factory=_nothing_more)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in it, in the order of the pages."""
        in_sections = (step for section in self.sections for step in section.steps)
        return (*in_sections, *self.close.steps)

    @property
    def holds_words(self) -> bool:
        """Whether anything was answered, written, marked or left out in it."""
        added = self.followed_up or self.later or self.discussed
        return bool(self.context or self.sections or added or self.more or not self.close.is_empty)


PageKind = Literal["before", "prompt", "section-end", "closing", "reading-over"]
PAGE_KINDS: tuple[PageKind, ...] = ("before", "prompt", "section-end", "closing", "reading-over")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a walk: a kind, and the section and prompt it is about where it is about one."""

    kind: PageKind
    section: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished reflection and the page where it was left."""

    reflection: Reflection
    page: Page = Page("before")
    amends: str | None = None
    checklist_sha256: str | None = None
