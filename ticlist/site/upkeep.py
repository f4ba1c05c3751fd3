"""What a team's server goes on by: the timer that makes its pictures, its members' keys and limits.

None of it opens anything to anybody, so what is missing is asked about: there are other ways to do
the same.
"""

from __future__ import annotations

import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ticlist.site.finding import question, right
from ticlist.site.launcher import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Account, Machine, Seen

_UNITS = "/etc/systemd/system"
_TIMER = "ticlist-publish.timer"
_ENABLED = f"{_UNITS}/timers.target.wants/{_TIMER}"
_OF_EVERYBODY = f"{_UNITS}/user-.slice.d"
_MOST_NAMED, _MOST_LINKS = 5, 8


def look_at_timer(machine: Machine) -> Iterator[Finding]:
    """Whether the team's pictures are made by themselves.

    Args:
        machine: where the timer of the page for administrators is looked for.
    """
    if not machine.look(_UNITS).is_folder:
        return
    if _is_a_file(machine, _ENABLED):
        yield right(_TIMER, "Is enabled: pictures are made once their period has ended.")
        return
    what = "Is not enabled: what runs 'ticlist team --publish' once a period has ended?"
    yield question(_TIMER, what, f"systemctl enable --now {_TIMER}")


def look_at_members(machine: Machine, members: Sequence[Account]) -> Iterator[Finding]:
    """Whether each member can log in, and what keeps one from taking all of the machine.

    Args:
        machine: where keys and limits are.
        members: who logs in.
    """
    if machine.look(KEYS).status:
        without = [each for each in members if not _has_a_key(machine, each)]
        if without:
            what = f"No key there of {_named(without)}: can they log in?"
            yield question(KEYS, what, "The page for administrators says it under 'Add a member'.")
    if not machine.look(_UNITS).is_folder or machine.names(_OF_EVERYBODY):
        return
    without = [each for each in members if not _has_limits(machine, each)]
    if without:
        what = f"Nothing there limits what {_named(without)} can take of memory and processors."
        yield question(_UNITS, what, "The page for administrators says it under 'Add a member'.")
    elif members:
        yield right(_UNITS, "Limits what each member can take of memory and processors.")


def _has_a_key(machine: Machine, member: Account) -> bool:
    seen = _led_to(machine, f"{KEYS}/{member.name}")
    # One that cannot be looked at from here is not missing.
    return bool(seen.why) or (seen.status is not None and seen.status.st_size > 0)


def _has_limits(machine: Machine, member: Account) -> bool:
    folder = f"{_UNITS}/user-{member.uid}.slice.d"
    names = (each for each in machine.names(folder) if each.endswith(".conf"))
    return any(_is_a_file(machine, f"{folder}/{each}") for each in names)


def _is_a_file(machine: Machine, path: str) -> bool:
    status = _led_to(machine, path).status
    return status is not None and stat.S_ISREG(status.st_mode)


def _led_to(machine: Machine, path: str) -> Seen:
    """What is known of what a path leads to; of links that lead on and on, the last looked at."""
    seen = machine.look(path)
    for _ in range(_MOST_LINKS):
        if not seen.is_link:
            break
        target = PurePosixPath(seen.path).parent / machine.real(seen.path).readlink()
        seen = machine.look(str(target))
    return seen


def _named(accounts: Sequence[Account]) -> str:
    names = [f"'{each.name}'" for each in accounts[:_MOST_NAMED]]
    more = len(accounts) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
