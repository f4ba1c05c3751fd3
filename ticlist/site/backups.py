"""Programs that may copy what people write to where others can read it: asked about, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.site.finding import question, right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine

_FOLDERS = ("cron.d", "cron.hourly", "cron.daily", "cron.weekly", "cron.monthly", "systemd/system")
_KNOWN = re.compile(
    r"(?i)amanda|autorestic|backup|bacula|bareos|\bborg|burp|bup|dupl(?:icity|icati|y)|kopia"
    r"|rclone|rdiff|restic|rsnapshot|rsync|sanoid|snapper|syncoid|timeshift|tarsnap|urbackup"
)
# What every Debian has: copies of its own lists, and a program's folder for others' files.
_OF_THE_SYSTEM = re.compile(r"dpkg|apt-compat|dpkg-db-backup\.(?:service|timer)")


def look_at_backups(machine: Machine) -> Iterator[Finding]:
    """A question for each configuration that is called as a program for backups is.

    Args:
        machine: where it is looked for, by names alone.
    """
    found = [f"/etc/{each}" for each in machine.names("/etc") if _is_known(each)]
    for folder in _FOLDERS:
        names = machine.names(f"/etc/{folder}")
        found += [f"/etc/{folder}/{each}" for each in names if _is_known(each)]
    for each in found:
        yield question(
            each,
            "Does it copy homes or the drop folder to where others can read them?",
            "Have it lock what it copies, or leave them out.",
        )
    if not found:
        yield right("/etc", "No backup that is known by its name. Is there another?")


def _is_known(name: str) -> bool:
    # A name that ends so is the copy of a file, made when the system was changed.
    is_old = name.endswith(("-", "~", ".dpkg-old", ".dpkg-dist", ".backup"))
    return bool(_KNOWN.search(name)) and not is_old and not _OF_THE_SYSTEM.fullmatch(name)
