"""A program that is stopped and continued, by a key, a shell or another program: it loses nothing.

It has its terminal once, shows itself again, and can be ended at any moment.
"""

import os
import signal
import time
from pathlib import Path

from tests.end_to_end import boxes
from tests.end_to_end.endings import (
    BEGIN,
    MARKER,
    altered,
    begun_by,
    note,
    state_of,
    treats_keys_as_at_first,
    wait_until_stopped,
    write_one_word,
)
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person, wait_until


def test_a_signal_while_it_is_stopped_is_heard_when_it_goes_on(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.signal(signal.SIGTSTP)
    wait_until_stopped(person)
    assert MARKER not in person.settle()
    person.signal(signal.SIGTERM)
    person.signal(signal.SIGCONT)
    assert person.wait_for_exit() == 128 + signal.SIGTERM
    assert note(ticlist) == f"kept {MARKER}"
    assert treats_keys_as_at_first(person)


def test_a_program_that_was_stopped_goes_on_where_it_was(open_ticlist: Open) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.signal(signal.SIGTSTP)
    wait_until_stopped(person)
    person.settle()
    person.signal(signal.SIGCONT)
    person.wait_for(f"kept {MARKER}")
    person.leave("ctrl+q")


def go_on(person: Person) -> None:
    """Have a program that was stopped go on, and wait until it has drawn its page again."""
    before = len(person.raw)

    def is_drawn() -> bool:
        person._read(0.02)
        return MARKER.encode() in person.raw[before:]

    person.signal(signal.SIGCONT)
    wait_until(is_drawn, "a page that is drawn again")


def test_what_goes_on_without_having_been_put_aside_reads_keys_once(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    threads = Path(f"/proc/{person.pid}/task")
    before = len(list(threads.iterdir()))
    for number in (signal.SIGCONT, signal.SIGSTOP, signal.SIGSTOP):
        person.signal(number)
        if number == signal.SIGSTOP:
            wait_until_stopped(person)
        go_on(person)
    assert len(list(threads.iterdir())) <= before
    words = " and each letter in its place" * 3
    person.type(words)
    person.wait_until(lambda: words.rsplit(maxsplit=1)[-1] in person.text(), "the words")
    person.leave("ctrl+q")
    assert note(ticlist) == f"kept {MARKER}{words}"


def test_what_is_continued_while_it_starts_and_while_it_leaves_has_its_terminal_once(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    while "before you start" not in person.text():
        person._read(0.001)
        person.signal(signal.SIGCONT)
    write_one_word(person)
    words = " and each letter in its place" * 3
    person.type(words)
    person.wait_until(lambda: words.rsplit(maxsplit=1)[-1] in person.text(), "the words")
    person.send("ctrl+q")
    while person.exit_status is None:
        person.signal(signal.SIGCONT)
        person._read(0.003)
    assert person.exit_status == 0
    assert treats_keys_as_at_first(person)
    assert note(ticlist) == f"kept {MARKER}{words}"


def test_a_stop_right_after_going_on_loses_no_letter(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    words = ""
    for each in range(6):
        person.signal(signal.SIGTSTP)
        wait_until_stopped(person)
        person.signal(signal.SIGCONT)
        time.sleep(each * 0.004)  # each at another moment of going on
        person.signal(signal.SIGTSTP)
        wait_until_stopped(person)
        go_on(person)
        more = f" {each} and on"
        person.type(more)
        words += more
        person.wait_until(lambda: f"{each} and on" in person.text(), "the words")  # noqa: B023
    person.leave("ctrl+q")
    assert note(ticlist) == f"kept {MARKER}{words}"


def test_a_stop_in_the_middle_of_drawing_is_one(ticlist: Installed) -> None:
    lines = (
        "import queue, signal",
        "put, drawn = queue.Queue.put, []",
        "def is_stopped_with_the_lock_held(self, item, *more):",
        "    if not drawn and isinstance(item, str) and 'Over recent weeks' in item:",
        "        drawn.append(item)",
        "        with self.mutex:",
        "            os.kill(os.getpid(), signal.SIGTSTP)",
        "    return put(self, item, *more)",
        "queue.Queue.put = is_stopped_with_the_lock_held",
    )
    with altered(ticlist, *lines).opened(*BEGIN) as person:
        person.wait_for("before you start")
        person.look()
        person.send("pagedown")
        wait_until_stopped(person)
        person.signal(signal.SIGCONT)
        person.wait_for("Over recent weeks")
        person.tab_to(boxes.NOTE)
        person.write(f"kept {MARKER}")
        person.leave("ctrl+q")
    assert note(ticlist) == f"kept {MARKER}"


def test_a_program_that_another_one_has_stopped_gets_its_terminal_back(
    ticlist: Installed, shell: Person
) -> None:
    shell.type(f"{ticlist.command} {' '.join(BEGIN)}\r")
    write_one_word(shell)
    os.kill(begun_by(shell)[0], signal.SIGSTOP)
    shell.wait_for("Stopped")
    shell.type("fg\r")
    shell.wait_for(f"kept {MARKER}", "Over recent weeks")
    shell.type(" and on")
    ticlist.wait_for_draft(f"kept {MARKER} and on")
    shell.send("ctrl+q")
    wait_until(lambda: not begun_by(shell), "its end")


def test_it_goes_on_where_the_kernel_tells_another_thread(ticlist: Installed) -> None:
    lines = (
        "import signal, threading, time",
        "def is_told_alone_now_and_then():",
        "    while True:",
        "        time.sleep(0.3)",
        "        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCONT})",
        "        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})",
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})",
        "threading.Thread(target=is_told_alone_now_and_then, daemon=True).start()",
    )
    with altered(ticlist, *lines).opened(*BEGIN) as person:
        write_one_word(person)
        for _ in range(3):
            person.signal(signal.SIGTSTP)
            wait_until_stopped(person)
            person.settle()
            go_on(person)
        person.leave("ctrl+q")


def test_a_shell_can_end_a_program_that_was_put_aside(ticlist: Installed, shell: Person) -> None:
    shell.type(f"{ticlist.command} {' '.join(BEGIN)}\r")
    write_one_word(shell)
    os.kill(begun_by(shell)[0], signal.SIGTSTP)
    shell.wait_for("Stopped")
    shell.type("kill %1\r")
    wait_until(lambda: not begun_by(shell), "its end")
    shell.type("echo a terminal as bef''ore\r")
    shell.wait_for("a terminal as before")
    assert note(ticlist) == f"kept {MARKER}"


def test_a_shell_can_end_a_program_that_another_one_has_stopped(
    ticlist: Installed, shell: Person
) -> None:
    shell.type(f"{ticlist.command} {' '.join(BEGIN)}\r")
    write_one_word(shell)
    os.kill(begun_by(shell)[0], signal.SIGSTOP)
    shell.wait_for("Stopped")
    shell.type("bg\r")
    shell.settle()
    shell.type("kill %1\r")
    wait_until(lambda: not begun_by(shell), "its end")
    assert note(ticlist) == f"kept {MARKER}"


def test_a_shell_can_end_a_program_that_was_begun_in_the_background(
    ticlist: Installed, shell: Person
) -> None:
    shell.type(f"{ticlist.command} {' '.join(BEGIN)} &\r")
    wait_until(lambda: "T" in {state_of(each) for each in begun_by(shell)}, "a stop")
    shell.type("kill %1\r")
    wait_until(lambda: not begun_by(shell), "its end")


def test_a_program_that_was_begun_in_the_background_can_be_brought_to_the_front(
    ticlist: Installed, shell: Person
) -> None:
    shell.type(f"{ticlist.command} {' '.join(BEGIN)} &\r")
    wait_until(lambda: "T" in {state_of(each) for each in begun_by(shell)}, "a stop")
    shell.type("fg\r")
    write_one_word(shell)
    shell.send("ctrl+q")
    wait_until(lambda: not begun_by(shell), "its end")
    assert note(ticlist) == f"kept {MARKER}"
