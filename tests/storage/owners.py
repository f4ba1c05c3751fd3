"""Other programs that have, or had, a draft open."""

import os

import tomli_w

from ticlist.storage import locks
from ticlist.storage.locks import Owner
from ticlist.storage.paths import Paths

NOBODY = 4_000_000
"""More than any process is numbered here."""


def a_live_one() -> Owner:
    """The program that started the tests: another one than they, and it runs."""
    number = os.getppid()
    me = locks.this_program()
    return me._replace(process=number, began=locks._began(number), terminal="pts/7")


def a_dead_one() -> Owner:
    return a_live_one()._replace(process=NOBODY)


def one_on_another_computer() -> Owner:
    return a_live_one()._replace(host="elsewhere", machine="another")


def hand_to(owner: Owner, paths: Paths, draft_id: str) -> None:
    """Have a draft open in another program, as that would do it itself."""
    paths.drafts.mkdir(parents=True, exist_ok=True)
    lock = paths.drafts / f"{draft_id}.lock"
    table = {name: each for name, each in owner._asdict().items() if each}
    lock.write_text(tomli_w.dumps(table), encoding="utf-8")
