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


def days_between(since: str | None, until: str | None) -> tuple[str, str]:
    """The first and last day that `--since` and `--until` mean, written as in the names of files.

    Raises:
        UsedWronglyError: one of them means no day.
    """
    first = span_asked("--since", since)[0].isoformat() if since is not None else "0000-01-01"
    last = span_asked("--until", until)[1].isoformat() if until is not None else "9999-12-31"
    return first, last
