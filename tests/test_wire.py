"""What goes between the program and its terminal."""

import asyncio
import os
import pty
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable
from functools import partial
from io import BytesIO, TextIOWrapper

import pytest
from textual.drivers import linux_driver

from ticlist import wire


def raised(words: str) -> ValueError:
    with pytest.raises(ValueError, match=words) as caught:
        int(words)
    return caught.value


def _flush_instead(flush: Callable[[int, int], None], terminal: int, _: int, queue: int) -> None:
    flush(terminal, queue)


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = vars(linux_driver)["getincrementaldecoder"]
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", decoder)
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, None)


def test_utf8_goes_both_ways_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = BytesIO()
    for name, raw in (("__stdin__", BytesIO(b"\xc3\xa9")), ("__stderr__", sent)):
        monkeypatch.setattr(sys, name, TextIOWrapper(raw, encoding="ascii"))
    wire.prepare_terminal()
    assert sys.__stdin__ is not None
    assert sys.__stderr__ is not None
    assert sys.__stdin__.read() == "é"
    sys.__stderr__.write("é \udcff")
    sys.__stderr__.flush()
    assert sent.getvalue() == "é \\udcff".encode()


def test_no_byte_from_the_keyboard_ends_the_program() -> None:
    wire.prepare_terminal()
    decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"a\xff\xc3") + decode(b"\xa9b", final=True) == "a\ufffdéb"


def test_textual_still_decodes_by_that_name() -> None:
    assert "getincrementaldecoder" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names


def test_the_screen_and_what_was_scrolled_off_it_are_cleared(
    capfd: pytest.CaptureFixture[str],
) -> None:
    wire.clear_terminal()
    assert capfd.readouterr().err == "\x1b[2J\x1b[3J\x1b[H"


def test_a_terminal_that_is_gone_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "write", gone)
    wire.clear_terminal()


async def test_a_signal_is_heard_with_its_exit_code() -> None:
    heard: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    wire.when_told(signal.SIGUSR1, heard.set_result)
    os.kill(os.getpid(), signal.SIGUSR1)
    assert await asyncio.wait_for(heard, 30) == 128 + signal.SIGUSR1


def test_where_no_signal_can_be_heard_nothing_happens() -> None:
    wire.when_told(signal.SIGUSR1, print)


def test_what_was_typed_after_the_end_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    person, terminal = pty.openpty()
    tty.setraw(terminal)
    os.write(person, b"rm -r x\r")
    assert select.select([terminal], [], [], 30)[0]
    monkeypatch.setattr(termios, "tcflush", partial(_flush_instead, termios.tcflush, terminal))
    wire.forget_typed()
    assert select.select([terminal], [], [], 0)[0] == []
    for end in (person, terminal):
        os.close(end)


def test_without_a_terminal_there_is_nothing_to_drop() -> None:
    def no_terminal(*_: object) -> None:
        raise termios.error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(termios, "tcflush", no_terminal)
        wire.forget_typed()


@pytest.mark.parametrize(
    ("kept", "says"),
    [(None, "ended.\n"), (True, "--resume' goes on with it.\n"), (False, "could not be kept.\n")],
)
def test_the_last_words_say_what_became_of_the_draft(*, kept: bool | None, says: str) -> None:
    words = wire.last_words(raised("my words"), kept=kept)
    assert words.replace("had to end.\n", "ended.\n").endswith(says)
    assert "my words" not in words
    assert len(words.splitlines()) == 1


def test_where_it_happened_is_told_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICLIST_DEBUG", "1")
    assert wire.last_words(None, kept=None).count("\n") == 1
    words = wire.last_words(raised("my words"), kept=None)
    assert words.endswith("ValueError\n")
    assert "in raised" in words
    assert "my words" not in words
