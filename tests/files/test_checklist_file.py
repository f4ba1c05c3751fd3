"""A checklist file, key by key as the format has it."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.spelling import spelt
from ticlist.errors import FileRefusedError
from ticlist.files.checklist_file import read_checklist
from ticlist.files.tomlread import parsed
from ticlist.model.checklist import Checklist, Prompt, Section, Source

FILE = """\
#:schema ./checklist.schema.json
format = 1
id = "school"
setting = "secondary"
version = "2026.1"
language = "en"
title.en = "School"
title.cy = "Ysgol"
about = "For anyone who works with pupils."
review_by = 2027-11-01
standing = "Not a validated scale."

[[source]]
id = "ohid"
title = "Working definition"
by = "Office for Health"
year = 2022
url = "https://www.gov.uk/"

[[source]]
id = "trep"
title = "Consistency"
[[section]]
id = "safety"
principle = "safety"
title = "Safety"
about = "How safe the day is."
so_what = "What does this tell me about safety?"
now_what = "What will I do?"

[[section.prompt]]
id = "told-beforehand"
wording = 2
asks = "how-much"
text = "I tell pupils beforehand."
example = "A word at the door."
short = true
staff = true
level = "competent"
samhsa = ["safety", "trust-transparency"]
does = ["respond", "resist"]
source = ["trep", "ohid"]

[[section.prompt]]
id = "role"
asks = "scope"
text = "I stayed within my role."

[[section]]
id = "wellbeing"
strand = "wellbeing"
title = "Looking after yourself"
private = true

[[section.prompt]]
id = "rest"
text = "What gives me rest?"
"""

SCHOOL = Checklist(
    id="school",
    setting="secondary",
    version="2026.1",
    language="en",
    title="School",
    about="For anyone who works with pupils.",
    standing="Not a validated scale.",
    review_by=dt.date(2027, 11, 1),
    sources=(
        Source("ohid", "Working definition", "Office for Health", 2022, "https://www.gov.uk/"),
        Source("trep", "Consistency"),
    ),
    sections=(
        Section(
            id="safety",
            title="Safety",
            principle="safety",
            about="How safe the day is.",
            so_what="What does this tell me about safety?",
            now_what="What will I do?",
            prompts=(
                Prompt(
                    id="told-beforehand",
                    text="I tell pupils beforehand.",
                    wording=2,
                    asks="how-much",
                    example="A word at the door.",
                    short=True,
                    staff=True,
                    level="competent",
                    samhsa=("safety", "trust-transparency"),
                    does=("respond", "resist"),
                    source=("trep", "ohid"),
                ),
                Prompt(id="role", text="I stayed within my role.", asks="scope"),
            ),
        ),
        Section(
            id="wellbeing",
            title="Looking after yourself",
            strand="wellbeing",
            private=True,
            prompts=(Prompt(id="rest", text="What gives me rest?", asks="words"),),
        ),
    ),
    languages=("en",),
)


def read(text: str, language: str | None = None) -> Checklist:
    checklist, mistakes = read_checklist(text.encode(), name="school.toml", language=language)
    assert mistakes == []
    assert checklist is not None
    return checklist


def mistakes_in(text: str, name: str = "school.toml") -> list[tuple[int, int, str]]:
    checklist, mistakes = read_checklist(text.encode(), name=name)
    assert checklist is None
    return [(each.line, each.column, each.message) for each in mistakes]


def changed(before: str, after: str) -> str:
    assert before in FILE
    return FILE.replace(before, after, 1)


def test_every_key_of_the_format_is_read() -> None:
    assert read(FILE) == SCHOOL


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_a_checklist_may_be_spelt_in_every_way_of_the_language(data: st.DataObject) -> None:
    table: dict[str, Any] = parsed(FILE, "school.toml")
    assert read(data.draw(spelt(table)).text) == SCHOOL


def test_line_ends_and_a_mark_of_windows_are_accepted() -> None:
    data = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    assert read_checklist(data, name="school.toml") == (SCHOOL, [])


@pytest.mark.parametrize(
    ("language", "title"), [("cy", "Ysgol"), ("en", "School"), ("fr", "School"), (None, "School")]
)
def test_texts_are_taken_in_the_language_asked_for_where_it_is_there(
    language: str | None, title: str
) -> None:
    assert read(FILE, language).title == title


def test_every_text_that_is_shown_may_have_several_languages() -> None:
    keys = ["about", "standing", "so_what", "now_what", "text", "example"]
    text = FILE
    for key in keys:
        text = re.sub(
            rf"^{key} = .*", f'{key}.en = "E {key}"\n{key}.cy = "C {key}"', text, flags=re.MULTILINE
        )
    for language, letter in (("en", "E"), ("cy", "C")):
        checklist = read(text, language)
        section = checklist.sections[0]
        prompt = section.prompts[0]
        shown = [checklist.about, checklist.standing, section.so_what, section.now_what]
        assert [*shown, prompt.text, prompt.example] == [f"{letter} {key}" for key in keys]


IN_TWO = changed('text = "I tell pupils beforehand."', 'text.en = "I tell."\ntext.cy = "Dywedaf."')


@pytest.mark.parametrize(
    ("asked", "shown", "text", "title"),
    [
        (None, "en", "I tell.", "School"),
        ("en", "en", "I tell.", "School"),
        ("cy", "cy", "Dywedaf.", "Ysgol"),
        ("fr", "en", "I tell.", "School"),
    ],
)
def test_a_checklist_says_which_language_it_is_shown_in_and_which_it_has(
    asked: str | None, shown: str, text: str, title: str
) -> None:
    checklist = read(IN_TWO, asked)
    assert (checklist.language, checklist.languages) == (shown, ("en", "cy"))
    assert (checklist.sections[0].prompts[0].text, checklist.title) == (text, title)


def test_a_text_that_is_not_there_in_a_language_is_in_the_checklists_own() -> None:
    checklist = read(IN_TWO, "cy")
    assert checklist.sections[0].title == "Safety"
    assert checklist.sections[0].prompts[0].example == "A word at the door."
    assert checklist.sections[0].prompts[1].text == "I stayed within my role."


def test_a_checklist_of_which_only_the_title_is_in_a_language_is_not_in_that_one() -> None:
    checklist = read(FILE, "cy")
    assert (checklist.language, checklist.languages) == ("en", ("en",))
    assert checklist.title == "Ysgol"


@pytest.mark.parametrize("asks", ["", 'asks = "words"\n'])
def test_prompts_about_wellbeing_ask_for_words(asks: str) -> None:
    checklist = read(changed('id = "rest"\n', f'id = "rest"\n{asks}'))
    assert checklist.sections[1].prompts[0].asks == "words"


@pytest.mark.parametrize(
    ("text", "line"),
    [("format = 2\nwhatever = 1\n", "school.toml"), ("format = 999_999", "school.toml")],
)
def test_a_newer_format_is_refused_at_once_and_not_picked_to_pieces(text: str, line: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_checklist(text.encode(), name="school.toml")
    number = text.split()[2].replace("_", "")
    assert caught.value.what == f"Has format {number}; this ticlist reads format 1."
    assert caught.value.where == line
    assert caught.value.what_to_do == (
        "It was left as it is. A newer ticlist may be able to read it."
    )


@pytest.mark.parametrize(
    "data", [FILE.encode("utf-16"), b"\xff", b"a = ", FILE.encode() + b"\x00", b"a\x00"]
)
def test_what_is_no_text_or_no_toml_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefusedError, match="Is not "):
        read_checklist(data, name="school.toml")


@pytest.mark.parametrize("identifier", ["a", "0", "a-", "a" * 40, "re-traumatisation", "9-to-5"])
def test_an_id_is_of_small_letters_digits_and_hyphens(identifier: str) -> None:
    text = changed('id = "safety"', f'id = "{identifier}"')
    assert read(text).sections[0].id == identifier
    own = changed('id = "school"', f'id = "{identifier}"')
    checklist, mistakes = read_checklist(own.encode(), name=f"{identifier}.toml")
    assert mistakes == []
    assert checklist is not None
    assert checklist.id == identifier


def test_the_id_of_a_prompt_may_be_longer() -> None:
    text = changed('id = "role"', f'id = "{"r" * 60}"')
    assert read(text).sections[0].prompts[1].id == "r" * 60


def test_the_id_of_the_checklist_is_the_name_of_its_file() -> None:
    assert mistakes_in(FILE, "schools.toml") == [
        (3, 1, "'school' has to be the file's name: school.toml.")
    ]
