"""Lines as they are laid out at a width, for every face that shows them."""

from __future__ import annotations

from typing import Literal, NamedTuple

LineKind = Literal["title", "section", "prompt", "answer", "words", "remark"]


class Line(NamedTuple):
    """One line, no wider than it was laid out for.

    Args:
        text: what stands in it, visible already.
        kind: how a face draws it.
        subject: what it is about, for whoever opens it; lines that follow one another with the same
            subject are one thing. Without it the line cannot be opened.
    """

    text: str
    kind: LineKind = "words"
    subject: str = ""
