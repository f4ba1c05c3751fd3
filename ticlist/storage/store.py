"""Saved reflections: a file each, made once under a name that nothing else has."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, NameTakenError, StoreError
from ticlist.files import durable
from ticlist.files.durable import why
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage.names import SUFFIX, Named, found_among, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ticlist.model.reflection import Reflection
    from ticlist.storage.paths import Paths


_NUMBER = re.compile("[1-9][0-9]{0,5}")

STILL_HERE = "What you wrote is still here. Try again, or keep the draft and leave."


class Store:
    """The saved reflections of one person.

    Args:
        paths: the folders in force.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        # Ten thousand are read for one look, and each Path takes as long as half the reading.
        self._folder = str(paths.reflections)

    def make_ready(self) -> None:
        """Make the folders, and see that a file can be written into them.

        Raises:
            StoreError: they cannot be made or written to.
        """
        for folder in (self._paths.data, self._paths.reflections, self._paths.drafts):
            try:
                durable.make_private_folder(folder)
                if not os.access(folder, os.W_OK | os.X_OK):
                    raise _refused_by(folder)
            except OSError as error:
                raise StoreError(
                    what=f"Nothing can be kept here: {why(error)}.",
                    where=str(folder),
                    what_to_do="'ticlist where' shows every folder and who decided it.",
                ) from None

    def names(self) -> list[Named]:
        """Every saved reflection, newest first, from the names alone."""
        return names_in(self._paths.reflections)

    def path_of(self, reflection_id: str) -> Path:
        """The file of a reflection."""
        return self._paths.reflections / f"{reflection_id}{SUFFIX}"

    def save(self, reflection: Reflection) -> Path:
        """Keep a reflection that was not kept before.

        Args:
            reflection: with `saved` set.

        Returns:
            The file it is in.

        Raises:
            NameTakenError: there is a file of its name; that one is left as it is.
            StoreError: it could not be kept; nothing was written under its name.
        """
        path = self.path_of(reflection.id)
        data = _readable_bytes(reflection, path)
        with _refusals_told(path):
            self.make_ready()
            durable.create(path.parent, path.name, data)
        return path

    def amend(self, reflection: Reflection, *, seen: bytes, keep_earlier: bool) -> Path:
        """Put a reflection in the place of what was saved under its id.

        Args:
            reflection: as it is to be from now on.
            seen: the bytes of the file that it was made from, as `bytes_of` gave them.
            keep_earlier: keep what is replaced in the history. It is kept there anyway where it is
                not what was seen: somebody else's change is not this person's to forget.

        Returns:
            The file.

        Raises:
            StoreError: it could not be kept; what was saved is as it was.
        """
        path = self.path_of(reflection.id)
        data = _readable_bytes(reflection, path)
        with _refusals_told(path):
            before = self.bytes_of(reflection.id)
            # A try before this one may have been refused after it had done its work.
            if before != data and (keep_earlier or before != seen):
                self._keep_earlier(reflection.id, before)
            durable.replace(path.parent, path.name, data)
        return path

    def earlier(self, reflection_id: str) -> list[Path]:
        """The files of a reflection's earlier wordings, oldest first."""
        found = self._paths.history.glob(f"{reflection_id}~*{SUFFIX}")
        numbered = [(each.stem.rpartition("~")[2], each) for each in found]
        return [
            each
            for _, each in sorted((int(n), file) for n, file in numbered if _NUMBER.fullmatch(n))
        ]

    def bytes_of(self, reflection_id: str) -> bytes:
        """The file of a reflection, as it is.

        Raises:
            FileRefusedError: it cannot be read.
        """
        return read_bytes(f"{self._folder}/{reflection_id}{SUFFIX}", REFLECTION_BYTES)

    def read(self, reflection_id: str) -> Reflection:
        """Read a saved reflection.

        Raises:
            FileRefusedError: its file is not one that this ticlist can read.
        """
        from ticlist.files.reflection_file import read_reflection

        path = self.path_of(reflection_id)
        reflection = read_reflection(self.bytes_of(reflection_id), where=str(path))
        return replace(reflection, id=reflection_id)

    def read_each(
        self, names: Iterable[Named]
    ) -> Iterator[tuple[Named, Reflection | FileRefusedError]]:
        """Read many, one after the other: each with its reflection, or with why it cannot be read.

        One that has gone since it was named is left out.
        """
        for name in names:
            try:
                yield name, self.read(name.id)
            except FileRefusedError as error:
                if os.path.lexists(self.path_of(name.id)):
                    yield name, error

    def find(self, words: str) -> Named:
        """The reflection that some words mean; see `found_among`.

        Raises:
            NothingFitsError: none is meant, or several.
        """
        return found_among(self.names(), words, kind="saved reflection", shown_by="list")

    def _keep_earlier(self, reflection_id: str, data: bytes) -> None:
        durable.make_private_folder(self._paths.history)
        kept = self.earlier(reflection_id)
        # A try before this one may have been cut off just after it was kept.
        with contextlib.suppress(FileRefusedError):
            if kept and read_bytes(kept[-1], REFLECTION_BYTES) == data:
                return
        number = int(kept[-1].stem.rpartition("~")[2]) + 1 if kept else 1
        durable.create(self._paths.history, f"{reflection_id}~{number}{SUFFIX}", data)


def _refused_by(folder: Path) -> OSError:
    is_read_only = os.statvfs(folder).f_flag & os.ST_RDONLY
    number = errno.EROFS if is_read_only else errno.EACCES
    return OSError(number, os.strerror(number))


def _readable_bytes(reflection: Reflection, path: Path) -> bytes:
    """The bytes of a reflection's file, once it is known that they can be read again."""
    from ticlist.files.reflection_file import read_reflection, reflection_bytes

    data = reflection_bytes(reflection)
    refused = "It is longer than the 4 MiB that can be read back."
    if len(data) <= REFLECTION_BYTES:
        try:
            read_reflection(data, where=path.name)
        except FileRefusedError as error:
            refused = error.what
        else:
            return data
    raise StoreError(
        what=f"It could not be saved. {refused}", where=str(path), what_to_do=STILL_HERE
    )


@contextlib.contextmanager
def _refusals_told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        taken = "There is a file of this name already."
        raise NameTakenError(what=taken, where=str(path)) from None
    except OSError as error:
        raise StoreError(
            what=f"It could not be written: {why(error)}.",
            where=str(path),
            what_to_do=STILL_HERE,
        ) from None
