"""What is done to a store, and what has to be true of it whenever it is cut off."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.storage.making import FIRST, SECOND, a_draft, a_reflection, home_in
from ticlist.errors import NameTakenError, StoreError
from ticlist.files.reflection_file import draft_bytes, reflection_bytes
from ticlist.model.reflection import Draft, Reflection
from ticlist.model.walk import with_another_id
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

OLD, NEW = "Old words.", "New words."
EARLIER = a_reflection(SECOND, context=OLD)


class Operation(NamedTuple):
    """One thing that is done.

    Args:
        name: what it is called.
        prepare: puts into the store what is there before.
        run: does it.
        holds: tells, of a store and of whether it was said to be done, what is wrong, or nothing.
        is_left: whether it is still to be done, after it was cut off.
    """

    name: str
    prepare: Callable[[Paths], None]
    run: Callable[[Paths], None]
    holds: Callable[[Paths, bool], str | None]
    is_left: Callable[[Paths], bool] = lambda _: True


def home(folder: Path) -> Paths:
    """A store with one reflection that nothing may touch."""
    paths = home_in(folder)
    Store(paths).make_ready()
    Store(paths).save(EARLIER)
    return paths


def in_folder(folder: Path) -> dict[str, bytes]:
    """What is in a folder under names that count."""
    if not folder.is_dir():
        return {}
    return {each.name: each.read_bytes() for each in folder.glob("[!.]*.toml")}


def wrong_with_others(paths: Paths) -> str | None:
    """What is wrong with what nobody meant to touch."""
    file = Store(paths).path_of(SECOND)
    if not file.exists() or file.read_bytes() != reflection_bytes(EARLIER):
        return "an earlier reflection is not as it was"
    for each in paths.data.rglob("*"):
        if each.is_file() and each.stat().st_mode & 0o077:
            return f"{each.name} is open to others"
    return None


def _one_of(found: bytes | None, *whole: bytes | None) -> bool:
    return found in whole


# --- saving ---------------------------------------------------------------------------------------

_SAVED = a_reflection(FIRST, context=NEW)
_ITS_DRAFT = Draft(replace(_SAVED, saved=None), a_draft().page)


def save(paths: Paths, reflection: Reflection = _SAVED) -> Path:
    """Save as the desk does: under another id where its own is taken, the draft taken away last."""
    drafts = Drafts(paths)
    drafts.open(FIRST)
    try:
        path = Store(paths).save(reflection)
    except NameTakenError:
        reflection = with_another_id(reflection)
        path = Store(paths).save(reflection)
    drafts.remove(FIRST)
    drafts.give_back()
    return path


def _with_draft(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(_ITS_DRAFT)
    drafts.give_back()


def _saved_holds(paths: Paths, is_done: bool) -> str | None:  # noqa: FBT001
    saved = in_folder(paths.reflections)
    saved.pop(f"{SECOND}.toml", None)
    draft = in_folder(paths.drafts).get(f"{FIRST}.toml")
    as_it_is = reflection_bytes(_SAVED)
    if any(
        each.replace(name[:-5].encode(), FIRST.encode()) != as_it_is for name, each in saved.items()
    ):
        return "a reflection is half written"
    if draft not in {None, draft_bytes(_ITS_DRAFT)}:
        return "the draft is half written"
    if not saved and (is_done or draft is None):
        return "the words are neither saved nor a draft"
    return None


# --- drafts ---------------------------------------------------------------------------------------


def _keep(context: str) -> Callable[[Paths], None]:
    def keep(paths: Paths) -> None:
        drafts = Drafts(paths)
        if drafts.path_of(FIRST).exists():
            drafts.open(FIRST)
        drafts.keep(a_draft(context=context))

    return keep


def _draft_holds(paths: Paths, is_done: bool) -> str | None:  # noqa: FBT001
    found = set(in_folder(paths.drafts).values())
    old, new = draft_bytes(a_draft(context=OLD)), draft_bytes(a_draft(context=NEW))
    if not found or not all(each in {old, new} for each in found):
        return "the draft is lost or half written"
    if is_done and new not in found:
        return "it was said to be kept, and is not there"
    return None


# --- amending -------------------------------------------------------------------------------------


def _amend(*, keep_earlier: bool) -> Callable[[Paths], None]:
    def amend(paths: Paths) -> None:
        store = Store(paths)
        seen = reflection_bytes(a_reflection(context=OLD))
        store.amend(a_reflection(context=NEW), seen=seen, keep_earlier=keep_earlier)

    return amend


def _amended_holds(*, keep_earlier: bool) -> Callable[[Paths, bool], str | None]:
    def holds(paths: Paths, is_done: bool) -> str | None:  # noqa: FBT001
        old, new = (reflection_bytes(a_reflection(context=each)) for each in (OLD, NEW))
        found = in_folder(paths.reflections).get(f"{FIRST}.toml")
        history = in_folder(paths.history)
        if not _one_of(found, old, new):
            return "the reflection is lost or half written"
        if is_done and found != new:
            return "it was said to be amended, and is as before"
        if any(each not in {old, new} for each in history.values()):
            return "an earlier wording is half written"
        if keep_earlier and found == new and old not in history.values():
            return "the version before is gone"
        return None

    return holds


def _save_old(paths: Paths) -> None:
    Store(paths).save(a_reflection(context=OLD))


def _removed_holds(paths: Paths, is_done: bool) -> str | None:  # noqa: FBT001
    there = in_folder(paths.drafts)
    if is_done and there:
        return "it was said to be taken away, and is there"
    if there not in ({}, {f"{FIRST}.toml": draft_bytes(_ITS_DRAFT)}):
        return "the draft is half written"
    return None


def _remove(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.open(FIRST)
    drafts.remove(FIRST)


def _is_draft(paths: Paths) -> bool:
    return Drafts(paths).path_of(FIRST).exists()


def _first_holds(paths: Paths, is_done: bool) -> str | None:  # noqa: FBT001
    there = in_folder(paths.drafts)
    return _draft_holds(paths, is_done) if there or is_done else None


OPERATIONS = (
    Operation("saving", _with_draft, lambda paths: void(save(paths)), _saved_holds, _is_draft),
    Operation("the first draft", lambda _: None, _keep(NEW), _first_holds),
    Operation("a newer draft", _keep(OLD), _keep(NEW), _draft_holds),
    Operation("taking a draft away", _with_draft, _remove, _removed_holds, _is_draft),
    Operation(
        "amending, keeping the version before",
        _save_old,
        _amend(keep_earlier=True),
        _amended_holds(keep_earlier=True),
    ),
    Operation(
        "amending, forgetting the version before",
        _save_old,
        _amend(keep_earlier=False),
        _amended_holds(keep_earlier=False),
    ),
)


def void(_: object) -> None:
    """Forget a result."""


def outcome(operation: Operation, paths: Paths) -> bool:
    """Do it, and tell whether it was said to be done."""
    try:
        operation.run(paths)
    except StoreError:
        return False
    return True
