"""A file that is no text is told for what it is, and where an encoding breaks, the place."""

import datetime as dt

import pytest

from tests.checking.telling import GOOD, TODAY
from ticlist.checking.check import Checked, checked, refused
from ticlist.checking.found import Told

SAVE = "Copy its text into a text editor and save that."
UTF_16 = "This text is in UTF-16, as some Windows programs save it. Save it again as UTF-8."


def check(data: bytes, today: dt.date = TODAY) -> Checked:
    return checked(data, "ours.toml", today=today)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04", f"This is a Word or other office document, renamed. {SAVE}"),
        (b"\xd0\xcf\x11\xe0", f"This is an older Word or other office document, renamed. {SAVE}"),
        (b"%PDF-1.7\n", f"This is a PDF, renamed. {SAVE}"),
        (b"{\\rtf1\\ansi", f"This is a document with formats (RTF), renamed. {SAVE}"),
        (b"\n<!DOCTYPE html>", f"This is a web page, renamed. {SAVE}"),
        (b"<html lang='en'>", f"This is a web page, renamed. {SAVE}"),
        (b"\x89PNG\r\n", "This is a picture, renamed."),
        (b"\xff\xd8\xff\xe0", "This is a picture, renamed."),
        (b"\x1f\x8b\x08", "This is a packed file, renamed. Unpack it first."),
        (GOOD.encode("utf-16"), UTF_16),
        (GOOD.encode("utf-16-le"), UTF_16),
        (GOOD.encode("utf-16-be"), UTF_16),
        (bytes(range(256)), "This is no text, but a file of another kind."),
    ],
)
def test_what_was_renamed_is_known_again(data: bytes, what: str) -> None:
    assert check(data) == Checked([Told(1, 1, 1, what)], [], to_the_end=False)


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t", b"\xef\xbb\xbf", b"\r\n"])
def test_an_empty_file_is_told_how_to_begin(data: bytes) -> None:
    what = "There is nothing in this file. 'ticlist new-checklist' makes one to write over."
    assert check(data).mistakes == [Told(1, 1, 1, what)]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"])
def test_a_letter_of_an_older_encoding_has_a_place_and_is_named(before: bytes) -> None:
    text = GOOD.replace("Safety", "S\u00e9curit\u00e9").replace("\n", "\r\n")
    told = check(before + text.encode("latin-1")).mistakes
    what = (
        "Here is a byte, most likely \u00e9 of an older encoding, that is no UTF-8."
        " Save it again as UTF-8."
    )
    shown = 'title = "S\ufffdcurit\ufffd"'
    assert told == [Told(15, 11, 12, what, shown, (10, 11), (False, False))]


def test_any_other_byte_has_a_place_too() -> None:
    [told] = check(b"a = 1\nb = '\x81'\n").mistakes
    assert (told.line, told.column) == (2, 6)
    assert told.what == "Here is a byte that is no UTF-8. Save it again as UTF-8."


def test_single_nul_bytes_are_told_where_they_stand() -> None:
    [told] = check(b"a = 1\n\x00\x00b").mistakes
    assert (told.line, told.column) == (2, 1)
    assert "U+0000" in told.what


def test_what_cannot_even_be_opened_is_told_like_the_rest() -> None:
    assert refused("Is a pipe.") == Checked([Told(1, 1, 1, "Is a pipe.")], [], to_the_end=False)
