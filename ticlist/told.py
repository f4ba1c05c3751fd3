"""What is on the desk, told in words, for every face that shows it."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ticlist.model.day import in_words
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.desk import Desk
    from ticlist.model.checklist import Checklist
    from ticlist.model.earlier_step import EarlierStep
    from ticlist.storage.library import Shelved
    from ticlist.storage.names import Named

TEAMS_PICTURE = "Your team's picture"


class Listed(NamedTuple):
    """Something that can be opened, and the line that says what it is."""

    subject: str
    text: str


def checklists_told(shelved: Sequence[Shelved]) -> list[Listed]:
    """The checklists by their titles, and what else tells one that is not shipped from others."""
    titles = Counter(visible_line(each.title).casefold() for each in shelved)
    listed = []
    for each in shelved:
        title = visible_line(each.title)
        is_one_of_many = titles[title.casefold()] > 1
        more = [each.id if is_one_of_many else "", each.whose]
        told = ": ".join(filter(None, more))
        listed.append(Listed(each.id, f"{title} ({told})" if told else title))
    return listed


def draft_told(desk: Desk, name: Named) -> Listed:
    """An unfinished reflection: what it is, and where it is open."""
    words = desk.past.in_words(name)
    if desk.open_elsewhere(name.id):
        return Listed(name.id, f"{words}: open in another ticlist")
    changes = desk.past.holds(name.id)
    return Listed(name.id, f"Go on {'changing' if changes else 'with'} {words}")


def reflection_told(desk: Desk, reflection_id: str) -> str:
    """A saved reflection as a line of a list: day, checklist, and what it is about."""
    about = visible_line(desk.past.about(reflection_id))
    return "  ".join(each for each in (desk.past.in_a_line(reflection_id), about) if each)


def shared_told(desk: Desk, reflection_id: str) -> list[str]:
    """What is remembered of files that were made from a reflection, a line each."""
    from ticlist.storage.exports import noted

    return [
        f"Shared on {in_words(each.at.date())}, as .{each.format}: {', '.join(each.parts)}"
        for each in noted(desk.paths)
        if reflection_id in each.reflections
    ]


def team_told(desk: Desk) -> str:
    """The line that leads to the team's picture; nothing where there is no team."""
    team = desk.settings.team
    if team is None:
        return ""
    return f"{TEAMS_PICTURE}: {visible_line(team.name)}" if team.name else TEAMS_PICTURE


def joining_told(desk: Desk, reflection_id: str) -> str:
    """What a reflection offers or offered to the team's picture, in one line.

    Nothing where there is no team and never was one: people without one see nothing of it.
    """
    if desk.settings.team is None and not os.path.lexists(desk.paths.contributed):
        return ""
    from ticlist.told_together import in_a_row

    return in_a_row(desk, reflection_id)


def not_in_the_language(asked: str | None, checklist: Checklist) -> str:
    """That nothing of a checklist is in the language that was asked for; nothing where it is."""
    if asked is None or asked in {*checklist.languages, checklist.language}:
        return ""
    return f"Nothing of it is in the language '{asked}': it is shown in '{checklist.language}'."


def steps_asked_again(desk: Desk) -> list[EarlierStep]:
    """The earlier steps that are offered, and those of which something is entered already."""
    from ticlist.model.earlier_step import EarlierStep
    from ticlist.model.reading import step_heading

    entered = {each.step: each for each in desk.walk.written.followed_up} if desk.walk else {}
    known = {each.step.id: (each.step, each.origin) for each in desk.open_steps()}
    known |= desk.past.steps_named(entered.keys() - known.keys())
    asked = {
        step_id: EarlierStep(step_id, step.text, f"{step_heading(step)}. {origin.in_words()}")
        for step_id, (step, origin) in known.items()
    }
    for step_id, each in entered.items():
        step = asked.get(step_id, EarlierStep(step_id, step_id))
        asked[step_id] = step._replace(outcome=each.outcome, note=each.note or "")
    return list(asked.values())
