"""A page: what a person wrote is text in it, and it may load nothing but its one style."""

import base64
import hashlib
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sharing.golden import is_golden
from tests.sharing.readers import Page, text_of_page
from tests.sharing.sample_sheet import CALM, GRID, SAMPLE
from ticlist.sharing.html import written
from ticlist.sharing.sheet import Fact, Grid, GridRow, Heading, Passage, Room, Sheet
from ticlist.text import visible

OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "dl"),
    *("div", "dt", "dd", "p", "span", "figure", "figcaption", "svg", "desc", "text", "tspan"),
    *("path", "ul", "ol", "li", "b", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "dir", "class", "role", "id", "width"),
    *("aria-labelledby", "viewbox", "x", "y", "d", "scope"),
}


def page_of(sheet: Sheet) -> Page:
    return Page(b"".join(written(sheet)))


def policy_of(page: Page) -> str:
    found = [more for _, more in page.elements if more.get("http-equiv")]
    return found[0]["content"] or ""


def test_a_page_has_no_element_and_no_attribute_but_ours() -> None:
    page = page_of(SAMPLE)
    assert {name for name, _ in page.elements} == OURS - {"ol"}
    assert {each for _, more in page.elements for each in more} == ATTRIBUTES


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(), st.text("<>&'\"/!-={}%#[] ab\n")).map(visible))
def test_any_text_is_that_text(text: str) -> None:
    sheet = Sheet(text, (Fact(text, text),), (Heading(text), Passage("words", text)), author=text)
    page = page_of(sheet)
    assert "".join(page.texts).count(text) >= 6
    names = [name for name, _ in page.elements]
    assert names.count("div") == 2
    assert set(names) <= OURS
    assert [more["content"] for _, more in page.elements if more.get("name") == "author"] == (
        [text] if text else []
    )


def test_nothing_may_be_loaded_but_the_style() -> None:
    page = page_of(CALM)
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert policy_of(page) == (
        f"default-src 'none'; script-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "http" not in page.style
    assert "url(" not in page.style


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    whole = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_all_texts_stand_out_from_the_paper() -> None:
    themes = re.findall(r":root \{([^}]*--paper[^}]*)\}", page_of(CALM).style)
    assert len(themes) == 3
    for theme in themes:
        colours = dict(re.findall(r"--([\w-]+): (#\w+)", theme))
        assert contrast(colours["ink"], colours["paper"]) >= 12
        assert contrast(colours["quiet"], colours["paper"]) >= 7
        assert contrast(colours["strong-rule"], colours["paper"]) >= 3


def test_a_text_in_another_language_says_which() -> None:
    elements = page_of(CALM).elements
    languages = [(name, more["lang"]) for name, more in elements if "lang" in more]
    assert languages == [
        ("html", "en"),
        *(("h3", "cy"), ("p", "cy"), ("p", "ar"), ("div", "ar")),
        *(("span", "cy"), ("span", "ar")),
    ]
    assert [
        more["lang"] for _, more in page_of(replace(CALM, language="cy")).elements if "lang" in more
    ] == ["cy", "ar", "ar", "ar"]


def test_texts_of_a_person_find_their_own_direction() -> None:
    page = page_of(CALM)
    for name in ("prompt", "answer", "words", "remark"):
        passages = page.with_class(name)
        assert passages
        assert all(each["dir"] == "auto" for each in passages)


def test_a_picture_says_what_it_shows() -> None:
    elements = page_of(CALM).elements
    names = next(more["aria-labelledby"] for name, more in elements if name == "svg")
    assert (names or "").split() == [
        more["id"] for name, more in elements if name in {"title", "desc"} and "id" in more
    ]
    text = text_of_page(b"".join(written(CALM)))
    assert GRID.alternative in text
    for mark in ("N◦", "T◔", "M◕", "C◉", "S⊡", "U◫", "F◳", "R▭", "H▱", "L▯"):
        assert text.count(mark) >= 2


def test_columns_without_room_for_their_words_are_numbered() -> None:
    grid = GRID._replace(columns=tuple(f"occasion {number}" for number in range(1, 7)))
    page = page_of(Sheet("Title", (), (grid,)))
    assert [name for name, _ in page.elements].count("ol") == 1
    assert "4 occasion 4" in "".join(page.texts)


def test_a_long_grid_is_drawn_in_parts_with_names_of_their_own() -> None:
    rows = tuple(GridRow(f"Prompt {number}", ("often",)) for number in range(70))
    grid = Grid("Caption", "Alternative.", ("May 2026",), rows)
    elements = page_of(Sheet("Title", (), (grid, grid))).elements
    names = [more["id"] for _, more in elements if "id" in more]
    assert len(names) == len(set(names)) == 2 * 3 * 2


def test_what_is_not_there_leaves_nothing() -> None:
    names = [name for name, _ in page_of(Sheet("Title", (), ())).elements]
    assert "dl" not in names
    assert names.count("meta") == 3


def test_there_is_room_under_each_label() -> None:
    page = page_of(Sheet("Title", (), (Room(("One", "Two")),)))
    assert len(page.with_class("room")) == 2


def test_records_do_not_leave_in_it() -> None:
    assert list(written(replace(SAMPLE, records=()))) == list(written(SAMPLE))


def test_the_page_comes_in_pieces() -> None:
    pieces = written(replace(CALM, blocks=CALM.blocks * 20))
    assert b"<main>" in next(pieces)
    assert len(list(pieces)) > 10


def test_empty_lines_and_indents_are_kept() -> None:
    page = b"".join(written(CALM)).decode()
    assert "What I could ask:\n    - who else" in page
    assert re.search(r"\.words \{[^}]*white-space: pre-wrap", page)


def test_the_sample_is_as_it_was() -> None:
    assert is_golden("sample.html", b"".join(written(SAMPLE)))
