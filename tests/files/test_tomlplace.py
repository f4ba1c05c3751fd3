"""The line and column of every key, in every spelling of TOML."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.spelling import Spelt, inner_paths, spelt, tables
from ticlist.files.tomlplace import Path, nearest_place, places

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
