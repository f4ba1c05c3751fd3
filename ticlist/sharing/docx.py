"""A sheet as a file of Word's, for a supervisor who writes into it.

Of the template of python-docx only the frame is kept: no other program, no day and nobody is named
in the file, but for an author who was chosen.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from ticlist.sharing.grids import given, marks_in
from ticlist.sharing.lettering import allowed, runs_leftwards
from ticlist.sharing.pictures import numbered_columns, pictures_of
from ticlist.sharing.sheet import Grid, Heading, Passage
from ticlist.sharing.word_xml import LINE, Table, Text, language_element, new, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from ticlist.sharing.sheet import Block, Room, Sheet

NO_DAY = (1980, 1, 1, 0, 0, 0)
"""What stands in the file in place of when each part of it was made."""

ROOM = 34
"""How high the room for a label is, in millimetres."""

_STYLES = {"prompt": "Prompt", "answer": "Normal", "words": "Words", "remark": "Remark"}
_KEPT = ("/officeDocument", "/core-properties", "/styles", "/settings")
_WORD = "http://schemas.microsoft.com/office/word"
_PAGE, _MARGINS = (210, 297), (22, 20, 24, 20)


def written(sheet: Sheet) -> Iterator[bytes]:
    """The bytes of a file, all in the end; before that nothing, so that one may give up.

    Args:
        sheet: what is written.
    """
    writing = _Writing(sheet)
    for block in sheet.blocks:
        writing.add(block)
        yield b""
    yield _with_no_day(writing.saved())


class _Writing:
    def __init__(self, sheet: Sheet) -> None:
        import docx  # noqa: PLC0415 - only a file of Word's needs it

        self._document = docx.Document()
        _keep_only_the_frame(self._document)
        _say_what_it_is(self._document, sheet)
        _set_up(self._document, sheet.language)
        self._end = self._document.element.body[-1]
        self._add(paragraph("Heading1", Text(sheet.title)))
        for fact in sheet.facts:
            label = Text(f"{fact.label}: ", is_strong=True)
            self._add(paragraph("Fact", label, Text(fact.text)))

    def add(self, block: Block) -> None:
        if isinstance(block, Grid):
            self._add_grid(block)
        elif isinstance(block, Heading | Passage):
            self._add(paragraph(_style(block), Text(block.text, block.language)))
        else:
            self._add_room(block)

    def saved(self) -> bytes:
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _add(self, made: BaseOxmlElement) -> None:
        self._end.addprevious(made)

    def _add_grid(self, grid: Grid) -> None:
        self._add(paragraph("Label", Text(grid.caption)))
        self._add(paragraph("Normal", Text(grid.alternative)))
        self._add_pictures(grid)
        for each in numbered_columns(grid):
            self._add(paragraph("Fact", Text(each)))
        legend = (f"{mark.letter} {mark.sign} {mark.meaning}" for mark in marks_in(grid))
        self._add(paragraph("Remark", Text("; ".join(legend))))
        table = Table(5, 4)
        table.add(Text("Prompt", is_strong=True), Text("Answers", is_strong=True), is_header=True)
        for number, row in enumerate(grid.rows, 1):
            answers = "\n".join(f"{when}: {answer}" for when, answer in given(grid, row))
            table.add(Text(f"{number}. {row.prompt}", row.language), Text(answers))
        self._add_table(table)

    def _add_pictures(self, grid: Grid) -> None:
        from docx.shared import Mm  # noqa: PLC0415 - only a file of Word's needs it

        from ticlist.sharing.drawing import png_of  # noqa: PLC0415 - and this one Pillow

        for picture in pictures_of(grid):
            file = io.BytesIO(png_of(picture))
            inline = self._document.part.new_pic_inline(file, width=Mm(LINE))
            inline.docPr.set("descr", allowed(picture.alternative))
            holds = paragraph("Normal")
            new(new(holds, "w:r"), "w:drawing").append(inline)
            self._add(holds)

    def _add_room(self, room: Room) -> None:
        for label in room.labels:
            self._add(paragraph("Label", Text(label)))
            table = Table(1)
            table.add(Text(""), height=ROOM)
            self._add_table(table)

    def _add_table(self, table: Table) -> None:
        self._add(table.element)
        # Word wants a paragraph after a table.
        self._add(paragraph("Fact"))


def _style(block: Heading | Passage) -> str:
    if isinstance(block, Heading):
        return f"Heading{block.level}"
    if block.kind == "words" and runs_leftwards(block.text):
        # A line beside them does not change its side by itself.
        return "WordsLeftwards"
    return _STYLES[block.kind]


def _keep_only_the_frame(document: Document) -> None:
    """Take out of the template what is not needed, its picture and its programs' names with it."""
    for relations in (document.part.package.rels, document.part.rels):
        for number, relation in list(relations.items()):
            if not relation.reltype.endswith(_KEPT):
                del relations[number]


def _say_what_it_is(document: Document, sheet: Sheet) -> None:
    said = document.core_properties
    about = said._element  # noqa: SLF001 - there is no other way to take out what it says already
    for each in list(about):
        about.remove(each)
    said.title = allowed(sheet.title)
    said.language = sheet.language
    if sheet.author:
        said.author = allowed(sheet.author)


def _set_up(document: Document, language: str) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - only a file of Word's needs it
    from docx.shared import Mm  # noqa: PLC0415

    ours = parse_xml(Path(__file__).with_name("word_styles.xml").read_bytes())
    for lang in ours.xpath("//w:lang"):
        lang.getparent().replace(lang, language_element(language))
    styles = document.styles.element
    styles[:] = ours[:]
    settings = document.settings.element
    settings[:] = []
    compat = new(settings, "w:compat")
    new(compat, "w:compatSetting", name="compatibilityMode", uri=_WORD, val="15")
    # Where it stands which of somebody's sittings a part is of.
    document.element.body[-1].attrib.clear()
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(each) for each in _PAGE)
    margins = [Mm(each) for each in _MARGINS]
    page.top_margin, page.left_margin, page.bottom_margin, page.right_margin = margins
    _number_pages(page.footer._element)  # noqa: SLF001 - of fields python-docx knows nothing


def _number_pages(footer: BaseOxmlElement) -> None:
    footer[:] = [paragraph("Footer", Text("Page "))]
    for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
        number = new(footer[0], "w:fldSimple", instr=field)
        new(new(number, "w:r"), "w:t").text = "1"
        if after:
            said = new(new(footer[0], "w:r"), "w:t")
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            said.text = after


def _with_no_day(file: bytes) -> bytes:
    """The same file, with nothing in it of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as made, zipfile.ZipFile(out, "w") as told:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            told.writestr(entry, made.read(name))
    return out.getvalue()
