"""What leaves as records, for a spreadsheet or a program: one for each thing given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.model.answers import BASIS_SHOWN, SHOWN
from ticlist.model.checklist import SO_WHAT
from ticlist.model.reflection import OUTCOMES, OWNERS, STEP_KINDS
from ticlist.sharing.chosen import EVENTS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from ticlist.model.reflection import ReflectedSection, Step
    from ticlist.sharing.chosen import Chosen
    from ticlist.sharing.taken import Taken

COLUMNS = (
    "reflection",
    "when",
    "checklist",
    "version",
    "section",
    "prompt",
    "wording",
    "asked",
    "kind",
    "stored",
    "text",
)
WRITER = "writer"


class _Record(NamedTuple):
    """One thing given; see `COLUMNS`, of which the first four are the same for a reflection.

    Args:
        kind: `context`, `answer`, `basis`, `note`, `marked`, `tells`, `step`, `became`,
            `supervision`, `private`, `later` or `discussed`.
        stored: the word or words as the files have them.
        text: what a person reads.
    """

    kind: str
    text: str
    stored: str = ""
    section: str = ""
    prompt: str = ""
    wording: str = ""
    asked: str = ""


def columns_for(chosen: Chosen) -> tuple[str, ...]:
    """What the columns are called."""
    return (WRITER, *COLUMNS) if _writer(chosen) else COLUMNS


def _writer(chosen: Chosen) -> str:
    return (chosen.name if "name" in chosen.parts else "") or chosen.pseudonym


def records_of(copies: Sequence[Taken], chosen: Chosen) -> Iterator[tuple[str, ...]]:
    """What leaves, one thing after the other.

    Args:
        copies: what leaves of each reflection, oldest first; they are numbered in that order.
        chosen: what was chosen.
    """
    writer = _writer(chosen)
    for kind, stored, text in _of_account(chosen):
        yield (*filter(None, [writer]), *[""] * COLUMNS.index("kind"), kind, stored, text)
    for number, copy in enumerate(copies, start=1):
        named = copy.of.checklist
        when = _day(copy.of.on, chosen)
        head = (*filter(None, [writer]), str(number), when, named.title, named.version)
        for each in _records(copy, chosen):
            yield (
                *head,
                each.section,
                each.prompt,
                each.wording,
                each.asked,
                each.kind,
                each.stored,
                each.text,
            )


def _of_account(chosen: Chosen) -> Iterator[tuple[str, str, str]]:
    """What was asked of an account: it is of no reflection, and was given when it was shared."""
    if chosen.layout == "account":
        if chosen.event:
            yield "event", chosen.event, EVENTS[chosen.event]
        if chosen.themes:
            yield "themes", "", chosen.themes


def _day(day: dt.date, chosen: Chosen) -> str:
    return day.isoformat() if chosen.has_days else f"{day:%Y-%m}"


def _records(copy: Taken, chosen: Chosen) -> Iterator[_Record]:
    reflection, close = copy.of, copy.of.close
    if reflection.context:
        yield _Record("context", reflection.context)
    for section in reflection.sections:
        yield from _in_section(section, chosen)
    if close.so_what:
        yield _Record("tells", close.so_what, asked=SO_WHAT)
    yield from (_step(step, chosen, "") for step in close.steps)
    if close.supervision:
        yield _Record("supervision", close.supervision)
    if close.private:
        yield _Record("private", close.private)
    yield from _added(copy)


def _in_section(section: ReflectedSection, chosen: Chosen) -> Iterator[_Record]:
    for answer in section.answers:
        of = {
            "section": section.title,
            "prompt": answer.prompt,
            "wording": str(answer.wording),
            "asked": answer.asked,
        }
        if answer.answer:
            yield _Record("answer", SHOWN[answer.answer], answer.answer, **of)
        for basis in answer.basis:
            yield _Record("basis", BASIS_SHOWN[basis], basis, **of)
        if answer.note:
            yield _Record("note", answer.note, **of)
        if answer.supervision:
            yield _Record("marked", "To talk about in supervision", **of)
    if section.so_what:
        yield _Record("tells", section.so_what, section=section.title, asked=SO_WHAT)
    yield from (_step(step, chosen, section.title) for step in section.steps)


def _step(step: Step, chosen: Chosen, section: str) -> _Record:
    by = f", by {_day(step.by, chosen)}" if step.by else ""
    asked = f"{STEP_KINDS[step.kind]} ({OWNERS[step.owner]}{by})"
    return _Record("step", step.text, step.kind, section, asked=asked)


def _added(copy: Taken) -> Iterator[_Record]:
    for became, step in zip(copy.of.followed_up, copy.earlier_steps, strict=True):
        yield _Record("became", OUTCOMES[became.outcome], became.outcome, asked=step.text)
        if became.note:
            yield _Record("note", became.note, asked=step.text)
    for look, asked in zip(copy.of.later, copy.asked_again, strict=True):
        if look.answer:
            yield _Record("later", SHOWN[look.answer], look.answer, asked=asked)
        if look.note:
            yield _Record("later", look.note, asked=asked)
    for each in copy.of.discussed:
        yield _Record("discussed", each.text, asked=each.with_role or "")
