"""One checklist, checked: every mistake in it, and the remarks on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.checking.against import Against
from ticlist.checking.contents import Contents
from ticlist.checking.found import Found, Teller, Told
from ticlist.checking.kinds import no_text
from ticlist.checking.remarks import Remarks, span_of
from ticlist.checking.syntax import read_toml
from ticlist.files.checklist_file import looked_through
from ticlist.files.checklist_head import of_a_newer_format
from ticlist.files.tomlplace import Spans
from ticlist.files.tomlread import decoded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ticlist.files.fields import Mistake

_MOST_TOLD = 1000
_HINT = re.compile(r" Did you mean '(.*)'\?$")
_EMPTY = "There is nothing in this file. 'ticlist new-checklist' makes one to write over."


class Checked(NamedTuple):
    """What came of checking a checklist.

    `to_the_end` is False where not all of it could be looked at; `untold` is how many mistakes and
    how many remarks there are beyond those that are told, which are a thousand of each.
    """

    mistakes: list[Told]
    remarks: list[Told]
    to_the_end: bool = True
    untold: tuple[int, int] = (0, 0)


def checked(
    data: bytes, name: str | None, *, today: dt.date, old: Contents | None = None
) -> Checked:
    """Check one checklist.

    Args:
        data: the bytes of the file, not more than a checklist may have.
        name: the file's name, which has to be the id's; None where it has none.
        today: the day, for what is to be looked at again by one.
        old: an earlier version to put it beside.
    """
    text, table = _read(data)
    teller = Teller(text)
    if isinstance(table, list):
        return Checked(_told(teller, table), [], to_the_end=False)
    spans = Spans(text)
    newer = of_a_newer_format(table)
    if newer:
        format_is = Found(*span_of(spans, ("format",)), newer)
        return Checked(_told(teller, [format_is]), [], to_the_end=False)
    _, noted = looked_through(table, name=name)
    mistakes = [_placed(spans, each) for each in noted]
    contents = Contents(table)
    remarks = Remarks(contents, spans, today).every(whole=not mistakes)
    if old is not None:
        changes = Against(contents, spans, old).changes()
        mistakes += changes.mistakes
        remarks += changes.remarks
    untold = max(len(mistakes) - _MOST_TOLD, 0), max(len(remarks) - _MOST_TOLD, 0)
    return Checked(_told(teller, mistakes), _told(teller, remarks), untold=untold)


def read_old(data: bytes) -> tuple[Contents | None, Checked | None]:
    """Read an earlier version of a checklist: whatever is TOML will do.

    Args:
        data: the bytes of the file.

    Returns:
        What is in it, or, where it cannot be read, what is to be told of it.
    """
    text, table = _read(data)
    if isinstance(table, list):
        return None, Checked(_told(Teller(text), table), [], to_the_end=False)
    return Contents(table), None


def refused(what: str) -> Checked:
    """What is told of a file that could not even be opened."""
    return Checked([Told(1, 1, 1, what)], [], to_the_end=False)


def did_you_mean(told: Told) -> str | None:
    """The known word that is proposed instead, where there is one."""
    hint = _HINT.search(told.what)
    return hint[1] if hint else None


def _read(data: bytes) -> tuple[str, dict[str, Any] | list[Found]]:
    """The text of a file, and what it holds, or why it cannot be read as TOML."""
    no = no_text(data)
    if no:
        return no.text, [Found(no.at, no.end, no.what)]
    text = decoded(data, "")
    if not text.strip():
        return "", [Found(0, 0, _EMPTY)]
    return text, read_toml(text)


def _placed(spans: Spans, mistake: Mistake) -> Found:
    if mistake.about == "table":
        # What is missing in an inline table is told at the table, in any other at its heading.
        span = span_of(spans, mistake.path, key=mistake.path in spans.keys)
    else:
        span = span_of(spans, mistake.path, key=mistake.about == "key")
    return Found(*span, mistake.message)


def _told(teller: Teller, found: Iterable[Found]) -> list[Told]:
    return [teller.told(each) for each in sorted(found)[:_MOST_TOLD]]
