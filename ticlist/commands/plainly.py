"""Whether somebody wants to be asked line by line, and not shown pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.storage.paths import current_paths
from ticlist.storage.settings import read_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser

_NOT_WANTED = {"", "0", "false"}


def add_plain(parser: ArgumentParser) -> None:
    """`--plain`: line by line."""
    parser.add_argument(
        "--plain", action="store_true", help="ask line by line, as for a screen reader"
    )


def is_plain_wanted() -> bool:
    """Whether the environment or the settings say so."""
    if os.environ.get("ACCESSIBLE", "").lower() not in _NOT_WANTED:
        return True
    return os.environ.get("TERM") == "dumb" or read_settings(current_paths()).plain
