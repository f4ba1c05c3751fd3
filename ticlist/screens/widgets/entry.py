"""A line of a list of things that can be opened."""

from typing import NamedTuple


class Entry(NamedTuple):
    """What it is about, such as an id, and what is shown."""

    subject: str
    text: str
