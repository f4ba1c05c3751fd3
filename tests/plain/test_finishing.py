"""Reading over, saving, changing, adding; and disks on which nothing can be kept."""

import contextlib
import datetime as dt
from collections.abc import Iterator

import pytest

from tests.lookback.stepping import put
from tests.plain.answering import Sitting
from tests.screens.checklist import drafts, leave_a_draft, the_saved
from tests.screens.saved import THIRD, answer_to, file_of, put_three, reflected
from tests.storage.owners import a_live_one, hand_to
from ticlist.desk import Desk
from ticlist.errors import StoreError
from ticlist.files.reflection_file import read_reflection
from ticlist.model.opening import Opening
from ticlist.model.reflection import Reflection
from ticlist.model.walk import Beginning
from ticlist.plain import adding, face, finishing
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings

QUICK = Opening("tiny", "short")
TO_THE_END = [""] * 12
"""Enter at every question of a short walk."""

FULL_DISK = StoreError(
    what="The disk is full.", where="/somewhere", what_to_do="Make room and try again."
)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """A disk that is full as long as there is something in the list."""
    is_full = [True]

    def refuse(self: object, *_: object, **__: object) -> None:
        if is_full:
            raise FULL_DISK
        raise AssertionError(self)

    with contextlib.ExitStack():
        monkeypatch.setattr("ticlist.storage.drafts.Drafts.keep", refuse)
        monkeypatch.setattr("ticlist.storage.store.Store.save", refuse)
        yield is_full


def saved(paths: Paths, name: str) -> Reflection:
    return read_reflection(file_of(paths, name).read_bytes(), where=name)


# --- save, read or leave --------------------------------------------------------------------------


def test_only_save_read_and_leave_answer(sit: Sitting, paths: Paths) -> None:
    said = sit(*TO_THE_END, "", "1", "yes", "save", opening=QUICK)
    said.says(finishing.WHAT_NOW, "It takes save, read, leave.", "It is saved.")
    (file,) = paths.reflections.glob("*.toml")
    assert f"\n{file}\n" in said.out
    assert said.code == 0
    assert not drafts(paths)


def test_nothing_can_be_saved_too(sit: Sitting, paths: Paths) -> None:
    said = sit(*TO_THE_END, "read", "back", "", "", "", "", "save", opening=QUICK)
    said.says(finishing.NOTHING, "1 The day, the context or the sections", "Private words?")
    assert not the_saved(paths).sections


def test_reading_over_gives_each_page_a_number_to_change_it(sit: Sitting, paths: Paths) -> None:
    walk = ["", "", "", "4", "At the door", "", "", "", "", "That", "", "", "", ""]
    said = sit(
        *walk, "read", "2", "1", "", "read", "4", "Other", "", "", "", "", "save", opening=QUICK
    )
    said.says("1 Safety", "2 I tell people beforehand.", "At the door", "3 At the end")
    said.says("4 What does this tell me?", "5 The day", finishing.WHAT_NOW, "2 of 6: Safety")
    found = the_saved(paths)
    assert found.sections[0].answers[0].answer == "not_yet"
    # What is written is added: no word goes without being taken out by 0.
    assert found.close.so_what == "That\nOther"


def test_the_end_of_a_section_is_changed_from_reading_over(sit: Sitting, paths: Paths) -> None:
    step = ["Ask first", "", "3", "1", "2099-12-05"]
    walk = ["", "", "", *[""] * 4, "So", "", *step, *[""] * 9]
    said = sit(
        *walk,
        "read",
        "2",
        "0",
        "",
        "",
        "",
        "0",
        "read",
        "2",
        "",
        "",
        "",
        "",
        "tomorrows",
        "",
        "save",
        opening=Opening("tiny", "full"),
    )
    said.says("Saturday 5 December 2099.", "2 What does this tell me?", "3 Start (me, by")
    said.says("So far: 5 December 2099.", "A day looks like 2026-12-05")
    (found,) = the_saved(paths).sections
    assert (found.so_what, found.steps[0].by) == (None, None)


def test_the_beginning_is_changed_from_reading_over(sit: Sitting, paths: Paths) -> None:
    change = ["read", "1", "back", "read", "1", "", "2026-01-05", ""]
    said = sit(*TO_THE_END, *change, "save", opening=QUICK)
    assert said.code == 0
    said.never_says("This is the first question.")
    assert the_saved(paths).on == dt.date(2026, 1, 5)


def test_steps_that_were_looked_at_are_changed_at_the_beginning(sit: Sitting, paths: Paths) -> None:
    desk = Desk(paths, lambda _: None)
    desk.begin(desk.library.find("tiny"), Beginning("full", dt.date(2026, 1, 1)))
    assert desk.walk is not None
    desk.walk.written.write_step("safety", "Ask first")
    desk.save()
    walk = ["", "", "", "1", "1", "", *[""] * 9]
    said = sit(*walk, "read", "2", "", "", "", "1", "2", "", "save", opening=QUICK)
    said.says("1 What became of earlier steps", "2 Start: Ask first", "So far: Done.")
    assert 'outcome = "tried"' in max(paths.reflections.glob("*.toml")).read_text("utf-8")


# --- changing and adding --------------------------------------------------------------------------


def test_the_earlier_wording_is_kept_or_forgotten(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("2", "1", "a", "Other words", "", "save", "3", "save", "1", amend=THIRD)
    said.says("3 Go back", finishing.WHAT_OF_EARLIER, finishing.WHAT_NOW, "It is saved.")
    assert saved(paths, THIRD).sections[0].answers[0].note == "In November.\nOther words"
    assert len(list(paths.history.glob("*"))) == 1
    assert sit("2", "2", "a", "More", "", "save", "2", amend=THIRD).code == 0
    assert len(list(paths.history.glob("*"))) == 1


def test_context_and_sections_of_a_saved_one_are_changed(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("4", "2", "A warm week.", "save", "1", amend=THIRD)
    said.says("4 The context or the sections", "So far: A wet week.", "It is saved.")
    said.never_says("Which day do you look back from?", "Short, full")
    found = saved(paths, THIRD)
    assert found.context == "A warm week."
    assert [each.id for each in found.sections if each.left_out] == ["edge"]


def test_a_note_from_supervision_is_added(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("my supervisor", "Wait", "longer", "", "x", "save", discuss=THIRD)
    said.says("Tiny, 1 November 2026", adding.WITH_WHOM, adding.WHAT_I_TAKE, adding.SAVE_IT)
    said.says("It takes save, leave.", "It is saved.")
    (note,) = saved(paths, THIRD).discussed
    assert (note.with_role, note.text) == ("my supervisor", "Wait\nlonger")
    assert not drafts(paths)


def test_a_note_is_left_and_gone_on_with(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("peers", "Wait", "", "leave", discuss=THIRD)
    said.says("Kept.")
    said = sit("", "", "save", draft=THIRD)
    said.says("So far: peers", "So far: Wait", "It is saved.")
    assert saved(paths, THIRD).discussed[0].with_role == "peers"
    said = sit("back", discuss=THIRD)
    assert said.code == 0


def test_a_prompt_is_looked_at_again(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("5", "5", "1", "1", "back", "0", "Not so", "", "save", "leave")
    said.says("5 Look again at a prompt", "1 I tell people", "Looking again at 1 November 2026")
    said.says("Then: More often than not", "In November.", "What you answered then stays")
    said.says(adding.HOW_I_SEE_IT, "It is saved.")
    (later,) = saved(paths, THIRD).later
    assert (later.answer, later.note) == (None, "Not so")
    said = sit("5", "5", "2", "3", "leave")
    assert said.code == 0
    said = sit("1", "", "", "save")
    said.says("Looking again", "So far: More often than not.", "It is saved.")
    assert len(saved(paths, THIRD).later) == 2


def test_a_reflection_with_no_answers_has_nothing_to_look_at_again(
    sit: Sitting, paths: Paths
) -> None:
    put(paths, reflected(THIRD))
    sit("5", "5", "", "5", "").says("Nothing was answered in it", "What now?")


def test_a_prompt_of_a_later_section_is_looked_at_again(sit: Sitting, paths: Paths) -> None:
    put(paths, reflected(THIRD, answer_to("told", "often"), answer_to("edge", "within")))
    sit("5", "5", "2", "2", "", "save", "leave").says("Somebody told me more", "It is saved.")
    assert saved(paths, THIRD).later[0].answer == "unsure"


def test_looking_again_can_be_gone_back_from(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    said = sit("5", "5", "", "5", "1", "back", "leave")
    said.says("Which prompt?", "Looking again", "What would you like to open?")
    assert not drafts(paths)


@pytest.mark.parametrize("opening", [Opening(amend=THIRD), Opening(discuss=THIRD)])
def test_what_cannot_be_changed_is_told(sit: Sitting, paths: Paths, opening: Opening) -> None:
    put_three(paths)
    file_of(paths, THIRD).write_text("nothing", encoding="utf-8")
    sit(opening=opening).says("This reflection cannot be changed here.")


def test_a_change_that_is_open_elsewhere_is_told(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    sit("2", "1", "leave", amend=THIRD)
    hand_to(a_live_one(), paths, THIRD)
    said = sit("", amend=THIRD)
    said.says("Take it over, and go on with it here", "What is done?")
    assert said.code == 0


def test_a_change_that_was_begun_is_gone_on_with_as_one(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    sit("2", "1", "leave", amend=THIRD)
    sit(discuss=THIRD).says("So far: Not yet.")
    sit(draft=THIRD).says("So far: Not yet.")


def test_a_look_that_cannot_be_saved_is_asked_about_again(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, reflected(THIRD, answer_to("told", None, "Words alone.")))

    def refuse(*_: object, **__: object) -> None:
        raise FULL_DISK

    monkeypatch.setattr("ticlist.storage.store.Store.amend", refuse)
    said = sit("5", "5", "1", "3", "", "save", "3", "leave")
    said.says("Looking again", "Words alone.", "The disk is full.", adding.SAVE_IT, "Kept.")
    said.never_says("Then:")


def test_a_look_at_a_prompt_that_is_gone_goes_on_as_a_change(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    sit("5", "5", "1", "3", "leave")
    (draft,) = paths.drafts.glob("*.toml")
    text = draft.read_text("utf-8")
    before, later, after = text.partition("later")
    assert later
    draft.write_text(f"{before}{later}{after.replace('told', 'gone', 1)}", encoding="utf-8")
    sit(draft=THIRD).says("Looked at again", finishing.WHAT_NOW)


# --- afterwards -----------------------------------------------------------------------------------


def test_on_a_terminal_it_is_said_what_one_can_do_now(sit: Sitting, paths: Paths) -> None:
    sit.is_terminal = True
    said = sit(*TO_THE_END, "save", "1", "", "back", "", opening=QUICK)
    said.says("1 Read it again", "2 Take it to supervision", "3 Go home", face.WHAT_NEXT)
    said.says("Short, version 1", "What now?", face.WHAT_NEXT)
    assert said.code == 0
    said = sit(*TO_THE_END, "save", "2", "back", "3", "leave", opening=QUICK)
    said.says("Only what you choose leaves", "Nothing was written.", "What would you like to open?")
    said = sit(*TO_THE_END, "save", "1", "4", "back", "", opening=QUICK)
    said.says(adding.WITH_WHOM)
    assert paths.reflections.exists()


# --- where nothing can be kept --------------------------------------------------------------------


def test_saving_is_tried_again_or_a_copy_kept(
    sit: Sitting, paths: Paths, full_disk: list[bool]
) -> None:
    copy = paths.data.parent / "copy.toml"
    walk = ["", "", "", "4", *[""] * 8]
    said = sit(*walk, "save", "1", "2", "", "2", str(copy), "2", str(copy), "3", opening=QUICK)
    said.says(finishing.NOT_SAVED, "The disk is full.", "1 Try to save again", "2 Save a copy")
    said.says("A copy is kept:", finishing.WHAT_NOW, "The newest words could not be kept.")
    assert f"\n{copy}\n" in said.out
    assert copy.exists()
    assert said.code == 1
    assert full_disk


def test_on_a_locked_site_a_copy_has_one_place(
    sit: Sitting, paths: Paths, full_disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: Settings(locked=True))
    said = sit("", "", "", "4", "leave", "2", "2", "3", opening=QUICK)
    said.says(finishing.ONE_FOLDER, "A copy is kept:", finishing.ONE_FOLDER, "A copy is kept:")
    said.never_says(finishing.WHERE_TO)
    assert len(list(paths.exports.iterdir())) == 2
    assert full_disk


def test_leaving_where_nothing_can_be_kept_is_asked_about(
    sit: Sitting, paths: Paths, full_disk: list[bool]
) -> None:
    said = sit("", "", "", "4", "leave", "1", "3", "2", "leave", "4", opening=QUICK)
    said.says("The disk is full.", "Make room and try again.")
    said.says(finishing.NOT_KEPT, finishing.STILL_THERE, "4 Leave without them")
    said.says("So far: As a matter of course.", "4 Leave without them")
    said.never_says("Kept. You can go on")
    assert said.code == 0
    assert full_disk
    assert not drafts(paths)
    said = sit("", "", "", "4", "leave", "leave", "leave", "back", opening=QUICK)
    assert said.out.count("So far: As a matter of course.") == 2


def test_home_is_not_gone_to_before_it_is_kept(
    sit: Sitting, paths: Paths, full_disk: list[bool]
) -> None:
    said = sit(
        "4", "", "", "", "A week", "back", "back", "back", "back", "back", "3", "back", "4", "leave"
    )
    said.says(finishing.NOT_KEPT, "Sections to leave out", finishing.NOT_KEPT)
    assert full_disk
    assert not drafts(paths)


def test_what_cannot_be_kept_is_said_before_the_next_question(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(desk: Desk) -> None:
        desk._keeper._when_refused(StoreError(what="The disk is full."))

    monkeypatch.setattr(Desk, "keep", refuse)
    said = sit("", "", "", "4", opening=QUICK)
    said.says("The disk is full. What you wrote is still here. ticlist goes on trying. What did I")
    assert paths.drafts.exists()


def test_being_taken_over_is_said(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = leave_a_draft(paths)
    keep = Desk.keep

    def taken_over(desk: Desk) -> None:
        hand_to(a_live_one(), paths, draft)
        keep(desk)
        desk._keeper.write_now()
        monkeypatch.setattr(Desk, "keep", keep)

    monkeypatch.setattr(Desk, "keep", taken_over)
    said = sit("2", "", "leave", draft=draft)
    said.says("has been taken over in another ticlist", "nothing is lost", "What did I notice")
    said.never_says("goes on trying")
