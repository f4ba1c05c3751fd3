"""The launcher of logins that can do nothing but ticlist, and what of sshd leads to it."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import CHECKLIST_BYTES, read_bytes
from ticlist.site.finding import question, right, to_mend
from ticlist.site.openness import above, only_for
from ticlist.site.sshd import SSHD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Account, Machine
    from ticlist.site.sshd import Sshd

LAUNCHER = "/usr/local/bin/ticlist-login"
KEYS = "/etc/ssh/ticlist-keys"
_SHIPPED = "ticlist/ticlist-login"
_ALL_RUN = 0o005
_MUST_BE = (
    ("permituserrc", "PermitUserRC", "no"),
    ("disableforwarding", "DisableForwarding", "yes"),
)
_OTHER_KEYS = (
    ("authorizedkeyscommand", "AuthorizedKeysCommand"),
    ("trustedusercakeys", "TrustedUserCAKeys"),
)
_HARMLESS = re.compile(r"LANG|LC_[A-Z*]+|COLORTERM|NO_COLOR")


def look_at_launcher(
    machine: Machine, shared: str, sshd: Sshd, members: Sequence[Account]
) -> Iterator[Finding]:
    """What is to be said of the launcher, and of the configuration of sshd that names it.

    Args:
        machine: where they are.
        shared: the folder with what is installed beside the program.
        sshd: its configuration.
        members: whose logins are to run it.
    """
    seen = machine.look(LAUNCHER)
    is_forced = LAUNCHER in sshd.everywhere.get("forcecommand", ())
    if seen.status is None:
        if is_forced:
            mends = f"install -m 0755 {shlex.quote(f'{shared}/{_SHIPPED}')} {LAUNCHER}"
            yield to_mend(LAUNCHER, "Is not there, and sshd is to run it.", mends)
        else:
            yield right(LAUNCHER, "Is not there: no logins that can do nothing but ticlist.")
        return
    found = [*above(machine, LAUNCHER), *_file(machine, f"{shared}/{_SHIPPED}")]
    yield from found
    if not found:
        yield right(LAUNCHER, "Is root's, and the one that this ticlist brings.")
    asks = f"Run 'sshd -T -C user={members[0].name if members else 'NAME'}' as root"
    if is_forced:
        yield from _sshd(machine, sshd, asks)
    else:
        what = f"No ForceCommand that can be read leads to {LAUNCHER}."
        yield question(SSHD, what, f"{asks}: what does it say of 'forcecommand'?")
    yield from _keys(machine)


def has_launcher(machine: Machine, sshd: Sshd) -> bool:
    """Whether there are, or are to be, logins that can do nothing but ticlist.

    Args:
        machine: where they are.
        sshd: its configuration.
    """
    is_there = machine.look(LAUNCHER).status is not None
    return is_there or LAUNCHER in sshd.everywhere.get("forcecommand", ())


def _file(machine: Machine, shipped: str) -> Iterator[Finding]:
    seen = machine.look(LAUNCHER)
    mends = f"install -m 0755 {shlex.quote(shipped)} {LAUNCHER}"
    if seen.is_link:
        yield to_mend(LAUNCHER, "Is a link, and has to be a file of root's.", mends)
        return
    yield from only_for(machine, seen)
    if seen.mode & _ALL_RUN != _ALL_RUN:
        yield to_mend(LAUNCHER, "Members cannot run it.", f"chmod 755 {LAUNCHER}")
    try:
        ours = read_bytes(machine.real(shipped), CHECKLIST_BYTES)
        theirs = read_bytes(machine.real(LAUNCHER), CHECKLIST_BYTES)
    except FileRefusedError as error:
        what = f"Could not be put beside the one of this ticlist: {error}"
        yield question(LAUNCHER, what)
        return
    if ours != theirs:
        yield to_mend(LAUNCHER, "Is another than the one that this ticlist brings.", mends)


def _sshd(machine: Machine, sshd: Sshd, asks: str) -> Iterator[Finding]:
    found = list(_led_to_the_launcher(machine, sshd, asks))
    if not found:
        found += (*_lines(sshd, asks), *_keys_from_elsewhere(sshd, asks))
    found += _environment(sshd)
    for file in sshd.beside:
        found += only_for(machine, machine.look(file))
    yield from found
    if not found:
        yield right(SSHD, "Members' logins run the launcher, forward nothing, and run no file.")


def _led_to_the_launcher(machine: Machine, sshd: Sshd, asks: str) -> Iterator[Finding]:
    if not sshd.names("forcecommand", LAUNCHER) and not sshd.unread:
        what = "Does not include the file that names the launcher: logins get their shell."
        yield to_mend(SSHD, what, f"Write 'Include {SSHD}.d/*.conf' as its first line.")
        return
    is_sure = {*sshd.may_be("forcecommand")} == {LAUNCHER} and not sshd.unread
    of_nobody = [
        each
        for each in sshd.groups_led_to(LAUNCHER)
        if not any(machine.has_group(name) for name in each)
    ]
    of_members = [each for each in of_nobody if sshd.group in each]
    if of_members or (of_nobody and not is_sure):
        named = ",".join((of_members or of_nobody)[0])
        what = f"'Match Group {named}': there is no such group, so it counts for nobody."
        yield to_mend(SSHD, what, "Put the members' group in its place.")
    elif not is_sure:
        of = f"the group '{sshd.group}'" if sshd.group else "members"
        what = f"Whether logins of {of} run the launcher cannot be told: see each 'Match'."
        yield question(SSHD, what, f"{asks}: it has to say 'forcecommand {LAUNCHER}'.")


def _lines(sshd: Sshd, asks: str) -> Iterator[Finding]:
    for name, shown, value in _MUST_BE:
        may_be = {each.lower() for each in sshd.may_be(name)}
        if value not in may_be:
            what = f"'{shown} {value}' does not stand there for members."
            yield to_mend(SSHD, what, "The page for administrators has the whole block.")
        elif may_be != {value}:
            what = f"Another 'Match' may take '{shown} {value}' from members."
            yield question(SSHD, what, f"{asks}: it has to say '{name} {value}'.")


def _keys_from_elsewhere(sshd: Sshd, asks: str) -> Iterator[Finding]:
    for name, shown in _OTHER_KEYS:
        if any(each.lower() not in {"", "none"} for each in sshd.may_be(name)):
            what = f"'{shown}' may let keys in that are not in {KEYS}: who can add one?"
            yield question(SSHD, what, f"{asks}: it says '{name} none' where none are let in.")
    if not sshd.reads_keys_in(KEYS):
        what = f"Members' keys may be read elsewhere than in {KEYS}: who can add one?"
        yield question(SSHD, what, f"{asks}: it has to say 'authorizedkeysfile {KEYS}/%u'.")


def _environment(sshd: Sshd) -> Iterator[Finding]:
    said = sshd.everywhere
    if any(each.lower() != "no" for each in said.get("permituserenvironment", ())):
        what = "'PermitUserEnvironment' lets a file of a member's set the environment."
        yield to_mend(SSHD, what, "Write 'PermitUserEnvironment no'.")
    taken = [each for line in said.get("acceptenv", ()) for each in line.split()]
    beyond = [each for each in taken if not _HARMLESS.fullmatch(each)]
    if beyond:
        what = f"'AcceptEnv' takes more than LANG and LC_*: {', '.join(beyond)}."
        yield question(SSHD, f"{what} The shell that starts the launcher has it.")


def _keys(machine: Machine) -> Iterator[Finding]:
    seen = machine.look(KEYS)
    if seen.status is None:
        said = seen.why or "it is not there"
        yield question(KEYS, f"Was not looked at ({said}): who can add a key to a login?")
        return
    found = [*above(machine, f"{KEYS}/key")]
    for name in machine.names(KEYS):
        found += only_for(machine, machine.look(f"{KEYS}/{name}"))
    yield from found or [right(KEYS, "Nobody but root can add a key to a login.")]
