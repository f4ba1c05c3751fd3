"""The site's settings: whose the file is, whether all in it counts, and what it rules."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ticlist.site.finding import AS_ROOT, question, right, to_mend
from ticlist.site.openness import above, only_for, way_to
from ticlist.storage.paths import SITE_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine, Seen
    from ticlist.storage.settings import Settings

FILE = str(SITE_RULES)
_ALL_READ = 0o004
_OTHERS_WRITE = 0o022


def look_at_rules(machine: Machine, settings: Settings, *, has_launcher: bool) -> Iterator[Finding]:
    """What is to be said of the site's settings.

    Args:
        machine: where they are.
        settings: what comes of the site's settings alone.
        has_launcher: whether there are logins that can do nothing but ticlist.
    """
    found = [*above(machine, FILE), *way_to(machine, FILE), *_file(machine, settings)]
    yield from found
    if all(each.kind == "right" for each in found) and machine.look(FILE).status:
        yield right(FILE, "Is root's, and every line of it counts.")
    if settings.locked:
        yield right(FILE, "'locked' is on: nothing in ticlist leads out of it.")
    elif has_launcher:
        what = "'locked' is off, and there are logins that can do nothing but ticlist."
        yield to_mend(FILE, what, "Write 'locked = true' under [site].")
    else:
        yield question(FILE, "'locked' is off: right where people have a shell of their own.")


def _file(machine: Machine, settings: Settings) -> Iterator[Finding]:
    seen = machine.look(FILE)
    if seen.why:
        yield question(FILE, f"Cannot be looked at: {seen.why}.", AS_ROOT)
    elif seen.status is None:
        yield right(FILE, "Is not there: every setting is what people choose, or the default.")
    else:
        yield from _roots_alone(machine, seen)
        if not seen.mode & _ALL_READ:
            yield to_mend(FILE, "Members cannot read it.", f"chmod 644 {shlex.quote(FILE)}")
    for line in settings.remarks:
        yield to_mend(FILE, line.removeprefix(f"{FILE}:"), "Mend that line with an editor.")


def _roots_alone(machine: Machine, seen: Seen) -> Iterator[Finding]:
    found = list(only_for(machine, seen))
    yield from found
    # What [site] rules counts only where no group can write, be it one that nobody is in.
    if not found and seen.mode & _OTHERS_WRITE:
        what = "Its group can write there: what stands under [site] does not count."
        yield to_mend(FILE, what, f"chmod go-w {shlex.quote(FILE)}")
