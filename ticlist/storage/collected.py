"""What the collector's account does with a team's inbox: counts one contribution an owner.

A period that has ended is closed, and what was contributed to it is moved out of everybody's reach.
From there its lines are copied, without their owners, into a folder of the collector's own; then
the files go, so that nothing says any more who put which line there. Stopped anywhere, it is gone
on with the next time, and every owner is counted once.

Whatever lies in the inbox may have been put there by somebody who means harm: nothing is followed,
waited for or read beyond its size, and only names that ticlist gives are opened at all.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.files.contribution_file import line_of
from ticlist.files.durable import why
from ticlist.model.periods import days_of, has_ended, is_far_ahead, is_long_ago
from ticlist.model.picture import LEAST, Lodged, Tally, count_once
from ticlist.storage.accounts import account_named
from ticlist.storage.closing import closed_mark, least_when_closed, mark_closed
from ticlist.storage.inbox import INBOX, NAME
from ticlist.storage.untrusted import (
    HALF,
    NO_NAME,
    NOT_PLAIN,
    Refused,
    contribution_in,
    listed,
    names_in,
    why_theirs,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

COLLECTED = "collected"
COUNTING = "counting"
"""A folder that is there while a period is counted, with a folder for each such period."""


MOST_CHECKLISTS = 50
"""Of how many checklists one owner is counted in a period: more would only fill the memory."""

_DONE = "done-"


class Collected(NamedTuple):
    """What came of collecting.

    Args:
        periods: those that were counted and are closed now.
        counted: how many contributions were copied.
        refused: what does not count.
    """

    periods: tuple[str, ...]
    counted: int
    refused: tuple[Refused, ...]


def collect(
    drop: Path, today: dt.date, only: str | None = None, *, least: int = LEAST
) -> Collected:
    """Copy what was contributed to periods that have ended, and close them.

    Args:
        drop: the team's folder.
        today: the day it is.
        only: one period; None for every one that has ended.
        least: how many people have to have answered, as it is in force; noted where a period is
            closed, so that no picture of it is made of fewer later.

    Raises:
        StoreError: it is not the collector's account that asks, another program collects at this
            moment, or something could not be read or written.
    """
    try:
        with (
            _inbox_of_ones_own(drop / INBOX) as inbox,
            _ones_own(drop / COLLECTED) as collected,
            _alone(collected, drop),
        ):
            with _ones_own(drop / COUNTING) as counting:
                least = max(least, LEAST)
                found = _Collecting(drop, inbox, counting, collected, least).collect(today, only)
            with contextlib.suppress(OSError):
                (drop / COUNTING).rmdir()
    except OSError as error:
        raise StoreError(
            what=f"Collecting did not come to its end: {why(error)}.", where=str(drop)
        ) from None
    return found


@contextlib.contextmanager
def _inbox_of_ones_own(inbox: Path) -> Iterator[int]:
    found = inbox.lstat()
    if found.st_uid != os.geteuid():
        whose = account_named(found.st_uid)
        raise StoreError(
            what=f"Only the account '{whose}' counts what is in this inbox.",
            where=str(inbox),
            what_to_do=f"As an administrator: runuser -u {whose} -- ticlist team --publish",
        )
    with listed(inbox) as at:
        yield at


@contextlib.contextmanager
def _ones_own(folder: Path) -> Iterator[int]:
    durable.make_private_folder(folder)
    with listed(folder) as at:
        yield at


@contextlib.contextmanager
def _alone(collected: int, drop: Path) -> Iterator[None]:
    try:
        fcntl.flock(collected, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise StoreError(
            what="Another ticlist is collecting at this moment.", where=str(drop)
        ) from None
    yield  # ends with the folder's being closed


class _Collecting:
    def __init__(self, drop: Path, inbox: int, counting: int, collected: int, least: int) -> None:
        self._folder = drop / COLLECTED
        self._inbox = inbox
        self._counting = counting
        self._collected = collected
        self._least = least
        with os.scandir(collected) as there:
            # Nobody else writes there now: of writes that were cut off. All names can be many.
            _clear(collected, [each.name for each in there if each.name.startswith(HALF)])
        self._refused: list[Refused] = []
        self._left_over: list[str] = []

    def collect(self, today: dt.date, only: str | None) -> Collected:
        begun = self._begun()
        ended = self._ended(today, only)
        periods, counted = [], 0
        for period in sorted({*ended, *begun}):
            if period not in begun and self._is_closed(period):
                late = self._names_of(period)
                self._refuse(late, "came after the counting")
                _clear(self._inbox, late)
            elif only in {None, period}:
                counted += self._count(period)
                periods.append(period)
        _clear(self._inbox, self._left_over)
        return Collected(tuple(periods), counted, tuple(self._refused))

    def _begun(self) -> set[str]:
        """The periods whose counting was interrupted; what is left of one that was not, goes."""
        there = names_in(self._counting)
        for each in there:
            if each.startswith(_DONE):
                self._take_away(each)
        return {each for each in there if days_of(each) is not None}

    def _ended(self, today: dt.date, only: str | None) -> set[str]:
        """The periods that have ended and that there are contributions to."""
        found: set[str] = set()
        with os.scandir(self._inbox) as entries:
            for entry in entries:
                match = NAME.fullmatch(entry.name.removeprefix(HALF))
                if match is None:
                    self._not_one(entry.name)
                elif only not in {None, match[1]}:
                    continue
                elif why_not := _out_of_time(match[1], today):
                    # It stays: it may be the clock of this machine that is wrong.
                    self._refuse([entry.name], why_not)
                elif has_ended(match[1], today):
                    if entry.name.startswith(HALF):
                        self._left_over.append(entry.name)
                    else:
                        found.add(match[1])
        return found

    def _names_of(self, period: str) -> list[str]:
        with os.scandir(self._inbox) as entries:
            matches = (NAME.fullmatch(entry.name) for entry in entries)
            return sorted(each[0] for each in matches if each is not None and each[1] == period)

    def _not_one(self, name: str) -> None:
        if not name.startswith(HALF):
            period = name.removesuffix(closed_mark(""))
            if days_of(period) is None or not self._is_closed(period):
                self._refuse([name], NO_NAME)
        elif self._is_mine(name):
            self._left_over.append(name)

    def _is_mine(self, name: str) -> bool:
        try:
            found = os.stat(name, dir_fd=self._inbox, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()

    def _refuse(self, names: Iterable[str], because: str) -> None:
        self._refused += [Refused(each, because) for each in names]

    # --- one period -----------------------------------------------------------------------------

    def _count(self, period: str) -> int:
        with contextlib.suppress(FileExistsError):
            os.mkdir(period, 0o700, dir_fd=self._counting)
        # Before the mark: of a period that is marked and has no folder, all comes too late.
        os.fsync(self._counting)
        with listed(period, self._counting) as apart:
            mark_closed(self._inbox, period, self._least)
            # After the mark: whoever adds something looks for the mark when it is there, and so
            # either it is among these, or they take it back and are told so.
            self._set_apart(self._names_of(period), apart)
            counted = self._copy(apart)
        # From here on it is done: what is left is only to be taken away.
        done = f"{_DONE}{os.urandom(8).hex()}"
        os.rename(period, done, src_dir_fd=self._counting, dst_dir_fd=self._counting)
        os.fsync(self._counting)
        self._take_away(done)
        return counted

    def _is_closed(self, period: str) -> bool:
        return least_when_closed(self._inbox, period) is not None

    def _set_apart(self, names: list[str], apart: int) -> None:
        """Move files to where nobody can take one away, or put one in its place, any more."""
        there = {*names_in(apart)}
        for name in names:
            try:
                found = os.stat(name, dir_fd=self._inbox, follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode):
                    self._refuse([name], NOT_PLAIN)
                elif name in there:
                    self._refuse([name], "is there twice")
                    os.unlink(name, dir_fd=self._inbox)
                else:
                    os.rename(name, name, src_dir_fd=self._inbox, dst_dir_fd=apart)
            except FileNotFoundError:
                continue  # taken back at the last moment
            except OSError as error:
                self._refuse([name], why_theirs(error))
        os.fsync(apart)

    def _copy(self, apart: int) -> int:
        names = sorted(names_in(apart))
        # Of what was copied before an interruption, by whom; what it says is taken from the copy,
        # since its owner may still have the file open and change it.
        there = {name for name in names if _is_in(self._collected, name)}
        done = {each for name in there for each in self._whose(apart, name)}
        rest = self._lodged(apart, [name for name in names if name not in there])
        once = [each for each in count_once(rest) if _key(each) not in done]
        for each in once:
            durable.create(self._folder, each.name, f"{line_of(each.contribution)}\n".encode())
        return len(once)

    def _whose(self, apart: int, name: str) -> Iterator[tuple[int, str, str]]:
        owner = os.stat(name, dir_fd=apart, follow_symlinks=False).st_uid
        with contextlib.suppress(FileRefusedError):
            copied = contribution_in(self._collected, name)[0]
            yield owner, copied.period, copied.checklist

    def _lodged(self, apart: int, names: list[str]) -> Iterator[Lodged]:
        checklists: dict[int, set[str]] = {}
        for name in names:
            try:
                contribution, found = contribution_in(apart, name)
            except FileRefusedError as error:
                self._refuse([name], error.what)
                continue
            known = checklists.setdefault(found.st_uid, set())
            if found.st_nlink != 1:
                # Or somebody else's file could be counted in the name of its owner.
                self._refuse([name], "has a second name")
            elif len({*known, contribution.checklist}) > MOST_CHECKLISTS:
                self._refuse([name], "of too many checklists")
            else:
                known.add(contribution.checklist)
                yield Lodged(found.st_uid, found.st_mtime_ns, name, contribution)

    def _take_away(self, done: str) -> None:
        with contextlib.suppress(OSError), listed(done, self._counting) as at:
            _clear(at, names_in(at))
            os.rmdir(done, dir_fd=self._counting)


def _out_of_time(period: str, today: dt.date) -> str:
    """Why nothing can have been contributed to a period by anybody's ticlist; empty where it can.

    Periods without end would only fill the disk: each that is counted is marked for good.
    """
    if days_of(period) is None:
        return "of no period there is"
    if is_long_ago(period, today):
        return "of long ago"
    return "of a time to come" if is_far_ahead(period, today) else ""


def _is_in(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _clear(folder: int, names: Iterable[str]) -> None:
    for name in names:
        # A folder of somebody's stays, and is named each time.
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=folder)


def _key(lodged: Lodged) -> tuple[int, str, str]:
    return lodged.owner, lodged.contribution.period, lodged.contribution.checklist


class Counted(NamedTuple):
    """What was collected for one period, counted up.

    Args:
        period: which; empty for what is of none.
        tallies: for each checklist, how many lean to which side.
        refused: what does not count.
    """

    period: str
    tallies: dict[str, Tally]
    refused: list[Refused]


def counted_up(drop: Path, today: dt.date, only: str | None = None) -> Generator[Counted]:
    """Count what was collected for periods that have ended, each by itself.

    Nothing of a period stays in memory when the next one is counted: however many there are, it
    takes as much as the largest.

    Args:
        drop: the team's folder.
        today: the day it is.
        only: one period; None for every one that has ended.

    Raises:
        StoreError: the folder cannot be read.
    """
    folder = drop / COLLECTED
    try:
        with listed(folder) as at:
            periods, strays = _by_period(at)
            yield Counted("", {}, [Refused(each, NO_NAME) for each in strays])
            for period in sorted(periods):
                if has_ended(period, today) and only in {None, period}:
                    yield _count(at, period, periods[period])
    except OSError as error:
        raise StoreError(
            what=f"What was collected cannot be read: {why(error)}.", where=str(folder)
        ) from None


def _by_period(folder: int) -> tuple[dict[str, list[str]], list[str]]:
    """The names of what was collected, by period, and those that are none."""
    periods: dict[str, list[str]] = {}
    strays = []
    with os.scandir(folder) as entries:
        for entry in entries:
            match = NAME.fullmatch(entry.name)
            if match is not None and days_of(match[1]) is not None:
                periods.setdefault(match[1], []).append(entry.name)
            elif not entry.name.startswith(HALF):
                strays.append(entry.name)
    return periods, strays


def _count(folder: int, period: str, names: list[str]) -> Counted:
    counted = Counted(period, {}, [])
    for name in names:
        try:
            found = contribution_in(folder, name)[0]
        except FileRefusedError as error:
            counted.refused.append(Refused(name, error.what))
        else:
            counted.tallies.setdefault(found.checklist, Tally()).add(found)
    return counted
