"""Lines in and out: not one byte that acts or draws, and every end of either."""

import io
import os
import re

import pytest

from tests.hostile.corpus import IN_FILES, PAYLOADS, packs
from tests.lookback.stepping import put
from tests.plain.answering import NOT_A_BYTE, Sitting, Typed
from tests.plain.test_at_home import AtHome
from tests.screens.checklist import TINY, shelve, the_saved
from tests.screens.saved import FIRST, SECOND, THIRD, answer_to, reflected
from ticlist.model.opening import Opening
from ticlist.plain.lines import InputEnded, Lines, OutputGone
from ticlist.storage.paths import Paths

DRAWN = "\u2500\u2502\u250c\u2550\u2588\u2591\u28ff\u2801\U0001fb00"
ANYTHING = [*packs({**IN_FILES, "what draws": DRAWN}, 3)]


def lines(given: str | None = "", out: io.StringIO | None = None) -> Lines:
    return Lines(None if given is None else Typed(given), out or io.StringIO())


# --- out ------------------------------------------------------------------------------------------


def test_what_draws_has_a_stand_in() -> None:
    out = io.StringIO()
    lines(out=out).say(DRAWN)
    assert out.getvalue() == "-|+-##\ufffd\ufffd#\n"


def test_every_character_that_draws_or_acts_is_kept_out() -> None:
    out = io.StringIO()
    said = lines(out=out)
    every = (chr(each) for each in range(0x20000) if not 0xD800 <= each < 0xE000)
    said.say("".join(every))
    assert not NOT_A_BYTE.search(out.getvalue())
    said.say("caf\udce9")
    out.getvalue().encode()


def test_in_ascii_our_own_signs_have_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICLIST_ASCII", "1")
    out = io.StringIO()
    lines(out=out).say("\u2018a\u2019 \u201cb\u201d \u2013 \u2026 \u2588")
    assert out.getvalue() == "'a' \"b\" - ... #\n"


def test_lines_are_as_wide_as_is_easy_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, width in (("300", 78), ("40", 39), ("5", 20)):
        monkeypatch.setenv("COLUMNS", columns)
        assert lines().width == width


class Gone(io.StringIO):
    def write(self, _: str) -> int:
        raise BrokenPipeError

    def flush(self) -> None:
        raise BrokenPipeError


class GoneLater(io.StringIO):
    def flush(self) -> None:
        raise BrokenPipeError


@pytest.mark.parametrize("out", [Gone(), GoneLater()])
def test_where_nobody_reads_nothing_more_is_said(out: io.StringIO) -> None:
    said = lines("x\n", out)
    with pytest.raises(OutputGone):
        said.ask("What?")
    said.say("More")
    said.flush()


# --- in -------------------------------------------------------------------------------------------


def test_a_line_is_taken_without_its_end() -> None:
    given = lines("one\r\n two \nthree")
    assert [given.read() for _ in range(3)] == ["one", " two ", "three"]
    with pytest.raises(InputEnded):
        given.read()


class HungUp(Typed):
    is_terminal = True

    def readline(self, _: int = -1) -> str:  # type: ignore[override]
        raise OSError(5, "Input/output error")


def test_a_terminal_that_has_hung_up_is_the_end() -> None:
    out = io.StringIO()
    with pytest.raises(InputEnded):
        Lines(HungUp(), out).ask("What?")
    assert out.getvalue() == "What? \n"
    with pytest.raises(InputEnded):
        lines(None).read()
    gone = Lines(HungUp(), GoneLater())
    gone._is_gone = False
    with pytest.raises(OutputGone):
        gone.read()


def test_a_question_is_a_line_of_its_own_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "21")
    out = io.StringIO()
    lines("x\n", out).ask("What is it that you would like?")
    assert out.getvalue() == "What is it that you\nwould like?\n"


# --- whatever stands in the files -----------------------------------------------------------------


def test_no_hostile_text_gets_out_of_any_page(sit: Sitting, paths: Paths) -> None:
    sit.is_ours = False
    harmless = [
        re.sub('[\\\\"]|[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]', "", it) for it in ANYTHING
    ]
    shelve(
        paths,
        TINY.replace("What it is about.", harmless[0])
        .replace("A word at the door.", harmless[1])
        .replace("How safe it is.", harmless[2]),
    )
    for name, text in zip((FIRST, SECOND, THIRD), ANYTHING, strict=True):
        put(paths, reflected(name, answer_to("told", "often", text), context=text[:1000]))
    home = AtHome(sit)
    history, find = home.number("All reflections"), home.number("Find a word")
    for typed in (
        [history, "1", "1", "1", "", "2", "", "5", "", "6", "back", "3", "read"],
        [find, "w00", "1", "", ""],
        [home.number("Over time"), ""],
        [home.number("Tiny"), "?", "", "", "", "context", "last", "2", "words", "", "read"],
        [home.number("Take several"), "1 2 3", "", "1 2 3 4", "", "n", "all", "", "2", "", "k"],
    ):
        said = sit(*typed)
        for each in PAYLOADS:
            assert each not in said.out.encode()


def test_hostile_words_are_kept_as_the_program_keeps_them(sit: Sitting, paths: Paths) -> None:
    first = " ".join(ANYTHING[0].split())
    sit("", "", "", "4", first, "", *[""] * 7, "save", opening=Opening("tiny", "short"))
    note = the_saved(paths).sections[0].answers[0].note
    assert note is not None
    assert "\x1b" not in note
    assert "w00" in note
    assert os.linesep == "\n"
