"""A machine, as far as it is looked at: names, owners and modes, accounts and groups."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes

ROOT = 0


class Account(NamedTuple):
    """One account of the machine."""

    name: str
    uid: int
    gid: int
    home: str
    shell: str


class Group(NamedTuple):
    """One group, with the names of those who are in it beside their first group."""

    name: str
    gid: int
    members: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What is known of one path; `why` says why nothing is, where it could not be looked at."""

    path: str
    status: os.stat_result | None
    why: str = ""

    @property
    def mode(self) -> int:
        """Its permissions; none where it is not there."""
        return stat.S_IMODE(self.status.st_mode) if self.status else 0

    @property
    def uid(self) -> int:
        """The number of its owner; -1 where it is not there."""
        return self.status.st_uid if self.status else -1

    @property
    def gid(self) -> int:
        """The number of its group; -1 where it is not there."""
        return self.status.st_gid if self.status else -1

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, and no link to one."""
        return self.status is not None and stat.S_ISDIR(self.status.st_mode)

    @property
    def is_link(self) -> bool:
        """Whether it is a link."""
        return self.status is not None and stat.S_ISLNK(self.status.st_mode)


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine is asked.

    Args:
        accounts: all of them.
        groups: all of them.
        euid: the account that looks.
        top: the folder that stands for `/`.
    """

    accounts: tuple[Account, ...]
    groups: tuple[Group, ...]
    euid: int
    top: str = ""

    @property
    def is_root_looking(self) -> bool:
        """Whether everything can be looked at."""
        return self.euid == ROOT

    def real(self, path: str) -> Path:
        """Where a path of the machine is."""
        return Path(f"{self.top}{path}")

    def look(self, path: str) -> Seen:
        """What is known of a path; a link is not followed."""
        try:
            return Seen(path, self.real(path).lstat())
        except (FileNotFoundError, NotADirectoryError):
            return Seen(path, None)
        except OSError as error:
            return Seen(path, None, str(error.strerror))

    def names(self, folder: str) -> list[str]:
        """The names in a folder, in order; none where it is not there or cannot be listed."""
        try:
            return sorted(each.name for each in self.real(folder).iterdir())
        except OSError:
            return []

    def text(self, path: str) -> str | None:
        """What a file of the site's or of the system's says; None where it cannot be read."""
        try:
            return read_bytes(self.real(path), CHECKLIST_BYTES).decode("utf-8", "replace")
        except FileRefusedError:
            return None

    def account(self, uid: int) -> Account | None:
        """The account of a number."""
        return next((each for each in self.accounts if each.uid == uid), None)

    def account_named(self, uid: int) -> str:
        """The name of an account, or its number where it has none."""
        found = self.account(uid)
        return found.name if found else str(uid)

    def group_named(self, gid: int) -> str:
        """The name of a group, or its number where it has none."""
        return next((each.name for each in self.groups if each.gid == gid), str(gid))

    def has_group(self, name: str) -> bool:
        """Whether there is a group of a name, be it one that no list of all groups holds."""
        return any(each.name == name for each in self.groups) or (not self.top and _is_group(name))

    def people_in(self, gid: int) -> list[Account]:
        """Everybody in a group, be it their first one or not."""
        named = {name for each in self.groups if each.gid == gid for name in each.members}
        return [each for each in self.accounts if each.gid == gid or each.name in named]


def _is_group(name: str) -> bool:
    # What a directory of a network has is found by its name, and often not listed.
    try:
        grp.getgrnam(name)
    except (KeyError, ValueError):
        return False
    return True


def this_machine() -> Machine:
    """The machine that this process runs on."""
    accounts = (
        Account(each.pw_name, each.pw_uid, each.pw_gid, each.pw_dir, each.pw_shell)
        for each in pwd.getpwall()
    )
    groups = (Group(each.gr_name, each.gr_gid, tuple(each.gr_mem)) for each in grp.getgrall())
    return Machine(tuple(accounts), tuple(groups), os.geteuid())
