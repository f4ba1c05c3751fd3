"""Whatever a text holds, it stands in every format as the characters it is.

White space is not compared: lines of a page end where the page does.
"""

import importlib.util
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sharing.readers import READERS
from tests.sharing.sample_sheet import HOSTILE_TEXTS
from ticlist.sharing.formats import FORMATS, written
from ticlist.sharing.sheet import COLUMN, Fact, Grid, GridRow, Heading, Passage, Sheet, texts_of
from ticlist.text import visible

LONG = 500
OF_RECORDS = {"csv", "jsonl"}
LETTERS_OF_EMOJI = [
    chr(code)
    for code in (*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00))
    if unicodedata.category(chr(code)) == "So"
]
EMOJI = [
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{HEAVY BLACK HEART}\ufe0f\N{ZERO WIDTH JOINER}\N{MAN}",
    "\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-6}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER W}\N{REGIONAL INDICATOR SYMBOL LETTER S}",
    "#\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}",
    "".join(LETTERS_OF_EMOJI),
]
TEXTS = [visible(text) for text in (*HOSTILE_TEXTS, *EMOJI)]
SYNTAX = [
    *"\\`*_[](){}<>|~#+-=.:!&;$@/'\"^%, 1ax\n\t",
    *(
        "//",
        "/*",
        "*/",
        "#let ",
        "{{",
        "{%",
        "</",
        "<!--",
        "](",
        "&lt;",
        "=1+1",
        "@",
        "\u05d0",
        "字",
    ),
]


def there() -> Iterator[str]:
    for name, form in FORMATS.items():
        if form.is_there and importlib.util.find_spec(f"ticlist.sharing.{form.module}"):
            yield name


FORMATS_THERE = [name for name in there() if name in READERS]


def sheet_with(*texts: str) -> Sheet:
    """A sheet with each text in every place there is."""
    lines = [" ".join(text.split()) for text in texts]
    return Sheet(
        title=f"title {' '.join(lines)}",
        facts=tuple(Fact("Fact", f"fact {line}") for line in lines),
        blocks=tuple(
            block for text, line in zip(texts, lines, strict=True) for block in blocks(text, line)
        ),
        columns=("Number", "Text"),
        records=tuple((str(number), f"record {text}") for number, text in enumerate(texts)),
    )


def blocks(text: str, line: str) -> Iterator[Heading | Passage | Grid]:
    yield Heading(f"heading {line}")
    yield Passage("prompt", f"prompt {line}")
    yield Passage("answer", f"answer {line}")
    yield Passage("words", text)
    yield Passage("remark", f"remark {line}")
    row = GridRow(f"row {line}", ("often",))
    yield Grid(f"caption {line}", f"alternative {line}", (f"column {line}",), (row,))


def dense(text: str) -> str:
    return "".join(text.split())


def missing(name: str, sheet: Sheet) -> list[str]:
    """The texts that are not read from a file of a format."""
    read = dense(READERS[name](b"".join(written(sheet, FORMATS[name]))))
    stands_in = stands_in_pdf if name == "pdf" else contains
    return [
        placed.text
        for placed in texts_of(sheet)
        if placed.where.startswith(COLUMN) == (name in OF_RECORDS)
        and not stands_in(read, dense(placed.text))
    ]


def contains(read: str, text: str) -> bool:
    return text in read


def stands_in_pdf(read: str, text: str) -> bool:
    """Whether a text is read from pages: readers leave out hyphens that lines end with.

    Of what runs from the right to the left each reader makes an order of its own, and of a long
    text in a table the rest comes after what is beside it on the first of two pages: of these, it
    is asked whether each letter is there as often.
    """
    read, text = read.replace("-", ""), text.replace("-", "")
    if len(text) > LONG or any(unicodedata.bidirectional(each) in {"R", "AL"} for each in text):
        return not Counter(text) - Counter(read)
    return text in read


def test_every_format_that_is_there_has_a_reader() -> None:
    assert list(there()) == FORMATS_THERE


@pytest.mark.parametrize("name", FORMATS_THERE)
def test_every_text_stands_in_every_place(name: str) -> None:
    assert missing(name, sheet_with(*TEXTS)) == []


@pytest.mark.parametrize("name", FORMATS_THERE)
def test_a_word_of_100_000_characters_is_whole(name: str) -> None:
    word = "W" * 100_000
    sheet = Sheet("Title", (), (Passage("words", word),), ("Text",), ((word,),))
    assert missing(name, sheet) == []


@pytest.mark.parametrize("name", FORMATS_THERE)
@settings(max_examples=12, deadline=None)
@given(text=st.lists(st.sampled_from(SYNTAX), min_size=1, max_size=200).map("".join))
def test_any_syntax_is_text(name: str, text: str) -> None:
    assert missing(name, sheet_with(text)) == []
