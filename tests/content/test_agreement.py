"""The schema, the reader and the checker agree on one corpus of good and bad checklists."""

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.agreement import (
    TODAY,
    checker_accepts,
    reader_accepts,
    reader_accepts_each_place,
    schema_accepts,
    told_by_the_reader,
)
from tests.content.shipped import SETTINGS, raw
from tests.content.test_schema import COMPARED, INSTEAD, SMALL, Path, small
from tests.files.spelling import spelt
from tests.files.test_checklist_file import FILE, changed
from tests.files.test_checklist_mistakes import MISTAKES
from tests.languages.examples import FOLDER
from ticlist.storage.new_checklist import started

TEXT = 'text = "I tell pupils beforehand."'
ABOUT = 'about = "For anyone who works with pupils."'

# A change to a checklist that is right, after which it still is.
STILL_RIGHT = [
    ("wording = 2", "wording = 0"),
    ("wording = 2", "wording = 999_999"),
    ("wording = 2\n", ""),
    ("year = 2022", "year = 0"),
    ("year = 2022", "year = 0x7E6"),
    ('id = "school"', f'id = "{"a" * 40}"'),
    ('id = "role"', f'id = "{"r" * 60}"'),
    ('id = "role"', 'id = "9-"'),
    ('id = "safety"', f'id = "{"s" * 40}"'),
    (TEXT, 'text = """\nTwo\n\tlines."""'),
    (TEXT, "text = 'In \"quotes\"'"),
    (TEXT, 'text = "\u0645\u064f\u0633\u0628\u064e\u0642\u064b\u0627 \u6b21\u306b\u3002"'),
    (TEXT, 'text = "with a joiner \u200d and a \u00ad"'),
    (TEXT, 'text.en = "One"'),
    (TEXT, 'text.cy = "Un"'),
    (TEXT, 'text.en = "One"\ntext.cy = "Un"\ntext.zh-Hant = "\u4e00"'),
    (TEXT, 'text = { en = "One", "" = "None" }'),
    (ABOUT, 'about.en = "One"\nabout.cy = "Un"'),
    (ABOUT + "\n", ""),
    ('source = ["trep", "ohid"]', "source = []"),
    ('does = ["respond", "resist"]', 'does = ["resist", "resist"]'),
    ("short = true\n", "short = false\n"),
    ("private = true", "private = false"),
    ("review_by = 2027-11-01\n", ""),
    ("review_by = 2027-11-01", "review_by = 0001-01-01"),
    ('by = "Office for Health"\n', ""),
    ('asks = "scope"', 'asks = "words"'),
    ('id = "rest"\n', 'id = "rest"\nasks = "words"\n'),
    ('language = "en"', 'language = "a tongue of our own"'),
]

# One after which it is wrong; those of `MISTAKES` are wrong too.
WRONG = [
    ("wording = 2", "wording = 1_000_000"),
    ("wording = 2", "wording = -1"),
    ("wording = 2", "wording = 1.5"),
    ("wording = 2", "wording = true"),
    ("wording = 2", "wording = inf"),
    ("year = 2022", "year = 1_000_000"),
    ("year = 2022", "year = 2022-01-01"),
    ('id = "role"', f'id = "{"r" * 61}"'),
    ('id = "safety"', f'id = "{"s" * 41}"'),
    ('id = "role"', 'id = "r\u00f4le"'),
    ('id = "role"', 'id = "role\\n"'),
    ("review_by = 2027-11-01", "review_by = 2027-11-01T00:00:00Z"),
    ("review_by = 2027-11-01", "review_by = 2027-11-01T00:00:00"),
    ("review_by = 2027-11-01", "review_by = 07:30:00"),
    ("review_by = 2027-11-01", "review_by = 20271101"),
    (TEXT, 'text = "  \\t\\n "'),
    (TEXT, 'text = "\u3000"'),
    (TEXT, 'text = ["One"]'),
    (TEXT, "text = {}"),
    (TEXT, 'text.en = ""'),
    (TEXT, 'text.en = "One"\ntext.cy = " "'),
    (TEXT, "text.en = 1"),
    (TEXT, 'text.en.gb = "One"'),
    (TEXT, 'text.en = "One"\ntext.cy = "a\u202eb"'),
    (TEXT, 'text = "a\\u001b[2J"'),
    (ABOUT, 'about.en = "One"\nabout.cy = "a\\u0000"'),
    ('so_what = "', 'so_what.en = 1 # "'),
    ('setting = "secondary"', 'setting.en = "secondary"'),
    ('version = "2026.1"', 'version.en = "1"'),
    ('language = "en"', 'language = ["en", "cy"]'),
    ('title = "Consistency"', 'title.en = "Consistency"'),
    ('source = ["trep", "ohid"]', 'source = "trep"'),
    ('does = ["respond", "resist"]', 'does = ["respond", 1]'),
    ('samhsa = ["safety", "trust-transparency"]', 'samhsa = ["Safety"]'),
    ("private = true", "private = 1"),
    ("short = true", 'short = "true"'),
    ('level = "competent"', "level = true"),
    ("[[source]]", "[[sources]]"),
    ('id = "rest"\n', 'id = "rest"\nasks = "scope"\n'),
    ("format = 1", "format = 1.5"),
    ("format = 1", "format = true"),
    ("format = 1", "format = 2"),
]

# What editors are not told: whole numbers with a point are whole to JSON, and days are texts.
ONLY_THE_READER = [
    ("format = 1", "format = 1.0"),
    ("year = 2022", "year = 2022.0"),
    ("review_by = 2027-11-01", 'review_by = "2027-11-01"'),
]

IN_TWO_PLACES = {
    "'told-beforehand' is the id of another one already.",
    "'role' is the id of another one already.",
    "'safety' is the id of another one already.",
    "'source' has to be one of ohid, trep. Did you mean 'ohid'?",
}


def verdicts(text: str) -> list[bool]:
    return [schema_accepts(text), reader_accepts(text), checker_accepts(text)]


GOOD = {
    **{setting: raw(setting).decode() for setting in SETTINGS},
    **{file.stem: file.read_text("utf-8") for file in FOLDER.glob("*.toml")},
    "a start": started("ours", TODAY).decode(),
    "every key": FILE,
    "every key, small": SMALL,
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_all_accept_a_whole_checklist(text: str) -> None:
    assert verdicts(text) == [True] * 3


@pytest.mark.parametrize(("before", "after"), STILL_RIGHT)
def test_all_accept(before: str, after: str) -> None:
    assert verdicts(changed(before, after)) == [True] * 3


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_all_refuse(before: str, after: str) -> None:
    assert verdicts(changed(before, after)) == [False] * 3


@pytest.mark.parametrize(("before", "after", "_", "message"), MISTAKES)
def test_all_refuse_every_kind_of_mistake_but_those_in_two_places(
    before: str, after: str, _: str, message: str
) -> None:
    assert verdicts(changed(before, after)) == [message in IN_TWO_PLACES, False, False]


def test_every_mistake_in_two_places_is_in_the_corpus() -> None:
    assert {message for *_, message in MISTAKES} >= IN_TWO_PLACES


@pytest.mark.parametrize(("before", "after"), ONLY_THE_READER)
def test_what_json_has_no_words_for_is_seen_by_the_reader_and_the_checker(
    before: str, after: str
) -> None:
    assert verdicts(changed(before, after)) == [True, False, False]


def test_only_the_reader_sees_the_name_of_the_file() -> None:
    assert schema_accepts(FILE)
    (told,) = told_by_the_reader(FILE, "ours.toml")
    assert told == "'school' has to be the file's name: school.toml."


@given(st.characters(exclude_categories=["Cs"]))
def test_all_agree_on_every_character_in_a_text(letter: str) -> None:
    table = small()
    table["section"][0]["title"] = f"a{letter}b"
    table["section"][1]["title"] = {"en": letter}
    text = tomli_w.dumps(table)
    assert len(set(verdicts(text))) == 1


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(COMPARED), st.sampled_from(INSTEAD)), max_size=4))
def test_all_agree_on_several_changes_at_once(changes: list[tuple[Path, object]]) -> None:
    table = small()
    for path, value in changes:
        at = table
        for step in path[:-1]:
            at = at[step] if _has(at, step) else {}  # type: ignore[index] # or a place in a list
        if _has(at, path[-1]):
            at[path[-1]] = value  # type: ignore[index] # or a place in a list
    text = tomli_w.dumps(table)
    assert schema_accepts(text) == reader_accepts_each_place(text)
    assert reader_accepts(text) == checker_accepts(text)


def _has(at: object, step: str | int) -> bool:
    if isinstance(at, dict):
        return step in at
    return isinstance(at, list) and isinstance(step, int) and step < len(at)


@settings(deadline=None, max_examples=30)
@given(st.data())
def test_the_way_it_is_spelt_changes_no_verdict(data: st.DataObject) -> None:
    broken = data.draw(st.booleans())
    table = small()
    if broken:
        table["section"][0]["prompt"][0]["short"] = "yes"
    assert verdicts(data.draw(spelt(table)).text) == [not broken] * 3
