"""What one can do next, told so that one can: a locked site has no shell to type a command in.

One place decides which of two ways is told. Where the site is locked, people get in by a login that
opens nothing but ticlist: they log in again, or send one of the few commands that can come with it.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from ticlist.storage.paths import SITE_RULES, is_there
from ticlist.text import visible_line

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.storage.paths import Paths

MOST_FILES = 3
"""How many files that stay are named."""


class Advice(NamedTuple):
    """What to do next.

    Args:
        usual: where a command can be typed.
        locked: where one can only log in.
    """

    usual: str
    locked: str


BEGIN = Advice(
    "'ticlist reflect' begins a reflection.", "Log in without a command to begin a reflection."
)
GO_ON = Advice(
    "'ticlist reflect --resume' goes on with it.", "Log in again: it waits under 'Unfinished'."
)
GO_ON_WITH_ONE = Advice(
    "'ticlist reflect --resume {}' goes on with the first of these.",
    "Log in without a command to go on: they are under 'Unfinished'.",
)
KEPT = Advice(
    "Your draft was kept: 'ticlist reflect --resume' goes on with it.",
    "Your draft was kept. Log in again: it waits under 'Unfinished'.",
)
KEPT_HERE = Advice(
    "Your draft was kept, and 'ticlist reflect --resume' goes on with it:",
    "Your draft was kept. Log in again: it waits under 'Unfinished'. It is here:",
)
ALL_DRAFTS = Advice("see 'ticlist drafts'.", "'ssh SERVER drafts' lists them all.")
CUT_OFF = Advice(
    "Words whose writing was cut off are still there: 'ticlist drafts --all' shows where.",
    "Words whose writing was cut off are still there: 'ssh SERVER drafts --all' shows where.",
)
PUT_BACK = Advice(
    "What was cut off is newer than what is kept under its name. Any editor shows it;\n"
    "put it at {}/ID.toml to go on with it.",
    "What was cut off is newer than what is kept under its name. It is in what\n"
    "'ssh SERVER backup --to -' sends you too; whoever administers this machine can put\n"
    "it back.",
)
NOT_READ = Advice(
    "What cannot be read was left as it is. 'ticlist check-store' looks at everything.",
    "What cannot be read was left as it is. Tell whoever administers this machine.",
)
EXPORTS_MORE = Advice("'ticlist export' takes more.", "'ssh SERVER export' takes more.")
TAKE_AWAY = Advice(
    "'ticlist exports {} --remove' takes it away.",
    "'ssh SERVER exports {} --remove' takes it away.",
)

PAGES_COME = Advice(
    "Pages come from the next start on, on a terminal. 'Line by line' in the settings there "
    "changes that back.",
    "Pages come from your next login on, on a terminal. 'Line by line' in the settings there "
    "changes that back.",
)

TO_HAVE_IT = (
    "It is on the server, and not on your own computer. To have it there, type this there, and for "
    "SERVER what you log in to:"
)
GOES_TOO = (
    "What was added of it to your team's picture is taken back too, where it is not counted yet."
)
TO_TAKE_IT_AWAY = "It stays on the server until you take it away, in the same way:"


def advised(advice: Advice) -> str:
    """What is told here, by whether the administrator of the machine has locked it to ticlist."""
    if not is_there(SITE_RULES):
        return advice.usual
    from ticlist.storage.settings import is_locked  # noqa: PLC0415 - 'list' starts without it

    return advice.locked if is_locked() else advice.usual


def goes_too(paths: Paths, reflection_id: str) -> list[str]:
    """What is told where a reflection is forgotten: that what was added of it is taken back.

    Args:
        paths: the folders in force.
        reflection_id: of the reflection, which is not forgotten yet.
    """
    from ticlist.storage.contributed import contributed_by  # noqa: PLC0415 - as above

    is_added = any(each.reflection == reflection_id for each in contributed_by(paths))
    return [GOES_TOO] if is_added else []


def files_that_stay(paths: Paths, reflection_id: str) -> list[str]:
    """What is told where a reflection is forgotten: the files made from it that stay.

    Args:
        paths: the folders in force.
        reflection_id: of the reflection, which is not forgotten yet.
    """
    from ticlist.storage.shared_files import still_there  # noqa: PLC0415 - as above

    files = still_there(paths, reflection_id)
    told = []
    for file in files[:MOST_FILES]:
        is_ones_own = file.parent == paths.exports
        how = f" {advised(TAKE_AWAY).format(shlex.quote(file.name))}" if is_ones_own else ""
        told.append(visible_line(f"A file made from it stays: {file}.{how}"))
    more = len(files) - MOST_FILES
    return [*told, f"And {more} more."] if more > 0 else told


def fetched_by(file: Path) -> tuple[str, str]:
    """What to type on one's own computer to have a file there, and to take it away on the server.

    Args:
        file: in the folder of one's own for files to share.
    """
    name = shlex.quote(file.name)
    return f"ssh SERVER exports {name} > {name}", f"ssh SERVER exports {name} --remove"
