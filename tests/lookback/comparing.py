"""Two reflections of the small checklist, to be put side by side."""

import datetime as dt
from dataclasses import replace

from tests.model.making import NOISE, REST, ROLE, SCHOOL, TOLD
from ticlist.lookback.compare import compared
from ticlist.lookback.comparison import ComparedPrompt, Comparison
from ticlist.model.checklist import Checklist, Prompt
from ticlist.model.depth import Depth
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

MARCH, NOVEMBER = dt.date(2026, 3, 3), dt.date(2026, 11, 21)
THEN, NOW = "2026-03-03-0900-school-aaaaaa", "2026-11-21-0900-school-bbbbbb"
LATER = dt.datetime(2027, 1, 9, 8, 30, tzinfo=dt.UTC)


def an_answer(
    prompt: Prompt,
    answer: str | None = None,
    note: str | None = None,
    *,
    wording: int | None = None,
) -> Answer:
    number = prompt.wording if wording is None else wording
    asked = prompt.text if wording is None else f"{prompt.text} ({wording})"
    return Answer(prompt.id, number, asked, answer, note=note)


def a_section(section_id: str, *answers: Answer, left_out: bool = False) -> ReflectedSection:
    title = f"The {section_id}"
    return ReflectedSection(section_id, title, left_out=left_out, answers=answers)


def reflected(
    *sections: ReflectedSection,
    name: str = THEN,
    depth: Depth = "full",
    close: Closing = Closing(),  # noqa: B008 - it cannot be changed
) -> Reflection:
    on = dt.date.fromisoformat(name[:10])
    return Reflection(
        id=name,
        on=on,
        started=dt.datetime.combine(on, dt.time(9), dt.UTC),
        depth=depth,
        language="en",
        written_with="ticlist 0.1.0",
        checklist=ChecklistNamed(name[16:-7], "2026.1", "School"),
        sections=sections,
        close=close,
    )


def side_by_side(
    then: Reflection, now: Reflection, checklist: Checklist | None = SCHOOL
) -> Comparison:
    return compared(then, replace(now, id=NOW, on=NOVEMBER), checklist, {})


def of_one_prompt(
    then: Answer | None, now: Answer | None, *, prompt_id: str = TOLD.id
) -> ComparedPrompt:
    """What is said of one prompt of the first section."""
    before, after = (
        reflected(a_section("safety", *([each] if each else []), an_answer(NOISE, "often")))
        for each in (then, now)
    )
    [found] = [each for each in side_by_side(before, after).prompts if each.id == prompt_id]
    return found


WHOLE_THEN = replace(
    reflected(
        replace(
            a_section(
                "safety",
                replace(
                    an_answer(TOLD, "not_yet", "I forgot."),
                    basis=("seen", "person"),
                    supervision=True,
                ),
                an_answer(NOISE, "often", wording=2),
            ),
            so_what="I hurry.",
            steps=(Step("aaaaaa-1", "stop", "Rushing.", "team", dt.date(2026, 3, 10)),),
        ),
        a_section("trust", left_out=True),
        replace(a_section("wellbeing", an_answer(REST, note="The garden.")), private=True),
        close=Closing(
            so_what="Slower.",
            supervision="The corridor.",
            private="For me.",
            steps=(Step("aaaaaa-2", "keep", "The board.", "me"),),
        ),
        depth="short",
    ),
    context="First week back.",
    later=(LaterLook(LATER, "told", "sometimes", "I see it now."),),
    discussed=(Discussed(LATER, "We talked.", "supervisor"),),
)

WHOLE_NOW = replace(
    reflected(
        a_section(
            "safety",
            an_answer(TOLD, "sometimes", "A line on the board."),
            an_answer(NOISE, "often"),
        ),
        a_section("scope", an_answer(ROLE, "within")),
        replace(a_section("wellbeing", an_answer(REST, note="Walking.")), private=True),
        name=NOW,
        close=Closing(so_what="Calmer."),
    ),
    followed_up=(FollowedUp("aaaaaa-1", "tried", "Twice."),),
    discussed=(Discussed(LATER, "Briefly."),),
)
