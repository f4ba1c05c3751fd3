"""A sheet's records as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.sheet import Sheet

_BOM = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the encoding of its own country."""

_ACTS = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet may take for a formula, in full-width letters too."""


def written(sheet: Sheet) -> Iterator[bytes]:
    """The bytes of the file: a line of names, then one for each record.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, as is the
    custom there: it is shown as what it is. See
    https://owasp.org/www-community/attacks/CSV_Injection.
    """
    yield _BOM + _line(sheet.columns)
    for record in sheet.records:
        yield _line(record)


def _line(cells: tuple[str, ...]) -> bytes:
    line = io.StringIO()
    # All in quotation marks: where a semicolon parts cells, none that is within one does.
    written = csv.writer(line, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    written.writerow(map(_harmless, cells))
    return line.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if _ACTS.match(cell) else cell
