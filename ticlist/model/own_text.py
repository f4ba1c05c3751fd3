"""Something of one's own that is asked for in words: a list, a text, a value, a key."""

from __future__ import annotations

from typing import NamedTuple


class OwnText(NamedTuple):
    """What is to be written.

    Args:
        name: what it is, for whoever hears of it.
        title: what it is, for the person.
        about: what it does, and what may stand there.
        text: what stands there now.
        hint: an example, or what is shown while nothing stands there.
        is_long: whether it may have several lines.
    """

    name: str
    title: str
    about: str
    text: str
    hint: str = ""
    is_long: bool = False
