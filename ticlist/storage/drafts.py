"""Unfinished reflections, kept while they are written."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError, OpenElsewhereError, StoreError
from ticlist.files import durable
from ticlist.files.durable import why
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.storage import locks
from ticlist.storage.names import SUFFIX, Named, found_among, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.model.reflection import Draft
    from ticlist.storage.locks import Owner
    from ticlist.storage.paths import Paths

TOO_LONG = "It is longer than the 4 MiB that can be read back."
SHORTEN = "Take some of it out, or save a copy of it somewhere else."


class Drafts:
    """The drafts of one person, each open in one program at a time.

    Args:
        paths: the folders in force.
    """

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.drafts
        self._last_written: dict[str, bytes] = {}
        self._kept_as: dict[str, str] = {}

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
        return self._read(draft_id)[0]

    # --- one program at a time ------------------------------------------------------------------

    def owner_of(self, draft_id: str) -> Owner | None:
        """The program that has a draft open, this one or another, alive or not."""
        return locks.holder_of(self._lock_of(draft_id))

    def open_elsewhere(self, draft_id: str) -> Owner | None:
        """The other program that has a draft open, unless it is known to have ended."""
        return _if_it_may_run(self.owner_of(draft_id))

    def open(self, draft_id: str, *, take_over: bool = False) -> Draft:
        """Read a draft to go on with it: it is this program's from now on.

        Args:
            draft_id: which one.
            take_over: take it from another program, which somebody knowingly asked for.

        Raises:
            OpenElsewhereError: another program has it open.
            FileRefusedError: its file is not one that this ticlist can read.
        """
        before = self.owner_of(draft_id)
        if not take_over:
            _refuse(_if_it_may_run(before))
        draft = self._read_to_go_on(draft_id)
        # Where not even this can be written, keeping the draft will be refused and told too.
        with contextlib.suppress(OSError):
            owner = locks.take(self._lock_of(draft_id), instead_of=before)
            _refuse(None if owner.is_same(locks.this_program()) else owner)
            # What was kept beside it after an earlier taking over is a draft of its own by now.
            self._kept_as.pop(draft_id, None)
            # What another program wrote last, before it was taken from there.
            draft = self._read_to_go_on(draft_id)
        return draft

    def give_back(self) -> None:
        """Let other programs have every draft that this one had open."""
        for draft_id in list(self._last_written):
            locks.give_back(self._lock_of(draft_id))

    # --- writing --------------------------------------------------------------------------------

    def keep(self, draft: Draft) -> None:
        """Write a draft in the place of what it was before.

        Where another program has taken it over, it is written beside that one's, under an id of its
        own, from now on.

        Raises:
            OpenElsewhereError: that has just happened. The draft is kept.
            StoreError: it could not be written; what was kept before is still whole.
        """
        from ticlist.model.walk import with_another_id

        draft_id = draft.reflection.id
        now_as = self._kept_as.get(draft_id, draft_id)
        try:
            durable.make_private_folder(self._folder)
            owner = self._other_owner(now_as)
            if owner is not None:
                now_as = with_another_id(draft.reflection).id
                self._kept_as[draft_id] = now_as
                self._other_owner(now_as)
            self._write(replace(draft, reflection=replace(draft.reflection, id=now_as)))
        except OSError as error:
            raise StoreError(
                what=f"The draft could not be kept: {why(error)}.",
                where=str(self.path_of(now_as)),
            ) from None
        if owner is not None:
            raise OpenElsewhereError(
                what=f"This unfinished reflection has been taken over in {owner.in_words()}.",
                what_to_do="What you write here is kept beside it from now on; nothing is lost.",
            )

    def remove(self, draft_id: str) -> None:
        """Take a draft away, once what it held is safely saved; not one that is another's now.

        Raises:
            StoreError: it could not be taken away.
        """
        path = self.path_of(self._kept_as.get(draft_id, draft_id))
        with _refusal_told(path):
            if path.parent.is_dir() and self._other_owner(path.stem) is None:
                durable.remove(path.parent, path.name)
        locks.give_back(self._lock_of(path.stem))

    def forget(self, draft_id: str) -> None:
        """Take a draft away for good, whatever it holds; one that is not there is no mistake.

        Raises:
            OpenElsewhereError: another program has it open.
            StoreError: it could not be taken away.
        """
        _refuse(self.open_elsewhere(draft_id))
        for path in (self.path_of(draft_id), self._lock_of(draft_id)):
            with _refusal_told(path):
                if self._folder.is_dir():
                    durable.remove(path.parent, path.name)

    def _read(self, draft_id: str) -> tuple[Draft, bytes]:
        from ticlist.files.reflection_file import read_draft

        path = self.path_of(draft_id)
        data = read_bytes(path, REFLECTION_BYTES)
        draft = read_draft(data, where=str(path))
        # It is kept and taken away under its file's own name, whatever stands in it.
        return replace(draft, reflection=replace(draft.reflection, id=draft_id)), data

    def _read_to_go_on(self, draft_id: str) -> Draft:
        draft, self._last_written[draft_id] = self._read(draft_id)
        return draft

    def _write(self, draft: Draft) -> None:
        from ticlist.files.reflection_file import draft_bytes

        path = self.path_of(draft.reflection.id)
        data = draft_bytes(draft)
        if len(data) > REFLECTION_BYTES:
            raise StoreError(
                what=f"The draft could not be kept. {TOO_LONG}",
                where=str(path),
                what_to_do=SHORTEN,
            )
        durable.replace(path.parent, path.name, data)
        self._last_written[path.stem] = data

    def _other_owner(self, draft_id: str) -> Owner | None:
        """Take the draft's lock, or tell whose it is, or was when it wrote the draft."""
        holder = self.owner_of(draft_id)
        if holder is None and self._is_as_left(draft_id):
            holder = locks.take(self._lock_of(draft_id))
        if holder is None:
            return locks.Owner("")
        return None if holder.is_same(locks.this_program()) else holder

    def _is_as_left(self, draft_id: str) -> bool:
        on_disk = self._bytes_on_disk(draft_id)
        return on_disk is None or on_disk == self._last_written.get(draft_id)

    def _bytes_on_disk(self, draft_id: str) -> bytes | None:
        path = self.path_of(draft_id)
        try:
            return read_bytes(path, REFLECTION_BYTES)
        except FileRefusedError:
            return b"" if path.exists() else None

    def _lock_of(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}{locks.SUFFIX}"


def write_copy(draft: Draft, where: str, only_shared: Paths | None = None) -> Path:
    """Write a draft to a place that a person names, where the store cannot be written.

    Args:
        draft: the draft.
        where: a file that is not there yet, or a folder that is; `~` is the home folder.
        only_shared: the folders in force, where it may go into one's own folder for what is shared
            and nowhere else, whatever was named.

    Returns:
        The file.

    Raises:
        StoreError: it could not be written; nothing that was there has changed.
    """
    from ticlist.files.reflection_file import draft_bytes

    if only_shared is not None:
        from ticlist.storage.exports import ready_folder
        from ticlist.storage.sharing_place import place_of_copy

        ready_folder(only_shared)
        where = str(place_of_copy(only_shared, draft.reflection.id))
    try:
        path = Path(os.path.expanduser(where))  # noqa: PTH111 - never raises
        # Not `Path.is_dir`, which does raise.
        if os.path.isdir(path):  # noqa: PTH112
            path /= f"{draft.reflection.id}{SUFFIX}"
        if not path.is_absolute():
            raise StoreError(what="Give the whole path, such as ~/a-copy.toml or /media/stick.")
        durable.create(path.parent.resolve(), path.name, draft_bytes(draft))
    except OSError as error:
        raise StoreError(
            what=f"It could not be written there: {why(error)}.", where=where
        ) from None
    except (RuntimeError, ValueError):  # a link that leads to itself, or no name for a file
        raise StoreError(what="It could not be written there.", where=where) from None
    return path


@contextlib.contextmanager
def _refusal_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            what=f"The draft could not be taken away: {why(error)}.", where=str(path)
        ) from None


def _if_it_may_run(owner: Owner | None) -> Owner | None:
    """An owner that is another program, unless it is known to have ended."""
    if owner is None or owner.is_same(locks.this_program()):
        return None
    return None if locks.is_alive(owner) is False else owner


def _refuse(owner: Owner | None) -> None:
    if owner is not None:
        raise OpenElsewhereError(what=f"It is open in {owner.in_words()}.")
