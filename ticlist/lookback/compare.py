"""Putting two reflections of one checklist side by side; nothing here says what is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.errors import NothingFitsError
from ticlist.lookback.comparison import (
    LOOKED_AT_AGAIN,
    ComparedPrompt,
    ComparedSection,
    Comparison,
    Given,
    Taken,
    Told,
)
from ticlist.lookback.steps import Became
from ticlist.model.answers import OPT_OUTS
from ticlist.model.reading import AT_THE_END
from ticlist.text import shortened

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from ticlist.lookback.comparison import Change
    from ticlist.model.checklist import Checklist, Prompt
    from ticlist.model.reflection import Answer, LaterLook, ReflectedSection, Reflection, Step
    from ticlist.storage.names import Named

_MOST_TOLD = 3
_LONGEST_ID_SHOWN = 60


def compared(
    one: Reflection,
    other: Reflection,
    checklist: Checklist | None,
    became: Mapping[str, Sequence[Became]],
) -> Comparison:
    """Put two reflections side by side; the earlier is `then`, in whatever order they are given.

    Args:
        one: a reflection.
        other: another of the same checklist.
        checklist: as it is now; None where there is none any more.
        became: what became of steps, by the id of the step; as `what_became_of` gives it. What
            the later of the two says is told in any case.

    Raises:
        NothingFitsError: they are one and the same, or of different checklists.
    """
    refuse_unlike(one, other)
    earlier, later = sorted((one, other), key=_age)
    outcomes = _every_outcome(earlier, later, became)
    then, now = _Side(earlier, outcomes), _Side(later, outcomes)
    sections = _Sections(checklist, then, now).every()
    end = ComparedSection("", AT_THE_END, then=then.at_the_end(), now=now.at_the_end())
    return Comparison(earlier, later, sections, end)


def _age(reflection: Reflection) -> tuple[dt.date, dt.datetime, str]:
    return reflection.on, reflection.started, reflection.id


def refuse_unlike(one: Reflection, other: Reflection, among: Iterable[Named] | None = None) -> None:
    """Say why two reflections cannot be compared, where they cannot.

    Args:
        one: a reflection.
        other: another.
        among: every saved reflection, to tell which could be compared instead.

    Raises:
        NothingFitsError: they are one and the same, or of different checklists.
    """
    if one.id == other.id:
        raise NothingFitsError(
            what="It is one and the same reflection: two are needed to compare.",
            what_to_do=_what_can_be_compared(among, [one]),
        )
    if one.checklist.id != other.checklist.id:
        raise NothingFitsError(
            what="Only reflections of one checklist can be compared.",
            what_to_do=_what_can_be_compared(among, [one, other]),
        )


def _what_can_be_compared(among: Iterable[Named] | None, given: list[Reflection]) -> str | None:
    if among is None:
        return None
    taken = {each.id for each in given}
    names = [each for each in among if each.id not in taken]
    told = []
    for checklist in (each.checklist.id for each in given):
        ids = [each.id for each in names if each.checklist == checklist]
        more = " ..." if len(ids) > _MOST_TOLD else ""
        there = (
            f"there are also: {', '.join(ids[:_MOST_TOLD])}{more}" if ids else "there is no other"
        )
        told.append(f"with '{shortened(checklist, _LONGEST_ID_SHOWN)}' {there}")
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}{'' if sentence.endswith('...') else '.'}"


# --- what one of the two holds --------------------------------------------------------------------

_Outcomes = dict[str, tuple[Became, ...]]


def _every_outcome(
    earlier: Reflection, later: Reflection, became: Mapping[str, Sequence[Became]]
) -> _Outcomes:
    every = {step.id: list(became.get(step.id, ())) for of in (earlier, later) for step in of.steps}
    for each in later.followed_up:
        said = Became(later.on, each.outcome, each.note, later.id)
        # Whoever looked through every reflection has seen the later one already.
        if said not in every.get(each.step, [said]):
            every[each.step].append(said)
    return {each: tuple(said) for each, said in every.items()}


class _Side:
    """One of the two, so that its parts can be found; what was left out is not among them."""

    def __init__(self, reflection: Reflection, outcomes: _Outcomes) -> None:
        self.reflection = reflection
        self.sections = {each.id: each for each in reflection.sections}
        self._outcomes = outcomes
        self._later: dict[str, list[LaterLook]] = {}
        for each in reflection.later:
            self._later.setdefault(each.prompt, []).append(each)
        self._answers = {
            answer.prompt: answer
            for section in reflection.sections
            for answer in section.answers
            if not (section.left_out or answer.is_empty)
        }

    def given(self, prompt_id: str) -> Given:
        return Given(self._answers.get(prompt_id), tuple(self._later.get(prompt_id, ())))

    def can_have_asked(self, section_id: str, prompt: Prompt | None) -> bool:
        section = self.sections.get(section_id)
        if section is not None and section.left_out:
            return False
        if self.reflection.depth == "one":
            # Where nothing stands in any section, nobody knows which one it was.
            return section is not None or all(each.left_out for each in self.reflection.sections)
        return self.reflection.depth == "full" or prompt is None or prompt.short

    def told(self, section_id: str) -> Told:
        section = self.sections.get(section_id)
        if section is None:
            return Told()
        if section.left_out:
            kept = section.answers or section.so_what or section.steps
            return Told(left_out=True, keeps_words=bool(kept))
        return Told(so_what=section.so_what, steps=self._taken(section.steps))

    def at_the_end(self) -> Told:
        close = self.reflection.close
        return Told(so_what=close.so_what, steps=self._taken(close.steps))

    def _taken(self, steps: tuple[Step, ...]) -> tuple[Taken, ...]:
        return tuple(Taken(step, self._outcomes[step.id]) for step in steps)


# --- both of them ---------------------------------------------------------------------------------


class _Sections:
    """The sections of both in one order, and the prompts in each."""

    def __init__(self, checklist: Checklist | None, then: _Side, now: _Side) -> None:
        self._then, self._now = then, now
        self._sections = checklist.sections if checklist else ()
        self._prompts = {each.id: each for section in self._sections for each in section.prompts}
        self._titles = {"": LOOKED_AT_AGAIN, **{each.id: each.title for each in self._sections}}
        self._private = set()
        for each in (section for sections in self._reflected for section in sections):
            self._titles[each.id] = each.title
            self._private |= {each.id} if each.private else set()

    @property
    def _reflected(self) -> tuple[tuple[ReflectedSection, ...], ...]:
        return self._then.reflection.sections, self._now.reflection.sections

    def every(self) -> tuple[ComparedSection, ...]:
        every = (self._section(each, prompts) for each, prompts in self._places().items())
        return tuple(each for each in every if not each.is_empty)

    def _places(self) -> dict[str, list[str]]:
        """The prompts of each section: the checklist's, then those that it does not have."""
        places = {each.id: [prompt.id for prompt in each.prompts] for each in self._sections}
        placed = set(self._prompts)
        of_then, of_now = (
            {each.id: [answer.prompt for answer in each.answers] for each in sections}
            for sections in self._reflected
        )
        home = {prompt: section for section, prompts in of_now.items() for prompt in prompts}
        for section in _in_one_order(list(of_now), list(of_then)):
            both = _in_one_order(of_now.get(section, []), of_then.get(section, []))
            here = [
                each for each in both if each not in placed and home.get(each, section) == section
            ]
            places.setdefault(section, []).extend(here)
            placed.update(here)
        looked_at = (each.prompt for of in (self._then, self._now) for each in of.reflection.later)
        # Only whoever edits a file by hand looks again at what was asked nowhere.
        nowhere = [each for each in looked_at if each not in placed]
        return {**places, "": list(dict.fromkeys(nowhere))}

    def _section(self, section_id: str, prompts: list[str]) -> ComparedSection:
        compared_here = (self._prompt(each, section_id) for each in prompts)
        return ComparedSection(
            section_id,
            self._titles[section_id],
            private=section_id in self._private,
            prompts=tuple(each for each in compared_here if each.then or each.now),
            then=self._then.told(section_id),
            now=self._now.told(section_id),
        )

    def _prompt(self, prompt_id: str, section_id: str) -> ComparedPrompt:
        then, now = self._then.given(prompt_id), self._now.given(prompt_id)
        prompt = self._prompts.get(prompt_id)
        asked = [each.answer.asked for each in (now, then) if each.answer]
        asked.append(prompt.text if prompt else prompt_id)
        not_asked = not then.answer and not self._then.can_have_asked(section_id, prompt)
        change: Change = (
            "not_asked" if now.answer and not_asked else _change(then.answer, now.answer)
        )
        return ComparedPrompt(prompt_id, asked[0], change, then, now)


def _in_one_order(first: list[str], second: list[str]) -> list[str]:
    """Both in one list: what only the second has stands after what it stood after there."""
    known = set(first)
    following: dict[str, list[str]] = {}
    last = ""
    for each in second:
        if each in known:
            last = each
        else:
            following.setdefault(last, []).append(each)
    return [one for each in ("", *first) for one in (each, *following.get(each, ()))][1:]


def _change(then: Answer | None, now: Answer | None) -> Change:
    if then and now and then.wording != now.wording:
        return "reworded"
    if then and not now:
        return "only_then"
    return _change_of_words(then.answer if then else None, now.answer if now else None)


def _change_of_words(before: str | None, after: str | None) -> Change:
    if after is None:
        return "only_then" if before else "in_words"
    if before == after:
        return "same"
    is_out, was_out = after in OPT_OUTS, before in OPT_OUTS
    if is_out and not was_out:
        return "opted_out"
    return "newly_answered" if before is None or (was_out and not is_out) else "moved"
