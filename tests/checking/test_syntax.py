"""What is not TOML is said in plain words, with its place and what to do."""

import ast
import re
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.checking.telling import GOOD, changed, check, syntax
from ticlist.checking.broken import Broken
from ticlist.checking.found import Found
from ticlist.checking.syntax import read_toml, said_of
from ticlist.files.tomlread import Stopped

INSIDE = (
    "A quotation mark inside a text ends it."
    " Write \\\" for it, or put the text between ''' and '''."
)
TEXT = 'A text has to stand between quotation marks: "...".'


class Said(NamedTuple):
    """A text, line, column and length of the first mark in it, and what is said."""

    text: str
    place: str
    what: str


def every() -> list[Said]:
    blocks = (Path(__file__).parent / "said.txt").read_text("utf-8").strip().split("\n\n")
    return [
        Said(ast.literal_eval(text), place, what)
        for text, place, what in (block.split("\n") for block in blocks)
    ]


@pytest.mark.parametrize("said", every(), ids=lambda each: repr(each.text))
def test_it_is_said_in_plain_words_with_its_place(said: Said) -> None:
    result = check(said.text)
    told = result.mistakes[0]
    place = f"{told.line}:{told.column} {told.end_column - told.column}"
    assert (place, told.what) == (said.place, said.what)
    assert not result.to_the_end


def test_a_number_without_end_is_marked_where_it_begins() -> None:
    [told] = check("a = " + "9" * 5000).mistakes
    assert (told.column, told.what) == (5, "This number is too long to be read.")
    [told] = check("a = 1\nb = 0x" + "f" * 1000).mistakes
    assert (told.line, told.column, told.what) == (2, 5, "Holds a number that is too long.")


def test_each_is_shown_with_its_line_and_a_mark() -> None:
    assert syntax('a = 1\n  text = "he said "no"" # x\n') == (
        f'f:2:19: {INSIDE}\n  text = "he said "no"" # x\n                  ^'
    )


def test_what_has_nothing_to_do_with_the_first_is_found_too() -> None:
    text = textwrap.dedent(
        """\
        id = ours
        [[section]
        title = 'it's'
        about = "one
        two and
        three
        [[section.prompt]
        id: "a"
        short = [True, False]
        source = “ohid”
        text = 1
        text = 2
        [x]
        """
    )
    told = check(text).mistakes
    assert [(each.line, each.column) for each in told] == [
        (1, 6),
        (2, 1),
        (3, 12),
        (4, 9),
        (7, 1),
        (8, 3),
        (9, 10),
        (10, 10),
        (12, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'a = ["b", "c"\nd = one\n',  # the line may be part of the list
        'a = """b\nc""" d\ne = one\n',
        "[a]\n[a]\nb = 1\n",  # what follows belongs to a table that is not there
        "[(a)]\nb = one\n",
        "[a]\n[a b]\nb = one\n",
        '[a."b" c]\nd = one\n',
        'a = """\nb = 1\nc = """\ntwo\n"""\nd = one\n',
    ],
)
def test_what_may_have_to_do_with_the_first_is_looked_at_when_that_is_mended(text: str) -> None:
    assert len(check(text).mistakes) == 1


def test_there_is_an_end_to_it() -> None:
    assert len(check("a = b\n" * 100).mistakes) == 20
    assert len(check("a = b\n" * 100_000).mistakes) == 6


def test_a_file_of_windows_is_read_like_any_other() -> None:
    assert check("\ufeff" + GOOD.replace("\n", "\r\n")).mistakes == []
    told = check(GOOD.replace("\n", "\r\n").replace('"Ours"', "Ours")).mistakes
    assert [(each.line, each.column, each.what) for each in told] == [(6, 9, TEXT)]


def test_what_no_one_foresaw_has_a_place_and_a_sentence() -> None:
    found = said_of(Broken("a = 1\n", Stopped(4, "Something new")))
    assert found == Found(4, 5, "Here is something that TOML does not know.")


def test_what_is_toml_is_read() -> None:
    assert read_toml("a = 1\n") == {"a": 1}


def test_no_words_of_the_parser_are_shown() -> None:
    jargon = re.compile(r"namespace|statement|document|unterminated|scalar|initial|mutate|literal")
    assert not [each for each in every() if jargon.search(each.what)]


def test_a_heading_that_was_mended_moves_no_place_after_it() -> None:
    told = check(
        changed("[[section]]", "[[section]").replace("[[section.prompt]]", "[[section.prompt")
        + "x = y\n"
    )
    assert [(each.line, each.column) for each in told.mistakes] == [(12, 1), (17, 1), (21, 5)]
