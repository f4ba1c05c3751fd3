"""What a checklist file says of itself before its sections, without reading those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.fields import Fields, Mistake
from ticlist.files.tomlread import decoded, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1


class Head(NamedTuple):
    """What a checklist is called: its id and its title."""

    id: str
    title: str


def read_head(data: bytes, *, name: str, language: str | None = None) -> Head | None:
    """What a checklist is called, without reading the rest; None where that does not tell.

    Args:
        data: the bytes of the file.
        name: the file's name.
        language: the language to take the title in, where the checklist has it.
    """
    try:
        table = parsed(decoded(data, name).partition("\n[[")[0], name)
    except FileRefusedError:
        return None
    mistakes: list[Mistake] = []
    top = Fields(table, (), mistakes)
    given = (
        top.needed_text("id"),
        top.translated("title", language or "", top.text("language") or ""),
    )
    newer = of_a_newer_format(table)
    return None if mistakes or newer or not all(given) else Head(*map(str, given))


def of_a_newer_format(table: Mapping[str, Any]) -> str | None:
    """What is said of a checklist of a newer format than this; None of any other."""
    number = Fields(table, (), []).number("format") or 0
    if number > FORMAT:
        return f"Has format {number}; this ticlist reads format {FORMAT}."
    return None
