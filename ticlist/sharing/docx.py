"""A sheet as a file of Word's, for a supervisor who writes into it.

Of the template of python-docx only the frame is kept: no other program, no day and nobody is named
in the file, but for an author who was chosen.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ticlist.sharing.grids import given, marks_in
from ticlist.sharing.lettering import allowed, runs_leftwards
from ticlist.sharing.pictures import numbered_columns, pictures_of
from ticlist.sharing.sheet import Grid, Heading, Passage
from ticlist.sharing.word_xml import LINE, Table, Text, language_of, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from ticlist.sharing.sheet import Block, Room, Sheet

NO_DAY = (1980, 1, 1, 0, 0, 0)
"""What stands in the file in place of when each part of it was made."""

ROOM = 34
"""How high the room for a label is, in millimetres."""

_STYLES = {"prompt": "Prompt", "answer": "Normal", "words": "Words", "remark": "Remark"}
_KEPT = ("/officeDocument", "/core-properties", "/styles", "/settings")
_DOCUMENT = "word/document.xml"
_END = b"<w:sectPr"
"""What comes after everything else in a document."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SETTINGS = (
    f'<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_FOOTER = (
    f'<w:p {_W}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Page </w:t></w:r>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
    '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
)
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
    yield writing.saved()


class _Writing:
    def __init__(self, sheet: Sheet) -> None:
        import docx  # noqa: PLC0415 - only a file of Word's needs it

        self._document = docx.Document()
        _keep_only_the_frame(self._document)
        _say_what_it_is(self._document, sheet)
        _set_up(self._document, sheet.language)
        self._pictures = 0
        self._body = [paragraph("Heading1", Text(sheet.title))]
        for fact in sheet.facts:
            label = Text(f"{fact.label}: ", is_strong=True)
            self._body.append(paragraph("Fact", label, Text(fact.text)))

    def add(self, block: Block) -> None:
        if isinstance(block, Grid):
            self._add_grid(block)
        elif isinstance(block, Heading | Passage):
            self._body.append(paragraph(_style(block), Text(block.text, block.language)))
        else:
            self._add_room(block)

    def saved(self) -> bytes:
        file = io.BytesIO()
        self._document.save(file)
        return _whole(file, "".join(self._body).encode())

    def _add_grid(self, grid: Grid) -> None:
        self._body.append(paragraph("Label", Text(grid.caption)))
        self._body.append(paragraph("Normal", Text(grid.alternative)))
        self._add_pictures(grid)
        self._body += [paragraph("Fact", Text(each)) for each in numbered_columns(grid)]
        legend = (f"{mark.letter} {mark.sign} {mark.meaning}" for mark in marks_in(grid))
        self._body.append(paragraph("Remark", Text("; ".join(legend))))
        table = Table(5, 4)
        table.add(Text("Prompt", is_strong=True), Text("Answers", is_strong=True), is_header=True)
        for number, row in enumerate(grid.rows, 1):
            answers = "\n".join(f"{when}: {answer}" for when, answer in given(grid, row))
            table.add(Text(f"{number}. {row.prompt}", row.language), Text(answers))
        self._add_table(table)

    def _add_pictures(self, grid: Grid) -> None:
        from docx.oxml.xmlchemy import serialize_for_reading  # noqa: PLC0415 - as below
        from docx.shared import Mm  # noqa: PLC0415

        from ticlist.sharing.drawing import png_of  # noqa: PLC0415 - it loads Pillow

        for picture in pictures_of(grid):
            file = io.BytesIO(png_of(picture))
            inline = self._document.part.new_pic_inline(file, width=Mm(LINE))
            # python-docx looks for a number that is free in its own document.
            self._pictures += 1
            inline.docPr.set("id", str(self._pictures))
            inline.docPr.set("descr", allowed(picture.alternative))
            drawing = f"<w:r><w:drawing>{serialize_for_reading(inline)}</w:drawing></w:r>"
            self._body.append(paragraph("Normal", inside=drawing))

    def _add_room(self, room: Room) -> None:
        for label in room.labels:
            self._body.append(paragraph("Label", Text(label)))
            table = Table(1)
            table.add(Text(""), height=ROOM)
            self._add_table(table)

    def _add_table(self, table: Table) -> None:
        self._body.append(str(table))
        # Word wants a paragraph after a table.
        self._body.append(paragraph("Fact"))


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
    from docx.oxml import OxmlElement  # noqa: PLC0415 - only a file of Word's needs it

    # python-docx would cut what is said here, and cannot take out what its template says already.
    about = document.core_properties._element  # noqa: SLF001
    about[:] = []
    said = {"dc:title": sheet.title, "dc:language": sheet.language, "dc:creator": sheet.author}
    for name, text in said.items():
        if text:
            about.append(OxmlElement(name))
            about[-1].text = allowed(text)


def _set_up(document: Document, language: str) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - only a file of Word's needs it
    from docx.shared import Mm  # noqa: PLC0415

    styles = Path(__file__).with_name("word_styles.xml").read_text("utf-8")
    document.styles.element[:] = parse_xml(styles.replace("<w:lang/>", language_of(language)))[:]
    document.settings.element[:] = parse_xml(_SETTINGS)[:]
    # Where it stands which of somebody's sittings a part is of.
    document.element.body[-1].attrib.clear()
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(each) for each in _PAGE)
    margins = [Mm(each) for each in _MARGINS]
    page.top_margin, page.left_margin, page.bottom_margin, page.right_margin = margins
    footer = page.footer._element  # noqa: SLF001 - of fields python-docx knows nothing
    footer[:] = [parse_xml(_FOOTER)]


def _whole(file: BinaryIO, body: bytes) -> bytes:
    """A file with its body put in, and with nothing in it of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as made, zipfile.ZipFile(out, "w") as told:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            part = made.read(name)
            told.writestr(entry, part.replace(_END, body + _END) if name == _DOCUMENT else part)
    return out.getvalue()
