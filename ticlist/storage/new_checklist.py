"""A new checklist to write over: a short start, or the text of one that is there already.

Both are made by changing a few values in a text and leaving every other letter of it alone, so that
comments and the way lines are laid out stay what their author made of them.
"""

from __future__ import annotations

import datetime as dt
import pathlib
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ticlist.errors import FileRefusedError
from ticlist.files.checklist_file import LONGEST_ID, read_checklist
from ticlist.files.tomlplace import Spans
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, parsed, read_bytes
from ticlist.storage.library import shipped_folder
from ticlist.storage.paths import SCHEMA
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.files.tomlplace import Path
    from ticlist.storage.library import Shelved

SCHEMA_LINE = f"#:schema ./{SCHEMA}"
"""The first line, by which editors that know it find the schema."""

FIRST_VERSION = "1"

_START = pathlib.Path(__file__).with_name("start.toml")
_A_YEAR = dt.timedelta(days=365)
_ANY_ID = "ours"
_LONGEST_LINE = 90

_CREDIT = """\
# Based on the checklist '{title}' ({id}, version {version}) of ticlist, under CC BY 4.0:
# https://creativecommons.org/licenses/by/4.0/ - keep this credit, and say what you changed.
"""
_ORIGIN = "# Based on the checklist '{title}' ({id}, version {version}).\n"


def possible_id(name: str) -> str:
    """An id as near to some name as one can be."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_ID].rstrip("-")
    return words or _ANY_ID


def schema_bytes() -> bytes:
    """The schema as this ticlist has it.

    Raises:
        FileRefusedError: it is not there, or cannot be read.
    """
    return read_bytes(shipped_folder() / SCHEMA, CHECKLIST_BYTES)


def started(checklist_id: str, today: dt.date) -> bytes:
    """The short start, with a comment on every key and a year until it is read again.

    Raises:
        FileRefusedError: it is not there, or cannot be read.
    """
    text = decoded(read_bytes(_START, CHECKLIST_BYTES), str(_START))
    new: dict[Path, str] = {
        ("id",): _quoted(checklist_id),
        ("review_by",): f"{today + _A_YEAR}",
    }
    return _with_values(text, new).encode()


def based_on(shelved: Shelved, checklist_id: str) -> bytes:
    """The text of a checklist that is there already, under another id and saying what it is from.

    Args:
        shelved: the checklist.
        checklist_id: the id of the new one.

    Raises:
        FileRefusedError: its file cannot be read any more.
    """
    text = decoded(read_bytes(shelved.file, CHECKLIST_BYTES), str(shelved.file))
    table = parsed(text, str(shelved.file))
    # What a title or a version holds, on one line: a comment ends with its line.
    title, version = visible_line(shelved.checklist.title), visible_line(shelved.checklist.version)
    is_shipped = shelved.origin == "shipped"
    credit = _CREDIT if is_shipped else _ORIGIN
    licence = ", of ticlist (CC BY 4.0), and changed since" if is_shipped else ""
    said = f"Based on '{title}', version {version}{licence}."
    new: dict[Path, str] = {
        ("id",): _quoted(checklist_id),
        ("version",): _quoted(FIRST_VERSION),
    }
    head = f"{SCHEMA_LINE}\n{credit}".format(title=title, id=shelved.checklist.id, version=version)
    if "standing" in table:
        new |= _standing(table, said)
    else:
        head += f"standing = {_quoted(said)}\n"
    data = f"{head}{_without_schema_line(_with_values(text, new))}".encode()
    if read_checklist(data, name=f"{checklist_id}.toml").mistakes:
        raise FileRefusedError(
            what="Its id, version or standing is written in a way that ticlist cannot change.",
            where=str(shelved.file),
            what_to_do="Copy the file with your own tools, and change them with an editor.",
        )
    return data


def _without_schema_line(text: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if first.startswith("#:schema") else text


def _standing(table: Mapping[str, Any], said: str) -> dict[Path, str]:
    """The value that says in the standing what the checklist is from, by its path."""
    standing = table["standing"]
    if isinstance(standing, str):
        return {("standing",): _quoted(f"{said} {standing}")}
    language = table["language"] if table["language"] in standing else next(iter(standing))
    return {("standing", language): _quoted(f"{said} {standing[language]}")}


def _with_values(text: str, new: Mapping[Path, str]) -> str:
    """A text with other values at some paths; of paths that do not stand in it, nothing changes."""
    spans = Spans(text).values
    # From the end, so that what comes before stays where it is.
    for path in sorted(new.keys() & spans.keys(), key=spans.__getitem__, reverse=True):
        start, end = spans[path]
        text = f"{text[:start]}{new[path]}{text[end:]}"
    return text


def _quoted(text: str) -> str:
    """A text as TOML: on one line, or with a sentence a line where it is long."""
    if len(text) <= _LONGEST_LINE:
        return _on_a_line(text)
    sentences = re.sub(r"(?<=[.?!]) (?=\S)", " \\\\\n", _escaped(text))
    return f'"""\\\n{sentences}"""'


def _on_a_line(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\t", "\\t")
