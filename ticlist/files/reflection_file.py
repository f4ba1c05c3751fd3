"""Reflections and drafts as TOML, there and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from ticlist.errors import FileRefusedError
from ticlist.files.fields import Fields, Mistake, placed
from ticlist.files.tomlread import decoded, quickly_parsed
from ticlist.model.answered import answered
from ticlist.model.answers import BASIS_SHOWN, SHOWN
from ticlist.model.depth import DEPTHS
from ticlist.model.reflection import (
    OUTCOMES,
    OWNERS,
    PAGE_KINDS,
    STEP_KINDS,
    Answer,
    ChecklistNamed,
    Closing,
    Discussed,
    Draft,
    FollowedUp,
    LaterLook,
    Page,
    ReflectedSection,
    Reflection,
    Step,
)
from ticlist.text import shortened

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.files.sectionsread import Found
    from ticlist.model.answered import Answered

FORMAT = 1

_LONGEST_ID_SHOWN = 60


def reflection_bytes(reflection: Reflection) -> bytes:
    """A reflection as the bytes of its file."""
    return _dumped(reflection_table(reflection))


def draft_bytes(draft: Draft) -> bytes:
    """A draft as the bytes of its file."""
    page = draft.page
    place = _present(
        page=page.kind,
        section=page.section,
        prompt=page.prompt,
        amends=draft.amends,
        checklist_sha256=draft.checklist_sha256,
    )
    return _dumped(reflection_table(draft.reflection) | {"draft": place})


def read_reflection(data: bytes, *, where: str) -> Reflection:
    """Read a saved reflection.

    Args:
        data: the bytes of the file.
        where: its name, for what is said of it.

    Raises:
        FileRefusedError: it is not a reflection that this ticlist can read.
    """
    return _read(data, where)[0]


def read_answered(data: bytes, *, where: str) -> Answered:
    """Read the answers of a saved reflection; what is refused is as in `read_reflection`.

    Raises:
        FileRefusedError: it is not a reflection that this ticlist can read.
    """
    text = decoded(data, where)
    around = _around_sections(text, where)
    if around is None:
        return answered(_parsed_whole(text, where)[0])
    reflection, _, sections = around
    return answered(reflection, tuple([each.answered() for each in sections]))


def read_draft(data: bytes, *, where: str) -> Draft:
    """Read a draft; a reflection without `[draft]` is one left before its first page.

    Raises:
        FileRefusedError: it is not a draft that this ticlist can read.
    """
    reflection, at = _read(data, where)
    if at is None:
        return Draft(reflection)
    page = Page(at.word("page", PAGE_KINDS) or "before", at.text("section"), at.text("prompt"))
    return Draft(reflection, page, at.text("amends"), at.text("checklist_sha256"))


def _dumped(table: dict[str, Any]) -> bytes:
    import tomli_w  # noqa: PLC0415 - only writing needs it

    return tomli_w.dumps(table, multiline_strings=True).encode()


def _present(**keys: object) -> dict[str, Any]:
    """A table of what is there: a file holds no nulls, no empty texts and nothing that is false."""
    return {key: value for key, value in keys.items() if value}


def _in_whole_minutes(time: dt.datetime | None) -> dt.datetime | None:
    """The same moment where its offset has seconds, as some clocks are set: TOML has none."""
    offset = time.utcoffset() if time else None
    if time is None or offset is None or not offset.seconds % 60:
        return time
    import datetime as dt  # noqa: PLC0415 - almost no clock is set so

    minutes = max(-1439, min(1439, round(offset.total_seconds() / 60)))
    return time.astimezone(dt.timezone(dt.timedelta(minutes=minutes)))


def reflection_table(reflection: Reflection) -> dict[str, Any]:
    """A reflection as the table that its file holds, keys and tables in the order of the file."""
    named = reflection.checklist
    head = _present(
        format=FORMAT,
        id=reflection.id,
        on=reflection.on,
        started=_in_whole_minutes(reflection.started),
        saved=_in_whole_minutes(reflection.saved),
        depth=reflection.depth,
        language=reflection.language,
        context=reflection.context,
        written_with=reflection.written_with,
        # After the context, which stands in the first 1 KiB however often there was an amendment.
        amended=[_in_whole_minutes(each) for each in reflection.amended],
    )
    tables = _present(
        checklist={"id": named.id, "version": named.version, "title": named.title, **named.more},
        section=[_section_table(each) for each in reflection.sections],
        close=_close_table(reflection.close),
        followed_up=[
            {**_present(step=each.step, outcome=each.outcome, note=each.note), **each.more}
            for each in reflection.followed_up
        ],
        later=[_later_table(each) for each in reflection.later],
        discussed=[
            {
                **_present(at=_in_whole_minutes(each.at), with_role=each.with_role, text=each.text),
                **each.more,
            }
            for each in reflection.discussed
        ],
    )
    return {**head, **reflection.more, **tables}


def _later_table(later: LaterLook) -> dict[str, Any]:
    at = _in_whole_minutes(later.at)
    shown = _present(at=at, prompt=later.prompt, answer=later.answer, note=later.note)
    return {**shown, **later.more}


def _section_table(section: ReflectedSection) -> dict[str, Any]:
    head = _present(
        id=section.id,
        principle=section.principle,
        strand=section.strand,
        title=section.title,
        private=section.private,
        left_out=section.left_out,
        so_what=section.so_what,
    )
    tables = _present(
        answer=[_answer_table(each) for each in section.answers],
        step=[_step_table(each) for each in section.steps],
    )
    return {**head, **section.more, **tables}


def _answer_table(answer: Answer) -> dict[str, Any]:
    table = _present(
        prompt=answer.prompt,
        wording=answer.wording,
        asked=answer.asked,
        answer=answer.answer,
        basis=list(answer.basis),
        supervision=answer.supervision,
        note=answer.note,
    )
    return {**table, **answer.more}


def _step_table(step: Step) -> dict[str, Any]:
    table = _present(id=step.id, kind=step.kind, text=step.text, owner=step.owner, by=step.by)
    return {**table, **step.more}


def _close_table(close: Closing) -> dict[str, Any]:
    head = _present(so_what=close.so_what, supervision=close.supervision, private=close.private)
    return {**head, **close.more, **_present(step=[_step_table(each) for each in close.steps])}


def _read(data: bytes, where: str) -> tuple[Reflection, Fields | None]:
    text = decoded(data, where)
    around = _around_sections(text, where)
    if around is None:
        return _parsed_whole(text, where)
    reflection, draft, sections = around
    return replace(reflection, sections=tuple([each.section() for each in sections])), draft


def _around_sections(text: str, where: str) -> tuple[Reflection, Fields | None, list[Found]] | None:
    """A reflection without its sections, `[draft]` if there is one, and the sections.

    None where it has to be parsed whole, also for what is said where something is wrong with it.
    """
    from ticlist.files.sectionsread import found_in  # noqa: PLC0415 - a start reads none

    found = found_in(text)
    if found is None:
        return None
    rest, sections = found
    try:
        table = quickly_parsed(rest, where)
    except FileRefusedError:
        return None
    mistakes: list[Mistake] = []
    top = Fields(table, (), mistakes, empty_is_absent=True)
    if table.pop("section", None) != [{}] or top.number("format") != FORMAT:
        return None
    draft = top.table("draft")
    reflection = _reflection(top, ())
    prompts = [answer[0] for each in sections for answer in each.answers]
    names = {each.head[0] for each in sections}
    if mistakes or len(names) < len(sections) or len({*prompts}) < len(prompts):
        return None
    return reflection, draft, sections


def _parsed_whole(text: str, where: str) -> tuple[Reflection, Fields | None]:
    mistakes: list[Mistake] = []
    top = Fields(quickly_parsed(text, where), (), mistakes, empty_is_absent=True)
    number = top.number("format")
    if number != FORMAT:
        written = "no format number" if number is None else f"format {number}"
        raise FileRefusedError(
            what=f"Has {written}; this ticlist reads format {FORMAT}.",
            where=where,
            what_to_do="It was left as it is. A newer ticlist may be able to read it.",
        )
    draft = top.table("draft")
    sections = top.tables("section")
    reflection = _reflection(top, tuple(map(_section, sections)))
    _refuse_what_stands_twice(reflection, sections)
    if mistakes:
        first = placed(mistakes, text)[0]
        raise FileRefusedError(what=first.message, where=f"{where}:{first.line}:{first.column}")
    return reflection, draft


def _refuse_what_stands_twice(reflection: Reflection, sections: list[Fields]) -> None:
    """Note what only one of could be kept: whoever edited the file has to say which."""
    ids: set[str] = set()
    prompts: set[str] = set()
    for section, at in zip(reflection.sections, sections, strict=True):
        if section.id in ids:
            at.wrong("id", f"The section '{_short(section.id)}' stands here twice.")
        ids.add(section.id)
        for answer, answer_at in zip(section.answers, at.tables("answer"), strict=True):
            if answer.prompt in prompts:
                answer_at.wrong(
                    "prompt", f"The prompt '{_short(answer.prompt)}' is answered twice."
                )
            prompts.add(answer.prompt)


def _short(word: str) -> str:
    return shortened(word, _LONGEST_ID_SHOWN)


def _reflection(top: Fields, sections: tuple[ReflectedSection, ...]) -> Reflection:
    close = top.table("close")
    return Reflection(
        id=top.needed_text("id"),
        on=cast("dt.date", _needed(top, "on", top.day("on"))),
        started=cast("dt.datetime", _needed(top, "started", top.time("started"))),
        saved=top.time("saved"),
        amended=top.times("amended"),
        depth=top.word("depth", DEPTHS) or "full",
        language=top.text("language") or "en",
        context=top.text("context"),
        written_with=top.text("written_with") or "",
        checklist=_checklist_named(top),
        sections=sections,
        close=Closing() if close is None else _close(close),
        followed_up=tuple(_followed_up(each) for each in top.tables("followed_up")),
        later=tuple(_later(each) for each in top.tables("later")),
        discussed=tuple(_discussed(each) for each in top.tables("discussed")),
        more=top.rest(),
    )


def _needed(at: Fields, key: str, value: object) -> object:
    at.need(key)
    return value


def _checklist_named(top: Fields) -> ChecklistNamed:
    at = top.table("checklist")
    if at is None:
        top.wrong(None, "[checklist] is missing.")
        return ChecklistNamed("", "", "")
    return ChecklistNamed(
        id=at.needed_text("id"),
        version=at.needed_text("version"),
        title=at.needed_text("title"),
        more=at.rest(),
    )


def _section(at: Fields) -> ReflectedSection:
    return ReflectedSection(
        id=at.needed_text("id"),
        title=at.needed_text("title"),
        principle=at.text("principle"),
        strand=at.text("strand"),
        private=at.flag("private") or False,
        left_out=at.flag("left_out") or False,
        so_what=at.text("so_what"),
        answers=tuple(_answer(each) for each in at.tables("answer")),
        steps=tuple(_step(each) for each in at.tables("step")),
        more=at.rest(),
    )


def _answer(at: Fields) -> Answer:
    return Answer(
        prompt=at.needed_text("prompt"),
        wording=at.number("wording") or 1,
        asked=at.needed_text("asked"),
        answer=at.word("answer", SHOWN),
        basis=at.words("basis", BASIS_SHOWN),
        supervision=at.flag("supervision") or False,
        note=at.text("note"),
        more=at.rest(),
    )


def _step(at: Fields) -> Step:
    return Step(
        id=at.needed_text("id"),
        kind=at.word("kind", STEP_KINDS) or "start",
        text=at.needed_text("text"),
        owner=at.word("owner", OWNERS) or "me",
        by=at.day("by"),
        more=at.rest(),
    )


def _close(at: Fields) -> Closing:
    return Closing(
        so_what=at.text("so_what"),
        supervision=at.text("supervision"),
        private=at.text("private"),
        steps=tuple(_step(each) for each in at.tables("step")),
        more=at.rest(),
    )


def _followed_up(at: Fields) -> FollowedUp:
    return FollowedUp(
        step=at.needed_text("step"),
        outcome=at.word("outcome", OUTCOMES) or "still_want_to",
        note=at.text("note"),
        more=at.rest(),
    )


def _later(at: Fields) -> LaterLook:
    return LaterLook(
        at=cast("dt.datetime", _needed(at, "at", at.time("at"))),
        prompt=at.needed_text("prompt"),
        answer=at.word("answer", SHOWN),
        note=at.text("note"),
        more=at.rest(),
    )


def _discussed(at: Fields) -> Discussed:
    return Discussed(
        at=cast("dt.datetime", _needed(at, "at", at.time("at"))),
        text=at.needed_text("text"),
        with_role=at.text("with_role"),
        more=at.rest(),
    )
