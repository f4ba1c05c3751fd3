"""Reflections of one checklist over time: prompts as rows, days as columns.

Each cell is what was given on one day. Nothing here joins two of them: no middle answers, no sums
over days, nothing between one day and the next. What was never answered has no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.lookback.places import Places
from ticlist.model.answered import MARKS, NOTHING, WORDS
from ticlist.model.answers import HOW_MUCH, OPT_OUTS, SCOPE, SHOWN
from ticlist.model.checklist import SAMHSA

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from ticlist.model.answered import Answered
    from ticlist.model.checklist import Checklist

Grouping = Literal["sections", "samhsa"]
RowKind = Literal["section", "prompt", "count"]

LEFT_OUT = "left_out"
REWORDED = "reworded"

SAMHSA_SHOWN = {
    "safety": "Safety",
    "trust-transparency": "Trustworthiness and transparency",
    "peer-support": "Peer support",
    "collaboration-mutuality": "Collaboration and mutuality",
    "empowerment-voice-choice": "Empowerment, voice and choice",
    "culture-history-gender": "Cultural, historical and gender issues",
}
UNDER_NONE = "Not under any of the six"
NOT_COVERED = "not covered by this checklist"
NO_CHECKLIST = (
    "The checklist is not here any more: sections and prompts are as your reflections have them."
)
NOT_GROUPED = "What its prompts have of SAMHSA's six principles is not known without it."

_IN_ORDER = tuple(
    dict.fromkeys(
        each.stored for words in (HOW_MUCH, SCOPE) for each in words if each.stored not in OPT_OUTS
    )
) + tuple(each.stored for each in HOW_MUCH if each.stored in OPT_OUTS)


class Column(NamedTuple):
    """One reflection: its id, the day looked back from, and when it was begun."""

    id: str
    on: dt.date
    started: dt.datetime


class Cell(NamedTuple):
    """What was given to one prompt, in one wording, on one day.

    Args:
        state: an answer word as it is stored; `words`, `marks`, `LEFT_OUT` or `REWORDED`; or
            nothing.
        left_out: whether the section was left out that day; with an answer, it was left out after
            that had been given.
    """

    state: str = NOTHING
    left_out: bool = False


class Row(NamedTuple):
    """One row.

    Args:
        kind: what the row is: the heading of those below it, a prompt, or how often a word was
            given.
        heading: the words of it; of a prompt as it was asked, the newest.
        note: what is said after the heading, however short that is cut.
        section: the id of the section that a prompt or a heading is of.
        prompt: the id of the prompt.
        wording: the wording that all answers in the row are to.
        cells: one for each column; of a heading, whether the section was left out.
        counts: one for each column; only of a row of counts.
        group: of a row of counts, what is counted in: a principle or a strand.
        word: of a row of counts, the answer word that is counted.
    """

    kind: RowKind
    heading: str
    note: str = ""
    section: str | None = None
    prompt: str | None = None
    wording: int | None = None
    cells: tuple[Cell, ...] = ()
    counts: tuple[int, ...] = ()
    group: str = ""
    word: str = ""


# Hundreds of days have thousands of cells, of a few kinds.
_CELLS = {
    state: Cell(state, left_out=state == LEFT_OUT)
    for state in (NOTHING, *SHOWN, WORDS, MARKS, REWORDED, LEFT_OUT)
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """Reflections of one checklist over time.

    Args:
        title: of the checklist.
        grouping: what the rows stand under.
        columns: oldest first.
        rows: headings and prompts.
        counts: how many prompts of a group were given a word, each day for itself.
        remarks: what is said of the whole.
    """

    title: str
    grouping: Grouping
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def timeline_of(
    reflections: Iterable[Answered], checklist: Checklist | None, grouping: Grouping = "sections"
) -> Timeline:
    """Put reflections of one checklist beside each other.

    Args:
        reflections: in any order; `model.answered.answered` makes one from a reflection.
        checklist: as it is now; None where there is none any more.
        grouping: what prompts stand under; without a checklist always its sections.
    """
    history = sorted(reflections, key=lambda each: (each.on, each.started, each.id))
    remarks: tuple[str, ...] = () if checklist else (NO_CHECKLIST,)
    if grouping == "samhsa" and checklist is None:
        remarks, grouping = (NO_CHECKLIST, NOT_GROUPED), "sections"
    made = _Rows(history, checklist)
    groups = list(made.by_sections() if grouping == "sections" else made.by_samhsa())
    title = checklist.title if checklist else history[-1].title if history else ""
    return Timeline(
        title,
        grouping,
        tuple(Column(each.id, each.on, each.started) for each in history),
        tuple(row for group in groups for row in group.rows()),
        tuple(row for group in _joined(groups) for row in made.counts(group)),
        remarks,
    )


class _Group(NamedTuple):
    """A heading and the rows of prompts under it, and what their answers are counted under."""

    heading: Row
    prompts: list[Row]
    counted_as: str

    def rows(self) -> list[Row]:
        return [self.heading, *self.prompts]


def _joined(groups: Sequence[_Group]) -> Iterator[_Group]:
    """Groups that are counted under the same name as one: two sections may be of one principle."""
    names = dict.fromkeys(each.counted_as for each in groups)
    for name in names:
        same = [each for each in groups if each.counted_as == name]
        prompts = [row for each in same for row in each.prompts]
        yield _Group(same[0].heading, prompts, name)


class _Rows:
    """Makes the rows."""

    def __init__(self, history: Sequence[Answered], checklist: Checklist | None) -> None:
        self._many = len(history)
        self._checklist = checklist
        self._places = Places(history, checklist)
        self._now = {
            prompt.id: prompt.wording
            for section in (checklist.sections if checklist else ())
            for prompt in section.prompts
        }
        self._asked: dict[tuple[str, int], str] = {}
        self._states: dict[tuple[str, int], dict[int, str]] = {}
        self._left_out: dict[str, set[int]] = {}
        for number, each in enumerate(history):
            self._take(number, each)
        self._wordings: dict[str, list[int]] = {}
        for prompt, wording in sorted(self._states):
            self._wordings.setdefault(prompt, []).append(wording)

    def _take(self, number: int, reflection: Answered) -> None:
        for section in reflection.sections:
            if section.left_out:
                self._left_out.setdefault(section.id, set()).add(number)
            for prompt, wording, words, state in section.givens:
                if state:
                    key = prompt, wording
                    self._asked[key] = words
                    if key in self._states:
                        self._states[key][number] = state
                    else:
                        self._states[key] = {number: state}

    def by_sections(self) -> Iterator[_Group]:
        for section, prompts in self._places.sections.items():
            rows = [row for prompt in prompts for row in self._prompt(prompt, section)]
            cells = self._empty(section)
            if rows or any(cell.left_out for cell in cells):
                title, counted_as = self._places.titles[section], self._places.counted_as[section]
                heading = Row("section", title, section=section, cells=tuple(cells))
                yield _Group(heading, rows, counted_as)

    def by_samhsa(self) -> Iterator[_Group]:
        tags = {
            prompt.id: prompt.samhsa or ("",)
            for section in (self._checklist.sections if self._checklist else ())
            for prompt in section.prompts
        }
        covered = {tag for each in tags.values() for tag in each}
        for tag in (*SAMHSA, ""):
            name = SAMHSA_SHOWN.get(tag, UNDER_NONE)
            rows = [
                row
                for section, prompts in self._places.sections.items()
                for prompt in prompts
                if tag in tags.get(prompt, ("",))
                for row in self._prompt(prompt, section)
            ]
            is_missing = bool(tag) and tag not in covered
            if rows or is_missing:
                note = NOT_COVERED if is_missing else ""
                heading = Row("section", name, note, cells=(_CELLS[NOTHING],) * self._many)
                yield _Group(heading, rows, name)

    def _prompt(self, prompt: str, section: str) -> Iterator[Row]:
        """A row for each wording that was answered: answers to different words are not compared."""
        wordings = self._wordings.get(prompt, [])
        several = len({*wordings, self._now.get(prompt, *wordings[:1])}) > 1
        for wording in wordings:
            cells = self._empty(section)
            for other in wordings:
                for number in self._states[prompt, other]:
                    cells[number] = _CELLS[REWORDED]
            for number, state in self._states[prompt, wording].items():
                cells[number] = _CELLS[state]
            for number in self._left_out.get(section, ()):
                cells[number] = cells[number]._replace(left_out=True)
            note = f"wording {wording}" if several else ""
            asked = self._asked[prompt, wording]
            yield Row("prompt", asked, note, section, prompt, wording, tuple(cells))

    def _empty(self, section: str) -> list[Cell]:
        cells = [_CELLS[NOTHING]] * self._many
        for number in self._left_out.get(section, ()):
            cells[number] = _CELLS[LEFT_OUT]
        return cells

    def counts(self, group: _Group) -> Iterator[Row]:
        """How many prompts of a group were given each word, on each day by itself."""
        counted = {word: [0] * self._many for word in _IN_ORDER}
        for row in group.prompts:
            for number, cell in enumerate(row.cells):
                if cell.state in counted:
                    counted[cell.state][number] += 1
        name = group.counted_as
        for word, numbers in counted.items():
            if any(numbers):
                heading = f"{name}: {SHOWN[word]}"
                yield Row("count", heading, counts=tuple(numbers), group=name, word=word)
