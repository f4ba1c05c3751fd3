"""Reflections with steps in them, and with what became of steps."""

import datetime as dt
from dataclasses import replace

from tests.storage.making import a_reflection
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.reflection import Closing, FollowedUp, ReflectedSection, Reflection, Step
from ticlist.storage.paths import Paths

OLD = "2026-11-01-1430-school-aaaaaa"
MIDDLE = "2026-11-08-1430-school-bbbbbb"
NEW = "2026-11-15-1430-clinic-cccccc"

BOARD = Step("aaaaaa-1", "start", "Put it on the board.", "me", dt.date(2026, 11, 10))
RUSH = Step("aaaaaa-2", "stop", "Rushing.", "team")
TEA = Step("bbbbbb-1", "keep", "A cup of tea.", "organisation")
ASK = Step("cccccc-1", "start", "Ask first.", "me")


def stepping(
    reflection_id: str,
    *steps: Step,
    at_the_end: tuple[Step, ...] = (),
    said: tuple[FollowedUp, ...] = (),
    begun: str | None = None,
) -> Reflection:
    """A reflection begun at noon of its day, or of another, with steps in its one section."""
    section = ReflectedSection("safety", "Safety", principle="safety", steps=steps)
    return replace(
        a_reflection(reflection_id),
        started=dt.datetime.fromisoformat(f"{begun or reflection_id[:10]}T12:00:00+00:00"),
        sections=(section,),
        close=Closing(steps=at_the_end),
        followed_up=said,
    )


def put(paths: Paths, *reflections: Reflection) -> None:
    """Put reflections into a store."""
    paths.reflections.mkdir(parents=True, exist_ok=True)
    for each in reflections:
        (paths.reflections / f"{each.id}.toml").write_bytes(reflection_bytes(each))
