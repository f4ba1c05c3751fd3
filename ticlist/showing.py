"""What is on the desk, as screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.desk import now
from ticlist.model.walk import Beginning
from ticlist.screens.before import BeforeScreen, BeforeYouStart
from ticlist.screens.history import HistoryScreen
from ticlist.screens.home import AtHome, HomeScreen
from ticlist.screens.widgets.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.desk import Desk
    from ticlist.model.opening import Opening
    from ticlist.storage.library import Shelved
    from ticlist.storage.names import Named

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
    saved, unfinished = desk.saved(), desk.unfinished()
    here = [*desk.remarks(), *remarks]
    if len(unfinished) > MOST_DRAFTS:
        here.append(f"{len(unfinished) - MOST_DRAFTS} more unfinished: see 'ticlist drafts'.")
    return HomeScreen(
        AtHome(
            [_draft_entry(desk, each) for each in unfinished[:MOST_DRAFTS]],
            [Entry(each.checklist.id, each.checklist.title) for each in desk.library.shelved],
            [Entry(each.id, desk.in_words(each)) for each in saved[:FEW_SAVED]],
            max(0, len(saved) - FEW_SAVED),
            here,
            notice,
        )
    )


def _draft_entry(desk: Desk, name: Named) -> Entry:
    elsewhere = desk.open_elsewhere(name.id)
    words = desk.in_words(name)
    said = f"{words}: open in another ticlist" if elsewhere else f"Go on with {words}"
    return Entry(name.id, said)


def before_screen(desk: Desk, shelved: Shelved, opening: Opening | None) -> BeforeScreen:
    """Before you start.

    Args:
        desk: what is on it; the choices of a walk under way come before those of the opening.
        shelved: the checklist.
        opening: what was asked for on the command line.
    """
    today = now().date()
    depth = (opening and opening.depth) or desk.settings.depth
    on = (opening and opening.on) or today
    first = Beginning(depth, on, opening.section if opening else None)
    return BeforeScreen(
        BeforeYouStart(
            checklist=shelved.checklist,
            beginning=desk.walk.beginning if desk.walk else first,
            folder=str(desk.paths.reflections),
            today=today,
            specialist=desk.settings.specialist,
            problem=desk.problem(),
            again=desk.walk is not None,
        )
    )


def history_screen(desk: Desk) -> HistoryScreen:
    """Every saved reflection."""
    return HistoryScreen([Entry(each.id, desk.in_words(each)) for each in desk.saved()])
