"""Home, line by line, and looking back from there."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.lookback.stepping import put
from tests.plain.answering import Sitting
from tests.screens.checklist import (
    TINY,
    drafts,
    leave_a_draft,
    save_some,
    shelve,
    the_draft,
    the_saved,
)
from tests.screens.saved import FIRST, SECOND, THIRD, answer_to, file_of, put_three, reflected
from tests.storage.owners import a_live_one, hand_to
from ticlist.desk import now
from ticlist.errors import FileRefusedError
from ticlist.model import wording
from ticlist.model.reflection import Reflection, Step
from ticlist.past import NOT_FORGOTTEN, Past
from ticlist.plain import home, looking
from ticlist.plain.asking import HOW_TO_ESCAPE, HOW_TO_KEEP
from ticlist.plain.picking import NONE_FITS
from ticlist.storage.exports import Exported, note
from ticlist.storage.paths import Paths

HISTORY, OVER_TIME, STEPS, FIND = "All reflections", "Over time", "Steps", "Find a word"


class AtHome:
    """Somebody at home, who opens things by what they are called."""

    def __init__(self, sit: Sitting) -> None:
        self.sit = sit

    def number(self, words: str) -> str:
        """The number of a line at home."""
        for line in self.sit().out.splitlines():
            number, _, text = line.partition(" ")
            if number.isdigit() and text.startswith(words):
                return number
        pytest.fail(f"{words!r} is not at home")


@pytest.fixture
def at_home(sit: Sitting) -> AtHome:
    return AtHome(sit)


# --- home -----------------------------------------------------------------------------------------


def test_home_is_a_numbered_list(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    leave_a_draft(paths)
    said = sit()
    assert said.code == 0
    said.says(
        wording.ONE_CALM_LINE,
        home.UNFINISHED,
        "1 Go on with Tiny, 1 November 2026",
        home.BEGIN,
        "Tiny (your own)",
        home.SAVED,
        "Tiny, 1 November 2026 (begun at 11:00)",
        "All reflections (3)",
        "Over time",
        "Steps",
        "Find a word",
        "Take several to supervision",
        "Informed, competent, therapy",
        "Support",
        "Leave",
        home.HOW,
        home.WHAT,
    )


def test_an_empty_home_offers_nothing_to_look_back_on(sit: Sitting, at_home: AtHome) -> None:
    said = sit("", "99", "?", "leave")
    assert said.code == 0
    said.never_says("Saved:", "Unfinished:", "All reflections", "Kept.")
    said.says(home.WHAT, wording.ONE_CALM_LINE, home.WHAT, "That is none of these.", HOW_TO_ESCAPE)
    said.never_says(HOW_TO_KEEP)
    assert sit(at_home.number("Leave")).code == 0


def test_support_and_scope_are_read_out(sit: Sitting, at_home: AtHome) -> None:
    sit(at_home.number("Support")).says("Look around and name five things", home.WHAT)
    sit(at_home.number("Informed")).says("Trauma therapy:", "Four questions to ask", home.WHAT)


def test_what_is_to_be_looked_at_is_said_once(sit: Sitting, paths: Paths) -> None:
    shelve(paths, "nothing", "broken")
    said = sit("support", "", "")
    assert said.out.count("To look at some time:") == 1
    assert "broken.toml" in said.out


def test_a_checklist_is_begun_and_home_comes_after_it(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    tiny = at_home.number("Tiny")
    said = sit(tiny, "back", tiny, "", "", "", "", "3", *[""] * 8, "save", "leave")
    said.says("Sections to leave out", home.WHAT, "It is saved.", home.SAVED, home.WHAT)
    assert said.code == 0
    assert the_saved(paths).sections[0].answers[0].answer == "often"
    assert not drafts(paths)


def test_a_draft_is_gone_on_with_and_put_down(sit: Sitting, paths: Paths) -> None:
    leave_a_draft(paths)
    said = sit("1", "2", "leave")
    said.says("2 of 6: Safety", "So far: More often than not.", "Kept.")
    assert the_draft(paths).reflection.sections[0].answers[0].answer == "sometimes"


def test_a_walk_that_was_gone_back_from_is_kept(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    said = sit(at_home.number("Tiny"), "", "", "", "A week", "back", "back", "back", "back", "back")
    said.says("Kept. You can go on with it", home.UNFINISHED, "1 Go on with Tiny")
    assert the_draft(paths).reflection.context == "A week"
    assert said.code == 0


def test_more_drafts_than_are_listed_are_counted(sit: Sitting, paths: Paths) -> None:
    for _ in range(10):
        leave_a_draft(paths)
    sit().says("1 more: see 'ticlist drafts'.", "9 Go on with Tiny")


def test_a_draft_open_elsewhere_is_left_there(sit: Sitting, paths: Paths) -> None:
    draft = leave_a_draft(paths)
    hand_to(a_live_one(), paths, draft)
    said = sit("1", "")
    said.says("1 Tiny, 1 November 2026 (begun", "open in another ticlist", "Read it", home.WHAT)


# --- history and reading --------------------------------------------------------------------------


def test_history_is_read_some_at_a_time_and_narrowed(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    save_some(paths, 25)
    history = at_home.number(HISTORY)
    said = sit(history, "more", "25", "", "2026-11-03", "nowhere", "99", "", "leave")
    said.says("1 25 November 2026", "20 6 November", "And 5 more: more.", "25 1 November", "day 1")
    said.says("1 3 November", NONE_FITS, "It takes 1 to", home.WHAT)
    sit(history, "2026", "1", "", "").says("1 25 November", "1 25 November", "Tiny, 25 November")


def test_a_reflection_is_read_with_what_can_be_done(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    put_three(paths)
    assert sit(at_home.number("Tiny, 1 November"), "back", "leave").code == 0
    said = sit(at_home.number("Tiny, 1 November"), "")
    said.says(
        "Tiny, 1 November 2026",
        "A wet week.",
        "Safety",
        "I tell people beforehand.",
        "More often than not",
        "In November.",
        "1 Compare it with another",
        "Forget it",
        looking.WHAT_NEXT,
        home.WHAT,
    )


def test_what_cannot_be_read_is_told(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    number = at_home.number("Tiny, 1 November")
    file_of(paths, THIRD).write_text("nothing", encoding="utf-8")
    sit(number).says(str(THIRD), home.WHAT)
    sit(at_home.number(HISTORY), "").says("1 1 November 2026", "cannot be read")


def test_a_file_made_from_what_is_forgotten_is_named(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    put_three(paths)
    file = paths.data.parent / "at-supervision.md"
    file.touch()
    note(paths, Exported(now(), str(file), "md", "full", (THIRD,), ("answers",)))
    forget = next(
        line.split()[0]
        for line in sit(at_home.number("Tiny, 1 November")).out.splitlines()
        if line.endswith(" Forget it")
    )
    said = sit(at_home.number("Tiny, 1 November"), forget)
    said.says(looking.SET_ASIDE, "A file made from it stays:")


def test_forgetting_waits_until_somebody_leaves(
    sit: Sitting, paths: Paths, at_home: AtHome
) -> None:
    put_three(paths)
    number = at_home.number("Tiny, 1 November")
    said = sit(number, "7")
    assert said.code == 1
    said.says("7 Forget it", looking.SET_ASIDE, "Forgotten when you leave: 1.", "stays")
    assert file_of(paths, THIRD).exists()
    back = next(line for line in said.out.splitlines() if "Take back" in line).split()[0]
    said = sit(number, "7", back, "leave")
    said.says("It stays: Tiny, 1 November 2026")
    assert file_of(paths, THIRD).exists()
    sit(number, "7", "leave")
    assert not file_of(paths, THIRD).exists()
    sit(at_home.number(HISTORY), "1", "7", "1", "7", "leave").says(looking.NOTHING_SAVED)
    assert not list(paths.reflections.glob("*.toml"))


def test_what_could_not_be_forgotten_is_told(
    sit: Sitting, paths: Paths, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    number = at_home.number("Tiny, 1 November")
    monkeypatch.setattr("ticlist.past.Past.leave", lambda _: [NOT_FORGOTTEN, "It is held."])
    said = sit(number, "7", "leave")
    said.says("Something that you wanted forgotten is still there", "It is held.")


def test_what_is_older_is_looked_through(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text('look_through_after = "1d"\n', encoding="utf-8")
    said = sit(at_home.number(HISTORY), "older", "3", "", "")
    said.says("older: what is older than 1 day (3)", "A cold week.", "In March.")


# --- comparing, over time, steps, finding ---------------------------------------------------------


def test_two_are_compared(
    sit: Sitting, paths: Paths, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    number = at_home.number("Tiny, 1 November")
    said = sit(number, "1", "2", "", "1", "", "", "back", "")
    said.says(looking.COMPARE_WITH, "2 Moved", looking.WHICH_PROMPTS, "Then, 3 March 2026")
    said.says('Moved from "Not yet" to "More often than not".', "In March.", "In November.")
    for name in (FIRST, SECOND):
        file_of(paths, name).unlink()
    sit(number, "1").says(looking.NO_OTHER)
    put(paths, reflected(SECOND, answer_to("told", "often")))
    monkeypatch.setattr("ticlist.past.Past.read", _unreadable_but(THIRD, Past.read))
    sit(number, "1", "1", "").says("It is gone.", looking.WHAT_NEXT)


def _unreadable_but(
    readable: str, read: Callable[[Past, str], Reflection]
) -> Callable[[Past, str], Reflection]:
    def instead(past: Past, reflection_id: str) -> Reflection:
        if reflection_id != readable:
            raise FileRefusedError(what="It is gone.")
        return read(past, reflection_id)

    return instead


def test_over_time_is_told_in_words(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    said = sit(at_home.number(OVER_TIME), "")
    said.says("Tiny, over time", "A change may be", "Safety", "I tell people beforehand.")
    said.says("3 March 2026: Not yet", "6 June 2026: Now and then", "1 November 2026: More often")
    said.says("I ask before I touch.", "1 November 2026: As a matter of course")
    sit(at_home.number("Tiny, 1 November"), "2", "2").says("Not under any of the six")
    shelve(paths, TINY.replace('id = "tiny"', 'id = "small"').replace('"Tiny"', '"Small"'), "small")
    put(paths, reflected("2026-12-01-1000-small-dddddd", answer_to("told", "often")))
    said = sit(at_home.number(OVER_TIME), "2", "", at_home.number(OVER_TIME), "")
    said.says("1 Small (1)", "2 Tiny (3)", "Tiny, over time", home.WHAT)


def test_steps_are_read_out(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    number = at_home.number(STEPS)
    sit(number).says(looking.NO_STEPS, home.WHAT)
    third = reflected(THIRD, answer_to("told", "often"))
    section = replace(third.sections[0], steps=(Step("cccccc-1", "start", "Ask first", "me"),))
    put(paths, replace(third, sections=(section,)))
    said = sit(number, "2", "1", "", "")
    said.says("2 Only open ones", "1 Start (me) Ask first", looking.WHICH_STEP, looking.WHAT_NEXT)
    sit(number, "", "").says("Ask first", looking.WHICH_STEP, home.WHAT)


def test_where_no_step_is_open_it_says_so(
    sit: Sitting, paths: Paths, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    third = reflected(THIRD, answer_to("told", "often"))
    section = replace(third.sections[0], steps=(Step("cccccc-1", "start", "Ask first", "me"),))
    put(paths, replace(third, sections=(section,)))
    monkeypatch.setattr("ticlist.lookback.steps.Tracked.is_open", property(lambda _: False))
    sit(at_home.number(STEPS), "open").says(looking.NO_OPEN_STEPS)


def test_words_are_found(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    number = at_home.number(FIND)
    said = sit(number, "nowhere", "MARCH", "1", "", "")
    said.says(looking.NOT_FOUND, looking.FIND, "1 Tiny, 3 March 2026", "In [March].")
    said.says(looking.WHICH_HIT, "A cold week.", looking.WHAT_NEXT, home.WHAT)
    sit(number, "", "").says(looking.FIND, home.WHAT)
    file_of(paths, FIRST).write_text("March", encoding="utf-8")
    sit(number, "march").says(FIRST, looking.NOT_FOUND)


def test_only_so_many_places_are_read_out(
    sit: Sitting, paths: Paths, at_home: AtHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_three(paths)
    monkeypatch.setattr(looking, "MOST_FOUND", 2)
    said = sit(at_home.number(FIND), "week", "")
    said.says("1 Tiny, 1 November", "2 Tiny, 6 June", looking.WHICH_HIT)
    said.never_says("3 Tiny, 3 March")


def test_earlier_wordings_are_read(sit: Sitting, paths: Paths, at_home: AtHome) -> None:
    put_three(paths)
    number = at_home.number("Tiny, 1 November")
    said = sit(number, "3", "2", "2", "", "", "save", "1")
    said.says("3 Change what it says", "save, read or leave?", "It is saved.")
    said = sit(number, "7", "")
    said.says("7 Read its earlier wording", "In November.", looking.WHAT_NEXT)
    for file in paths.history.glob("*"):
        file.write_text("nothing", encoding="utf-8")
    said = sit(number, "7", "")
    said.says("7 Read its earlier wording", looking.WHAT_NEXT, "not TOML", looking.WHAT_NEXT)
