"""What a login reads before the launcher runs, and whether a member could write it."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ticlist.site.finding import question, right, to_mend
from ticlist.site.homes import has_a_home
from ticlist.site.launcher import KEYS
from ticlist.site.machine import ROOT
from ticlist.site.openness import WRITE, is_theirs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Account, Machine, Seen
    from ticlist.site.sshd import Sshd

# bash is not among them: started by sshd, it reads ~/.bashrc also where it is given a command.
READS_NOTHING = {"sh", "dash", "ash", "nologin", "false"}
_STARTUP = (".bashrc", ".bash_profile", ".profile", ".zshenv", ".kshrc", ".cshrc", ".tcshrc")
_OF_SSH = ("rc", "environment", "authorized_keys")
_GROUP_WRITE = WRITE << 3


def look_at_logins(machine: Machine, sshd: Sshd, members: Iterable[Account]) -> Iterator[Finding]:
    """What is to be said of the logins of members who can do nothing but ticlist.

    Args:
        machine: where they are.
        sshd: its configuration.
        members: whose logins.
    """
    known = list(members)
    found = [each for member in known for each in _login(machine, sshd, member)]
    yield from found
    if known and not found:
        yield right("logins", "Nothing that a member can write runs before the launcher.")


def _login(machine: Machine, sshd: Sshd, member: Account) -> Iterator[Finding]:
    shell = PurePosixPath(member.shell or "/bin/sh").name
    if shell not in READS_NOTHING and _can_put_startup(machine, member):
        what = f"The shell {member.shell} reads files in {member.home} before the launcher runs."
        mends = f"usermod --shell /bin/sh {shlex.quote(member.name)}"
        yield to_mend(f"account '{member.name}'", what, mends)
    if not has_a_home(machine, member):
        return
    for name in _OF_SSH:
        path = f"{member.home}/.ssh/{name}"
        seen = machine.look(path)
        if seen.status is not None and not _is_set_aside(sshd, name):
            what = "sshd may read it before the launcher runs, and a member could write it."
            yield question(path, what, f"rm {shlex.quote(path)}")


def _can_put_startup(machine: Machine, member: Account) -> bool:
    home = machine.look(member.home)
    if home.status is None and not home.why:
        return False
    there = (machine.look(f"{member.home}/{each}") for each in _STARTUP)
    return _can_write(machine, home) or any(
        _can_write(machine, each) for each in there if each.status
    )


def _can_write(machine: Machine, seen: Seen) -> bool:
    if seen.uid != ROOT or seen.mode & WRITE:
        return True
    return bool(seen.mode & _GROUP_WRITE) and not is_theirs(machine, seen.gid, ())


def _is_set_aside(sshd: Sshd, name: str) -> bool:
    """Whether sshd, as far as its configuration can be read, does not read such a file."""
    if name == "rc":
        return all(each.lower() == "no" for each in sshd.may_be("permituserrc"))
    if name == "environment":
        said = sshd.everywhere.get("permituserenvironment", ())
        return all(each.lower() == "no" for each in said)
    return sshd.reads_keys_in(KEYS)
