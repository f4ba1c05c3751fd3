"""A sheet's records as lines of JSON, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.sheet import Sheet

FORMAT = 1
"""Goes up when a key changes its meaning."""


def written(sheet: Sheet) -> Iterator[bytes]:
    """The bytes of the file: an object a line, each the same keys, without those that are empty."""
    for record in sheet.records:
        given = zip(sheet.columns, record, strict=True)
        line = {"format": FORMAT, **{key: value for key, value in given if value}}
        yield json.dumps(line, ensure_ascii=True).encode() + b"\n"
