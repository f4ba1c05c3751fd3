"""Running one command: load it, read its arguments, hold them to a locked site, do it.

Without `annotations` from `__future__`, for the reason that `storage/names.py` gives.
"""

import importlib
from argparse import Namespace
from collections.abc import Callable, Sequence

from ticlist.commands import module_of
from ticlist.commands.command import Command, parsed_for


def run_named(
    name: str, arguments: Sequence[str], look_at: Callable[[Namespace], None] | None = None
) -> int:
    """Load a command, read its arguments and run it; give its exit code.

    Args:
        name: which command.
        arguments: what stands behind it.
        look_at: refuses arguments that are not to be; called before anything is done.

    Raises:
        TiclistError: an argument does not fit, or it could not be done.
    """
    command: Command = importlib.import_module(f"ticlist.commands.{module_of(name)}").COMMAND
    parsed = parsed_for(name, command, arguments)
    if parsed is None:
        return 0
    if look_at is not None:
        look_at(parsed)
    if command.files:
        from ticlist.commands.held import hold  # noqa: PLC0415 - most commands take no file

        hold(command, parsed)
    return command.run(parsed)
