"""Changing what is saved, and adding to it, at the desk."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.amending import (
    AMENDED,
    BEGUN,
    LOOK,
    NOON,
    NOTE,
    OTHER_TEXT,
    REFLECTION,
    SAVED,
    TEXT,
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
    no_room,
    prompt,
    put,
    saved,
    with_answer,
)
from tests.screens.checklist import TINY, drafts, shelve, the_draft
from ticlist.desk import Desk
from ticlist.errors import NothingFitsError, StoreError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes
from ticlist.model.reflection import Answer, Draft, Page, ReflectedSection, Reflection
from ticlist.storage.paths import Paths


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    return a_home(tmp_path, monkeypatch)


@pytest.fixture
def desk(paths: Paths) -> Desk:
    return a_desk(paths)


# --- changing -----------------------------------------------------------------------------------


def test_changing_begins_where_it_is_read_over_and_changes_nothing_before_it_is_saved(
    desk: Desk, paths: Paths
) -> None:
    before = file_of(paths).read_bytes()
    shelved, walk = desk.amend(SAVED)
    assert walk is desk.walk
    assert (walk.page, walk.amends, walk.id) == (Page("reading-over"), SAVED, SAVED)
    assert shelved.checklist == walk.checklist
    assert walk.reflection() == REFLECTION
    choose(walk, "routine")
    desk.put_down()
    assert file_of(paths).read_bytes() == before
    assert history(paths) == {}
    draft = the_draft(paths)
    assert (draft.amends, draft.reflection) == (SAVED, with_answer(REFLECTION, "routine"))


def test_one_section_is_changed_within_that_section(desk: Desk, paths: Paths) -> None:
    put(paths, replace(REFLECTION, depth="one"))
    walk = amending(desk)
    assert walk.page == Page("reading-over", "safety")
    assert [each.id for each in walk.sections] == ["safety"]
    put(paths, replace(REFLECTION, depth="one", sections=()))
    assert amending(desk).page == Page("reading-over")


@pytest.mark.parametrize("keep_earlier", [True, False])
def test_the_earlier_wording_is_kept_or_forgotten_as_somebody_chose(
    desk: Desk,
    paths: Paths,
    keep_earlier: bool,  # noqa: FBT001
) -> None:
    before = file_of(paths).read_bytes()
    changed(desk)
    assert desk.asks_for_earlier
    desk.keep()
    reflection, path, remark = desk.save(keep_earlier=keep_earlier)
    assert (path, remark, desk.walk) == (file_of(paths), None, None)
    assert reflection == saved(paths) == with_answer(AMENDED, "routine")
    assert history(paths) == ({f"{SAVED}~1.toml": before} if keep_earlier else {})
    assert drafts(paths) == {}
    # Not a letter of what was to be forgotten lies anywhere.
    left = [each.name for each in paths.data.rglob("*") if each.is_file()]
    assert sorted(left) == sorted([path.name, *history(paths)])


def test_every_change_is_stamped_and_the_id_and_the_day_stay(desk: Desk, paths: Paths) -> None:
    put(paths, replace(REFLECTION, amended=(BEGUN,)))
    changed(desk)
    reflection, _, _ = desk.save()
    assert reflection.amended == saved(paths).amended == (BEGUN, NOON)
    assert (reflection.id, reflection.on, reflection.saved) == (SAVED, BEGUN.date(), BEGUN)


def test_what_was_cleared_is_gone_and_what_was_not_is_there(desk: Desk, paths: Paths) -> None:
    walk = amending(desk)
    walk.written.write_so_what(None, "")
    choose(walk, "within", "edge")
    desk.save(keep_earlier=False)
    now = saved(paths)
    assert now.close == replace(REFLECTION.close, so_what=None)
    assert [each.id for each in now.sections] == ["safety", "edge"]
    assert now.sections[0] == REFLECTION.sections[0]


def test_keys_of_a_newer_ticlist_survive_everywhere(desk: Desk, paths: Paths) -> None:
    [section] = REFLECTION.sections
    answer = replace(section.answers[0], more={"mood": "calm"})
    step = replace(REFLECTION.close.steps[0], more={"colour": 3})
    newer = replace(
        REFLECTION,
        sections=(replace(section, answers=(answer,), more={"weather": "rain"}),),
        close=replace(REFLECTION.close, steps=(step,), more={"song": "x"}),
        checklist=replace(REFLECTION.checklist, more={"shelf": 2}),
        discussed=(replace(THEIR_NOTE, more={"room": 7}),),
        later=(replace(LOOK, more={"light": "dim"}),),
        more={"newer": {"deep": [1, 2]}},
    )
    put(paths, newer)
    changed(desk)
    desk.put_down()
    amending(desk)
    desk.save()
    assert saved(paths) == replace(with_answer(newer, "routine"), amended=(NOON,))


def test_what_became_of_steps_is_not_asked_of_what_was_begun_some_time_ago(
    desk: Desk, paths: Paths
) -> None:
    put(paths, replace(REFLECTION, id="2026-11-02-0900-tiny-aaaaaa"))
    assert desk.open_steps() != []
    amending(desk)
    assert desk.open_steps() == []


def test_a_new_reflection_after_a_change_takes_the_place_of_nothing(
    desk: Desk, paths: Paths
) -> None:
    beginning = changed(desk).beginning
    changed_now = desk.save()[0]
    choose(desk.begin(desk.library.find("tiny"), beginning), "not_yet")
    assert not desk.asks_for_earlier
    reflection, path, _ = desk.save()
    assert path != file_of(paths)
    assert (reflection.id == SAVED, reflection.amended) == (False, ())
    assert saved(paths) == changed_now


# --- nothing changed, or only added to ------------------------------------------------------------


def test_where_nothing_is_changed_no_draft_stays(desk: Desk, paths: Paths) -> None:
    before = file_of(paths).read_bytes()
    walk = changed(desk)
    desk.keep()
    choose(walk, "often")
    assert not desk.holds_words
    assert not desk.asks_for_earlier
    desk.put_down()
    assert drafts(paths) == {}
    amending(desk)
    assert desk.close()
    assert drafts(paths) == {}
    assert file_of(paths).read_bytes() == before


def test_saving_what_is_not_changed_leaves_the_file_as_it_is(desk: Desk, paths: Paths) -> None:
    # Even a remark that somebody made in it by hand.
    before = file_of(paths).read_bytes() + b"# my own remark\n"
    file_of(paths).write_bytes(before)
    amending(desk)
    desk.keep()
    reflection, path, remark = desk.save()
    assert (reflection, path, remark) == (REFLECTION, file_of(paths), None)
    assert file_of(paths).read_bytes() == before
    assert history(paths) == drafts(paths) == {}


def test_what_is_only_added_to_is_not_called_amended_and_has_no_earlier_wording(
    desk: Desk, paths: Paths
) -> None:
    add(amending(desk))
    assert desk.holds_words
    assert not desk.asks_for_earlier
    reflection, _, _ = desk.save()
    assert reflection == saved(paths) == replace(REFLECTION, later=(LOOK,), discussed=(NOTE,))
    assert history(paths) == drafts(paths) == {}


def test_a_note_that_is_not_saved_yet_is_kept_as_a_draft(desk: Desk, paths: Paths) -> None:
    add(amending(desk))
    desk.put_down()
    assert the_draft(paths).reflection.discussed == (NOTE,)
    later = a_desk(paths)
    amending(later)
    assert later.holds_words
    later.save()
    assert saved(paths) == replace(REFLECTION, later=(LOOK,), discussed=(NOTE,))


def test_with_no_walk_nothing_is_taken_away_by_saving(desk: Desk) -> None:
    assert not desk.asks_for_earlier
    desk.begin(desk.library.find("tiny"), amending(a_desk(desk.paths)).beginning)
    assert not desk.asks_for_earlier


# --- what has become of the checklist meanwhile ---------------------------------------------------


def test_a_draft_that_lay_there_keeps_the_words_of_old_answers_though_the_checklist_has_others(
    desk: Desk, paths: Paths
) -> None:
    walk = amending(desk)
    walk.written.write_note(prompt(walk), "On the board, and at the door.")
    desk.put_down()
    shelve(paths, TINY.replace(TEXT, OTHER_TEXT).replace("wording = 1", "wording = 2", 1))
    later = a_desk(paths)
    walk = amending(later)
    assert (prompt(walk).text, prompt(walk).wording) == (TEXT, 1)
    choose(walk, "routine")
    choose(walk, "within", "edge")
    later.save()
    safety, edge = saved(paths).sections
    assert safety.answers == (
        Answer("told", 1, TEXT, "routine", ("seen",), note="On the board, and at the door."),
    )
    assert edge.answers[0].answer == "within"


def test_what_the_checklist_no_longer_asks_can_be_changed(desk: Desk, paths: Paths) -> None:
    gone = ReflectedSection(
        "old", "Of old", principle="trust", answers=(Answer("kept", 3, "I keep my word.", "often"),)
    )
    put(paths, replace(REFLECTION, sections=(*REFLECTION.sections, gone)))
    walk = amending(desk)
    assert Page("prompt", "old", "kept") in walk.pages
    choose(walk, "not_yet", "kept")
    desk.save()
    assert saved(paths).sections[1].answers == (Answer("kept", 3, "I keep my word.", "not_yet"),)


def test_without_its_checklist_it_can_be_changed_put_down_and_gone_on_with(paths: Paths) -> None:
    (paths.checklists / "tiny.toml").unlink()
    desk = a_desk(paths)
    walk = changed(desk)
    assert [each.id for each in walk.sections] == ["safety"]
    desk.put_down()
    shelved, walk = a_desk(paths).resume(SAVED)
    assert (shelved.file, shelved.checklist.title) == (file_of(paths), "Tiny")
    assert not walk.checklist_changed
    amending(desk)
    desk.save()
    assert saved(paths) == with_answer(AMENDED, "routine")


# --- drafts that stayed behind ------------------------------------------------------------------


def test_a_draft_that_stayed_behind_after_saving_says_nothing_new(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(changed(desk))
    desk.keep()
    desk.close()
    with monkeypatch.context() as disk:
        disk.setattr(durable, "remove", no_room)
        _, _, remark = desk.save()
    assert remark is not None
    before = file_of(paths).read_bytes()
    later = a_desk(paths)
    assert [each.id for each in later.unfinished()] == [SAVED]
    amending(later)
    assert not later.holds_words
    assert not later.asks_for_earlier
    later.save()
    assert file_of(paths).read_bytes() == before
    assert list(history(paths)) == [f"{SAVED}~1.toml"]
    assert drafts(paths) == {}


def left_behind(paths: Paths, reflection: Reflection) -> None:
    """The draft of a first save that was cut off before it was taken away."""
    paths.drafts.mkdir()
    draft = Draft(replace(reflection, saved=None), Page("closing"))
    (paths.drafts / f"{SAVED}.toml").write_bytes(draft_bytes(draft))


def test_a_draft_that_the_first_save_left_behind_is_changed_with_what_was_written_in_it_since(
    desk: Desk, paths: Paths
) -> None:
    left_behind(paths, with_answer(REFLECTION, "routine"))
    walk = amending(desk)
    assert (walk.amends, walk.reflection()) == (SAVED, with_answer(REFLECTION, "routine"))
    assert desk.asks_for_earlier
    desk.save()
    assert saved(paths) == with_answer(AMENDED, "routine")
    assert [each.name for each in paths.reflections.iterdir()] == [f"{SAVED}.toml"]
    assert drafts(paths) == {}


def test_what_was_changed_since_the_first_save_left_a_draft_behind_is_in_the_history_in_any_case(
    desk: Desk, paths: Paths
) -> None:
    left_behind(paths, with_answer(REFLECTION, "routine"))
    theirs = put(paths, THEIRS).read_bytes()
    amending(desk)
    desk.save(keep_earlier=False)
    assert saved(paths) == replace(with_answer(REFLECTION, "routine"), amended=(BEGUN, NOON))
    assert history(paths) == {f"{SAVED}~1.toml": theirs}


def test_a_draft_that_the_first_save_left_behind_with_nothing_new_does_not_stay(
    desk: Desk, paths: Paths
) -> None:
    left_behind(paths, REFLECTION)
    amending(desk)
    assert not desk.holds_words
    desk.put_down()
    assert drafts(paths) == {}


def test_a_draft_that_is_none_of_a_saved_reflection_still_wants_its_checklist(
    paths: Paths,
) -> None:
    left_behind(paths, REFLECTION)
    (paths.checklists / "tiny.toml").unlink()
    with pytest.raises(NothingFitsError):
        a_desk(paths).resume(SAVED)


def test_saving_that_is_refused_can_be_tried_again_and_keeps_one_earlier_wording(
    desk: Desk, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file_of(paths).read_bytes()
    walk = changed(desk)
    with monkeypatch.context() as disk:
        disk.setattr(durable, "replace", no_room)
        with pytest.raises(StoreError, match="the disk is full"):
            desk.save()
    assert desk.walk is walk
    assert file_of(paths).read_bytes() == before
    desk.save()
    assert saved(paths) == with_answer(AMENDED, "routine")
    assert history(paths) == {f"{SAVED}~1.toml": before}
