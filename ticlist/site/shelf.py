"""The site's checklists: whether each can be used, and who can write there."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from ticlist.checking.check import checked
from ticlist.errors import FileRefusedError
from ticlist.files.stepwise import can_replace
from ticlist.site.finding import AS_ROOT, question, right, to_mend
from ticlist.site.machine import ROOT
from ticlist.storage.paths import CHECKLISTS, SITE_RULES
from ticlist.storage.site_checklists import files_in, read_shared

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine

FOLDER = str(SITE_RULES.with_name(CHECKLISTS))
_ALL_READ = 0o004
_ALL_ENTER = 0o005


def look_at_shelf(machine: Machine, today: dt.date) -> Iterator[Finding]:
    """What is to be said of the site's checklists.

    Args:
        machine: where they are.
        today: the day, for checking them.
    """
    seen = machine.look(FOLDER)
    if seen.status is None:
        if seen.why:
            yield question(FOLDER, f"Cannot be looked at: {seen.why}.", AS_ROOT)
        else:
            yield right(FOLDER, "Is not there: the checklists of ticlist are what there is.")
        return
    # The folders above it are those above the site's settings, and are looked at with these.
    found = list(_folder(machine))
    many = 0
    for each in _each(machine, today):
        many += 1
        found += each
    yield from found
    if all(each.kind == "right" for each in found):
        of = "One checklist has" if many == 1 else f"{many} checklists have"
        yield right(FOLDER, f"{of} no mistake." if many else "No checklist of the site's own.")


def _folder(machine: Machine) -> Iterator[Finding]:
    seen = machine.look(FOLDER)
    quoted = shlex.quote(FOLDER)
    if not seen.is_folder or seen.status is None:
        yield question(FOLDER, "Is no folder here: where it leads to was not looked at.")
        return
    if seen.uid != ROOT:
        what = f"Belongs to '{machine.account_named(seen.uid)}', who can replace every checklist."
        yield to_mend(FOLDER, what, f"chown root {quoted}")
    if can_replace(seen.status):
        what = "People can replace each other's checklists there (no sticky bit)."
        yield to_mend(FOLDER, what, f"chmod +t {quoted}")
    if seen.mode & _ALL_ENTER != _ALL_ENTER:
        what = "Members who are not in its group cannot use its checklists."
        yield question(FOLDER, what, f"chmod o+rx {quoted}")


def _each(machine: Machine, today: dt.date) -> Iterator[list[Finding]]:
    try:
        files = files_in(machine.real(FOLDER))
    except FileRefusedError as error:
        yield [to_mend(FOLDER, error.what, f"ls -ld {shlex.quote(FOLDER)}")]
        return
    for file in files:
        yield list(_checklist(machine, file, today))


def _checklist(machine: Machine, file: Path, today: dt.date) -> Iterator[Finding]:
    where = f"{FOLDER}/{file.name}"
    try:
        data, _ = read_shared(file)
    except FileRefusedError as error:
        yield to_mend(where, error.what, f"ls -l {shlex.quote(where)}")
        return
    seen = machine.look(where)
    if not seen.mode & _ALL_READ:
        what = "Not everybody can read it."
        yield question(where, what, f"chmod 644 {shlex.quote(where)}")
    mistakes = checked(data, file.name, today=today).mistakes
    if mistakes:
        first, more = mistakes[0], len(mistakes) - 1
        others = f" And {more} more." if more else ""
        place = f"{where}:{first.line}:{first.column}"
        yield to_mend(place, f"{first.what}{others}", f"ticlist check {shlex.quote(where)}")
