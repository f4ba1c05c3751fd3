"""Ways out by what is typed into the program: keys, signals, sizes, and bytes that no key sends."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.keys import KEYS
from tests.end_to_end.person import wait_until
from tests.server.escapes.conftest import NAME
from tests.server.escapes.insider import Insider
from tests.server.world import Visitor

LEAVING = {"f8", "ctrl+q", "escape", "ctrl+c"}
WORDS = "what was typed"


@contextmanager
def at_home(insider: Insider, size: tuple[int, int] = (80, 24)) -> Iterator[Visitor]:
    """Log in, and wait until home is there; whatever was tried, it can be left then."""
    with insider.terminal(size=size) as person:
        person.wait_for("Begin a reflection", "> School")
        person.look()
        yield person


@contextmanager
def at_a_prompt(insider: Insider) -> Iterator[Visitor]:
    """Log in and go to the first prompt, to the box for words."""
    with at_home(insider) as person:
        person.turn("enter")
        person.look()
        person.turn()
        person.look()
        person.tab_to(boxes.NOTE)
        person.write(WORDS)
        yield person


@pytest.fixture(autouse=True)
def _as_it_was(insider: Insider) -> Iterator[None]:
    """After each attempt there is no draft, and no setting: any key may have made one."""
    yield
    wait_until(lambda: not insider.processes(), "nothing of theirs is left")
    insider.tidy()


def is_stopped(insider: Insider) -> bool:
    """Tell whether a process of theirs is stopped: T, and t for one that is traced."""
    found = set()
    for each in insider.world.processes(NAME):
        stat = Path(f"/proc/{each.pid}/stat").read_text(encoding="utf-8", errors="replace")
        found.add(stat.rpartition(")")[2].split()[0])
    return bool(found & {"T", "t"})


def kept(insider: Insider) -> str:
    """Give the draft."""
    [draft] = (insider.world.store(NAME) / "drafts").glob("*.toml")
    return draft.read_text(encoding="utf-8")


# --- keys that stop, break off, or open something elsewhere ---------------------------------------


ACTED_ON = {
    "suspend": b"\x1a",
    "quit": b"\x1c",
    "suspend-later": b"\x19",
    "throw-away": b"\x0f",
    "next-as-it-is": b"\x16",
    "end-of-input": b"\x04",
    "hold": b"\x13",
    "nothing": b"\x00",
}
"""The keys at which a terminal would do something by itself."""


def test_keys_that_a_terminal_acts_on(insider: Insider) -> None:
    with at_a_prompt(insider) as person:
        for name, byte in ACTED_ON.items():
            person.send_bytes(byte * 3)
            person.settle()
            assert not is_stopped(insider), name
            person.write(f"after {name}")  # what stood there before may be undone by one of them
        person.leave()
    assert "after nothing" in kept(insider)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
def test_keys_that_end_other_programs(insider: Insider, key: str) -> None:
    with at_a_prompt(insider) as person:
        person.send(key, key, key)
        person.settle()
        if person.exit_status is None:
            person.leave()
    assert WORDS in kept(insider)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGHUP])
def test_signals_from_outside(insider: Insider, number: signal.Signals) -> None:
    with at_a_prompt(insider) as person:
        for each in insider.world.processes(NAME):
            if each.command.endswith("ticlist ssh"):
                os.kill(each.pid, number)
        person.settle()
        assert not is_stopped(insider)
        if number == signal.SIGTSTP:
            person.leave()
        elif number == signal.SIGHUP:
            assert person.wait_for_exit() != 0


@pytest.mark.parametrize("wanted", ["screenshot", "suspend", "shell"])
def test_the_list_of_actions_has_none_that_leads_out(insider: Insider, wanted: str) -> None:
    with at_home(insider) as person:
        person.send("ctrl+p")
        person.look()
        person.type(wanted)
        person.look()
        assert "screenshot" not in person.text().lower().replace(wanted, "", 1)
        person.send("enter")
        person.look()
        person.send("f8")
        person.wait_for_exit()
    assert not [*insider.world.home(NAME).rglob("*.svg")]


@pytest.mark.parametrize("is_modified", [False, True], ids=["plain", "with-modifiers"])
def test_every_key_there_is(insider: Insider, *, is_modified: bool) -> None:
    keys = [each for each in KEYS if each not in LEAVING and ("+" in each) == is_modified]
    with at_a_prompt(insider) as person:
        for each in keys:
            person.send(each)
        person.settle()
        assert not is_stopped(insider)
        person.send("f8")
        person.wait_for_exit()


def test_every_place_is_clicked_on(insider: Insider) -> None:
    with at_home(insider) as person:
        for button in (0, 1, 2, 16, 24):
            for row in range(24):
                place = f"{button};{row * 3 + 2};{row + 1}"
                person.send_bytes(f"\x1b[<{place}M\x1b[<{place}m".encode())
        person.settle()
        person.send("f8")
        person.wait_for_exit()


# --- bytes that no key sends ----------------------------------------------------------------------

BYTES = {
    "title-and-back": b"\x1b]0;id\x07\x1b[21t",
    "clipboard": b"\x1b]52;c;aWQK\x07",
    "asks-of-a-terminal": b"\x1bP$qm\x1b\\\x1b[6n\x1b[c\x1bZ",
    "answers-of-a-terminal": b"\x1b[?1;2c\x1b[24;80R\x1b[?2026;1$y" * 50,
    "paste-without-an-end": b"\x1b[200~$(id)\n; id\n",
    "paste-in-a-paste": b"\x1b[200~a\x1b[200~\x1b[201~id\r\x1b[201~",
    "no-letters": bytes(range(128, 256)) * 4,
    "zeros": b"\x00" * 100,
    "tilde-of-ssh": b"\r~C-R 0:127.0.0.1:9\r~?\r",
}
LARGE = {
    "half-a-sequence": b"\x1b[" + b"1;" * 2_000,
    "a-hundred-thousand": b"\x1b[200~" + b"x" * 100_000 + b"\x1b[201~",
}


def test_bytes_that_act_elsewhere(insider: Insider) -> None:
    with at_a_prompt(insider) as person:
        for name, sent in BYTES.items():
            person.send_bytes(sent)
            person.send_bytes(b"\x1b[201~")
            person.settle()
            assert person.exit_status is None, name
            assert not is_stopped(insider), name
        person.send("f8")
        person.wait_for_exit()
        assert b"uid=" not in person.raw
    assert WORDS[:8] in kept(insider)


@pytest.mark.parametrize("sent", LARGE.values(), ids=LARGE)
def test_a_great_many_bytes(insider: Insider, sent: bytes) -> None:
    with at_a_prompt(insider) as person:
        person.send_bytes(sent)
        person.send_bytes(b"\x1b[201~")
        person.settle()
        person.send("f8")
        person.wait_for_exit()
    assert WORDS[:8] in kept(insider)


# --- terminals of other kinds ---------------------------------------------------------------------


SIZES = ((1, 1), (0, 0), (500, 500), (1, 500), (500, 1))


def test_another_size_while_typing(insider: Insider) -> None:
    with at_a_prompt(insider) as person:
        for size in SIZES:
            person.write(f"before {size[0]}by{size[1]}")
            cols, rows = (max(each, 1) for each in size)
            person.resize(cols, rows)
            if 0 in size:
                person.resize(*size)
            person.settle()
            person.type(" more")
            person.resize(80, 24)
            person.wait_for("Over recent weeks")
            person.look()
        person.leave()
    for size in SIZES:
        assert f"before {size[0]}by{size[1]}" in kept(insider)


def test_a_hundred_sizes_and_gone(insider: Insider) -> None:
    with at_a_prompt(insider) as person:
        for each in range(100):
            person.resize(1 + each * 7 % 90, 1 + each * 5 % 40)
        person.hang_up()
    wait_until(lambda: not insider.processes(), "nothing of theirs is left")
    assert WORDS in kept(insider)


def test_a_terminal_that_can_do_nothing_is_asked_line_by_line(insider: Insider) -> None:
    with insider.terminal(options=["-oSetEnv=TERM=dumb"]) as person:
        person.wait_for("What would you like to open?")
        person.send("ctrl+z")
        person.settle()
        assert not is_stopped(insider)
        person.type("!sh\r:!id\r$(id)\r")
        person.settle()
        assert b"\x1b" not in person.raw
        assert b"uid=" not in person.raw
        person.type("leave\r")
        assert person.wait_for_exit() == 0


def test_a_client_that_is_killed_leaves_nothing(insider: Insider) -> None:
    with at_a_prompt(insider) as person:
        person.signal(signal.SIGKILL)
        person.wait_for_exit()
    wait_until(lambda: not insider.processes(), "nothing of theirs is left")
    assert WORDS in kept(insider)
