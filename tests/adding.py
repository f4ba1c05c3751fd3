"""Somebody who adds to their team's picture, and what lies in the inbox then."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, home_in, shelve
from tests.storage.teams import TODAY
from ticlist.files.contribution_file import read_contribution
from ticlist.model.reflection import Reflection
from ticlist.storage import inbox
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Team
from ticlist.together import Together

AT = dt.datetime(2026, 11, 26, 14, 30, tzinfo=dt.UTC)
AFTER = dt.date(2027, 1, 1)
Before = Callable[[Callable[[], object]], None]
"""Has something done once, by another window, right before what is noted is put into the inbox."""

SECOND = "2026-11-22-0900-school-h2mnb4"


def person_in(folder: Path) -> Paths:
    """Give a person's folders, on a site that has a checklist of its own."""
    found = home_in(folder)
    shelve(found.sites[0] / "checklists", "clinic")
    return found


def door_of(paths: Paths, drop: Path, today: dt.date = TODAY) -> Together:
    return Together(paths, Team(drop, "Harbour Street", 5), today)


def answering(answer: str, reflection_id: str = FIRST) -> Reflection:
    reflection = a_reflection(reflection_id)
    section = reflection.sections[0]
    answers = (replace(section.answers[0], answer=answer),)
    return replace(reflection, sections=(replace(section, answers=answers),))


def added(door: Together, reflection: Reflection) -> list[str]:
    return door.add(door.offer(reflection), AT)


def lying(drop: Path) -> list[str]:
    """What lies in the inbox, as the answers that each file holds."""
    files = (drop / "inbox" / each for each in teams.inbox_of(drop) if inbox.NAME.fullmatch(each))
    found = (read_contribution(each.read_bytes()) for each in files)
    return sorted(word for each in found for word in each.answers.values())
