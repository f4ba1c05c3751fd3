"""What is on the desk: the checklist that is open, the walk that is under way, and its draft.

Every face of ticlist that writes reflections does it through this, so that none of them decides
when something is kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ticlist import __version__
from ticlist.advice import CUT_OFF, advised
from ticlist.errors import FileRefusedError, NameTakenError, StoreError
from ticlist.hindsight import Hindsight
from ticlist.past import Past
from ticlist.storage.cut_off import cut_off_drafts, sweep
from ticlist.storage.drafts import Drafts, write_copy
from ticlist.storage.inspection import open_to_others
from ticlist.storage.keeper import DraftKeeper
from ticlist.storage.library import Shelved, as_shelved, in_language, read_library
from ticlist.storage.settings import read_settings, read_support
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ticlist.lookback.steps import Tracked
    from ticlist.model.checklist import Checklist
    from ticlist.model.reflection import Draft, Reflection
    from ticlist.model.walk import Beginning, Walk
    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths


def now() -> dt.datetime:
    """The time it is here, with its offset, in whole seconds."""
    return dt.datetime.now().astimezone().replace(microsecond=0)


class Amendment(NamedTuple):
    """A saved reflection when somebody began to change it: its bytes, and what it said."""

    seen: bytes
    begun: Reflection


class Desk:
    """One person's desk.

    Args:
        paths: the folders in force.
        when_refused: called, on another thread, when the draft could not be written.
        language: of the checklists; None leaves that to the settings, and what was begun in
            another language is gone on with in that.
    """

    def __init__(
        self,
        paths: Paths,
        when_refused: Callable[[StoreError], None],
        language: str | None = None,
    ) -> None:
        self.paths = paths
        self.settings = read_settings(paths)
        self.language_asked = language
        self.library = read_library(paths, language or self.settings.language)
        self.past = Past(paths, {each.id: each.title for each in self.library.shelved})
        self.hindsight = Hindsight(self.past, self.library.checklist)
        self.walk: Walk | None = None
        self._amendment: Amendment | None = None
        self._store = Store(paths)
        self._drafts = Drafts(paths)
        self._keeper = DraftKeeper(self._drafts, when_refused)

    # --- what there is --------------------------------------------------------------------------

    def unfinished(self) -> list[Named]:
        """The drafts, newest first; none where the folder cannot be read."""
        try:
            return self._drafts.names()
        except StoreError:
            return []

    def problem(self) -> str | None:
        """Why nothing can be kept, or None where it can; makes the folders."""
        try:
            self._store.make_ready()
        except StoreError as error:
            return str(error)
        return None

    def remarks(self) -> list[str]:
        """What is wrong with settings, checklists or folders, a line each."""
        problem = self.problem()
        return [
            *([problem] if problem else []),
            *([advised(CUT_OFF)] if cut_off_drafts(self.paths) else []),
            *open_to_others(self.paths),
            *self.settings.remarks,
            *self.library.broken,
        ]

    def support(self) -> str | None:
        """The person's own or the site's support text, if there is one."""
        return read_support(self.paths)

    def open_elsewhere(self, draft_id: str) -> str | None:
        """In which other program a draft is open, in words; None where it can be gone on with."""
        owner = self._drafts.open_elsewhere(draft_id)
        return owner.in_words() if owner else None

    def read_draft(self, draft_id: str) -> Reflection:
        """An unfinished reflection, to be read only.

        Raises:
            FileRefusedError: its file cannot be read.
        """
        return self._drafts.read(draft_id).reflection

    def open_steps(self) -> list[Tracked]:
        """The newest open steps of earlier reflections, to be offered; none where one is changed.

        A reflection that is changed was begun some time ago, and what is open now is not its past.
        """
        if self.walk is not None and self.walk.amends is not None:
            return []
        return self.past.open_steps(but=self.walk.id if self.walk else "")

    # --- writing --------------------------------------------------------------------------------

    def begin(self, shelved: Shelved, beginning: Beginning) -> Walk:
        """Begin to walk a checklist, or take other choices for the walk that is under way.

        Raises:
            StoreError: nothing could be kept, so there is no point in beginning.
        """
        self._store.make_ready()
        sweep(self.paths)
        return self.choose(shelved, beginning)

    def choose(self, shelved: Shelved, beginning: Beginning) -> Walk:
        """Take what is chosen before the start, whether or not it can be kept just now."""
        from ticlist.model.reflection import Draft
        from ticlist.model.walk import new_reflection

        if self.walk is None:
            program = f"ticlist {__version__}"
            reflection = new_reflection(shelved.checklist, beginning, now(), program)
            self.walk = self._walk_of(shelved, Draft(reflection))
        self.walk.begin(beginning)
        return self.walk

    def resume(self, draft_id: str, *, take_over: bool = False) -> tuple[Shelved, Walk]:
        """Go on with a draft, at the page where it was left.

        Args:
            draft_id: which one.
            take_over: also where another program has it open.

        Raises:
            OpenElsewhereError: another program has it open.
            FileRefusedError: its file cannot be read.
            NothingFitsError: its checklist is not there.
        """
        # Before it is taken: a draft that cannot be shown here stays free for others.
        begun = self._drafts.read(draft_id)
        shelved = self._shelved_for(begun)
        draft = self._drafts.open(draft_id, take_over=take_over)
        sweep(self.paths)
        self.walk = self._walk_of(shelved, draft)
        return shelved, self.walk

    def amend(self, reflection_id: str) -> tuple[Shelved, Walk]:
        """Begin to change a saved reflection, or to add to it, or go on with doing so.

        Nothing of what is saved changes before that is saved.

        Raises:
            FileRefusedError: its file cannot be read.
            OpenElsewhereError: another program has a draft of it open.
        """
        from ticlist.model.reflection import Draft, Page

        is_there = any(each.id == reflection_id for each in self.unfinished())
        if is_there and self._drafts.read(reflection_id).amends:
            return self.resume(reflection_id)
        saved = self._store.read(reflection_id)
        only = saved.sections[0].id if saved.depth == "one" and saved.sections else None
        draft = Draft(saved, Page("reading-over", only), amends=reflection_id)
        if is_there:
            # The save was cut off before its draft was gone, which may hold words written since.
            words = self._drafts.open(reflection_id).reflection
            draft = replace(draft, reflection=replace(words, saved=saved.saved))
        shelved = self._shelved_for(draft)
        self.walk = self._walk_of(shelved, draft)
        return shelved, self.walk

    def keep(self) -> None:
        """Have the draft of the walk written soon."""
        if self.walk is not None:
            self._keeper.keep(self.walk.draft())

    def put_down(self) -> None:
        """Keep the draft now and have no walk under way; one with nothing in it leaves no draft.

        Raises:
            StoreError: it could not be kept; the walk is still under way.
        """
        if self.walk is None:
            return
        if self.holds_words:
            self._keeper.keep(self.walk.draft())
            if not self._keeper.write_now() and self._keeper.problem:
                raise self._keeper.problem
        else:
            # Nothing can be lost by it; where it stays behind, home shows it.
            with contextlib.suppress(StoreError):
                self._keeper.drop(self.walk.id)
        self.walk = None
        self._drafts.give_back()

    @property
    def asks_for_earlier(self) -> bool:
        """Whether saving takes something away that was saved, which may be kept or forgotten."""
        from ticlist.model.amending import is_only_added_to

        if self.walk is None or self._amendment is None:
            return False
        return not is_only_added_to(self.walk.reflection(), self._amendment.begun)

    def save(self, *, keep_earlier: bool = True) -> tuple[Reflection, Path, str | None]:
        """Save the walk that is under way.

        Args:
            keep_earlier: where a saved reflection was changed, keep what it said before.

        Returns:
            The reflection, its file, and what is to be said about its draft if that stayed behind.

        Raises:
            StoreError: it could not be saved; the walk is still under way.
        """
        if self.walk is None:
            raise StoreError(what="There is nothing to save.")
        changed = self._saved_amended(self.walk, keep_earlier=keep_earlier)
        finished, path = changed or self._saved_new(self.walk)
        remark = None
        try:
            self._keeper.drop(self.walk.id)
        except StoreError as error:
            remark = f"{error} It is not needed any more."
        self.walk = None
        self._drafts.give_back()
        return finished, path, remark

    def _saved_new(self, walk: Walk) -> tuple[Reflection, Path]:
        from ticlist.model.walk import with_another_id

        finished = walk.finished(now())
        try:
            return finished, self._store.save(finished)
        except NameTakenError:
            # An earlier save was cut off after its file was there and before its draft was gone.
            # What was written since then is kept beside it: no file is ever written over.
            finished = with_another_id(finished)
            return finished, self._store.save(finished)

    def _saved_amended(self, walk: Walk, *, keep_earlier: bool) -> tuple[Reflection, Path] | None:
        """Put the walk in the place of what is saved; None where nothing is there to be read."""
        from ticlist.model.amending import amended, is_only_added_to

        if self._amendment is None:
            return None
        seen, begun = self._amendment
        try:
            there = self._store.bytes_of(begun.id)
            stored = self._stored(walk.checklist, begun.id)
            finished = amended(walk.reflection(), begun, stored or begun, now())
            if stored and (
                is_only_added_to(finished, stored) or (seen and is_only_added_to(stored, begun))
            ):
                # Whatever another program has added is in ours too: nothing of it has to be kept.
                seen = there
            if finished == stored:
                return finished, self._store.path_of(begun.id)
            keeps = keep_earlier and self.asks_for_earlier
            return finished, self._store.amend(finished, seen=seen, keep_earlier=keeps)
        except FileRefusedError:
            # What cannot even be read cannot be kept in the history, and is not written over.
            return None

    def _stored(self, checklist: Checklist, reflection_id: str) -> Reflection | None:
        """What is saved; None where somebody has broken it: it is kept in the history as it is."""
        with contextlib.suppress(FileRefusedError):
            return _as_walked(checklist, self._store.read(reflection_id))
        return None

    def save_copy(self, where: str) -> Path:
        """Write the walk that is under way to a place of one's own, as the file of its draft.

        Args:
            where: a file that is not there yet, or a folder that is; `~` is the home folder. Where
                the site is locked it goes into the person's own folder instead.

        Returns:
            The file.

        Raises:
            StoreError: it could not be written.
        """
        if self.walk is None:
            raise StoreError(what="There is nothing to save.")
        return write_copy(self.walk.draft(), where, self.paths if self.settings.locked else None)

    @property
    def holds_words(self) -> bool:
        """Whether there is a walk under way with anything in it, or anything new."""
        from ticlist.model.amending import says_the_same

        if self.walk is None:
            return False
        reflection = self.walk.reflection()
        if self._amendment is not None:
            return not says_the_same(reflection, self._amendment.begun)
        return reflection.holds_words

    @property
    def refused(self) -> StoreError | None:
        """Why the newest draft could not be written, as long as that is so."""
        return self._keeper.problem

    def close(self) -> bool:
        """Write the draft as it stands, and stop; False if it could not be written."""
        if self.holds_words:
            self.keep()
        written = self._keeper.end()
        self._drafts.give_back()
        return written

    def _shelved_for(self, draft: Draft) -> Shelved:
        """The checklist that a draft is gone on with.

        Raises:
            NothingFitsError: it is not there. What is saved can be changed without it.
        """
        from ticlist.model.asked import as_asked

        reflection = draft.reflection
        if draft.amends is None:
            return self._in_language_of(reflection, self.library.find(reflection.checklist.id))
        shelved = next(
            (each for each in self.library.shelved if each.id == reflection.checklist.id),
            as_shelved(as_asked(reflection, None), self._store.path_of(draft.amends), "own"),
        )
        shelved = self._in_language_of(reflection, shelved)
        return replace(shelved, whole=lambda: as_asked(reflection, shelved.checklist))

    def _in_language_of(self, reflection: Reflection, shelved: Shelved) -> Shelved:
        """A checklist in the language that a reflection was begun in, unless another is wanted."""
        return in_language(shelved, reflection.language) if self.language_asked is None else shelved

    def _walk_of(self, shelved: Shelved, draft: Draft) -> Walk:
        from ticlist.model.walk import Walk

        self._amendment = None
        if draft.amends is not None:
            with contextlib.suppress(FileRefusedError):
                self._amendment = self._amendment_of(shelved.checklist, draft, draft.amends)
        walk = Walk(
            shelved.checklist,
            draft,
            specialist=self.settings.specialist,
            checklist_sha256=shelved.sha256,
        )
        if self._amendment is not None:
            walk.written.go_on_adding(self._amendment.begun)
        return walk

    def _amendment_of(self, checklist: Checklist, draft: Draft, amends: str) -> Amendment:
        seen = self._store.bytes_of(amends)
        saved = self._store.read(amends)
        if saved.amended != draft.reflection.amended:
            # Somebody has changed it since this draft was begun, and nobody here has seen that.
            seen = b""
        return Amendment(seen, _as_walked(checklist, saved))


def _as_walked(checklist: Checklist, saved: Reflection) -> Reflection:
    """What is saved with its sections and answers in the order in which a walk puts them."""
    from ticlist.model.reflection import Draft
    from ticlist.model.walk import Walk

    return Walk(checklist, Draft(saved)).reflection()
