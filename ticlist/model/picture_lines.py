"""A team's picture as lines, and in its place the questions that can be talked about together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.checklist import Checklist
from ticlist.model.contribution import NEVER_ADDED
from ticlist.model.lines import Line
from ticlist.model.periods import period_in_words
from ticlist.model.picture import LEAN_SHOWN
from ticlist.text import visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.model.checklist import Prompt, Section
    from ticlist.model.lines import LineKind
    from ticlist.model.picture import Picture

WHAT_IT_IS = (
    "Which side most lean to, for each prompt that at least {least} people answered. How many they "
    "were, and who, is not in this picture. Where all of them answered alike it shows the side of "
    "everybody who did. It is no measure of a team."
)
NO_PICTURE = (
    "There is no picture for {period}. Talking together says more than any table, so here are the "
    "questions."
)
TO_TALK_ABOUT = "To talk about together"
HOW_TO_TALK = (
    "Choose one or two. Nobody has to answer, and nobody is asked why not. What is said here is "
    "about how we work, not about the people we work with."
)
TOO_FEW = "Of these nothing is said, because fewer than {least} people answered them."
OTHER_WORDS = "Asked in other words since"
NOT_HERE = "The checklist is not here any more. What was asked, by its name there"


def not_here(checklist_id: str) -> Checklist:
    """What stands in the place of a checklist that is not here any more."""
    return Checklist(checklist_id, "", "", "en", checklist_id)


def picture_lines(
    checklist: Checklist, period: str, picture: Picture | None, team: str, width: int
) -> list[Line]:
    """What there is to show of a team for one period.

    Args:
        checklist: the one it is about.
        period: as `periods` writes it.
        picture: None where there is none; then there are questions.
        team: what the team is called; empty where it has no name.
        width: in columns.
    """
    laid = _Lines(width)
    when = "" if picture is None else period_in_words(period)
    about = ", ".join(filter(None, (team, checklist.title, when)))
    laid.put(about, "title")
    laid.gap()
    if picture is None:
        laid.put(NO_PICTURE.format(period=period_in_words(period)), "remark")
        laid.gap()
        _ask(laid, checklist, [])
    else:
        laid.put(WHAT_IT_IS.format(least=picture.least), "remark")
        laid.gap()
        _show(laid, checklist, picture)
    return laid.lines


def _show(laid: _Lines, checklist: Checklist, picture: Picture) -> None:
    shown = []
    for section in _sections(checklist):
        said = [each for each in _asked(section) if _key(each) in picture.prompts]
        shown += said
        if said:
            laid.put(section.title, "section")
        for prompt in said:
            laid.put(prompt.text, "prompt", indent=2)
            laid.put(LEAN_SHOWN[picture.prompts[_key(prompt)]], "answer", indent=4)
            laid.gap()
    known = {*map(_key, shown)}
    others = [key for key in picture.prompts if key not in known]
    if others:
        laid.put(OTHER_WORDS if checklist.sections else NOT_HERE, "section")
        for key in others:
            laid.put(f"{key}: {LEAN_SHOWN[picture.prompts[key]]}", "answer", indent=2)
        laid.gap()
    if any(_key(each) not in known for section in _sections(checklist) for each in _asked(section)):
        laid.put(TO_TALK_ABOUT, "title")
        laid.put(TOO_FEW.format(least=picture.least), "remark")
        laid.gap()
        _ask(laid, checklist, shown)


def _ask(laid: _Lines, checklist: Checklist, without: Sequence[Prompt]) -> None:
    laid.put(HOW_TO_TALK, "remark")
    laid.gap()
    for section in _sections(checklist):
        left = [each for each in _asked(section) if each not in without]
        if not left:
            continue
        laid.put(section.title, "section")
        for prompt in left:
            laid.put(prompt.text, "prompt", indent=2)
        laid.put(section.so_what, "words", indent=2)
        laid.gap()


def _sections(checklist: Checklist) -> Iterator[Section]:
    for each in checklist.sections:
        if not each.private and each.strand not in NEVER_ADDED:
            yield each


def _asked(section: Section) -> list[Prompt]:
    return [each for each in section.prompts if each.asks == "how-much"]


def _key(prompt: Prompt) -> str:
    return f"{prompt.id}/{prompt.wording}"


class _Lines:
    def __init__(self, width: int) -> None:
        self._width = width
        self.lines: list[Line] = []

    def put(self, text: str, kind: LineKind, indent: int = 0) -> None:
        for line in wrapped(visible_line(text), self._width - indent):
            self.lines.append(Line(f"{' ' * indent}{line}", kind))

    def gap(self) -> None:
        self.lines.append(Line(""))
