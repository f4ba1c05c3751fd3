"""How a terminal is prepared, cleared and given back."""

import os
import pty
import select
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable
from functools import partial
from io import BytesIO, TextIOWrapper

import pytest
from textual.drivers import linux_driver

from ticlist import terminal


def raised(words: str) -> ValueError:
    with pytest.raises(ValueError, match=words) as caught:
        int(words)
    return caught.value


def _flush_instead(flush: Callable[[int, int], None], place: int, _: int, queue: int) -> None:
    flush(place, queue)


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = vars(linux_driver)["getincrementaldecoder"]
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", decoder)
    for name in ("selectors", "Event"):
        monkeypatch.setattr(linux_driver, name, vars(linux_driver)[name])
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, None)


def test_utf8_goes_both_ways_whatever_the_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = BytesIO()
    for name, raw in (("__stdin__", BytesIO(b"\xc3\xa9")), ("__stderr__", sent)):
        monkeypatch.setattr(sys, name, TextIOWrapper(raw, encoding="ascii"))
    terminal.prepare_terminal()
    assert sys.__stdin__ is not None
    assert sys.__stderr__ is not None
    assert sys.__stdin__.read() == "é"
    sys.__stderr__.write("é \udcff")
    sys.__stderr__.flush()
    assert sent.getvalue() == "é \\udcff".encode()


def test_no_byte_from_the_keyboard_ends_the_program() -> None:
    terminal.prepare_terminal()
    decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"a\xff\xc3") + decode(b"\xa9b", final=True) == "a\ufffdéb"


def test_textual_still_decodes_by_that_name() -> None:
    assert "getincrementaldecoder" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names


def test_the_thread_for_keys_rests_until_one_comes_or_it_is_to_end() -> None:
    terminal.prepare_terminal()
    event, selector = (
        vars(linux_driver)["Event"](),
        vars(linux_driver)["selectors"].SelectSelector(),
    )
    keys, person = os.pipe()
    selector.register(keys, vars(linux_driver)["selectors"].EVENT_READ)
    assert [selector.select(0) for _ in range(10)] == [[]] * 10
    threading.Timer(0.05, event.set).start()
    began = time.monotonic()
    assert selector.select(0.1) == []
    assert event.is_set()
    os.write(person, b"k")
    assert [key.fd for key, _ in selector.select(0.1)] == [keys]
    assert time.monotonic() - began < terminal.REST
    selector.unregister(keys)
    assert selector.select(0) == []
    for each in (keys, person):
        os.close(each)


def test_textual_still_waits_for_keys_by_those_names() -> None:
    driver = linux_driver.LinuxDriver
    assert {"selectors", "SelectSelector"} <= set(driver.run_input_thread.__code__.co_names)
    assert "Event" in driver.__init__.__code__.co_names
    assert {"exit_event", "set"} <= set(driver.disable_input.__code__.co_names)


def test_the_screen_and_what_was_scrolled_off_it_are_cleared(
    capfd: pytest.CaptureFixture[str],
) -> None:
    terminal.clear_terminal()
    assert capfd.readouterr().err == f"{terminal.erased()}\x1b[3J"


def test_a_terminal_that_is_gone_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "write", gone)
    terminal.clear_terminal()


def test_what_was_typed_after_the_end_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    person, program = pty.openpty()
    tty.setraw(program)
    os.write(person, b"rm -r x\r")
    assert select.select([program], [], [], 30)[0]
    monkeypatch.setattr(termios, "tcflush", partial(_flush_instead, termios.tcflush, program))
    terminal.forget_typed()
    assert select.select([program], [], [], 0)[0] == []
    for end in (person, program):
        os.close(end)


def test_without_a_terminal_there_is_nothing_to_drop() -> None:
    def no_terminal(*_: object) -> None:
        raise termios.error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(termios, "tcflush", no_terminal)
        terminal.forget_typed()
