"""A checklist as a reflection was asked with it, so that changing one spoils no answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.model.answers import HOW_MUCH, OPT_OUTS, SCOPE, words_for
from ticlist.model.checklist import Checklist, Prompt, Section

if TYPE_CHECKING:
    from ticlist.model.checklist import Asks
    from ticlist.model.reflection import Answer, ReflectedSection, Reflection


def as_asked(reflection: Reflection, checklist: Checklist | None) -> Checklist:
    """The checklist to change a saved reflection with.

    What was answered is asked in the words and with the wording of then; what was not is asked as
    it is now. Sections and prompts that the checklist does not have any more stand there too.

    Args:
        reflection: a saved reflection.
        checklist: its checklist as it is now; None where there is none any more.
    """
    named = reflection.checklist
    now = checklist or Checklist(
        named.id, named.id, named.version, reflection.language, named.title
    )
    answers = {each.prompt: each for section in reflection.sections for each in section.answers}
    reflected = {each.id: each for each in reflection.sections}
    known = {prompt.id for section in now.sections for prompt in section.prompts}
    sections = [
        _section_as_asked(each, reflected.get(each.id), answers, known) for each in now.sections
    ]
    gone = (each for each in reflection.sections if now.section(each.id) is None)
    sections += [_section_of(each, known) for each in gone]
    return replace(now, sections=tuple(sections))


def _section_as_asked(
    section: Section,
    reflected: ReflectedSection | None,
    answers: dict[str, Answer],
    known: set[str],
) -> Section:
    prompts = tuple(
        _prompt_as_asked(each, answers[each.id], section.strand) if each.id in answers else each
        for each in section.prompts
    )
    if reflected is None:
        return replace(section, prompts=prompts)
    return replace(
        section,
        title=reflected.title,
        private=reflected.private,
        prompts=(*prompts, *_prompts_gone(reflected, known)),
    )


def _prompt_as_asked(prompt: Prompt, answer: Answer, strand: str | None) -> Prompt:
    words = {each.stored for each in words_for(prompt.asks)}
    asks = prompt.asks if answer.answer in {None, *words} else _asks(answer, strand)
    # Reachable, whatever it takes today: it was asked.
    prompt = replace(prompt, short=True, level="informed", wording=answer.wording, asks=asks)
    if prompt.text == answer.asked:
        return prompt
    return replace(prompt, text=answer.asked, example=None)


def _section_of(reflected: ReflectedSection, known: set[str]) -> Section:
    return Section(
        reflected.id,
        reflected.title,
        reflected.principle,
        reflected.strand,
        private=reflected.private,
        prompts=_prompts_gone(reflected, known),
    )


def _prompts_gone(reflected: ReflectedSection, known: set[str]) -> tuple[Prompt, ...]:
    return tuple(
        Prompt(each.prompt, each.asked, each.wording, _asks(each, reflected.strand), short=True)
        for each in reflected.answers
        if each.prompt not in known
    )


def _asks(answer: Answer, strand: str | None) -> Asks:
    """How it was asked, as far as the answer shows it."""
    if answer.answer is None:
        return "words"
    if answer.answer in OPT_OUTS:
        return "scope" if strand == "scope" else "how-much"
    return "scope" if answer.answer in _SCOPE_WORDS else "how-much"


_SCOPE_WORDS = {each.stored for each in SCOPE} - {each.stored for each in HOW_MUCH}
