"""Periods that a team's picture is made of: a month, a quarter or a year."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal, get_args

from ticlist.model.day import month_in_words, span_from

PeriodLength = Literal["month", "quarter", "year"]
PERIOD_LENGTHS: tuple[PeriodLength, ...] = get_args(PeriodLength)

WHAT_A_PERIOD_LOOKS_LIKE = "A period looks like 2026-11, 2026-Q4 or 2026."

PERIOD = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]))?"
"""What a period is written as, as a pattern."""

_WRITTEN = re.compile(PERIOD)
_MONTHS_IN_A_QUARTER = 3
_LONG_AGO = dt.timedelta(days=731)
_FAR_AHEAD = dt.timedelta(days=31)


def period_of(day: dt.date, length: PeriodLength) -> str:
    """The period that a day is in, as it is written: `2026-11`, `2026-Q4` or `2026`."""
    if length == "month":
        return f"{day:%Y-%m}"
    if length == "quarter":
        return f"{day:%Y}-Q{(day.month - 1) // _MONTHS_IN_A_QUARTER + 1}"
    return f"{day:%Y}"


def period_before(day: dt.date, length: PeriodLength) -> str:
    """The period before the one that a day is in."""
    first = days_of(period_of(day, length))
    return period_of(first[0] - dt.timedelta(days=1), length) if first else ""


def days_of(period: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a period; None where it is not written as one."""
    return _days_of(period) if _WRITTEN.fullmatch(period) else None


@lru_cache
def _days_of(period: str) -> tuple[dt.date, dt.date] | None:
    # Asked of each of a hundred thousand contributions, which are of a few periods.
    year, _, quarter = period.partition("-Q")
    if not quarter:
        return span_from(period, dt.date.min)
    last_month = int(quarter) * _MONTHS_IN_A_QUARTER
    first = span_from(f"{year}-{last_month - _MONTHS_IN_A_QUARTER + 1}", dt.date.min)
    last = span_from(f"{year}-{last_month}", dt.date.min)
    return (first[0], last[1]) if first and last else None


def has_ended(period: str, today: dt.date) -> bool:
    """Whether the last day of a period is over; what is no period never ends."""
    days = days_of(period)
    return days is not None and days[1] < today


def is_long_ago(period: str, today: dt.date) -> bool:
    """Whether a period ended so long ago, about two years, that nobody adds to it any more."""
    days = days_of(period)
    return days is not None and days[1] < today - _LONG_AGO


def is_far_ahead(period: str, today: dt.date) -> bool:
    """Whether a period begins so late, in more than a month, that nobody can add to it yet."""
    days = days_of(period)
    return days is not None and days[0] > today + _FAR_AHEAD


def period_in_words(period: str) -> str:
    """A period as it is shown: `November 2026`, `October to December 2026`, `2026`."""
    days = days_of(period)
    if days is None or len(period) == len("2026"):
        return period
    first, last = days
    if "Q" not in period:
        return month_in_words(first)
    return f"{month_in_words(first).split()[0]} to {month_in_words(last)}"
