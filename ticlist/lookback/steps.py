"""Steps: what one person meant to do, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.model.day import in_words
from ticlist.model.lines import Line
from ticlist.model.reading import AT_THE_END, step_heading
from ticlist.model.reflection import OUTCOMES, STEP_KINDS, Closing
from ticlist.text import visible_line, wrapped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from ticlist.model.lines import LineKind
    from ticlist.model.reflection import Outcome, Reflection, Step
    from ticlist.storage.names import Named
    from ticlist.storage.store import Store

LOOKED_THROUGH = 50
"""How many of the newest reflections are looked through for open steps, so that the page before a
new one opens at once however many there are."""

MOST_OFFERED = 3
"""How many open steps are offered at the start of a new reflection."""

_PREFIX = len("k7f3xq")
_SAID_AFTER = b"followed_up"


class Origin(NamedTuple):
    """Where a step came from.

    Args:
        reflection: the id of the reflection it stands in.
        on: the day that one looks back from.
        checklist: the title of the checklist it was written with.
        section: the title of the section; None where it stands at the end.
        strand: the strand of the section; None where it is of none.
        private: whether the section stays out of what is shared unless chosen.
    """

    reflection: str
    on: dt.date
    checklist: str
    section: str | None = None
    strand: str | None = None
    private: bool = False

    def in_words(self) -> str:
        """Where it came from, on one line."""
        return f"{self.checklist}, {in_words(self.on)}: {self.section or AT_THE_END}"


class Became(NamedTuple):
    """What a reflection says became of a step: its day, the outcome, words, and its id."""

    on: dt.date
    outcome: Outcome
    note: str | None = None
    reflection: str = ""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A step, where it came from, and what became of it, in the order in which that was said."""

    step: Step
    origin: Origin
    became: tuple[Became, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it may be asked about again: nothing was said of it, or *still want to* last.

        Every other word closes it, *tried it* too: somebody who tried has answered, and nobody is
        chased. A day it was meant for opens and closes nothing, whether it has passed or not.
        """
        return not self.became or self.became[-1].outcome == "still_want_to"


def tracked_steps(reflections: Iterable[Reflection]) -> list[Tracked]:
    """Every step of some reflections with what became of it, newest first.

    Args:
        reflections: in any order; each is let go once its steps are taken from it.
    """
    found: list[tuple[tuple[dt.date, dt.datetime, str], list[tuple[Step, Origin]]]] = []
    said = _Said()
    for each in reflections:
        found.append(((each.on, each.started, each.id), _steps_in(each)))
        said.take(each)
    found.sort(key=lambda each: each[0], reverse=True)
    return [said.tracked(*each) for _, steps in found for each in steps]


def only_steps(reflection: Reflection) -> Reflection:
    """A reflection without all that says nothing of steps, so that thousands can be held."""
    sections = (
        replace(each, answers=(), so_what=None, more={})
        for each in reflection.sections
        if each.steps
    )
    return replace(
        reflection,
        sections=tuple(sections),
        close=Closing(steps=reflection.close.steps),
        later=(),
        discussed=(),
        more={},
    )


def newest_open(store: Store, names: Sequence[Named], many: int = MOST_OFFERED) -> list[Tracked]:
    """The newest open steps, among the newest reflections.

    A reflection can be dated back, so what became of a step may stand in one that its name puts
    before the step's own: all names are looked through for it. What is looked through is bytes;
    parsed is only what holds one of the steps that are taken into account.

    Args:
        store: where they are saved.
        names: of saved reflections, newest first; the newest `LOOKED_THROUGH` count.
        many: how many are wanted at most.
    """
    told: dict[Named, bytes] = {}
    with_steps = []
    for name, data in _bytes_of_each(store, names[:LOOKED_THROUGH]):
        if b"step" in data:
            with_steps.append(name)
        if said := _said_part(data):
            told[name] = said
    read = cache(lambda name: next(_readable(store, [name]), None))
    found: list[Tracked] = []
    for step, origin in _each_once(step for name in with_steps for step in _steps_in(read(name))):
        speaking = (read(name) for name, part in told.items() if _may_hold(part, [step.id]))
        tracked = _Said(speaking).tracked(step, origin)
        if tracked.is_open:
            found.append(tracked)
            if len(found) == many:
                break
    return found


def what_became_of(
    store: Store, step_ids: Collection[str], names: Iterable[Named] | None = None
) -> dict[str, tuple[Became, ...]]:
    """What became of some steps, as saved reflections say it.

    Every file is looked through, and only those are parsed that may say something of these steps.

    Args:
        store: where the reflections are saved.
        step_ids: of the steps.
        names: of the reflections that count; by default all that are saved.

    Returns:
        For each of the ids what became of it, in the order in which it was said.

    Raises:
        StoreError: the folder cannot be read.
    """
    if not step_ids:
        return {}
    speaking = [
        name
        for name, data in _bytes_of_each(store, store.names() if names is None else names)
        if _may_hold(_said_part(data), step_ids)
    ]
    said = _Said(_readable(store, speaking))
    return {each: said.of(each) for each in step_ids}


def steps_named(
    store: Store, names: Iterable[Named], step_ids: Collection[str]
) -> dict[str, tuple[Step, Origin]]:
    """The steps that some ids mean, where they can still be found.

    The id of a step begins with the letters that end the name of its reflection, so only files of
    that name are read.

    Args:
        store: where the reflections are saved.
        names: of the reflections that count.
        step_ids: as they stand under what became of earlier steps.
    """
    endings = {each[:_PREFIX] for each in step_ids}
    of_that_name = [each for each in names if each.id[-_PREFIX:] in endings]
    return {
        step.id: (step, origin)
        for each in _readable(store, of_that_name)
        for step, origin in _steps_in(each)
        if step.id in step_ids
    }


def step_words(store: Store, names: Iterable[Named], reflection: Reflection) -> dict[str, str]:
    """The words of the earlier steps that a reflection speaks of, as `blocks_of` takes them.

    Args:
        store: where the reflections are saved.
        names: of the reflections that count.
        reflection: saved or not.
    """
    step_ids = {each.step for each in reflection.followed_up}
    return {
        step_id: f"{STEP_KINDS[step.kind]}: {step.text}"
        for step_id, (step, _) in steps_named(store, names, step_ids).items()
    }


def steps_lines(tracked: Iterable[Tracked], width: int) -> list[Line]:
    """Steps as lines: the step, where it came from, what became of it.

    Args:
        tracked: in the order in which they are shown.
        width: columns of a line.

    Returns:
        The lines; the subject of each is the id of the reflection, a blank, and that of the step.
    """
    lines: list[Line] = []
    for each in tracked:
        lines += [Line("")] if lines else []
        lines += _lines_of(each, width)
    return lines


def _lines_of(tracked: Tracked, width: int) -> Iterator[Line]:
    step, origin = tracked.step, tracked.origin
    subject = f"{origin.reflection} {visible_line(step.id)}"
    parts: list[tuple[LineKind, int, str]] = [
        ("prompt", 0, step_heading(step)),
        ("words", 2, step.text),
        ("remark", 2, visible_line(f"{origin.in_words()} ({origin.reflection})")),
    ]
    for became in tracked.became:
        parts.append(("answer", 2, f"{OUTCOMES[became.outcome]}, {in_words(became.on)}"))
        parts.append(("words", 4, became.note or ""))
    for kind, indent, text in parts:
        for line in wrapped(text, max(1, width - indent)) if text else ():
            yield Line(f"{' ' * indent}{line}".rstrip(), kind, subject)


class _Said:
    """What some reflections say became of steps."""

    def __init__(self, reflections: Iterable[Reflection | None] = ()) -> None:
        self._by_step: dict[str, list[tuple[dt.datetime, Became]]] = {}
        for each in reflections:
            self.take(each)

    def take(self, reflection: Reflection | None) -> None:
        """Take what one of them says."""
        if reflection is None:
            return
        for each in reflection.followed_up:
            became = Became(reflection.on, each.outcome, each.note, reflection.id)
            self._by_step.setdefault(each.step, []).append((reflection.started, became))

    def of(self, step_id: str) -> tuple[Became, ...]:
        """What became of a step, in the order in which it was said.

        By the time when a reflection was begun: the day it looks back from can be an earlier one.
        """
        said = sorted(self._by_step.get(step_id, ()), key=lambda each: each[0])
        return tuple(became for _, became in said)

    def tracked(self, step: Step, origin: Origin) -> Tracked:
        """A step with what became of it."""
        return Tracked(step, origin, self.of(step.id))


def _steps_in(reflection: Reflection | None) -> list[tuple[Step, Origin]]:
    if reflection is None:
        return []
    origin = Origin(reflection.id, reflection.on, reflection.checklist.title)
    in_sections = [
        (
            step,
            origin._replace(section=section.title, strand=section.strand, private=section.private),
        )
        for section in reflection.sections
        for step in section.steps
    ]
    return [*in_sections, *((step, origin) for step in reflection.close.steps)]


def _each_once(steps: Iterable[tuple[Step, Origin]]) -> Iterator[tuple[Step, Origin]]:
    """Steps by their ids: one that stands in two files, as after a save cut off, is one step."""
    seen = set()
    for step, origin in steps:
        if step.id not in seen:
            seen.add(step.id)
            yield step, origin


def _bytes_of_each(store: Store, names: Iterable[Named]) -> Iterator[tuple[Named, bytes]]:
    for name in names:
        try:
            yield name, store.bytes_of(name.id)
        except FileRefusedError:
            continue


def _said_part(data: bytes) -> bytes:
    """The part of a file in which everything stands that it says of earlier steps."""
    start = data.find(_SAID_AFTER)
    return data[start:] if start >= 0 else b""


def _may_hold(part: bytes, step_ids: Collection[str]) -> bool:
    """Whether one of some ids may stand there; a backslash may spell any letter."""
    return b"\\" in part or any(each.encode(errors="replace") in part for each in step_ids)


def _readable(store: Store, names: Iterable[Named]) -> Iterator[Reflection]:
    for _, each in store.read_each(names):
        if not isinstance(each, FileRefusedError):
            yield each
