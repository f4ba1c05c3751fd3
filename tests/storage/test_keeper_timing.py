import threading
from collections.abc import Callable

import pytest

from tests.storage.disk import FULL, Disk
from tests.storage.making import a_draft
from ticlist.errors import StoreError
from ticlist.storage import keeper as module
from ticlist.storage.keeper import DraftKeeper


class Clock:
    """A clock, and a condition on it: waiting turns the clock on and does what comes next."""

    then: list[Callable[[], object]]

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float | None] = []
        self.then = []

    def monotonic(self) -> float:
        return self.now

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass

    def notify(self) -> None:
        pass

    def wait(self, seconds: float | None = None) -> None:
        self.waits.append(seconds)
        if self.then:
            self.now += 0.2
            self.then.pop(0)()
        else:
            self.now += seconds or 0.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def timed(disk: Disk, told: list[StoreError], clock: Clock) -> DraftKeeper:
    """A keeper without a thread of its own: the test waits in its place."""
    keeper = DraftKeeper(disk, told.append)
    keeper._changed = clock  # type: ignore[assignment]
    keeper._thread = threading.current_thread()
    return keeper


def test_it_is_written_half_a_second_after_the_last_change(
    timed: DraftKeeper, clock: Clock
) -> None:
    timed.keep(a_draft())
    assert timed._wait_until_due()
    assert clock.waits == [0.5]


def test_a_change_puts_it_off_but_for_no_longer_than_a_second_in_all(
    timed: DraftKeeper, clock: Clock
) -> None:
    timed.keep(a_draft())
    clock.then = [lambda: timed.keep(a_draft())] * 100
    assert timed._wait_until_due()
    assert clock.now == pytest.approx(1001.0)
    assert clock.waits == pytest.approx([0.5, 0.5, 0.5, 0.4, 0.2])


def test_a_second_is_counted_anew_after_each_writing(timed: DraftKeeper, clock: Clock) -> None:
    timed.keep(a_draft())
    timed.write_now()
    clock.now += 100.0
    timed.keep(a_draft())
    assert timed._wait_until_due()
    assert clock.waits == [0.5]


def test_what_was_refused_is_tried_again_after_half_a_second(
    timed: DraftKeeper, disk: Disk, clock: Clock
) -> None:
    disk.fails_with = FULL
    timed.keep(a_draft())
    clock.now += 0.5
    assert not timed.write_now()
    assert timed._wait_until_due()
    assert clock.waits == [0.5]


def test_with_nothing_to_write_it_waits_without_an_end_until_there_is(
    timed: DraftKeeper, clock: Clock
) -> None:
    clock.then = [lambda: timed.keep(a_draft())]
    assert timed._wait_until_due()
    assert clock.waits == [None, 0.5]


def test_with_nothing_to_write_it_waits_until_the_end(timed: DraftKeeper, clock: Clock) -> None:
    clock.then = [timed.end]
    assert not timed._wait_until_due()
    assert clock.waits == [None]
