"""The page on writing a checklist keeps the rules that it teaches."""

import re
from typing import NamedTuple

import pytest

from tests.content.reading_age import MOST_OF_ONE, reading_age
from tests.content.rules import WORDS_OF_A_SENTENCE
from tests.content.shipped import SETTINGS, prompts, table
from tests.content.words import banned_words
from tests.tools import ROOT

PAGE = ROOT / "docs" / "writing-a-checklist.md"


class Taught(NamedTuple):
    """A rule with an example of each."""

    rule: str
    not_so: str
    but_so: str


def taught() -> list[Taught]:
    lines = re.findall(
        r"^\| (.+) \| (.+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [Taught(*cells) for cells in lines if cells[0] != "rule"]


TAUGHT = taught()


def test_there_is_something_to_learn() -> None:
    assert len(TAUGHT) > 12


@pytest.mark.parametrize("row", TAUGHT, ids=lambda row: row.but_so)
def test_what_is_shown_as_fit_is_fit(row: Taught) -> None:
    assert banned_words(row.but_so) == []
    assert re.search(r"\b(?:I|my)\b", row.but_so)
    assert reading_age(row.but_so) <= MOST_OF_ONE
    assert len(row.but_so.split()) <= WORDS_OF_A_SENTENCE


def test_what_is_shown_as_unfit_stands_in_no_checklist() -> None:
    shipped = {prompt["text"] for each in SETTINGS for _, prompt in prompts(table(each))}

    assert not shipped & {row.not_so for row in TAUGHT}


def test_the_word_list_knows_what_the_page_warns_of() -> None:
    found = {word.lower() for row in TAUGHT for word in banned_words(row.not_so)}

    assert found >= {"always", "appropriately", "respectfully", "explore", "calm", "eye contact"}
