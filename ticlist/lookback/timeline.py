"""Reflections of one checklist over time: prompts as rows, days as columns.

Each cell is what was given on one day. Nothing here joins two of them: no middle answers, no sums
over days, nothing between one day and the next. What was never answered has no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ticlist.lookback.places import Places
from ticlist.model.answered import MARKS, NOTHING, WORDS
from ticlist.model.answers import OPT_OUTS, SHOWN
from ticlist.model.checklist import SAMHSA

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from ticlist.model.answered import Answered
    from ticlist.model.checklist import Checklist, Prompt

Grouping = Literal["sections", "samhsa"]
RowKind = Literal["section", "prompt", "count"]

_Wording = tuple[str, int]

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

# The opt-outs, which both have, at the end.
_IN_ORDER = sorted(SHOWN, key=OPT_OUTS.__contains__)


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
        reflections: newest first; `model.answered.answered` makes one from a reflection.
        checklist: as it is now; None where there is none any more.
        grouping: what prompts stand under; without a checklist always its sections.
    """
    gathered = Gathered(checklist)
    for each in reflections:
        gathered.add(each)
    return gathered.timeline(grouping)


class Gathered:
    """Reflections of one checklist, taken in one by one, and what they come to at any time.

    What each one holds is not kept, only what was given when: hundreds then take little time.

    Args:
        checklist: as it is now; None where there is none any more.
    """

    def __init__(self, checklist: Checklist | None) -> None:
        self._sections_now = checklist.sections if checklist else ()
        self._is_known = checklist is not None
        self._title = checklist.title if checklist else ""
        self._places = Places(self._sections_now)
        self._columns: list[Column] = []
        self._asked: dict[_Wording, str] = {}
        self._states: dict[_Wording, dict[int, str]] = {}
        self._left_out: dict[str, list[int]] = {}

    def add(self, reflection: Answered) -> None:
        """Take one in; they come newest first, so that prompts have the words they had last."""
        number = len(self._columns)
        self._columns.append(Column(reflection.id, reflection.on, reflection.started))
        self._title = self._title or reflection.title
        self._places.add(reflection.sections)
        for section in reflection.sections:
            if section.left_out:
                self._left_out.setdefault(section.id, []).append(number)
            for prompt, wording, words, state in section.givens:
                if state:
                    key = prompt, wording
                    if key in self._states:
                        self._states[key][number] = state
                    else:
                        self._asked[key] = words
                        self._states[key] = {number: state}

    def timeline(self, grouping: Grouping = "sections") -> Timeline:
        """All that was taken in, the oldest first.

        Args:
            grouping: what prompts stand under; without a checklist always its sections.
        """
        remarks: tuple[str, ...] = () if self._is_known else (NO_CHECKLIST,)
        if grouping == "samhsa" and not self._is_known:
            remarks, grouping = (NO_CHECKLIST, NOT_GROUPED), "sections"
        order = sorted(range(len(self._columns)), key=self._age)
        at = {number: place for place, number in enumerate(order)}
        made = _Rows(
            self._places,
            {prompt.id: prompt for section in self._sections_now for prompt in section.prompts},
            self._wordings(),
            self._asked,
            {key: {at[n]: state for n, state in by.items()} for key, by in self._states.items()},
            {section: {at[n] for n in numbers} for section, numbers in self._left_out.items()},
            len(order),
        )
        groups = list(made.by_sections() if grouping == "sections" else made.by_samhsa())
        return Timeline(
            self._title,
            grouping,
            tuple(self._columns[number] for number in order),
            tuple(row for group in groups for row in (group.heading, *group.prompts)),
            tuple(row for group in _joined(groups) for row in made.counts(group)),
            remarks,
        )

    def _wordings(self) -> dict[str, list[int]]:
        wordings: dict[str, list[int]] = {}
        for prompt, wording in sorted(self._states):
            wordings.setdefault(prompt, []).append(wording)
        return wordings

    def _age(self, number: int) -> tuple[dt.date, dt.datetime, str]:
        column = self._columns[number]
        return column.on, column.started, column.id


class _Group(NamedTuple):
    """A heading, the rows of prompts under it, and what their answers are counted under."""

    heading: Row
    prompts: list[Row]
    counted_as: str


def _joined(groups: Sequence[_Group]) -> Iterator[_Group]:
    """Groups that are counted under the same name as one: two sections may be of one principle."""
    prompts: dict[str, list[Row]] = {}
    headings: dict[str, Row] = {}
    for each in groups:
        headings.setdefault(each.counted_as, each.heading)
        prompts.setdefault(each.counted_as, []).extend(each.prompts)
    for name, heading in headings.items():
        yield _Group(heading, prompts[name], name)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of so many columns."""

    places: Places
    prompts_now: dict[str, Prompt]
    wordings: dict[str, list[int]]
    asked: dict[_Wording, str]
    states: dict[_Wording, dict[int, str]]
    left_out: dict[str, set[int]]
    many: int

    def by_sections(self) -> Iterator[_Group]:
        """What was answered, and sections that were left out, under the checklist's sections."""
        for section, prompts in self.places.sections.items():
            rows = [row for prompt in prompts for row in self._prompt(prompt, section)]
            if rows or section in self.left_out:
                title = self.places.titles[section]
                heading = Row("section", title, section=section, cells=tuple(self._empty(section)))
                yield _Group(heading, rows, self.places.counted_as[section])

    def by_samhsa(self) -> Iterator[_Group]:
        """What was answered under each of the six, and which of them the checklist has not."""
        covered = {tag for prompt in self.prompts_now.values() for tag in prompt.samhsa}
        for tag in (*SAMHSA, None):
            name = SAMHSA_SHOWN[tag] if tag else UNDER_NONE
            rows = [
                row
                for section, prompts in self.places.sections.items()
                for prompt in prompts
                if tag in self._tags(prompt)
                for row in self._prompt(prompt, section)
            ]
            note = "" if tag is None or tag in covered else NOT_COVERED
            if rows or note:
                heading = Row("section", name, note, cells=(_CELLS[NOTHING],) * self.many)
                yield _Group(heading, rows, name)

    def _tags(self, prompt: str) -> tuple[str | None, ...]:
        now = self.prompts_now.get(prompt)
        return (now.samhsa if now else ()) or (None,)

    def _prompt(self, prompt: str, section: str) -> Iterator[Row]:
        """A row for each wording that was answered: answers to different words are not compared."""
        wordings = self.wordings.get(prompt, [])
        now = self.prompts_now.get(prompt)
        several = len({*wordings, *([now.wording] if now else ())}) > 1
        for wording in wordings:
            cells = self._empty(section)
            for other in wordings:
                for number in self.states[prompt, other]:
                    cells[number] = _CELLS[REWORDED]
            for number, state in self.states[prompt, wording].items():
                cells[number] = _CELLS[state]
            for number in self.left_out.get(section, ()):
                cells[number] = cells[number]._replace(left_out=True)
            note = f"wording {wording}" if several else ""
            words = self.asked[prompt, wording]
            yield Row("prompt", words, note, section, prompt, wording, tuple(cells))

    def _empty(self, section: str) -> list[Cell]:
        cells = [_CELLS[NOTHING]] * self.many
        for number in self.left_out.get(section, ()):
            cells[number] = _CELLS[LEFT_OUT]
        return cells

    def counts(self, group: _Group) -> Iterator[Row]:
        """How many prompts of a group were given each word, on each day by itself."""
        counted = {word: [0] * self.many for word in _IN_ORDER}
        for row in group.prompts:
            for number, cell in enumerate(row.cells):
                if cell.state in counted:
                    counted[cell.state][number] += 1
        name = group.counted_as
        for word, numbers in counted.items():
            if any(numbers):
                heading = f"{name}: {SHOWN[word]}"
                yield Row("count", heading, counts=tuple(numbers), group=name, word=word)
