"""Backups made by hand, as nobody should meet them."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

TOP = "ticlist-backup"

Change = Callable[[tarfile.TarInfo], None]


class Making:
    """Makes a backup by hand, member by member."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._tar = tarfile.open(fileobj=self._out, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed when it is asked for

    def add(self, name: str, data: bytes = b"x", change: Change | None = None) -> "Making":
        heading = tarfile.TarInfo(name)
        heading.size = len(data)
        if change is not None:
            change(heading)
        self._tar.addfile(heading, io.BytesIO(data))
        return self

    def file(self, folder: Path) -> Path:
        self._tar.close()
        made = folder / "backup.tar"
        made.write_bytes(self._out.getvalue())
        return made


def of_kind(kind: bytes, to: str = "") -> Change:
    def change(heading: tarfile.TarInfo) -> None:
        heading.type, heading.linkname, heading.size = kind, to, 0

    return change
