"""Terminals and locales that are not what a program would like, and windows that are small."""

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open

NOTE = "é ✓ 日 kept"
LOCALES: dict[str, dict[str, str | None]] = {
    "C without UTF-8": {
        "LC_ALL": "C",
        "LANG": None,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    "ASCII streams": {"PYTHONIOENCODING": "ascii"},
    "a latin-1 locale": {"LC_ALL": "en_US.ISO-8859-1", "LANG": None, "PYTHONUTF8": "0"},
    "latin-1 streams": {"LC_ALL": "de_DE.ISO-8859-1", "PYTHONIOENCODING": "latin-1"},
}


@pytest.mark.parametrize("term", [None, "nonsense", "vt100", "linux"], ids=str)
def test_it_works_whatever_the_terminal_is_called(
    ticlist: Installed, open_ticlist: Open, term: str | None
) -> None:
    person = open_ticlist("reflect", "school", env={"TERM": term, "COLORTERM": None})
    person.begin()
    person.answer("3")
    person.wait_for("Over recent weeks", "(*) 3  More often than not", "F1 Help")
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["answer"] == "often"


def test_a_dumb_terminal_is_asked_line_by_line(open_ticlist: Open) -> None:
    person = open_ticlist(env={"TERM": "dumb"})
    person.wait_for("What would you like to open?")
    person.type("leave\r")
    assert person.wait_for_exit() == 0
    assert b"\x1b" not in person.raw


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
def test_every_script_is_shown_and_kept_in_every_locale(
    ticlist: Installed, open_ticlist: Open, locale: dict[str, str | None]
) -> None:
    person = open_ticlist("reflect", "school", env=locale)
    person.begin()
    page = person.text().split("\n")
    person.tab_to(boxes.NOTE)
    person.write(NOTE)
    written = person.text().split("\n")
    assert len(written) == len(page)
    assert [line for line in written if NOTE in line] in ([f" █{NOTE}"], [f" |{NOTE}"])
    assert "\\x" not in person.text()
    assert "Ã" not in person.text()
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == NOTE


def test_a_byte_that_is_no_letter_does_not_end_it(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write("one")
    person.send_bytes(b"\xff\xe9\xc3")
    person.settle()
    person.write("two")
    person.leave()
    note = ticlist.draft()["section"][0]["answer"][0]["note"]
    assert note.startswith("one")
    assert note.endswith("two")


def test_a_window_of_30_by_8_scrolls(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school", size=(30, 8))
    person.wait_for("School: before")
    top = person.look()
    person.send("ctrl+down", "ctrl+down")
    person.wait_until(lambda: person.text() != top, "what is further down")
    person.send("ctrl+up", "ctrl+up")
    person.wait_until(lambda: person.text() == top, "the top again")
    person.tab_to("[x] Safety")
    person.wait_for("[x] Safety")
    person.turn()
    person.press("2")
    person.wait_for("(*) 2")
    person.turn("enter")
    person.resize(80, 24)
    person.wait_for("Over recent weeks", "3 of 15")
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["answer"] == "sometimes"


def test_resizing_keeps_what_is_written(ticlist: Installed, open_ticlist: Open) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write("some words")
    for size in ((1, 1), (200, 60), (3, 3), (40, 20), (20, 5)):
        person.resize(*size)
    person.wait_for("Too small: ticlist", "do nothing.")
    person.press("escape", "pagedown", "x")
    person.resize(80, 24)
    person.wait_for("Over recent weeks", "some words")
    person.leave()
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "some words"
