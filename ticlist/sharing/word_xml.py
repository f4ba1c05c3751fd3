"""Paragraphs and tables as files of Word's have them, as XML.

Letters put together, and not objects: of those a pack of reflections takes half a million.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ticlist.sharing.lettering import allowed, runs_leftwards

LINE = 170
"""The width of a line of text, in millimetres."""

_TWIPS = 56.7
"""So many of Word's smallest measure are a millimetre."""

_BREAKS = re.compile(r"([\n\t])")
_BREAK = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_REGION = {"en": "en-GB"}
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width}" w:type="dxa"/>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
)
_HEADER = "<w:tblHeader/>"


class Text(NamedTuple):
    """A text, its language where that differs from the file's, and whether it stands out."""

    text: str
    language: str = ""
    is_strong: bool = False


def paragraph(style: str, *texts: Text, inside: str = "") -> str:
    """A paragraph that runs as its text does.

    Args:
        style: the id of its style.
        texts: what stands in it.
        inside: XML of what else stands there.
    """
    leftwards = "<w:bidi/>" if runs_leftwards("".join(each.text for each in texts)) else ""
    runs = "".join(map(_run, texts))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{leftwards}</w:pPr>{runs}{inside}</w:p>'


def _run(text: Text) -> str:
    looks = "<w:b/><w:bCs/>" if text.is_strong else ""
    leftwards = "<w:rtl/>" if runs_leftwards(text.text) else ""
    language = language_of(text.language) if text.language else ""
    properties = f"<w:rPr>{looks}{leftwards}{language}</w:rPr>"
    return f"<w:r>{properties}{_said(text.text)}</w:r>"


def _said(text: str) -> str:
    return "".join(
        _BREAK.get(part) or f'<w:t xml:space="preserve">{part}</w:t>'
        for part in _BREAKS.split(escape(allowed(text)))
        if part
    )


@cache
def language_of(language: str) -> str:
    """The language of a text, whatever script it is in."""
    tag = quoteattr(_REGION.get(language, language))
    return f"<w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/>"


class Table:
    """A table as wide as a line.

    Args:
        parts: how its columns share the line.
    """

    def __init__(self, *parts: int) -> None:
        self._widths = [_twips(LINE * part / sum(parts)) for part in parts]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        self._pieces = [_TABLE.format(width=_twips(LINE)), f"<w:tblGrid>{columns}</w:tblGrid>"]

    def add(self, *texts: Text, is_header: bool = False, height: float = 0) -> None:
        """Add a row.

        Args:
            texts: one for each column.
            is_header: whether it says what the columns are, again on every page.
            height: at least so many millimetres.
        """
        least = f'<w:cantSplit/><w:trHeight w:val="{_twips(height)}" w:hRule="atLeast"/>'
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('Normal', text)}</w:tc>"
            for width, text in zip(self._widths, texts, strict=True)
        )
        properties = f"{least if height else ''}{_HEADER if is_header else ''}"
        self._pieces.append(f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")

    def __str__(self) -> str:
        """All of it, as XML."""
        return "".join((*self._pieces, "</w:tbl>"))


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)
