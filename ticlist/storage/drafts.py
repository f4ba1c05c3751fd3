"""Unfinished reflections, kept while they are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ticlist.errors import StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes, read_draft
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage.names import SUFFIX, Named, found_among, names_in

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.model.reflection import Draft
    from ticlist.storage.paths import Paths


class Drafts:
    """The drafts of one person.

    Args:
        paths: the folders in force.
    """

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.drafts

    def names(self) -> list[Named]:
        """Every draft, newest first, from the names alone."""
        return names_in(self._folder)

    def path_of(self, draft_id: str) -> Path:
        """The file of a draft."""
        return self._folder / f"{draft_id}{SUFFIX}"

    def find(self, words: str) -> Named:
        """The draft that some words mean; see `found_among`.

        Raises:
            NothingFitsError: none is meant, or several.
        """
        return found_among(self.names(), words, kind="unfinished reflection", shown_by="drafts")

    def read(self, draft_id: str) -> Draft:
        """Read a draft.

        Raises:
            FileRefusedError: its file is not one that this ticlist can read.
        """
        path = self.path_of(draft_id)
        draft = read_draft(read_bytes(path, REFLECTION_BYTES), where=str(path))
        # It is kept and taken away under its file's own name, whatever stands in it.
        return replace(draft, reflection=replace(draft.reflection, id=draft_id))

    def keep(self, draft: Draft) -> None:
        """Write a draft in the place of what it was before.

        Raises:
            StoreError: it could not be written; what was kept before is still whole.
        """
        path = self.path_of(draft.reflection.id)
        try:
            durable.make_private_folder(path.parent)
            durable.replace(path.parent, path.name, draft_bytes(draft))
        except OSError as error:
            raise StoreError(
                what=f"The draft could not be kept: {error.strerror}.", where=str(path)
            ) from None

    def remove(self, draft_id: str) -> None:
        """Take a draft away, once what it held is safely saved.

        Raises:
            StoreError: it could not be taken away.
        """
        path = self.path_of(draft_id)
        try:
            durable.remove(path.parent, path.name)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreError(
                what=f"The draft could not be taken away: {error.strerror}.", where=str(path)
            ) from None
