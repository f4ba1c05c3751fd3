"""The prompts can be read at about twelve or thirteen."""

import sys

import pytest

from tests.content import reading_age
from tests.content.reading_age import Row, lines, row, syllables, too_hard
from tests.content.shipped import SETTINGS, table


@pytest.mark.parametrize("setting", SETTINGS)
def test_can_be_read_by_a_tired_person(setting: str) -> None:
    assert too_hard(row(table(setting))) == []


def test_one_text_that_is_too_hard_is_found() -> None:
    broken = table("school")
    hard = "Organisational accountability necessitates multidisciplinary consultation."
    broken["section"][0]["prompt"][0]["text"] = hard

    (found,) = too_hard(row(broken))

    assert found.startswith("told-beforehand: ")


def test_texts_that_are_too_hard_together_are_found() -> None:
    ages = dict.fromkeys("abcd", 13.5)

    assert too_hard(Row("school", ages, ages)) == ["on average 13.5"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("lunch", 1),
        ("asked", 1),
        ("routine", 2),
        ("family", 3),
        ("disability", 5),
        ("pupil's", 2),
        ("counselling", 3),
        ("headscarf", 2),
        ("leavers", 2),
        ("wheelchaired", 2),
        ("gndlpf", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_of_known_age() -> None:
    # Six words of one syllable in one sentence: 0.39 * 6 + 11.8 - 15.59 is grade -1.45.
    assert reading_age.reading_age("The cat sat on the mat.") == pytest.approx(3.55)
    assert reading_age.reading_age("'Sit.' 'Stay.'") == reading_age.reading_age("Sit. Stay.")


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    reading_age.main()

    printed = capsys.readouterr().out
    assert printed.splitlines() == list(lines(row(table(each)) for each in SETTINGS))
    assert [line.split()[0] for line in printed.splitlines()[1:]] == list(SETTINGS)
    # For `pytest -rP`.
    sys.stdout.write(printed)
