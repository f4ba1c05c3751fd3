"""What stands in a folder and all folders in it: for saying that nothing, or only this, changed."""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from ticlist.storage.paths import Paths


class Standing(NamedTuple):
    """What one name stands for: kind and mode, when it changed, and a sum of its bytes."""

    mode: int
    changed: int
    holds: str


def standing(folder: Path) -> dict[str, Standing]:
    """Everything in a folder, with what would show the smallest change to it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        holds = ""
        if stat.S_ISREG(status.st_mode):
            holds = hashlib.sha256(path.read_bytes()).hexdigest()
        elif stat.S_ISLNK(status.st_mode):
            holds = str(path.readlink())
        name = str(path.relative_to(folder))
        found[name] = Standing(status.st_mode, status.st_mtime_ns, holds)
    return found


def files_of(paths: Paths) -> dict[str, bytes]:
    """Every file of a person's, by where it is among their folders."""
    folders = {"data": paths.data, "config": paths.config}
    return {
        f"{part}/{path.relative_to(folder)}": path.read_bytes()
        for part, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file()
    }


def modes_of(folder: Path) -> set[tuple[str, int]]:
    """What kinds and modes there are in a folder and below it."""
    each = [folder, *folder.rglob("*")]
    return {
        ("folder" if path.is_dir() else "file", stat.S_IMODE(os.lstat(path).st_mode))
        for path in each
    }
