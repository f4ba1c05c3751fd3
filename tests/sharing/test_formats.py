"""The formats, and what is said where one needs something that is not installed."""

import importlib.util
from dataclasses import replace
from importlib.machinery import ModuleSpec

import pytest

from ticlist.sharing.formats import FORMATS, ExtraMissingError, checked, told, written
from ticlist.sharing.sheet import Sheet

SHEET = Sheet("A title", (), (), ("a",), (("b",),))


def without(monkeypatch: pytest.MonkeyPatch, *hidden: str) -> None:
    found = importlib.util.find_spec

    def find(name: str) -> ModuleSpec | None:
        return None if name in hidden else found(name)

    monkeypatch.setattr(importlib.util, "find_spec", find)


@pytest.mark.parametrize(("name", "needs"), [("pdf", "typst"), ("docx", "docx"), ("docx", "PIL")])
def test_what_is_missing_is_said_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, name: str, needs: str
) -> None:
    without(monkeypatch, needs)
    with pytest.raises(ExtraMissingError) as caught:
        written(SHEET, FORMATS[name])
    assert f"pip install 'ticlist[{name}]'" in str(caught.value)
    work = [each for each in FORMATS if each != name]
    assert str(caught.value).endswith(f"These work now: {', '.join(f'.{each}' for each in work)}.")
    assert not FORMATS[name].is_there


def test_most_formats_need_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "typst", "docx", "PIL")
    for name in ("html", "md", "csv", "jsonl"):
        assert checked(FORMATS[name]) is FORMATS[name]
        assert b"".join(written(replace(SHEET), FORMATS[name]))


def test_what_there_is_to_say_of_a_sheet_is_told_where_the_format_has_something_to_say() -> None:
    assert told(SHEET, FORMATS["md"]) == ""
    odd = replace(SHEET, title="A letter of nobody: \U000f1234")
    assert "each stands as a box" in told(odd, FORMATS["pdf"])
