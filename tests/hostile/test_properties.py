"""All of Unicode, through the door and into a file and back."""

import contextlib
import datetime as dt
import io
import json
import tomllib

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.corpus import ENDLESS, FORBIDDEN, IN_FILES, SURROGATES
from tests.screens.checklist import TINY
from tests.storage.making import STARTED, a_reflection
from ticlist.cli import main
from ticlist.commands.printing import remark, say, say_heading, say_json
from ticlist.errors import TiclistError
from ticlist.files.checklist_file import read_checklist
from ticlist.files.reflection_file import draft_bytes, read_draft, reflection_bytes
from ticlist.model.checklist import Checklist
from ticlist.model.reflection import Draft
from ticlist.model.walk import Beginning, Walk, new_reflection
from ticlist.storage.names import found_among
from ticlist.text import (
    clean,
    clean_line,
    first_forbidden,
    nearest,
    shortened,
    visible,
    visible_line,
    wrapped,
)

LETTERS = st.one_of(
    st.sampled_from(sorted({letter for text in IN_FILES.values() for letter in text})),
    st.characters(exclude_categories=()),
)
TEXTS = st.lists(
    st.one_of(st.text(LETTERS), st.sampled_from([*IN_FILES.values(), *SURROGATES.values()])),
    max_size=6,
).map("".join)
# What people write: letters, numbers, signs and the marks of scripts, but not in stacks, and no
# selector of the form of a letter where there is none.
ORDINARY = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(" \n\t"), st.characters(categories=["L", "N", "P", "S", "Mc"])),
        st.text(st.characters(categories=["Mn"], max_codepoint=0xDFFFF), max_size=1),
    ).map("".join)
).map("".join)
QUICKLY = settings(deadline=None, max_examples=100)


@QUICKLY
@given(TEXTS)
def test_nothing_forbidden_comes_through_the_door(text: str) -> None:
    lines = wrapped(text, 20)
    for shown in (visible(text), visible_line(text), shortened(text, 20), *lines):
        assert not FORBIDDEN.search(shown)
        assert not {"\u2028", "\u2029"} & set(shown)
    for line in (visible_line(text), shortened(text, 20), *lines):
        assert "\n" not in line
        assert "\t" not in line
    assert visible(visible(text)) == visible(text)
    assert visible_line(visible_line(text)) == visible_line(text)


@QUICKLY
@given(ORDINARY)
def test_the_door_changes_no_ordinary_text(text: str) -> None:
    assert clean(text) == text
    assert visible(text) == text
    assert visible_line(f"a{text}b") == f"a{text}b".replace("\n", " ").replace("\t", " ")


@QUICKLY
@given(TEXTS)
def test_what_is_cleaned_once_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert first_forbidden(clean(text)) is None
    # Two halves cleaned apart are the whole cleaned, unless a line end is cut in two.
    half = len(text) // 2
    if text[half - 1 : half + 1] != "\r\n":
        assert clean(text[:half]) + clean(text[half:]) == clean(text)


def a_walk(start: Draft | None = None) -> tuple[Checklist, Walk]:
    checklist = read_checklist(TINY.encode(), name="tiny.toml").checklist
    assert checklist is not None
    beginning = Beginning("full", dt.date(2026, 11, 21))
    reflection = new_reflection(checklist, beginning, STARTED, "ticlist")
    return checklist, Walk(checklist, start or Draft(reflection))


@QUICKLY
@given(TEXTS, TEXTS, TEXTS)
def test_any_words_come_back_from_the_draft_as_they_were_cleaned(
    note: str, so_what: str, step: str
) -> None:
    checklist, walk = a_walk()
    prompt = checklist.sections[0].prompts[0]
    walk.written.write_note(prompt, note)
    walk.written.write_so_what("safety", so_what)
    walk.written.write_so_what(None, note)
    walk.written.write_step("safety", step)
    walk.written.write_closing(supervision=so_what, private=step)
    walk.begin(Beginning("full", dt.date(2026, 11, 21), context=note))
    read = read_draft(draft_bytes(walk.draft()), where="a test")
    _, again = a_walk(read)
    kept = again.written.step("safety")
    assert (again.written.answer(prompt).note or "") == kept_of(note)
    assert again.written.so_what("safety") == kept_of(so_what)
    assert again.written.so_what(None) == kept_of(note)
    assert (kept.text if kept else "") == kept_of(step)
    assert (again.written.closing.supervision or "") == kept_of(so_what)
    assert (again.written.closing.private or "") == kept_of(step)
    assert (again.reflection().context or "") == clean_line(note)


def kept_of(words: str) -> str:
    """What is kept of some words: all that is clean in them; of nothing but blanks, nothing."""
    return clean(words) if clean(words).strip() else ""


@QUICKLY
@given(TEXTS)
def test_a_title_is_taken_as_it_is_or_refused_by_name(text: str) -> None:
    text = text.encode(errors="ignore").decode()  # no file holds a lone surrogate
    table = tomllib.loads(TINY) | {"title": text}
    checklist, mistakes = read_checklist(tomli_w.dumps(table).encode(), name="tiny.toml")
    if checklist is None:
        assert mistakes
        for each in mistakes:
            assert not FORBIDDEN.search(each.message)
    else:
        assert checklist.title == text
        assert first_forbidden(text) is None


@QUICKLY
@given(TEXTS)
def test_nothing_forbidden_is_printed(text: str) -> None:
    errors: list[str] = [str(TiclistError(what=text, where=text, what_to_do=text))]
    errors.append(nearest(text, [text, "list"]))
    try:
        found_among([], text, kind=text, shown_by=text)
    except TiclistError as error:
        errors.append(str(error))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        for each in (text, *errors):
            say(each)
            say_heading(each, bold=False)
            remark(each)
        main([f"no {text}", text])
        main(["show", text])
    assert not FORBIDDEN.search(out.getvalue() + err.getvalue())


@QUICKLY
@given(st.dictionaries(TEXTS, st.one_of(TEXTS, st.floats(), st.lists(st.floats()))))
def test_json_is_ascii_and_json(table: dict[str, object]) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        say_json(table=table)
    assert out.getvalue().isascii()
    assert out.getvalue().replace("\n", "").isprintable()
    json.loads(out.getvalue(), parse_constant=pytest.fail)


def test_a_text_without_a_space_goes_through_the_door() -> None:
    assert visible(ENDLESS) == clean(ENDLESS) == ENDLESS
    assert "".join(wrapped(ENDLESS, 78)) == ENDLESS
    assert len(wrapped(ENDLESS, 78)) == -(-len(ENDLESS) // 78)
    context = a_reflection(context=ENDLESS)
    assert read_draft(reflection_bytes(context), where="").reflection.context == ENDLESS
