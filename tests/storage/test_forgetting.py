"""Forgetting takes away all that there is of one reflection, and nothing of another."""

import datetime as dt
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.making import FIRST, NOTE, SECOND, a_draft, a_reflection, keep
from tests.storage.owners import a_live_one, hand_to
from ticlist.errors import OpenElsewhereError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes, reflection_bytes
from ticlist.storage import forgetting, inbox
from ticlist.storage.contributed import Contributed, note_contributed
from ticlist.storage.drafts import Drafts
from ticlist.storage.exports import Exported, note, noted
from ticlist.storage.forgetting import NOT_TAKEN_BACK, forget, forget_earlier
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store

HALF = reflection_bytes(a_reflection())[:200]


@pytest.fixture
def everything(paths: Paths) -> Paths:
    keep(paths, FIRST, SECOND)
    store, drafts = Store(paths), Drafts(paths)
    for each in (FIRST, SECOND):
        seen = store.bytes_of(each)
        store.amend(a_reflection(each, context="Later."), seen=seen, keep_earlier=True)
        drafts.keep(a_draft(each))
    for folder in (paths.reflections, paths.drafts, paths.history):
        (folder / ".tmp-0123456789abcdef").write_bytes(HALF)
        (folder / ".tmp-fedcba9876543210").mkdir()
    return paths


def holding(paths: Paths, words: str) -> list[Path]:
    files = sorted(each for each in paths.data.rglob("*") if each.is_file())
    return [each for each in files if words in f"{each}{each.read_text('utf-8')}"]


def test_nothing_of_it_is_left_and_the_other_is_whole(everything: Paths) -> None:
    others = {each: each.read_bytes() for each in holding(everything, SECOND)}
    assert len(others) == 4
    forget(everything, FIRST)
    assert holding(everything, FIRST) == []
    assert {each: each.read_bytes() for each in holding(everything, SECOND)} == others
    assert [each for each in holding(everything, NOTE) if each not in others] == []


def test_what_is_remembered_of_files_made_from_it_goes_too(everything: Paths) -> None:
    at = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    for made_from in ((FIRST,), (FIRST, SECOND)):
        note(everything, Exported(at, "/a/b.html", "html", "full", made_from, ("answers",)))
    forget(everything, FIRST)
    assert [each.reflections for each in noted(everything)] == [(SECOND,)]
    assert holding(everything, FIRST) == []


def test_earlier_wordings_alone(everything: Paths) -> None:
    assert forget_earlier(everything, FIRST) == 1
    assert Store(everything).earlier(FIRST) == []
    assert len(Store(everything).earlier(SECOND)) == 1
    assert Store(everything).read(FIRST).context == "Later."


def test_what_is_not_there_is_no_mistake(paths: Paths) -> None:
    forget(paths, FIRST)
    assert not paths.data.exists()


def test_one_that_is_open_elsewhere_is_left_whole(everything: Paths) -> None:
    hand_to(a_live_one(), everything, FIRST)
    before = holding(everything, FIRST)
    with pytest.raises(OpenElsewhereError):
        forget(everything, FIRST)
    assert holding(everything, FIRST) == before


def test_where_something_stays_behind_the_reflection_can_be_forgotten_again(
    everything: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = durable.remove

    def not_from_history(folder: Path, name: str) -> None:
        if folder == everything.history:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        remove(folder, name)

    with monkeypatch.context() as disk:
        disk.setattr(durable, "remove", not_from_history)
        with pytest.raises(StoreError) as raised:
            forget(everything, FIRST)
    kept = everything.history / f"{FIRST}~1.toml"
    assert str(raised.value).startswith(f"{kept}: It could not be taken away")
    assert Store(everything).read(FIRST).context == "Later."
    forget(everything, FIRST)
    assert holding(everything, FIRST) == []


def test_it_is_gone_under_another_day_too(paths: Paths) -> None:
    other_day = FIRST.replace("2026-11-21", "2026-11-02")
    keep(paths, other_day)
    Drafts(paths).keep(a_draft(FIRST))
    (paths.drafts / ".tmp-0123456789abcdef").write_bytes(draft_bytes(a_draft(FIRST)))
    forget(paths, other_day)
    assert [each for each in paths.data.rglob("*") if each.is_file()] == []


def test_that_what_was_shared_cannot_be_written_anew_is_said(
    everything: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    note(everything, Exported(at, "/x.md", "md", "full", (FIRST,), ("answers",)))

    def refused(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(durable, "replace", refused)
    with pytest.raises(StoreError, match="It could not be taken away"):
        forget(everything, FIRST)
    # The reflection goes last: it can still be named, and forgotten again.
    assert Store(everything).path_of(FIRST).exists()


def added(paths: Paths, drop: Path, reflection_id: str) -> Path:
    """Have something of a reflection lie in an inbox, and be noted."""
    (drop / "inbox").mkdir(parents=True, exist_ok=True)
    file = drop / "inbox" / inbox.new_name("2026-Q4")
    file.write_text("{}", encoding="utf-8")
    at = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    one = Contributed(at, reflection_id, "school", "2026-Q4", str(file), "{}")
    note_contributed(paths, one)
    return file


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Give the files that are asked for in inboxes that do not answer for a long time."""
    asked: list[Path] = []
    ended = threading.Event()

    def hangs(file: Path) -> bool:
        asked.append(file)
        return ended.wait(10)  # whoever waits so long is told that it was taken back

    monkeypatch.setattr(forgetting, "take_back", hangs)
    monkeypatch.setattr(forgetting, "_PATIENCE", 0.1)
    yield asked
    ended.set()


def test_an_inbox_that_never_answers_keeps_nobody_from_forgetting(
    everything: Paths, tmp_path: Path, dead: list[Path]
) -> None:
    file = added(everything, tmp_path / "drop", FIRST)
    assert forget(everything, FIRST) == NOT_TAKEN_BACK
    assert dead == [file]
    assert holding(everything, FIRST) == []


def test_one_that_did_not_answer_is_waited_for_once(
    everything: Paths, tmp_path: Path, dead: list[Path]
) -> None:
    file = added(everything, tmp_path / "drop", FIRST)
    added(everything, tmp_path / "drop", SECOND)
    silent: set[Path] = set()
    assert {forget(everything, each, silent) for each in (FIRST, SECOND)} == {NOT_TAKEN_BACK}
    assert (dead, silent) == ([file], {file.parent})


def test_what_was_taken_back_and_what_cannot_be_reached(everything: Paths, tmp_path: Path) -> None:
    file, other = (added(everything, tmp_path / each, FIRST) for each in ("one", "two"))
    other.parent.rename(tmp_path / "elsewhere")
    assert forget(everything, FIRST) == NOT_TAKEN_BACK
    assert not file.exists()
    added(everything, tmp_path / "one", SECOND)
    assert not forget(everything, SECOND)
