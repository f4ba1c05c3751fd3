"""The team's picture line by line: read out, added by a word, taken back, looked at."""

from pathlib import Path

import pytest

from tests.hostile.corpus import LET_IN, packs
from tests.joining import (
    BEFORE,
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
from tests.plain.answering import Sitting
from tests.plain.test_at_home import AtHome
from tests.screens.driving import PAPER, person
from tests.screens.saved import THIRD, answer_to, put_three, reflected
from ticlist import offered, told_together
from ticlist.advice import GOES_TOO
from ticlist.model.contribution import ALL_OR_NONE
from ticlist.plain import together as plain_together
from ticlist.plain.asking import HOW_TO_KEEP
from ticlist.plain.looking import SET_ASIDE
from ticlist.storage.contributed import contributed_by
from ticlist.storage.paths import Paths

READ = "Tiny, 1 November"
JOIN = "7"
"""The line that leads to the team's picture, of those below a reflection."""


@pytest.fixture
def drop(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_three(paths)
    it_is(TODAY, monkeypatch)
    return team_in(paths, tmp_path / "drop")


@pytest.fixture
def number(sit: Sitting, drop: Path) -> str:
    """The number of the newest reflection at home."""
    assert drop.is_dir()
    return AtHome(sit).number(READ)


def test_people_without_a_team_hear_nothing_of_one(sit: Sitting, paths: Paths) -> None:
    put_three(paths)
    sit(AtHome(sit).number(READ), "").never_says("team's picture")


def test_the_line_and_what_has_to_be_known_come_before_the_question(
    sit: Sitting, drop: Path, number: str
) -> None:
    said = sit(number, JOIN, "")
    said.says(
        "7 Add to your team's picture",
        offered.NOBODY_HAS_TO,
        offered.WHAT_IS_COPIED.format(prompts="2 prompts"),
        offered.WHO_SEES,
        "I tell people beforehand. More often than not",
        "As the file has it",
        '{"format": 1, "checklist": "tiny", "version": "1", "period": "2026-Q4", "answers": '
        '{"told/1": "often", "asked/1": "routine"}}',
        "at least 5 people answered",
        offered.WITHOUT_A_NAME,
        "until the end of 31 December 2026",
        "until they delete it, and can be in backups.",
        plain_together.IS_IT_ADDED,
        plain_together.NOTHING_ADDED,
    )
    assert lines_in(drop) == []


@pytest.mark.parametrize("word", ["", "y", "yes", "a", "adds", "add it", "0", "1", "back"])
def test_nothing_but_the_word_adds_it(sit: Sitting, drop: Path, number: str, word: str) -> None:
    said = sit(number, JOIN, word, "")
    said.says(plain_together.IS_IT_ADDED)
    said.never_says(told_together.IS_ADDED)
    assert lines_in(drop) == []


def test_who_else_could_read_it_is_said_first(
    sit: Sitting, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others_can_read(monkeypatch, "bob")
    said = sit(number, JOIN, "")
    said.says("More can read it than should: bob.", offered.NOBODY_HAS_TO)
    said.never_says("other members cannot read it")


def test_the_word_adds_the_line_and_it_can_be_taken_back(
    sit: Sitting, paths: Paths, drop: Path, number: str
) -> None:
    sit(number, JOIN, "Add").says(told_together.IS_ADDED)
    assert lines_in(drop) == [f"{the_added(paths).line}\n"]
    said = sit(number, JOIN, "1")
    said.says(
        "7 Added to your team's picture of October to December 2026: see it, replace it",
        "This was added",
        "1 Take it back",
        offered.TAKEN_BACK,
    )
    assert lines_in(drop) == []


def test_enter_leaves_what_was_added_where_it_is(sit: Sitting, drop: Path, number: str) -> None:
    sit(number, JOIN, "add")
    sit(number, JOIN, "", "").says("1 Take it back", plain_together.WHAT_NOW)
    assert len(lines_in(drop)) == 1


def test_whoever_asks_hears_what_is_added_before_it_is(
    sit: Sitting, drop: Path, number: str
) -> None:
    said = sit(number, JOIN, "?", "")
    said.says(plain_together.IS_IT_ADDED, ALL_OR_NONE, "back goes", plain_together.IS_IT_ADDED)
    said.never_says(HOW_TO_KEEP)
    assert lines_in(drop) == []
    sit(number, JOIN, "add")
    sit(number, JOIN, "?").never_says(HOW_TO_KEEP)


def test_that_forgetting_takes_it_back_is_said(sit: Sitting, drop: Path, number: str) -> None:
    forget = next(
        each.split()[0] for each in sit(number).out.splitlines() if each.endswith(" Forget it")
    )
    sit(number, forget).never_says(GOES_TOO)
    sit(number, JOIN, "add")
    sit(number, forget, "leave").says(SET_ASIDE, GOES_TOO)
    assert lines_in(drop) == []


def test_what_it_says_now_takes_the_place_of_the_earlier(
    sit: Sitting, paths: Paths, drop: Path, number: str
) -> None:
    sit(number, JOIN, "add")
    put(paths, reflected(THIRD, answer_to("told", "not_yet")))
    said = sit(number, JOIN, "1", "add")
    said.says("1 See what it says now", offered.NOBODY_HAS_TO, "the place of what", "not_yet")
    (line,) = lines_in(drop)
    assert "not_yet" in line


def test_what_was_counted_is_read_out_and_nothing_is_asked(
    sit: Sitting, drop: Path, number: str
) -> None:
    sit(number, JOIN, "add")
    count_in(drop)
    said = sit(number, JOIN)
    said.says("This was added", offered.CANNOT_BE_UNDONE, offered.WHAT_STAYS)
    said.never_says("Take it back")


def test_why_it_cannot_be_added_is_told(sit: Sitting, drop: Path, number: str) -> None:
    (drop / "inbox").rename(drop / "elsewhere")
    sit(number, JOIN, "").says("Your team's inbox cannot be reached", "What now?")


def test_it_is_offered_after_saving(
    sit: Sitting, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drop.is_dir()
    monkeypatch.setattr(sit, "is_terminal", True)
    it_is(TODAY, monkeypatch)
    said = sit(*[""] * 4, "3", *[""] * 8, "save", "3", "add", "", checklist="tiny")
    said.says("It is saved.", "3 Add to your team's picture", "4 Go home")


# --- the pictures ---------------------------------------------------------------------------------


def test_the_pictures_are_read_out_newest_first(sit: Sitting, drop: Path) -> None:
    picture_in(drop, "2026-Q2", told="often_or_routine")
    picture_in(drop, BEFORE, told="both")
    team = AtHome(sit).number("Your team's picture: Harbour Street")
    said = sit(team, "1", "2", "", "leave")
    said.says(
        told_together.WHAT_PICTURES_ARE,
        "1 July to September 2026: Tiny",
        "2 April to June 2026: Tiny",
        "3 Questions to talk about together: ",
        "Both: neither side leads clearly",
        "1 July to September 2026: Tiny",
        "Most lean to: more often than not",
    )
    assert said.code == 0
    assert max(map(len, said.out.splitlines())) < 80
    assert sit(team, "back", "leave").code == 0


def test_the_questions_are_read_out_where_there_is_no_picture(sit: Sitting, drop: Path) -> None:
    assert drop.is_dir()
    team = AtHome(sit).number("Your team's picture")
    sit(team).says("There is no picture yet. October to December 2026 goes on, and its")
    every = sit(team).out.splitlines()
    tiny = next(each.split()[0] for each in every if "together: Tiny" in each)
    sit(team, tiny).says("There is no picture for July to September", "I tell people beforehand.")


def test_what_cannot_be_read_is_told(sit: Sitting, drop: Path) -> None:
    picture_in(drop, BEFORE, told="both")
    (drop / "pictures" / f"{BEFORE}-tiny.json").write_text("x", encoding="utf-8")
    team = AtHome(sit).number("Your team's picture")
    sit(team, "1", "").says("is not JSON")
    (drop / "pictures").rename(drop / "away")
    (drop / "pictures").write_text("", encoding="utf-8")
    sit(team).says("Your team's pictures cannot be read")


@pytest.mark.parametrize("name", packs(LET_IN, 4), ids=range(4))
def test_whatever_a_team_is_called_it_is_a_text(
    sit: Sitting, paths: Paths, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sit, "is_ours", False)
    it_is(TODAY, monkeypatch)
    picture_in(team_in(paths, tmp_path / "drop", name), BEFORE, told="both")
    sit(AtHome(sit).number("Your team's picture"), "1", "").says("Both:")


def test_nothing_of_it_is_outside_ascii_where_that_is_wanted(
    sit: Sitting, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture_in(drop, BEFORE, told="both")
    monkeypatch.setenv("TICLIST_ASCII", "1")
    said = sit(AtHome(sit).number("Your team's picture"), "1", "", AtHome(sit).number(READ), JOIN)
    assert said.out.isascii()


# --- two faces ------------------------------------------------------------------------------------


async def test_both_faces_add_the_same_line_under_names_of_one_kind(
    sit: Sitting, paths: Paths, drop: Path, number: str
) -> None:
    sit(number, JOIN, "add")
    (by_line,) = lines_in(drop)
    sit(number, JOIN, "1")
    async with person(paths, size=PAPER) as me:
        await me.tab_to(f"> {READ}")
        await me.press("enter", "p")
        await me.until(lambda: "> Add it" in me.shown)
        await me.tab_to("> Add it")
        await me.press("enter")
        await me.until(lambda: told_together.IS_ADDED in me.text)
    assert lines_in(drop) == [by_line]
    (noted,) = contributed_by(paths)
    assert noted.line == by_line.strip()
