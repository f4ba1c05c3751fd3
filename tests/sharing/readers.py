"""Readers of the formats: what somebody reads who opens a file, as plain text."""

import csv
import io
import json
from collections.abc import Callable
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.sharing.docx_reading import text_of_docx
from tests.sharing.pdf_reading import text_of_pdf

EMPTY = "\N{NO-BREAK SPACE}"


def tokens_of(markdown: str) -> list[Token]:
    """What a reader of CommonMark, with tables and struck out text, makes of a text."""
    flat = []
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in reader.parse(markdown):
        flat += token.children if token.children is not None else [token]
    return flat


def elements_of(markdown: str) -> list[str]:
    """Every element, in the order that they begin."""
    return [each.type for each in tokens_of(markdown) if each.type != "text" and each.nesting != -1]


def text_of_markdown(written: bytes) -> str:
    """The text as it is rendered: a line end for each break, an empty line between blocks."""
    lines: list[str] = []
    paragraph = [""]
    for token in tokens_of(written.decode()):
        if token.type == "text":
            paragraph[-1] += token.content
        elif token.type in {"hardbreak", "softbreak"}:
            paragraph.append("")
        elif token.block and paragraph != [""]:
            # Empty lines are paragraphs with one blank in them, and each stands for one.
            lines += [""] if paragraph == [EMPTY] else ["", *paragraph]
            paragraph = [""]
    return "\n".join(lines[1:])


class Page(HTMLParser):
    """A page, read."""

    def __init__(self, written: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.style = ""
        self.feed(written.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "style" and not self.style:
            self.style = data
        else:
            self.texts.append(data)

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [more for _, more in self.elements if more.get("class") == name]


def text_of_page(written: bytes) -> str:
    return "".join(Page(written).texts)


def text_of_table(written: bytes) -> str:
    rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    # An apostrophe before what a spreadsheet would take for a formula is not shown by it.
    return "\n".join(cell.removeprefix("'") for row in rows for cell in row)


def text_of_json(written: bytes) -> str:
    records = [json.loads(line) for line in written.decode().splitlines()]
    return "\n".join(str(value) for record in records for value in record.values())


READERS: dict[str, Callable[[bytes], str]] = {
    "md": text_of_markdown,
    "html": text_of_page,
    "csv": text_of_table,
    "jsonl": text_of_json,
    "pdf": text_of_pdf,
    "docx": text_of_docx,
}
