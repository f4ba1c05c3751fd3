"""What is added to a team's picture, and the pictures, as every face tells it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.joining import (
    BEFORE,
    NEXT_YEAR,
    TODAY,
    count_in,
    it_is,
    lines_in,
    others_can_read,
    picture_in,
    team_in,
    the_added,
)
from tests.lookback.stepping import put
from tests.screens.checklist import shelve
from tests.screens.saved import FIRST, THIRD, answer_to, file_of, put_three, reflected
from ticlist import offered, together, told_together
from ticlist.desk import Desk
from ticlist.errors import NothingFitsError, StoreError
from ticlist.offered import Offer
from ticlist.storage.paths import Paths, paths_from
from ticlist.told import joining_told, team_told
from ticlist.told_together import Sheet, Standing, add, sheet_lines, sheet_told, sheets, shown_of

FOURTH = "2026-11-15-0900-tiny-dddddd"


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    shelve(found)
    put_three(found)
    it_is(TODAY, monkeypatch)
    return found


@pytest.fixture
def drop(paths: Paths, tmp_path: Path) -> Path:
    return team_in(paths, tmp_path / "drop")


@pytest.fixture
def desk(paths: Paths, drop: Path) -> Desk:
    assert drop.is_dir()
    return Desk(paths, lambda _: None)


def offer_of(desk: Desk, subject: str = THIRD) -> Offer:
    offer = shown_of(desk, subject, is_new=True).offer
    assert offer is not None
    return offer


# --- the line that leads there --------------------------------------------------------------------


def test_people_without_a_team_see_nothing_of_one(paths: Paths) -> None:
    desk = Desk(paths, lambda _: None)
    assert team_told(desk) == joining_told(desk, THIRD) == ""


def test_a_team_is_called_by_its_name(paths: Paths, desk: Desk, tmp_path: Path) -> None:
    assert team_told(desk) == "Your team's picture: Harbour Street"
    team_in(paths, tmp_path / "another", name="")
    assert team_told(Desk(paths, lambda _: None)) == "Your team's picture"


def test_the_line_says_whether_it_was_added_and_can_be_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert joining_told(desk, THIRD) == "Add to your team's picture"
    add(desk, offer_of(desk))
    added = "Added to your team's picture of October to December 2026"
    assert joining_told(desk, THIRD) == f"{added}: see it, replace it or take it back"
    it_is(NEXT_YEAR, monkeypatch)
    assert joining_told(desk, THIRD) == f"{added}: see what was added"


def test_who_added_something_reaches_it_where_no_team_is_set_up_any_more(
    paths: Paths, desk: Desk, drop: Path
) -> None:
    add(desk, offer_of(desk))
    paths.settings.unlink()
    later = Desk(paths, lambda _: None)
    assert joining_told(later, THIRD).startswith("Added to")
    assert joining_told(later, FIRST) == ""
    assert told_together.take_back(later, THIRD).said == offered.TAKEN_BACK
    assert lines_in(drop) == []


# --- adding ---------------------------------------------------------------------------------------


def test_what_is_offered_is_the_line_and_what_has_to_be_known(desk: Desk, drop: Path) -> None:
    shown = shown_of(desk, THIRD)
    said_before = shown.above.split("\n\n")
    assert shown.offer is not None
    assert said_before == [*offered.copied_in_words(shown.offer, 2), told_together.READ_ON]
    assert said_before[0].startswith("Nobody has to add anything")
    assert (
        "your answers to 2 prompts, together or not at all. No words of yours, nothing private"
        in said_before[1]
    )
    assert "seen by the members of your team, and by whoever administers" in said_before[2]
    assert shown.answers == (
        ("I tell people beforehand.", "More often than not"),
        ("I ask before I touch.", "As a matter of course"),
    )
    assert shown.can == ("add",)
    assert shown.first == ()
    assert shown.offer is not None
    assert "In November." not in shown.line
    assert "at least 5 people" in shown.below[0]
    assert "Your name is not in it" in shown.below[1]
    assert "until the end of 31 December 2026" in shown.below[2]
    assert "stays there until they delete it" in shown.below[3]
    assert lines_in(drop) == []


def test_answers_stand_under_their_prompts_and_the_line_under_a_word_on_it(desk: Desk) -> None:
    shown = shown_of(desk, THIRD)
    assert told_together.answers_told(shown)[1] == (
        "I tell people beforehand.\n    More often than not"
    )
    assert told_together.line_told(shown) == [offered.AS_THE_FILE_HAS_IT, shown.line]
    nothing = Standing("There is nothing in it to add.")
    assert told_together.answers_told(nothing) == told_together.line_told(nothing) == []


def test_a_prompt_whose_words_cannot_be_read_is_shown_by_its_key(desk: Desk, paths: Paths) -> None:
    add(desk, offer_of(desk))
    unreadable(paths.data, paths)
    shown = shown_of(desk, THIRD)
    assert shown.answers[0] == ("told/1", "More often than not")
    assert "replace it" in joining_told(desk, THIRD)


def test_a_note_of_what_was_added_that_is_no_line_any_more_is_shown_as_it_is(
    desk: Desk, paths: Paths
) -> None:
    add(desk, offer_of(desk))
    noted = paths.contributed.read_text(encoding="utf-8")
    paths.contributed.write_text(noted.replace("often", "seldom"), encoding="utf-8")
    shown = shown_of(desk, THIRD)
    assert "seldom" in shown.line
    assert shown.answers == ()


def test_who_else_could_read_it_stands_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    others_can_read(monkeypatch, "bob", "everybody in night-shift")
    shown = shown_of(desk, THIRD)
    assert "bob, everybody in night-shift" in shown.first[0]
    assert "other members cannot read it" not in " ".join(shown.below)


def test_exactly_the_line_that_was_seen_is_added(paths: Paths, desk: Desk, drop: Path) -> None:
    offer = offer_of(desk)
    shown = add(desk, offer)
    assert shown.said == told_together.IS_ADDED
    assert lines_in(drop) == [f"{offer.line}\n"]
    assert the_added(paths).line == offer.line
    assert shown.line == offer.line
    assert shown.can == ("take-back",)
    assert "of October to December 2026, on 20 November 2026" in shown.above


def test_nothing_is_added_where_something_is_not_so_any_more(
    desk: Desk, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = offer_of(desk)
    others_can_read(monkeypatch, "bob")
    shown = add(desk, offer)
    assert shown.said == told_together.IS_OTHERWISE
    assert "bob" in shown.first[0]
    assert lines_in(drop) == []
    assert add(desk, offer_of(desk)).said == told_together.IS_ADDED


def test_what_the_inbox_does_not_take_is_told(
    desk: Desk, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = offer_of(desk)

    def full(*_: object) -> None:
        raise StoreError(what="Nothing was added: the inbox does not take it.")

    monkeypatch.setattr("ticlist.storage.inbox.put", full)
    shown = add(desk, offer)
    assert shown.said == "Nothing was added: the inbox does not take it."
    assert shown.offer == offer
    assert lines_in(drop) == []


def test_what_of_the_earlier_could_not_be_taken_away_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together.Together, "add", lambda *_: ["The earlier one is held."])
    assert add(desk, offer_of(desk)).said.endswith("\nThe earlier one is held.")


def no_answers(_: Path, paths: Paths) -> None:
    put(paths, reflected(THIRD, answer_to("rest", "often")))


def counted(drop: Path, _: Paths) -> None:
    count_in(drop)


def gone(drop: Path, _: Paths) -> None:
    (drop / "inbox").rename(drop / "elsewhere")


def unreadable(_: Path, paths: Paths) -> None:
    file_of(paths, THIRD).write_text("nothing", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (no_answers, "There is nothing in it to add"),
        (counted, "has been counted already"),
        (gone, "Your team's inbox cannot be reached"),
        (unreadable, THIRD),
    ],
)
def test_why_it_cannot_be_added_is_told(
    desk: Desk, paths: Paths, drop: Path, spoilt: Callable[[Path, Paths], None], says: str
) -> None:
    file_of(paths, THIRD).chmod(0o600)
    spoilt(drop, paths)
    shown = shown_of(desk, THIRD)
    assert says in shown.above
    assert shown[1:] == Standing("")[1:]


def test_a_period_that_is_over_is_named(desk: Desk) -> None:
    assert "January to March 2026, which is over" in shown_of(desk, FIRST).above


# --- what was added -------------------------------------------------------------------------------


def test_what_it_says_now_can_take_the_place_of_what_was_added(
    desk: Desk, paths: Paths, drop: Path
) -> None:
    add(desk, offer_of(desk))
    put(paths, reflected(THIRD, answer_to("told", "not_yet")))
    assert joining_told(desk, THIRD) == (
        "Your team's picture of October to December 2026 still has your earlier answers: see "
        "them, replace them or take them back"
    )
    shown = shown_of(desk, THIRD)
    assert shown.can == ("see-new", "take-back")
    assert told_together.STILL_EARLIER in shown.above
    assert '"often"' in shown.line
    assert ("I tell people beforehand.", "More often than not") in shown.answers
    again = shown_of(desk, THIRD, is_new=True)
    assert again.can == ("replace",)
    assert "the place of what you added for this period on 20 November 2026" in again.above
    add(desk, offer_of(desk))
    assert told_together.HOW_TO_REPLACE in shown_of(desk, THIRD).below
    assert joining_told(desk, THIRD).startswith("Added to your team's picture")
    (line,) = lines_in(drop)
    assert '"told/1": "not_yet"' in line


def test_another_reflection_takes_the_place_of_the_first(
    desk: Desk, paths: Paths, drop: Path
) -> None:
    put(paths, reflected(FOURTH, answer_to("told", "routine")))
    add(desk, offer_of(desk))
    assert shown_of(desk, FOURTH).can == ("replace",)
    add(desk, offer_of(desk, FOURTH))
    assert len(lines_in(drop)) == 1
    assert joining_told(desk, THIRD) == told_together.ADD_TO
    assert joining_told(desk, FOURTH).startswith("Added to")


def test_it_is_taken_back_and_is_not_offered_in_the_same_breath(
    desk: Desk, paths: Paths, drop: Path
) -> None:
    add(desk, offer_of(desk))
    shown = told_together.take_back(desk, THIRD)
    assert shown == Standing(
        told_together.NOT_THERE_ANY_MORE, can=("look-again",), said=offered.TAKEN_BACK
    )
    assert lines_in(drop) == []
    assert joining_told(desk, THIRD) == told_together.ADD_TO
    assert shown_of(desk, THIRD).can == ("add",)
    assert told_together.take_back(desk, THIRD).said == offered.NOT_ADDED
    assert paths.reflections.is_dir()


def test_what_was_counted_cannot_be_undone(desk: Desk, drop: Path) -> None:
    add(desk, offer_of(desk))
    count_in(drop)
    shown = shown_of(desk, THIRD)
    assert shown.below == (offered.CANNOT_BE_UNDONE, offered.WHAT_STAYS)
    assert shown.can == ()
    assert shown.line
    assert told_together.take_back(desk, THIRD).said == offered.CANNOT_BE_UNDONE


def test_where_the_inbox_cannot_be_reached_nobody_says_that_it_was_counted(
    desk: Desk, paths: Paths, drop: Path
) -> None:
    add(desk, offer_of(desk))
    gone(drop, paths)
    shown = shown_of(desk, THIRD)
    assert shown.line
    assert "Your team's inbox cannot be reached" in shown.below[0]
    assert shown.can == ()
    assert "cannot be reached" in told_together.take_back(desk, THIRD).said


def test_what_was_noted_and_never_came_to_be_added_is_offered(desk: Desk, drop: Path) -> None:
    add(desk, offer_of(desk))
    for each in (drop / "inbox").glob("*.json"):
        each.unlink()
    assert shown_of(desk, THIRD).can == ("add",)


# --- the pictures ---------------------------------------------------------------------------------


def test_pictures_come_newest_first_and_then_questions(desk: Desk, drop: Path) -> None:
    picture_in(drop, "2026-Q2", told="both")
    picture_in(drop, BEFORE, told="often_or_routine")
    picture_in(drop, BEFORE, checklist="old-one", told="both")
    found = sheets(desk)
    made = [("2026-Q3", "tiny"), ("2026-Q3", "old-one"), ("2026-Q2", "tiny")]
    assert {*found[:2]} == {Sheet(*each, is_made=True) for each in made[:2]}
    assert found[2] == Sheet(*made[2], is_made=True)
    others = [each.id for each in desk.library.shelved if each.id != "tiny"]
    assert found[3:] == [Sheet(BEFORE, each, is_made=False) for each in others]
    assert sheet_told(desk, found[2]) == "April to June 2026: Tiny"
    school = "Questions to talk about together: School"
    assert school in [sheet_told(desk, each) for each in found]


def test_where_there_is_no_picture_at_all_that_is_said_above_the_questions(
    desk: Desk, drop: Path
) -> None:
    said = told_together.nothing_made_told(desk, sheets(desk))
    assert said.startswith("There is no picture yet. October to December 2026 goes on, and its")
    assert said.endswith("without anybody's answers.")
    picture_in(drop, BEFORE, told="both")
    assert told_together.nothing_made_told(desk, sheets(desk)) == ""


def test_a_picture_is_laid_out_for_a_width(desk: Desk, drop: Path) -> None:
    picture_in(drop, BEFORE, told="often_or_routine")
    lines = sheet_lines(desk, Sheet(BEFORE, "tiny", is_made=True))(60)
    shown = "\n".join(each.text for each in lines)
    assert "Harbour Street, Tiny, July to September 2026" in shown
    assert "Most lean to: more often than not" in shown
    assert max(len(each.text) for each in lines) <= 60


def test_questions_stand_in_the_place_of_a_picture(desk: Desk) -> None:
    lines = sheet_lines(desk, Sheet(BEFORE, "tiny", is_made=False))(80)
    shown = "\n".join(each.text for each in lines)
    assert "There is no picture for July to September 2026" in shown
    assert "I tell people beforehand." in shown


def test_a_picture_outlives_its_checklist(desk: Desk, drop: Path) -> None:
    picture_in(drop, BEFORE, checklist="old-one", told="both")
    lines = sheet_lines(desk, Sheet(BEFORE, "old-one", is_made=True))(80)
    assert any("Both: neither side leads clearly" in each.text for each in lines)
    with pytest.raises(NothingFitsError, match="There is no checklist 'other'"):
        sheet_lines(desk, Sheet(BEFORE, "other", is_made=False))


def test_without_a_team_there_is_nothing_to_look_at(paths: Paths) -> None:
    with pytest.raises(NothingFitsError, match="No team is set up here"):
        sheets(Desk(paths, lambda _: None))
