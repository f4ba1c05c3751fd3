"""The days that several commands take, and what they mean."""

from __future__ import annotations

import datetime as dt

from ticlist.errors import UsedWronglyError
from ticlist.model.day import (
    WHAT_A_DAY_LOOKS_LIKE,
    WHAT_A_SPAN_LOOKS_LIKE,
    day_from,
    span_from,
)


def today() -> dt.date:
    """The day it is here."""
    return dt.datetime.now().astimezone().date()


def day_asked(option: str, words: str) -> dt.date:
    """The day that an option's value means.

    Raises:
        UsedWronglyError: it does not mean one.
    """
    day = day_from(words, today())
    if day is None:
        raise UsedWronglyError(
            what=f"'{words}' is not a day that {option} can take.", what_to_do=WHAT_A_DAY_LOOKS_LIKE
        )
    return day


def span_asked(option: str, words: str) -> tuple[dt.date, dt.date]:
    """The first and last day that an option's value means.

    Raises:
        UsedWronglyError: it does not mean any.
    """
    span = span_from(words, today())
    if span is None:
        raise UsedWronglyError(
            what=f"'{words}' is not a day that {option} can take.",
            what_to_do=WHAT_A_SPAN_LOOKS_LIKE,
        )
    return span
