"""Keeping the draft while somebody writes, on a thread of its own.

A thread and not a timer of the program: a terminal that stopped reading blocks the program's own
loop, and with it every timer, at the very moment when the words have to be kept. Writing never
waits for the disk either, since the thread does the waiting.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from typing import TYPE_CHECKING

from ticlist.errors import OpenElsewhereError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ticlist.model.reflection import Draft
    from ticlist.storage.drafts import Drafts

AFTER_LAST_CHANGE = 0.5
"""Seconds without a change after which the draft is written."""

AT_LATEST = 1.0
"""Seconds after which it is written even while somebody goes on writing."""


class DraftKeeper:
    """Writes the newest draft soon after each change.

    Args:
        drafts: where to.
        when_refused: called, mostly on the thread, with what went wrong; once until writing works
            again.
    """

    def __init__(self, drafts: Drafts, when_refused: Callable[[StoreError], None]) -> None:
        self._drafts = drafts
        self._when_refused = when_refused
        self._changed = threading.Condition()
        self._writing = threading.Lock()
        self._waiting: Draft | None = None
        self._first_change = 0.0
        self._last_change = 0.0
        self.problem: StoreError | None = None
        """Why the newest draft could not be written, as long as that is so."""
        self._ended = False
        self._thread: threading.Thread | None = None

    def keep(self, draft: Draft) -> None:
        """Have a draft written soon; a newer one takes its place if it comes before that."""
        with self._changed:
            now = time.monotonic()
            if self._waiting is None:
                self._first_change = now
            self._waiting, self._last_change = draft, now
            # What was to end the program may not have, where the words could not be kept.
            self._ended = False
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify()

    def write_now(self) -> bool:
        """Write what is waiting; False if that could not be done."""
        with self._writing:
            with self._changed:
                draft, self._waiting = self._waiting, None
            if draft is None:
                return True
            before, problem = self.problem, self._problem_writing(draft)
            self.problem = problem
        if problem is not None and before is None:
            # With no lock held: whoever is told may have to wait for somebody who writes.
            self._when_refused(problem)
        return problem is None

    def drop(self, draft_id: str) -> None:
        """Forget what is waiting and take the draft away.

        Raises:
            StoreError: it could not be taken away.
        """
        with self._writing:
            with self._changed:
                self._waiting = None
            self.problem = None
            self._drafts.remove(draft_id)

    def end(self) -> bool:
        """Write what is waiting and end the thread; False if writing could not be done."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        return self.write_now()

    def _run(self) -> None:
        # For the main thread: handlers run there, and it does not hear of one that came here.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while self._wait_until_due():
            # Whoever is told of a problem may have ended; writing goes on without them.
            with contextlib.suppress(Exception):
                self.write_now()

    def _wait_until_due(self) -> bool:
        with self._changed:
            while not self._ended:
                if self._waiting is None:
                    self._changed.wait()
                    continue
                due = min(self._last_change + AFTER_LAST_CHANGE, self._first_change + AT_LATEST)
                left = due - time.monotonic()
                if left <= 0:
                    return True
                self._changed.wait(left)
        return False

    def _problem_writing(self, draft: Draft) -> StoreError | None:
        try:
            self._drafts.keep(draft)
        except OpenElsewhereError as error:
            # The words are kept; only who goes on with the draft has changed.
            self._when_refused(error)
            return None
        except StoreError as error:
            problem = error
        except Exception as error:  # noqa: BLE001 - without its thread nothing more would be kept
            problem = StoreError(what=f"The draft could not be kept ({type(error).__name__}).")
        else:
            return None
        with self._changed:
            self._waiting = self._waiting or draft
            self._first_change = self._last_change = time.monotonic()
        return problem
