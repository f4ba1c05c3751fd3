"""Telling files that are no text at all: a document renamed, another encoding."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAVE = "Copy its text into a text editor and save that."
_AS_UTF_8 = "Save it again as UTF-8."
_STARTS = (
    (b"PK\x03\x04", f"This is a Word or other office document, renamed. {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", f"This is an older Word or other office document, renamed. {_SAVE}"),
    (b"%PDF-", f"This is a PDF, renamed. {_SAVE}"),
    (b"{\\rtf", f"This is a document with formats (RTF), renamed. {_SAVE}"),
    (b"\x89PNG", "This is a picture, renamed."),
    (b"\xff\xd8\xff", "This is a picture, renamed."),
    (b"\x1f\x8b", "This is a packed file, renamed. Unpack it first."),
)
_PAGE = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_LOOKED_AT = 4096
_FEW_CONTROLS = 10


class NoText(NamedTuple):
    """Why a file is no text that can be read, and its text as far as there is any.

    `at` and `end` are offsets in the text, alike where it is about the file as a whole.
    """

    what: str
    text: str = ""
    at: int = 0
    end: int = 0


def no_text(data: bytes) -> NoText | None:
    """Why a file is no text in UTF-8; None where it is."""
    for start, what in _STARTS:
        if data.startswith(start):
            return NoText(what)
    if _PAGE.match(data):
        return NoText(f"This is a web page, renamed. {_SAVE}")
    if _is_utf_16(data):
        return NoText(f"This text is in UTF-16, as some Windows programs save it. {_AS_UTF_8}")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Without the mark that may stand before the text.
        return _no_utf_8(error.object, error.start)
    return None


def _is_utf_16(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:_LOOKED_AT]
    # Every other byte is NUL where most letters are of the Latin script.
    few, many = sorted((start[::2].count(0), start[1::2].count(0)))
    return many > len(start) * 3 // 8 and few < len(start) // 8


def _no_utf_8(data: bytes, at: int) -> NoText:
    start = data[:_LOOKED_AT]
    controls = sum(each < ord(" ") and each not in b"\t\n\r\x0c" for each in start)
    if controls * _FEW_CONTROLS > len(start):
        return NoText("This is no text, but a file of another kind.")
    letters = len(data[:at].decode().replace("\r\n", "\n"))
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    seen = data[at : at + 1].decode("cp1252", "replace")
    as_what = f", most likely {seen} of an older encoding," if seen.isalpha() else ""
    return NoText(
        f"Here is a byte{as_what} that is no UTF-8. {_AS_UTF_8}", text, letters, letters + 1
    )
