"""Words that judge, and two behaviours in one prompt, as far as words show it; English only."""

from __future__ import annotations

import re

# From promise P9: each entry is a pattern of whole words, with the forms that a word takes.
_JUDGING = (
    r"fail(?:s|ed|ing|ings|ure|ures)?",
    r"poor(?:er|est|ly)?",
    r"weak(?:er|est|ly|ness|nesses)?",
    r"deficien(?:t|tly|cy|cies)",
    r"scor(?:e|es|ed|ing)",
    r"grad(?:e|es|ed|ing)",
    r"overdue",
    r"incomplete(?:ly|ness)?",
    r"should(?:n't| not)? have|should've",
    r"improv(?:e|es|ed|ing|ement|ements)",
    r"declin(?:e|es|ed|ing)",
    r"better|worse",
)
_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(_JUDGING)})(?![\w-])", re.IGNORECASE)
# The opening of a checklist may say that it is none.
_NONE = re.compile(r"\b(?:not a|no|never a) $", re.IGNORECASE)

_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)
# What somebody says, knows or sees is one thing, however many verbs there are in it.
_SAYS = r"ask|wonder|say|know|notice|see|hear|remember|tell"
_IS = r"am|can|could|may|have|had|was|will|do"
_TWICE_I = re.compile(rf"^I (?!(?:{_SAYS})\b)[^.?!:;]* (and|or) I (?!(?:{_IS})\b)")
_TWO_VERBS = re.compile(rf"^I (?!(?:{_IS})\b|\w+ly\b)[a-z]+ (and|or) [a-z]+")


def judging_words(text: str) -> list[str]:
    """The words of an English text that judge, as they are written in it."""
    return [
        found[0]
        for found in _WORDS.finditer(text)
        if not _NONE.search(text, max(0, found.start() - 8), found.start())
    ]


def joined_behaviours(text: str) -> str | None:
    """The word or words that seem to join two behaviours in one English prompt."""
    if found := _AND_OR.search(text):
        return found[0]
    found = _TWICE_I.search(text) or _TWO_VERBS.search(text)
    return found[1] if found else None
