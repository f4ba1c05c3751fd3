"""Homes, and what ticlist keeps in them: who but their owner can read or write there."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ticlist.site.finding import AS_ROOT, question, right, to_mend
from ticlist.site.lists import given_by_lists
from ticlist.site.machine import ROOT
from ticlist.site.openness import ANY, READ, above, only_for, open_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Account, Machine, Seen

STORES = ("/.local/share/ticlist", "/.config/ticlist", "/ticlist-exports")
_ON_THE_WAY = ("", "/.local", "/.local/share", "/.config")


def has_a_home(machine: Machine, account: Account) -> bool:
    """Whether an account has a folder of its own."""
    return len(account.home) > 1 and machine.look(account.home).status is not None


def keepers(machine: Machine) -> list[Account]:
    """Everybody in whose home ticlist keeps something, as far as that can be looked at."""
    return [
        each
        for each in machine.accounts
        if has_a_home(machine, each)
        and any(machine.look(f"{each.home}{store}").status for store in STORES)
    ]


def look_at_homes(machine: Machine, people: Iterable[Account]) -> Iterator[Finding]:
    """What is to be said of the homes of some people, and of what ticlist keeps there.

    Args:
        machine: where they are.
        people: whose homes.
    """
    looked = hidden = 0
    all_found = []
    for each in people:
        if not has_a_home(machine, each):
            continue
        found = list(_home(machine, each))
        all_found += found
        looked += 1
        hidden += any(machine.look(f"{each.home}{store}").why for store in STORES)
    yield from dict.fromkeys(all_found)
    if hidden:
        of = "one account" if hidden == 1 else f"{hidden} accounts"
        said = f"What is kept there of {of} can be looked at by root alone."
        yield question("homes", said, AS_ROOT)
    elif not looked:
        yield right("homes", "Nobody keeps anything here yet.")
    elif not any(each.kind == "to mend" for each in all_found):
        of = "One home" if looked == 1 else f"{looked} homes"
        yield right("homes", f"{of}: only their owners can read what ticlist keeps there.")


def _home(machine: Machine, account: Account) -> Iterator[Finding]:
    yield from above(machine, account.home)
    owners = (account.uid,)
    for part in _ON_THE_WAY:
        seen = machine.look(f"{account.home}{part}")
        if seen.is_folder:
            yield from only_for(machine, seen, owners)
    home = machine.look(account.home)
    if home.is_folder and open_for(machine, home, READ, owners):
        mends = f"chmod go-rwx {shlex.quote(account.home)}"
        if home.uid == ROOT:  # the way in is by the group then
            mends = f"chmod o-rwx {shlex.quote(account.home)}"
        yield to_mend(account.home, "Others can list what is in this home.", mends)
    for store in STORES:
        yield from _store(machine, machine.look(f"{account.home}{store}"), account)


def _store(machine: Machine, seen: Seen, account: Account) -> Iterator[Finding]:
    if seen.status is None:
        return
    quoted = shlex.quote(seen.path)
    if not seen.is_folder:
        what = "Is no folder here: where it leads to was not looked at."
        yield question(seen.path, what, f"ls -ld {quoted}")
        return
    if seen.uid != account.uid:
        what = f"Belongs to '{machine.account_named(seen.uid)}', not to '{account.name}'."
        yield to_mend(seen.path, what, f"chown {shlex.quote(account.name)} {quoted}")
    if open_for(machine, seen, ANY, (account.uid,)):
        yield to_mend(seen.path, "Others can enter or read it.", f"chmod 700 {quoted}")
    for line in given_by_lists(machine, seen.path, but=account.uid):
        yield to_mend(seen.path, line, f"setfacl -b {quoted}")
