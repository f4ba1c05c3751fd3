"""Saved reflections of the small checklist, to look back on."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tests.lookback.stepping import put
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    ReflectedSection,
    Reflection,
)
from ticlist.storage.paths import Paths

FIRST = "2026-03-03-0900-tiny-aaaaaa"
SECOND = "2026-06-06-1000-tiny-bbbbbb"
THIRD = "2026-11-01-1100-tiny-cccccc"
THREE = (FIRST, SECOND, THIRD)

TOLD, ASKED = "I tell people beforehand.", "I ask before I touch."
EDGE, REST = "Somebody told me more than I could hold.", "What did this week take from me?"
_PROMPTS = {
    "told": ("safety", TOLD),
    "asked": ("safety", ASKED),
    "edge": ("edge", EDGE),
    "rest": ("self", REST),
}
_SECTIONS = {
    "safety": ReflectedSection("safety", "Safety", principle="safety"),
    "edge": ReflectedSection("edge", "The edge of my role", strand="scope"),
    "self": ReflectedSection("self", "Myself", strand="wellbeing", private=True),
}


def answer_to(
    prompt: str, answer: str | None = None, note: str | None = None, *, wording: int = 1
) -> Answer:
    """What was answered to a prompt, in the words of the checklist or in others."""
    asked = _PROMPTS[prompt][1]
    return Answer(
        prompt, wording, asked if wording == 1 else f"{asked} ({wording})", answer, note=note
    )


def reflected(name: str, *answers: Answer, context: str | None = None) -> Reflection:
    """A saved reflection; its id says the day, the time and the checklist."""
    sections = [
        replace(
            section,
            answers=tuple(each for each in answers if _PROMPTS[each.prompt][0] == section.id),
        )
        for section in _SECTIONS.values()
    ]
    on = dt.date.fromisoformat(name[:10])
    at = dt.time(int(name[11:13]), int(name[13:15]))
    started = dt.datetime.combine(on, at, dt.UTC)
    return Reflection(
        id=name,
        on=on,
        started=started,
        saved=started + dt.timedelta(minutes=9),
        depth="full",
        language="en",
        written_with="ticlist 0.1.0",
        checklist=ChecklistNamed(name[16:-7], "1", "Tiny"),
        context=context,
        sections=tuple(each for each in sections if each.answers),
    )


def put_three(paths: Paths) -> None:
    """One in March, one in June, one in November, each with words of its own."""
    # The program makes what folders it needs; only what is in them counts here.
    paths.drafts.mkdir(parents=True, exist_ok=True, mode=0o700)
    put(
        paths,
        reflected(FIRST, answer_to("told", "not_yet", "In March."), context="A cold week."),
        reflected(SECOND, answer_to("told", "sometimes", "In June."), context="A hot week."),
        reflected(
            THIRD,
            answer_to("told", "often", "In November."),
            answer_to("asked", "routine"),
            context="A wet week.",
        ),
    )


def file_of(paths: Paths, name: str) -> Path:
    """The file of a saved reflection."""
    return paths.reflections / f"{name}.toml"


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []
