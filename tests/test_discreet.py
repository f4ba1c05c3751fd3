"""Nothing that was written gets out by the side."""

import os
import pty
import select
import sys
import termios
import threading
import tty
from collections.abc import Callable
from functools import partial

import pytest

from ticlist.discreet import forget_typed, is_in_background, keep_words_in


def mistaken() -> None:
    message = "A mistake of our own, with Jo's words"
    raise RuntimeError(message)


def _flush_instead(flush: Callable[[int, int], None], place: int, _: int, queue: int) -> None:
    flush(place, queue)


def test_a_thread_says_nothing_of_its_errors(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    keep_words_in()
    thread = threading.Thread(target=mistaken)
    thread.start()
    thread.join()
    assert capfd.readouterr() == ("", "")


def test_what_was_typed_after_the_end_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    person, program = pty.openpty()
    tty.setraw(program)
    os.write(person, b"rm -r x\r")
    assert select.select([program], [], [], 30)[0]
    monkeypatch.setattr(termios, "tcflush", partial(_flush_instead, termios.tcflush, program))
    forget_typed()
    assert select.select([program], [], [], 0)[0] == []
    for end in (person, program):
        os.close(end)


def test_from_the_background_nothing_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[object] = []
    monkeypatch.setattr(termios, "tcflush", lambda *given: dropped.append(given))
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp() + 1)
    assert is_in_background()
    forget_typed()
    assert dropped == []
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    forget_typed()
    assert len(dropped) == 1


def test_without_a_terminal_there_is_nothing_to_drop() -> None:
    def no_terminal(*_: object) -> None:
        raise termios.error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(termios, "tcflush", no_terminal)
        forget_typed()
