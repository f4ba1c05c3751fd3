"""What files want to know of a text: which way it runs, its language, and that it is text."""

from __future__ import annotations

import re
import unicodedata

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_NO_TEXT = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_WAYS = {"L": False, "R": True, "AL": True}


def runs_leftwards(text: str) -> bool:
    """Whether a text runs from the right to the left, by the first letter that has a way."""
    if text.isascii():
        return False
    ways = (_WAYS.get(unicodedata.bidirectional(letter)) for letter in text)
    return next((way for way in ways if way is not None), False)


def language_and_region(tag: str) -> tuple[str, str]:
    """The two parts of `en-GB` that matter here; both are empty where it is no language's tag."""
    found = _LANGUAGE.fullmatch(tag)
    return (found[1].lower(), (found[2] or "").upper()) if found else ("", "")


def allowed(text: str) -> str:
    """A text as XML and PDF allow it: with stand-ins for the two that are no letters to them."""
    return text.translate(_NO_TEXT)
