"""`ticlist check-site`: what of a server's set-up is right, and what to mend."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands.asked import today
from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.site.everything import look_at_site
from ticlist.site.installed import this_installation
from ticlist.site.machine import this_machine
from ticlist.storage.paths import SITE_RULES, Paths
from ticlist.storage.settings import read_settings
from ticlist.text import visible_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine
    from ticlist.storage.settings import Settings

_SIGNS = {"right": "ok", "to mend": "MEND", "question": "?"}
_NOBODYS = Path("/nonexistent")


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def _run(arguments: Namespace) -> int:
    machine = this_machine()
    found = []
    for each in look_at_site(
        machine,
        this_installation(),
        _settings_of_the_site(machine),
        today=today(),
        environment=os.environ,
    ):
        found.append(each)
        if not arguments.json:
            _print(each)
    many = {kind: sum(each.kind == kind for each in found) for kind in _SIGNS}
    if arguments.json:
        say_json(
            right=many["right"],
            to_mend=many["to mend"],
            questions=many["question"],
            findings=[each._asdict() for each in found],
        )
    remark(
        f"{many['right']} right, {many['to mend']} to mend, {many['question']} to be asked about."
        " Nothing was changed."
    )
    return 1 if many["to mend"] else 0


def _settings_of_the_site(machine: Machine) -> Settings:
    site = machine.real(str(SITE_RULES.parent))
    return read_settings(Paths(_NOBODYS, _NOBODYS, (site,), "the site"))


def _print(found: Finding) -> None:
    say(visible_line(f"{_SIGNS[found.kind]:<4}  {found.where}: {found.what}"))
    if found.what_to_do:
        say(f"      {visible_line(found.what_to_do)}")


COMMAND = Command(
    summary="what of a server's set-up is right, and what to mend",
    examples=(
        ("ticlist check-site", "a line each: ok, MEND or a question; best as root"),
        ("ticlist check-site --json", "the same for other programs"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "Owners, modes and names are looked at, and nothing that anybody wrote is opened.\n"
        "Nothing is changed. The exit code is 1 where something must be mended."
    ),
)
