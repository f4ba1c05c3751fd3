"""Every mistake of a checklist is told at once, each with its own place."""

import pytest

from tests.checking.telling import GOOD, changed, check, mistakes
from ticlist.checking.check import did_you_mean
from ticlist.model.checklist import PRINCIPLES

PROMPT = "[[section.prompt]]\n"


def test_a_good_one_has_none() -> None:
    assert check(GOOD).mistakes == []
    assert check(GOOD).to_the_end


def test_all_are_told_from_top_to_bottom() -> None:
    text = (
        GOOD.replace('setting = "school"', 'settting = "school"')
        .replace('"safety"\ntitle', '"saftey"\ntitle')
        .replace('source = ["ohid"]', 'source = ["ohid", "ohdi"]\nshort = "yes"')
    )
    assert mistakes(check(text)) == [
        "1:1-1 'setting' is missing.",
        "3:1-9 'settting' is not a known key here. Did you mean 'setting'?",
        f"14:13-21 'principle' has to be one of {', '.join(PRINCIPLES)}. Did you mean 'safety'?",
        "20:19-25 'source' has to be one of ohid. Did you mean 'ohid'?",
        "21:9-14 'short' has to be true or false, without quotes.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        # about a table: at its heading
        ('text = "I tell pupils beforehand."\n', "", "17:1-19 'text' is missing."),
        ('principle = "safety"\n', "", "12:1-12 A section has either a 'principle' or a 'strand'."),
        # about a key: at the key
        ('text = "I', 'extra.en.x = 1\ntext = "I', "19:1-6 'extra' is not a known key here."),
        # about a value: at the value, in whatever way the key is written
        (
            'title = "Safety"',
            'title.en = ""',
            "15:12-14 'en' is empty. Leave the line out instead.",
        ),
        (
            'title = "Safety"',
            "title = { en = '' }",
            "15:16-18 'en' is empty. Leave the line out instead.",
        ),
        ('title = "Safety"', '"title" = 5', "15:11-12 'title' has to be a text in quotes."),
        (
            'title = "Safety"',
            'title = """\na\\u0007"""',
            "15:9-12 'title' holds a control or direction character (U+0007).",
        ),
    ],
)
def test_the_mark_is_where_it_is_to_be_mended(before: str, after: str, told: str) -> None:
    assert told in mistakes(check(changed(before, after)))


def test_what_is_missing_in_an_inline_table_is_told_at_the_table() -> None:
    text = changed('[[source]]\nid = "ohid"\ntitle = "Working definition"\n', "")
    text = text.replace("\n\n", '\nsource = [{ id = "ohid" }]\n\n', 1)
    assert mistakes(check(text)) == ["7:11-26 'title' is missing."]


def test_the_name_of_the_file_is_the_id() -> None:
    what = "2:6-12 'ours' has to be the file's name: ours.toml."
    assert mistakes(check(GOOD, "theirs.toml")) == [what]


def test_what_has_no_name_may_have_any_id() -> None:
    assert mistakes(check(GOOD, None)) == []


def test_a_newer_format_is_told_and_nothing_else() -> None:
    result = check(changed("format = 1", "format = 2"))
    assert mistakes(result) == ["1:10-11 Has format 2; this ticlist reads format 1."]
    assert result.remarks == []
    assert not result.to_the_end


def test_mistakes_without_end_are_counted_and_a_thousand_told() -> None:
    result = check("format = 1\n" + "".join(f"a{number} = 1\n" for number in range(3000)))
    assert len(result.mistakes) == 1000
    assert result.untold == (3000 + 6 - 1000, 0)
    prompts = "".join(f'{PROMPT}id = "p{number}"\ntext = "I ask."\n' for number in range(2000))
    result = check(GOOD + prompts)
    assert (len(result.remarks), result.untold) == (1000, (0, 2002 - 1000))


def test_the_word_that_is_proposed_is_known() -> None:
    [told] = check(changed('"safety"\ntitle', '"saftey"\ntitle')).mistakes
    assert did_you_mean(told) == "safety"
    [told] = check(changed('"safety"\ntitle', '"weather"\ntitle')).mistakes
    assert did_you_mean(told) is None
