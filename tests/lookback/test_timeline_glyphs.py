"""Every mark is its own, one column wide, and told in words."""

import unicodedata

import pytest

from ticlist.lookback.glyphs import MARKED, legend, mark_of, meaning_of, wants_ascii
from ticlist.lookback.timeline import LEFT_OUT, REWORDED, Cell
from ticlist.model.answered import MARKS, WORDS
from ticlist.model.answers import SHOWN
from ticlist.text import columns, visible_line

STATES = [*SHOWN, WORDS, MARKS, LEFT_OUT, REWORDED]


def test_everything_that_can_be_given_has_a_mark() -> None:
    assert set(MARKED) == set(STATES)


@pytest.mark.parametrize("part", ["letter", "sign", "plain_sign", "meaning"])
def test_no_two_share_a_letter_a_sign_or_a_meaning(part: str) -> None:
    assert len({getattr(mark, part) for mark in MARKED.values()}) == len(STATES)


@pytest.mark.parametrize("state", STATES)
def test_a_sign_takes_one_column_everywhere_and_is_safe_to_show(state: str) -> None:
    mark = MARKED[state]
    assert mark.letter.isascii()
    assert mark.letter.isupper()
    assert mark.plain_sign.isascii()
    for sign in (mark.sign, mark.plain_sign):
        assert (len(sign), columns(sign), visible_line(sign)) == (1, 1, sign)
        # `A` would be two columns wide in some terminals, and so would an emoji.
        assert unicodedata.east_asian_width(sign) in {"N", "Na"}
        assert "ARROW" not in unicodedata.name(sign)


@pytest.mark.parametrize("state", SHOWN)
def test_the_letter_of_an_answer_stands_in_its_words(state: str) -> None:
    assert MARKED[state].letter in SHOWN[state].upper()
    assert MARKED[state].meaning == SHOWN[state]


def test_a_cell_is_marked_with_its_letter_and_sign_and_nothing_with_blanks() -> None:
    assert mark_of(Cell("often")) == "M\N{CIRCLE WITH ALL BUT UPPER LEFT QUADRANT BLACK}"
    assert mark_of(Cell("often"), ascii_only=True) == "M="
    assert mark_of(Cell()) == mark_of(Cell(), ascii_only=True) == "  "


def test_an_answer_in_a_section_that_was_then_left_out_is_told_from_both() -> None:
    both = Cell("often", left_out=True)
    assert len({mark_of(each) for each in (both, Cell("often"), Cell(LEFT_OUT))}) == 3
    assert mark_of(both, ascii_only=True) == "M-"
    assert meaning_of(both) == "More often than not (then its section was left out)"


def test_a_cell_is_told_in_words_and_nothing_is_not_mentioned() -> None:
    assert meaning_of(Cell("often")) == "More often than not"
    assert meaning_of(Cell(LEFT_OUT, left_out=True)) == "The section was left out"
    assert meaning_of(Cell()) == ""


def test_the_legend_names_every_mark() -> None:
    for ascii_only in (False, True):
        assert [mark for mark, _ in legend(ascii_only=ascii_only)] == [
            mark_of(Cell(state), ascii_only=ascii_only) for state in MARKED
        ]
    assert [meaning for _, meaning in legend()] == [mark.meaning for mark in MARKED.values()]


@pytest.mark.parametrize(
    ("environment", "encoding", "wanted"),
    [
        ({}, "utf-8", False),
        ({}, "UTF8", False),
        ({"LANG": "en_GB.UTF-8"}, "utf_8", False),
        ({}, "iso8859-1", True),
        ({}, None, True),
        ({"TICLIST_ASCII": "1"}, "utf-8", True),
        ({"TICLIST_ASCII": "yes"}, "utf-8", True),
        ({"TICLIST_ASCII": "0"}, "utf-8", False),
        ({"TICLIST_ASCII": "False"}, "utf-8", False),
        ({"TICLIST_ASCII": ""}, "utf-8", False),
        ({"LC_ALL": "C"}, "utf-8", True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, "utf-8", True),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, "utf-8", False),
        ({"LC_CTYPE": "POSIX"}, "utf-8", True),
        ({"LC_CTYPE": "en_GB.UTF-8", "LANG": "C"}, "utf-8", False),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, "utf-8", True),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8", False),
        ({"LC_CTYPE": "UTF-8"}, "utf-8", False),
    ],
)
def test_only_ascii_is_shown_where_the_person_or_the_locale_wants_it(
    environment: dict[str, str], encoding: str | None, *, wanted: bool
) -> None:
    assert wants_ascii(environment, encoding) is wanted
