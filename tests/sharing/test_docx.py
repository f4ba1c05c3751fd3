"""Files of Word's: what its readers get, and that nothing else is in them."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from tests.sharing.docx_reading import WORD, as_pdf, body_of_docx, parts_of_docx, text_of_docx
from tests.sharing.golden import is_golden
from tests.sharing.pdf_reading import squeezed, text_of_pdf
from tests.sharing.sample_sheet import CALM, GRID, SAMPLE, WORDS
from ticlist.lookback.glyphs import MARKED
from ticlist.sharing.docx import NO_DAY, written
from ticlist.sharing.sheet import GridRow, Heading, Passage, Room, Sheet, texts_of

SAID_OF_ITSELF = "docProps/core.xml"


def made(sheet: Sheet) -> bytes:
    return b"".join(written(sheet))


@pytest.fixture(scope="module")
def calm() -> bytes:
    return made(CALM)


@pytest.fixture(scope="module")
def sample() -> bytes:
    return made(SAMPLE)


def texts_in(sheet: Sheet) -> list[str]:
    return [each.text for each in texts_of(replace(sheet, records=(), author=""))]


def found(element: etree._Element, path: str) -> list[etree._Element]:
    return list(element.iterfind(path.replace("w:", WORD)))


def styled(body: etree._Element, style: str) -> list[str]:
    return [
        "".join(each.itertext())
        for each in found(body, ".//w:p")
        if found(each, f"w:pPr/w:pStyle[@w:val='{style}']")
    ]


def test_the_same_sheet_gives_the_same_bytes(calm: bytes) -> None:
    assert made(CALM) == calm


def test_every_text_stands_in_it_as_the_characters_it_is(sample: bytes) -> None:
    text = text_of_docx(sample)
    assert [each for each in texts_in(SAMPLE) if each not in text] == []


def test_it_is_as_it_was_when_it_was_looked_at(calm: bytes) -> None:
    body = body_of_docx(calm)
    etree.indent(body)
    assert is_golden("calm.docx.xml", etree.tostring(body, encoding="utf-8"))
    assert is_golden("calm.docx.txt", text_of_docx(calm).encode())


def test_headings_have_the_styles_of_their_levels(calm: bytes) -> None:
    body = body_of_docx(calm)
    assert styled(body, "Heading1") == [CALM.title]
    for level in (2, 3, 4):
        expected = [
            each.text for each in CALM.blocks if isinstance(each, Heading) and each.level == level
        ]
        assert styled(body, f"Heading{level}") == expected


def test_every_style_that_is_used_is_there(sample: bytes) -> None:
    used = found(body_of_docx(sample), ".//w:pStyle") + found(body_of_docx(sample), ".//w:tblStyle")
    styles = etree.fromstring(parts_of_docx(sample)["word/styles.xml"])
    there = {each.get(f"{WORD}styleId") for each in found(styles, "w:style")}
    assert {each.get(f"{WORD}val") for each in used} <= there


def test_it_says_which_language_it_is_in_and_which_texts_are_not(calm: bytes) -> None:
    styles = etree.fromstring(parts_of_docx(calm)["word/styles.xml"])
    [whole] = found(styles, "w:docDefaults//w:lang")
    assert whole.get(f"{WORD}val") == "en-GB"
    languages = Counter(each.get(f"{WORD}val") for each in found(body_of_docx(calm), ".//w:lang"))
    # The heading, the prompt and the row; the prompt, the words and the row.
    assert languages == {"cy": 3, "ar": 3}


def test_what_runs_leftwards_is_laid_so(calm: bytes) -> None:
    body = body_of_docx(calm)
    assert len(found(body, ".//w:bidi")) == len(found(body, ".//w:rtl")) == 3
    assert len(styled(body, "WordsLeftwards")) == 1


def test_words_keep_their_line_ends_and_tabs(calm: bytes) -> None:
    assert f"\n{WORDS}\n" in text_of_docx(calm)


def test_tables_have_rows_that_are_their_heads_on_every_page(calm: bytes) -> None:
    tables = found(body_of_docx(calm), ".//w:tbl")
    heads = [len(found(each, "w:tr/w:trPr/w:tblHeader")) for each in tables]
    assert heads == [1, 0, 0, 0]
    assert len(found(tables[0], "w:tr")) == 1 + len(GRID.rows)


def test_the_picture_says_what_it_shows(calm: bytes) -> None:
    [said] = re.findall(
        rb'<wp:docPr [^>]*descr="([^"]*)"', parts_of_docx(calm)["word/document.xml"]
    )
    assert said.decode() == GRID.alternative


def test_a_grid_of_many_rows_or_long_columns() -> None:
    rows = tuple(GridRow(f"Prompt {number}", tuple(MARKED)) for number in range(40))
    grid = GRID._replace(columns=tuple(f"Morning {each}" for each in range(len(MARKED))), rows=rows)
    file = made(Sheet("Title", (), (grid,)))
    assert sum(name.endswith(".png") for name in parts_of_docx(file)) == 2
    assert "2: Morning 1" in text_of_docx(file)


def test_there_is_room_to_write_in(calm: bytes) -> None:
    rooms = found(body_of_docx(calm), ".//w:tr/w:trPr/w:trHeight")
    assert len(rooms) == sum(len(each.labels) for each in CALM.blocks if isinstance(each, Room))


def test_what_it_says_of_itself() -> None:
    said = parts_of_docx(made(CALM))[SAID_OF_ITSELF]
    values = [each.text for each in etree.fromstring(said)]
    assert values == [CALM.title, "en", CALM.author]
    unnamed = parts_of_docx(made(replace(CALM, author="")))[SAID_OF_ITSELF]
    assert [each.text for each in etree.fromstring(unnamed)] == [CALM.title, "en"]


def test_it_says_nothing_of_when_where_and_by_what_it_was_made(calm: bytes) -> None:
    parts = parts_of_docx(calm)
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        SAID_OF_ITSELF,
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/media/image1.png",
        "word/settings.xml",
        "word/styles.xml",
    }
    everything = b"".join(parts.values()).lower()
    assert [
        each
        for each in (b"python", b"macintosh", b"rsid", b"2013-", b"created", b"modified")
        if each in everything
    ] == []
    with zipfile.ZipFile(BytesIO(calm)) as file:
        assert {entry.date_time for entry in file.infolist()} == {NO_DAY}


def test_whoever_waits_may_give_up_between_two_blocks() -> None:
    pieces = list(written(CALM))
    assert pieces[:-1] == [b""] * len(CALM.blocks)
    assert pieces[-1]


def test_what_is_no_letter_to_xml_has_a_stand_in() -> None:
    file = made(Sheet("a\ufffe", (), (Passage("words", "b\uffff"),)))
    assert text_of_docx(file) == "a\ufffd\nb\ufffd"


def test_libreoffice_opens_it_and_reads_the_same(sample: bytes) -> None:
    read = squeezed(re.sub(r"Page \d+ of \d+", "", text_of_pdf(as_pdf(sample))))
    letters = set("".join(texts_in(SAMPLE)))
    left = [
        each
        for each in texts_in(SAMPLE)
        # What this machine has no font for, or no order, is in the test of the characters.
        if each.isascii() and squeezed(each) not in read
    ]
    assert left == []
    assert {each for each in letters if each.isalpha() and each < "\u0300"} <= set(read)
