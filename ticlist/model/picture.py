"""The rules of a team's picture: what may be said of many without saying it of one.

Of each prompt it is said which side most lean to, that neither leads, or nothing. A side holds two
answer words, so that whoever knows what everybody else answered still has two words left for the
one they wonder about, whatever is published. Nothing is said of fewer people than `LEAST`, and
never how many they were.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ticlist.model.contribution import ANSWER_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ticlist.model.contribution import Contribution

LEAST = 5
"""Of fewer people nothing is said, whatever the settings say."""

Lean = Literal["not_yet_or_sometimes", "often_or_routine", "both"]
LEANS: tuple[Lean, ...] = get_args(Lean)
_LESS, _MORE, _BOTH = LEANS

LEAN_SHOWN: Mapping[Lean, str] = {
    _LESS: "Most lean to: not yet, or now and then",
    _MORE: "Most lean to: more often than not, or as a matter of course",
    _BOTH: "Both: neither side leads clearly",
}

_MORE_WORDS = frozenset(ANSWER_WORDS[2:])


class Picture(NamedTuple):
    """What is said of a team.

    Args:
        checklist: its id.
        period: as `periods` writes it.
        least: how many people have to have answered a prompt for anything to be said of it.
        prompts: for each prompt that something is said of, as in a contribution, what.
    """

    checklist: str
    period: str
    least: int
    prompts: Mapping[str, Lean]


class Lodged(NamedTuple):
    """A contribution as it lies in an inbox.

    Args:
        owner: whose the file is, as the number of an account.
        at: when it was put there, in nanoseconds.
        name: of the file.
        contribution: what is in it.
    """

    owner: int
    at: int
    name: str
    contribution: Contribution


def count_once(lodged: Iterable[Lodged]) -> list[Lodged]:
    """One contribution of each owner for each period and checklist: the newest."""
    newest: dict[tuple[int, str, str], Lodged] = {}
    for each in lodged:
        key = (each.owner, each.contribution.period, each.contribution.checklist)
        if key not in newest or (each.at, each.name) > (newest[key].at, newest[key].name):
            newest[key] = each
    return list(newest.values())


class Tally:
    """How many lean to which side, prompt by prompt; it stays in memory and is never written."""

    def __init__(self) -> None:
        self._given: Counter[tuple[str, str]] = Counter()

    def add(self, contribution: Contribution) -> None:
        """Count the answers of one person."""
        self._given.update(contribution.answers.items())

    def leans(self, least: int) -> dict[str, Lean]:
        """What is said of each prompt, in the order of their names; the others are not there.

        Args:
            least: how many people have to have answered; below `LEAST` it counts as that.
        """
        sides: dict[str, list[int]] = {}
        for (prompt, word), people in self._given.items():
            sides.setdefault(prompt, [0, 0])[word in _MORE_WORDS] += people
        said = {prompt: lean(less, more, least) for prompt, (less, more) in sorted(sides.items())}
        return {prompt: each for prompt, each in said.items() if each is not None}


def lean(less: int, more: int, least: int) -> Lean | None:
    """What is said of one prompt.

    Args:
        less: how many answered not yet, or now and then.
        more: how many answered more often than not, or as a matter of course.
        least: how many have to have answered.

    Returns:
        A side that at least two in three lean to, both where there is none; None where nothing is
        said because too few answered.
    """
    answered = less + more
    if answered < max(least, LEAST):
        return None
    if less * 3 >= answered * 2:
        return _LESS
    if more * 3 >= answered * 2:
        return _MORE
    return _BOTH
