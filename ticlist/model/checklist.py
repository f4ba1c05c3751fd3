"""A checklist: sections of prompts, each with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

PRINCIPLES = ("safety", "trust", "choice", "collaboration", "empowerment", "culture")
"""The six principles, after the Office for Health Improvement and Disparities, 2022."""

STRANDS = ("scope", "signs", "re-traumatisation", "wellbeing")
"""What every setting needs beside the principles."""

SAMHSA = (
    "safety",
    "trust-transparency",
    "peer-support",
    "collaboration-mutuality",
    "empowerment-voice-choice",
    "culture-history-gender",
)
"""The six principles as SAMHSA cuts them, so that prompts can be grouped that way too."""

DOES = ("realise", "recognise", "respond", "resist")
"""The four Rs; `resist` is resisting re-traumatisation."""

Asks = Literal["how-much", "scope", "words"]
ASKS: tuple[Asks, ...] = ("how-much", "scope", "words")

Level = Literal["informed", "competent"]
LEVELS: tuple[Level, ...] = ("informed", "competent")

SO_WHAT = "What does this tell me?"
NOW_WHAT = "What will I keep, stop or start?"


@dataclass(frozen=True, slots=True)
class Source:
    """Published guidance that prompts of a checklist stand on."""

    id: str
    title: str
    by: str | None = None
    year: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to reflect on.

    `wording` goes up by one whenever the meaning of `text` changes; `id` never changes its meaning.
    """

    id: str
    text: str
    wording: int = 1
    asks: Asks = "how-much"
    example: str | None = None
    short: bool = False
    staff: bool = False
    level: Level = "informed"
    samhsa: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Prompts on one principle or one strand: exactly one of the two is given."""

    id: str
    title: str
    principle: str | None = None
    strand: str | None = None
    about: str | None = None
    private: bool = False
    so_what: str = SO_WHAT
    now_what: str = NOW_WHAT
    prompts: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist as a person is walked through it, in one language.

    `language` is the one it is shown in, `languages` are all that it has prompts in, its own first.
    """

    id: str
    setting: str
    version: str
    language: str
    title: str
    about: str | None = None
    standing: str | None = None
    review_by: dt.date | None = None
    sources: tuple[Source, ...] = ()
    sections: tuple[Section, ...] = ()
    languages: tuple[str, ...] = ()

    def section(self, section_id: str) -> Section | None:
        """The section of that id, if there is one."""
        return next((each for each in self.sections if each.id == section_id), None)
