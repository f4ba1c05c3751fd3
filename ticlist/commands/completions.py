"""`ticlist completions`: what completes commands, options and names in a shell."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.commands import COMMANDS, OPTIONS
from ticlist.commands.command import Command
from ticlist.commands.printing import remark, say
from ticlist.commands.shells import taken
from ticlist.errors import UsedWronglyError
from ticlist.text import nearest

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", help="bash, zsh or fish")


def _run(arguments: Namespace) -> int:
    shell = arguments.shell
    if shell not in taken.SHELLS:
        raise UsedWronglyError(
            what=f"There is nothing for '{shell}'.{nearest(shell, list(taken.SHELLS))}",
            what_to_do=f"There is for {', '.join(taken.SHELLS)}.",
        )
    say(script_for(shell).rstrip())
    if sys.stdout.isatty():
        remark(f"This installs it for you:\n{installed_by(shell)}")
    return 0


def script_for(shell: str) -> str:
    """The script that completes in a shell, of every command there is."""
    module = importlib.import_module(f"ticlist.commands.shells.{shell}")
    script = Path(str(taken.__file__)).with_name(f"completion.{shell}").read_text("utf-8")
    parts = module.parts(COMMANDS, OPTIONS, {name: taken.taken_by(name) for name in COMMANDS})
    for mark, part in parts.items():
        script = script.replace(f"@{mark}@", part)
    return script


def installed_by(shell: str) -> str:
    """The one command that installs it for the person who runs it."""
    command: str = importlib.import_module(f"ticlist.commands.shells.{shell}").INSTALLED_BY
    return command


COMMAND = Command(
    summary="a script that completes commands, options and names",
    examples=(
        ("ticlist completions bash", "for bash; on a terminal with the way to install it"),
        ("ticlist completions zsh", "for zsh"),
        ("ticlist completions fish", "for fish"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "With it the Tab key completes commands, options, names of files, checklists and\n"
        "reflections. It asks 'ticlist list' for the ids; nothing you wrote is in it."
    ),
)
