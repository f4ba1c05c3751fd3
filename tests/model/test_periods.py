import datetime as dt

import pytest

from ticlist.model.periods import (
    PeriodLength,
    days_of,
    has_ended,
    is_far_ahead,
    is_long_ago,
    period_before,
    period_in_words,
    period_of,
)

DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("length", "period", "before", "first", "last", "words"),
    [
        ("month", "2026-11", "2026-10", (11, 1), (11, 30), "November 2026"),
        ("quarter", "2026-Q4", "2026-Q3", (10, 1), (12, 31), "October to December 2026"),
        ("year", "2026", "2025", (1, 1), (12, 31), "2026"),
    ],
)
def test_a_day_is_in_one_period_of_each_length(
    length: PeriodLength,
    period: str,
    before: str,
    first: tuple[int, int],
    last: tuple[int, int],
    words: str,
) -> None:
    assert period_of(DAY, length) == period
    assert period_before(DAY, length) == before
    assert days_of(period) == (dt.date(2026, *first), dt.date(2026, *last))
    assert period_in_words(period) == words


@pytest.mark.parametrize("length", ["month", "quarter", "year"])
def test_every_day_lies_within_its_period_and_periods_follow_one_another(
    length: PeriodLength,
) -> None:
    for number in range(800):
        day = dt.date(2023, 12, 1) + dt.timedelta(days=number)
        days = days_of(period_of(day, length))
        assert days is not None
        assert days[0] <= day <= days[1]
        earlier = days_of(period_before(day, length))
        assert earlier is not None
        assert earlier[1] + dt.timedelta(days=1) == days[0]


def test_a_period_has_ended_once_its_last_day_is_over() -> None:
    assert not has_ended("2026-Q4", dt.date(2026, 12, 31))
    assert has_ended("2026-Q4", dt.date(2027, 1, 1))


@pytest.mark.parametrize(
    "words", ["", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "26-Q1", "2026-11-01", "2026-q1"]
)
def test_what_is_no_period_has_no_days_and_never_ends(words: str) -> None:
    assert days_of(words) is None
    assert not has_ended(words, dt.date.max)
    assert period_in_words(words) == words


@pytest.mark.parametrize("words", ["0000", "0000-01", "0000-Q1"])
def test_there_is_no_year_nought(words: str) -> None:
    assert days_of(words) is None


def test_what_ended_about_two_years_ago_is_long_ago() -> None:
    assert is_long_ago("2024-Q4", dt.date(2027, 1, 2))
    assert not is_long_ago("2024-Q4", dt.date(2027, 1, 1))
    assert not is_long_ago("2024-Q5", DAY)


def test_what_begins_in_more_than_a_month_is_far_ahead() -> None:
    assert is_far_ahead("2027-Q1", dt.date(2026, 11, 30))
    assert not is_far_ahead("2027-Q1", dt.date(2026, 12, 1))
    assert not is_far_ahead("2027-13", DAY)
