"""The short start that an author writes over keeps the rules of content itself."""

import datetime as dt
import tomllib

import pytest

from tests.content import rules
from tests.content.reading_age import row, too_hard
from tests.content.shipped import SETTINGS, Table, prompts, shown, table
from ticlist.checking.check import checked
from ticlist.storage.new_checklist import started

RULES = (
    rules.no_banned_words,
    rules.punctuation_is_plain,
    rules.ids_are_unique,
    rules.no_text_stands_twice,
    rules.texts_fit_what_is_asked,
    rules.sentences_are_short,
    rules.sources_are_all_in_use,
)


TODAY = dt.date(2026, 11, 21)


def test_check_has_nothing_to_say_of_it() -> None:
    found = checked(started("ours", TODAY), "ours.toml", today=TODAY)
    assert (found.mistakes, found.remarks) == ([], [])


def start() -> Table:
    return tomllib.loads(started("ours", TODAY).decode())


@pytest.mark.parametrize("rule", RULES)
def test_it_keeps_the_rules_that_hold_for_any_checklist(rule: rules.Rule) -> None:
    assert list(rule(start())) == []


def test_it_can_be_read_by_a_tired_person() -> None:
    assert too_hard(row(start())) == []


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_text_of_it_is_one_of_a_shipped_one(setting: str) -> None:
    ours = {text for where, text in shown(start()) if "title" not in where}
    theirs = {text for where, text in shown(table(setting)) if "title" not in where}
    assert ours & theirs == set()
    ids = {prompt["id"] for _, prompt in prompts(start())}
    assert ids & {prompt["id"] for _, prompt in prompts(table(setting))} == set()


def test_its_lines_fit_into_a_window_of_100_columns() -> None:
    text = started("a" * 40, TODAY).decode()
    long = [line for line in text.splitlines() if len(line) > 100 and not line.startswith("url")]
    assert [line for line in long if "a" * 40 not in line] == []
