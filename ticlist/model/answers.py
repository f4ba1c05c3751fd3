"""The answer words. The word is stored, never a number, and nothing ever adds or averages them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ticlist.model.checklist import Asks


class AnswerWord(NamedTuple):
    """One answer: what is stored, what is shown, what it means, and the digit that chooses it."""

    stored: str
    shown: str
    key: str
    meaning: str | None = None


class Basis(NamedTuple):
    """Something that an answer can rest on: what is stored and what is shown."""

    stored: str
    shown: str


HOW_MUCH_ASKED = "Over recent weeks, how much is this part of what I do?"
SCOPE_ASKED = "The last time this came up, where was I?"

_OPT_OUTS = (
    AnswerWord("not_role", "Not part of my role", "5"),
    AnswerWord("not_arisen", "It has not come up", "6"),
    AnswerWord("not_today", "Leave this one today", "7"),
)

HOW_MUCH = (
    AnswerWord("not_yet", "Not yet", "1", "I do not do this, or not that I know of"),
    AnswerWord("sometimes", "Now and then", "2", "It happens, but nobody could count on it"),
    AnswerWord("often", "More often than not", "3", "It is my usual way, with gaps"),
    AnswerWord(
        "routine",
        "As a matter of course",
        "4",
        "It is part of how I work, and I could give a recent example",
    ),
    *_OPT_OUTS,
)

SCOPE = (
    AnswerWord("within", "I stayed within my role", "1"),
    AnswerWord("unsure", "I am not sure", "2"),
    AnswerWord("beyond", "I went further than my role", "3"),
    *_OPT_OUTS,
)

OPT_OUTS = frozenset(word.stored for word in _OPT_OUTS)

OFFERS_SUPERVISION = frozenset({"unsure", "beyond"})
"""After these, marking the prompt for supervision is offered, unticked."""

SHOWN = {word.stored: word.shown for word in (*HOW_MUCH, *SCOPE)}

BASES = (
    Basis("impression", "My own impression"),
    Basis("seen", "Something I saw or did"),
    Basis("colleague", "A colleague said"),
    Basis("person", "The people we work with told us"),
    Basis("records", "Records or data"),
)

BASIS_SHOWN = dict(BASES)


def words_for(asks: Asks) -> tuple[AnswerWord, ...]:
    """The answers that a prompt offers: none where only words are asked for."""
    if asks == "how-much":
        return HOW_MUCH
    return SCOPE if asks == "scope" else ()


def question_for(asks: Asks) -> str | None:
    """The question above the answers, if there are answers."""
    if asks == "how-much":
        return HOW_MUCH_ASKED
    return SCOPE_ASKED if asks == "scope" else None
