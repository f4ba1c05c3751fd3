"""Saves reflections under names that other programs are choosing at the same moment.

Called as `python -m tests.faults.saver HOME NUMBER SAVES DISK`; begins when a line comes in, and
says the id of each reflection that it was told is kept.

It chooses its letters as every other one does, as two computers would on which chance has begun the
same.
"""

import datetime as dt
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from unittest import mock
from zoneinfo import ZoneInfo

from tests.storage.making import a_reflection, home_in
from ticlist.errors import NameTakenError
from ticlist.model.checklist import Checklist
from ticlist.model.walk import Beginning, new_reflection, with_another_id
from ticlist.storage.store import Store

DISKS = ("with links", "without links")
# The night on which half past one comes twice.
TWICE = dt.datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))


def moment(number: int, each: int) -> dt.datetime:
    """The time at which a program saves for the nth time: the clocks may have been set back."""
    if each % 3 == 0:
        return TWICE
    if each % 3 == 1:
        return TWICE.replace(fold=number % 2)
    return TWICE - dt.timedelta(minutes=number % 2)


def save_all(folder: Path, number: int, saves: int) -> None:
    """Save, each time under the first name that is free."""
    store = Store(home_in(folder))
    school = Checklist("school", "school", "2026.1", "en", "School")
    for each in range(saves):
        now = moment(number, each)
        begun = new_reflection(school, Beginning("short", now.date()), now, "ticlist 0.1.0")
        words = f"Written by program {number}, for the {each}th time."
        reflection = replace(a_reflection(context=words), id=begun.id, on=begun.on)
        while not _is_kept(store, reflection):
            reflection = with_another_id(reflection)
        sys.stdout.write(f"{reflection.id} {number} {each}\n")


def _is_kept(store: Store, reflection: object) -> bool:
    try:
        store.save(reflection)  # type: ignore[arg-type]
    except NameTakenError:
        return False
    return True


def _no_links(*_: object, **__: object) -> None:
    raise PermissionError(1, "no links here")


if __name__ == "__main__":
    home, me, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    same = random.Random(2026)  # noqa: S311 - on purpose: all are to choose the same
    link = _no_links if sys.argv[4] == "without links" else os.link
    with mock.patch("secrets.choice", same.choice), mock.patch("os.link", link):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        save_all(home, me, count)
