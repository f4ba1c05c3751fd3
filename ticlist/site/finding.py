"""What is said of one thing that was looked at."""

from __future__ import annotations

from typing import Literal, NamedTuple

AS_ROOT = "Run 'ticlist check-site' as root."
"""What shows the rest of what only root can look at."""

Kind = Literal["right", "to mend", "question"]


class Finding(NamedTuple):
    """One line of what was looked at.

    Args:
        kind: `right`, `to mend`, or a `question` that only the administrator can answer.
        where: the file, folder or account.
        what: how it is, in one sentence.
        what_to_do: what mends it, where that can be said; often a command.
    """

    kind: Kind
    where: str
    what: str
    what_to_do: str = ""


def right(where: str, what: str) -> Finding:
    """Something that is as it has to be."""
    return Finding("right", where, what)


def to_mend(where: str, what: str, what_to_do: str) -> Finding:
    """Something that has to be otherwise."""
    return Finding("to mend", where, what, what_to_do)


def question(where: str, what: str, what_to_do: str = "") -> Finding:
    """Something that may be right or not, which ticlist cannot know."""
    return Finding("question", where, what, what_to_do)
