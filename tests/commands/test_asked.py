import datetime as dt
import time
from collections.abc import Callable, Iterator

import pytest

from ticlist.commands import asked
from ticlist.commands.asked import day_asked, span_asked, today
from ticlist.errors import UsedWronglyError

TODAY = dt.date(2026, 11, 21)


@pytest.fixture
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "today", lambda: TODAY)


@pytest.fixture
def live_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.delenv("TZ", raising=False)
    time.tzset()


def test_today_is_the_day_it_is_where_the_person_is(live_at: Callable[[str], None]) -> None:
    # The two places are 26 hours apart, so that it is never the same day in both.
    live_at("EAST-14")
    there = today()
    live_at("WEST+12")
    assert dt.timedelta(days=1) <= there - today() <= dt.timedelta(days=2)


@pytest.mark.usefixtures("_today")
def test_a_day_counts_from_today() -> None:
    assert day_asked("--on", "30d") == dt.date(2026, 10, 22)


@pytest.mark.usefixtures("_today")
def test_a_span_is_a_whole_month_or_a_day() -> None:
    assert span_asked("--since", "2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert span_asked("--since", "yesterday") == (dt.date(2026, 11, 20), dt.date(2026, 11, 20))


@pytest.mark.usefixtures("_today")
def test_a_month_is_no_day() -> None:
    with pytest.raises(UsedWronglyError) as raised:
        day_asked("--on", "2026-11")
    assert str(raised.value) == (
        "'2026-11' is not a day that --on can take.\n"
        "A day looks like 2026-11-21, today, yesterday, or 30d for 30 days ago."
    )
