"""What the schema, the reader and the checker say of one and the same checklist."""

import datetime as dt
import re
import tomllib
from typing import Any

import jsonschema

from tests.content.shipped import schema
from ticlist.checking.check import checked
from ticlist.errors import FileRefusedError
from ticlist.files.checklist_file import read_checklist

SCHEMA = schema()
JUDGE = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.FormatChecker())

TODAY = dt.date(2026, 11, 21)

# What lies in two places of a file, or outside it, is nothing that a schema can see.
_IN_TWO_PLACES = re.compile(
    r"is the id of another one already|has to be the file's name"
    r"|^'source' (?:has to be one of|names a \[\[source\]\])"
)


def name_of(text: str) -> str:
    """The name that a checklist has to have, from its text."""
    return f"{tomllib.loads(text).get('id')}.toml"


def told_by_the_reader(text: str, name: str | None = None) -> list[str]:
    """What the reader finds wrong."""
    try:
        return [
            each.message for each in read_checklist(text.encode(), name=name or name_of(text))[1]
        ]
    except FileRefusedError as error:
        return [error.what]


def reader_accepts(text: str) -> bool:
    """Whether the reader finds nothing wrong."""
    return not told_by_the_reader(text)


def reader_accepts_each_place(text: str) -> bool:
    """Whether the reader finds nothing wrong but what lies in two places."""
    return all(_IN_TWO_PLACES.search(each) for each in told_by_the_reader(text))


def checker_accepts(text: str) -> bool:
    """Whether `ticlist check` finds no mistake."""
    return not checked(text.encode(), name_of(text), today=TODAY).mistakes


def schema_accepts(text: str) -> bool:
    """Whether an editor that knows the schema finds nothing wrong."""
    return bool(JUDGE.is_valid(as_editors_see_it(tomllib.loads(text))))


def as_editors_see_it(value: Any) -> Any:  # noqa: ANN401 - any TOML
    """The same with days as texts: JSON has none, and editors give the schema what stands there."""
    if isinstance(value, dict):
        return {key: as_editors_see_it(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editors_see_it(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value
