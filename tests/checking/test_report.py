"""A place is shown with its line, and the marks stand under it whatever the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile.corpus import FORBIDDEN, IN_FILES
from ticlist.checking.found import Found, Teller, Told
from ticlist.checking.report import report
from ticlist.text import columns


def shown(text: str, marked: str, what: str = "What.") -> list[str]:
    start = text.index(marked)
    return report("f.toml", Teller(text).told(Found(start, start + len(marked), what)))


@pytest.mark.parametrize(
    ("text", "marked", "lines"),
    [
        ("a = 1\n", "a", ["  a = 1", "  ^"]),
        ("x = 1\n  a = 12\nb = 1", "12", ["  a = 12", "      ^^"]),
        ("\ta\t= 12", "12", ["  a    = 12", "         ^^"]),
        ("a = '\u6c34\u6c34', 12", "12", ["  a = '\u6c34\u6c34', 12", "              ^^"]),
        ("a = '\u6c34\u6c34'", "\u6c34\u6c34", ["  a = '\u6c34\u6c34'", "       ^^^^"]),
        ("a = 'e\u0301', 12", "12", ["  a = 'e\u0301', 12", "           ^^"]),
        ("a = \x1b[31m 12", "12", ["  a = \u241b[31m 12", "            ^^"]),
        ('a = """b\nc"""', '"""b\nc"""', ['  a = """b', "      ^^^^"]),
        ("a =\nb = 1", "\n", ["  a =", "     ^"]),
    ],
)
def test_marks_stand_under_the_place(text: str, marked: str, lines: list[str]) -> None:
    assert shown(text, marked)[1:] == lines


def test_the_first_line_says_where_and_what() -> None:
    assert shown("a = 1\n b = 2", "2", "Wrong.")[0] == "f.toml:2:6: Wrong."


def test_what_is_about_the_whole_file_shows_no_line() -> None:
    told = Teller("a = 1").told(Found(0, 0, "Something is missing."))
    assert report("f.toml", told) == ["f.toml:1:1: Something is missing."]
    assert report("f", Teller("a =  \n \t").told(Found(7, 8, "End."))) == ["f:2:2: End."]


@pytest.mark.parametrize("letter", ["a", "\u6c34", "\t"])
@pytest.mark.parametrize("before", [0, 20, 90, 5000])
@pytest.mark.parametrize("after", [0, 20, 90, 5000])
@pytest.mark.parametrize("long", [1, 70, 3000])
def test_a_long_line_is_cut_around_the_place(
    letter: str, before: int, after: int, long: int
) -> None:
    text = f"{letter * before}{'x' * long}{letter * after}"
    _, line, marks = shown(text, "x" * long)
    assert columns(line) <= 80
    assert columns(marks) <= 80
    start = marks.index("^")
    under = "".join(each * columns(each) for each in line)[start : start + marks.count("^")]
    assert under.startswith("x")
    assert set(under) <= {"x", "."}
    assert line.startswith("  ...") or before < 5000
    assert line.endswith("...") or after < 5000


def test_columns_are_told_for_all_of_a_long_value() -> None:
    told = Teller("a = " + "x" * 5000).told(Found(4, 5004, "Long."))
    assert (told.column, told.end_column) == (5, 5005)


@pytest.mark.parametrize("text", IN_FILES.values(), ids=list(IN_FILES))
def test_hostile_text_is_made_visible(text: str) -> None:
    line = text.replace("\n", " ")
    for told in (shown(f"{line}XY{line}", "XY", f"{text}."), report(text, Told(1, 1, 1, "What."))):
        assert not any(FORBIDDEN.search(each) or "\n" in each for each in told)


@given(st.text(st.characters(exclude_characters="\n"), max_size=200), st.integers(0, 199))
def test_any_line_is_shown_in_three_lines_at_most(text: str, at: int) -> None:
    told = Teller(text).told(Found(min(at, len(text)), min(at + 3, len(text)), "What."))
    lines = report("f", told)
    assert len(lines) in {1, 3}
    assert all(columns(each) <= 80 for each in lines)
