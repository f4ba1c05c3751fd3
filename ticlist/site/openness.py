"""Who else can read or write something, by its owner, its mode and the folders above it."""

from __future__ import annotations

import shlex
import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ticlist.site.finding import to_mend
from ticlist.site.machine import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine, Seen

READ, WRITE, ANY = 0o4, 0o2, 0o7
_ALL_ENTER = 0o005
_GROUP_SHIFT = 3


def open_for(machine: Machine, seen: Seen, rights: int, owners: Collection[int]) -> bool:
    """Whether others than some accounts have rights on it, as far as its mode says.

    Args:
        machine: where it is.
        seen: what is known of it.
        rights: those to look for, as the last digit of a mode.
        owners: the accounts that may have them; a group of theirs alone is theirs too.
    """
    return bool(seen.mode & rights) or (
        bool(seen.mode >> _GROUP_SHIFT & rights) and not is_theirs(machine, seen.gid, owners)
    )


def is_theirs(machine: Machine, gid: int, owners: Collection[int]) -> bool:
    """Whether a group has nobody in it but some accounts, and root."""
    return all(each.uid in {ROOT, *owners} for each in machine.people_in(gid))


def above(machine: Machine, path: str, owners: Collection[int] = ()) -> Iterator[Finding]:
    """What is to be mended of the folders above a path: they are root's, and others keep out.

    Args:
        machine: where it is.
        path: the path.
        owners: the accounts that may own such a folder too.
    """
    for folder in PurePosixPath(path).parents:
        seen = machine.look(str(folder))
        if seen.is_link or not seen.is_folder:
            continue
        yield from only_for(machine, seen, owners)


def way_to(machine: Machine, path: str) -> Iterator[Finding]:
    """What is to be mended of the folders above a path, where not everybody can enter them.

    Args:
        machine: where it is.
        path: the path.
    """
    for folder in PurePosixPath(path).parents:
        seen = machine.look(str(folder))
        if seen.is_folder and seen.mode & _ALL_ENTER != _ALL_ENTER:
            what = "Not everybody can enter it, and members have to."
            yield to_mend(seen.path, what, f"chmod o+rx {shlex.quote(seen.path)}")


def only_for(machine: Machine, seen: Seen, owners: Collection[int] = ()) -> Iterator[Finding]:
    """What is to be mended where anybody but root and some accounts can change it.

    Args:
        machine: where it is.
        seen: what is known of it.
        owners: the accounts that may change it too.
    """
    quoted = shlex.quote(seen.path)
    if seen.status is None:
        return
    if seen.uid not in {ROOT, *owners}:
        what = f"Belongs to the account '{machine.account_named(seen.uid)}', and has to be root's."
        yield to_mend(seen.path, what, f"chown root {quoted}")
    is_kept_apart = seen.is_folder and seen.mode & stat.S_ISVTX
    if not is_kept_apart and open_for(machine, seen, WRITE, owners):
        yield to_mend(seen.path, "Others can write there.", f"chmod go-w {quoted}")
