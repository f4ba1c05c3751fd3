"""The line and column of every key, in every spelling of TOML."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.spelling import Spelt, inner_paths, spelt, tables
from tests.files.written import written
from ticlist.files.tomlplace import Lines, Path, Span, Spans, nearest_place, places

RANDOM_FILES = settings(deadline=None, max_examples=60)

FILE = """\
# heading
format = 1
title.en = "School"
  title . "cy"='Ysgol'
list = [ # ]
  "a]", { b = "}" },
]
long = \"\"\"
[not.a.heading]
key = 1 \\\"""
\"\"\"\"
raw = '''
[[nor.this]]
it's''''
[a.b] # ]
c = 1
[[section]]
id = "one"
[[section.prompt]]
id = "p"
[[section.prompt]]
[section.prompt.more]
x = 1
[[section]]
[[section.prompt]]
last = { y = 1 }"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("format",), (2, 1)),
        (("title",), (3, 1)),
        (("title", "en"), (3, 1)),
        (("title", "cy"), (4, 3)),
        (("list",), (5, 1)),
        (("long",), (8, 1)),
        (("raw",), (12, 1)),
        (("a",), (15, 1)),
        (("a", "b"), (15, 1)),
        (("a", "b", "c"), (16, 1)),
        (("section",), (17, 1)),
        (("section", 0), (17, 1)),
        (("section", 0, "id"), (18, 1)),
        (("section", 0, "prompt"), (19, 1)),
        (("section", 0, "prompt", 0, "id"), (20, 1)),
        (("section", 0, "prompt", 1), (21, 1)),
        (("section", 0, "prompt", 1, "more"), (22, 1)),
        (("section", 0, "prompt", 1, "more", "x"), (23, 1)),
        (("section", 1), (24, 1)),
        (("section", 1, "prompt", 0), (25, 1)),
        (("section", 1, "prompt", 0, "last"), (26, 1)),
    ],
)
def test_a_key_or_table_has_the_place_where_it_begins(path: Path, place: tuple[int, int]) -> None:
    assert places(FILE)[path] == place


def test_there_is_a_place_for_nothing_else() -> None:
    tomllib.loads(FILE)
    assert len(places(FILE)) == 24


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("list", 1, "b"), (5, 1)),
        (("section", 1, "prompt", 0, "last", "y"), (26, 1)),
        (("section", 0, "prompt", 1, "id"), (21, 1)),
        (("section", 1, "title"), (24, 1)),
        (("gone",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_what_has_no_place_has_that_of_the_nearest_around_it(
    path: Path, place: tuple[int, int]
) -> None:
    assert nearest_place(places(FILE), path) == place


def test_the_heading_of_a_table_wins_over_the_first_of_those_inside_it() -> None:
    assert places("[a.b]\n[a]\nc = 1\n")[("a",)] == (2, 1)


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "  \t"])
def test_a_text_without_keys_has_one_place(text: str) -> None:
    assert places(text) == {(): (1, 1)}


@RANDOM_FILES
@given(st.data(), tables())
def test_every_key_of_any_file_is_found_where_it_was_written(
    data: st.DataObject, table: dict[str, Any]
) -> None:
    written: Spelt = data.draw(spelt(table))
    assert tomllib.loads(written.text) == table
    assert places(written.text) == written.places | {(): (1, 1)}


@RANDOM_FILES
@given(st.data(), tables())
def test_every_value_of_any_file_has_a_place_in_it(
    data: st.DataObject, table: dict[str, Any]
) -> None:
    written: Spelt = data.draw(spelt(table))
    found = places(written.text)
    for path in inner_paths((), table):
        around = path
        while around not in written.places and around:
            around = around[:-1]
        assert nearest_place(found, path) == written.places.get(around, (1, 1))


def values_in(path: Path, value: object) -> set[Path]:
    """Give the paths of all values, but not of tables that have none of their own."""
    found = {path} if path else set()
    if isinstance(value, dict):
        return found.union(*(values_in((*path, key), each) for key, each in value.items()))
    if isinstance(value, list):
        return found.union(*(values_in((*path, number), each) for number, each in enumerate(value)))
    return found


def test_keys_and_values_of_a_thousand_files_are_found_from_where_to_where() -> None:
    several = 0
    for seed in range(1000):
        file = written(seed)
        assert set(file.values) <= values_in((), tomllib.loads(file.text)), seed
        spans, lines = Spans(file.text), Lines(file.text)

        def placed(span: Span, lines: Lines = lines) -> tuple[tuple[int, int], tuple[int, int]]:
            return lines.place(span[0]), lines.place(span[1])

        assert {path: placed(span) for path, span in spans.values.items()} == file.values, seed
        found = {path: placed(spans.keys[path]) for path in file.keys}
        assert found == file.keys, seed
        several += len(file.values) > 3
    assert several > 400


@RANDOM_FILES
@given(st.data(), tables())
def test_what_stands_at_the_place_of_a_value_is_that_value(
    data: st.DataObject, table: dict[str, Any]
) -> None:
    text = data.draw(spelt(table)).text
    for path, (start, end) in Spans(text).values.items():
        value: Any = table
        for part in path:
            value = value[part]
        assert tomllib.loads(f"v = {text[start:end]}") == {"v": value}


def test_keys_inside_an_inline_table_are_found_too() -> None:
    spans = Spans("a = { b = 1, c . d = [{ e = 2 }] }")
    assert spans.inner == {
        ("a", "b"): (6, 7),
        ("a", "c"): (13, 14),
        ("a", "c", "d"): (13, 18),
        ("a", "c", "d", 0, "e"): (24, 25),
    }


def test_of_what_stands_twice_the_first_is_found() -> None:
    spans = Spans("[a]\nb = 1\nb = 22\n[a]\n")
    assert spans.keys[("a",)] == (0, 3)
    assert spans.values[("a", "b")] == (8, 9)


@pytest.mark.parametrize(
    ("text", "until", "statement", "value_at", "path"),
    [
        ("a = 1\nb = x\n", 10, 6, 10, ("b",)),
        ("a = 1\nb = x\n", 5, 0, 4, ("a",)),
        ("a = 1 # \x01\nb = 2\n", 8, None, None, ("a",)),
        ("a = 1\n[b.c]\n", 10, 6, None, ("b", "c")),
        ("a = 1\n[b\n", 8, 6, None, None),
        ("a = 1\nb\n", 7, 6, None, None),
        ("a = 1\nb. = 1\n", 8, 6, None, None),
        ("a = 1 2\n", 6, 0, 4, ("a",)),
        ("a = [1 2]\n", 7, 0, 4, ("a",)),
        ("a = { b 1 }\n", 8, 0, 4, ("a",)),
        ("a = [", 5, 0, 4, ("a",)),
    ],
)
def test_the_statement_is_found_in_which_the_parser_stopped(
    text: str, until: int, statement: int | None, value_at: int | None, path: Path | None
) -> None:
    spans = Spans(text, until)
    assert (spans.statement, spans.path) == (statement, path)
    if statement is not None:
        assert spans.value_at == value_at


def test_what_is_open_where_a_text_breaks_off_is_known() -> None:
    spans = Spans('a = [{ b = ["x" y', 16)
    assert (spans.opened, spans.broken_at) == ([4, 5, 11], 16)
