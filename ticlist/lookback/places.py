"""Where prompts stand that were asked over the years: in which section, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.checklist import PRINCIPLES, STRANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.model.answered import AnsweredSection
    from ticlist.model.checklist import Section


class Places:
    """The sections of a checklist and of reflections, and the prompts in each.

    What the checklist has stands in its order. Prompts that it does not have any more stand at the
    end of the section they were in last, and sections that it does not have after all others.

    Args:
        sections: those of the checklist as it is now, if there is one.

    Attributes:
        titles: the title of each section.
        counted_as: the name of the principle or the strand of each section, or else its title.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        self.titles: dict[str, str] = {}
        self.counted_as: dict[str, str] = {}
        self._prompts = {each.id: [prompt.id for prompt in each.prompts] for each in sections}
        self._kept = {section: len(prompts) for section, prompts in self._prompts.items()}
        self._placed = {prompt for prompts in self._prompts.values() for prompt in prompts}
        self._order = list(self._prompts)
        for each in sections:
            self._name(each)

    @property
    def sections(self) -> dict[str, list[str]]:
        """The ids of prompts by the id of their section."""
        return {section: self._prompts[section] for section in self._order}

    def add(self, sections: Sequence[AnsweredSection]) -> None:
        """Take in those of a reflection; the newest reflections come first."""
        here = [section.id for section in sections]
        if not self._prompts.keys() >= set(here):
            self._order = _woven(self._order, here, len(self._kept))
        for section in sections:
            if section.id not in self._prompts:
                self._name(section)
                self._prompts[section.id] = []
            asked = [given.prompt for given in section.givens]
            if not self._placed.issuperset(asked):
                # What has its place in another section by now, does not come into this one.
                prompts = self._prompts[section.id]
                mine = set(prompts)
                of_it = [each for each in asked if each in mine or each not in self._placed]
                kept = self._kept.get(section.id, 0)
                self._prompts[section.id] = _woven(prompts, of_it, kept)
                self._placed.update(asked)

    def _name(self, section: Section | AnsweredSection) -> None:
        self.titles[section.id] = section.title
        of = section.principle or section.strand
        known = of in PRINCIPLES or of in STRANDS
        self.counted_as[section.id] = of.capitalize() if of and known else section.title


def _woven(order: list[str], more: Sequence[str], first: int) -> list[str]:
    """An order with more in it: what is new stands after what it stood after there.

    Args:
        order: what is there already.
        more: in another order, with some of the same in it.
        first: how many at the beginning stay as they are.
    """
    known, kept = set(order), set(order[:first])
    last = end = order[first - 1] if first else ""
    following: dict[str, list[str]] = {}
    for each in more:
        if each in known:
            last = end if each in kept else each
        else:
            following.setdefault(last, []).append(each)
    woven = [] if first else following.get("", [])
    for each in order:
        woven += [each, *following.get(each, ())]
    return woven
