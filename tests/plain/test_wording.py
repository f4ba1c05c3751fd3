"""Both faces say the same things in the same words."""

import pytest

from tests.plain.answering import NEVER_SAID
from ticlist import app
from ticlist.model import wording
from ticlist.screens import (
    adding,
    before,
    earlier_wording,
    elsewhere,
    home,
    scope,
    support,
)
from ticlist.screens.widgets import views

SAME = {
    adding: {"FIRST_STAYS": "STAYS", "ROLE_HINT": "", "TALK_HINT": "", "LATER_HINT": ""},
    app: {"KEPT": "", "CHANGED": "", "NOT_FORGOTTEN": "", "STILL_HERE": ""},
    before: {"SAFEGUARDING": "", "WHO": "", "NONE_SHORT": "", "FOR_SPECIALISTS": ""},
    earlier_wording: {"EARLIER_KEPT_IS": "KEPT_IS", "EARLIER_OUT_OF_REACH": "OUT_OF_REACH"},
    elsewhere: {"TAKING_OVER": "MEANS"},
    home: {"ONE_CALM_LINE": ""},
    scope: {"SCOPE": ""},
    support: {"GROUNDING": "", "WHOM": ""},
    views: {
        "WHAT": "",
        "WHAT_HINT": "",
        "SO_WHAT_HINT": "",
        "SUPERVISION_HINT": "",
        "PRIVATE_HINT": "",
        "PRIVATE_IS": "",
        "IN_WORDS": "",
        "IN_WORDS_HINT": "",
        "NO_LAST_TIME": "",
    },
}


@pytest.mark.parametrize("module", SAME, ids=lambda each: each.__name__)
def test_the_program_says_the_same(module: object) -> None:
    for ours, theirs in SAME[module].items():  # type: ignore[index]
        assert getattr(wording, ours) == getattr(module, theirs or ours)


def test_every_word_of_it_is_held_to_the_program() -> None:
    held = {name for names in SAME.values() for name in names}
    assert held == {name for name in vars(wording) if name.isupper()}


def test_no_word_of_it_judges() -> None:
    for name, text in vars(wording).items():
        assert not (name.isupper() and NEVER_SAID.search(str(text)))
