"""Reading in the background: one thing at a time, and what was begun before is given up."""

from __future__ import annotations

import asyncio
import contextvars
import threading
import time
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHOWN_EVERY = 0.1
"""Seconds after which what was found meanwhile is shown."""

_GLANCE, _LONGEST_WAIT = 0.002, 0.2
"""Seconds between looks whether there is something else to be done, and that are waited at most."""


class Background:
    """Reads on a thread that ends with the program, whatever the disk does.

    Args:
        when_wrong: called on the loop with a mistake of our own.
        is_busy: whether something else has to be done first, such as what a key does; asked on the
            thread, which then waits.
    """

    def __init__(
        self,
        when_wrong: Callable[[Exception], object],
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        self._when_wrong = when_wrong
        self.is_busy = is_busy
        self._number = 0

    def begin(self, items: Iterable[object], show: Callable[[list[Any], bool], object]) -> None:
        """Give up what is under way, and read something else.

        Args:
            items: what is read, worked out on the thread one by one. Nothing, in its place, is a
                chance to give up.
            show: called on the loop with what was read since, and whether that is all.
        """
        self._number += 1
        job = _Job(self, self._number, asyncio.get_running_loop())
        read = threading.Thread(
            target=job.run, args=(items, show), daemon=True, name="ticlist reads"
        )
        read.start()

    def give_up(self) -> None:
        """Give up what is under way: what it still finds is not shown."""
        self._number += 1

    def is_wanted(self, number: int) -> bool:
        """Whether nothing else was begun since."""
        return number == self._number

    def go_wrong(self, error: Exception) -> None:
        """Tell of a mistake of our own."""
        self._when_wrong(error)


class _Job:
    def __init__(
        self, background: Background, number: int, loop: asyncio.AbstractEventLoop
    ) -> None:
        self._background = background
        self._number = number
        self._loop = loop
        # What is shown belongs to the program that is under way here; a thread knows of none.
        self._context = contextvars.copy_context()

    def run(self, items: Iterable[object], show: Callable[[list[Any], bool], object]) -> None:
        try:
            for batch, is_all in self._batches(items):
                if not self._hand_over(show, batch, is_all):
                    return
        except Exception as error:  # noqa: BLE001 - ends the program as it does from anywhere else
            self._hand_over(self._background.go_wrong, error)
        finally:
            # What was given up may hold something: a process that it waits for, say.
            if isinstance(items, Generator):
                items.close()

    def _batches(self, items: Iterable[object]) -> Iterator[tuple[list[Any], bool]]:
        found: list[Any] = []
        shown_at = time.monotonic()
        for item in items:
            self._let_others_first()
            if not self._background.is_wanted(self._number):
                return
            if item is not None:
                found.append(item)
            if found and time.monotonic() - shown_at > SHOWN_EVERY:
                yield found, False
                found, shown_at = [], time.monotonic()
        yield found, True

    def _let_others_first(self) -> None:
        """Wait while there is something to be done that somebody waits for, but not for ever."""
        waited = 0.0
        while self._background.is_busy() and waited < _LONGEST_WAIT:
            time.sleep(_GLANCE)
            waited += _GLANCE

    def _hand_over(self, do: Callable[..., object], *given: object) -> bool:
        """Have something done on the loop; False where that has ended, and the program with it."""
        try:
            self._loop.call_soon_threadsafe(self._do_if_wanted, do, *given, context=self._context)
        except RuntimeError:
            return False
        return True

    def _do_if_wanted(self, do: Callable[..., object], *given: object) -> None:
        if not self._background.is_wanted(self._number):
            return
        try:
            do(*given)
        except Exception as error:  # noqa: BLE001 - the loop would swallow it
            self._background.go_wrong(error)
