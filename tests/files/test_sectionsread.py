"""What is read in one go means the same to the parser, and what is refused is never taken."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.files.reflections import WHOLE, reflections
from ticlist.errors import FileRefusedError
from ticlist.files.reflection_file import (
    _around_sections,
    _parsed_whole,
    read_answered,
    read_reflection,
    reflection_bytes,
)
from ticlist.model.answered import answered
from ticlist.model.reflection import Answer, ReflectedSection, Reflection, Step

RANDOM_FILES = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)

LONG = "A step that is too long to stand on one line with all that there is to say of it, really."
NOTE = 'He said "no".\n\nThen "" was all, and "yes"\n  at the end.'

PLAIN = replace(
    WHOLE,
    sections=(
        ReflectedSection(
            "safety",
            "Sicherheit \u5b57",
            principle="safety",
            so_what="One.\nTwo.",
            answers=(
                Answer("told", 1, "I tell people.", "often", ("seen", "person"), note=NOTE),
                Answer("noise", 12, "I notice it.", "not_today", supervision=True),
                Answer("rest", 1, "What gives me rest?", note="Walking."),
                Answer("marked", 1, "I ask.", supervision=True),
                Answer("based", 1, "I wait.", basis=("records",)),
                Answer("nothing", 1, "I listen."),
            ),
            steps=(
                Step("a-1", "keep", "Go on.", "me"),
                Step("a-2", "stop", "No.", "team", WHOLE.on),
            ),
        ),
        ReflectedSection("culture", "Culture", principle="culture", left_out=True),
        ReflectedSection(
            "self",
            "Myself",
            strand="wellbeing",
            private=True,
            so_what="Rest.",
            answers=(Answer("deep", 1, "I work with what comes.", "within", note='"\\" was all.'),),
            steps=(
                Step("a-3", "start", LONG, "organisation", WHOLE.on),
                Step("a-4", "keep", LONG, "me"),
            ),
        ),
    ),
)
STEPS_TWICE = """\
step = [
    { id = "a", kind = "keep", text = "b", owner = "me" },
]

[[section.step]]
id = "c"
kind = "keep"
text = "d"
owner = "me"
"""
TEXT = reflection_bytes(PLAIN).decode()


def is_taken(text: str) -> bool:
    return _around_sections(text, "a file") is not None


def test_what_ticlist_writes_is_taken_in_one_go() -> None:
    assert is_taken(TEXT)
    assert is_taken(reflection_bytes(replace(PLAIN, amended=())).decode())


def test_all_that_was_written_is_read() -> None:
    assert read_reflection(TEXT.encode(), where="a file") == PLAIN


def test_answers_alone_are_those_of_the_whole() -> None:
    found = read_answered(TEXT.encode(), where="a file")
    assert found == answered(PLAIN)
    assert [each.state for each in found.sections[0].givens] == [
        "often",
        "not_today",
        "words",
        "marks",
        "marks",
        "",
    ]


@RANDOM_FILES
@given(reflections())
@example(PLAIN)
def test_any_reflection_is_read_as_the_parser_reads_it(reflection: Reflection) -> None:
    data = reflection_bytes(reflection)
    whole, _ = _parsed_whole(data.decode(), "a file")
    assert read_reflection(data, where="a file") == whole == reflection
    assert read_answered(data, where="a file") == answered(whole)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Culture"', 'title = "Culture" # mine'),
        ('prompt = "noise"', 'prompt = "no\\u0069se"'),
        ('note = "Walking."', "note = 'Walking.'"),
        ('note = "Walking."', 'note = " Walking."'),
        ('note = "Walking."', 'note = "Walking."\nmood = 3'),
        ("wording = 12", "wording = 0o14"),
        ("wording = 12", "wording = 0"),
        ("[[section]]\nid", "[[ section ]]\nid"),
        ("left_out = true", "left_out = false"),
        ('context = "First', 'context = """\nFirst'),
        ("supervision = true\n\n", "supervision = true\n\n[section.answer.newer]\na = 1\n\n"),
        ("format = 1\n", "format = 1\nodd = ''''''\n"),
        ('owner = "me" },\n', 'owner = "me", more = 1 },\n'),
    ],
)
def test_what_is_written_in_another_way_is_parsed_whole(old: str, new: str) -> None:
    text = TEXT.replace(old, new)
    if '"""\nFirst' in new:
        text = text.replace('tutor group."', 'tutor group."""')
    assert text != TEXT
    assert not is_taken(text)
    whole, _ = _parsed_whole(text, "a file")
    assert read_reflection(text.encode(), where="a file") == whole
    assert read_answered(text.encode(), where="a file") == answered(whole)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by = 2026-11-21", "by = 2026-02-30"),
        ("by = 2026-11-21 }", "by = 2026-02-30 }"),
        ("by = 2026-11-21\n", "by = 2026-11-21\n[[section.step]]\n"),
        ('prompt = "rest"', 'prompt = "told"'),
        ('id = "culture"', 'id = "safety"'),
        ("format = 1", "format = 2"),
        ("format = 1", "format = 1\nx = ["),
        ('title = "School"', "title = 3"),
        ("on = 2026-11-21", "on = 3"),
        ('text = "Go on."', 'text = "\\q"'),
        ('"often"', '"ofen"'),
        ('"records"', '"record"'),
        ('note = "Walking."', 'note = "Walking.\x1b"'),
        ('note = "Walking."', 'note = "Walking.\nOn."'),
        ('"Walking."', '"Walking.'),
        ('id = "self"', 'id = "self"\nid = "self"'),
        ("[close]", "[[section.step]]\n[close]"),
        ("left_out = true\n", f"left_out = true\n{STEPS_TWICE}"),
    ],
)
def test_what_is_wrong_is_told_as_the_parser_tells_it(old: str, new: str) -> None:
    text = TEXT.replace(old, new)
    assert text != TEXT
    with pytest.raises(FileRefusedError) as whole:
        _parsed_whole(text, "a file")
    for read in (read_reflection, read_answered):
        with pytest.raises(FileRefusedError) as quick:
            read(text.encode(), where="a file")
        assert str(quick.value) == str(whole.value)


PIECES = st.sampled_from(
    [
        "",
        "\n",
        '"',
        '"""',
        "'''",
        "\\",
        "#",
        "[",
        "]",
        "{",
        "x = [\n",
        "[[section]]\n",
        "[[section.answer]]\n",
        '[[section.answer]]\nprompt = "b"\nwording = 1\nasked = "c"\n\n',
        '[[section.step]]\nid = "c"\nkind = "keep"\ntext = "d"\nowner = "me"\n\n',
        "[section.answer.x]\n",
        "[section.x]\n",
        'note = """\n',
        "answer = [{}]\n",
        "private = true\n",
        "\r",
        "\x00",
        "\u5b57",
        "}",
    ]
)


@RANDOM_FILES
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40), PIECES), max_size=3))
def test_a_file_that_was_changed_at_random_is_never_read_in_two_ways(
    changes: list[tuple[int, int, str]],
) -> None:
    text = TEXT
    for at, gone, piece in changes:
        # Most often at the beginning of a line, where a heading could be.
        start = text.rfind("\n", 0, at) + 1 if at % 3 else at
        text = text[:start] + piece + text[start + gone * (at % 2) :]
    found = _around_sections(text.replace("\r\n", "\n"), "a file")
    if found is not None:
        whole, _ = _parsed_whole(text, "a file")
        assert read_reflection(text.encode(), where="a file") == whole
        assert read_answered(text.encode(), where="a file") == answered(whole)
