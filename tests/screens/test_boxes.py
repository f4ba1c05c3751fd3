"""What is typed and pasted: kept whole and clean, or left out and said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events

from tests.screens.checklist import the_draft
from tests.screens.driving import LAPTOP, NARROW, PAPER, Person, person
from ticlist.model.opening import Opening
from ticlist.screens.widgets.words import (
    FULL,
    MOST_OF_A_LINE,
    MOST_WORDS,
    TAKEN_OUT,
    TOO_LONG,
    LineBox,
    WordsBox,
)
from ticlist.text import clean

if TYPE_CHECKING:
    from ticlist.storage.paths import Paths

TINY = Opening("tiny")
LEFT_OUT_OF_WORDS = " ".join(TOO_LONG.format(most=MOST_WORDS).split())
NOT_PRINTABLE_TO_PYTHON = "\u00a0\u200c\u200d\ufe0f\ue000\U000e01ef\U0001fadc"


def the_note(paths: Paths) -> str | None:
    [answer] = the_draft(paths).reflection.sections[0].answers
    return answer.note


def the_box(me: Person) -> WordsBox:
    return me.app.screen.query_one("#note", WordsBox)


def typed(letters: str) -> list[events.Key]:
    keys = {"\n": "enter", " ": "space"}
    return [events.Key(keys.get(letter, letter), letter) for letter in letters]


async def type_in(me: Person, letters: str) -> None:
    for key in typed(letters):
        me.app.post_message(key)
    await me.rest()


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("a\x9b31mb\x85", "a31mb"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\x08b\x07c\x00d\x7f", "abcd"),
        ("a\x1b]52;c;aGk=\x07b\x1b[31m", "a]52;c;aGk=b[31m"),
        ("a\u2028b\ud800c", "abc"),
    ],
)
async def test_what_cannot_be_kept_is_taken_out_and_it_is_said(
    paths: Paths, pasted: str, kept: str
) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.paste(pasted)
        assert the_box(me).text == kept
        assert TAKEN_OUT in me.text
        await me.write("more")
        assert TAKEN_OUT in me.text
        await me.press("pagedown")
        assert TAKEN_OUT not in me.text
        await me.press("escape")
    assert the_note(paths) == f"{kept}more"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("  an indent\n\tand a tab", "  an indent\n\tand a tab"),
        ("[x] [/b] 日本 👩🏽‍⚕️ می‌خواهم", "[x] [/b] 日本 👩🏽‍⚕️ می‌خواهم"),
    ],
)
async def test_what_can_be_kept_is_kept_without_a_word(
    paths: Paths, pasted: str, kept: str
) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.paste(pasted)
        assert the_box(me).text == kept
        assert TAKEN_OUT not in me.text
        await me.press("escape")
    assert the_note(paths) == kept


async def test_a_paste_at_the_answers_is_cleaned_and_it_is_said(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown")
        await me.paste("pasted\x1b words")
        assert TAKEN_OUT in me.text
        assert the_box(me).text == "pasted words"


async def test_letters_that_python_cannot_print_are_kept(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await type_in(me, f"a{NOT_PRINTABLE_TO_PYTHON}b")
        await me.press("escape")
    assert the_note(paths) == f"a{NOT_PRINTABLE_TO_PYTHON}b"


async def test_the_end_of_a_paste_is_in_sight(paths: Paths) -> None:
    async with person(paths, TINY, NARROW) as me:
        await me.press("pagedown")
        me.app.post_message(events.Paste("one\ntwo\nthree\nfour\nfive\nthe last of it"))
        await me.until(lambda: "the last of it" in me.shown)


async def test_line_ends_are_kept_where_the_terminal_marks_no_paste(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        for line in ("one", "two"):
            await me.write(line)
            me.app.post_message(events.Key("ctrl+j", "\n"))
        await me.rest()
        assert the_box(me).text == "one\ntwo\n"


async def test_a_box_for_one_line_makes_one_line_of_a_paste(paths: Paths) -> None:
    async with person(paths, TINY, PAPER) as me:
        await me.tab_to("First week after the break")
        await me.paste("after\r\nthe\x1b\n\tdrill")
        await me.paste(" today")
        assert TAKEN_OUT in me.text
        me.app.post_message(events.Key("ctrl+j", "\n"))
        await type_in(me, "at\u00a0noon")
        assert me.app.screen.query_one("#context", LineBox).value == "after the drill today at noon"
        await me.press("escape")
    assert the_draft(paths).reflection.context == "after the drill today at noon"


async def test_a_paste_that_does_not_fit_is_left_out_whole(paths: Paths) -> None:
    most = "word " * (MOST_WORDS // 5)
    async with person(paths, TINY, PAPER) as me:
        await me.press("pagedown", "3", "tab")
        await me.write("here")
        await me.paste(most)
        assert the_box(me).text == "here"
        assert LEFT_OUT_OF_WORDS in me.text
        await me.paste(most[4:])
        assert the_box(me).text == f"here{most[4:]}"
        assert LEFT_OUT_OF_WORDS not in me.text
        await me.press("escape")
    assert the_note(paths) == f"here{most[4:]}"


async def test_a_full_box_says_so_and_still_lets_words_be_taken_out(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab")
        await me.paste("x" * MOST_WORDS)
        await me.write("y")
        assert len(the_box(me).text) == MOST_WORDS
        assert FULL.format(most=MOST_WORDS) in me.text
        await me.press("backspace")
        await me.write("z")
        assert FULL.format(most=MOST_WORDS) not in me.text
        assert the_box(me).text == "x" * (MOST_WORDS - 1) + "z"
        the_box(me).select_all()
        await me.paste("w" * MOST_WORDS)
        assert the_box(me).text == "w" * MOST_WORDS


async def test_a_box_for_one_line_is_limited_too(paths: Paths) -> None:
    async with person(paths, TINY, PAPER) as me:
        await me.tab_to("First week after the break")
        await me.paste("x" * (MOST_OF_A_LINE + 1))
        assert TOO_LONG.format(most=MOST_OF_A_LINE) in me.text
        await me.paste("x" * MOST_OF_A_LINE)
        await me.write("y")
        assert me.app.screen.query_one("#context", LineBox).value == "x" * MOST_OF_A_LINE
        assert FULL.format(most=MOST_OF_A_LINE) in me.text


async def test_what_a_box_says_does_not_hide_what_is_told_already(paths: Paths) -> None:
    async with person(paths, TINY) as me:
        await me.press("pagedown", "3", "tab", "ctrl+c")
        told = "Escape goes back and keeps what you wrote."
        assert told in me.text
        await me.paste("a\x07b")
        assert told in me.text
        assert TAKEN_OUT in me.text


@pytest.mark.parametrize("size", [LAPTOP, NARROW], ids=["laptop", "narrow"])
async def test_what_was_indented_is_read_back_indented(paths: Paths, size: tuple[int, int]) -> None:
    async with person(paths, TINY, size) as me:
        await me.press("pagedown")
        await me.paste("first\n    second")
        await me.press("f4")
        await me.until(lambda: "second" in me.shown)
        first = next(line for line in me.lines if "first" in line)
        second = next(line for line in me.lines if "second" in line)
        assert second.index("second") == first.index("first") + 4


ODD = st.text("ab \n\t\r\x00\x07\x1b\x85\x9b\u200d\u202e\u2028\ud800\u5b57", max_size=9)
PIECES = st.lists(st.tuples(st.booleans(), ODD | st.text(max_size=12)), min_size=5, max_size=7)


@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(PIECES)
async def test_the_draft_holds_what_was_typed_and_pasted_cleaned(
    paths: Paths, pieces: list[tuple[bool, str]]
) -> None:
    for each in paths.drafts.glob("*.toml"):
        each.unlink()  # of the sample before
    whole = "begin "
    async with person(paths, TINY) as me:
        await me.press("pagedown")
        await me.paste(whole)
        for is_pasted, words in pieces:
            if is_pasted:
                await me.paste(words)
                whole += clean(words)
            else:
                # The tab key goes on to what is next, and other keys do other things.
                letters = clean(words).replace("\t", "")
                await type_in(me, letters)
                whole += letters
            assert the_box(me).text == whole
        await me.press("escape")
    assert the_note(paths) == whole


async def test_many_letters_that_come_together_are_all_written_in_their_order(
    paths: Paths,
) -> None:
    words = "".join(f"line {number} of many\n" for number in range(60))
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown")
        await me.write(f"a{words}")
        await me.press("escape")
    assert the_draft(paths).reflection.sections[0].answers[0].note == f"a{words}"


async def test_taking_back_a_paste_of_many_lines_takes_it_back(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown", "tab")
        await me.paste("\n".join(f"line {number}" for number in range(60)))
        await me.press("ctrl+z")
        assert not me.has_left()
        assert "line 1" not in me.shown
        await me.write("after")
        assert "after" in me.shown


async def test_a_bracket_typed_at_the_answers_begins_the_words(paths: Paths) -> None:
    async with person(paths, Opening("tiny")) as me:
        await me.press("pagedown")
        await me.write("(so it was)")
        assert "(so it was)" in me.shown
