"""Paragraphs and tables as files of Word's have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.sharing.lettering import allowed, runs_leftwards

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

LINE = 170
"""The width of a line of text, in millimetres."""

_TWIPS = 56.7
"""So many of Word's smallest measure are a millimetre."""

_BREAKS = re.compile(r"(\n|\t)")
_BREAK = {"\n": "w:br", "\t": "w:tab"}
_KEEPS_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REGION = {"en": "en-GB"}


class Text(NamedTuple):
    """A text, its language where that differs from the file's, and whether it stands out."""

    text: str
    language: str = ""
    is_strong: bool = False


def new(parent: BaseOxmlElement, tag: str, **attributes: str) -> BaseOxmlElement:
    """Add an element, last in another."""
    child = element(tag, **attributes)
    parent.append(child)
    return child


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element; its attributes are of Word's own."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only a file of Word's needs it
    from docx.oxml.ns import qn  # noqa: PLC0415

    made: BaseOxmlElement = OxmlElement(
        tag, attrs={qn(f"w:{name}"): value for name, value in attributes.items()}
    )
    return made


def paragraph(style: str, *texts: Text) -> BaseOxmlElement:
    """Make a paragraph that runs as its text does."""
    made = element("w:p")
    properties = new(made, "w:pPr")
    new(properties, "w:pStyle", val=style)
    if runs_leftwards("".join(each.text for each in texts)):
        new(properties, "w:bidi")
    for each in texts:
        _add_run(made, each)
    return made


def _add_run(parent: BaseOxmlElement, text: Text) -> None:
    run = new(parent, "w:r")
    properties = new(run, "w:rPr")
    if text.is_strong:
        new(properties, "w:b")
        new(properties, "w:bCs")
    if runs_leftwards(text.text):
        new(properties, "w:rtl")
    if text.language:
        properties.append(language_element(text.language))
    for part in _BREAKS.split(allowed(text.text)):
        if part in _BREAK:
            new(run, _BREAK[part])
        elif part:
            said = new(run, "w:t")
            said.set(_KEEPS_SPACE, "preserve")
            said.text = part


def language_element(language: str) -> BaseOxmlElement:
    """The language of a text, whatever script it is in."""
    tag = _REGION.get(language, language)
    return element("w:lang", val=tag, eastAsia=tag, bidi=tag)


class Table:
    """A table as wide as a line.

    Args:
        parts: how its columns share the line.
    """

    def __init__(self, *parts: int) -> None:
        self.element = made = element("w:tbl")
        self._widths = [_twips(LINE * part / sum(parts)) for part in parts]
        properties = new(made, "w:tblPr")
        new(properties, "w:tblStyle", val="TableGrid")
        new(properties, "w:tblW", w=_twips(LINE), type="dxa")
        new(properties, "w:tblLayout", type="fixed")
        new(properties, "w:tblLook", val="0020", firstRow="1")
        grid = new(made, "w:tblGrid")
        for width in self._widths:
            new(grid, "w:gridCol", w=width)

    def add(self, *texts: Text, is_header: bool = False, height: float = 0) -> None:
        """Add a row.

        Args:
            texts: one for each column.
            is_header: whether it says what the columns are, again on every page.
            height: at least so many millimetres.
        """
        row = new(self.element, "w:tr")
        properties = new(row, "w:trPr")
        if height:
            new(properties, "w:cantSplit")
            new(properties, "w:trHeight", val=_twips(height), hRule="atLeast")
        if is_header:
            new(properties, "w:tblHeader")
        for width, text in zip(self._widths, texts, strict=True):
            cell = new(row, "w:tc")
            new(new(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
            cell.append(paragraph("Normal", text))


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS))
