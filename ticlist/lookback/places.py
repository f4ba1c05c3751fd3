"""Where prompts stand that were asked over the years: in which section, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.checklist import PRINCIPLES, STRANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ticlist.model.answered import Answered, AnsweredSection
    from ticlist.model.checklist import Checklist, Section


class Places:
    """The sections of a checklist and of reflections, and the prompts in each.

    What the checklist has stands in its order. Prompts that it does not have any more stand at the
    end of the section they were in last, and sections that it does not have after all others.

    Args:
        history: reflections, oldest first.
        checklist: as it is now; without one the newest reflections say what stands where.

    Attributes:
        sections: the ids of prompts by the id of their section.
        titles: the title of each section.
        counted_as: the name of the principle or the strand of each section, or else its title.
    """

    def __init__(self, history: Sequence[Answered], checklist: Checklist | None) -> None:
        self.sections: dict[str, list[str]] = {}
        self.titles: dict[str, str] = {}
        self.counted_as: dict[str, str] = {}
        self._placed: set[str] = set()
        for section in checklist.sections if checklist else ():
            self._name(section)
            self.sections[section.id] = [prompt.id for prompt in section.prompts]
            self._placed.update(self.sections[section.id])
        kept = {section: len(prompts) for section, prompts in self.sections.items()}
        order = list(self.sections)
        for reflection in reversed(history):
            self._add(reflection, kept)
            if len(order) < len(self.sections):
                now = (section.id for section in reflection.sections)
                order = _woven(order, now, len(kept))
        self.sections = {section: self.sections[section] for section in order}

    def _add(self, reflection: Answered, kept: dict[str, int]) -> None:
        placed = self._placed
        for section in reflection.sections:
            if section.id not in self.sections:
                self._name(section)
                self.sections[section.id] = []
            here = [given.prompt for given in section.givens]
            if not placed.issuperset(here):
                # What is placed in another section by now does not come into this one.
                prompts = self.sections[section.id]
                mine = [each for each in here if each not in placed or each in prompts]
                self.sections[section.id] = _woven(prompts, mine, kept.get(section.id, 0))
                placed.update(here)

    def _name(self, section: Section | AnsweredSection) -> None:
        self.titles[section.id] = section.title
        of = section.principle or section.strand
        known = of in PRINCIPLES or of in STRANDS
        self.counted_as[section.id] = of.capitalize() if of and known else section.title


def _woven(order: list[str], more: Iterable[str], first: int) -> list[str]:
    """An order with more in it: what is new stands after what it stood after there.

    Args:
        order: what is there already.
        more: in another order, with some of the same in it.
        first: how many at the beginning stay as they are.
    """
    woven = list(order)
    at = 0
    for each in more:
        if each not in woven:
            woven.insert(max(at, first), each)
        at = woven.index(each) + 1
    return woven
