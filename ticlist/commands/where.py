"""`ticlist where`: every folder and setting in force, and who decided it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.files import durable
from ticlist.storage.inspection import open_to_others
from ticlist.storage.library import read_library, shipped_folder
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import as_lines, read_settings
from ticlist.storage.site_checklists import replaceable

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from ticlist.storage.library import Shelved
    from ticlist.storage.paths import Paths


def _add_arguments(parser: ArgumentParser) -> None:
    add_json(parser)


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    settings = read_settings(paths)
    library = read_library(paths, settings.language)
    folders = _folders(paths)
    missing = _missing(paths)
    opened = open_to_others(paths)
    shared = replaceable(paths)
    if arguments.json:
        say_json(
            decided_by=paths.decided_by,
            folders={name: str(folder) for name, folder in folders},
            settings={
                name: {"value": value, "decided_by": who} for name, value, who in as_lines(settings)
            },
            checklists={each.checklist.id: _row(each) for each in library.shelved},
            missing=missing,
            open_to_others=opened,
            replaceable=shared,
            remarks=[*settings.remarks, *library.broken],
        )
        return 0
    say(f"Folders (decided by {paths.decided_by}):")
    for name, folder in folders:
        say(f"  {name:<20}  {folder}{_if_missing(folder)}")
    say("\nSettings:")
    for name, value, who in as_lines(settings):
        say(f"  {name:<20}  {_shown(value)}   ({who})")
    say("\nChecklists:")
    for each in library.shelved:
        say(f"  {each.checklist.id:<20}  {each.origin_in_words}: {each.file}")
    for line in (*missing, *opened, *shared, *settings.remarks, *library.broken):
        remark(line)
    return 0


def _row(shelved: Shelved) -> dict[str, object]:
    return {
        "origin": shelved.origin,
        "file": str(shelved.file),
        "instead_of": list(shelved.instead_of),
        "owner": shelved.owner or None,
    }


def _missing(paths: Paths) -> list[str]:
    """What the disk of the reflections cannot do; where there are none yet, nothing is tried."""
    # Not `Path.is_dir`, for the reason below.
    there = [each for each in (paths.reflections, paths.data) if os.path.isdir(each)]  # noqa: PTH112
    if not there:
        return []
    folder = there[0]
    try:
        return [f"The disk of {folder} {each}." for each in durable.missing_here(folder)]
    except OSError as error:
        return [f"Nothing can be written into {folder}: {error.strerror}."]


def _folders(paths: Paths) -> list[tuple[str, Path]]:
    return [
        ("reflections", paths.reflections),
        ("earlier wordings", paths.history),
        ("drafts", paths.drafts),
        ("contributed", paths.contributed),
        ("exported", paths.exported),
        ("files to share", paths.exports),
        ("reports", paths.reports),
        ("own checklists", paths.checklists),
        ("own settings", paths.settings),
        ("own support text", paths.support),
        ("own private words", paths.private_words),
        *((f"site {number}", site) for number, site in enumerate(paths.sites, 1)),
        ("shipped checklists", shipped_folder()),
    ]


def _if_missing(folder: Path) -> str:
    # Not `Path.exists`, which fails where a folder above may not be entered.
    return "" if os.path.exists(folder) else "   (not there yet)"  # noqa: PTH110


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name} = {key}" for name, key in value.items()) or "none"
    return str(value) or "never"


COMMAND = Command(
    summary="every folder and setting in force, and who decided it",
    examples=(
        ("ticlist where", "folders, settings, checklists"),
        ("ticlist where --json", "the same for other programs"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "Whoever administers this machine, and its backups, can read these folders. An\n"
        "employer or a court may ask for what is in them."
    ),
)
