"""The ways to the pages on which one looks back: the one place that knows their keys and words."""

import dataclasses

from benchmarks.made_up import day_of


@dataclasses.dataclass(frozen=True)
class GoTo:
    """Go with Tab to the row that begins so."""

    row: str


@dataclasses.dataclass(frozen=True)
class Press:
    """Press a key."""

    key: str


@dataclasses.dataclass(frozen=True)
class See:
    """Wait until all of these stand on the screen at once."""

    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Way:
    """The way from home to a page, and the keys that are measured there.

    Args:
        page: what it is called in the table of figures.
        steps: from home; the last is to see what is drawn with the page.
        keys: pressed again and again in this order; each has to change what is shown.
        meanwhile: part of a line that stands there while the rest is still being read.
    """

    page: str
    steps: tuple[GoTo | Press | See, ...]
    keys: tuple[str, ...]
    meanwhile: str | None = None


def _day(number: int) -> str:
    day = day_of(number)
    return f"{day.day} {day:%B %Y}"


HOME = ("School", "All reflections")
"""What stands on home once it is drawn; it has no more on it than the newest three."""

TO_HISTORY = (
    GoTo("> All reflections"),
    Press("enter"),
    See(("Saved reflections", _day(0), _day(7))),
)

TO_COMPARE = (
    *TO_HISTORY,
    Press("c"),
    See(("Compare with which?", _day(1))),
    Press("enter"),
    See(("Compare: School", _day(0), _day(1))),
)

TO_OVER_TIME = (
    GoTo("> Over time"),
    Press("enter"),
    See(("Over time: School", f"{_day(0)}: ")),
)

HISTORY = Way("History", TO_HISTORY, keys=("down",))
COMPARE = Way("Compare", TO_COMPARE, keys=("down",))
OVER_TIME = Way("Over time", TO_OVER_TIME, keys=("left", "down"), meanwhile="Reading ...")
WAYS = (HISTORY, COMPARE, OVER_TIME)
