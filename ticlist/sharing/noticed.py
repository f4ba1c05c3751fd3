"""What is said, while somebody writes, of what could identify a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.sharing.identifiers import KINDS, found_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAID = "This looks like it holds {}. It may stay; a scan asks again before anything leaves."


def noticed(text: str, private_words: Sequence[str] = ()) -> str:
    """One sentence on the strong ones of what a text holds; nothing where it holds none.

    Args:
        text: what was written.
        private_words: the person's own.
    """
    found = {each.kind for each in found_in(text, private_words)}
    kinds = [each.words for kind, each in KINDS.items() if kind in found and each.is_strong]
    if not kinds:
        return ""
    *others, last = kinds
    return _SAID.format(f"{', '.join(others)} and {last}" if others else last)
