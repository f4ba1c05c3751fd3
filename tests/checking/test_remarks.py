"""What may be looked at again is told with its place, and is no mistake."""

import datetime as dt

import pytest

from tests.checking.telling import GOOD, TODAY, changed, check, remarks
from tests.content.shipped import SETTINGS, raw
from ticlist.checking.check import checked
from ticlist.model.checklist import PRINCIPLES, STRANDS

JUDGES = "judges. What is it that people do, see or say?"
JOINED = "may join two behaviours: whoever does one of them cannot answer. Two prompts?"
NO_SOURCE = "This prompt names no source: what does it stand on?"
TWO_LANGUAGES = GOOD.replace('title = "Ours"', 'title.en = "Ours"\ntitle.cy = "Ein un ni"')


def the_others(*given: str, known: tuple[str, ...]) -> str:
    return ", ".join(each for each in known if each not in given)


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_ticlist_ships_has_neither_mistakes_nor_remarks(setting: str) -> None:
    result = checked(raw(setting), f"{setting}.toml", today=TODAY)
    assert (result.mistakes, result.remarks) == ([], [])
    assert result.to_the_end


def test_what_is_not_covered_is_told_of_the_whole() -> None:
    told = check(GOOD).remarks
    assert [(each.line, each.column, each.end_column) for each in told] == [(1, 1, 1)] * 2
    assert [each.what for each in told] == [
        f"There is no section on the principles {the_others('safety', known=PRINCIPLES)}.",
        f"There is no section on the strands {the_others(known=STRANDS)}.",
    ]


def test_one_thing_that_is_not_covered_is_one() -> None:
    sections = "".join(
        f'[[section]]\nid = "{name}"\n{kind} = "{name}"\ntitle = "S"\n[[section.prompt]]\n'
        f'id = "p-{name}"\ntext = "I ask."\nsource = ["ohid"]\n'
        for kind, names in (("principle", PRINCIPLES[1:-1]), ("strand", STRANDS))
        for name in names
    )
    told = check(GOOD + sections).remarks
    assert [each.what for each in told] == ["There is no section on the principle culture."]


def test_nothing_is_told_to_be_missing_where_it_may_only_be_misspelt() -> None:
    result = check(changed('principle = "safety"', 'principle = "saftey"'))
    assert [each.line for each in result.mistakes] == [14]
    assert result.remarks == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-20", ["7:13-23 The day to look at it again, 2026-11-20, has passed."]),
        ("2026-11-21", []),
        ("2026-11-20T10:00:00Z", []),
        ('"2026-11-20"', []),
    ],
)
def test_a_day_to_look_at_it_again_that_has_passed(day: str, told: list[str]) -> None:
    text = changed('title = "Ours"\n', f'title = "Ours"\nreview_by = {day}\n')
    assert remarks(check(text)) == told


@pytest.mark.parametrize("version", ["Autumn term", "é", "1" * 41])
def test_a_version_that_no_team_can_count(version: str) -> None:
    (told,) = remarks(check(changed('version = "1"', f'version = "{version}"')))
    assert told.startswith(f"4:11-{len(version) + 13} Answers to this version cannot be added")


@pytest.mark.parametrize("version", ["2027.1", "v1_b-c", "1" * 40])
def test_a_version_that_a_team_can_count(version: str) -> None:
    assert remarks(check(changed('version = "1"', f'version = "{version}"'))) == []


def test_a_prompt_without_a_source() -> None:
    more = '\n[[section.prompt]]\nid = "asked"\ntext = "I ask."\n'
    assert remarks(check(GOOD + more)) == [f"22:1-19 {NO_SOURCE}"]
    assert remarks(check(changed('source = ["ohid"]\n', ""))) == [f"17:1-19 {NO_SOURCE}"]


def test_no_prompt_with_a_source_is_told_once() -> None:
    text = changed('source = ["ohid"]\n', "") + '[[section.prompt]]\nid = "b"\ntext = "I ask."\n'
    assert remarks(check(text)) == ["17:1-19 No prompt names a source: what do they stand on?"]


def test_a_word_that_judges_has_its_own_place() -> None:
    text = changed('title = "Safety"', 'title = """Safety \\\n  for a better day"""')
    assert remarks(check(text)) == [f"16:9-15 'better' {JUDGES}"]


def test_each_word_of_a_text_is_told_once_and_not_more_than_five() -> None:
    words = "score, Score, SCORE, score, poor, weak, worse, better"
    told = remarks(check(changed('title = "Safety"', f'title = "{words}"')))
    assert [each.split("'")[1] for each in told] == ["score", "Score", "SCORE", "poor", "weak"]


def test_a_word_that_is_written_in_another_way_marks_its_text() -> None:
    text = changed('title = "Safety"', 'title = "\\u0073core"')
    assert remarks(check(text)) == [f"15:9-21 'score' {JUDGES}"]


def test_two_behaviours_are_marked_at_the_word_that_joins_them() -> None:
    text = changed("I tell pupils beforehand.", "I greet and thank people.")
    assert remarks(check(text)) == [f"19:17-20 'and' {JOINED}"]


def test_a_hard_text_is_told_with_its_age() -> None:
    hard = "Organisational accountability necessitates consultation."
    [told] = remarks(check(changed("I tell pupils beforehand.", hard)))
    assert told.startswith("19:8-66 By a rough estimate this reads as for age ")
    assert told.endswith("; aim for 13. Shorter words or sentences help.")


def test_titles_are_not_measured() -> None:
    assert remarks(check(changed('"Safety"', '"Organisational accountability"'))) == []


@pytest.mark.parametrize(("language", "many"), [("en", 1), ("en-GB", 1), ("cy", 0), ("eng", 0)])
def test_only_english_is_looked_at_for_words(language: str, many: int) -> None:
    text = changed('language = "en"', f'language = "{language}"')
    assert len(remarks(check(changed('"Safety"', '"A score"', text)))) == many


def test_what_is_not_translated_is_told_at_its_key() -> None:
    text = changed('text = "I tell', 'text.en = "I tell', TWO_LANGUAGES)
    assert remarks(check(text)) == [
        "16:1-6 'title' is not translated: cy.",
        "20:1-5 'text' is not translated: cy.",
    ]


def test_what_is_there_in_every_language_but_the_own_one_is_told_too() -> None:
    text = changed('text = "I tell', 'text.cy = "Rwy', TWO_LANGUAGES)
    assert "20:1-5 'text' is not translated: en." in remarks(check(text))


def test_of_many_languages_the_first_are_named() -> None:
    many = "".join(f'text.l{number} = "x"\n' for number in range(9))
    text = changed('text = "I tell', f'{many}text.en = "I tell', TWO_LANGUAGES)
    assert remarks(check(text))[0] == (
        "6:1-6 'title' is not translated: l0, l1, l2, l3, l4, l5, ...."
    )


def test_one_language_needs_no_translation() -> None:
    assert remarks(check(changed('title = "Ours"', 'title.en = "Ours"'))) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "language = 1\nsection = 1\n",
        "section = [1, { prompt = [2, { id = 1, text = 3, source = 4 }] }]\n",
        "title = { en = 1, cy = 2 }\nabout = {}\nreview_by = 1979-05-27T07:32:00\n",
    ],
)
def test_a_file_full_of_mistakes_can_be_remarked_on(text: str) -> None:
    result = checked(b"format = 1\n" + text.encode(), "a.toml", today=dt.date(2026, 1, 1))
    assert result.mistakes
    assert result.to_the_end


def test_inside_an_inline_table_the_key_is_marked() -> None:
    text = 'format = 1\nlanguage = "en"\ntitle = { en = "A", cy = "B" }\n'
    text += 'section = [{ title = "x", prompt = [{ text = "I ask." }] }]\n'
    told = remarks(check(text))
    assert "4:14-19 'title' is not translated: cy." in told
    assert "4:39-43 'text' is not translated: cy." in told
    assert f"4:37-56 {NO_SOURCE}" in told
