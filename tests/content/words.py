"""Words that stand nowhere in a shipped checklist, with their inflected forms.

From P9 of the product's promises (but for `up` and `down`, which it means of answers only), and
from the rules of wording that all three checklists were written by.
"""

import re

# Each entry is a pattern of whole words, with the forms that a word takes.
_BANNED = (
    # promises and absolutes
    r"always",
    r"never",
    r"should(?:n't|ve|'ve)?",
    r"must(?:n't)?",
    # judging the person who answers, or their practice
    r"(?:in)?appropriate(?:ly|ness)?",
    r"(?:im)?proper(?:ly)?",
    r"(?:in)?effective(?:ly|ness)?",
    r"good(?:ness)?",
    r"bad(?:ly|ness)?",
    r"best",
    r"better(?:s|ed|ing)?",
    r"worse(?:n|ns|ned|ning)?|worst",
    r"poor(?:er|est|ly)?",
    r"weak(?:er|est|ly|en|ens|ened|ness|nesses)?",
    r"fail(?:s|ed|ing|ings|ure|ures)?",
    r"deficien(?:t|tly|cy|cies)",
    r"scor(?:e|es|ed|ing)",
    r"grad(?:e|es|ed|ing)",
    r"overdue",
    r"incomplete(?:ly|ness)?",
    r"improv(?:e|es|ed|ing|ement|ements)",
    r"declin(?:e|es|ed|ing)",
    r"(?:dis)?respectful(?:ly)?",
    r"(?:un)?kind(?:er|est|ly|ness)?",
    # one way to be as the sign of success: bodies differ
    r"calm(?:s|ed|er|est|ing|ly|ness)?",
    r"eye[ -]contact",
    r"(?:non-?|dis)?engag(?:e|es|ed|ing|ement)",
    r"(?:non-?)?compl(?:y|ies|ied|ying|iant|iantly|iance)",
    # making the person the problem
    r"victim(?:s|ise|ised|hood)?",
    r"damag(?:e|es|ed|ing)",
    r"broken",
    r"dysfunction(?:s|al)?",
    r"challenging behaviours?",
    r"attention[ -]seek(?:ing|er|ers)",
    r"manipulat(?:e|es|ed|ing|ive|ively|ion)",
    r"hard[ -]to[ -]reach",
    r"(?:in)?vulnerab(?:le|ly|ility|ilities)",
    r"resilien(?:t|tly|ce)",
    # alarm, and words worn out by use
    r"warn(?:s|ed|ing|ings)?",
    r"trigger(?:s|ed|ing)?",
    r"compassion fatigue",
    r"journey(?:s|ed|ing)?",
    # past the edge of the role
    r"explor(?:e|es|ed|ing|ation)",
    r"uncover(?:s|ed|ing)?",
    r"elicit(?:s|ed|ing)?",
    r"process(?:ed|ing) (?:the |their |a )?(?:trauma|past|story)",
    r"retell(?:s|ing)?|retold",
    r"diagnos(?:e|es|ed|ing|is|tic)",
    # named methods
    r"cbt|dbt|emdr|polyvagal|mindfulness|safe and sound|somatic experiencing",
    # two questions in one
    r"and/or",
)
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(_BANNED)})(?!\w)", re.IGNORECASE)

# The one use there is: the opening says that this is none.
_NOT_A_SCORE = re.compile(r"\bnot a score of you\b")

# Each of these stands in the section on culture: past stereotypes come by all of them, not by one.
CHARACTERISTICS = {
    "gender": r"gender",
    "sexual orientation": r"sexual orientation",
    "age": r"age",
    "disability": r"disabilit(?:y|ies)|disabled",
    "religion": r"religions?|religious|faiths?",
    "geography": r"where (?:pupils|people|they) live|address(?:es)?|villages?|estates?",
    "race": r"race|racism",
}


def banned_words(text: str) -> list[str]:
    """The words of a text that stand on the list."""
    return [found[0] for found in _WORDS.finditer(_NOT_A_SCORE.sub("", text))]


def characteristics_missing(text: str) -> list[str]:
    """The characteristics that a text does not name."""
    return [
        name
        for name, pattern in CHARACTERISTICS.items()
        if not re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]
