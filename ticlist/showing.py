"""What is on the desk, as screens."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from ticlist.advice import ALL_DRAFTS, advised
from ticlist.desk import now
from ticlist.model.day import age_in_words, day_ago, in_words
from ticlist.screens.home import AtHome, HomeScreen
from ticlist.screens.widgets.entry import Entry
from ticlist.told import (
    checklists_told,
    draft_told,
    joining_told,
    not_in_the_language,
    reflection_told,
    shared_told,
    steps_asked_again,
    team_told,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.background import Background
    from ticlist.desk import Desk
    from ticlist.model.opening import Opening
    from ticlist.model.walk import Walk
    from ticlist.screens.adding import AddingScreen, DiscussScreen, LaterScreen
    from ticlist.screens.before import BeforeScreen
    from ticlist.screens.copying import CopyScreen
    from ticlist.screens.history import AtHistory
    from ticlist.screens.reading import Place, SavedReadingScreen
    from ticlist.screens.widgets.quiet_mark import QuietMark
    from ticlist.storage.library import Shelved
    from ticlist.storage.paths import Paths

FEW_SAVED = 3
MOST_DRAFTS = 9
"""How many of each stand at home; a draft out of sight is soon taken for lost."""


def home_screen(desk: Desk, remarks: Sequence[str], notice: str | None) -> HomeScreen:
    """Home.

    Args:
        desk: what is on it.
        remarks: what else is to be looked at some time, a line each.
        notice: what has just happened, if anything has.
    """
    saved, set_aside = desk.past.names(), desk.past.set_aside
    unfinished = [each for each in desk.unfinished() if each.id not in set_aside]
    here = [*desk.remarks(), *remarks]
    if len(unfinished) > MOST_DRAFTS:
        here.append(f"{len(unfinished) - MOST_DRAFTS} more unfinished: {advised(ALL_DRAFTS)}")
    return HomeScreen(
        AtHome(
            [Entry(*draft_told(desk, each)) for each in unfinished[:MOST_DRAFTS]],
            [Entry(*each) for each in checklists_told(desk.library.shelved)],
            [Entry(each.id, desk.past.in_words(each)) for each in saved[:FEW_SAVED]],
            len(saved),
            here,
            notice,
            len(set_aside),
            team_told(desk),
        )
    )


def before_screen(desk: Desk, shelved: Shelved, opening: Opening | None) -> BeforeScreen:
    """Before you start.

    Args:
        desk: what is on it; the choices of a walk under way come before those of the opening.
        shelved: the checklist.
        opening: what was asked for on the command line.
    """
    from ticlist.model.walk import Beginning
    from ticlist.screens.before import BeforeScreen, BeforeYouStart

    today = now().date()
    depth = (opening and opening.depth) or desk.settings.depth
    on = (opening and opening.on) or today
    first = Beginning(depth, on, opening.section if opening else None)
    screen = BeforeScreen(
        BeforeYouStart(
            checklist=shelved.checklist,
            beginning=desk.walk.beginning if desk.walk else first,
            folder=str(desk.paths.reflections),
            today=today,
            specialist=desk.settings.specialist,
            problem=desk.problem(),
            again=desk.walk is not None,
            earlier=steps_asked_again(desk),
            saved=desk.walk is not None and desk.walk.amends is not None,
            is_locked=desk.settings.locked,
        )
    )
    screen.tell(not_in_the_language(desk.language_asked, shelved.checklist))
    return screen


def history_shown(desk: Desk, words: str = "", *, older: bool = False) -> AtHistory:
    """What the history shows.

    Args:
        desk: what is on it.
        words: only what has these in its day, its checklist or its id.
        older: only what is older than somebody wants to look through.
    """
    from ticlist.screens.history import AtHistory

    past, age = desk.past, desk.settings.look_through_after
    long_ago = past.older_than(day_ago(age, now().date())) if age else []
    names = long_ago if older else past.narrowed(words)
    offered = (len(long_ago), age_in_words(age) or age) if age else None
    return AtHistory([each.id for each in names], lambda each: in_a_line(desk, each), offered)


def in_a_line(desk: Desk, reflection_id: str) -> str:
    """A saved reflection as a line of a list: day, checklist, and what it is about."""
    return reflection_told(desk, reflection_id)


def saved_reading_screen(desk: Desk, reflection_id: str, at: Place | None) -> SavedReadingScreen:
    """A saved reflection, to be read.

    Args:
        desk: what is on it.
        reflection_id: which one.
        at: where to open; None is its beginning.

    Raises:
        FileRefusedError: its file cannot be read.
    """
    from ticlist.screens.reading import Beside, SavedReadingScreen

    reflection = desk.past.read(reflection_id)
    earlier = [
        Entry(f"{reflection_id} {number}", f"Read its earlier wording {number}")
        for number in desk.past.earlier(reflection_id)
    ]
    blocks = desk.hindsight.blocks(reflection)
    beside = Beside(earlier, shared_told(desk, reflection_id), joining_told(desk, reflection_id))
    return SavedReadingScreen(reflection_id, reflection.checklist.title, blocks, beside, at)


def later_screen(walk: Walk, prompt_id: str) -> LaterScreen | None:
    """How one would answer a prompt of a saved reflection now; None where it does not hold it."""
    from ticlist.screens.adding import LaterScreen

    for section in walk.checklist.sections:
        for prompt in section.prompts:
            if prompt.id == prompt_id:
                begun = walk.written.later.get(prompt_id)
                first = walk.written.answer(prompt)
                at = begun.at if begun else now()
                return LaterScreen(walk, prompt, first, in_words(walk.on), at)
    return None


def discuss_screen(walk: Walk) -> DiscussScreen:
    """A note from supervision."""
    from ticlist.screens.adding import DiscussScreen

    begun = walk.written.discussed
    return DiscussScreen(walk, begun.at if begun else now())


def adding_screen(walk: Walk) -> AddingScreen | None:
    """What was begun to be added to a saved reflection, to go on with; None where nothing was."""
    if walk.written.discussed:
        return discuss_screen(walk)
    return next((later_screen(walk, prompt) for prompt in walk.written.later), None)


def copy_screen(desk: Desk) -> CopyScreen:
    """The page that saves a copy elsewhere; where the site is locked, in one place only."""
    from ticlist.screens.copying import CopyScreen
    from ticlist.storage.sharing_place import place_of_copy

    if desk.walk is None or not desk.settings.locked:
        return CopyScreen()
    return CopyScreen(str(place_of_copy(desk.paths, desk.walk.id)))


def quiet_mark(desk: Desk, background: Background) -> QuietMark | None:
    """What says, while somebody writes, what could identify a person; None where nobody wants it.

    Args:
        desk: what is on it.
        background: where the words are looked at.
    """
    if not desk.settings.mark_identifiers:
        return None
    from ticlist.screens.widgets.quiet_mark import QuietMark

    return QuietMark(partial(_noticed, desk.paths), background)


def _noticed(paths: Paths, text: str) -> str:
    # Called on a thread: what it needs is loaded there, out of the way of the keys.
    from ticlist.sharing.noticed import noticed
    from ticlist.storage.private_words import read_private_words

    return noticed(text, read_private_words(paths).words)


def wants_ascii_here() -> bool:
    """Whether marks are to be of ASCII alone where the program is shown: on standard error."""
    from ticlist.lookback.glyphs import wants_ascii

    return wants_ascii(os.environ, sys.__stderr__.encoding if sys.__stderr__ else None)
