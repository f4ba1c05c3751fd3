"""A reflection with a mark of its own in every text, so that it can be told what leaves of it."""

import datetime as dt
from dataclasses import replace

from ticlist.lookback.steps import Origin
from ticlist.model.reflection import (
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    FollowedUp,
    LaterLook,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.sharing.taken import EarlierSteps

DAY = dt.date(2026, 11, 21)
STARTED = dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC)
LATER = dt.datetime(2027, 2, 13, 9, 17, tzinfo=dt.UTC)
ID = "2026-11-21-1430-school-k7f3xq"
BY = dt.date(2026, 12, 19)


def an_answer(prompt: str, answer: str | None, *, marked: bool = False) -> Answer:
    name = prompt.upper()
    return Answer(
        prompt,
        1,
        f"ASKED-{name}",
        answer,
        ("seen", "person"),
        marked,
        f"NOTE-{name}",
        {"a": "MORE"},
    )


def a_section(
    name: str,
    *answers: Answer,
    strand: str | None = None,
    private: bool = False,
    left_out: bool = False,
) -> ReflectedSection:
    upper = name.upper()
    return ReflectedSection(
        name,
        f"TITLE-{upper}",
        None if strand else "safety",
        strand,
        private,
        left_out,
        f"TELLS-{upper}",
        answers,
        (Step(f"k7f3xq-{name}", "start", f"STEP-{upper}", "me", BY),),
        {"b": "MORE"},
    )


WHOLE = Reflection(
    id=ID,
    on=DAY,
    started=STARTED,
    depth="full",
    language="en",
    written_with="ticlist 0.1.0 WITH",
    checklist=ChecklistNamed("school", "2026.1", "School", {"c": "MORE"}),
    saved=STARTED,
    context="CONTEXT",
    sections=(
        a_section("safety", an_answer("told", "often", marked=True), an_answer("noise", "not_yet")),
        a_section("trust", an_answer("reason", "not_today"), an_answer("promise", None)),
        a_section("role", an_answer("within", "beyond", marked=True), strand="scope"),
        a_section("self", an_answer("rest", None), strand="wellbeing", private=True),
        a_section("choice", an_answer("out", "routine"), left_out=True),
    ),
    close=Closing(
        "TELLS-END",
        "SUPERVISION",
        "PRIVATE-BOX",
        (Step("k7f3xq-end", "keep", "STEP-END", "team"),),
        {"d": "MORE"},
    ),
    followed_up=(
        FollowedUp("aaaaaa-1", "done", "BECAME-OPEN"),
        FollowedUp("aaaaaa-2", "tried", "BECAME-PRIVATE"),
        FollowedUp("aaaaaa-3", "tried", "BECAME-SCOPE"),
        FollowedUp("aaaaaa-9", "tried", "BECAME-UNKNOWN"),
    ),
    later=(
        LaterLook(LATER, "told", "routine", "LOOKED-TOLD"),
        LaterLook(LATER, "reason", "not_today", "LOOKED-REASON"),
        LaterLook(LATER, "rest", "often", "LOOKED-REST"),
        LaterLook(LATER, "gone", "often", "LOOKED-GONE"),
    ),
    discussed=(Discussed(LATER, "DISCUSSED", "ROLE"), Discussed(LATER, "WITH-NOBODY")),
    more={"e": "MORE"},
)


def _came_from(section: str | None, strand: str | None = None, *, private: bool = False) -> Origin:
    return Origin("2026-10-01-1200-school-aaaaaa", DAY, "School", section, strand, private)


STEPS: EarlierSteps = {
    "aaaaaa-1": (Step("aaaaaa-1", "start", "EARLIER-OPEN", "me", BY), _came_from("Safety")),
    "aaaaaa-2": (
        Step("aaaaaa-2", "stop", "EARLIER-PRIVATE", "me"),
        _came_from("Self", "wellbeing", private=True),
    ),
    "aaaaaa-3": (Step("aaaaaa-3", "stop", "EARLIER-SCOPE", "me"), _came_from("Role", "scope")),
}


def another(month: int, *, checklist: str = "school", **changes: object) -> Reflection:
    """The same on the same day of another month of 2026."""
    day = DAY.replace(month=month)
    return replace(
        WHOLE,
        id=f"{day}-1430-{checklist}-k7f3x{'abcdefghijkl'[month - 1]}",
        on=day,
        started=STARTED.replace(month=month),
        checklist=ChecklistNamed(checklist, "2026.1", checklist.title()),
        **changes,  # type: ignore[arg-type]
    )
