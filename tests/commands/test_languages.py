"""What is saved in other languages and scripts, as the commands show it."""

import datetime as dt
import json

import pytest

from tests.commands.running import Run
from tests.languages.examples import (
    FIRST_PROMPT,
    RIGHT_TO_LEFT,
    TWO,
    WIDE,
    WORDS,
    put,
    saved_in,
    widths,
)
from ticlist.desk import Desk
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths

WELSH = "Rwy'n dweud wrth bobl beth sy'n dod nesaf."
ENGLISH = "I tell people what comes next."


def squeezed(text: str) -> str:
    return "".join(text.split())


def save_one(paths: Paths, name: str) -> None:
    put(paths, name)
    desk = Desk(paths, lambda _: None)
    walk = desk.begin(
        desk.library.find(name), Beginning("full", dt.date(2026, 11, 1), context=WORDS[name])
    )
    walk.next()
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, "often")
    walk.written.write_note(walk.prompt, WORDS[name])
    walk.written.write_so_what("safety", WORDS[name])
    walk.written.write_step(None, WORDS[name])
    desk.save()


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
def test_no_line_that_is_shown_is_wider_than_the_terminal(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    save_one(paths, name)
    shown = run("show", "last", "--color=never").out
    for line in shown.splitlines():
        assert max(widths(line)) <= width
        assert len(widths(line)) == 1
    assert squeezed(FIRST_PROMPT[name]) in squeezed(shown)
    assert squeezed(shown).count(squeezed(WORDS[name])) == 4


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("width", [5, 20, 80, 200])
def test_lines_are_neither_wider_than_is_easy_to_read_nor_a_letter_wide(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    save_one(paths, WIDE)
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("show", "last", "--color=never").out
    widest = max(max(widths(line)) for line in shown.splitlines())
    assert max(20, min(78, width)) - 3 <= widest <= max(20, min(78, width))


@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, WIDE])
def test_a_list_holds_them_letter_for_letter(run: Run, paths: Paths, name: str) -> None:
    save_one(paths, name)
    (line,) = run("list", "--long").out.splitlines()
    assert line.endswith(WORDS[name])
    (row,) = json.loads(run("list", "--long", "--json").out)["reflections"]
    assert row["context"] == WORDS[name]
    (found,) = json.loads(run("show", "last", "--json").out)["reflection"]["section"]
    assert found["answer"][0]["asked"] == FIRST_PROMPT[name]


def test_two_of_different_languages_are_compared_by_what_was_asked_not_by_its_words(
    run: Run, paths: Paths
) -> None:
    put(paths, TWO)
    saved_in(paths, "en", 1, "sometimes")
    saved_in(paths, "cy", 2, "often")
    shown = run("compare", "previous", "last").out
    assert f"Asked then: {ENGLISH}" in shown
    assert shown.count(WELSH) == 1
    assert "Now and then" in shown
    assert "More often than not" in shown
    told = json.loads(run("compare", "previous", "last", "--json").out)
    (prompt,) = told["prompts"]
    assert (prompt["prompt"], prompt["change"]) == ("told", "moved")


def test_over_time_they_stand_in_one_row(run: Run, paths: Paths) -> None:
    put(paths, TWO)
    saved_in(paths, "en", 1, "sometimes")
    saved_in(paths, "cy", 2, "often")
    shown = run("timeline", TWO).out
    assert shown.count("Rwy'n dweud") == 1
    assert "I tell people" not in shown


def test_what_is_saved_says_its_language(run: Run, paths: Paths) -> None:
    put(paths, TWO)
    saved_in(paths, "cy", 1, "often")
    assert json.loads(run("show", "last", "--json").out)["reflection"]["language"] == "cy"
