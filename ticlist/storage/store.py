"""Saved reflections: a file each, made once under a name that nothing else has."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.errors import NameTakenError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import read_reflection, reflection_bytes
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage.names import SUFFIX, Named, found_among, names_in

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.model.reflection import Reflection
    from ticlist.storage.paths import Paths


class Store:
    """The saved reflections of one person.

    Args:
        paths: the folders in force.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def make_ready(self) -> None:
        """Make the folders, and see that a file can be written into them.

        Raises:
            StoreError: they cannot be made or written to.
        """
        for folder in (self._paths.data, self._paths.reflections, self._paths.drafts):
            try:
                durable.make_private_folder(folder)
                if not os.access(folder, os.W_OK | os.X_OK):
                    raise PermissionError(13, os.strerror(13))
            except OSError as error:
                raise StoreError(
                    what=f"Nothing can be kept here: {error.strerror}.",
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
        try:
            self.make_ready()
            durable.create(path.parent, path.name, reflection_bytes(reflection))
        except FileExistsError:
            raise NameTakenError(
                what="There is a file of this name already.", where=str(path)
            ) from None
        except OSError as error:
            raise StoreError(
                what=f"It could not be written: {error.strerror}.",
                where=str(path),
                what_to_do="What you wrote is still here. Try again, or keep the draft and leave.",
            ) from None
        return path

    def read(self, reflection_id: str) -> Reflection:
        """Read a saved reflection.

        Raises:
            FileRefusedError: its file is not one that this ticlist can read.
        """
        path = self.path_of(reflection_id)
        reflection = read_reflection(read_bytes(path, REFLECTION_BYTES), where=str(path))
        return replace(reflection, id=reflection_id)

    def find(self, words: str) -> Named:
        """The reflection that some words mean; see `found_among`.

        Raises:
            NothingFitsError: none is meant, or several.
        """
        return found_among(self.names(), words, kind="saved reflection", shown_by="list")
