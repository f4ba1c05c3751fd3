"""Reading in the background: in order, one thing at a time, and nothing of what was given up."""

import asyncio
import contextvars
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace

import pytest

from ticlist import background
from ticlist.background import Background

LONG = 30
"""Seconds in which anything happens that happens at all."""


class Shown:
    """What was shown, batch by batch, and told to have gone wrong."""

    def __init__(self) -> None:
        self.batches: list[tuple[list[object], bool]] = []
        self.wrong: list[Exception] = []
        self._changed = asyncio.Event()

    def show(self, batch: list[object], is_all: bool) -> None:  # noqa: FBT001 - as it is called
        self.batches.append((batch, is_all))
        self._changed.set()

    def go_wrong(self, error: Exception) -> None:
        self.wrong.append(error)
        self._changed.set()

    async def until(self, is_so: Callable[["Shown"], bool]) -> None:
        while not is_so(self):
            await asyncio.wait_for(self._changed.wait(), LONG)
            self._changed.clear()

    async def all(self) -> list[tuple[list[object], bool]]:
        """Wait until all was shown, and for whatever else may come."""
        await self.until(lambda shown: any(is_all for _, is_all in shown.batches))
        await the_end_of_reading()
        return self.batches


async def the_end_of_reading() -> None:
    """Wait until no thread reads, and the loop has done what they left to it."""
    for each in threading.enumerate():
        if each.name == "ticlist reads":
            await asyncio.to_thread(each.join, LONG)
            assert not each.is_alive()
    for _ in range(3):
        await asyncio.sleep(0)


class Held:
    """Items that are given one at a time, as somebody allows."""

    def __init__(self, *items: object) -> None:
        self._items = items
        self._allowed = threading.Semaphore(0)
        self.given: list[object] = []

    def __iter__(self) -> Iterator[object]:
        for each in self._items:
            assert self._allowed.acquire(timeout=LONG)
            self.given.append(each)
            yield each

    def allow(self, many: int = 1) -> None:
        self._allowed.release(many)


@pytest.fixture
async def shown() -> Shown:
    return Shown()


@pytest.fixture
async def reading(shown: Shown) -> Background:
    return Background(shown.go_wrong)


def show_every(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "SHOWN_EVERY", seconds)


async def test_what_is_read_is_shown_in_order_and_the_last_batch_says_so(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)
    reading.begin(["a", "b", "c"], shown.show)
    assert await shown.all() == [(["a"], False), (["b"], False), (["c"], False), ([], True)]
    assert shown.wrong == []


async def test_what_is_read_within_a_moment_is_shown_at_once(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(LONG * 100, monkeypatch)
    reading.begin(iter(["a", None, "b", None]), shown.show)
    assert await shown.all() == [(["a", "b"], True)]


async def test_a_batch_is_shown_once_its_moment_is_over(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 1.0, 11.0, 11.0, 12.0, 22.0, 22.0])
    monkeypatch.setattr(background, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    show_every(10, monkeypatch)
    reading.begin(["a", "b", "c", "d"], shown.show)
    assert await shown.all() == [(["a", "b"], False), (["c", "d"], False), ([], True)]


@pytest.mark.parametrize("items", [[], [None, None]])
async def test_where_nothing_is_found_that_is_told_once(
    reading: Background,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
    items: Iterable[object],
) -> None:
    show_every(-1, monkeypatch)
    reading.begin(items, shown.show)
    assert await shown.all() == [([], True)]


async def test_it_is_read_on_a_thread_that_ends_with_the_program_and_shown_on_the_loop(
    reading: Background,
) -> None:
    read: list[threading.Thread] = []
    shown_on = asyncio.get_running_loop().create_future()

    def items() -> Iterator[object]:
        read.append(threading.current_thread())
        yield "a"

    reading.begin(items(), lambda *_: shown_on.set_result(threading.current_thread()))
    assert await asyncio.wait_for(shown_on, LONG) is threading.current_thread()
    [thread] = read
    assert thread is not threading.current_thread()
    assert thread.daemon


async def test_what_is_shown_belongs_to_the_program_that_asked_for_it(
    reading: Background, shown: Shown
) -> None:
    program = contextvars.ContextVar("program", default="none")
    program.set("this one")
    reading.begin(["a"], lambda *_: shown.show([program.get()], is_all=True))
    assert await shown.all() == [(["this one"], True)]


# --- giving up ----------------------------------------------------------------------------------


async def test_beginning_another_thing_gives_up_the_one_before(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)
    first = Held("a", "b", None, "never")
    reading.begin(first, shown.show)
    first.allow()
    await shown.until(lambda shown: bool(shown.batches))
    reading.begin(["x"], shown.show)
    first.allow(3)
    assert await shown.all() == [(["a"], False), (["x"], False), ([], True)]
    # It stops at the next chance.
    assert first.given == ["a", "b"]


async def test_what_was_found_before_giving_up_and_not_shown_yet_is_not_shown(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)
    items = Held("a", "b")
    reading.begin(items, shown.show)
    items.allow(2)
    # The thread has handed everything over, and the loop has had no turn since.
    for each in threading.enumerate():
        if each.name == "ticlist reads":
            each.join(LONG)
    assert items.given == ["a", "b"]
    reading.give_up()
    await the_end_of_reading()
    assert shown.batches == []


async def test_giving_up_where_nothing_is_under_way_hinders_nothing(
    reading: Background, shown: Shown
) -> None:
    reading.give_up()
    reading.begin(["a"], shown.show)
    assert await shown.all() == [(["a"], True)]


async def test_giving_up_while_it_is_shown_shows_nothing_more(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)

    def show(batch: list[object], is_all: bool) -> None:  # noqa: FBT001
        shown.show(batch, is_all)
        reading.give_up()

    reading.begin(["a", "b", "c"], show)
    await shown.until(lambda shown: bool(shown.batches))
    await the_end_of_reading()
    assert shown.batches == [(["a"], False)]


async def test_what_is_given_up_lets_go_of_what_it_holds(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)
    let_go: list[threading.Thread] = []

    def items() -> Iterator[object]:
        try:
            while True:
                yield "a"
        finally:
            let_go.append(threading.current_thread())

    kept = items()
    reading.begin(kept, shown.show)
    await shown.until(lambda shown: bool(shown.batches))
    reading.give_up()
    await the_end_of_reading()
    assert [each.name for each in let_go] == ["ticlist reads"]


# --- mistakes of our own ------------------------------------------------------------------------


def wrong_after(*items: object) -> Iterator[object]:
    yield from items
    raise ZeroDivisionError


async def test_a_mistake_while_reading_is_told_after_what_was_shown(
    reading: Background, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_every(-1, monkeypatch)
    reading.begin(wrong_after("a"), shown.show)
    await shown.until(lambda shown: bool(shown.wrong))
    assert [type(each) for each in shown.wrong] == [ZeroDivisionError]
    assert shown.batches == [(["a"], False)]


async def test_a_mistake_while_showing_is_told(reading: Background, shown: Shown) -> None:
    reading.begin(["a"], lambda *_: next(wrong_after()))
    await shown.until(lambda shown: bool(shown.wrong))
    assert [type(each) for each in shown.wrong] == [ZeroDivisionError]


async def test_a_mistake_in_what_was_given_up_is_nobodys_any_more(
    reading: Background, shown: Shown
) -> None:
    first = Held("a")

    def items() -> Iterator[object]:
        yield from first
        raise ZeroDivisionError

    reading.begin(items(), shown.show)
    reading.begin(["x"], shown.show)
    first.allow()
    assert await shown.all() == [(["x"], True)]
    assert shown.wrong == []


# --- a program that has ended -------------------------------------------------------------------


@pytest.mark.parametrize("mistake", [[], [ZeroDivisionError()]])
def test_a_loop_that_has_ended_ends_the_thread_in_silence(
    monkeypatch: pytest.MonkeyPatch, mistake: list[Exception]
) -> None:
    show_every(-1, monkeypatch)
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    ended = threading.Event()
    items = Held("a", "b", "c")
    items.allow(3)

    def once_it_has_ended() -> Iterator[object]:
        assert ended.wait(LONG)
        for each in mistake:
            raise each
        yield from items

    async def begin() -> threading.Thread:
        before = {*threading.enumerate()}
        Background(told.append).begin(once_it_has_ended(), lambda *given: told.append(given))
        [thread] = {*threading.enumerate()} - before
        return thread

    thread = asyncio.run(begin())
    ended.set()
    thread.join(LONG)
    assert not thread.is_alive()
    assert told == []
    # It reads no further than it has to, to know.
    assert items.given == ([] if mistake else ["a"])


async def test_what_somebody_waits_for_is_done_first(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([True, True, False])
    waited: list[float] = []
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=waited.append)
    monkeypatch.setattr(background, "time", clock)
    show_every(LONG, monkeypatch)
    Background(shown.go_wrong, lambda: next(looks, False)).begin(["a"], shown.show)
    assert await shown.all() == [(["a"], True)]
    assert len(waited) == 2


async def test_nobody_keeps_it_from_reading_for_ever(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_LONGEST_WAIT", 0.004)
    show_every(LONG, monkeypatch)
    Background(shown.go_wrong, lambda: True).begin(["a", "b"], shown.show)
    assert await shown.all() == [(["a", "b"], True)]
