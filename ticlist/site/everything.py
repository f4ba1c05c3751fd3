"""All that is looked at of a shared server, in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.site.backups import look_at_backups
from ticlist.site.drop import look_at_drop, members_of
from ticlist.site.finding import AS_ROOT, question, right
from ticlist.site.homes import keepers, look_at_homes
from ticlist.site.installed import look_at_installation
from ticlist.site.launcher import LAUNCHER, has_launcher, look_at_launcher
from ticlist.site.locales import look_at_locales
from ticlist.site.logins import look_at_logins
from ticlist.site.rules import FILE, look_at_rules
from ticlist.site.shelf import look_at_shelf
from ticlist.site.sshd import read_sshd
from ticlist.site.upkeep import look_at_members, look_at_timer

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ticlist.site.finding import Finding
    from ticlist.site.installed import Installation
    from ticlist.site.machine import Account, Machine
    from ticlist.storage.settings import Settings


def look_at_site(
    machine: Machine,
    installation: Installation,
    settings: Settings,
    *,
    today: dt.date,
    environment: Mapping[str, str],
) -> Iterator[Finding]:
    """What is right and what is to be mended, one thing after the other; nothing is changed.

    Args:
        machine: what is looked at.
        installation: the ticlist that runs there.
        settings: what comes of the site's settings alone.
        today: the day, for checking checklists.
        environment: that of this process.
    """
    # What stands above several things is told once.
    told = set()
    for each in _everything(machine, installation, settings, today, environment):
        if each not in told:
            told.add(each)
            yield each


def _everything(
    machine: Machine,
    installation: Installation,
    settings: Settings,
    today: dt.date,
    environment: Mapping[str, str],
) -> Iterator[Finding]:
    team = settings.team
    members = members_of(machine, team.drop) if team else None
    group = machine.group_named(machine.look(str(team.drop)).gid) if team and members else ""
    sshd = read_sshd(machine, group, LAUNCHER)
    is_forced = has_launcher(machine, sshd)
    if not machine.is_root_looking:
        said = "Only root can look at everything; what others keep to themselves is left out."
        yield question("here", said, AS_ROOT)
    yield from look_at_installation(machine, installation, has_team=team is not None)
    yield from look_at_rules(machine, settings, has_launcher=is_forced)
    yield from look_at_shelf(machine, today)
    yield from look_at_locales(machine, environment)
    if team:
        yield from look_at_drop(machine, team.drop)
        yield from look_at_timer(machine)
    else:
        yield right(FILE, "No team is named under [team], so there is no drop folder.")
    yield from look_at_launcher(machine, installation.shared, sshd, members or [])
    if is_forced:
        yield from look_at_logins(machine, sshd, members or [])
        yield from look_at_members(machine, members or [])
    yield from look_at_homes(machine, _people(machine, members or []))
    yield from look_at_backups(machine)


def _people(machine: Machine, members: list[Account]) -> list[Account]:
    return list(dict.fromkeys([*members, *keepers(machine)]))
