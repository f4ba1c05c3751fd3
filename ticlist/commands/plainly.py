"""How what is opened is shown: as pages, drawn in one way or the other, or line by line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.commands import OPTIONS
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import read_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser

_NOT_WANTED = {"", "0", "false"}


def add_how_shown(parser: ArgumentParser) -> None:
    """`--plain`: line by line; `--full-frames`: pages, and every time the whole of them."""
    for option in ("--plain", "--full-frames"):
        parser.add_argument(option, action="store_true", help=OPTIONS[option])


def is_plain_wanted() -> bool:
    """Whether the environment or the settings say so."""
    if os.environ.get("ACCESSIBLE", "").lower() not in _NOT_WANTED:
        return True
    return os.environ.get("TERM") == "dumb" or read_settings(current_paths()).plain
