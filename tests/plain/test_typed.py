"""Lines of a terminal: waited for, taken, and none lost by a signal."""

import contextlib
import errno
import io
import os
import pty
import select
import signal
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

import pytest

from ticlist.plain import ending as module
from ticlist.plain.asking import Asking, Question
from ticlist.plain.ending import Ending, LeftAlone, ToldToEnd
from ticlist.plain.lines import InputEnded, Lines
from ticlist.plain.typed import TypedLines, typed_at


class Terminal(NamedTuple):
    """A terminal: the person's end of it, and the program's."""

    person: int
    program: TextIO

    def type(self, text: bytes) -> None:
        os.write(self.person, text)

    def hang_up(self) -> None:
        os.close(self.person)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    person, program = pty.openpty()
    with open(program, encoding="utf-8", closefd=True) as stream:  # noqa: PTH123 - it is a number
        yield Terminal(person, stream)
    with contextlib.suppress(OSError):
        os.close(person)


def typed(terminal: Terminal) -> TypedLines:
    found = typed_at(terminal.program)
    assert found is not None
    return found


def test_lines_are_taken_one_by_one(terminal: Terminal) -> None:
    lines = typed(terminal)
    assert not lines.has_more()
    terminal.type("One\né\n".encode())
    assert [lines.line(contextlib.nullcontext) for _ in range(2)] == ["One\n", "é\n"]
    assert not lines.has_more()


def test_where_a_terminal_gives_several_at_once_each_is_one(terminal: Terminal) -> None:
    modes = termios.tcgetattr(terminal.program)
    modes[3] &= ~termios.ICANON
    termios.tcsetattr(terminal.program, termios.TCSANOW, modes)
    lines = typed(terminal)
    terminal.type(b"One\nTwo\nTh")
    assert lines.line(contextlib.nullcontext) == "One\n"
    assert lines.has_more()
    assert lines.line(contextlib.nullcontext) == "Two\n"
    terminal.type(b"ree\n")
    assert lines.line(contextlib.nullcontext) == "Three\n"


def test_the_end_of_it_ends_a_line_too(terminal: Terminal) -> None:
    lines = typed(terminal)
    terminal.type(b"Half\x04\x04")
    assert lines.line(contextlib.nullcontext) == "Half"
    terminal.type(b"\x04")
    assert lines.line(contextlib.nullcontext) == ""


def test_bytes_that_mean_nothing_end_nothing(terminal: Terminal) -> None:
    terminal.type(b"a\xffb\n")
    assert typed(terminal).line(contextlib.nullcontext) == "a\udcffb\n"


def test_a_terminal_that_is_gone_has_no_more(terminal: Terminal) -> None:
    lines = typed(terminal)
    terminal.type(b"One\n")
    terminal.hang_up()
    assert not lines.has_more()
    with pytest.raises(InputEnded):
        Lines(terminal.program, io.StringIO()).read()


def test_nothing_but_a_terminal_is_read_so(terminal: Terminal) -> None:
    reads, writes = os.pipe()
    os.close(writes)
    with open(reads, encoding="utf-8", closefd=True) as pipe:  # noqa: PTH123
        assert typed_at(pipe) is None
    assert (typed_at(None), typed_at(io.StringIO())) == (None, None)
    terminal.program.close()
    assert typed_at(terminal.program) is None


def told() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0)


def test_lines_that_had_come_before_a_signal_are_taken_first(terminal: Terminal) -> None:
    guard = Ending()
    lines = Lines(terminal.program, io.StringIO(), guard)
    terminal.type(b"One\nTwo\nThr")
    with guard.watched():
        told()
        lines.say("Between them something is said.")
        assert [lines.read(), lines.read()] == ["One", "Two"]
        told()
        with pytest.raises(ToldToEnd) as ended:
            lines.read()
    assert ended.value.number == signal.SIGTERM


def test_a_signal_while_nothing_has_come_ends_the_waiting_at_once(terminal: Terminal) -> None:
    guard = Ending(5)
    lines = Lines(terminal.program, io.StringIO(), guard)
    with guard.watched():
        threading.Timer(0.1, told).start()
        with pytest.raises(ToldToEnd):
            lines.read()


def test_lines_without_an_end_hold_nothing_up(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HEARD", 0.05)
    guard = Ending()
    lines = Lines(terminal.program, io.StringIO(), guard)
    terminal.type(b"More\n" * 9)
    with guard.watched():
        told()
        assert lines.read() == "More"
        time.sleep(0.1)
        with pytest.raises(ToldToEnd):
            lines.read()


def test_a_line_that_something_is_said_of_is_kept_first(terminal: Terminal) -> None:
    guard = Ending()
    lines = Lines(terminal.program, io.StringIO(), guard)
    taken: list[str] = []
    terminal.type(b"One\nTw\x0eo\n")
    with guard.watched():
        told()
        with pytest.raises(ToldToEnd):
            Asking(lines, lambda: None).text(Question("What?"), taken.append)
    assert taken == ["One", "One\nTw\x0eo"]


def test_whoever_has_typed_a_line_is_there(terminal: Terminal) -> None:
    guard = Ending(1)
    lines = Lines(terminal.program, io.StringIO(), guard)
    terminal.type(b"One\n")
    with guard.watched():
        os.kill(os.getpid(), signal.SIGALRM)
        time.sleep(0)
        assert lines.read() == "One"
        os.kill(os.getpid(), signal.SIGALRM)
        time.sleep(0)
        with pytest.raises(LeftAlone):
            lines.read()


@pytest.mark.parametrize("by_lines", [True, False])
def test_where_output_is_held_nothing_is_waited_for(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, *, by_lines: bool
) -> None:
    monkeypatch.setattr(module, "HEARD", 0.05)
    guard = Ending()
    held = os.fdopen(os.dup(terminal.program.fileno()), "wb")
    with io.TextIOWrapper(held, encoding="utf-8", line_buffering=by_lines) as out:
        lines = Lines(terminal.program, out, guard)
        termios.tcflow(out, termios.TCOOFF)
        with guard.watched():
            told()
            with pytest.raises(ToldToEnd):  # noqa: PT012 - one of them, as it is buffered
                lines.say("Hello")
                lines.flush()
            lines.say("Good-bye")
            lines.flush()
        assert os.fstat(out.fileno()).st_rdev == Path(os.devnull).stat().st_rdev
        termios.tcflow(terminal.program, termios.TCOON)


def test_what_is_said_and_does_not_arrive_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stuck(io.StringIO):
        def write(self, _: str) -> int:
            time.sleep(30)
            return 0

    monkeypatch.setattr(module, "HEARD", 0.05)
    guard = Ending()
    with guard.watched():
        told()
        with pytest.raises(ToldToEnd):
            Lines(None, Stuck(), guard).say("Hello")


def test_in_the_background_nothing_has_come(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = typed(terminal)
    terminal.type(b"One\nTwo\n")
    monkeypatch.setattr("ticlist.plain.typed.is_in_background", lambda: True)
    assert not lines.has_more()


def test_in_the_background_no_line_is_taken_until_the_terminal_is_ours_again(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_away = iter([True, True, False])
    monkeypatch.setattr("ticlist.plain.typed.is_in_background", lambda: next(is_away))
    terminal.type(b"One\n")
    assert typed(terminal).line(contextlib.nullcontext) == "One\n"
    assert list(is_away) == []


def test_what_somebody_else_takes_at_the_last_moment_is_waited_for_again(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = typed(terminal)
    other = os.dup(terminal.program.fileno())
    is_ours = iter([False])

    def taken_by_another() -> bool:
        for _ in is_ours:
            assert os.read(other, 9) == b"Theirs\n"
            threading.Timer(0.1, terminal.type, [b"Ours\n"]).start()
        return False

    monkeypatch.setattr("ticlist.plain.typed.is_in_background", taken_by_another)
    terminal.type(b"Theirs\n")
    assert lines.line(contextlib.nullcontext) == "Ours\n"
    os.close(other)


def test_a_terminal_that_goes_to_somebody_else_at_the_last_moment_is_waited_for(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = os.read
    refused = iter([OSError(errno.EIO, "in the background")])

    def read_once_it_is_ours(file: int, most: int) -> bytes:
        for error in refused:
            assert signal.SIGTTIN in signal.pthread_sigmask(signal.SIG_BLOCK, ())
            raise error
        return read(file, most)

    monkeypatch.setattr("ticlist.plain.typed.os.read", read_once_it_is_ours)
    terminal.type(b"One\n")
    assert typed(terminal).line(contextlib.nullcontext) == "One\n"
    assert signal.SIGTTIN not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_terminal_that_is_gone_at_the_last_moment_is_told(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = typed(terminal)

    def gone(_: int, __: int) -> bytes:
        terminal.hang_up()
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr("ticlist.plain.typed.os.read", gone)
    terminal.type(b"One\n")
    with pytest.raises(OSError, match="gone"):
        lines.line(contextlib.nullcontext)


def test_a_signal_that_comes_right_before_the_waiting_is_heard_after_a_turn(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ticlist.plain.typed._TURN", 0.01)
    wait = select.select
    turns: list[float] = []

    def note_turn(
        reads: list[int], writes: list[int], others: list[int], seconds: float
    ) -> tuple[list[int], list[int], list[int]]:
        turns.append(seconds)
        if len(turns) == 3:
            terminal.type(b"One\n")
        return wait(reads, writes, others, seconds)

    monkeypatch.setattr("ticlist.plain.typed.select.select", note_turn)
    assert typed(terminal).line(contextlib.nullcontext) == "One\n"
    assert turns == [0.01] * 3


def test_a_terminal_without_a_name_is_read_all_the_same(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def has_none(_: int) -> str:
        raise OSError(errno.ENOENT, "no name")

    monkeypatch.setattr("ticlist.plain.typed.os.ttyname", has_none)
    terminal.type(b"One\n")
    assert typed(terminal).line(contextlib.nullcontext) == "One\n"


def test_what_is_said_at_the_end_stops_nothing() -> None:
    guard = Ending()
    with guard.watched():
        told()
        assert signal.SIGTTOU in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    assert signal.SIGTTOU not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
