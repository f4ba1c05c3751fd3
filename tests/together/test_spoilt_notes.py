"""Notes of what was added that cannot be read: what is told stays true, and nothing is left."""

from pathlib import Path

import pytest

from tests.adding import AFTER, AT, Before, added, answering, lying
from tests.storage.making import FIRST, a_reflection, keep
from ticlist import lodging
from ticlist.errors import NothingFitsError, StoreError
from ticlist.offered import (
    CANNOT_BE_UNDONE,
    CHANGED_MEANWHILE,
    MAY_BE_THERE,
    MORE_MAY_LIE_THERE,
    NOT_NOTED,
    TAKEN_BACK,
    TAKEN_BACK_HERE,
)
from ticlist.offered import NOTES_NOT_READ as NOTES_NOT_READ_FIRST
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import contributed_by, forget_contributed
from ticlist.storage.forgetting import NOTES_NOT_READ, forget
from ticlist.storage.paths import Paths
from ticlist.together import Together


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(b"at = ", b"\xff"), (b"at = ", b"at = x"), (b"at = ", b"at = 1\nold = ")],
    ids=["a byte", "a value", "a kind"],
)
def test_a_note_that_cannot_be_read_is_not_said_to_be_none(
    door: Together, drop: Path, paths: Paths, was: bytes, becomes: bytes
) -> None:
    keep(paths, FIRST)
    added(door, a_reflection())
    whole = paths.contributed.read_bytes()
    paths.contributed.write_bytes(whole.replace(was, becomes))
    with pytest.raises(StoreError, match="cannot all be read"):
        door.take_back(FIRST)
    assert forget(paths, FIRST) == NOTES_NOT_READ
    assert lying(drop) == ["often"]
    paths.contributed.write_bytes(whole.replace(b"[[contributed]]", b"[[contributed]] \t"))
    assert door.take_back(FIRST) == TAKEN_BACK


def test_a_spoilt_note_beside_another_is_told_before_and_after(
    door: Together, drop: Path, paths: Paths
) -> None:
    added(door, a_reflection())
    spoilt = paths.contributed.read_bytes().replace(b"at = 2026", b"at = x")
    paths.contributed.write_bytes(spoilt)
    offer = door.offer(answering("routine"))
    assert offer.first == (NOTES_NOT_READ_FIRST,)
    door.add(offer, AT)
    with pytest.raises(StoreError) as told:
        door.take_back(FIRST)
    assert told.value.what == f"{TAKEN_BACK_HERE} {MORE_MAY_LIE_THERE}"
    assert lying(drop) == ["often"]


def test_what_was_counted_is_not_said_to_be_taken_back_beside_a_spoilt_note(
    door: Together, drop: Path, paths: Paths
) -> None:
    added(door, a_reflection())
    collect(drop, AFTER)
    with paths.contributed.open("ab") as file:
        file.write(b"\n[[contributed]]\n=\n=\n")
    with pytest.raises(StoreError) as told:
        door.take_back(FIRST)
    assert told.value.what == f"{CANNOT_BE_UNDONE} {MORE_MAY_LIE_THERE}"


@pytest.mark.parametrize("was", ["/inbox/", "2026-Q4-", ".json"])
def test_a_note_of_a_file_that_none_has_is_one_that_cannot_be_read(
    door: Together, drop: Path, paths: Paths, was: str
) -> None:
    keep(paths, FIRST)
    added(door, a_reflection())
    text = paths.contributed.read_text(encoding="utf-8")
    paths.contributed.write_text(text.replace(was, was.upper().replace("-", "_")), "utf-8")
    with pytest.raises(StoreError, match="cannot all be read"):
        door.take_back(FIRST)
    assert forget(paths, FIRST) == NOTES_NOT_READ
    assert lying(drop) == ["often"]


def test_what_may_lie_there_is_told_where_it_cannot_be_noted_again(
    door: Together,
    drop: Path,
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    right_before_it_is_put: Before,
) -> None:
    offer = door.offer(a_reflection())

    def meanwhile() -> None:
        forget_contributed(paths, contributed_by(paths)[0].file)

        def refused(*_: object) -> None:
            raise StoreError(what="The disk is full.")

        monkeypatch.setattr(inbox, "take_back", refused)
        monkeypatch.setattr(lodging, "note_contributed", refused)

    right_before_it_is_put(meanwhile)
    with pytest.raises(inbox.MayBeThereError) as doubtful:
        door.add(offer, AT)
    assert (doubtful.value.what, doubtful.value.what_to_do) == (MAY_BE_THERE, NOT_NOTED)
    assert lying(drop) == ["often"]


def test_an_add_is_undone_beside_a_spoilt_note_too(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    paths.contributed.parent.mkdir(parents=True)
    paths.contributed.write_bytes(b"[[contributed]]\n=\n=\n")
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: forget_contributed(paths, contributed_by(paths)[0].file))
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    assert lying(drop) == []


def test_nothing_is_added_whose_note_cannot_be_read(
    door: Together, drop: Path, paths: Paths
) -> None:
    offer = door.offer(a_reflection())
    paths.contributed.parent.mkdir(parents=True)
    paths.contributed.write_bytes(b"\xff\n")
    with pytest.raises(StoreError, match="could not take it back"):
        door.add(offer, AT)
    assert lying(drop) == []


def test_notes_that_cannot_be_read_for_a_moment_cost_nothing_that_was_added(
    door: Together, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer, whole = door.offer(a_reflection()), b""

    def spoilt() -> None:
        nonlocal whole
        whole = paths.contributed.read_bytes()
        paths.contributed.write_bytes(whole + b"\xff")

    right_before_it_is_put(spoilt)
    assert door.add(offer, AT) == []
    paths.contributed.write_bytes(whole)
    assert door.take_back(FIRST) == TAKEN_BACK
