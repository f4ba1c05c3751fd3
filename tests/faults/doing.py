"""Everything that ticlist does to the disk with what somebody wrote, and what may come of it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from tests.storage.making import FIRST, SAVED, SECOND, a_draft, a_reflection, home_in, keep
from ticlist import desk as desk_module
from ticlist.desk import Desk
from ticlist.errors import NameTakenError
from ticlist.files.reflection_file import draft_bytes
from ticlist.storage.drafts import Drafts
from ticlist.storage.forgetting import forget
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

EARLIER = b"An odd week."
LATER = "What came to me\nat night: é ✓ 日. " * 40
MOMENT = SAVED + dt.timedelta(hours=1)
_BESIDE = re.compile(r"\.(?:tmp-[0-9a-f]{16}|claim-.*)")

Files = Mapping[str, bytes]
Do = Callable[[], object]


class Operation(NamedTuple):
    """One thing that is done to the disk.

    Args:
        name: what it is.
        arrange: puts a store into the state before it, and gives the thing to do.
        result: the file that is what it was done for, below the folder of the data; none where it
            does no harm if it is not done.
        words: what has to stand in some file whatever happens.
    """

    name: str
    arrange: Callable[[Paths], Do]
    result: str
    words: bytes = EARLIER


def _save(paths: Paths) -> Do:
    keep(paths, SECOND)
    _leave_draft(paths, a_draft())
    return lambda: Store(paths).save(a_reflection())


def _first_save(paths: Paths) -> Do:
    return lambda: Store(paths).save(a_reflection())


def _save_over(paths: Paths) -> Do:
    keep(paths, FIRST, SECOND)

    def save() -> None:
        try:
            Store(paths).save(a_reflection(context=LATER))
        except NameTakenError:
            return

    return save


def _amend(paths: Paths, *, keep_earlier: bool) -> Do:
    keep(paths, FIRST, SECOND)
    store = Store(paths)
    seen, amended = store.bytes_of(FIRST), a_reflection(context=LATER)
    return lambda: store.amend(amended, seen=seen, keep_earlier=keep_earlier)


def _keep_draft(paths: Paths) -> Do:
    keep(paths, SECOND)
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    return lambda: drafts.keep(a_draft(context=LATER))


def _first_draft(paths: Paths) -> Do:
    keep(paths, SECOND)
    return lambda: Drafts(paths).keep(a_draft())


def _remove_draft(paths: Paths) -> Do:
    keep(paths, FIRST, SECOND)
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    return lambda: drafts.remove(FIRST)


def _forget(paths: Paths) -> Do:
    _amend(paths, keep_earlier=True)()
    _leave_draft(paths, a_draft())
    return lambda: forget(paths, FIRST)


def _finish(paths: Paths) -> Do:
    keep(paths, SECOND)
    _leave_draft(paths, replace(a_draft(), checklist_sha256=None))
    desk = Desk(paths, lambda _: None)
    desk.resume(FIRST)

    def finish() -> None:
        with mock.patch.object(desk_module, "now", return_value=MOMENT):
            desk.save()

    return finish


def _leave_draft(paths: Paths, draft: object) -> None:
    paths.drafts.mkdir(parents=True, exist_ok=True)
    data = draft_bytes(draft)  # type: ignore[arg-type]
    (paths.drafts / f"{FIRST}.toml").write_bytes(data)


SAVED_FILE = f"reflections/{FIRST}.toml"
DRAFT_FILE = f"drafts/{FIRST}.toml"
LOCK_FILE = f"drafts/{FIRST}.lock"

OPERATIONS = (
    Operation("save", _save, SAVED_FILE),
    Operation("the first save ever", _first_save, SAVED_FILE, b""),
    Operation("save where the name is taken", _save_over, SAVED_FILE),
    Operation("amend", lambda paths: _amend(paths, keep_earlier=False), SAVED_FILE),
    Operation(
        "amend, the earlier kept", lambda paths: _amend(paths, keep_earlier=True), SAVED_FILE
    ),
    Operation("keep the draft", _keep_draft, DRAFT_FILE),
    Operation("the first draft", _first_draft, DRAFT_FILE),
    # Where it cannot be seen whose draft it is, it stays.
    Operation("take the draft away", _remove_draft, ""),
    Operation("forget", _forget, SAVED_FILE),
    Operation("save and take the draft away", _finish, SAVED_FILE),
)


def files_in(paths: Paths) -> dict[str, bytes]:
    """Everything kept, by its path below the folder of the data."""
    found = sorted(paths.data.rglob("*"))
    return {
        str(each.relative_to(paths.data)): each.read_bytes() for each in found if each.is_file()
    }


class Judge:
    """Says what is wrong with the files that are there after an operation, whole or not.

    Args:
        operation: which one.
        folder: an empty folder, to see in what it does when nothing goes wrong.
    """

    def __init__(self, operation: Operation, folder: Path) -> None:
        self.operation = operation
        paths = home_in(folder)
        do = operation.arrange(paths)
        self.before = files_in(paths)
        do()
        self.after = files_in(paths)

    def wrong(self, files: Files, *, finished: bool) -> list[str]:
        """Every way in which a state of the disk breaks the promise; none where it is kept.

        Args:
            files: by their paths.
            finished: whether the operation said that it had worked.
        """
        named = {
            path: data
            for path, data in files.items()
            if not (_is_beside(path) or self._is_kept_beside(path, data))
        }
        found = [
            f"{path} is neither as it was nor as it was to be"
            for path in sorted({*named, *self.before, *self.after})
            if named.get(path) not in {self.before.get(path), self.after.get(path)}
        ]
        result = self.operation.result
        if finished and result and not self._is_done(files):
            found.append(f"{result} was said to be done and is not")
        if not any(self.operation.words in each for each in (b"", *named.values())):
            found.append("the words are in no file")
        return found

    def _is_done(self, files: Files) -> bool:
        wanted = self.after.get(self.operation.result)
        if files.get(self.operation.result) == wanted:
            return True
        return any(as_first(path, data) == wanted for path, data in files.items())

    def _is_kept_beside(self, path: str, data: bytes) -> bool:
        """Whether it is a draft that was kept beside what may have been another program's."""
        name = path.removeprefix("drafts/")
        if name == path or name.startswith(FIRST):
            return False
        return as_first(path, data) in {self.after.get(DRAFT_FILE), self.after.get(LOCK_FILE)}


def as_first(path: str, data: bytes) -> bytes:
    """A file as it would be under the first id."""
    return data.replace(path.rpartition("/")[2].rpartition(".")[0].encode(), FIRST.encode())


def _is_beside(path: str) -> bool:
    return bool(_BESIDE.fullmatch(path.rpartition("/")[2]))
