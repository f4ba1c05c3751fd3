"""Markdown: whatever a text holds, a reader of Markdown shows it as the characters it is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sharing.golden import is_golden
from tests.sharing.readers import elements_of, text_of_markdown
from tests.sharing.sample_sheet import HOSTILE_TEXTS, SAMPLE
from ticlist.sharing.markdown import written
from ticlist.sharing.sheet import Fact, Grid, GridRow, Heading, Passage, Room, Sheet
from ticlist.text import visible

# What Markdown is made of, so that chance puts it together.
PIECES = [*"\\`*_[]()<>|~#+-=.:!&;$@/'\"^{}1 2a\n\tx", "https://", "www.", "é", "\N{EM DASH}"]
SYNTAX = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.one_of(SYNTAX, st.text(max_size=40)).map(visible)
NAMED = [visible(text) for text in HOSTILE_TEXTS]
NAMED += [
    *("a\n===", "a\n---", "a\n:-:", "a|b\n-|-", "- - -", "1234567890. x", "1.", "12)", "2020. X"),
    *("# x #", "x #", "#", "&amp", "&copy", "&amp;", "&#x26;", "a_b_", "_a_b", "__init__", "a_b"),
    *("\\", "\\\\", "*", "**", "****", "<a", "<https://x.y>", "<x@y.z>", "a@b", "WWW.x.y"),
    *("\u3000x", "\u00a0", "x\u00a0", " \n\n a", "a\n \n\n\n\tb", "\ta", "+ a", ":// x", "> > a"),
]


def lined(text: str) -> Sheet:
    """A sheet with a text in every place that has one line."""
    return Sheet(
        title=text,
        facts=(Fact("For", text),),
        blocks=(
            *(Heading(text, level) for level in (2, 3, 4)),
            Passage("prompt", text),
            Passage("answer", text),
            Passage("remark", text),
            Grid(text, text, (text,), (GridRow(text, ("often",)),)),
            Room((text,)),
        ),
    )


def markdown_of(sheet: Sheet) -> str:
    return b"".join(written(sheet)).decode()


def words_of(text: str) -> str:
    """What is read of words on a sheet that holds nothing else."""
    sheet = Sheet("Title", (), (Passage("words", text),))
    markdown = markdown_of(sheet)
    ours = {"heading_open", "blockquote_open", "paragraph_open", "hardbreak"}
    assert set(elements_of(markdown)) <= ours
    return text_of_markdown(markdown.encode()).removeprefix("Title").removeprefix("\n\n")


def as_read(text: str) -> list[str]:
    """The lines of a text, without what nobody sees."""
    lines = text.strip("\n").split("\n")
    return [line.expandtabs(4).replace("\N{NO-BREAK SPACE}", " ").rstrip() for line in lines]


def as_written(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    return as_read("\n".join(lines))


@pytest.mark.parametrize("text", NAMED)
def test_words_are_read_as_they_are(text: str) -> None:
    assert as_read(words_of(text)) == as_written(text)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_any_words_are_read_as_they_are(text: str) -> None:
    assert as_read(words_of(text)) == as_written(text)


def makes_nothing(text: str) -> None:
    line = " ".join(text.split())
    markdown = markdown_of(lined(text))
    assert elements_of(markdown) == elements_of(markdown_of(lined("x" if line else "")))
    assert text_of_markdown(markdown.encode()).count(line) >= len(lined("x").blocks) + 4


@pytest.mark.parametrize("text", NAMED)
def test_a_text_makes_nothing_in_any_place(text: str) -> None:
    makes_nothing(text)


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_any_text_makes_nothing_in_any_place(text: str) -> None:
    makes_nothing(text)


def test_what_needs_no_backslash_has_none() -> None:
    text = "Say-so, a (b) - c; 2 < 3 & 4 > 3: snake_case, 100%, R&D. 5.5 #1 + = at 10.30"
    assert markdown_of(Sheet(text, (), ())).startswith(f"# {text.replace('#', chr(92) + '#')}\n")


def test_addresses_make_no_links() -> None:
    markdown = markdown_of(Sheet("https://x.example www.x.example someone@x.example", (), ()))
    assert markdown.startswith("# https\\://x.example www\\.x.example someone\\@x.example\n")


def test_nothing_is_made_of_empty_texts() -> None:
    blocks = (Passage("prompt", " "), Passage("words", " \n"), Passage("answer", ""))
    assert elements_of(markdown_of(Sheet("Title", (), blocks))) == ["heading_open"]


def test_a_piece_comes_for_each_block() -> None:
    assert len(list(written(SAMPLE))) == 1 + len(SAMPLE.blocks)


def test_a_long_word_stays_one() -> None:
    assert words_of("W" * 100_000) == "W" * 100_000


def test_records_do_not_leave_in_it() -> None:
    assert markdown_of(replace(SAMPLE, records=())) == markdown_of(SAMPLE)


def test_the_sample_is_as_it_was() -> None:
    assert is_golden("sample.md", markdown_of(SAMPLE).encode())
