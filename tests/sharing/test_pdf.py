"""PDF: what a screen reader and a printer get, and that nothing else is in it."""

import io
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from typing import Any

import pytest

from tests.sharing.boxes_font import boxes_font
from tests.sharing.golden import is_golden
from tests.sharing.pdf_reading import (
    fonts_of_pdf,
    is_pdf_ua,
    squeezed,
    structure_of_pdf,
    text_of_pdf,
)
from tests.sharing.sample_sheet import CALM, GRID, SAMPLE
from ticlist.sharing import pdf, typesetting
from ticlist.sharing.sheet import Fact, GridRow, Heading, Passage, Room, Sheet, texts_of

NO_FONT_HAS = "\U0010fffd"


def made(sheet: Sheet) -> bytes:
    return b"".join(pdf.written(sheet))


def with_words(*texts: str, language: str = "") -> Sheet:
    return Sheet("Title", (), tuple(Passage("words", each, language) for each in texts))


@pytest.fixture(scope="module")
def calm() -> bytes:
    return made(CALM)


@pytest.fixture(scope="module")
def sample() -> bytes:
    return made(SAMPLE)


def test_it_is_what_pdf_ua_asks_for(calm: bytes, sample: bytes) -> None:
    assert is_pdf_ua(calm)
    assert is_pdf_ua(sample)


def test_the_same_sheet_gives_the_same_bytes(calm: bytes) -> None:
    assert made(CALM) == calm


def test_it_is_read_in_the_order_of_the_sheet(calm: bytes) -> None:
    assert is_golden("calm.pdf.txt", text_of_pdf(calm).encode())


def test_a_screen_reader_is_told_what_each_part_is(calm: bytes) -> None:
    structure = structure_of_pdf(calm)
    assert re.findall(r"^ +(H\d)", structure, re.MULTILINE) == [
        "H1",
        *(f"H{each.level}" for each in CALM.blocks if isinstance(each, Heading)),
    ]
    assert structure.count(" THead") == 1
    assert structure.count(" TR\n") == 1 + len(GRID.rows)
    assert structure.count(" Figure") == 1
    assert b"/Alt(Six prompts, and what was answered" in calm
    assert is_golden("calm.pdf.structure.txt", structure.encode())


def test_every_text_stands_in_it_as_the_characters_it_is(sample: bytes) -> None:
    text = squeezed(text_of_pdf(sample))
    left = [
        placed.text
        for placed in texts_of(replace(SAMPLE, records=(), author=""))
        # Of what runs leftwards, Poppler has every letter but not every order.
        if not any(unicodedata.bidirectional(each) == "AL" for each in placed.text)
        and squeezed(placed.text) not in text
    ]
    assert left == []
    arabic = Counter(each for each in text if "\u0600" <= each < "\u0700")
    given = (placed.text for placed in texts_of(replace(SAMPLE, records=())))
    assert arabic == Counter(each for each in "".join(given) if "\u0600" <= each < "\u0700")


def test_what_it_says_of_itself(calm: bytes) -> None:
    said = subprocess.run(
        ["pdfinfo", "-"], input=calm, capture_output=True, check=True, text=False
    ).stdout.decode()
    assert "Title:           For supervision: three reflections, School\n" in said
    assert "Author:          Practitioner B\n" in said
    assert "Tagged:          yes\n" in said
    assert set(re.findall(rb"/Lang *\((.*?)\)", calm)) == {b"en", b"cy", b"ar"}


def test_it_says_nothing_of_when_where_and_by_whom_it_was_made(calm: bytes) -> None:
    unnamed = made(replace(CALM, author=""))
    assert b"Practitioner B" not in unnamed
    assert b"dc:creator" not in unnamed
    for written in (calm, unnamed):
        for each in (b"CreationDate", b"ModDate", b"ModifyDate", b"CreateDate", b"/home", b"/root"):
            assert each not in written
        assert str(time.gmtime().tm_year).encode() not in b"".join(
            re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>|/Creator.*?>>", written, re.DOTALL)
        )


def test_its_fonts_are_in_it(calm: bytes) -> None:
    fonts = fonts_of_pdf(calm)
    assert set(fonts.values()) == {"yes"}
    assert any("Libertinus" in each for each in fonts)


def test_letters_that_are_brought_need_no_font_of_the_machine() -> None:
    texts = (
        "ŵ ŷ ż ß ñ ő",
        "κύκλος розмова",
        "שלום",
        "مرحبا",
        "1 ½ € \N{EN DASH} \N{EM DASH} … “x”",
        "\N{FISHEYE}",
    )
    assert pdf.told(with_words(*texts)) == ""


def test_letters_that_no_font_has_are_told_and_kept_as_text() -> None:
    sheet = with_words(f"before {NO_FONT_HAS} after")
    assert pdf.told(sheet).startswith(
        f"No font here has these letters: {NO_FONT_HAS} (a letter without a name). In a PDF"
    )
    written = made(sheet)
    assert f"before {NO_FONT_HAS} after" in text_of_pdf(written)
    assert typesetting.STAND_AS_BOXES in " ".join(text_of_pdf(written).split())
    assert is_pdf_ua(written)


def test_no_more_than_a_few_letters_are_named() -> None:
    many = "".join(map(chr, range(0x10FF00, 0x10FF00 + pdf.MOST_NAMED + 3)))
    said = pdf.told(with_words(many))
    assert said.count("without a name") == pdf.MOST_NAMED
    assert " and 3 more. " in said


def test_the_font_of_boxes_is_what_it_is_made_of() -> None:
    assert (typesetting.HERE / "fonts" / "boxes.ttf").read_bytes() == boxes_font()


@pytest.mark.parametrize(
    "word",
    [
        "x" * 100_000,
        "ab\N{NO-BREAK SPACE}" * 25_000,
        "x\N{COMBINING CIRCUMFLEX ACCENT}" * 10_000,
        "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}" * 200,
        "https://x.example/" + "a-b/c." * 2_000,
    ],
    ids=["letters", "no-break", "marks", "joined", "address"],
)
def test_a_long_word_is_broken_and_nothing_is_put_in(word: str) -> None:
    text = text_of_pdf(made(with_words(word)))
    assert max(map(len, text.splitlines())) < 250
    assert (
        squeezed(text).removesuffix(squeezed(typesetting.STAND_AS_BOXES)).endswith(squeezed(word))
    )


def test_a_long_word_is_broken_wherever_it_stands() -> None:
    word = "Llanfair" * 10
    sheet = Sheet(
        word,
        (Fact(word, word),),
        (
            Heading(word),
            Passage("prompt", word),
            GRID._replace(
                caption=word, columns=(word,) * 6, rows=(GridRow(word, GRID.rows[0].states),)
            ),
            Room((word,)),
        ),
    )
    text = text_of_pdf(made(sheet))
    assert max(map(len, text.splitlines())) < 150
    # The caption, six columns by their numbers, six answers, the prompt.
    assert squeezed(text).count(word) == 3 + 2 + 1 + 6 + 6 + 1 + 1


def test_marks_on_letters_come_back_once() -> None:
    text = "x\u0302y \u1eb9\u0301 n\u0303 e\u20e3"
    assert text_of_pdf(made(with_words(text))).removeprefix("Title").strip() == text


def test_line_ends_and_indents_of_words_stay() -> None:
    written = made(with_words("one\n    two\n\tthree\n\nfour"))
    laid = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=written, capture_output=True, check=True
    ).stdout.decode()
    lines = [line for line in laid.splitlines() if line.strip()][1:5]
    at = [len(line) - len(line.lstrip()) for line in lines]
    assert [line.strip() for line in lines] == ["one", "two", "three", "four"]
    assert at[0] == at[3] < at[1] == at[2]


def test_what_is_no_heading_to_pdf_is_none_of_ours() -> None:
    assert is_pdf_ua(made(Sheet(" ", (), (Heading("\N{NO-BREAK SPACE} "), Room(("x",))))))


def test_what_is_no_letter_to_pdf_has_a_stand_in() -> None:
    assert "a\ufffdb" in text_of_pdf(made(with_words("a\ufffeb")))


def test_a_language_may_name_its_region_or_be_none() -> None:
    sheet = replace(with_words("x", language="pt-BR"), language="no language at all")
    assert set(re.findall(rb"/Lang *\((.*?)\)", made(sheet))) >= {b"en", b"pt-BR"}
    assert b"/Lang(en-GB)" in made(replace(sheet, language="en-GB"))


def test_a_grid_of_many_rows_has_pictures_that_fit_on_pages() -> None:
    rows = tuple(GridRow(f"Prompt {number}", ("often", "")) for number in range(1, 66))
    grid = GRID._replace(columns=("3 November 2026 in the morning", "later on"), rows=rows)
    written = made(Sheet("Title", (), (grid,)))
    text = text_of_pdf(written)
    assert "1: 3 November 2026 in the morning" in text
    assert structure_of_pdf(written).count(" Figure") == 3
    assert is_pdf_ua(written)
    # The head of the table stands on every page of it.
    assert len(re.findall(r"^Prompt$", text, re.MULTILINE)) > 1


# --- the process ----------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, with what they were given."""
    found: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, args: list[str], **more: Any) -> None:  # noqa: ANN401 - as it has them
            super().__init__(args, **more)
            self.more = more
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return found


def waiting(monkeypatch: pytest.MonkeyPatch) -> Generator[bytes]:
    monkeypatch.setattr(pdf, "_COMMAND", "import sys, time; sys.stdin.read(); time.sleep(60)")
    monkeypatch.setattr(pdf, "WAIT", 0.01)
    return pdf.written(CALM)


def test_whoever_waits_may_give_up(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = waiting(monkeypatch)
    assert next(pieces) == b""
    assert next(pieces) == b""
    pieces.close()
    (process,) = started
    assert process.returncode == -9


def test_a_process_that_is_slow_to_read_gets_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "import sys, time; time.sleep(0.2); sys.stdout.write(str(len(sys.stdin.read())))"
    monkeypatch.setattr(pdf, "_COMMAND", slow)
    monkeypatch.setattr(pdf, "WAIT", 0.01)
    pieces = list(pdf.written(with_words("x" * 1_000_000)))
    assert pieces.count(b"") > 2
    assert int(b"".join(pieces)) > 1_000_000


def test_a_process_that_reads_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_COMMAND", "raise SystemExit(1)")
    with pytest.raises(pdf.NotTypesetError):
        made(with_words("x" * 1_000_000))


def test_an_interruption_ends_the_process(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = waiting(monkeypatch)
    next(pieces)
    with pytest.raises(KeyboardInterrupt):
        pieces.throw(KeyboardInterrupt)
    assert started[0].returncode == -9


def test_no_text_stands_among_its_arguments_or_in_its_environment(
    started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(CALM)
    monkeypatch.delenv("HOME")
    made(CALM)
    with_home, without = started
    assert with_home.args == without.args == [sys.executable, "-I", "-S", "-c", pdf._COMMAND]
    assert set(with_home.more["env"]) == {"HOME"}  # type: ignore[attr-defined]
    assert without.more["env"] == {}  # type: ignore[attr-defined]


def test_what_cannot_be_typeset_is_said_without_a_word_of_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "_COMMAND", "import sys; sys.exit(sys.stdin.read())")
    with pytest.raises(pdf.NotTypesetError, match=r"The PDF could not be made\."):
        made(CALM)
    assert capfd.readouterr() == ("", "")


def test_the_process_reads_what_it_is_asked_and_writes_what_becomes_of_it(
    monkeypatch: pytest.MonkeyPatch, calm: bytes
) -> None:
    asked = pdf._job(CALM, only_boxed=False)
    assert said_by_main(asked, monkeypatch) == calm
    boxed = pdf._job(with_words(NO_FONT_HAS), only_boxed=True)
    assert said_by_main(boxed, monkeypatch) == b'["\\udbff\\udffd"]'
    assert said_by_main(pdf._job(with_words("plain"), only_boxed=True), monkeypatch) == b"[]"


def said_by_main(asked: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(asked), encoding="utf-8"))
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
    typesetting.main()
    return out.getvalue()


def test_fonts_that_are_of_no_help_are_not_asked() -> None:
    names = {"Noto Color Emoji", ".LastResort", "Adobe Blank", "Twitter Color Emoji", "Last Resort"}
    assert all(map(typesetting._NO_HELP.match, names))
    assert not any(map(typesetting._NO_HELP.match, ("Noto Emoji", "Noto Sans CJK JP", "Symbola")))
