"""The kinds of things that could identify a person."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "nhs-or-chi",
    "upn",
    "nino",
    "email",
    "telephone",
    "born",
    "postcode",
    "private-word",
    "maybe-nhs",
    "ssn",
    "reference",
    "titled-name",
    "two-capitals",
    "street",
    "web-address",
    "account-name",
    "registration",
    "date",
    "age",
]


class KindOf(NamedTuple):
    """What is said of a kind.

    Args:
        words: what one of it is called, with its article.
        neutral: what can stand in its place.
        is_strong: whether it hardly ever is anything else; the others are notes to think about.
    """

    words: str
    neutral: str
    is_strong: bool = False


KINDS: dict[Kind, KindOf] = {
    "nhs-or-chi": KindOf("an NHS or CHI number", "a number", is_strong=True),
    "upn": KindOf("a pupil's number (UPN)", "a number", is_strong=True),
    "nino": KindOf("a National Insurance number", "a number", is_strong=True),
    "email": KindOf("an e-mail address", "an address", is_strong=True),
    "telephone": KindOf("a telephone number", "a number", is_strong=True),
    "born": KindOf("a date of birth", "a date", is_strong=True),
    "postcode": KindOf("a postcode", "a place", is_strong=True),
    "private-word": KindOf("a private word of yours", "a name", is_strong=True),
    "maybe-nhs": KindOf("what may be an NHS number", "a number"),
    "ssn": KindOf("an American social security number", "a number"),
    "reference": KindOf("a reference number", "a number"),
    "titled-name": KindOf("a title with a name", "a person"),
    "two-capitals": KindOf("what may be a name", "a name"),
    "street": KindOf("a house in a street", "a place"),
    "web-address": KindOf("a web address", "a page"),
    "account-name": KindOf("the name of an account", "an account"),
    "registration": KindOf("what may be a car's registration", "a car"),
    "date": KindOf("an exact day", "a day"),
    "age": KindOf("an exact age", "of some age"),
}
"""Every kind by its id, strong ones first; of two in one place, the one that stands here first."""


class Found(NamedTuple):
    """Something in a text that could identify a person.

    Args:
        kind: which kind of thing it is.
        start: the index of its first letter in the text.
        end: the index after its last one.
        matched: what stands there.
    """

    kind: Kind
    start: int
    end: int
    matched: str


class Spot(NamedTuple):
    """Where something was found in the letters of a text that was made plain."""

    kind: Kind
    start: int
    end: int
