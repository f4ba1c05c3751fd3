"""The terminal that other tests rely on does what a terminal does."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal

# Asks what Textual asks on start-up, then says what it is sent, until it is sent a "q".
ECHO = r"""
import os, signal, sys, tty
tty.setraw(0)
def size(*_):
    print(f"size {os.get_terminal_size()}", end="\r\n", flush=True)
signal.signal(signal.SIGWINCH, size)
os.write(1, b"\x1b[?1049h\x1b[2J\x1b[Hbelow\r\n\x1b[?2026$p\x1b[>1u\x1b[6n")
size()
while (data := os.read(0, 4096)) != b"q":
    print(ascii(data)[2:-1], end="\r\n", flush=True)
os.write(1, b"\x1b[?1049lbye")
"""


@pytest.fixture
def echo(tmp_path: Path) -> Iterator[Terminal]:
    script = tmp_path / "echo.py"
    script.write_text(ECHO, encoding="utf-8")
    with Terminal([sys.executable, str(script)], cols=70, rows=20) as terminal:
        terminal.wait_for("size", "lines=20")
        yield terminal


def test_questions_are_answered_as_by_xterm(echo: Terminal) -> None:
    echo.wait_for(r"\x1b[?2026;0$y", r"\x1b[2;1R")
    assert "1u" not in echo.text()


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("f1", r"\x1bOP"),
        ("f12", r"\x1b[24~"),
        ("pageup", r"\x1b[5~"),
        ("ctrl+x", r"\x18"),
        ("shift+tab", r"\x1b[Z"),
        ("ctrl+right", r"\x1b[1;5C"),
        ("é", r"\xc3\xa9"),
    ],
)
def test_keys_have_xterms_bytes(echo: Terminal, key: str, shown: str) -> None:
    echo.settle()
    echo.send(key)
    echo.wait_for(shown)


def test_words_are_typed_and_never_taken_for_keys(echo: Terminal) -> None:
    echo.type("home")
    echo.wait_for("home")
    with pytest.raises(ValueError, match="no key is called"):
        echo.send("hme")


def test_a_click_counts_cells_from_one(echo: Terminal) -> None:
    echo.settle()
    echo.click_on("low")
    echo.wait_for(r"\x1b[<0;3;1M\x1b[<0;3;1m")


def test_a_new_size_reaches_the_program(echo: Terminal) -> None:
    echo.resize(50, 12)
    echo.wait_for("columns=50, lines=12")
    assert len(echo.screen.display) == 12


def test_the_first_screen_comes_back_at_the_end(echo: Terminal) -> None:
    echo.settle()
    echo.send("q")
    assert echo.wait_for_exit() == 0
    assert echo.text().strip() == "bye"
    assert echo.raw.startswith(b"\x1b[?1049h")


def test_a_closed_window_hangs_up(echo: Terminal) -> None:
    echo.hang_up()
    assert echo.wait_for_exit() == -signal.SIGHUP


def test_waiting_ends_when_the_program_does() -> None:
    with (
        Terminal(["sh", "-c", "echo gone; exit 3"]) as terminal,
        pytest.raises(TimeoutError, match="ended with 3; the screen:\ngone"),
    ):
        terminal.wait_for("back")


def test_a_window_is_closed_whatever_was_started_after_it() -> None:
    wait = [sys.executable, "-c", "print('here', flush=True); import time; time.sleep(600)"]
    with Terminal(wait) as closed, Terminal(wait) as later:
        for each in (closed, later):
            each.wait_for("here")
        closed.hang_up()
        assert closed.wait_for_exit() == -signal.SIGHUP
        assert later.exit_status is None
