"""A terminal is given back as it was, also where it does not read."""

import os
import select
import signal
import termios
import threading
import time
from collections.abc import Iterator

import pytest

from tests.own_terminal import on_a_terminal
from ticlist import discreet, terminal

PATIENCE = 30.0


@pytest.fixture
def _signals_as_before() -> Iterator[None]:
    before = signal.signal(signal.SIGHUP, lambda *_: None)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    yield
    signal.signal(signal.SIGHUP, before)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@pytest.mark.usefixtures("_signals_as_before")
def test_a_terminal_that_does_not_read_is_given_back() -> None:
    with on_a_terminal() as other_end:
        raw = terminal.modes()
        echoing = termios.tcgetattr(0)
        echoing[3] |= termios.ECHO
        termios.tcsetattr(0, termios.TCSANOW, echoing)
        assert terminal.modes() != raw
        writer = threading.Thread(target=_write_on, daemon=True)
        writer.start()
        time.sleep(0.3)  # it is given back too if something still goes in by then
        terminal.give_back_at_once(raw)
        writer.join(PATIENCE)
        assert terminal.modes() == raw
        assert os.get_blocking(2)
        assert not writer.is_alive()
        got = b""
        while not got.endswith(terminal.FORGET_SCROLLED.encode()):
            assert select.select([other_end], [], [], PATIENCE)[0]
            got += os.read(other_end, 65536)
        assert terminal.GIVEN_BACK.encode() in got


def _write_on() -> None:
    try:
        while True:
            os.write(2, b"x" * 2000)
    except BlockingIOError:
        return


def test_a_terminal_knows_whether_it_is_gone() -> None:
    with on_a_terminal() as other_end:
        assert not terminal.is_gone()
        assert not discreet.is_in_background()
        os.close(other_end)
        assert terminal.is_gone()


def test_without_a_terminal_nothing_is_given_back() -> None:
    reading, writing = os.pipe()
    before = os.dup(0)
    os.dup2(reading, 0)
    try:
        assert terminal.modes() is None
        terminal.give_back(None)
        terminal.give_back([1, 2, 3, 4, 5, 6, []])
    finally:
        os.dup2(before, 0)
        for each in (before, reading, writing):
            os.close(each)
