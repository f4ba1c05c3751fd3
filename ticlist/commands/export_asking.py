"""Sharing on a terminal: the questions of line-by-line mode, asked on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ticlist.plain.deciding import Deciding
from ticlist.plain.deciding import tell_hit as tell_hit_to
from ticlist.plain.lines import Lines, Over

if TYPE_CHECKING:
    from ticlist.outgoing import Hit, Outgoing
    from ticlist.sharing.formats import Format

_STOP = "stop"


class _Stopped(Over):
    """Somebody has had enough."""


def is_wanted(outgoing: Outgoing, form: Format, to: str, file_name: str) -> bool:
    """Whether somebody who has seen everything wants it written; see `Deciding`."""
    lines = _lines()

    def asked(question: str) -> str:
        line = lines.ask(question).strip()
        if line.lower() == _STOP:
            raise _Stopped
        return line

    try:
        return Deciding(lines, asked, _STOP).is_wanted(outgoing, form, to, file_name)
    except Over:
        return False


def tell_hit(hit: Hit) -> None:
    """Say what was found, and where; unsaid where there is nowhere to say it."""
    if sys.stderr is not None:
        lines = _lines()
        tell_hit_to(lines, hit)
        lines.flush()


def _lines() -> Lines:
    return Lines(sys.stdin, sys.stderr)
