"""The team's drop folder: who owns it, who can put what there, and who can read it."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ticlist.site.finding import AS_ROOT, question, right, to_mend
from ticlist.site.lists import given_by_lists
from ticlist.site.machine import ROOT
from ticlist.site.openness import above, way_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Account, Machine, Seen

NO_SHELLS = {"nologin", "false"}
MOUNTS = "/proc/self/mountinfo"
_WITHOUT_OWNERS = {"vfat", "exfat", "msdos", "ntfs", "ntfs3", "fuseblk"}
_OF_A_NETWORK = ("nfs", "nfs4", "cifs", "smb", "9p", "ceph", "fuse.", "afs", "gluster")


class _Part(NamedTuple):
    """One folder of the drop folder: what its mode has to be, and why each bit of it counts."""

    name: str
    mode: int
    needs: dict[int, str]
    must_not: dict[int, str]

    @property
    def is_of_members(self) -> bool:
        """Whether its group is that of the members, and not the collector's own."""
        return self.name in {"", "pictures"}


_PARTS = (
    _Part(
        "",
        0o750,
        {0o050: "Members cannot enter it."},
        {0o020: "Members can move what is in it.", 0o007: "Others than members can enter it."},
    ),
    _Part(
        "inbox",
        0o3733,
        {
            0o2000: "Files in it would not get the collector's group (setgid).",
            0o1000: "Members can take away or replace what others put there (sticky).",
            0o003: "Members cannot put anything in.",
        },
        {0o004: "Members can list who put something in, and when."},
    ),
    _Part(
        "pictures",
        0o2755,
        {0o055: "Members cannot read the pictures."},
        {0o022: "Others than the collector can write pictures."},
    ),
    _Part("collected", 0o700, {}, {0o077: "Others than the collector can enter it."}),
)


def members_of(machine: Machine, drop: Path) -> list[Account] | None:
    """The members of a team: those in the group that its drop folder belongs to.

    Args:
        machine: where it is.
        drop: the folder.

    Returns:
        None where that cannot be known.
    """
    seen = machine.look(str(drop))
    if seen.status is None or seen.gid == ROOT:
        return None
    return [each for each in machine.people_in(seen.gid) if each.uid != seen.uid]


def look_at_drop(machine: Machine, drop: Path) -> Iterator[Finding]:
    """What is to be said of a team's drop folder.

    Args:
        machine: where it is.
        drop: the folder.
    """
    seen = machine.look(str(drop))
    if seen.why:
        yield question(str(drop), "Can be looked at by root alone.", AS_ROOT)
        return
    if not seen.is_folder:
        what = "Is a link, and has to be a folder." if seen.status else "Is not there."
        yield to_mend(str(drop), what, "The page for administrators says how it is made.")
        return
    found = [*above(machine, str(drop)), *way_to(machine, str(drop)), *_collector(machine, seen)]
    # Whose the rest has to be, and of which group, is known by the collector.
    if _collects(machine, seen):
        found += (each for part in _PARTS for each in _part(machine, seen, part))
    found += _disk(machine, str(drop))
    yield from found
    if all(each.kind == "right" for each in found):
        yield right(str(drop), "Members can add to it and read pictures, the collector does all.")


def _collects(machine: Machine, drop: Seen) -> Account | None:
    """The account that a drop folder belongs to, where it can be that of a collector."""
    return None if drop.uid == ROOT else machine.account(drop.uid)


def _collector(machine: Machine, drop: Seen) -> Iterator[Finding]:
    collector = _collects(machine, drop)
    who = machine.account_named(drop.uid)
    if collector is None:
        what = f"Belongs to '{who}'; an account made for it alone has to collect."
        # The folders alone: by the owner of a file it is told whose contribution that is.
        folders = (f"{drop.path}/{part.name}".rstrip("/") for part in _PARTS)
        yield to_mend(drop.path, what, f"chown ticlist-collector {shlex.join(folders)}")
        return
    members = [each for each in machine.people_in(drop.gid) if each.uid != drop.uid]
    if not members:
        named = machine.group_named(drop.gid)
        yield question(drop.path, f"Nobody is in the members' group '{named}'.")
    if any(each.uid == drop.uid for each in machine.people_in(drop.gid)):
        what = f"The collector '{who}' is among the members, whose answers it reads."
        yield question(drop.path, what)
    if PurePosixPath(collector.shell).name not in NO_SHELLS:
        mends = f"usermod --shell /usr/sbin/nologin {shlex.quote(who)}"
        yield to_mend(f"account '{who}'", "Somebody can log in as the collector.", mends)


def _part(machine: Machine, drop: Seen, part: _Part) -> Iterator[Finding]:
    path = f"{drop.path}/{part.name}".rstrip("/")
    seen = drop if not part.name else machine.look(path)
    group = drop.gid if part.is_of_members else _own_group(machine, drop)
    quoted = shlex.quote(path)
    if seen.why:
        yield question(path, "Can be looked at by root alone.", AS_ROOT)
        return
    if not seen.is_folder:
        made = (
            f"install -d -m {part.mode:o} -o {machine.account_named(drop.uid)}"
            f" -g {machine.group_named(group)} {quoted}"
        )
        yield to_mend(path, "Is no folder." if seen.status else "Is not there.", made)
        return
    if seen.uid != drop.uid:
        who = machine.account_named(drop.uid)
        what = f"Belongs to '{machine.account_named(seen.uid)}', and has to be the collector's."
        yield to_mend(path, what, f"chown {shlex.quote(who)} {quoted}")
    yield from _group(machine, seen, part, group)
    wrong = [why for bits, why in part.needs.items() if seen.mode & bits != bits]
    wrong += [why for bits, why in part.must_not.items() if seen.mode & bits]
    if wrong:
        yield to_mend(path, " ".join(wrong), f"chmod {part.mode:04o} {quoted}")
    for line in given_by_lists(machine, path, but=drop.uid):
        yield to_mend(path, line, f"setfacl -b {quoted}")


def _group(machine: Machine, seen: Seen, part: _Part, group: int) -> Iterator[Finding]:
    if part.name == "collected":
        return  # nobody of whatever group can enter it
    if seen.gid != group:
        named = machine.group_named(group)
        what = f"Is of the group '{machine.group_named(seen.gid)}', and has to be of '{named}'."
        yield to_mend(seen.path, what, f"chgrp {shlex.quote(named)} {shlex.quote(seen.path)}")
    elif part.name == "inbox":
        others = [each.name for each in machine.people_in(seen.gid) if each.uid != seen.uid]
        if others:
            who = ", ".join(others)
            named = machine.group_named(seen.gid)
            what = f"Can be read by those in its group '{named}' beside the collector: {who}."
            yield to_mend(seen.path, what, f"gpasswd --delete {shlex.quote(others[0])} {named}")


def _own_group(machine: Machine, drop: Seen) -> int:
    collector = machine.account(drop.uid)
    return collector.gid if collector else drop.uid


def _disk(machine: Machine, drop: str) -> Iterator[Finding]:
    kind = _kind_of_disk(machine.text(MOUNTS) or "", drop)
    if kind in _WITHOUT_OWNERS:
        what = f"Is on a disk that knows no owners ({kind})."
        yield to_mend(drop, what, "Move it to a disk of the system's own kind, such as ext4.")
    elif kind.startswith(_OF_A_NETWORK):
        what = f"Is on a disk that other machines have too ({kind}): who is root there reads it."
        yield question(drop, what)


def _kind_of_disk(mounts: str, path: str) -> str:
    """The kind of the disk that a path is on, as the kernel's table of mounts says it."""
    best, kind = "", ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        place = fields[4] if len(fields) > 4 and after else ""  # noqa: PLR2004 - proc(5)
        inside = place in {"/", path} or path.startswith(f"{place}/")
        if place and inside and len(place) >= len(best):
            best, kind = place, after.split(" ")[0]
    return kind
