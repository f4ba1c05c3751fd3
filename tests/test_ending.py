"""The thread that ends the program: what it hears, whom it asks, and what it does by itself."""

import os
import pty
import select
import signal
import termios
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ticlist import ending as module
from ticlist import terminal
from ticlist.ending import ENDING, LAST_RESORT, LEFT_ALONE, Ending

PATIENCE = 30.0


class Program:
    """Stands in for the program.

    Args:
        answers: whether it does what it is asked; one that is stuck does not.
        trouble: how often keeping goes wrong.
    """

    def __init__(self, *, answers: bool = True, trouble: int = 0) -> None:
        self.answers = answers
        self.trouble = trouble
        self.codes: list[int] = []
        self.kept = 0
        self.refusals = 0
        self.hidden = threading.Event()

    def ask_to_end(self, code: int, done: threading.Event) -> bool:
        self.codes.append(code)
        if self.answers:
            done.set()
        return True

    def keep(self) -> bool:
        self.kept += 1
        if self.kept <= self.trouble:
            raise RuntimeError
        return self.kept > self.refusals

    def hide(self) -> None:
        self.hidden.set()


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes that the process was ended with, in place of doing it."""
    codes: list[int] = []

    monkeypatch.setattr(Ending, "_end_as_it_stands", staticmethod(codes.append))
    monkeypatch.setattr(terminal, "give_back_at_once", lambda _: codes.append(-1))
    monkeypatch.setattr(terminal, "is_gone", lambda: False)
    monkeypatch.setattr(terminal, "is_in_background", lambda: False)
    return codes


@contextmanager
def on_a_terminal() -> Iterator[int]:
    """A terminal in the place of standard input and standard error; the other end of it."""
    person, program = pty.openpty()
    tty.setraw(program)
    before = os.dup(0), os.dup(2)
    for number in (0, 2):
        os.dup2(program, number)
    os.close(program)
    try:
        yield person
    finally:
        for number, was in zip((0, 2), before, strict=True):
            os.dup2(was, number)
            os.close(was)


def until_told(ending: Ending) -> int:
    end = time.monotonic() + PATIENCE
    while ending.code is None and time.monotonic() < end:
        time.sleep(0.01)
    assert ending.code is not None
    return ending.code


def until_ended(ended: list[int]) -> None:
    end = time.monotonic() + PATIENCE
    while not ended and time.monotonic() < end:
        time.sleep(0.01)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_is_heard_and_the_program_asked(number: int, ended: list[int]) -> None:
    handlers = [signal.getsignal(each) for each in ENDING]
    program = Program()
    ending = Ending(program)
    ending.begin()
    os.kill(os.getpid(), number)
    assert until_told(ending) == 128 + number
    end = time.monotonic() + PATIENCE
    while not program.codes and time.monotonic() < end:
        time.sleep(0.01)
    ending.over()
    assert program.codes == [128 + number]
    assert ended == []
    assert [signal.getsignal(each) for each in ENDING] == handlers


def test_a_program_that_ends_by_itself_is_told_nothing(ended: list[int]) -> None:
    program = Program()
    ending = Ending(program)
    ending.begin()
    ending.over()
    assert (ending.code, program.codes, program.kept, ended) == (None, [], 0, [])


def test_another_signal_ends_nothing(ended: list[int]) -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    ending = Ending(Program())
    ending.begin()
    os.kill(os.getpid(), signal.SIGUSR1)
    time.sleep(0.1)  # there is nothing to see when nothing happens
    ending.over()
    signal.signal(signal.SIGUSR1, before)
    assert (ending.code, ended) == (None, [])


def test_a_program_that_is_stuck_is_kept_and_ended_from_outside(
    ended: list[int],
) -> None:
    program = Program(answers=False, trouble=2)
    ending = Ending(program)
    ending.begin()
    began = time.monotonic()
    os.kill(os.getpid(), signal.SIGTERM)
    until_ended(ended)
    while len(ended) < 2 and time.monotonic() - began < PATIENCE:
        time.sleep(0.01)
    ending.over()
    assert time.monotonic() - began >= LAST_RESORT
    assert program.kept == 3
    assert ended == [-1, 143]


@pytest.mark.parametrize("where", ["is_gone", "is_in_background"])
def test_where_there_is_no_terminal_to_give_back_it_ends_when_all_is_kept(
    ended: list[int], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(terminal, where, lambda: True)
    ending = Ending(Program())
    ending.begin()
    os.kill(os.getpid(), signal.SIGHUP)
    until_ended(ended)
    ending.over()
    assert ended == [129]


def test_a_window_that_is_closed_is_heard_without_a_signal(ended: list[int]) -> None:
    with on_a_terminal() as other_end:
        ending = Ending(Program())
        ending.begin()
        os.close(other_end)
        until_ended(ended)
        ending.over()
    assert (ending.code, ended) == (129, [129])


def test_being_left_alone_ends_it_and_a_key_puts_that_off(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MINUTE", 0.1)
    ending = Ending(Program(), idle_minutes=2)
    first = ending._touched
    ending.touched()
    assert ending._touched > first
    ending.begin()
    assert until_told(ending) == LEFT_ALONE
    ending.over()
    assert ended == []


def test_a_program_that_is_to_end_does_not_take_the_terminal_back(ended: list[int]) -> None:
    resumed: list[int] = []
    before = signal.signal(signal.SIGCONT, lambda number, _: resumed.append(number))
    ending = Ending(Program())
    ending.begin()
    ending.guard_resuming()
    os.kill(os.getpid(), signal.SIGCONT)
    assert resumed == [signal.SIGCONT]
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGCONT)
    assert resumed == [signal.SIGCONT]
    ending.over()
    signal.signal(signal.SIGCONT, before)
    assert ended == []


# --- the terminal ---------------------------------------------------------------------------------


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
        assert not terminal.is_in_background()
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


def test_a_program_that_cannot_keep_is_hidden_and_not_ended_when_it_is_left_alone(
    ended: list[int],
) -> None:
    program = Program()
    program.refusals = 1
    ending = Ending(program, 1)
    ending._idle = 0.05
    ending.begin()
    assert program.hidden.wait(PATIENCE)
    assert until_told(ending) == LEFT_ALONE
    ending.over()
    assert program.kept > 1
    assert ended == []
