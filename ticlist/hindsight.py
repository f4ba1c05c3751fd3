"""What saved reflections say side by side and in a row, for the program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ticlist.errors import TiclistError
from ticlist.storage.names import named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from ticlist.lookback.comparison import Comparison
    from ticlist.lookback.find import Hit, Unreadable
    from ticlist.lookback.steps import Tracked
    from ticlist.lookback.timeline import Grouping, Timeline
    from ticlist.model.answered import Answered
    from ticlist.model.checklist import Checklist, Prompt
    from ticlist.model.reading import Block
    from ticlist.model.reflection import Answer, Reflection
    from ticlist.model.walk import Walk
    from ticlist.past import Past

SOON_SHOWN = 50
"""After how many reflections their steps are shown, while older ones are still being read."""

MOST_LOOKED_AT = 200
"""How many reflections are looked through, newest first, for last time's answer to a prompt."""

_DAY = len("2026-11-21")


class Hindsight:
    """Looks at more than one reflection at a time.

    Args:
        past: what is saved.
        checklist: gives the one of an id, or None where there is none.
    """

    def __init__(self, past: Past, checklist: Callable[[str], Checklist | None]) -> None:
        self._past = past
        self._checklist = checklist

    def comparable(self, reflection_id: str) -> list[str]:
        """The ids of those that a reflection can be compared with, newest first."""
        name = named(reflection_id)
        names = self._past.names(name.checklist) if name else []
        return [each.id for each in names if each.id != reflection_id]

    def compared(self, one: str, other: str) -> Comparison:
        """Two reflections side by side, with what became of their steps.

        Args:
            one: the id of one of them.
            other: the id of the other.

        Raises:
            FileRefusedError: one of them cannot be read.
            NothingFitsError: they were written with different checklists.
        """
        from ticlist.lookback.compare import compared
        from ticlist.lookback.steps import what_became_of

        then, now = self._past.read(one), self._past.read(other)
        checklist = self._checklist(now.checklist.id)
        step_ids = [step.id for each in (then, now) for step in each.steps]
        became = what_became_of(self._past.store, step_ids, self._past.names())
        return compared(then, now, checklist, became)

    def by_checklist(self) -> dict[str, int]:
        """How many reflections are saved with each checklist, the one used last first."""
        return dict(Counter(each.checklist for each in self._past.names()))

    def over_time(self, checklist_id: str) -> Iterator[Mapping[Grouping, Timeline] | None]:
        """The reflections of one checklist over time: soon the newest ones, at the end all.

        Gives nothing in between, as often as a reflection was read.
        """
        from ticlist.lookback.answers import answered_each

        checklist = self._checklist(checklist_id)
        read: list[Answered] = []
        for _, each in answered_each(self._past.store, self._past.names(checklist_id)):
            if not isinstance(each, TiclistError):
                read.append(each)
            yield _timelines(read, checklist) if len(read) == SOON_SHOWN else None
        yield _timelines(read, checklist)

    def steps(self) -> Iterator[list[Tracked] | None]:
        """Every step, newest first: soon those of the newest reflections, at the end all.

        Gives nothing in between, as often as a reflection was read.
        """
        from ticlist.lookback.steps import only_steps, tracked_steps

        read: list[Reflection] = []
        for _, each in self._past.store.read_each(self._past.names()):
            if not isinstance(each, TiclistError):
                read.append(only_steps(each))
            yield tracked_steps(read) if len(read) == SOON_SHOWN else None
        yield tracked_steps(read)

    def finds(self, words: str) -> Iterator[Hit | Unreadable | None]:
        """Every place where words were written, newest first.

        Gives nothing in between, as often as a reflection was looked through.
        """
        from ticlist.lookback.find import Finder

        finder = Finder(self._past.store, words)
        for name in [] if finder.is_empty else self._past.names():
            yield from finder.found_in(name)
            yield None

    def blocks(self, reflection: Reflection) -> list[Block]:
        """A reflection as it is read, with the words of the earlier steps it speaks of."""
        from ticlist.model.reading import blocks_of

        return blocks_of(reflection, self._past.step_words(reflection))

    # --- last time ------------------------------------------------------------------------------

    def last_time(self, walk: Walk, prompt: Prompt) -> tuple[dt.date, Answer] | None:
        """What was answered to a prompt the last time it was asked in the same words.

        Args:
            walk: the reflection that is being written.
            prompt: the prompt, as it is asked in it.

        Returns:
            The day looked back from, and the answer; None where none is found.
        """
        # Whatever day it looks back from: that can be chosen anew while it is written.
        itself = (walk.amends or walk.id)[_DAY:]
        names = [each for each in self._past.names(walk.checklist.id) if each.id[_DAY:] != itself]
        for _, read in self._past.store.read_each(names[:MOST_LOOKED_AT]):
            if isinstance(read, TiclistError):
                continue
            for section in read.sections:
                for answer in section.answers:
                    if (answer.prompt, answer.wording) == (prompt.id, prompt.wording):
                        return read.on, answer
        return None


def _timelines(read: list[Answered], checklist: Checklist | None) -> Mapping[Grouping, Timeline]:
    from ticlist.lookback.timeline import timeline_of

    groupings: tuple[Grouping, ...] = ("sections", "samhsa")
    return {each: timeline_of(read, checklist, each) for each in groupings}
