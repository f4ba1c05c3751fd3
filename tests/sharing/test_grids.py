"""A grid in words, and what its picture needs."""

from tests.sharing.sample_sheet import GRID
from ticlist.sharing.grids import given, marks_in, short_headings


def test_what_was_given_is_told_with_when() -> None:
    assert given(GRID, GRID.rows[1])[:2] == [
        ("January 2026", "Now and then"),
        ("May 2026", "More often than not"),
    ]


def test_marks_that_occur_are_explained_once_in_their_order() -> None:
    assert "".join(mark.letter for mark in marks_in(GRID)) == "NTMCSUFRHL"
    assert not marks_in(GRID._replace(rows=()))


def test_months_are_cut_and_a_year_stands_where_it_begins() -> None:
    columns = ("2. 1 November 2025", "3. 12 December 2025", "4. 1 January 2026")
    assert short_headings(GRID._replace(columns=columns)) == [
        ["2.", "1", "Nov", "2025"],
        ["3.", "12", "Dec", ""],
        ["4.", "1", "Jan", "2026"],
    ]


def test_a_word_alone_stands_in_each_column() -> None:
    assert short_headings(GRID._replace(columns=("2026", "2026", ""))) == [["2026"], ["2026"], []]


def test_no_heading_is_short_where_one_is_not() -> None:
    assert short_headings(GRID._replace(columns=("May 2026", "November,"))) == []
    assert short_headings(GRID._replace(columns=("a b c d e",))) == []
