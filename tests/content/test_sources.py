"""The page on sources and the checklists say the same."""

import re

import pytest

from tests.content.shipped import SETTINGS, table
from tests.content.sources import (
    PAGE,
    ideas,
    listed,
    not_as_in_the_checklists,
    not_pointed_at,
    pointing_at_nothing,
    without_an_account,
)

TEXT = PAGE.read_text(encoding="utf-8")
CHECKLISTS = {each: table(each) for each in SETTINGS}

ROWS_OF_IDEAS = 29


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def without_row(start: str) -> str:
    found = re.search(rf"^\| {re.escape(start)}.*\n", TEXT, re.MULTILINE)
    assert found
    return TEXT.replace(found[0], "")


def test_every_idea_is_there() -> None:
    assert len(ideas(TEXT)) == ROWS_OF_IDEAS
    assert all(row.idea and row.origin for row in ideas(TEXT))


def test_every_idea_is_pointed_at() -> None:
    assert list(not_pointed_at(TEXT)) == []


def test_every_id_that_is_named_exists() -> None:
    assert list(pointing_at_nothing(TEXT, CHECKLISTS)) == []


def test_sources_are_those_of_the_checklists() -> None:
    assert list(not_as_in_the_checklists(TEXT, CHECKLISTS)) == []


def test_every_source_is_accounted_for() -> None:
    assert list(without_an_account(TEXT)) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (changed("`all/what-they-draw-on`", "`all/what-they-have`"), "school/what-they-have"),
        (changed("`school/told-beforehand`, `school/", "`clinic/told-beforehand`, `school/"), None),
        (changed("`all/wellbeing`", "`everywhere/wellbeing`"), None),
    ],
)
def test_an_id_that_is_not_there_is_found(page: str, found: str | None) -> None:
    wrong = list(pointing_at_nothing(page, CHECKLISTS))

    assert wrong
    assert found is None or found in wrong


def test_a_prompt_taken_out_of_a_checklist_is_found() -> None:
    less = table("clinic")
    for section in less["section"]:
        section["prompt"] = [each for each in section["prompt"] if each["id"] != "quiet-signs"]

    wrong = set(pointing_at_nothing(TEXT, CHECKLISTS | {"clinic": less}))

    assert wrong == {"clinic/quiet-signs"}


@pytest.mark.parametrize(
    "page",
    [
        changed("| `all/what-they-draw-on` |", "| everywhere |"),
        changed("(../ticlist/screens/scope.py)", "(../ticlist/screens/nowhere.py)"),
    ],
)
def test_an_idea_that_leads_nowhere_is_found(page: str) -> None:
    assert list(not_pointed_at(page))


OHID = "https://www.gov.uk/government/publications/working-definition-of-trauma-informed-practice"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (without_row("`mason`"), "not on the page: mason"),
        (changed("| `mason` |", "| `stonemason` |"), "in no checklist: stonemason"),
        (changed(f"<{OHID}>", f"<{OHID}/>"), "not alike: ohid"),
        (changed("| Wath Central |", "| Wath |"), "not alike: wath"),
        (changed("| 2017 |", "| 2018 |"), "not alike: levenson"),
        (changed("| `mason` |", "| `saar` |"), "one stands twice"),
    ],
)
def test_a_source_told_otherwise_is_found(page: str, found: str) -> None:
    assert found in list(not_as_in_the_checklists(page, CHECKLISTS))


def test_a_source_that_only_a_checklist_names_is_found() -> None:
    more = table("school")
    more["source"].append({"id": "new", "title": "New", "url": "https://example.org"})

    wrong = list(not_as_in_the_checklists(TEXT, CHECKLISTS | {"school": more}))

    assert wrong == ["not on the page: new"]


@pytest.mark.parametrize("cell", ["took", "standing", "read_on"])
def test_a_source_without_an_account_is_found(cell: str) -> None:
    row = listed(TEXT)[0]
    line = f"| {' | '.join(row)} |"

    page = changed(line, f"| {' | '.join(row._replace(**{cell: ''}))} |")

    assert list(without_an_account(page)) == ["`ohid`"]
