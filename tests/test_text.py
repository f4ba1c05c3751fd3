"""What may stand in a text, and making any text safe to show."""

import re
import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ticlist.text import (
    clean,
    clean_line,
    columns,
    first_forbidden,
    nearest,
    shortened,
    visible,
    visible_line,
    wrapped,
)

# Every character there is, lone surrogates among them, and often one that a terminal acts on.
ODD = "\t\n\r\x00\x1b\x7f\x85\x9b\u2028\u202e\u2066\ud800\u200b\u200d\ufe0f\ufeff\u0301\u5b57e "
TEXTS = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=())))
LINES = st.text(st.one_of(st.sampled_from("ab \u0301\u0e35\u5b57\u200d"), st.characters()))
LONG_ENOUGH = settings(deadline=None, max_examples=150)

DIRECTIONS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
SEPARATORS = {"\u2028", "\u2029"}


def is_forbidden(letter: str) -> bool:
    """Whether formats.md forbids it; the categories are Unicode's, not ours."""
    if letter in "\t\n":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in DIRECTIONS | SEPARATORS


def with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_exactly_what_the_format_forbids_is_taken_out_of_a_typed_text() -> None:
    letters = [chr(code) for code in range(0x110000)]
    kept = [letter for letter in letters if not is_forbidden(letter) or letter == "\r"]
    assert clean("".join(letters)) == "".join(kept).replace("\r", "\n")


@LONG_ENOUGH
@given(TEXTS)
def test_a_cleaned_text_is_the_typed_one_without_what_is_forbidden(text: str) -> None:
    kept = [letter for letter in with_plain_line_ends(text) if not is_forbidden(letter)]
    assert clean(text) == "".join(kept)


@LONG_ENOUGH
@given(TEXTS)
def test_a_cleaned_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert first_forbidden(cleaned) is None
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


@LONG_ENOUGH
@given(TEXTS)
def test_a_cleaned_line_holds_the_same_words_with_one_space_between_them(text: str) -> None:
    line = clean_line(text)
    assert line.split(" ") == (clean(text).split() or [""])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain\ttext\n", None),
        ("\r\n", None),
        ("Siân, 字, हिन्दी, 👩‍🏫", None),
        ("\r", (0, "U+000D")),
        ("ab\x00", (2, "U+0000")),
        ("a\r\nb\x1b[31m", (3, "U+001B")),
        ("\x7f", (0, "U+007F")),
        ("\x9b", (0, "U+009B")),
        ("a\u2028", (1, "U+2028")),
        ("a\u202e\x00", (1, "U+202E")),
        ("\u2069", (0, "U+2069")),
        ("\udcff", (0, "U+DCFF")),
    ],
)
def test_the_first_forbidden_character_is_named_with_its_place(
    text: str, found: tuple[int, str] | None
) -> None:
    assert first_forbidden(text) == found


@LONG_ENOUGH
@given(TEXTS)
def test_nothing_in_a_visible_text_acts_on_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not any(is_forbidden(letter) for letter in shown)
    assert visible(shown) == shown


@LONG_ENOUGH
@given(TEXTS)
def test_a_clean_text_of_seen_letters_is_shown_as_it_is(text: str) -> None:
    plain = "".join(letter for letter in clean(text) if letter.isalnum() or letter in " \n\t.")
    assert visible(plain) == plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x00\x08\x1f", "␀␈␟"),
        ("a\rb\r\nc\n\td", "a␍b\nc\n\td"),
        ("\x7f", "␡"),
        ("\x80\x9f", "��"),
        ("a\u2028b\u2029c", "a�b�c"),
        ("\u202a\u202e\u2066\u2069", "����"),
        ("\ud800\udfff", "��"),
        ("\u00ad\u061c\u180e\u200b\u200e\u200f", "������"),
        ("\u2060\u2065\u206a\u206f\ufeff\ufff9\ufffb", "�������"),
        ("\U000e0001\U000e0061\U000e0fff", "���"),
    ],
)
def test_what_would_act_or_show_as_nothing_has_a_visible_stand_in(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_joiners_that_scripts_and_emoji_need_are_shown_as_they_are() -> None:
    for text in ("👩‍🏫", "❤️", "❤️‍🔥", "क्‍ष", "می‌خواهم", "葛\U000e0100", "辻\U000e0101飾り"):
        assert visible(text) == text


def test_joiners_without_end_and_selectors_of_nothing_are_seen() -> None:
    assert visible("a\u200d\u200c\u200d\ufe0f\u200d") == "a\u200d\u200c���"
    assert visible("a\U000e0100") == "a�"
    assert visible("葛\U000e0100\U000e0101") == "葛\U000e0100�"


def test_a_letter_keeps_four_marks_and_no_more() -> None:
    assert visible("a" + "\u0301" * 4) == "a" + "\u0301" * 4
    assert visible("a" + "\u0301" * 5) == "a" + "\u0301" * 4
    assert visible("Z\u0489" + "\u1ab0\u1dc0\u20d0\ufe20" * 9) == "Z\u0489\u1ab0\u1dc0\u20d0"


def test_a_visible_line_is_one_line_without_space_around_it() -> None:
    assert visible_line(" one\ntwo\tthree\r\nfour\x1b ") == "one two three four␛"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("e\u0301", 1),  # é of two code points
        ("日本", 4),
        ("\uff21", 2),  # a full-width A
        ("ที่", 1),  # one Thai letter with two marks
        ("न्", 1),
        ("a\u20dd", 1),  # a letter in a circle
        ("👩‍🏫", 4),
        ("❤️", 1),
    ],
)
def test_the_columns_of_a_text_are_those_it_takes_on_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 5, "short"),
        ("shorter", 5, "sh..."),
        ("a b c d", 6, "a b..."),
        ("one  two", 6, "one..."),
        ("日本語", 5, "日..."),
        ("日本語", 4, "..."),
        ("日本語", 6, "日本語"),
        ("e\u0301" * 5, 4, "e\u0301..."),
        ("two\nlines", 20, "two lines"),
        ("long", 1, "."),
    ],
)
def test_a_shortened_line_says_where_it_was_cut(text: str, width: int, shown: str) -> None:
    assert shortened(text, width) == shown


@LONG_ENOUGH
@given(TEXTS, st.integers(1, 30))
def test_a_shortened_line_fits_and_is_the_beginning_of_the_text(text: str, width: int) -> None:
    short, line = shortened(text, width), visible_line(text)
    assert columns(short) <= width
    assert "\n" not in short
    if columns(line) <= width:
        assert short == line
    else:
        assert short.endswith("..."[:width])
        assert line.startswith(short[:-3])


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, [""]),
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two six ten one", 7, ["one two", "six ten", "one"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("one \n two", 10, ["one", " two"]),
        ("- one\n    two", 20, ["- one", "    two"]),
        ("\tone", 10, ["    one"]),
        ("  one two", 6, ["  one", "two"]),
        ("   abcdef", 4, ["abcd", "ef"]),
        ("\u3000\u3000a", 6, ["\u3000a"]),
        (" \n  ", 4, ["", ""]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a bcdefgh", 4, ["a", "bcde", "fgh"]),
        ("a\tb", 10, ["a   b"]),
        ("日本語", 4, ["日本", "語"]),
        ("日本語", 5, ["日本", "語"]),
        ("a 日本", 4, ["a", "日本"]),
        ("no\x1bw", 10, ["no␛w"]),
    ],
)
def test_a_wrapped_text_breaks_between_words_and_else_within_them(
    text: str, width: int, rows: list[str]
) -> None:
    assert wrapped(text, width) == rows


@LONG_ENOUGH
@given(LINES, st.integers(2, 30))
def test_wrapping_loses_no_letter_and_no_row_is_too_wide(text: str, width: int) -> None:
    rows = wrapped(text, width)
    assert "".join("".join(rows).split()) == "".join(visible(text).split())
    assert all(columns(row) <= width for row in rows)
    assert len(rows) > visible(text).count("\n")


@pytest.mark.parametrize(
    ("word", "hint"),
    [("safty", " Did you mean 'safety'?"), ("trsut", " Did you mean 'trust'?"), ("zebra", "")],
)
def test_a_misspelt_word_gets_the_nearest_known_one(word: str, hint: str) -> None:
    assert nearest(word, ["trust", "safety", "choice"]) == hint


def test_the_dashes_of_options_are_no_likeness() -> None:
    assert nearest("--short", ["--json", "--since"]) == ""
    assert nearest("--sinc", ["--json", "--since"]) == " Did you mean '--since'?"


# --- without short cuts -------------------------------------------------------------------------

# Mostly what the short cuts are for: ASCII, words as long as the line, one wide letter in it.
PLAIN = st.text(st.sampled_from("ab  \t\n~\x1f\x7f\r\u5b57\u00e9\u0301\u3000"), max_size=40)


def columns_one_by_one(text: str) -> int:
    return sum(
        0
        if unicodedata.category(letter) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(letter) in {"W", "F"}
        else 1
        for letter in text
    )


def parts_one_by_one(word: str, width: int) -> list[str]:
    parts = [""]
    for letter in word:
        if columns_one_by_one(parts[-1] + letter) > width and not letter.isspace():
            parts.append("")
        parts[-1] += letter
    return parts


def wrapped_one_by_one(text: str, width: int) -> list[str]:
    lines = []
    for line in visible(text).expandtabs(4).split("\n"):
        blanks = line[: len(line) - len(line.lstrip())]
        used = accumulate(columns_one_by_one(letter) for letter in blanks)
        row = blanks[: sum(each <= width // 2 for each in used)]
        for word in re.findall(r"\S+\s*", line) or [""]:
            for part in parts_one_by_one(word, width):
                if row and columns_one_by_one(row + part.rstrip()) > width:
                    lines += [row.rstrip()] if row.strip() else []
                    row = ""
                row += part
        lines.append(row.rstrip())
    return lines


@LONG_ENOUGH
@given(st.one_of(TEXTS, LINES, PLAIN))
def test_the_columns_of_any_text_are_those_of_its_letters(text: str) -> None:
    assert columns(text) == columns_one_by_one(text)


@settings(deadline=None, max_examples=500)
@given(st.one_of(TEXTS, LINES, PLAIN), st.integers(1, 12))
def test_any_text_is_wrapped_as_letter_by_letter(text: str, width: int) -> None:
    assert wrapped(text, width) == wrapped_one_by_one(text, width)


@LONG_ENOUGH
@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_shown_with_stand_ins_for_what_acts_and_nothing_else(text: str) -> None:
    seen = text.replace("\r\n", "\n")
    expected = [
        letter
        if letter in "\t\n" or " " <= letter < "\x7f"
        else chr(0x2400 + min(ord(letter), 0x21))
        for letter in seen
    ]
    assert visible(text) == "".join(expected)
