"""What one person has saved, as they look back on it: read, found, and forgotten.

Every face of ticlist that shows more than one reflection reads them through this. Nothing here
writes, but for forgetting, which waits until somebody leaves: until then it can be taken back.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from typing import TYPE_CHECKING

from ticlist.errors import StoreError, TiclistError
from ticlist.files.tomlread import REFLECTION_BYTES, read_bytes
from ticlist.model.day import in_words
from ticlist.storage.names import named
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from ticlist.lookback.steps import Origin, Tracked
    from ticlist.model.reflection import Reflection, Step
    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths

NOT_FORGOTTEN = "Something that you wanted forgotten is still there. Forget it once more, later."

_DAY = len("2026-11-21")
_A_MOMENT = 2_000_000_000
"""Nanoseconds after which a folder's time tells every change; disks count it as coarsely."""


class Past:
    """The saved reflections of one person, without those that are to be forgotten.

    Args:
        paths: the folders in force.
        titles: the titles of the checklists there are, by their ids.
    """

    def __init__(self, paths: Paths, titles: Mapping[str, str]) -> None:
        self._paths = paths
        self._titles = titles
        self.store = Store(paths)
        self._set_aside: list[str] = []
        self._seen: tuple[int, list[Named]] | None = None
        self._told: tuple[list[Named], list[str]] | None = None

    def names(self, checklist: str | None = None) -> list[Named]:
        """The saved reflections, newest first; none where the folder cannot be read.

        Args:
            checklist: only those with this one.
        """
        names = self._listed()
        if checklist is None and not self._set_aside:
            return names
        return [
            each
            for each in names
            if checklist in {None, each.checklist} and each.id not in self._set_aside
        ]

    def _listed(self) -> list[Named]:
        """What the folder holds: listed anew where it has changed, or has so only just."""
        try:
            changed = self._paths.reflections.stat().st_mtime_ns
            if self._seen is None or self._seen[0] != changed:
                names = self.store.names()
                # Of two changes in one moment the time of the folder may tell only the first.
                settled = time.time_ns() - changed > _A_MOMENT
                self._seen = (changed if settled else -1, names)
        except (OSError, StoreError):
            return []
        return self._seen[1]

    def narrowed(self, words: str) -> list[Named]:
        """The saved reflections whose day, checklist or id has all of some words in it."""
        pieces = words.casefold().split()
        names = self.names()
        if not pieces:
            return names
        if self._told is None or self._told[0] != names:
            self._told = names, [f"{each.id} {self.in_words(each)}".casefold() for each in names]
        told = self._told[1]
        return [
            name
            for name, line in zip(names, told, strict=True)
            if all(piece in line for piece in pieces)
        ]

    def older_than(self, day: dt.date) -> list[Named]:
        """The saved reflections that look back from before a day."""
        return [each for each in self.names() if each.on < day.isoformat()]

    def in_words(self, name: Named) -> str:
        """What a reflection is, from its name alone: checklist, day and time."""
        return f"{self.title_of(name.checklist)}, {_day(name)} (begun at {_time(name)})"

    def in_a_line(self, reflection_id: str) -> str:
        """The same for a list, the day first, from the id alone."""
        name = named(reflection_id)
        return (
            f"{_day(name)} {_time(name)}  {self.title_of(name.checklist)}"
            if name
            else reflection_id
        )

    def title_of(self, checklist: str) -> str:
        """The title of a checklist; its id where it is not there any more."""
        return self._titles.get(checklist, checklist)

    def read(self, reflection_id: str) -> Reflection:
        """A saved reflection.

        Raises:
            FileRefusedError: its file cannot be read.
        """
        return self.store.read(reflection_id)

    def holds(self, reflection_id: str) -> bool:
        """Whether a reflection is saved."""
        # Not `Path.exists`, which fails where the folder may not be entered.
        return os.path.lexists(self.store.path_of(reflection_id))

    def about(self, reflection_id: str) -> str:
        """What a reflection is about: its line of context, or why it cannot be read."""
        try:
            return self.read(reflection_id).context or ""
        except TiclistError as error:
            return f"cannot be read: {error.what.removeprefix('Cannot be read: ')}"

    def id_in_words(self, reflection_id: str) -> str:
        """What a reflection is, from its id alone."""
        name = named(reflection_id)
        return self.in_words(name) if name else reflection_id

    # --- earlier wordings -----------------------------------------------------------------------

    def earlier(self, reflection_id: str) -> list[str]:
        """The numbers of a reflection's earlier wordings, the latest first."""
        files = self.store.earlier(reflection_id)
        return [each.stem.rpartition("~")[2] for each in reversed(files)]

    def read_earlier(self, reflection_id: str, number: str) -> Reflection:
        """An earlier wording.

        Raises:
            FileRefusedError: its file cannot be read.
        """
        from ticlist.files.reflection_file import read_reflection

        file = self._paths.history / f"{reflection_id}~{number}.toml"
        return read_reflection(read_bytes(file, REFLECTION_BYTES), where=str(file))

    # --- steps ----------------------------------------------------------------------------------

    def open_steps(self, *, but: str = "") -> list[Tracked]:
        """The newest open steps.

        Args:
            but: the id of the reflection that is being written, whatever day it looks back from.
        """
        from ticlist.lookback.steps import newest_open

        return newest_open(
            self.store, [each for each in self.names() if each.id[_DAY:] != but[_DAY:]]
        )

    def steps_named(self, step_ids: Collection[str]) -> dict[str, tuple[Step, Origin]]:
        """The steps that some ids mean, where they can still be found."""
        from ticlist.lookback.steps import steps_named

        return steps_named(self.store, self.names(), step_ids) if step_ids else {}

    def step_words(self, reflection: Reflection) -> dict[str, str]:
        """The words of the earlier steps that a reflection speaks of, as `blocks_of` takes them."""
        from ticlist.lookback.steps import step_words

        names = self.names() if reflection.followed_up else ()
        return step_words(self.store, names, reflection)

    # --- forgetting -----------------------------------------------------------------------------

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The ids of what is to be forgotten, the latest last."""
        return tuple(self._set_aside)

    def forget(self, reflection_id: str) -> None:
        """Have a reflection forgotten when somebody leaves; it is shown nowhere from now on."""
        if reflection_id not in self._set_aside:
            self._set_aside.append(reflection_id)

    def take_back(self) -> str | None:
        """Have the one that was last to be forgotten stay; its id, or None where there is none."""
        return self._set_aside.pop() if self._set_aside else None

    def leave(self) -> list[str]:
        """Forget for good what was to be forgotten.

        Returns:
            What is still there, and what could not be taken back from a team's inbox, as lines to
            be told; none where all is gone.
        """
        from ticlist.storage.forgetting import forget

        problems, said = [], []
        silent: set[Path] = set()
        for each in self._set_aside:
            try:
                said.append(forget(self._paths, each, silent))
            except StoreError as error:
                problems.append(str(error))
        self._set_aside.clear()
        first = [NOT_FORGOTTEN] if problems else []
        return [*first, *problems, *dict.fromkeys(filter(None, said))]


def _day(name: Named) -> str:
    try:
        return in_words(dt.date.fromisoformat(name.on))
    except ValueError:
        return name.on


def _time(name: Named) -> str:
    return f"{name.at[:2]}:{name.at[2:]}"
