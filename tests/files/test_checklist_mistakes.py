"""Every mistake in a checklist is told in plain words, with its line and column, once."""

import pytest

from tests.files.test_checklist_file import FILE, changed, mistakes_in
from ticlist.model.checklist import PRINCIPLES

ID = "'id' has to be small letters, digits and hyphens, 40 at most and no hyphen first."
PROMPT_ID = ID.replace("40", "60")
PRINCIPLE = "A section has either a 'principle' or a 'strand'."
CONTROL = "holds a control or direction character"


# What is changed in a checklist without one, where the mistake is then told, and in which words.
MISTAKES = [
    ("format = 1\n", "", "1:1", "There has to be a line: format = 1."),
    ("format = 1\n", "format = 0\n", "2:1", "There has to be a line: format = 1."),
    (
        "format = 1\n",
        'format = "1"\n',
        "2:1",
        "'format' has to be a whole number from 0, without quotes.",
    ),
    ('id = "school"\n', "", "1:1", "'id' is missing."),
    ('id = "school"', 'id = ""', "3:1", "'id' is empty. Leave the line out instead."),
    ('id = "school"', 'id = "School"', "3:1", ID),
    ('id = "school"', f'id = "{"a" * 41}"', "3:1", ID),
    ('id = "safety"', 'id = "-safety"', "24:1", ID),
    ('id = "safety"', 'id = "sa fety"', "24:1", ID),
    ('id = "safety"', 'id = "saféty"', "24:1", ID),
    ('id = "safety"', 'id = "safety\\n"', "24:1", ID),
    ('id = "role"', 'id = "ro_le"', "45:1", PROMPT_ID),
    ('id = "role"', f'id = "{"r" * 61}"', "45:1", PROMPT_ID),
    ('id = "role"\n', "", "44:1", "'id' is missing."),
    (
        'id = "role"',
        'id = "told-beforehand"',
        "45:1",
        "'told-beforehand' is the id of another one already.",
    ),
    (
        'id = "rest"',
        'id = "role"',
        "56:1",
        "'role' is the id of another one already.",
    ),
    (
        'id = "wellbeing"',
        'id = "safety"',
        "50:1",
        "'safety' is the id of another one already.",
    ),
    ('setting = "secondary"\n', "", "1:1", "'setting' is missing."),
    ('version = "2026.1"\n', "", "1:1", "'version' is missing."),
    ('version = "2026.1"', "version = 2026.1", "5:1", "'version' has to be a text in quotes."),
    ('title = "Safety"\n', "", "23:1", "'title' is missing."),
    (
        'title.cy = "Ysgol"',
        'title.cy = ""',
        "8:1",
        "'cy' is empty. Leave the line out instead.",
    ),
    (
        "review_by = 2027-11-01",
        'review_by = "2027"',
        "10:1",
        "'review_by' has to be a day like 2026-11-21, without quotes.",
    ),
    ('title = "Consistency"\n', "", "20:1", "'title' is missing."),
    (
        "year = 2022",
        'year = "2022"',
        "17:1",
        "'year' has to be a whole number from 0, without quotes.",
    ),
    (
        'by = "Office',
        'bye = "Office',
        "16:1",
        "'bye' is not a known key here. Did you mean 'by'?",
    ),
    ('principle = "safety"\n', "", "23:1", PRINCIPLE),
    (
        'strand = "wellbeing"\n',
        'strand = "wellbeing"\nprinciple = "safety"\n',
        "49:1",
        PRINCIPLE,
    ),
    (
        'principle = "safety"',
        "principle = 5",
        "25:1",
        "'principle' has to be a text in quotes.",
    ),
    (
        'principle = "safety"',
        'principle = "safty"',
        "25:1",
        f"'principle' has to be one of {', '.join(PRINCIPLES)}. Did you mean 'safety'?",
    ),
    (
        'strand = "wellbeing"',
        'strand = "weather"',
        "51:1",
        "'strand' has to be one of scope, signs, re-traumatisation, wellbeing.",
    ),
    (
        "private = true",
        'private = "yes"',
        "53:1",
        "'private' has to be true or false, without quotes.",
    ),
    (
        'so_what = "',
        'so-what = "',
        "28:1",
        "'so-what' is not a known key here. Did you mean 'so_what'?",
    ),
    (
        'asks = "scope"',
        'asks = "much"',
        "46:1",
        "'asks' has to be one of how-much, scope, words. Did you mean 'how-much'?",
    ),
    (
        'id = "rest"\n',
        'id = "rest"\nasks = "how-much"\n',
        "57:1",
        'Prompts about wellbeing ask for words only: asks = "words".',
    ),
    ('text = "What gives me rest?"\n', "", "55:1", "'text' is missing."),
    (
        'level = "competent"',
        'level = "expert"',
        "39:1",
        "'level' has to be one of informed, competent.",
    ),
    (
        'source = ["trep", "ohid"]',
        'source = ["trep", "ohdi"]',
        "42:1",
        "'source' has to be one of ohid, trep. Did you mean 'ohid'?",
    ),
    (
        'does = ["respond", "resist"]',
        'does = "respond"',
        "41:1",
        "'does' has to be a list of texts in quotes.",
    ),
    (
        'samhsa = ["safety", "trust-transparency"]',
        "samhsa = [1]",
        "40:1",
        "'samhsa' has to be a list of texts in quotes.",
    ),
    (
        "short = true",
        "shrt = true",
        "37:1",
        "'shrt' is not a known key here. Did you mean 'short'?",
    ),
    (
        "format = 1\n",
        'format = 1\ncolour.dark = "x"\n',
        "3:1",
        "'colour' is not a known key here.",
    ),
]


@pytest.mark.parametrize(("before", "after", "place", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_nothing_else_is(
    before: str, after: str, place: str, message: str
) -> None:
    line, column = place.split(":")
    assert mistakes_in(changed(before, after)) == [(int(line), int(column), message)]


@pytest.mark.parametrize(
    ("before", "key", "line"),
    [
        ('setting = "', "setting", 4),
        ('version = "', "version", 5),
        ('language = "', "language", 6),
        ('title.en = "', "en", 7),
        ('about = "', "about", 9),
        ('standing = "', "standing", 11),
        ('id = "ohid', "id", 14),
        ('title = "Working', "title", 15),
        ('by = "', "by", 16),
        ('url = "', "url", 18),
        ('title = "Safety', "title", 26),
        ('so_what = "', "so_what", 28),
        ('now_what = "', "now_what", 29),
        ('text = "', "text", 35),
        ('example = "', "example", 36),
    ],
)
@pytest.mark.parametrize(
    ("spelt", "name"),
    [("\\u001b", "U+001B"), ("\u202e", "U+202E"), ("\\u0000", "U+0000"), ("\u0085", "U+0085")],
)
def test_control_and_direction_characters_are_refused_in_every_text(
    before: str, key: str, line: int, spelt: str, name: str
) -> None:
    told = mistakes_in(changed(before, before + spelt))
    assert (line, 1, f"'{key}' {CONTROL} ({name}).") in told


def test_a_checklist_has_sections_and_a_section_has_prompts() -> None:
    head = FILE[: FILE.index("[[section]]")]
    assert mistakes_in(head) == [(1, 1, "There is no [[section]].")]
    only = FILE[: FILE.index("[[section.prompt]]")]
    assert mistakes_in(only) == [(23, 1, "A section has at least one [[section.prompt]].")]


def test_single_brackets_where_there_are_to_be_double_ones_are_named() -> None:
    single = FILE.replace('[[section.prompt]]\nid = "rest"', '[section.prompt]\nid = "rest"')
    told = mistakes_in(single)
    assert (55, 1, "'prompt' has to be a list of tables: [[section.prompt]].") in told


def test_a_prompt_that_names_a_source_where_there_is_none_is_told_so() -> None:
    start, end = FILE.index("[[source]]"), FILE.index("[[section]]")
    told = mistakes_in(FILE[:start] + FILE[end:])
    assert [message for *_, message in told] == [
        "'source' names a [[source]] that is not here."
    ] * 2


def test_all_mistakes_are_told_from_top_to_bottom() -> None:
    assert mistakes_in('format = 1\nid = "school"\n[[section]]\n[[section]]\nid = 1\n') == [
        (1, 1, "'language' is missing."),
        (1, 1, "'setting' is missing."),
        (1, 1, "'title' is missing."),
        (1, 1, "'version' is missing."),
        (3, 1, "'id' is missing."),
        (3, 1, "'title' is missing."),
        (3, 1, "A section has at least one [[section.prompt]]."),
        (3, 1, PRINCIPLE),
        (4, 1, "'title' is missing."),
        (4, 1, "A section has at least one [[section.prompt]]."),
        (4, 1, PRINCIPLE),
        (5, 1, "'id' has to be a text in quotes."),
    ]
