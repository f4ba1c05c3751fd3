"""A step of an earlier reflection, as somebody is asked about it before a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ticlist.model.reflection import Outcome


class EarlierStep(NamedTuple):
    """What is asked about.

    Args:
        id: of the step.
        words: what it is.
        about: whose it is, by when and where it came from, as far as that is known.
        outcome: what became of it, as far as that is entered already.
        note: words to that.
    """

    id: str
    words: str
    about: str = ""
    outcome: Outcome | None = None
    note: str = ""
