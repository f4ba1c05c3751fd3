"""Two reflections as lines: side by side where there is room, else one under the other."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ticlist.model.answers import BASIS_SHOWN, SHOWN
from ticlist.model.checklist import SO_WHAT
from ticlist.model.day import in_words
from ticlist.model.depth import DEPTH_SHOWN
from ticlist.model.lines import Line
from ticlist.model.reading import FOR_SUPERVISION, PRIVATE, step_heading
from ticlist.model.reflection import OUTCOMES
from ticlist.text import columns, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.lookback.comparison import (
        ComparedPrompt,
        ComparedSection,
        Comparison,
        Filter,
        Given,
        Taken,
        Told,
    )
    from ticlist.model.lines import LineKind
    from ticlist.model.reflection import Discussed, Reflection

WHAT_A_CHANGE_MAY_BE = (
    "A change may be practice, circumstances, or a different understanding of the question."
)

SIDE_BY_SIDE_FROM = 100
"""From so many columns on there is room for two."""

NOTHING: dict[Filter, str] = {
    "all": "Nothing is written in either of the two.",
    "moved": "No answer has moved between these two days.",
    "words": "Neither of the two has words of yours.",
}

_LEFT_OUT = "Left out."
_LEFT_OUT_WITH_WORDS = "Left out. What was written here before stays in the file."
_FOR_SUPERVISION_ASKED = "One thing to take to supervision"
_INDENT = 2
_GAP = 3


class _Cell(NamedTuple):
    """One thing that one of the two says; without a text it says nothing."""

    kind: LineKind
    text: str | None


def comparison_lines(comparison: Comparison, width: int, chosen: Filter = "all") -> list[Line]:
    """Lay two reflections out.

    Args:
        comparison: the two.
        width: the columns there are.
        chosen: which prompts are shown. With `words` a section's words stand after its prompts, as
            with `all`; with `moved` there are prompts alone.

    Returns:
        The lines. Those of a prompt have its id as their subject.
    """
    page = _Page(_headings(comparison), width)
    body = list(_body(page, comparison, chosen))
    nothing = [Line(""), *page.full("remark", NOTHING[chosen])]
    return [*_head(page, comparison), *(body or nothing)]


# --- what is said, in which order -----------------------------------------------------------------


def _days(comparison: Comparison) -> list[str]:
    both = (comparison.then, comparison.now)
    days = [in_words(each.on) for each in both]
    if days[0] != days[1]:
        return days
    return [f"{day}, {each.started:%H:%M}" for day, each in zip(days, both, strict=True)]


def _headings(comparison: Comparison) -> tuple[str, str]:
    then, now = _days(comparison)
    return f"Then, {then}", f"Now, {now}"


def _head(page: _Page, comparison: Comparison) -> Iterator[Line]:
    title = visible_line(comparison.now.checklist.title)
    yield from page.full("remark", WHAT_A_CHANGE_MAY_BE)
    yield Line("")
    yield from page.full("title", f"{title}: {' and '.join(_days(comparison))}")
    yield from page.headings()
    yield from page.beside(_about(comparison.then), _about(comparison.now))


def _about(reflection: Reflection) -> list[_Cell]:
    walked = (
        f"{DEPTH_SHOWN[reflection.depth]}, version {visible_line(reflection.checklist.version)}"
    )
    return [_Cell("remark", walked), _Cell("words", reflection.context)]


def _body(page: _Page, comparison: Comparison, chosen: Filter) -> Iterator[Line]:
    for section in comparison.sections:
        prompts = [each for each in section.prompts if each.is_in(chosen)]
        lines = [line for each in prompts for line in _prompt(page, each)]
        if chosen != "moved":
            lines += _told(page, section)
        if chosen == "all":
            left_out = ([_Cell("remark", _left_out(each))] for each in (section.then, section.now))
            lines = [*page.beside(*left_out), *lines]
        yield from _headed(page, section, lines)
    if chosen != "moved":
        lines = [*_told(page, comparison.end), *_closing(page, comparison)]
        yield from _headed(page, comparison.end, lines)


def _headed(page: _Page, section: ComparedSection, lines: list[Line]) -> Iterator[Line]:
    if not lines:
        return
    yield Line("")
    yield from page.full("section", visible_line(section.title))
    if section.private:
        yield from page.full("remark", PRIVATE)
    yield from page.headings()
    yield from lines


def _left_out(told: Told) -> str | None:
    if not told.left_out:
        return None
    return _LEFT_OUT_WITH_WORDS if told.keeps_words else _LEFT_OUT


def _prompt(page: _Page, prompt: ComparedPrompt) -> Iterator[Line]:
    yield Line("")
    lines = [
        *page.full("prompt", prompt.asked),
        *page.beneath("remark", prompt.change_in_words),
        *page.beside(_given(prompt.then, prompt.asked), _given(prompt.now, prompt.asked)),
    ]
    yield from (line._replace(subject=prompt.id) for line in lines)


def _given(given: Given, asked: str) -> list[_Cell]:
    """What stands in one of the two; the same things in the same places, so that they meet."""
    answer = given.answer
    cells = [
        _Cell(
            "remark", f"Asked then: {answer.asked}" if answer and answer.asked != asked else None
        ),
        _Cell("answer", SHOWN[answer.answer] if answer and answer.answer else None),
        _Cell("remark", _rests_on(answer.basis) if answer else None),
        _Cell("words", answer.note if answer else None),
        _Cell("remark", FOR_SUPERVISION if answer and answer.supervision else None),
    ]
    for later in given.later:
        looked = f"Looked at again on {in_words(later.at.date())}, for that time:"
        cells.append(_Cell("remark", looked))
        cells.append(_Cell("answer", SHOWN[later.answer] if later.answer else None))
        cells.append(_Cell("words", later.note))
    return cells


def _rests_on(basis: tuple[str, ...]) -> str | None:
    rests_on = "; ".join(_lower_first(BASIS_SHOWN[each]) for each in basis)
    return f"It rests on: {rests_on}." if rests_on else None


def _told(page: _Page, section: ComparedSection) -> Iterator[Line]:
    yield from _worded(page, SO_WHAT, section.then.so_what, section.now.so_what)
    steps = [
        [cell for each in told.steps for cell in _step(each)]
        for told in (section.then, section.now)
    ]
    if any(steps):
        yield Line("")
        yield from page.flowing(*steps)


def _step(taken: Taken) -> Iterator[_Cell]:
    yield _Cell("prompt", step_heading(taken.step))
    yield _Cell("words", taken.step.text)
    for each in taken.became:
        yield _Cell("answer", f"{OUTCOMES[each.outcome]}, {in_words(each.on)}")
        yield _Cell("words", each.note)


def _closing(page: _Page, comparison: Comparison) -> Iterator[Line]:
    then, now = comparison.then, comparison.now
    yield from _worded(page, _FOR_SUPERVISION_ASKED, then.close.supervision, now.close.supervision)
    yield from _worded(page, PRIVATE, then.close.private, now.close.private)
    discussed = [[cell for each in of.discussed for cell in _discussed(each)] for of in (then, now)]
    if any(discussed):
        yield Line("")
        yield from page.flowing(*discussed)


def _discussed(discussed: Discussed) -> Iterator[_Cell]:
    role = f" with {visible_line(discussed.with_role)}" if discussed.with_role else ""
    yield _Cell("prompt", f"Discussed{role} on {in_words(discussed.at.date())}")
    yield _Cell("words", discussed.text)


def _worded(page: _Page, asked: str, then: str | None, now: str | None) -> Iterator[Line]:
    if then or now:
        yield Line("")
        yield from page.full("prompt", asked)
        yield from page.beside([_Cell("words", then)], [_Cell("words", now)])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


# --- how it is put on lines -----------------------------------------------------------------------


class _Page:
    """Lines of a width, with two columns where there is room."""

    def __init__(self, headings: tuple[str, str], width: int) -> None:
        self._headings = headings
        self._width = width
        self._is_wide = width >= SIDE_BY_SIDE_FROM
        self._cell = (width - _INDENT - _GAP) // 2

    def full(self, kind: LineKind, text: str, indent: int = 0) -> Iterator[Line]:
        """A text over the whole width."""
        for line in wrapped(text, max(self._width - indent, 1)):
            yield Line(f"{' ' * indent}{line}".rstrip(), kind)

    def beneath(self, kind: LineKind, text: str) -> Iterator[Line]:
        """A text that belongs to the one above it, where there is one."""
        return self.full(kind, text, _INDENT) if text else iter(())

    def headings(self) -> Iterator[Line]:
        """What the columns are; where there are none it is said with each thing."""
        if self._is_wide:
            yield from self._columns(*([_Cell("remark", each)] for each in self._headings))

    def beside(self, then: list[_Cell], now: list[_Cell]) -> Iterator[Line]:
        """What both say, each thing beside the one in the same place."""
        if not self._is_wide:
            yield from self.flowing(then, now)
            return
        for one, other in zip_longest(then, now, fillvalue=_Cell("words", None)):
            yield from self._columns([one], [other])

    def flowing(self, then: list[_Cell], now: list[_Cell]) -> Iterator[Line]:
        """What both say, each from the top on."""
        if self._is_wide:
            yield from self._columns(then, now)
            return
        for heading, cells in zip(self._headings, (then, now), strict=True):
            said = [each for each in cells if each.text]
            if said:
                yield from self.full("remark", heading, _INDENT)
            for cell in said:
                yield from self.full(cell.kind, cell.text or "", 2 * _INDENT)

    def _columns(self, then: list[_Cell], now: list[_Cell]) -> Iterator[Line]:
        nothing = Line("")
        for left, right in zip_longest(self._in(then), self._in(now), fillvalue=nothing):
            gap = " " * (self._cell - columns(left.text) + _GAP)
            text = f"{' ' * _INDENT}{left.text}{gap}{right.text}".rstrip()
            kinds = {each.kind for each in (left, right) if each.text}
            yield Line(text, kinds.pop() if len(kinds) == 1 else "words")

    def _in(self, cells: list[_Cell]) -> list[Line]:
        return [
            Line(line, cell.kind)
            for cell in cells
            if cell.text
            for line in wrapped(cell.text, self._cell)
        ]
