import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.making import FIRST, NOTE, SECOND, a_draft, mode_of
from tests.storage.owners import a_dead_one, a_live_one, hand_to, one_on_another_computer
from ticlist.errors import FileRefusedError, NothingFitsError, OpenElsewhereError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes
from ticlist.model.reflection import Draft
from ticlist.storage.drafts import Drafts, write_copy
from ticlist.storage.locks import Owner, this_program
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
    assert [each.name for each in paths.drafts.glob("*.toml")] == [f"{FIRST}.toml"]


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
    said = "The draft could not be kept: the disk is full."
    assert str(raised.value) == f"{file}: {said}"
    assert file.read_bytes() == draft_bytes(a_draft())
    assert not [*paths.drafts.glob(".tmp-*")]


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

    drafts = Drafts(paths)
    drafts.keep(a_draft())
    monkeypatch.setattr(durable, "remove", busy)
    with pytest.raises(StoreError) as raised:
        drafts.remove(FIRST)
    said = "The draft could not be taken away: the disk can only be read, not written."
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


# --- one program at a time --------------------------------------------------------------------


def test_a_draft_is_this_programs_while_it_is_written_and_free_afterwards(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    assert drafts.owner_of(FIRST) == this_program()
    assert drafts.open_elsewhere(FIRST) is None
    drafts.give_back()
    assert drafts.owner_of(FIRST) is None
    assert drafts.open(FIRST) == a_draft()
    assert drafts.owner_of(FIRST) == this_program()
    drafts.remove(FIRST)
    assert list(paths.drafts.iterdir()) == []


@pytest.mark.parametrize("owner", [a_live_one(), one_on_another_computer(), Owner("")])
def test_one_that_another_program_has_open_is_not_opened_but_read(
    paths: Paths, owner: Owner
) -> None:
    Drafts(paths).keep(a_draft())
    hand_to(owner, paths, FIRST)
    drafts = Drafts(paths)
    assert drafts.open_elsewhere(FIRST) == owner
    with pytest.raises(OpenElsewhereError) as raised:
        drafts.open(FIRST)
    assert str(raised.value) == f"It is open in {owner.in_words()}."
    assert drafts.read(FIRST) == a_draft()
    assert drafts.owner_of(FIRST) == owner
    assert drafts.open(FIRST, take_over=True) == a_draft()
    assert drafts.owner_of(FIRST) == this_program()


def test_one_of_a_program_that_died_is_opened_without_asking(paths: Paths) -> None:
    Drafts(paths).keep(a_draft())
    hand_to(a_dead_one(), paths, FIRST)
    drafts = Drafts(paths)
    assert drafts.open_elsewhere(FIRST) is None
    assert drafts.open(FIRST) == a_draft()
    assert drafts.owner_of(FIRST) == this_program()


def test_one_that_another_program_opens_at_that_moment_is_not_opened(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    Drafts(paths).keep(a_draft())
    hand_to(a_dead_one(), paths, FIRST)
    read = Drafts._read_to_go_on

    def just_after_another(self: Drafts, draft_id: str) -> Draft:
        hand_to(a_live_one(), paths, FIRST)
        return read(self, draft_id)

    monkeypatch.setattr(Drafts, "_read_to_go_on", just_after_another)
    with pytest.raises(OpenElsewhereError):
        Drafts(paths).open(FIRST)


def test_where_no_lock_can_be_written_a_draft_can_still_be_opened(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    drafts.give_back()

    def read_only(*_: object) -> None:
        raise refuse(errno.EROFS)

    with monkeypatch.context() as disk:
        disk.setattr(durable, "create", read_only)
        assert drafts.open(FIRST) == a_draft()
    drafts.keep(a_draft(context="More."))
    assert drafts.read(FIRST).reflection.context == "More."
    drafts.remove(FIRST)
    assert list(paths.drafts.iterdir()) == []


def other_draft(paths: Paths) -> str:
    (found,) = (each.stem for each in paths.drafts.glob("*.toml") if each.stem != FIRST)
    return found


@pytest.mark.parametrize("owner", [a_live_one(), a_dead_one()])
def test_after_another_program_has_taken_it_over_both_keep_every_word(
    paths: Paths, owner: Owner
) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    hand_to(owner, paths, FIRST)
    theirs = draft_bytes(a_draft(context="Theirs."))
    drafts.path_of(FIRST).write_bytes(theirs)
    with pytest.raises(OpenElsewhereError) as raised:
        drafts.keep(a_draft(context="Mine."))
    assert str(raised.value) == (
        f"This unfinished reflection has been taken over in {owner.in_words()}.\n"
        "What you write here is kept beside it from now on; nothing is lost."
    )
    drafts.keep(a_draft(context="Mine, and more."))
    assert drafts.path_of(FIRST).read_bytes() == theirs
    assert drafts.read(other_draft(paths)).reflection.context == "Mine, and more."
    drafts.remove(FIRST)
    assert [each.name for each in paths.drafts.glob("*.toml")] == [f"{FIRST}.toml"]
    assert drafts.owner_of(FIRST) == owner


def test_one_that_was_taken_over_written_and_left_is_not_written_over(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    (paths.drafts / f"{FIRST}.lock").unlink()
    theirs = draft_bytes(a_draft(context="Theirs."))
    drafts.path_of(FIRST).write_bytes(theirs)
    with pytest.raises(OpenElsewhereError, match="taken over in another ticlist"):
        drafts.keep(a_draft(context="Mine."))
    assert drafts.path_of(FIRST).read_bytes() == theirs
    assert drafts.read(other_draft(paths)).reflection.context == "Mine."


def test_a_lock_that_somebody_took_away_by_hand_is_made_again(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    (paths.drafts / f"{FIRST}.lock").unlink()
    drafts.keep(a_draft(context="More."))
    assert drafts.read(FIRST).reflection.context == "More."
    assert drafts.owner_of(FIRST) == this_program()


def test_what_lies_in_the_place_of_a_draft_and_is_none_is_left_there(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.path_of(FIRST).mkdir(parents=True)
    with pytest.raises(OpenElsewhereError):
        drafts.keep(a_draft())
    assert drafts.path_of(FIRST).is_dir()
    assert drafts.read(other_draft(paths)).reflection.context == "An odd week."


def test_one_that_could_not_be_read_back_is_not_written(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    with pytest.raises(StoreError) as raised:
        drafts.keep(a_draft(context="w" * (4 << 20)))
    assert str(raised.value) == (
        f"{drafts.path_of(FIRST)}: The draft could not be kept. "
        "It is longer than the 4 MiB that can be read back.\n"
        "Take some of it out, or save a copy of it somewhere else."
    )
    assert drafts.read(FIRST) == a_draft()


# --- forgetting, and copies -------------------------------------------------------------------


def test_forgetting_one_takes_its_lock_too(paths: Paths) -> None:
    drafts = Drafts(paths)
    drafts.forget(FIRST)
    drafts.keep(a_draft())
    hand_to(a_dead_one(), paths, FIRST)
    drafts.forget(FIRST)
    assert list(paths.drafts.iterdir()) == []


def test_one_that_is_open_elsewhere_is_not_forgotten(paths: Paths) -> None:
    Drafts(paths).keep(a_draft())
    hand_to(a_live_one(), paths, FIRST)
    with pytest.raises(OpenElsewhereError):
        Drafts(paths).forget(FIRST)
    assert Drafts(paths).read(FIRST) == a_draft()


def test_a_copy_is_written_where_somebody_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    places = ["~/copy.toml", str(tmp_path / "second.toml"), str(tmp_path)]
    files = [write_copy(a_draft(), each) for each in places]
    names = ["copy.toml", "second.toml", f"{FIRST}.toml"]
    assert files == [tmp_path / each for each in names]
    assert [each.read_bytes() for each in files] == [draft_bytes(a_draft())] * 3
    assert [mode_of(each) for each in files] == [0o600] * 3


def test_a_copy_takes_the_place_of_nothing(tmp_path: Path) -> None:
    there = tmp_path / "there.toml"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="written there: something else is there already"):
        write_copy(a_draft(), str(there))
    assert there.read_text("utf-8") == "mine"
    with pytest.raises(StoreError, match="Give the whole path"):
        write_copy(a_draft(), "there.toml")


def test_what_was_kept_beside_another_programs_draft_is_not_written_over_later(
    paths: Paths,
) -> None:
    drafts = Drafts(paths)
    drafts.keep(a_draft())
    hand_to(a_live_one(), paths, FIRST)
    with pytest.raises(OpenElsewhereError):
        drafts.keep(a_draft(context="Mine."))
    drafts.give_back()
    (paths.drafts / f"{FIRST}.lock").unlink()
    drafts.open(FIRST)
    drafts.keep(a_draft(context="Going on."))
    assert drafts.read(other_draft(paths)).reflection.context == "Mine."
    drafts.remove(FIRST)
    assert drafts.read(other_draft(paths)).reflection.context == "Mine."


@pytest.mark.parametrize("place", ["/{long}", "/nul\0in it", "{loop}/copy.toml"])
def test_a_place_that_cannot_be_is_told_and_nothing_else_happens(
    tmp_path: Path, place: str
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(StoreError, match="could not be written there"):
        write_copy(a_draft(), place.format(long="x" * 300, loop=loop))
