"""Days as people write them, and as they are shown."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticlist.model.day import (
    WHAT_A_DAY_AHEAD_LOOKS_LIKE,
    WHAT_A_DAY_LOOKS_LIKE,
    WHAT_A_SPAN_LOOKS_LIKE,
    WHAT_AN_AGE_LOOKS_LIKE,
    age_in_words,
    day_ago,
    day_ahead_from,
    day_from,
    in_words,
    span_from,
)

TODAY = dt.date(2026, 3, 1)
DAY = dt.timedelta(days=1)

NO_DAY = [
    "",
    " ",
    "soon",
    "2026",
    "2026-11",
    "2026-2-3",
    "2026-02-30",
    "2026-13-01",
    "0000-01-01",
    "20261121",
    "2026-W47-6",
    "2026/11/21",
    "2026-11-21T10:00",
    "-1d",
    "1 d",
    "d",
    "999999d",
]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-21", dt.date(2026, 11, 21)),
        (" 2026-11-21 ", dt.date(2026, 11, 21)),
        ("0999-01-02", dt.date(999, 1, 2)),
        ("today", TODAY),
        ("ToDay", TODAY),
        ("yesterday", dt.date(2026, 2, 28)),
        ("0d", TODAY),
        ("1d", dt.date(2026, 2, 28)),
        ("30D", dt.date(2026, 1, 30)),
        ("99999d", dt.date(1752, 5, 17)),
    ],
)
def test_a_day_may_be_written_out_named_or_counted_back(words: str, day: dt.date) -> None:
    assert day_from(words, TODAY) == day
    assert span_from(words, TODAY) == (day, day)


@pytest.mark.parametrize("words", [*NO_DAY, "tomorrow", "2w"])
def test_other_words_are_no_day(words: str) -> None:
    assert day_from(words, TODAY) is None


def test_a_day_before_the_first_there_is_is_none() -> None:
    assert day_from("1d", dt.date.min) is None
    assert day_ahead_from("1d", dt.date.max) is None


@given(st.dates(), st.dates())
def test_every_day_there_is_can_be_written_out(day: dt.date, today: dt.date) -> None:
    assert day_from(day.isoformat(), today) == day
    assert day_ahead_from(day.isoformat(), today) == day


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.integers(0, 99999))
def test_so_many_days_ago_is_so_many_days_before_today(today: dt.date, days: int) -> None:
    expected = today.toordinal() - days
    day = day_from(f"{days}d", today)
    assert day == (dt.date.fromordinal(expected) if expected > 0 else None)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        (" 2026 ", "2026-01-01", "2026-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-2", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_span_may_be_a_month_or_a_year_from_its_first_day_to_its_last(
    words: str, first: str, last: str
) -> None:
    span = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert span_from(words, TODAY) == span


@pytest.mark.parametrize(
    "words", ["", "soon", "2026-00", "2026-0", "2026-13", "0000", "0000-01", "26", "2026-", "-11"]
)
def test_other_words_are_no_span(words: str) -> None:
    assert span_from(words, TODAY) is None


@given(st.dates(max_value=dt.date(9999, 11, 30)))
def test_a_month_ends_on_the_day_before_the_next_one(day: dt.date) -> None:
    span = span_from(f"{day:%Y}".zfill(4) + f"-{day.month:02}", TODAY)
    assert span is not None
    assert span[0] == day.replace(day=1)
    assert (span[1] + DAY).day == 1
    assert span[1].month == day.month


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-05", dt.date(2026, 12, 5)),
        ("today", TODAY),
        (" Tomorrow ", dt.date(2026, 3, 2)),
        ("0d", TODAY),
        ("10d", dt.date(2026, 3, 11)),
        ("2w", dt.date(2026, 3, 15)),
        ("2W", dt.date(2026, 3, 15)),
    ],
)
def test_a_day_to_come_may_be_written_out_named_or_counted_ahead(words: str, day: dt.date) -> None:
    assert day_ahead_from(words, TODAY) == day


@pytest.mark.parametrize("words", [*NO_DAY, "yesterday", "99999d", "00005d"])
def test_no_words_for_a_day_to_come_mean_one_that_is_counted_back(words: str) -> None:
    assert day_ahead_from(words, TODAY) is None


def test_what_a_day_is_said_to_look_like_is_a_day() -> None:
    assert WHAT_A_DAY_LOOKS_LIKE == (
        "A day looks like 2026-11-21, today, yesterday, or 30d for 30 days ago."
    )
    assert all(day_from(words, TODAY) for words in ("2026-11-21", "today", "yesterday", "30d"))
    assert f"{WHAT_A_DAY_LOOKS_LIKE} 2026-11 and 2026 work here too." == WHAT_A_SPAN_LOOKS_LIKE
    assert all(span_from(words, TODAY) for words in ("2026-11", "2026"))
    assert WHAT_A_DAY_AHEAD_LOOKS_LIKE == (
        "A day looks like 2026-12-05, tomorrow, 10d or 2w (from today)."
    )
    assert all(day_ahead_from(words, TODAY) for words in ("2026-12-05", "tomorrow", "10d", "2w"))


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-01-01", "1 January 2026"),
        ("2026-02-02", "2 February 2026"),
        ("2026-03-03", "3 March 2026"),
        ("2026-04-04", "4 April 2026"),
        ("2026-05-05", "5 May 2026"),
        ("2026-06-06", "6 June 2026"),
        ("2026-07-07", "7 July 2026"),
        ("2026-08-08", "8 August 2026"),
        ("2026-09-09", "9 September 2026"),
        ("2026-10-10", "10 October 2026"),
        ("2026-11-21", "21 November 2026"),
        ("2026-12-31", "31 December 2026"),
    ],
)
def test_a_day_is_shown_in_words(day: str, shown: str) -> None:
    assert in_words(dt.date.fromisoformat(day)) == shown


def test_a_day_is_shown_with_its_name_where_that_is_asked_for() -> None:
    week = [in_words(dt.date(2026, 11, 16) + number * DAY, weekday=True) for number in range(7)]
    assert week == [
        "Monday 16 November 2026",
        "Tuesday 17 November 2026",
        "Wednesday 18 November 2026",
        "Thursday 19 November 2026",
        "Friday 20 November 2026",
        "Saturday 21 November 2026",
        "Sunday 22 November 2026",
    ]


# --- lengths of time ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "words"),
    [
        ("1y", "1 year"),
        ("2y", "2 years"),
        ("1m", "1 month"),
        ("18m", "18 months"),
        ("1w", "1 week"),
        ("26w", "26 weeks"),
        ("1d", "1 day"),
        ("90d", "90 days"),
        ("11d", "11 days"),
        ("9999d", "9999 days"),
    ],
)
def test_a_length_of_time_is_told_in_words(age: str, words: str) -> None:
    assert age_in_words(age) == words


@pytest.mark.parametrize(
    "age",
    ["", "2", "y", "0y", "02y", "-2y", "2 y", "2Y", "2y ", "2years", "1y6m", "12345d", "\u0662y"],
)
def test_what_is_no_length_of_time_has_no_words_and_is_no_time_at_all(age: str) -> None:
    assert age_in_words(age) is None
    assert day_ago(age, TODAY) == TODAY


@pytest.mark.parametrize(
    ("age", "day"),
    [
        ("1y", "2025-03-01"),
        ("2y", "2024-03-01"),
        ("1m", "2026-02-01"),
        ("2m", "2026-01-01"),
        ("3m", "2025-12-01"),
        ("18m", "2024-09-01"),
        ("24m", "2024-03-01"),
        ("1w", "2026-02-22"),
        ("1d", "2026-02-28"),
        ("90d", "2025-12-01"),
    ],
)
def test_so_long_ago_is_counted_in_the_units_of_the_calendar(age: str, day: str) -> None:
    assert day_ago(age, TODAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "age", "day"),
    [
        ("2024-02-29", "1y", "2023-02-28"),
        ("2024-02-29", "4y", "2020-02-29"),
        ("2026-03-31", "1m", "2026-02-28"),
        ("2024-03-31", "1m", "2024-02-29"),
        ("2026-12-31", "6m", "2026-06-30"),
    ],
)
def test_a_day_that_a_month_does_not_have_is_its_last(today: str, age: str, day: str) -> None:
    assert day_ago(age, dt.date.fromisoformat(today)) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("age", ["2025y", "9999y", "9999m", "9999w", "9999d"])
def test_longer_ago_than_there_are_days_is_the_first_there_is(age: str) -> None:
    assert day_ago(age, dt.date(26, 3, 1)) == dt.date.min


def test_the_first_year_there_is_can_be_reached() -> None:
    assert day_ago("2025y", TODAY) == dt.date(1, 3, 1)
    assert day_ago("2026y", TODAY) == dt.date.min


def test_what_a_length_of_time_is_said_to_look_like_is_one() -> None:
    assert WHAT_AN_AGE_LOOKS_LIKE == "It looks like 2y, 18m, 26w or 90d."
    assert all(age_in_words(each) for each in ("2y", "18m", "26w", "90d"))
