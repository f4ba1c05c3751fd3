"""How a terminal is prepared, cleared and given back."""

import os
import pty
import select
import selectors
import signal
import sys
import threading
import time
import tty
from collections.abc import Callable
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


def test_keys_are_all_read_once_they_were_given_on() -> None:
    terminal.prepare_terminal()
    person, program = pty.openpty()
    tty.setraw(program)
    before = os.dup(0)
    os.dup2(program, 0)
    try:
        reader = vars(linux_driver)["selectors"].SelectSelector()
        reader.register(0, vars(linux_driver)["selectors"].EVENT_READ)
        assert terminal.is_all_read()
        os.write(person, b"k")
        assert select.select([0], [], [], 30)[0]
        assert not terminal.is_all_read()
        assert reader.select(0)
        assert os.read(0, 9) == b"k"
        assert not terminal.is_all_read()
        assert reader.select(0) == []
        assert terminal.is_all_read()
        os.write(person, b"k")
        os.close(person)
        assert terminal.is_all_read()  # nobody is there to have it read
    finally:
        os.dup2(before, 0)
        for each in (before, program):
            os.close(each)


def test_without_a_terminal_there_is_nothing_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "modes", lambda: None)
    assert terminal.is_all_read()


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


def test_what_is_begun_in_the_background_stops_until_it_is_in_front(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_away = iter([True, True, False])
    stops: list[int] = []
    before = signal.signal(signal.SIGTTOU, lambda number, _: stops.append(number))
    monkeypatch.setattr(terminal, "is_in_background", lambda: next(is_away))
    monkeypatch.setattr(os, "kill", lambda _, number: signal.raise_signal(number))
    terminal.wait_for_the_front()
    signal.signal(signal.SIGTTOU, before)
    assert stops == [signal.SIGTTOU] * 2


def test_in_the_background_no_key_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    woken, keys = os.pipe(), os.pipe()
    os.write(keys[1], b"a")
    reader = terminal.Reader(woken[0])
    reader.register(keys[0], selectors.EVENT_READ)
    monkeypatch.setattr(terminal, "is_in_background", lambda: True)
    assert reader.select(0.1) == []
    monkeypatch.setattr(terminal, "is_in_background", lambda: False)
    assert [each.fd for each, _ in reader.select(0.1)] == [keys[0]]
    for each in (*woken, *keys):
        os.close(each)
