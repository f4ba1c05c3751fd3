"""The walk, line by line: every word that counts, every kind of answer, every end of the input."""

import datetime as dt

import pytest

from tests.plain.answering import Sitting
from tests.plain.test_same_file import FULL, SHORT
from tests.screens.checklist import TINY, drafts, leave_a_draft, shelve, the_draft, the_saved
from tests.screens.saved import put_three
from tests.storage.owners import a_live_one, hand_to
from ticlist.desk import Desk
from ticlist.errors import FileRefusedError
from ticlist.model import wording
from ticlist.model.opening import Opening
from ticlist.model.reflection import Page
from ticlist.model.walk import Beginning
from ticlist.plain import asking, before, walking
from ticlist.plain.asking import NOT_HIDDEN, PAUSED
from ticlist.plain.grammar import WORDS
from ticlist.screens.widgets.words import MOST_OF_A_LINE, MOST_WORDS
from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings

QUICK = Opening("tiny", "short")
ENTERED = ["", "", ""]
"""Enter at what is asked before the start of a short walk."""


# --- what is said ---------------------------------------------------------------------------------


def test_it_says_first_what_there_is_to_know(sit: Sitting, paths: Paths) -> None:
    said = sit(opening=QUICK)
    assert f"\n{paths.reflections}\n" in said.out
    said.says(
        walking.HOW_IT_GOES,
        "Tiny",
        "What it is about.",
        "Where it comes from.",
        wording.SAFEGUARDING,
        wording.WHO,
        "3 prompts.",
        "1 Safety",
        before.LEAVE_OUT,
    )


def test_on_a_locked_site_it_says_what_there_is_to_know_without_a_folder(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.desk.read_settings", lambda _: Settings(locked=True))
    said = sit(opening=QUICK)
    said.says(wording.SAFEGUARDING, wording.ON_THE_SERVER, wording.WHO_ON_THE_SERVER, "3 prompts.")
    said.never_says(wording.WHO)
    assert str(paths.reflections) not in said.out


def test_a_prompt_is_said_before_its_answers_and_the_question_last(sit: Sitting) -> None:
    said = sit(*ENTERED, opening=QUICK)
    said.says(
        "2 of 6: Safety",
        "I tell people beforehand.",
        "For example: A word at the door.",
        "1 Not yet: I do not do this",
        "4 As a matter of course: It is part",
        "7 Leave this one today",
        walking.ANSWER_HINT,
        "Over recent weeks, how much is this part of what I do?",
        "The input has ended.",
    )


def test_hints_are_said_once_and_on_a_question_mark_again(sit: Sitting) -> None:
    said = sit("", "", "", "2", "a", "", "?", "", "?", opening=Opening("tiny", "full"))
    text = " ".join(said.out.split())
    assert text.count(walking.ANSWER_HINT) == 2
    assert text.count("It happens, but nobody could count on it") == 2
    assert text.count("Write as many lines as you like.") == 2
    assert text.count("stands for an empty line within a text") == 1
    for word in WORDS:
        assert f"{word} {WORDS[word]}" in text


def test_a_window_of_forty_columns_is_kept_to(
    sit: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for line in sit(*SHORT, opening=QUICK).out.splitlines():
        assert len(line) < 40 or "/" in line


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("4", "routine"), ("often", "often"), ("Not Yet", "not_yet"), (" 2 ", "sometimes")],
)
def test_an_answer_is_a_number_or_its_word(
    sit: Sitting, paths: Paths, typed: str, answer: str
) -> None:
    sit(*ENTERED, typed, opening=QUICK)
    assert the_draft(paths).reflection.sections[0].answers[0].answer == answer


@pytest.mark.parametrize("wrong", ["8", "x", "12", "-1", "a lot", "\x1b[A"])
def test_a_wrong_answer_says_what_is_right_and_asks_again(
    sit: Sitting, paths: Paths, wrong: str
) -> None:
    said = sit(*ENTERED, wrong, "3", opening=QUICK)
    said.says("That is none of these. It takes 1 to 7, or Enter.", "how much is this part")
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "often"


def test_enter_keeps_and_zero_clears(sit: Sitting, paths: Paths) -> None:
    sit(*ENTERED, "3", "Words", "", "back", "", "", "back", opening=QUICK)
    (answer,) = the_draft(paths).reflection.sections[0].answers
    assert (answer.answer, answer.note) == ("often", "Words")
    draft = the_draft(paths).reflection.id
    said = sit("0", "0", "", opening=Opening(draft=draft))
    said.says("So far: More often than not.", "So far: Words")
    assert not drafts(paths)


@pytest.mark.parametrize("given", ["", "7", "5", "6"])
def test_words_are_asked_for_after_a_skip_and_after_an_opt_out(
    sit: Sitting, paths: Paths, given: str
) -> None:
    said = sit(*ENTERED, given, "Some words", "", opening=Opening("tiny", "full"))
    said.never_says(walking.RESTS_ON)
    (answer,) = the_draft(paths).reflection.sections[0].answers
    assert answer.note == "Some words"


def test_what_an_answer_rests_on_is_letters(sit: Sitting, paths: Paths) -> None:
    said = sit(*ENTERED, "4", "ax", "c, a", opening=Opening("tiny", "full"))
    said.says("a My own impression", "such as ac", walking.RESTS_ON)
    assert the_draft(paths).reflection.sections[0].answers[0].basis == ("impression", "colleague")
    draft = the_draft(paths).reflection.id
    sit("", "0", "", opening=Opening(draft=draft))
    assert the_draft(paths).reflection.sections[0].answers[0].basis == ()


def test_a_short_walk_does_not_ask_what_answers_rest_on(sit: Sitting) -> None:
    sit(*SHORT, opening=QUICK).never_says(walking.RESTS_ON)


@pytest.mark.parametrize(("given", "is_offered"), [("1", False), ("2", True), ("3", True)])
def test_marking_is_offered_where_a_role_was_left_and_not_ticked(
    sit: Sitting, paths: Paths, given: str, *, is_offered: bool
) -> None:
    said = sit(*ENTERED, "", "", given, "", opening=QUICK)
    assert (walking.OFFERED in " ".join(said.out.split())) == is_offered
    assert not the_draft(paths).reflection.sections[0].answers[0].supervision


def test_a_page_on_wellbeing_asks_for_words_and_offers_to_stop(sit: Sitting, paths: Paths) -> None:
    said = sit(*ENTERED, "", "", "", "", "Enough", "", "leave", opening=QUICK)
    said.says("Myself", "What did this week take", walking.STOP_HERE, "In my own words")
    assert said.code == 0
    assert the_draft(paths).reflection.sections[0].answers[0].note == "Enough"
    full = sit("12", "", "", *[""] * 12, opening=Opening("tiny", "full"))
    assert full.out.count(walking.STOP_HERE) == 2


# --- texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        (["One", "two", ""], "One\ntwo"),
        (["One", ".", "two", ""], "One\n\ntwo"),
        (["One", "\\.", ""], "One\n."),
        (["One", "back", "?", "0", ""], "One\nback\n?\n0"),
        (["  indented", ""], "  indented"),
        (["\\?", ""], "?"),
        (["\\0", ""], "0"),
        (["\\leave", ""], "leave"),
        (["\\\\leave", ""], "\\leave"),
        (["\\other", ""], "\\other"),
        (["Mark", ""], "Mark"),
        (["Out of breath", ""], "Out of breath"),
        (["One", "   ", "2"], "One"),
        (["caf\u00e9 \x1b[2J", ""], "caf\u00e9 [2J"),
    ],
)
def test_a_text_is_lines_until_an_empty_one(
    sit: Sitting, paths: Paths, typed: list[str], note: str
) -> None:
    said = sit(*ENTERED, "", *typed, opening=QUICK)
    assert the_draft(paths).reflection.sections[0].answers[0].note == note
    assert ("were taken out" in said.out) == ("[2J" in note)


def test_a_text_is_kept_line_by_line(sit: Sitting, paths: Paths) -> None:
    sit(*ENTERED, "", "One", "two", opening=QUICK)
    assert the_draft(paths).reflection.sections[0].answers[0].note == "One\ntwo"


def test_what_a_terminal_may_have_cut_is_told(sit: Sitting) -> None:
    sit(*ENTERED, "", "a" * 5000, "", opening=QUICK).never_says("A terminal takes")
    sit.is_terminal = True
    sit(*ENTERED, "", "a" * 5000, "", opening=QUICK).says("the end of that line may be missing")


def test_a_text_and_a_line_hold_as_much_as_in_the_program(sit: Sitting, paths: Paths) -> None:
    assert (asking.MOST_WORDS, asking.MOST_OF_A_LINE) == (MOST_WORDS, MOST_OF_A_LINE)
    said = sit("", "", "c" * 2001, "A week", "", "a" * 60_000, "b" * 60_000, "c", "", opening=QUICK)
    said.says(asking.TOO_LONG_A_LINE, asking.TOO_LONG_A_TEXT)
    draft = the_draft(paths).reflection
    assert draft.context == "A week"
    assert draft.sections[0].answers[0].note == f"{'a' * 60_000}\nc"


def test_what_could_identify_is_said_where_somebody_wants_that(sit: Sitting, paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text("mark_identifiers = true\n", encoding="utf-8")
    said = sit(*ENTERED, "", "Write to jo@harbour.example", "", opening=QUICK)
    said.says("This looks like it holds", "a scan asks again")
    sit(*ENTERED, "", "Nothing of it", "", opening=QUICK).never_says("This looks like")


# --- words that count everywhere ------------------------------------------------------------------


def test_out_leaves_a_section_out_and_takes_it_in_again(sit: Sitting, paths: Paths) -> None:
    full = Opening("tiny", "full")
    said = sit(*ENTERED, "2", "out", opening=full)
    said.says(walking.LEFT_OUT, "The edge of my role")
    assert the_draft(paths).reflection.sections[0].left_out
    draft = the_draft(paths).reflection.id
    back = ["back"] * 2
    again = sit(*back, "0", "", "", "", "", opening=Opening(draft=draft))
    again.says("So far: Safety.", "I tell people beforehand.", "So far: Now and then.")
    assert not the_draft(paths).reflection.sections[0].left_out


def test_a_section_left_out_is_taken_in_again_from_reading_over(sit: Sitting, paths: Paths) -> None:
    walk = ["1", "", "", *[""] * 7]
    said = sit(*walk, "read", "1", "mark", "out", "3", "", "save", opening=QUICK)
    said.says("1 Safety", walking.IS_LEFT_OUT, walking.ONLY_A_PROMPT, walking.TAKEN_IN)
    said.says("save, read or leave?", "It is saved.")
    assert the_saved(paths).sections[0].answers[0].answer == "often"
    assert said.code == 0


def test_mark_marks_and_takes_the_mark_away(sit: Sitting, paths: Paths) -> None:
    said = sit(*ENTERED, "mark", "", "mark", "mark", "", "back", opening=QUICK)
    said.says("To talk about in supervision.", walking.NOT_MARKED, "To talk about in supervision.")
    assert the_draft(paths).reflection.sections[0].answers[0].supervision


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["out"], walking.NO_SECTION),
        (["mark"], walking.ONLY_A_PROMPT),
        (["back"], walking.FIRST_QUESTION),
        ([*ENTERED, "", "", "", "", "", "out"], walking.NO_SECTION),
        ([*ENTERED, "", "", "", "", "", "mark"], walking.ONLY_A_PROMPT),
    ],
)
def test_a_word_that_does_nothing_here_says_so(sit: Sitting, typed: list[str], said: str) -> None:
    sit(*typed, opening=QUICK).says(said)


def test_pause_hides_and_comes_back_to_the_same_question(sit: Sitting) -> None:
    said = sit(*ENTERED, "2", "pause", "", "pause", "", opening=QUICK)
    hidden = "\n" * 40
    assert said.out.count(hidden) == 2
    said.says(NOT_HIDDEN, PAUSED, "2 of 6: Safety", "I tell people beforehand.", "What did I")
    assert said.out.count(NOT_HIDDEN[:40]) == 1


def test_support_stands_one_word_away(sit: Sitting, paths: Paths) -> None:
    sit("support", opening=QUICK).says(
        "Any of these may suit you", "Look around", "Your own doctor"
    )
    paths.support.write_text("Ring Ana: 12", encoding="utf-8")
    said = sit(*ENTERED, "", "support", opening=QUICK)
    said.says("Ring Ana: 12", "I tell people beforehand.", "What did I notice")
    said.never_says("Your own doctor")


def test_leave_keeps_and_ends(sit: Sitting, paths: Paths) -> None:
    said = sit(*ENTERED, "2", "leave", "3", opening=QUICK)
    assert said.code == 0
    said.says("Kept.", "'ticlist reflect --resume' goes on with it.")
    assert the_draft(paths).page == Page("prompt", "safety", "told")
    assert sit("leave", opening=QUICK).out.count("Kept.") == 0


def test_last_time_is_said_when_it_is_asked_for(sit: Sitting, paths: Paths) -> None:
    sit(*ENTERED, "last", opening=QUICK).says("No earlier answer to these words was found.")
    put_three(paths)
    said = sit(*ENTERED, "last", "", "last", opening=QUICK)
    said.says("Last time, 1 November 2026: More often than not", "In November.")
    for name in paths.reflections.glob("*"):
        name.unlink()
    (paths.reflections / "x").touch()
    desk = Desk(paths, lambda _: None)
    walk = desk.begin(desk.library.find("tiny"), Beginning("short", dt.date(2026, 1, 1)))
    walk.next()
    assert walk.prompt is not None
    walk.written.write_note(walk.prompt, "Only words")
    desk.save()
    sit(*ENTERED, "last", opening=QUICK).says("Last time, 1 January 2026 Only words")


def test_back_goes_a_question_and_then_a_page_back(sit: Sitting, paths: Paths) -> None:
    full = Opening("tiny", "full")
    said = sit(*ENTERED, "2", "a", "back", "back", "3", "", "", "back", opening=full)
    said.says(walking.RESTS_ON, "What did I", walking.RESTS_ON, "how much is", walking.RESTS_ON)
    said.says("3 of 10", "2 of 10", "So far: More often than not.")
    assert the_draft(paths).page == Page("prompt", "safety", "told")
    said = sit("back", "back", draft=the_draft(paths).reflection.id)
    said.says("2 of 10", before.LEAVE_OUT, walking.FIRST_QUESTION, before.LEAVE_OUT)


# --- the end of the input -------------------------------------------------------------------------


@pytest.mark.parametrize(("depth", "lines"), [("short", SHORT), ("full", FULL)])
def test_wherever_the_input_ends_the_draft_is_kept(
    sit: Sitting, paths: Paths, depth: str, lines: list[str]
) -> None:
    is_entered = False
    for many in range(len(lines)):
        said = sit(*lines[:many], opening=Opening("tiny", depth))  # type: ignore[arg-type]
        assert said.code == 1
        is_entered = is_entered or bool(many and lines[many - 1])
        if is_entered:
            said.says("The input has ended. What you wrote is kept as a draft.", "--resume")
        else:
            said.says("The input has ended. There was nothing to keep.")
        assert bool(drafts(paths)) == is_entered
        for file in paths.drafts.glob("*"):
            file.unlink()


def test_a_draft_is_gone_on_with_where_it_was_left(sit: Sitting, paths: Paths) -> None:
    draft = leave_a_draft(paths)
    said = sit(*[""] * 9, "save", draft=draft)
    said.says("2 of 6: Safety", "So far: More often than not.", "It is saved.")
    assert said.code == 0
    assert the_saved(paths).sections[0].answers[0].answer == "often"
    assert not drafts(paths)


def test_a_checklist_that_has_changed_is_told(sit: Sitting, paths: Paths) -> None:
    draft = leave_a_draft(paths)
    shelve(paths, TINY.replace('version = "1"', 'version = "2"'))
    sit(draft=draft).says("The checklist has changed since you left.")


def test_a_draft_that_is_none_is_told(sit: Sitting, paths: Paths) -> None:
    draft = leave_a_draft(paths)
    (paths.drafts / f"{draft}.toml").write_text("nothing", encoding="utf-8")
    said = sit(draft=draft)
    said.says("This draft cannot be opened here.")
    assert said.code == 0


def refused(*_: object) -> None:
    raise FileRefusedError(what="It is gone.")


def test_a_draft_that_is_open_elsewhere_is_read_or_taken_over(
    sit: Sitting, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = leave_a_draft(paths)
    hand_to(a_live_one(), paths, draft)
    said = sit("1", "", draft=draft)
    said.says("1 Read it", "Take it over", "What is done?", "More often than not", "What is done?")
    assert said.code == 0
    with monkeypatch.context() as patch:
        patch.setattr(Desk, "read_draft", refused)
        sit("1", draft=draft).says("It is gone.", "What is done?")
    said = sit("2", *[""] * 9, "save", draft=draft)
    said.says("It is saved.")
