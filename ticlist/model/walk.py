"""The pages of a walk, moving among them, and what is written on them.

The program and the line-by-line mode both stand on this; neither knows anything of its own about
what comes next or what a skip means.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ticlist.model.reflection import ChecklistNamed, Draft, Page, Reflection
from ticlist.model.written import RANDOM_LENGTH, Written
from ticlist.text import clean_line

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.checklist import Checklist, Prompt, Section
    from ticlist.model.depth import Depth

_RANDOM_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"

BEFORE = Page("before")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a person chose before they started.

    Args:
        depth: how much of the checklist to walk.
        on: the day looked back from.
        only: the section, where `depth` is `one`.
        left_out: ids of the sections left out today.
        context: a line of context.
    """

    depth: Depth
    on: dt.date
    only: str | None = None
    left_out: frozenset[str] = frozenset()
    context: str | None = None


def new_reflection(
    checklist: Checklist, beginning: Beginning, now: dt.datetime, written_with: str
) -> Reflection:
    """An empty reflection with an id that nobody else can have chosen.

    Args:
        checklist: what it is written with.
        beginning: what was chosen for it.
        now: the time it is, with its offset.
        written_with: the program and its version.
    """
    return Reflection(
        id=f"{beginning.on}-{now:%H%M}-{checklist.id}-{_random_letters()}",
        on=beginning.on,
        started=now.replace(microsecond=0),
        depth=beginning.depth,
        language=checklist.language,
        written_with=written_with,
        checklist=ChecklistNamed(checklist.id, checklist.version, checklist.title),
    )


def with_another_id(reflection: Reflection) -> Reflection:
    """The same reflection under another id, for when something else has its name."""
    return replace(reflection, id=f"{reflection.id[:-RANDOM_LENGTH]}{_random_letters()}")


def _random_letters() -> str:
    return "".join(secrets.choice(_RANDOM_LETTERS) for _ in range(RANDOM_LENGTH))


def prompts_of(section: Section, depth: Depth, *, specialist: bool = False) -> tuple[Prompt, ...]:
    """The prompts of a section that a walk of some depth asks."""
    return tuple(
        prompt
        for prompt in section.prompts
        if (prompt.short or depth != "short") and (specialist or prompt.level == "informed")
    )


def sections_of(
    checklist: Checklist, depth: Depth, only: str | None = None, *, specialist: bool = False
) -> tuple[Section, ...]:
    """The sections that a walk of some depth goes through."""
    return tuple(
        section
        for section in checklist.sections
        if (depth != "one" or section.id == only)
        and prompts_of(section, depth, specialist=specialist)
    )


class Walk:
    """One reflection being written.

    Args:
        checklist: what is walked.
        draft: the reflection so far and the page it was left at.
        specialist: whether prompts of level `competent` are asked too.
        checklist_sha256: of the checklist's file, kept with the draft.
    """

    def __init__(
        self,
        checklist: Checklist,
        draft: Draft,
        *,
        specialist: bool = False,
        checklist_sha256: str | None = None,
    ) -> None:
        self.checklist = checklist
        self._start = draft.reflection
        self._specialist = specialist
        self._sha256 = checklist_sha256
        self._amends = draft.amends
        self.depth: Depth = self._start.depth
        self.on = self._start.on
        self.context = self._start.context
        self.only = draft.page.section if self.depth == "one" else None
        self.written = Written(checklist, self._start, saved_as=draft.amends)
        self.checklist_changed = bool(
            draft.checklist_sha256 and self._sha256 and draft.checklist_sha256 != self._sha256
        )
        self.page = draft.page if draft.page in self._every_page() else self._page_like(draft.page)

    # --- before the start -----------------------------------------------------------------------

    @property
    def beginning(self) -> Beginning:
        """What is chosen at present, for the page before the start."""
        sections = self.checklist.sections
        left_out = frozenset(each.id for each in sections if self.written.is_left_out(each.id))
        return Beginning(self.depth, self.on, self.only, left_out, self.context)

    def begin(self, beginning: Beginning) -> None:
        """Take what was chosen before the start, at first or on coming back to that page."""
        self.depth = beginning.depth
        self.only = beginning.only if beginning.depth == "one" else None
        self.on = beginning.on
        self.context = clean_line(beginning.context or "") or None
        for section in self.checklist.sections:
            self.written.leave_out(section.id, left_out=section.id in beginning.left_out)
        self.page = Page("before", self.only)

    # --- pages ----------------------------------------------------------------------------------

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of this walk, left out or not, in the checklist's order."""
        return sections_of(self.checklist, self.depth, self.only, specialist=self._specialist)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages there are, without those of sections that are left out."""
        return tuple(page for page in self._every_page() if not self._passed_over(page))

    @property
    def place(self) -> tuple[int, int]:
        """Which page this is, from 1, and how many there are; a left-out page counts as none."""
        pages = self.pages
        return (pages.index(self.page) + 1 if self.page in pages else 0), len(pages)

    @property
    def reachable(self) -> frozenset[Page]:
        """Every page that `go_to` goes to, those of left-out sections among them."""
        return frozenset(self._every_page())

    def first_page_of(self, section_id: str) -> Page:
        """The first page of a section; the page before the start where it has none."""
        pages = self._every_page()
        in_section = (
            each for each in pages if each.section == section_id and each.kind == "prompt"
        )
        return next(in_section, pages[0])

    def next(self) -> bool:
        """Go to the next page; False if this is the last."""
        return self._move(+1)

    def back(self) -> bool:
        """Go to the page before; False if this is the first."""
        return self._move(-1)

    def go_to(self, page: Page) -> None:
        """Go to a page of this walk; any other leaves the walk where it is."""
        if page in self._every_page():
            self.page = page

    def go_to_reading_over(self) -> None:
        """Go to the last page."""
        self.page = self._every_page()[-1]

    @property
    def section(self) -> Section | None:
        """The section that this page is in, if it is in one."""
        if self.page.kind not in {"prompt", "section-end"} or self.page.section is None:
            return None
        return self.checklist.section(self.page.section)

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that this page is about, if it is about one."""
        section = self.section
        if section is None:
            return None
        return next((each for each in section.prompts if each.id == self.page.prompt), None)

    def _every_page(self) -> list[Page]:
        pages = [Page("before", self.only)]
        for section in self.sections:
            asked = prompts_of(section, self.depth, specialist=self._specialist)
            pages += (Page("prompt", section.id, prompt.id) for prompt in asked)
            if self.depth != "short":
                pages.append(Page("section-end", section.id))
        return [*pages, Page("closing", self.only), Page("reading-over", self.only)]

    def _passed_over(self, page: Page) -> bool:
        return page.kind in {"prompt", "section-end"} and self.written.is_left_out(
            page.section or ""
        )

    def _move(self, way: int) -> bool:
        pages = self._every_page()
        at = pages.index(self.page) + way
        while 0 <= at < len(pages):
            if not self._passed_over(pages[at]):
                self.page = pages[at]
                return True
            at += way
        return False

    def _page_like(self, gone: Page) -> Page:
        # The checklist has changed since the draft was kept: the section's first page, or its kind.
        pages = self._every_page()
        in_section = (
            page for page in pages if page.kind == "prompt" and page.section == gone.section
        )
        same_kind = (page for page in pages if page.kind == gone.kind)
        return next(in_section, next(same_kind, pages[0]))

    # --- what comes of it -----------------------------------------------------------------------

    @property
    def id(self) -> str:
        """The id of the draft; the saved file has the day that was chosen last."""
        return self._start.id

    def reflection(self) -> Reflection:
        """The reflection as it stands."""
        return replace(
            self.written.reflection(), depth=self.depth, on=self.on, context=self.context
        )

    def draft(self) -> Draft:
        """The reflection as it stands, with the page."""
        return Draft(self.reflection(), self.page, self._amends, self._sha256)

    @property
    def amends(self) -> str | None:
        """The id of the saved reflection that is being changed; None where a new one is written."""
        return self._amends

    def finished(self, now: dt.datetime) -> Reflection:
        """The reflection as it is saved; its id begins with the day looked back from."""
        reflection = self.reflection()
        dated = f"{reflection.on}{reflection.id[len('2026-11-21') :]}"
        return replace(reflection, id=dated, saved=now.replace(microsecond=0))
