"""The desk, without any screen."""

import datetime as dt
import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest

from tests.screens.checklist import TINY, drafts, shelve, the_draft, the_saved
from tests.storage.making import a_draft
from tests.storage.owners import a_live_one, hand_to
from ticlist import desk as desk_module
from ticlist.advice import CUT_OFF
from ticlist.desk import Desk, now
from ticlist.errors import (
    FileRefusedError,
    NothingFitsError,
    OpenElsewhereError,
    StoreError,
)
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes, read_draft
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths, paths_from

TODAY = dt.date(2026, 11, 21)
NOON = dt.datetime(2026, 11, 21, 12, 5, 30, tzinfo=dt.UTC)
SHORT = Beginning("short", TODAY)


def no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setattr(desk_module, "now", lambda: NOON)
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    shelve(found)
    return found


@pytest.fixture
def refusals() -> list[StoreError]:
    return []


@pytest.fixture
def desk(paths: Paths, refusals: list[StoreError]) -> Desk:
    return Desk(paths, refusals.append)


def begun(desk: Desk, beginning: Beginning = SHORT) -> Desk:
    desk.begin(desk.library.find("tiny"), beginning)
    return desk


def under_way(desk: Desk) -> bool:
    return desk.walk is not None


def answered(desk: Desk, word: str = "often") -> Desk:
    walk = begun(desk).walk
    assert walk is not None
    walk.next()
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, word)
    return desk


def test_now_has_an_offset_and_whole_seconds() -> None:
    found = now()
    assert found.utcoffset() is not None
    assert found.microsecond == 0
    assert abs(found - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


def test_an_id_has_the_day_the_time_and_the_checklist(desk: Desk) -> None:
    walk = desk.begin(desk.library.find("tiny"), SHORT)
    assert walk.id.startswith("2026-11-21-1205-tiny-")
    assert len(walk.id.removeprefix("2026-11-21-1205-tiny-")) == 6
    assert walk.reflection().written_with.startswith("ticlist ")
    assert walk.reflection().started == NOON


def test_beginning_again_takes_other_choices_for_the_same_walk(desk: Desk) -> None:
    walk = answered(desk).walk
    assert walk is not None
    again = desk.begin(desk.library.find("tiny"), Beginning("full", TODAY, context="Monday"))
    assert again is walk
    assert (walk.depth, walk.context, walk.page.kind) == ("full", "Monday", "before")
    assert walk.reflection().sections[0].answers[0].answer == "often"


def test_a_draft_open_elsewhere_can_be_read_and_taken_over(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    (name,) = desk.unfinished()
    assert desk.open_elsewhere(name.id) is None
    hand_to(a_live_one(), paths, name.id)
    assert desk.open_elsewhere(name.id) == a_live_one().in_words()
    with pytest.raises(OpenElsewhereError):
        desk.resume(name.id)
    assert desk.read_draft(name.id).sections[0].answers[0].answer == "often"
    assert not under_way(desk)
    desk.resume(name.id, take_over=True)
    assert under_way(desk)
    assert desk.close()
    assert [each.suffix for each in paths.drafts.iterdir()] == [".toml"]


def test_a_copy_is_the_draft(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is nothing to save"):
        desk.save_copy(str(tmp_path))
    walk = answered(desk).walk
    assert walk is not None
    file = desk.save_copy(str(tmp_path))
    assert read_draft(file.read_bytes(), where="") == walk.draft()


def test_a_kept_draft_is_written_soon(desk: Desk, paths: Paths) -> None:
    answered(desk).keep()
    assert desk.holds_words
    assert desk.close()
    draft = the_draft(paths)
    assert draft.reflection.sections[0].answers[0].answer == "often"
    assert (draft.page.kind, draft.page.prompt) == ("prompt", "told")
    assert draft.checklist_sha256 == hashlib.sha256(TINY.encode()).hexdigest()


def test_with_no_walk_there_is_nothing_to_keep(desk: Desk, paths: Paths) -> None:
    assert not desk.holds_words
    desk.keep()
    desk.put_down()
    assert desk.close()
    assert not paths.drafts.exists()


def test_putting_down_and_going_on(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    assert not under_way(desk)
    (name,) = desk.unfinished()
    before = drafts(paths)
    shelved, walk = desk.resume(name.id)
    assert shelved.checklist.id == "tiny"
    assert walk is desk.walk
    assert (walk.page.prompt, walk.checklist_changed) == ("told", False)
    desk.put_down()
    assert drafts(paths) == before


def test_an_empty_walk_leaves_no_draft(desk: Desk, paths: Paths) -> None:
    begun(desk).keep()
    assert not desk.holds_words
    desk.put_down()
    assert desk.close()
    assert desk.unfinished() == []
    assert drafts(paths) == {}


def test_a_draft_that_was_emptied_is_taken_away(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    _, walk = desk.resume(desk.unfinished()[0].id)
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, None)
    desk.put_down()
    assert drafts(paths) == {}


def test_an_empty_walk_is_put_down_where_nothing_can_be_taken_away(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(desk).put_down()
    _, walk = desk.resume(desk.unfinished()[0].id)
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, None)
    monkeypatch.setattr(durable, "remove", no_room)
    desk.put_down()
    assert not under_way(desk)
    assert len(desk.unfinished()) == len(drafts(paths)) == 1


def test_a_draft_is_taken_by_its_files_name(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    (file,) = paths.drafts.iterdir()
    other = paths.drafts / "2026-01-02-0304-tiny-aaaaaa.toml"
    file.rename(other)
    _, walk = desk.resume(other.stem)
    assert walk.id == other.stem
    desk.save()
    assert drafts(paths) == {}


def test_a_changed_checklist_is_noticed(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    shelve(paths, TINY.replace("I tell people", "I tell everybody"))
    later = Desk(paths, lambda _: None)
    _, walk = later.resume(later.unfinished()[0].id)
    assert walk.checklist_changed
    assert walk.reflection().sections[0].answers[0].asked == "I tell people beforehand."


def test_a_draft_whose_checklist_is_gone_is_refused(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    (paths.checklists / "tiny.toml").unlink()
    later = Desk(paths, lambda _: None)
    with pytest.raises(NothingFitsError, match="There is no checklist 'tiny'"):
        later.resume(later.unfinished()[0].id)
    assert later.walk is None


def test_a_draft_that_is_not_readable_is_refused(desk: Desk, paths: Paths) -> None:
    answered(desk).put_down()
    (file,) = paths.drafts.iterdir()
    file.write_text("format = 9\n", encoding="utf-8")
    with pytest.raises(FileRefusedError):
        desk.resume(file.stem)


def test_saving(desk: Desk, paths: Paths) -> None:
    answered(desk).keep()
    reflection, path, remark = desk.save()
    assert path == paths.reflections / f"{reflection.id}.toml"
    assert (reflection.saved, remark, under_way(desk)) == (NOON, None, False)
    assert the_saved(paths) == desk.past.read(reflection.id) == reflection
    assert [each.id for each in desk.past.names()] == [reflection.id]
    assert desk.unfinished() == []
    assert desk.past.in_words(desk.past.names()[0]) == "Tiny, 21 November 2026 (begun at 12:05)"


def test_another_day_gives_another_id(desk: Desk) -> None:
    draft_id = begun(desk).begin(desk.library.find("tiny"), SHORT).id
    desk.begin(desk.library.find("tiny"), Beginning("short", dt.date(2026, 11, 2)))
    reflection, path, _ = desk.save()
    assert path.stem == reflection.id == draft_id.replace("11-21", "11-02", 1)
    assert desk.unfinished() == []


def test_a_draft_whose_save_was_cut_off_can_be_saved_again(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = answered(desk).walk
    assert walk is not None
    desk.keep()
    desk.close()
    with monkeypatch.context() as cut_off:
        cut_off.setattr(durable, "remove", no_room)
        _, first, _ = desk.save()
    was = first.read_bytes()

    later = Desk(paths, lambda _: None)
    _, walk = later.resume(walk.id)
    reflection, path, remark = later.save()

    assert remark is None
    assert path.name == f"{reflection.id}.toml"
    assert len(list(paths.reflections.iterdir())) == 2
    assert first.read_bytes() == was
    assert not drafts(paths)


def test_with_no_walk_there_is_nothing_to_save(desk: Desk) -> None:
    with pytest.raises(StoreError, match="There is nothing to save"):
        desk.save()


def test_saving_that_is_refused_keeps_the_walk(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(desk)
    with monkeypatch.context() as disk:
        disk.setattr(durable, "create", no_room)
        with pytest.raises(StoreError, match="It could not be written: the disk is full"):
            desk.save()
    assert desk.walk is not None
    assert list(paths.reflections.iterdir()) == []
    desk.save()
    assert the_saved(paths).sections[0].answers[0].answer == "often"


def test_a_draft_that_stays_behind_is_remarked(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(desk).keep()
    monkeypatch.setattr(durable, "remove", no_room)
    _, path, remark = desk.save()
    assert path.exists()
    assert remark is not None
    assert "could not be taken away: the disk is full." in remark
    assert remark.endswith("It is not needed any more.")
    assert not under_way(desk)
    assert the_saved(paths).sections


def test_a_draft_that_cannot_be_kept_stays_on_the_desk(
    desk: Desk, paths: Paths, refusals: list[StoreError], monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(desk)
    with monkeypatch.context() as disk:
        disk.setattr(durable, "replace", no_room)
        with pytest.raises(StoreError, match="could not be kept: the disk is full"):
            desk.put_down()
        assert [desk.refused] == refusals
        assert not desk.close()
    assert under_way(desk)
    desk.put_down()
    assert [desk.refused] == [None]
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "often"


def test_a_refusal_is_told_from_the_thread(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "replace", no_room)
    told = threading.Event()
    answered(Desk(paths, lambda _: told.set())).keep()
    assert told.wait(30)


def test_nothing_begins_where_nothing_can_be_kept(desk: Desk, paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True, exist_ok=True)
    paths.data.write_text("in the way", encoding="utf-8")
    problem = desk.problem()
    assert problem is not None
    assert str(paths.data) in problem
    with pytest.raises(StoreError, match="Nothing can be kept here"):
        begun(desk)
    assert not under_way(desk)
    assert desk.remarks()[0] == problem
    assert desk.past.names() == desk.unfinished() == []


def test_remarks_name_what_is_wrong(paths: Paths) -> None:
    broken = shelve(paths, "format = 1\nid = 3\n", "broken")
    paths.settings.write_text('theme = "pink"\n', encoding="utf-8")
    paths.config.chmod(0o755)
    half = paths.drafts / ".tmp-0123456789abcdef"
    durable.make_private_folder(paths.drafts)
    half.write_bytes(draft_bytes(a_draft()))
    cut_off, opened, settings, checklist = Desk(paths, lambda _: None).remarks()
    assert cut_off == CUT_OFF.usual
    assert opened == f"Others can read {paths.config}: chmod 700 {paths.config} mends it."
    assert settings.startswith(f"{paths.settings}:1:")
    assert checklist.startswith(f"{broken}:1:1: ")


def test_a_name_is_told_in_words_whatever_it_is(desk: Desk, paths: Paths) -> None:
    paths.reflections.mkdir(parents=True)
    for name in ("2026-13-40-2561-gone-aaaaaa", "2026-11-02-0905-tiny-bbbbbb"):
        (paths.reflections / f"{name}.toml").touch()
    assert [desk.past.in_words(each) for each in desk.past.names()] == [
        "gone, 2026-13-40 (begun at 25:61)",
        "Tiny, 2 November 2026 (begun at 09:05)",
    ]


def test_support_is_ones_own_then_the_sites(desk: Desk, paths: Paths) -> None:
    assert desk.support() is None
    paths.sites[0].mkdir()
    (paths.sites[0] / "support.txt").write_text("the site", encoding="utf-8")
    assert desk.support() == "the site"
    paths.support.write_text("my own", encoding="utf-8")
    assert desk.support() == "my own"


def test_the_language_asked_for_wins(paths: Paths) -> None:
    bilingual = TINY.replace('title = "Tiny"', 'title.en = "Tiny"\ntitle.cy = "Bach"')
    shelve(paths, bilingual)
    titles = [
        Desk(paths, lambda _: None, language).library.find("tiny").checklist.title
        for language in (None, "cy")
    ]
    assert titles == ["Tiny", "Bach"]


def test_closing_keeps_what_nobody_asked_to_keep_yet(desk: Desk, paths: Paths) -> None:
    answered(desk)
    assert desk.close()
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "often"


def test_choices_are_taken_even_where_nothing_can_be_kept(desk: Desk, paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True, exist_ok=True)
    paths.data.write_text("not a folder", encoding="utf-8")
    walk = desk.choose(desk.library.find("tiny"), SHORT)
    assert walk is desk.walk
