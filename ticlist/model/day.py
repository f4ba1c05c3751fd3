"""Days as people write them, and as they are shown."""

from __future__ import annotations

import calendar
import datetime as dt
import re

WHAT_A_DAY_LOOKS_LIKE = "A day looks like 2026-11-21, today, yesterday, or 30d for 30 days ago."
WHAT_A_SPAN_LOOKS_LIKE = f"{WHAT_A_DAY_LOOKS_LIKE} 2026-11 and 2026 work here too."

_AGO = re.compile(r"(\d{1,5})d")
_WHOLE = re.compile(r"(\d{4})(?:-(\d{1,2}))?")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""In English, as all that ticlist says; those of `calendar` speak the machine's language."""


def day_from(words: str, today: dt.date) -> dt.date | None:
    """The day that some words mean.

    Args:
        words: `2026-11-21`, `today`, `yesterday`, or `30d`.
        today: the day it is.

    Returns:
        The day, or None if the words do not mean one.
    """
    words = words.strip().lower()
    ago = {"today": 0, "yesterday": 1}.get(words)
    if found := _AGO.fullmatch(words):
        ago = int(found[1])
    return _written_out(words) if ago is None else _days_from(today, -ago)


def _written_out(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words) if len(words) == len("2026-11-21") else None
    except ValueError:
        return None


def _days_from(today: dt.date, days: int) -> dt.date | None:
    try:
        return today + dt.timedelta(days=days)
    except OverflowError:
        return None


def span_from(words: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and last day that some words mean.

    Args:
        words: as in `day_from`, or a month `2026-11`, or a year `2026`.
        today: the day it is.

    Returns:
        The two days, or None if the words do not mean any.
    """
    day = day_from(words, today)
    if day is not None:
        return day, day
    found = _WHOLE.fullmatch(words.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 0)
    if year < dt.MINYEAR or month > len(MONTHS) or (found[2] and not month):
        return None
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def in_words(day: dt.date, *, weekday: bool = False) -> str:
    """A day as it is shown: `21 November 2026`, whatever the locale.

    Args:
        day: the day.
        weekday: whether its name stands before it: `Saturday 21 November 2026`.
    """
    name = f"{_WEEKDAYS[day.weekday()]} " if weekday else ""
    return f"{name}{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: dt.date) -> str:
    """The month of a day as it is shown: `November 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


WHAT_A_DAY_AHEAD_LOOKS_LIKE = "A day looks like 2026-12-05, tomorrow, 10d or 2w (from today)."

_AHEAD = re.compile(r"(\d{1,4})([dw])")


def minutes_in_words(number: int) -> str:
    """A number of minutes: `a minute`, `5 minutes`."""
    return "a minute" if number == 1 else f"{number} minutes"


def day_ahead_from(words: str, today: dt.date) -> dt.date | None:
    """The day to come that some words mean.

    Args:
        words: `2026-12-05`, `today`, `tomorrow`, `10d` or `2w`.
        today: the day it is.

    Returns:
        The day, or None if the words do not mean one.
    """
    words = words.strip().lower()
    ahead = {"today": 0, "tomorrow": 1}.get(words)
    if found := _AHEAD.fullmatch(words):
        ahead = int(found[1]) * (7 if found[2] == "w" else 1)
    return _written_out(words) if ahead is None else _days_from(today, ahead)


_AGE = re.compile(r"([1-9]\d{0,3})([ymwd])")
_UNITS = {"y": ("year", 12), "m": ("month", 1), "w": ("week", 7), "d": ("day", 1)}
WHAT_AN_AGE_LOOKS_LIKE = "It looks like 2y, 18m, 26w or 90d."


def age_in_words(age: str) -> str | None:
    """A length of time such as `2y` in words: `2 years`; None where it is none."""
    found = _AGE.fullmatch(age)
    if found is None:
        return None
    unit = _UNITS[found[2]][0]
    return f"{found[1]} {unit}{'' if found[1] == '1' else 's'}"


def day_ago(age: str, today: dt.date) -> dt.date:
    """The day that is so long ago.

    Args:
        age: such as `2y`; what is none is no time at all.
        today: the day it is.
    """
    found = _AGE.fullmatch(age)
    if found is None:
        return today
    back = int(found[1]) * _UNITS[found[2]][1]
    if found[2] in "wd":
        return _days_from(today, -back) or dt.date.min
    year, month = divmod(today.year * len(MONTHS) + today.month - 1 - back, len(MONTHS))
    if year < dt.MINYEAR:
        return dt.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(today.day, last))
