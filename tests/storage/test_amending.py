"""Changing what was saved: the version before is kept or not, and nothing is half done."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.making import FIRST, SECOND, THIRD, a_reflection, keep, mode_of
from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.model.reflection import Reflection
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store


@pytest.fixture
def store(paths: Paths) -> Store:
    keep(paths, FIRST, SECOND)
    return Store(paths)


def other_words(words: str = "Other words.") -> Reflection:
    return a_reflection(context=words)


def history(paths: Paths) -> list[str]:
    return sorted(each.name for each in paths.history.glob("*"))


@pytest.mark.parametrize("keep_earlier", [True, False])
def test_the_version_before_is_kept_or_forgotten_as_somebody_chose(
    store: Store,
    paths: Paths,
    keep_earlier: bool,  # noqa: FBT001
) -> None:
    before, other = store.bytes_of(FIRST), store.bytes_of(SECOND)
    file = store.amend(other_words(), seen=before, keep_earlier=keep_earlier)
    assert file == store.path_of(FIRST)
    assert store.read(FIRST) == other_words()
    assert history(paths) == ([f"{FIRST}~1.toml"] if keep_earlier else [])
    assert [each.read_bytes() for each in store.earlier(FIRST)] == [before] * keep_earlier
    assert [mode_of(each) for each in (file, *store.earlier(FIRST))] == [0o600] * (1 + keep_earlier)
    assert store.bytes_of(SECOND) == other


def test_every_version_has_a_number_of_its_own(store: Store) -> None:
    versions = []
    for words in ("One.", "Two.", *map(str, range(9))):
        versions.append(store.bytes_of(FIRST))
        store.amend(other_words(words), seen=versions[-1], keep_earlier=True)
    assert [each.read_bytes() for each in store.earlier(FIRST)] == versions
    assert store.earlier(FIRST)[-1].name == f"{FIRST}~11.toml"
    assert store.earlier(SECOND) == []


def test_a_change_that_somebody_else_made_meanwhile_is_kept_in_any_case(store: Store) -> None:
    seen = store.bytes_of(FIRST)
    store.amend(other_words("Theirs."), seen=seen, keep_earlier=False)
    theirs = store.bytes_of(FIRST)
    store.amend(other_words("Mine."), seen=seen, keep_earlier=False)
    assert [each.read_bytes() for each in store.earlier(FIRST)] == [theirs]


def test_one_that_was_cut_off_and_tried_again_keeps_the_version_before_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.bytes_of(FIRST)
    with monkeypatch.context() as disk:
        disk.setattr(durable, "replace", no_room)
        with pytest.raises(StoreError) as raised:
            store.amend(other_words(), seen=before, keep_earlier=True)
    assert str(raised.value).startswith(f"{store.path_of(FIRST)}: It could not be written")
    assert store.bytes_of(FIRST) == before
    store.amend(other_words(), seen=before, keep_earlier=True)
    assert [each.read_bytes() for each in store.earlier(FIRST)] == [before]


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_where_the_version_before_cannot_be_kept_nothing_is_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.bytes_of(FIRST)
    monkeypatch.setattr(durable, "create", no_room)
    with pytest.raises(StoreError):
        store.amend(other_words(), seen=before, keep_earlier=True)
    assert store.bytes_of(FIRST) == before


def test_what_is_not_there_is_not_amended(store: Store) -> None:
    store.path_of(FIRST).unlink()
    with pytest.raises(FileRefusedError):
        store.amend(other_words(), seen=b"", keep_earlier=True)
    assert not store.path_of(FIRST).exists()


def test_keys_that_a_newer_ticlist_wrote_survive(store: Store) -> None:
    file = store.path_of(FIRST)
    file.write_bytes(file.read_bytes().replace(b"\ndepth =", b"\nnewer = 7\ndepth ="))
    seen = store.bytes_of(FIRST)
    changed = replace(store.read(FIRST), context="Other words.")
    store.amend(changed, seen=seen, keep_earlier=False)
    assert b"newer = 7" in store.bytes_of(FIRST)
    assert store.read(FIRST).context == "Other words."


def test_what_lies_in_the_history_and_is_none_of_ours_is_passed_over(
    store: Store, paths: Paths
) -> None:
    paths.history.mkdir()
    (paths.history / f"{FIRST}~old.toml").write_text("mine", encoding="utf-8")
    store.amend(other_words(), seen=store.bytes_of(FIRST), keep_earlier=True)
    assert history(paths) == [f"{FIRST}~1.toml", f"{FIRST}~old.toml"]


def test_one_that_could_not_be_read_back_is_not_written(store: Store, paths: Paths) -> None:
    before = [each.read_bytes() for each in files(paths)]
    long = a_reflection(THIRD, context="w" * (4 << 20))
    with pytest.raises(StoreError, match=r"saved\. It is longer than the 4 MiB that can be read"):
        store.save(long)
    nested: dict[str, object] = {}
    for _ in range(9):
        nested = {"newer": nested}
    odd = replace(a_reflection(), more=nested)
    with pytest.raises(StoreError, match=r"saved\. Has a key of more than 8 parts"):
        store.amend(odd, seen=b"", keep_earlier=True)
    assert [each.read_bytes() for each in files(paths)] == before


def files(paths: Paths) -> list[Path]:
    return sorted(each for each in paths.data.rglob("*") if each.is_file())


def test_a_number_that_is_none_of_ours_is_passed_over(store: Store, paths: Paths) -> None:
    paths.history.mkdir()
    (paths.history / f"{FIRST}~\u00b2.toml").write_text("mine", encoding="utf-8")
    assert store.earlier(FIRST) == []


def test_an_earlier_wording_that_cannot_be_read_hinders_no_other(
    store: Store, paths: Paths
) -> None:
    (paths.history / f"{FIRST}~3.toml").mkdir(parents=True)
    before = store.bytes_of(FIRST)
    store.amend(other_words(), seen=before, keep_earlier=True)
    assert store.read(FIRST) == other_words()
    assert history(paths) == [f"{FIRST}~3.toml", f"{FIRST}~4.toml"]
    assert store.earlier(FIRST)[-1].read_bytes() == before
