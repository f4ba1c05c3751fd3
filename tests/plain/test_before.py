"""Before you start, line by line: what is chosen, and what there is to know."""

import datetime as dt
import re

import pytest

from tests.plain.answering import Sitting
from tests.plain.test_walking import ENTERED, QUICK
from tests.screens.checklist import TINY, drafts, shelve, the_draft
from ticlist.desk import Desk
from ticlist.model.opening import Opening
from ticlist.model.walk import Beginning
from ticlist.plain import before
from ticlist.storage.paths import Paths


@pytest.fixture
def steps_are_open(paths: Paths) -> None:
    """Two steps of an earlier reflection that nothing was said of."""
    desk = Desk(paths, lambda _: None)
    walk = desk.begin(desk.library.find("tiny"), Beginning("full", dt.date(2026, 1, 1)))
    walk.written.write_step("safety", "Ask first")
    walk.written.write_step("edge", "Refer sooner")
    desk.save()


def test_how_much_is_asked_unless_it_is_given(sit: Sitting, paths: Paths) -> None:
    said = sit("", "3", "2", "", "", checklist="tiny")
    said.says("1 Short: 3 prompts", "2 Full: 4 prompts", "3 One section", before.HOW_MUCH)
    said.says(before.WHICH, "2 of 5: The edge of my role")
    said = sit("", "full", "", "", checklist="tiny")
    said.says("2 of 10: Safety")
    sit("", "", "", "", checklist="tiny").says("2 of 6: Safety")
    assert not drafts(paths)
    sit("", "", opening=Opening("tiny", "one", "self")).says("1 prompt.", "2 of 5: Myself")


@pytest.mark.parametrize("day", ["2026-01-05", "30d", "0"])
def test_the_day_looked_back_from(sit: Sitting, paths: Paths, day: str) -> None:
    on = dt.date(2026, 2, 3)
    said = sit("", day, "A week", opening=Opening("tiny", "short", on=on))
    said.says("Enter for 3 February 2026.")
    today = dt.datetime.now().astimezone().date()
    meant = {"30d": today - dt.timedelta(30), "2026-01-05": dt.date(2026, 1, 5), "0": today}
    assert the_draft(paths).reflection.on == meant[day]


def test_a_day_that_has_not_come_is_none(sit: Sitting) -> None:
    said = sit("", "2099-01-01", "nonsense", opening=QUICK)
    said.says(before.NOT_YET_COME, "A day looks like 2026-11-21", "A day looks like")


def test_context_is_a_line_and_zero_clears_it(sit: Sitting, paths: Paths) -> None:
    sit("", "", " A  cold\tweek ", opening=QUICK)
    assert the_draft(paths).reflection.context == "A cold week"
    draft = the_draft(paths).reflection.id
    sit("back", "", "", "", "0", opening=Opening(draft=draft)).says("So far: A cold week")
    assert not drafts(paths)


def test_all_sections_can_be_left_out(sit: Sitting) -> None:
    sit("all", "", "", opening=QUICK).says("2 of 3: Closing")


def test_sections_are_left_out_by_number(sit: Sitting, paths: Paths) -> None:
    said = sit("1, 4", "1 and 3", "", "", opening=QUICK)
    said.says("That is not one of these, or several, such as 1 3.", "2 of 4: The edge")
    out = [each.id for each in the_draft(paths).reflection.sections if each.left_out]
    assert out == ["safety", "self"]


@pytest.mark.usefixtures("steps_are_open")
def test_earlier_steps_are_looked_at_or_not(sit: Sitting, paths: Paths) -> None:
    said = sit("", "", "", "", opening=QUICK)
    said.says(before.EARLIER, "2 of 6: Safety")
    said.never_says("Ask first")
    assert not drafts(paths)
    said = sit("", "", "", "1", "2", "At the door", "", "Later", opening=QUICK)
    said.says("Ask first", "Start (me). Tiny, 1 January 2026: Safety", "2 Tried it", before.BECAME)
    became = the_draft(paths).reflection.followed_up
    assert [(each.outcome, each.note) for each in became] == [
        ("tried", "At the door"),
        ("still_want_to", "Later"),
    ]
    draft = the_draft(paths).reflection.id
    said = sit("back", "", "", "", "", "now", "0", "0", opening=Opening(draft=draft))
    said.says("So far: Tried it.", "So far: At the door")
    assert len(the_draft(paths).reflection.followed_up) == 1


def test_where_nothing_of_a_checklist_is_short_it_says_so(sit: Sitting, paths: Paths) -> None:
    shelve(paths, TINY.replace("short = true", "short = false"))
    sit(opening=QUICK).says("None of its prompts is part of the short walk: Full has them.")
    informed = TINY.replace('level = "competent"\n', "")
    shelve(
        paths, re.sub("^asks = .*$", '\\g<0>\nlevel = "competent"', informed, flags=re.MULTILINE)
    )
    said = sit("1", "", "", opening=Opening("tiny"))
    said.says("Its prompts are for people trained for specialist work")
    said = sit("3", "", opening=Opening("tiny"))
    said.never_says(before.WHICH)


def test_a_language_it_does_not_have_is_said(sit: Sitting) -> None:
    sit(opening=Opening("tiny", language="cy")).says("Nothing of it is in the language 'cy'")


def test_where_nothing_can_be_kept_nothing_is_begun(sit: Sitting, paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True, exist_ok=True)
    paths.data.write_text("in the way", encoding="utf-8")
    said = sit(*ENTERED, *ENTERED, opening=QUICK)
    assert said.code == 1
    said.never_says("2 of 6")
