"""What is on the desk, told in words."""

import datetime as dt
import os
from pathlib import Path

import pytest

from tests.screens.checklist import TINY, leave_a_draft, shelve
from tests.screens.saved import FIRST, THIRD, put_three
from tests.storage.owners import a_live_one, hand_to
from ticlist.desk import Desk
from ticlist.model.earlier_step import EarlierStep
from ticlist.model.walk import Beginning
from ticlist.storage.exports import Exported, note
from ticlist.storage.paths import Paths, paths_from
from ticlist.told import (
    checklists_told,
    draft_told,
    not_in_the_language,
    reflection_told,
    shared_told,
    steps_asked_again,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    shelve(found)
    return Desk(found, lambda _: None)


@pytest.fixture
def paths(desk: Desk) -> Paths:
    return desk.paths


def test_a_checklist_is_told_from_another_of_the_same_title(paths: Paths) -> None:
    shelve(paths, TINY.replace('id = "tiny"', 'id = "small"'), "small")
    told = checklists_told(Desk(paths, lambda _: None).library.shelved)
    texts = {each.subject: each.text for each in told}
    assert texts["school"] == "School"
    assert texts["tiny"] == "Tiny (tiny: your own)"
    assert texts["small"] == "Tiny (small: your own)"


def test_a_draft_is_gone_on_with_changed_or_open_elsewhere(desk: Desk, paths: Paths) -> None:
    put_three(paths)
    draft = leave_a_draft(paths)
    names = {each.id: each for each in desk.unfinished()}
    assert draft_told(desk, names[draft]).text.startswith("Go on with Tiny, 1 November 2026")
    other = Desk(paths, lambda _: None)
    other.amend(THIRD)
    other.keep()
    assert other.walk is not None
    other.walk.written.write_closing(private="x")
    other.put_down()
    names = {each.id: each for each in desk.unfinished()}
    assert draft_told(desk, names[THIRD]).text.startswith("Go on changing Tiny, 1 November 2026")
    hand_to(a_live_one(), paths, draft)
    assert draft_told(desk, names[draft]).text.endswith(": open in another ticlist")


def test_a_reflection_is_a_line_with_what_it_is_about(desk: Desk, paths: Paths) -> None:
    put_three(paths)
    assert reflection_told(desk, FIRST) == "3 March 2026 09:00  Tiny  A cold week."


def test_what_was_shared_is_told(desk: Desk, paths: Paths) -> None:
    at = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
    note(paths, Exported(at, "/x.md", "md", "full", (FIRST,), ("answers", "words")))
    assert shared_told(desk, FIRST) == ["Shared on 21 November 2026, as .md: answers, words"]
    assert shared_told(desk, THIRD) == []


def test_a_language_that_is_not_there_is_told(desk: Desk) -> None:
    checklist = desk.library.find("tiny").checklist
    assert not_in_the_language(None, checklist) == ""
    assert not_in_the_language("en", checklist) == ""
    assert not_in_the_language("cy", checklist).endswith("it is shown in 'en'.")


def test_steps_are_asked_about_again(desk: Desk, paths: Paths) -> None:
    assert steps_asked_again(desk) == []
    shelved = desk.library.find("tiny")
    walk = desk.begin(shelved, Beginning("full", dt.date(2026, 1, 1)))
    walk.written.write_step("safety", "Ask first")
    desk.save()
    (step,) = steps_asked_again(desk)
    about = "Start (me). Tiny, 1 January 2026: Safety"
    assert step == EarlierStep(step.id, "Ask first", about)
    walk = desk.begin(shelved, Beginning("full", dt.date(2026, 2, 1)))
    walk.written.follow_up(step.id, "tried", "At the door")
    walk.written.follow_up("gone", "done", "")
    assert steps_asked_again(desk) == [
        EarlierStep(step.id, "Ask first", about, "tried", "At the door"),
        EarlierStep("gone", "gone", "", "done", ""),
    ]
    assert paths.reflections.exists()
