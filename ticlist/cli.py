"""The command line: which command is meant, and how every end of it is told.

A command is a module of `ticlist.commands`, loaded only when it is the one that is meant, so that
`ticlist list` never pays for the program.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

from ticlist import __version__
from ticlist.commands import COMMANDS, FOR_ADMINISTRATORS, OPTIONS, module_of
from ticlist.commands.printing import finish, remark, say
from ticlist.errors import TiclistError, UsedWronglyError
from ticlist.storage.paths import SITE_RULES, is_there
from ticlist.text import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "INTERRUPTED", "SITE_RULES", "help_page", "main", "module_of"]

PLAIN, FULL_FRAMES = "--plain", "--full-frames"
_OPENING = ("reflect", "amend", "discuss")

INTERRUPTED = 130

_TOP = """\
ticlist - a calm, private place to reflect on trauma-informed practice

Examples:
  ticlist                     opens the program
  ticlist reflect school      opens the checklist for schools
  ticlist list                shows what you have saved
  ticlist show last           shows the newest of it

Commands:
{commands}

For administrators:
{for_administrators}

Options:
{options}

Your words stay in plain files on this machine: 'ticlist where' shows where.
"""


def help_page() -> str:
    """What `ticlist --help` prints."""
    every = {name: f"  {name:<13} {summary}" for name, summary in COMMANDS.items()}
    commands = (line for name, line in every.items() if name not in FOR_ADMINISTRATORS)
    others = (every[name] for name in FOR_ADMINISTRATORS)
    options = (f"  {_with_short(name):<13}  {does}" for name, does in OPTIONS.items())
    return _TOP.format(
        commands="\n".join(commands),
        for_administrators="\n".join(others),
        options="\n".join(options),
    ).rstrip()


def _with_short(option: str) -> str:
    return f"-h, {option}" if option == "--help" else option


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; by default those of the process.

    Returns:
        The exit code: 0 done, 1 it went wrong, 2 used wrongly, 130 interrupted.
    """
    _print_what_the_locale_cannot_say()
    try:
        _obey_a_locked_site()
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        finish()
    except TiclistError as error:
        remark(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return 1
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        from ticlist import mistake  # noqa: PLC0415 - only needed when something is wrong

        remark(mistake.told(error, report=mistake.reported(error)))
        return 1
    return code


def _run(arguments: list[str]) -> int:
    if not arguments:
        return _open_home()
    first, rest = arguments[0], arguments[1:]
    if first in {PLAIN, FULL_FRAMES} and (not rest or rest[0] in _OPENING):
        first, rest = (*rest, "reflect")[0], [*rest[1:], first]
    if first == "help" and rest:
        first, rest = rest[0], ["--help"]
    if first in {"-h", "--help", "help"}:
        say(help_page())
        return 0
    if first == "--version":
        say(f"ticlist {__version__}")
        return 0
    if first not in COMMANDS:
        kind = "option" if first.startswith("-") else "command"
        known = list(OPTIONS if kind == "option" else COMMANDS)
        raise UsedWronglyError(
            what=f"There is no {kind} '{first}'.{nearest(first, known)}",
            what_to_do="'ticlist --help' shows what there is.",
        )
    return _run_command(first, rest)


def _open_home() -> int:
    from ticlist.commands.plainly import is_plain_wanted  # noqa: PLC0415 - only home asks

    if is_plain_wanted():
        return _run_command("reflect", [PLAIN])
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        remark(f"The program needs a terminal; here is what there is.\n{help_page()}")
        return UsedWronglyError.exit_code
    return _run_command("reflect", [])


def _run_command(name: str, arguments: list[str]) -> int:
    from ticlist.commands.running import run_named  # noqa: PLC0415 - `--version` needs no argparse

    _leave_no_core()
    return run_named(name, arguments)


def _obey_a_locked_site() -> None:
    # Before anything reads the environment. Where there is no such file, this look is all it costs.
    if is_there(SITE_RULES):
        from ticlist.storage.site_lock import obey  # noqa: PLC0415 - most machines have no site

        obey(os.environ, SITE_RULES)


def _print_what_the_locale_cannot_say() -> None:
    # A locale of another encoding must not turn a reflection into a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave_no_core() -> None:
    # A core file would hold what was read. Where there is no such limit there is nothing to set.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - there is none on some systems

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
