"""What a locked site leaves of the environment, and of the keys that stop a program.

A site is locked where the administrator of the machine says so in one file. Whoever comes in by a
login that opens nothing but ticlist may send variables, and each of them may name a folder, a
program or a file: none is heeded but those of the terminal and the language.
"""

from __future__ import annotations

import os
import re
import signal
import stat
import time
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, quickly_parsed, read_bytes
from ticlist.storage.site_rules import locks

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

LEFT = frozenset(
    {
        "ACCESSIBLE",
        "COLORTERM",
        "LANG",
        "NO_COLOR",
        "SSH_ORIGINAL_COMMAND",
        "SSH_TTY",
        "TERM",
        "TICLIST_ASCII",
    }
)
"""Variables that are heeded on a locked site, besides those of the language."""

_ROOT = 0
_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_OF_LANGUAGE = "LC_"
_NAMED = ("COLORTERM", "LANG", "TERM")
# A name of a language is made part of a path by what looks for translations.
_PLAIN_NAME = re.compile(r"[\w.@+-]{1,64}", re.ASCII)


def obey(environment: MutableMapping[str, str], rules: Path) -> bool:
    """Where the site is locked, leave of an environment what may be heeded, and stop for no key.

    Args:
        environment: as `os.environ`; changed.
        rules: the file that locks a site, which is there.

    Returns:
        Whether the site is locked.
    """
    if not _may_lock(rules):
        return False
    from ticlist.storage.settings import is_locked  # noqa: PLC0415 - slow, and most sites are open

    if not is_locked():
        return False
    for name in [each for each in environment if not _is_left(each, environment[each])]:
        del environment[name]
    home = _home()
    if home:
        environment["HOME"] = home
    # The C library has read TZ already, and would go on with what it said.
    time.tzset()
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    return True


def _may_lock(rules: Path) -> bool:
    """Whether it takes more than a quick look: no, where a file that only root writes says no."""
    try:
        found = rules.lstat()
        table = quickly_parsed(decoded(read_bytes(rules, CHECKLIST_BYTES), ""), "")
    except (OSError, FileRefusedError):
        return True
    return found.st_uid != _ROOT or bool(found.st_mode & _BY_OTHERS) or locks(table) is not False


def _is_left(name: str, value: str) -> bool:
    if name.startswith(_OF_LANGUAGE) or name in _NAMED:
        return _PLAIN_NAME.fullmatch(value) is not None
    return name in LEFT


def _home() -> str | None:
    """The home folder of the account, which no variable decides."""
    import pwd  # noqa: PLC0415 - only a locked site asks for it

    try:
        return pwd.getpwuid(os.geteuid()).pw_dir
    except KeyError:
        return None
