"""What leaves as records: CSV for spreadsheets, lines of JSON for programs."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sharing.reflections import STEPS, WHOLE, another
from tests.sharing.sample_sheet import HOSTILE_TEXTS
from ticlist.sharing.chosen import PARTS, Chosen
from ticlist.sharing.layouts import sheet_of
from ticlist.sharing.lines_of_json import written as as_json
from ticlist.sharing.records import COLUMNS
from ticlist.sharing.sheet import Sheet
from ticlist.sharing.tables import written as as_csv
from ticlist.sharing.taken import taken


def a_sheet(**chosen: object) -> Sheet:
    choice = Chosen(**{"parts": frozenset(PARTS), **chosen})  # type: ignore[arg-type]
    return sheet_of([taken(each, choice, STEPS) for each in (WHOLE, another(12))], choice)


def rows(sheet: Sheet) -> list[dict[str, str]]:
    text = b"".join(as_csv(sheet)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(sheet: Sheet) -> list[dict[str, object]]:
    return [json.loads(each) for each in b"".join(as_json(sheet)).splitlines()]


def kinds(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    return [(each["kind"], each["asked"], each["stored"], each["text"]) for each in rows(sheet)]


def test_each_thing_given_is_a_record() -> None:
    found = [each for each in kinds(a_sheet()) if each in EXPECTED]
    assert found == [*EXPECTED, *EXPECTED]
    first = rows(a_sheet())[0]
    assert [first[each] for each in COLUMNS[:4]] == ["1", "2026-11-21", "School", "2026.1"]
    assert rows(a_sheet())[-1]["reflection"] == "2"


EXPECTED = [
    ("context", "", "", "CONTEXT"),
    ("answer", "ASKED-TOLD", "often", "More often than not"),
    ("basis", "ASKED-TOLD", "seen", "Something I saw or did"),
    ("basis", "ASKED-TOLD", "person", "The people we work with told us"),
    ("note", "ASKED-TOLD", "", "NOTE-TOLD"),
    ("marked", "ASKED-TOLD", "", "To talk about in supervision"),
    ("tells", "What does this tell me?", "", "TELLS-SAFETY"),
    ("step", "Start (Me, by 2026-12-19)", "start", "STEP-SAFETY"),
    ("tells", "What does this tell me?", "", "TELLS-END"),
    ("step", "Keep (My team)", "keep", "STEP-END"),
    ("supervision", "", "", "SUPERVISION"),
    ("private", "", "", "PRIVATE-BOX"),
    ("became", "EARLIER-OPEN", "done", "Done"),
    ("note", "EARLIER-OPEN", "", "BECAME-OPEN"),
    ("later", "ASKED-TOLD", "routine", "As a matter of course"),
    ("later", "ASKED-TOLD", "", "LOOKED-TOLD"),
    ("discussed", "ROLE", "", "DISCUSSED"),
    ("discussed", "", "", "WITH-NOBODY"),
]


def test_what_stays_out_leaves_no_record() -> None:
    found = kinds(a_sheet(parts=frozenset({"answers"})))
    assert {each[0] for each in found} == {"answer"}
    assert rows(a_sheet(parts=frozenset({"answers"})))[0]["when"] == "2026-11"
    by = [each[1] for each in kinds(a_sheet(parts=frozenset({"steps"}))) if each[0] == "step"]
    assert "Start (Me, by 2026-12)" in by
    became = kinds(a_sheet(parts=frozenset({"steps"})))
    assert ("became", "EARLIER-OPEN", "done", "Done") in became
    assert not [each for each in became if each[0] == "note"]
    looked = kinds(a_sheet(parts=frozenset({"later"})))
    assert ("later", "ASKED-TOLD", "routine", "As a matter of course") in looked
    looked = kinds(a_sheet(parts=frozenset({"later", "words"})))
    assert ("later", "ASKED-REASON", "", "LOOKED-REASON") in looked


@pytest.mark.parametrize(
    ("chosen", "writer"),
    [
        ({"name": "Ana"}, "Ana"),
        ({"pseudonym": "Heron"}, "Heron"),
        ({"name": "Ana", "pseudonym": "Heron", "parts": frozenset({"answers"})}, "Heron"),
        ({}, None),
    ],
)
def test_whose_they_are_stands_there_where_it_was_chosen(
    chosen: dict[str, object], writer: str | None
) -> None:
    assert rows(a_sheet(**chosen))[0].get("writer") == writer
    assert lines(a_sheet(**chosen))[0].get("writer") == writer


def test_what_was_asked_of_an_account_is_there() -> None:
    asked = {"event": "feedback", "themes": "Promote safety"}
    found = kinds(a_sheet(layout="account", **asked))
    assert found[:2] == [
        ("event", "", "feedback", "Feedback I was given"),
        ("themes", "", "", "Promote safety"),
    ]
    assert found[2:] == kinds(a_sheet(layout="account"))
    assert kinds(a_sheet(**asked)) == kinds(a_sheet())


def test_a_semicolon_parts_no_cell() -> None:
    sheet = Sheet("title", (), (), ("a",), (("x;=cmd",),))
    assert b'\r\n"x;=cmd"\r\n' in b"".join(as_csv(sheet))


def test_both_formats_hold_the_same_and_json_leaves_out_what_is_empty() -> None:
    sheet = a_sheet()
    filled = [{key: value for key, value in row.items() if value} for row in rows(sheet)]
    assert [{"format": 1, **row} for row in filled] == lines(sheet)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
        ("plain", "plain"),
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    sheet = Sheet("title", (), (), ("a", "b"), ((text, 'x "y", z'),))
    assert rows(sheet) == [{"a": cell, "b": 'x "y", z'}]


@given(st.lists(st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text()), min_size=2, max_size=2))
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    texts = [each.encode("utf-8", "replace").decode().replace("\0", "") for each in texts]
    sheet = Sheet("title", (), (), ("a", "b"), (tuple(texts),))
    (row,) = rows(sheet)
    assert [row[each].removeprefix("'") for each in "ab"] == [
        each.removeprefix("'") for each in texts
    ]
    (line,) = lines(sheet)
    assert [line.get(each, "") for each in "ab"] == texts
    assert len(b"".join(as_json(sheet)).splitlines()) == 1
