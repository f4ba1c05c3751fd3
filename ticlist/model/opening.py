"""Where the program opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.depth import Depth


class Opening(NamedTuple):
    """What was asked for on the command line; nothing of it means home.

    Args:
        checklist: id of the checklist to open before its start.
        depth: how much of it; None leaves that to the settings.
        section: its section, where `depth` is `one`.
        on: the day looked back from; None means today.
        draft: id of a draft to go on with instead.
        amend: id of a saved reflection to change instead.
        discuss: id of a saved reflection to add a note from supervision to instead.
        language: of the checklists; None leaves that to the settings.
    """

    checklist: str | None = None
    depth: Depth | None = None
    section: str | None = None
    on: dt.date | None = None
    draft: str | None = None
    amend: str | None = None
    discuss: str | None = None
    language: str | None = None
