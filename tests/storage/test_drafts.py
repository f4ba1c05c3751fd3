import errno
import os
from dataclasses import replace

import pytest

from tests.storage.making import FIRST, NOTE, SECOND, a_draft, mode_of
from ticlist.errors import FileRefusedError, NothingFitsError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths


def refuse(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def test_a_draft_is_kept_for_its_owner_alone_and_read_back_the_same(paths: Paths) -> None:
    drafts = Drafts(paths)
    before = os.umask(0)
    try:
        drafts.keep(a_draft())
    finally:
        os.umask(before)
    file = paths.drafts / f"{FIRST}.toml"
    assert drafts.path_of(FIRST) == file
    assert file.read_bytes() == draft_bytes(a_draft())
    assert [mode_of(each) for each in (file, paths.drafts, paths.data)] == [0o600, 0o700, 0o700]
    assert drafts.read(FIRST) == a_draft()


def test_a_newer_draft_takes_the_place_of_the_one_before(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    drafts.keep(a_draft(context="More."))
    assert drafts.read(FIRST) == a_draft(context="More.")
    assert [each.name for each in paths.drafts.iterdir()] == [f"{FIRST}.toml"]


def test_on_a_full_disk_the_draft_before_is_still_whole(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())

    def full(_file: int, _data: object) -> int:
        raise refuse(errno.ENOSPC)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreError) as raised:
        drafts.keep(a_draft(context=NOTE))
    file = paths.drafts / f"{FIRST}.toml"
    said = "The draft could not be kept: No space left on device."
    assert str(raised.value) == f"{file}: {said}"
    assert file.read_bytes() == draft_bytes(a_draft())
    assert [each.name for each in paths.drafts.iterdir()] == [file.name]


def test_a_draft_is_called_what_its_file_is_called(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    drafts.path_of(FIRST).rename(drafts.path_of(SECOND))
    renamed = replace(a_draft().reflection, id=SECOND)
    assert drafts.read(SECOND) == replace(a_draft(), reflection=renamed)


def test_a_draft_that_was_taken_away_is_gone(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    drafts.keep(a_draft(SECOND))
    drafts.remove(FIRST)
    assert [name.id for name in drafts.names()] == [SECOND]


def test_taking_away_one_that_is_not_there_is_no_mistake(paths: Paths) -> None:
    Drafts(paths).remove(FIRST)
    assert not paths.data.exists()
    paths.drafts.mkdir(parents=True)
    Drafts(paths).remove(FIRST)


def test_one_that_cannot_be_taken_away_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise refuse(errno.EROFS)

    monkeypatch.setattr(durable, "remove", busy)
    with pytest.raises(StoreError) as raised:
        Drafts(paths).remove(FIRST)
    said = "The draft could not be taken away: Read-only file system."
    assert str(raised.value) == f"{paths.drafts}/{FIRST}.toml: {said}"


def test_drafts_are_listed_newest_first_from_their_names(paths: Paths) -> None:
    drafts = Drafts(paths)
    assert drafts.names() == []
    paths.drafts.mkdir(parents=True)
    for each in (FIRST, SECOND):
        drafts.path_of(each).touch()
    (paths.drafts / f"{FIRST}.lock").touch()
    assert [name.id for name in drafts.names()] == [SECOND, FIRST]


def test_a_draft_that_cannot_be_read_is_refused_and_left_as_it_is(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    file = drafts.path_of(FIRST)
    file.write_bytes(file.read_bytes().replace(b"format = 1", b"format = 9"))
    before = file.read_bytes()
    with pytest.raises(FileRefusedError) as raised:
        drafts.read(FIRST)
    assert str(raised.value).startswith(f"{file}: Has format 9; this ticlist reads format 1.")
    assert file.read_bytes() == before


def test_a_draft_is_found_by_words(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    drafts.keep(a_draft(SECOND))
    found = [drafts.find(words).id for words in ("last", "previous", "last:school", FIRST[-6:])]
    assert found == [SECOND, FIRST, FIRST, FIRST]


def test_what_fits_no_draft_is_told_of_drafts(paths: Paths) -> None:
    drafts = Drafts(paths)
    with pytest.raises(NothingFitsError) as raised:
        drafts.find("last")
    assert str(raised.value) == "There is no unfinished reflection."
    drafts.keep(a_draft())
    with pytest.raises(NothingFitsError) as raised:
        drafts.find("2027")
    assert str(raised.value) == (
        "There is no unfinished reflection '2027'.\n"
        "'ticlist drafts' shows which there are; 'last' means the newest."
    )
