"""Every mistake in a table is noted in plain words, and a usable value is given in any case."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from ticlist.files.fields import Fields, Mistake, PlacedMistake, placed

DAY = dt.date(2026, 11, 21)
TIME = dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=dt.UTC)
WORDS = ("short", "full", "one")

Ask = Callable[[Fields], object]


def asked(value: object, ask: Ask) -> tuple[object, list[str]]:
    """Ask a table for the key `k`; give the value and what was noted, all of it on the key."""
    mistakes: list[Mistake] = []
    given = ask(Fields({"k": value}, ("section", 3), mistakes))
    assert {each.path[:3] for each in mistakes} <= {("section", 3, "k")}
    return given, [each.message for each in mistakes]


def absent(ask: Ask) -> object:
    mistakes: list[Mistake] = []
    given = ask(Fields({}, (), mistakes))
    assert mistakes == []
    return given


def text(at: Fields) -> object:
    return at.text("k")


def clean_text(at: Fields) -> object:
    return at.clean_text("k")


def word(at: Fields) -> object:
    return at.word("k", WORDS)


def words(at: Fields) -> object:
    return at.words("k", WORDS)


def flag(at: Fields) -> object:
    return at.flag("k")


def number(at: Fields) -> object:
    return at.number("k")


def day(at: Fields) -> object:
    return at.day("k")


def time(at: Fields) -> object:
    return at.time("k")


def times(at: Fields) -> object:
    return at.times("k")


def table(at: Fields) -> object:
    return at.table("k")


def tables(at: Fields) -> object:
    return at.tables("k")


def said(at: Fields) -> object:
    return at.translated("k", "cy", "en")


@pytest.mark.parametrize(
    ("ask", "value", "given"),
    [
        (text, "a\x1b", "a\x1b"),
        (clean_text, "a\tb\nc", "a\tb\nc"),
        (word, "full", "full"),
        (words, [], ()),
        (words, ["one", "short"], ("one", "short")),
        (flag, True, True),
        (flag, False, False),
        (number, 0, 0),
        (number, 999_999, 999_999),
        (day, DAY, DAY),
        (time, TIME, TIME),
        (times, [TIME, TIME], (TIME, TIME)),
        (tables, [], []),
        (said, "All", "All"),
        (said, {"en": "Hello", "cy": "Helo"}, "Helo"),
        (said, {"fr": "Bonjour", "en": "Hello"}, "Hello"),
        (said, {"fr": "Bonjour", "de": "Hallo"}, "Bonjour"),
    ],
)
def test_a_value_of_its_kind_is_given_as_it_is(ask: Ask, value: object, given: object) -> None:
    assert asked(value, ask) == (given, [])


@pytest.mark.parametrize(
    ("ask", "given"),
    [
        *[(ask, None) for ask in (text, clean_text, word, flag, number, day, time, table, said)],
        *[(ask, ()) for ask in (words, times)],
        (tables, []),
    ],
)
def test_a_key_that_is_absent_is_no_mistake(ask: Ask, given: object) -> None:
    assert absent(ask) == given


TEXT = "'k' has to be a text in quotes."
EMPTY = "'k' is empty. Leave the line out instead."
FLAG = "'k' has to be true or false, without quotes."
NUMBER = "'k' has to be a whole number from 0, without quotes."
A_DAY = "'k' has to be a day like 2026-11-21, without quotes."
A_TIME = "'k' has to be a time like 2026-11-21T14:30:05+00:00."
LIST = "'k' has to be a list of texts in quotes."
ONE_OF = "'k' has to be one of short, full, one."
TABLES = "'k' has to be a list of tables: [[section.k]]."


@pytest.mark.parametrize(
    ("ask", "value", "given", "noted"),
    [
        (text, 1, None, [TEXT]),
        (text, "", None, [EMPTY]),
        (text, " \t\n", None, [EMPTY]),
        (clean_text, True, None, [TEXT]),
        (clean_text, "a\x1b", None, ["'k' holds a control or direction character (U+001B)."]),
        (clean_text, "\u202ea", None, ["'k' holds a control or direction character (U+202E)."]),
        (word, 1, None, [TEXT]),
        (word, "ful", None, [f"{ONE_OF} Did you mean 'full'?"]),
        (word, "I told Sam about it", None, [ONE_OF]),
        (words, "one", (), [LIST]),
        (words, [1, "one", 2], ("one",), [LIST]),
        (words, ["Sam", "one", "shrt"], ("one",), [ONE_OF, f"{ONE_OF} Did you mean 'short'?"]),
        (flag, "true", None, [FLAG]),
        (flag, 1, None, [FLAG]),
        (number, "1", None, [NUMBER]),
        (number, True, None, [NUMBER]),
        (number, -1, None, [NUMBER]),
        (number, 1.0, None, [NUMBER]),
        (number, 1_000_000, None, [NUMBER]),
        (day, TIME, None, [A_DAY]),
        (day, "2026-11-21", None, [A_DAY]),
        (time, DAY, None, [A_TIME]),
        (time, TIME.replace(tzinfo=None), None, [A_TIME]),
        (time, "2026", None, [A_TIME]),
        (times, TIME, (), ["'k' has to be a list of times."]),
        (
            times,
            [TIME, DAY, TIME.replace(tzinfo=None), "x"],
            (TIME,),
            ["'k' has to be a list of times like 2026-11-21T14:30:05+00:00."],
        ),
        (table, [1], None, ["'k' has to be a table: [section.k]."]),
        (tables, {"a": 1}, [], [TABLES]),
        (tables, [1, "x"], [], [TABLES]),
        (said, 1, None, [TEXT]),
        (said, "\x00", None, ["'k' holds a control or direction character (U+0000)."]),
        (said, {}, None, [EMPTY]),
    ],
)
def test_a_value_of_another_kind_is_a_mistake_told_once(
    ask: Ask, value: object, given: object, noted: list[str]
) -> None:
    assert asked(value, ask) == (given, noted)


def test_a_word_of_a_list_that_is_empty_names_nothing() -> None:
    assert asked(["ohid"], lambda at: at.words("k", {})) == (
        (),
        ["'k' names a [[k]] that is not here."],
    )


def test_no_more_than_twelve_words_are_listed() -> None:
    known = [f"word-{number}" for number in range(13)]
    assert asked("x", lambda at: at.word("k", known[:12]))[1] == [
        f"'k' has to be one of {', '.join(known[:12])}."
    ]
    assert asked("x", lambda at: at.word("k", known))[1] == [
        f"'k' has to be one of {', '.join(known[:12])}, ...."
    ]


def test_a_needed_text_is_missed_in_its_table_and_is_empty() -> None:
    mistakes: list[Mistake] = []
    at = Fields({"title": "School"}, ("section", 0), mistakes)
    assert at.needed_text("title") == "School"
    assert mistakes == []
    assert not at.needed_text("id")
    at.need("on")
    at.need("title")
    assert mistakes == [
        Mistake(("section", 0), "'id' is missing.", "table"),
        Mistake(("section", 0), "'on' is missing.", "table"),
    ]


def test_a_text_of_nothing_may_count_as_absent_but_not_one_that_is_needed() -> None:
    mistakes: list[Mistake] = []
    table = {"a": "", "b": [{"c": " "}], "d": {"e": "\n"}, "f": "", "g": 1}
    top = Fields(table, (), mistakes, empty_is_absent=True)
    [inner] = top.tables("b")
    deeper = top.table("d")
    assert deeper is not None
    assert [top.text("a"), inner.text("c"), deeper.word("e", WORDS)] == [None, None, None]
    assert mistakes == []
    assert [top.needed_text("f"), top.needed_text("g"), top.needed_text("h")] == ["", "", ""]
    assert mistakes == [
        Mistake(("f",), "'f' is empty."),
        Mistake(("g",), "'g' has to be a text in quotes."),
        Mistake((), "'h' is missing.", "table"),
    ]


def test_a_table_inside_a_table_notes_its_mistakes_under_its_own_path() -> None:
    mistakes: list[Mistake] = []
    top = Fields({"a": {"b": [{"c": 1}, 2, {"c": 3}]}}, (), mistakes)
    inner = top.table("a")
    assert inner is not None
    for each in inner.tables("b"):
        each.text("c")
    assert mistakes == [
        Mistake(("a", "b"), "'b' has to be a list of tables: [[a.b]]."),
        Mistake(("a", "b", 0, "c"), "'c' has to be a text in quotes."),
        Mistake(("a", "b", 2, "c"), "'c' has to be a text in quotes."),
    ]


def test_a_wrong_text_in_one_language_is_noted_at_that_language() -> None:
    mistakes: list[Mistake] = []
    at = Fields({"title": {"en": "School", "cy": "", "fr": 1}}, ("section", 0), mistakes)
    assert at.translated("title", "cy", "en") == "School"
    assert mistakes == [
        Mistake(("section", 0, "title", "cy"), "'cy' is empty. Leave the line out instead."),
        Mistake(("section", 0, "title", "fr"), "'fr' has to be a text in quotes."),
    ]


def test_keys_that_nobody_asked_for_are_kept_or_noted() -> None:
    mistakes: list[Mistake] = []
    given: dict[str, Any] = {"id": "a", "titel": "b", "mood": 0, "x\x1b\n" + "y" * 90: 1, "team": 2}
    at = Fields(given, (), mistakes)
    at.text("id")
    at.text("title")
    at.ignore("team")
    assert at.rest() == {key: given[key] for key in given if key not in {"id", "team"}}
    at.no_more()
    assert [each.message for each in mistakes] == [
        "'titel' is not a known key here. Did you mean 'title'?",
        "'mood' is not a known key here.",
        f"'x␛ {'y' * 34}...' is not a known key here.",
    ]
    assert [each.path for each in mistakes] == [(key,) for key in at.rest()]


def test_a_known_key_that_is_there_is_not_offered_for_an_unknown_one() -> None:
    mistakes: list[Mistake] = []
    at = Fields({"title": "a", "titel": "b"}, (), mistakes)
    at.text("title")
    at.no_more()
    assert [each.message for each in mistakes] == ["'titel' is not a known key here."]


def test_a_table_of_names_gives_those_that_have_a_text() -> None:
    mistakes: list[Mistake] = []
    keys = Fields({"walk.next": "f12", "walk.back": 1, "help": ""}, ("keys",), mistakes)
    assert keys.texts() == {"walk.next": "f12"}
    assert [each.path for each in mistakes] == [("keys", "walk.back"), ("keys", "help")]


def test_mistakes_are_told_from_top_to_bottom_with_line_and_column() -> None:
    file = "b = 1\n[a]\n  c = 2\n"
    mistakes = [
        Mistake(("a", "c"), "Third."),
        Mistake(("b",), "First."),
        Mistake(("a", "gone"), "Second."),
        Mistake(("gone",), "Before all."),
    ]
    assert placed(mistakes, file) == [
        PlacedMistake(1, 1, "Before all."),
        PlacedMistake(1, 1, "First."),
        PlacedMistake(2, 1, "Second."),
        PlacedMistake(3, 3, "Third."),
    ]
