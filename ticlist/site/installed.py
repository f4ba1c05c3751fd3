"""How ticlist is installed: byte code that is there, and files that nobody but root can write."""

from __future__ import annotations

import importlib.util
import os
import shlex
import stat
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ticlist.site.finding import right, to_mend
from ticlist.site.machine import ROOT
from ticlist.site.openness import WRITE, above, only_for, open_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine, Seen

_LIBRARIES = {"site-packages", "dist-packages"}
_ALL_READ, _ALL_ENTER = 0o004, 0o005
_HEAD = struct.Struct("<4sIII")


class Installation(NamedTuple):
    """Where ticlist runs from.

    Args:
        whole: the folder that holds all of it, which only root may write to.
        code: the folder whose modules it loads, its own and those that it needs.
        python: the interpreter, past all links.
        shared: the folder with what is installed beside the program.
    """

    whole: str
    code: str
    python: str
    shared: str


def this_installation() -> Installation:
    """The ticlist that runs."""
    package = Path(__file__).resolve().parent.parent
    code = package.parent if package.parent.name in _LIBRARIES else package
    prefix = Path(sys.prefix).resolve()
    is_of_its_own = sys.prefix != sys.base_prefix and package.is_relative_to(prefix)
    shared = prefix / "share" if code != package else package.parent / "share"
    return Installation(
        str(prefix if is_of_its_own else code),
        str(code),
        str(Path(sys.executable).resolve()),
        str(shared),
    )


@dataclass(slots=True)
class _Walk:
    """What was found on the way through an installation: how many, and the first of each."""

    owners: Collection[int]
    is_for_all: bool
    loose: list[str] = field(default_factory=list)
    uncompiled: list[str] = field(default_factory=list)


def look_at_installation(
    machine: Machine, installation: Installation, *, has_team: bool
) -> Iterator[Finding]:
    """What is to be said of how ticlist is installed.

    Args:
        machine: where it is.
        installation: which one.
        has_team: whether there is a team; without one, what runs may be one's own.
    """
    owners = () if has_team else (machine.euid,)
    walk = _Walk(owners, has_team)
    _walk(machine, installation, walk)
    found = [*above(machine, installation.whole, owners)]
    found += only_for(machine, machine.look(installation.python), owners)
    yield from found
    if walk.loose:
        what = f"Others than root can write to {_many(walk.loose)}."
        whole = shlex.quote(installation.whole)
        mends = f"chown -R root {whole} && chmod -R go-w {whole}"
        yield to_mend(installation.whole, what, mends)
    elif not found:
        yield right(installation.whole, "Nobody but its owner can write there.")
    if walk.uncompiled:
        what = (
            f"No byte code that this Python can use for {_many(walk.uncompiled)}: starts are slow."
        )
        python = f"{installation.whole}/bin/python"
        python = python if machine.look(python).status else installation.python
        code = shlex.quote(installation.code)
        mends = f"{shlex.quote(python)} -m compileall -q {code}"
        mends += f" && chmod -R go+rX {code}" if has_team else ""
        yield to_mend(installation.code, what, mends)
    else:
        yield right(installation.code, "Byte code is there, and is that of what runs.")


def _many(paths: list[str]) -> str:
    more = len(paths) - 1
    return f"{paths[0]}{f' and {more:,} more' if more else ''}"


def _walk(machine: Machine, installation: Installation, walk: _Walk) -> None:
    code = f"{machine.real(installation.code)}/"
    _note(machine, machine.look(installation.whole), walk)
    for folder, folders, names in os.walk(machine.real(installation.whole)):
        folders.sort()
        for name in (*folders, *sorted(names)):
            seen = machine.look(f"{folder}/{name}".removeprefix(machine.top))
            _note(machine, seen, walk)
            is_code = name.endswith(".py") and f"{folder}/".startswith(code)
            if is_code and not _is_compiled(machine, seen, is_for_all=walk.is_for_all):
                walk.uncompiled.append(seen.path)


def _note(machine: Machine, seen: Seen, walk: _Walk) -> None:
    if _is_loose(machine, seen, walk.owners):
        walk.loose.append(seen.path)


def _is_loose(machine: Machine, seen: Seen, owners: Collection[int]) -> bool:
    if seen.status is None:
        return False
    if seen.uid not in {ROOT, *owners}:
        return True
    return not seen.is_link and open_for(machine, seen, WRITE, owners)


def _is_compiled(machine: Machine, source: Seen, *, is_for_all: bool) -> bool:
    if source.status is None or not stat.S_ISREG(source.status.st_mode):
        return True
    cache = Path(importlib.util.cache_from_source(str(machine.real(source.path))))
    try:
        # Root's byte code, made under a strict umask, may be for root alone.
        if is_for_all and not _all_read(cache):
            return False
        with cache.open("rb") as file:
            magic, flags, written, size = _HEAD.unpack(file.read(_HEAD.size))
    except (OSError, struct.error):
        return False
    if magic != importlib.util.MAGIC_NUMBER:
        return False
    # With a flag, what counts is what is in the source, not when it was written.
    return bool(flags) or (written, size) == (
        int(source.status.st_mtime) & 0xFFFFFFFF,
        source.status.st_size & 0xFFFFFFFF,
    )


def _all_read(cache: Path) -> bool:
    """Whether everybody can read a file of byte code.

    Raises:
        OSError: it is not there.
    """
    folder, file = cache.parent.lstat().st_mode, cache.lstat().st_mode
    return folder & _ALL_ENTER == _ALL_ENTER and bool(file & _ALL_READ)
