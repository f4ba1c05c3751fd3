"""The thread that ends the program: what it hears, whom it asks, and what it does by itself."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from tests.own_terminal import on_a_terminal
from ticlist import discreet, terminal
from ticlist import ending as module
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
        self.woken = threading.Event()
        self.is_aside = False
        self.came_back = 0

    def ask_to_end(self, code: int, done: threading.Event) -> bool:
        self.codes.append(code)
        if self.answers:
            done.set()
        return True

    def wake(self) -> None:
        self.woken.set()

    def keep(self) -> bool:
        self.kept += 1
        if self.kept <= self.trouble:
            raise RuntimeError
        return self.kept > self.refusals

    @staticmethod
    def soon(do: Callable[[], None]) -> None:
        do()

    def is_put_aside(self) -> bool:
        return self.is_aside

    def show_again(self) -> None:
        self.came_back += 1

    def hide(self) -> None:
        self.hidden.set()


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The exit codes that the process was ended with, in place of doing it."""
    codes: list[int] = []

    monkeypatch.setattr(Ending, "_end_as_it_stands", staticmethod(codes.append))
    monkeypatch.setattr(terminal, "give_back_at_once", lambda _: codes.append(-1))
    monkeypatch.setattr(terminal, "is_gone", lambda: False)
    monkeypatch.setattr(discreet, "is_in_background", lambda: False)
    return codes


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
    before = signal.signal(signal.SIGWINCH, lambda *_: None)
    program = Program()
    ending = Ending(program)
    ending.begin()
    os.kill(os.getpid(), signal.SIGWINCH)
    assert program.woken.wait(PATIENCE)  # for a handler that the main thread would not hear of
    time.sleep(0.1)  # there is nothing to see when nothing happens
    ending.over()
    signal.signal(signal.SIGWINCH, before)
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


@pytest.mark.parametrize("where", ["terminal.is_gone", "discreet.is_in_background"])
def test_where_there_is_no_terminal_to_give_back_it_ends_when_all_is_kept(
    ended: list[int], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(f"ticlist.{where}", lambda: True)
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


class Stopped(NamedTuple):
    """A program that can be stopped and continued.

    Args:
        program: what is watched.
        ending: what watches it.
        done: what it did: `aside` where it gave the terminal back, `back` where it took it.
    """

    program: Program
    ending: Ending
    done: list[str]

    def is_told(self, number: signal.Signals) -> None:
        os.kill(os.getpid(), number)
        time.sleep(0)


@contextmanager
def stopping(*, stops: bool = True, tries: int = 1) -> Iterator[Stopped]:
    """A program that is watched; `tries` is how often it has to try to take the terminal back."""
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL if stops else signal.SIG_IGN)
    program, done = Program(), list[str]()
    ending = Ending(program)
    ending.begin()

    def put_aside(number: int, _: object) -> None:
        assert number == signal.SIGTSTP
        done.append("aside")
        program.is_aside = True
        os.kill(os.getpid(), signal.SIGCONT)  # as whoever continues it

    def take_back(number: int, _: object) -> None:
        assert number == signal.SIGCONT
        done.append("back")
        # Both can come while it does that: from the background, trying stops it once more.
        os.kill(os.getpid(), signal.SIGCONT)
        program.is_aside = len(done) <= tries
        if done == ["aside", "back"] and tries == 1:
            os.kill(os.getpid(), signal.SIGTSTP)

    signal.signal(signal.SIGTSTP, put_aside)
    resume = signal.signal(signal.SIGCONT, take_back)
    ending.guard_stopping()
    yield Stopped(program, ending, done)
    ending.over()
    signal.signal(signal.SIGTSTP, before)
    signal.signal(signal.SIGCONT, resume)


def test_what_was_put_aside_takes_the_terminal_back_until_it_has_it(ended: list[int]) -> None:
    with stopping(tries=3) as it:
        it.ending.shown()
        it.is_told(signal.SIGTSTP)
        assert (it.done, it.program.came_back) == (["aside", "back", "back", "back"], 0)
    assert ended == []


def test_a_stop_while_it_takes_the_terminal_back_comes_after_that(ended: list[int]) -> None:
    with stopping() as it:
        it.ending.shown()
        it.is_told(signal.SIGTSTP)
        assert (it.done, it.program.came_back) == (["aside", "back"] * 2, 0)
    assert ended == []


def test_a_stop_that_takes_the_word_of_going_on_away_comes_in_its_place(ended: list[int]) -> None:
    with stopping() as it:
        stops: list[int] = []

        def is_stopped_twice(number: int, _: object) -> None:
            stops.append(number)
            os.kill(os.getpid(), signal.SIGTSTP if len(stops) == 1 else signal.SIGCONT)

        it.ending._put_aside = is_stopped_twice
        it.ending.shown()
        it.is_told(signal.SIGTSTP)
        assert (it.done, it.program.came_back, len(stops)) == ([], 2, 2)
    assert ended == []


def test_a_stop_that_was_taken_back_before_the_pages_were_there_does_not_come(
    ended: list[int],
) -> None:
    with stopping(tries=2) as it:
        it.is_told(signal.SIGTSTP)
        it.is_told(signal.SIGCONT)
        it.ending.shown()
        assert (it.done, it.program.came_back) == ([], 0)
    assert ended == []


def test_a_stop_before_the_pages_are_there_comes_when_they_are(ended: list[int]) -> None:
    with stopping(tries=2) as it:
        it.is_told(signal.SIGCONT)
        it.is_told(signal.SIGTSTP)
        assert (it.done, it.program.came_back) == ([], 0)
        it.ending.shown()
        assert it.done == ["aside", "back", "back"]
    assert ended == []


def test_nothing_stops_it_or_shows_it_again_when_it_leaves(ended: list[int]) -> None:
    with stopping() as it:
        it.ending.shown()
        it.ending.leaves()
        it.is_told(signal.SIGTSTP)
        it.is_told(signal.SIGCONT)
        assert (it.done, it.program.came_back) == ([], 0)
    assert ended == []


def test_what_was_not_put_aside_does_not_take_the_terminal_once_more(ended: list[int]) -> None:
    with stopping() as it:
        it.ending.shown()
        it.is_told(signal.SIGCONT)
        assert (it.done, it.program.came_back) == ([], 1)
    assert ended == []


def test_in_the_background_it_stops_until_it_is_in_front(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BOTH", 0.01)
    stops: list[int] = []
    kill = os.kill

    def note_stop(process: int, number: int) -> None:
        if number == signal.SIGSTOP:
            stops.append(number)
        else:
            kill(process, number)

    with stopping() as it:
        it.ending.shown()
        monkeypatch.setattr(discreet, "is_in_background", lambda: len(stops) < 2)
        monkeypatch.setattr(os, "kill", note_stop)
        it.is_told(signal.SIGCONT)
        assert (it.done, it.program.came_back, len(stops)) == ([], 1, 2)
    assert ended == []


@pytest.mark.parametrize("is_aside", [True, False])
def test_a_program_that_is_to_end_does_not_take_the_terminal_back(
    ended: list[int], *, is_aside: bool
) -> None:
    with stopping() as it:
        it.ending.shown()
        it.program.is_aside = is_aside
        it.is_told(signal.SIGTERM)
        it.is_told(signal.SIGTSTP)
        it.is_told(signal.SIGCONT)
        assert (it.done, it.program.came_back) == ([], 0)
    assert ended == []


def test_where_no_key_was_to_stop_it_none_does(ended: list[int]) -> None:
    with stopping(stops=False) as it:
        it.ending.shown()
        it.is_told(signal.SIGTSTP)
        assert it.done == []
    assert ended == []


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
