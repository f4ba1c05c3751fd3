"""Changing what is saved while others write too: no word is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.amending import (
    AMENDED,
    BEGUN,
    LOOK,
    NOON,
    NOTE,
    REFLECTION,
    SAVED,
    THEIR_NOTE,
    THEIRS,
    a_desk,
    a_home,
    add,
    amending,
    changed,
    choose,
    file_of,
    history,
    put,
    saved,
    with_answer,
)
from tests.screens.checklist import drafts
from tests.storage.owners import a_live_one, hand_to
from ticlist.desk import Desk
from ticlist.errors import FileRefusedError, OpenElsewhereError, StoreError
from ticlist.files.reflection_file import draft_bytes, read_draft, read_reflection
from ticlist.model.reflection import Draft, ReflectedSection
from ticlist.storage.paths import Paths


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    return a_home(tmp_path, monkeypatch)


@pytest.fixture
def desk(paths: Paths) -> Desk:
    return a_desk(paths)


# --- while another program writes ---------------------------------------------------------------


@pytest.mark.parametrize("keep_earlier", [True, False])
def test_what_another_program_changed_meanwhile_is_in_the_history_in_any_case(
    desk: Desk,
    paths: Paths,
    keep_earlier: bool,  # noqa: FBT001
) -> None:
    changed(desk)
    theirs = put(paths, THEIRS).read_bytes()
    desk.save(keep_earlier=keep_earlier)
    assert saved(paths) == replace(with_answer(REFLECTION, "routine"), amended=(BEGUN, NOON))
    assert history(paths) == {f"{SAVED}~1.toml": theirs}


@pytest.mark.parametrize("keep_earlier", [True, False])
def test_what_was_changed_elsewhere_while_the_draft_lay_there_is_in_the_history_in_any_case(
    desk: Desk,
    paths: Paths,
    keep_earlier: bool,  # noqa: FBT001
) -> None:
    changed(desk)
    desk.put_down()
    theirs = put(paths, THEIRS).read_bytes()
    amending(desk)
    assert desk.asks_for_earlier
    desk.save(keep_earlier=keep_earlier)
    assert saved(paths) == replace(with_answer(REFLECTION, "routine"), amended=(BEGUN, NOON))
    assert history(paths) == {f"{SAVED}~1.toml": theirs}


def test_a_note_that_another_program_added_meanwhile_is_carried_over(
    desk: Desk, paths: Paths
) -> None:
    changed(desk)
    theirs = put(paths, replace(REFLECTION, discussed=(THEIR_NOTE,))).read_bytes()
    desk.save()
    assert saved(paths) == replace(with_answer(AMENDED, "routine"), discussed=(THEIR_NOTE,))
    assert history(paths) == {f"{SAVED}~1.toml": theirs}


def test_forgetting_forgets_also_where_another_program_added_a_note_meanwhile(
    desk: Desk, paths: Paths
) -> None:
    changed(desk)
    put(paths, replace(REFLECTION, discussed=(THEIR_NOTE,)))
    desk.save(keep_earlier=False)
    assert saved(paths) == replace(with_answer(AMENDED, "routine"), discussed=(THEIR_NOTE,))
    assert history(paths) == {}


def test_an_order_that_is_not_the_checklists_changes_nothing(desk: Desk, paths: Paths) -> None:
    edge = ReflectedSection("edge", "The edge", strand="scope", so_what="Far.")
    other_way = replace(REFLECTION, sections=(edge, *REFLECTION.sections))
    put(paths, other_way)
    walk = amending(desk)
    assert not desk.holds_words
    choose(walk, "routine")
    put(paths, replace(other_way, discussed=(THEIR_NOTE,)))
    desk.save(keep_earlier=False)
    assert [each.id for each in saved(paths).sections] == ["safety", "edge"]
    assert saved(paths).discussed == (THEIR_NOTE,)
    assert history(paths) == {}


def test_a_note_that_was_added_while_the_draft_lay_there_is_carried_over(
    desk: Desk, paths: Paths
) -> None:
    add(changed(desk))
    desk.put_down()
    put(paths, replace(REFLECTION, discussed=(THEIR_NOTE,)))
    amending(desk)
    desk.save(keep_earlier=False)
    now = replace(AMENDED, later=(LOOK,), discussed=(NOTE, THEIR_NOTE))
    assert saved(paths) == with_answer(now, "routine")
    assert history(paths) == {}


def test_adding_does_not_undo_what_another_program_changed_meanwhile(
    desk: Desk, paths: Paths
) -> None:
    add(amending(desk))
    put(paths, THEIRS)
    reflection, _, _ = desk.save()
    assert reflection == saved(paths) == replace(THEIRS, later=(LOOK,), discussed=(NOTE,))
    # All that it said is said still.
    assert history(paths) == {}


def test_one_that_is_open_for_changing_in_another_program_is_not_opened(
    desk: Desk, paths: Paths
) -> None:
    other = a_desk(paths)
    changed(other)
    other.put_down()
    hand_to(a_live_one(), paths, SAVED)
    with pytest.raises(OpenElsewhereError):
        desk.amend(SAVED)
    assert desk.walk is None


def test_a_draft_that_another_program_took_over_still_takes_the_place_of_the_right_one(
    paths: Paths,
) -> None:
    told: list[StoreError] = []
    desk = Desk(paths, told.append)
    walk = changed(desk)
    theirs = draft_bytes(Draft(REFLECTION, amends=SAVED))
    paths.drafts.mkdir()
    (paths.drafts / f"{SAVED}.toml").write_bytes(theirs)
    hand_to(a_live_one(), paths, SAVED)
    desk.put_down()
    assert [type(each) for each in told] == [OpenElsewhereError]
    [ours] = [each.id for each in desk.unfinished() if each.id != SAVED]
    assert the_other_draft(paths).amends == SAVED

    later = a_desk(paths)
    _, walk = later.resume(ours)
    assert (walk.id, walk.amends) == (ours, SAVED)
    walk.written.write_step("safety", "Look up.")
    reflection, path, _ = later.save()
    assert path == file_of(paths)
    assert reflection.id == SAVED
    now = saved(paths)
    assert now.amended == (NOON,)
    assert [step.id for step in now.steps] == ["k7f3xq-2", "k7f3xq-1"]
    # Theirs is theirs still.
    assert (paths.drafts / f"{SAVED}.toml").read_bytes() == theirs
    assert [each.id for each in desk.unfinished()] == [SAVED]


def the_other_draft(paths: Paths) -> Draft:
    [file] = [each for each in paths.drafts.glob("*.toml") if each.stem != SAVED]
    return read_draft(file.read_bytes(), where="")


def test_a_draft_under_another_id_in_which_nothing_is_changed_does_not_stay(
    desk: Desk, paths: Paths
) -> None:
    paths.drafts.mkdir()
    other = "2026-11-01-0900-tiny-aaaaaa"
    draft = Draft(replace(REFLECTION, id=other), amends=SAVED)
    (paths.drafts / f"{other}.toml").write_bytes(draft_bytes(draft))
    desk.resume(other)
    assert not desk.holds_words
    desk.put_down()
    assert drafts(paths) == {}


def test_two_desks_that_begin_to_change_one_lose_nothing(paths: Paths) -> None:
    one, other = a_desk(paths), a_desk(paths)
    changed(one)
    walk = amending(other)
    walk.written.write_so_what(None, "Theirs.")
    other.save(keep_earlier=False)
    theirs = file_of(paths).read_bytes()
    one.save(keep_earlier=False)
    assert saved(paths).sections == with_answer(REFLECTION, "routine").sections
    assert saved(paths).close == REFLECTION.close
    assert history(paths) == {f"{SAVED}~1.toml": theirs}


# --- what has become of the saved file meanwhile --------------------------------------------------


@pytest.mark.parametrize("lies_there", [True, False])
def test_what_is_gone_meanwhile_is_saved_anew(
    desk: Desk,
    paths: Paths,
    lies_there: bool,  # noqa: FBT001
) -> None:
    changed(desk)
    if lies_there:
        desk.put_down()
    file_of(paths).unlink()
    if lies_there:
        desk.resume(SAVED)
    reflection, path, _ = desk.save()
    assert path == file_of(paths)
    assert saved(paths) == reflection == replace(with_answer(REFLECTION, "routine"), saved=NOON)
    assert drafts(paths) == {}


@pytest.mark.parametrize("broken", [b"format = 9\n", b"not toml", b"\xff\xfe", b""])
@pytest.mark.parametrize("keep_earlier", [True, False])
def test_what_somebody_has_broken_meanwhile_is_in_the_history_as_it_was(
    desk: Desk,
    paths: Paths,
    broken: bytes,
    keep_earlier: bool,  # noqa: FBT001
) -> None:
    changed(desk)
    file_of(paths).write_bytes(broken)
    desk.save(keep_earlier=keep_earlier)
    assert saved(paths) == with_answer(AMENDED, "routine")
    assert history(paths) == {f"{SAVED}~1.toml": broken}


def test_a_note_to_what_somebody_has_broken_meanwhile_brings_back_what_was_read(
    desk: Desk, paths: Paths
) -> None:
    add(amending(desk))
    file_of(paths).write_bytes(b"not toml")
    desk.save()
    assert saved(paths) == replace(REFLECTION, later=(LOOK,), discussed=(NOTE,))
    assert history(paths) == {f"{SAVED}~1.toml": b"not toml"}


def in_the_way(file: Path, kind: str) -> None:
    file.unlink()
    if kind == "folder":
        file.mkdir()
    elif kind == "link":
        file.symlink_to(file.with_name("elsewhere"))
    else:
        file.write_bytes(b"#" * ((4 << 20) + 1))


@pytest.mark.parametrize("kind", ["folder", "link", "too large"])
@pytest.mark.parametrize("lies_there", [True, False])
def test_what_cannot_be_read_is_not_written_over_and_ours_is_saved_beside_it(
    desk: Desk,
    paths: Paths,
    kind: str,
    lies_there: bool,  # noqa: FBT001
) -> None:
    changed(desk)
    if lies_there:
        desk.put_down()
    in_the_way(file_of(paths), kind)
    before = file_of(paths).lstat()
    if lies_there:
        desk.resume(SAVED)
    reflection, path, remark = desk.save()
    assert remark is None
    assert file_of(paths).lstat() == before
    assert path != file_of(paths)
    assert path.stem == reflection.id
    kept = read_reflection(path.read_bytes(), where="")
    assert kept.sections == with_answer(REFLECTION, "routine").sections
    assert drafts(paths) == history(paths) == {}


def test_what_cannot_be_read_is_not_begun_to_be_changed(desk: Desk, paths: Paths) -> None:
    file_of(paths).write_bytes(b"format = 9\n")
    with pytest.raises(FileRefusedError):
        desk.amend(SAVED)
    file_of(paths).unlink()
    with pytest.raises(FileRefusedError):
        desk.amend(SAVED)
    assert desk.walk is None
