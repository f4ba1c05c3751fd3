"""The installed program, line by line: through a real pipe, and on a terminal."""

import os
import signal
import subprocess
import time

import pytest

from tests.end_to_end.endings import begun_by
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person, wait_until
from tests.end_to_end.terminal import PATIENCE
from tests.plain.answering import NOT_A_BYTE
from tests.tools import plain_environment

SCHOOL = [
    *("2", "", "A cold week"),
    *("4", "I told them at the door.", ".", "One asked why.", ""),
    *["", ""] * 10,
    *("That I can wait.", "", "Ask first", "", "3", "1", "", "The wait", "", "", "save"),
]
"""A short walk of the checklist for schools, with one section left out."""


@pytest.fixture
def piped(ticlist: Installed) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [ticlist.command, "reflect", "school", "--short"],
        cwd=ticlist.elsewhere(),
        env=plain_environment(ticlist.folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def test_a_walk_through_a_pipe_is_saved(ticlist: Installed, piped: subprocess.Popen[str]) -> None:
    out, errors = piped.communicate("".join(f"{line}\n" for line in SCHOOL), PATIENCE)
    assert (piped.returncode, errors) == (0, "")
    assert not NOT_A_BYTE.search(out)
    assert out.splitlines()[-1] == str(ticlist.reflections[0])
    saved = ticlist.saved()
    assert saved["context"] == "A cold week"
    assert saved["section"][0]["answer"][0]["note"] == "I told them at the door.\n\nOne asked why."
    assert saved["section"][1]["left_out"]
    assert saved["close"]["supervision"] == "The wait"
    assert ticlist.drafts == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_however_it_ends_lines_that_were_entered_are_kept(
    ticlist: Installed, piped: subprocess.Popen[str], number: signal.Signals
) -> None:
    assert piped.stdin is not None
    piped.stdin.write("\n\n\n4\nOne\ntwo\n")
    piped.stdin.flush()
    if number == signal.SIGKILL:
        time.sleep(2)
    else:
        ticlist.wait_for_draft("One")
    piped.send_signal(number)
    out, errors = piped.communicate(timeout=PATIENCE)
    expected = -number if number == signal.SIGKILL else 128 + number
    assert (piped.returncode, errors) == (expected, "")
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "One\ntwo"
    assert ("kept as a draft" in out) == (number != signal.SIGKILL)


def test_on_a_terminal_it_asks_beside_the_question_and_hides(open_ticlist: Open) -> None:
    person = open_ticlist("--plain", size=(40, 20))
    person.wait_for("What would you like to open?")
    person.type("1\r")
    person.wait_for("Sections to leave out today?")
    person.type("\r\r\r\r")
    person.wait_for("part of what I do?")
    person.type("2\rA word in secret\r\rpause\r")
    person.wait_for("Paused. There is no hurry.")
    assert "secret" not in person.text()
    person.type("\rleave\r")
    assert person.wait_for_exit() == 0
    assert "secret" not in person.text()
    assert b"\x1b" not in person.raw


def test_lines_that_wait_for_the_program_when_it_is_ended_are_kept(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("--plain", "reflect", "school", "--short")
    person.wait_for("Sections to leave out today?")
    person.type("\r\r\r")
    person.wait_for("part of what I do?")
    person.type("4\r")
    person.wait_for("What did I notice")
    person.look()
    person.signal(signal.SIGSTOP)
    person.type("".join(f"Line {number}\r" for number in range(60)))
    person.signal(signal.SIGTERM)
    person.signal(signal.SIGCONT)
    assert person.wait_for_exit() == 128 + signal.SIGTERM
    note = ticlist.draft()["section"][0]["answer"][0]["note"]
    assert note.split("\n") == [f"Line {number}" for number in range(60)]


def test_what_is_half_typed_does_not_go_to_the_shell(ticlist: Installed) -> None:
    script = ticlist.folder / "shell"
    script.write_text(
        f'#!/bin/bash\n{ticlist.command} --plain\nread -r -t 0.1 -n 1 left; echo "left<$left>"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    with ticlist._replace(command=script).opened() as person:
        person.wait_for("What would you like to open?")
        person.look()
        person.type("leave\rHalf a line")
        person.wait_for("left<>")
        assert person.wait_for_exit() == 0


def begun_from(shell: Person, ticlist: Installed) -> None:
    shell.type(f"{ticlist.command} --plain reflect school --short\r")
    shell.wait_for("Sections to leave out today?")
    shell.type("\r\r\r")
    shell.wait_for("part of what I do?")
    shell.type("4\r")
    shell.wait_for("What did I notice")
    shell.type("One\r")
    shell.look()


def put_into_the_background(shell: Person) -> int:
    """Give the number of the program."""
    shell.type("\x1a")
    shell.wait_for("Stopped")
    shell.type("bg\r")
    shell.wait_for("&")
    # What is typed now is the shell's, and tells the program that something has come.
    shell.type("echo d''one\r")
    shell.wait_for("done")
    shell.settle()
    return begun_by(shell)[0]


def is_told_as_ended_by_a_signal(shell: Person) -> None:
    wait_until(lambda: not begun_by(shell), "its end")

    def is_said() -> bool:
        shell.type("\r")  # a shell says so above its next prompt, or the one after that
        return "Exit 143" in shell.settle()

    wait_until(is_said, "the code that it ended with")


def test_a_shell_can_end_it_where_it_was_put_aside(shell: Person, ticlist: Installed) -> None:
    begun_from(shell, ticlist)
    shell.type("\x1a")
    shell.wait_for("Stopped")
    shell.type("kill %1\r")
    is_told_as_ended_by_a_signal(shell)
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "One"


@pytest.mark.parametrize("writing", ["-tostop", "tostop"])
def test_whoever_ends_it_in_the_background_need_not_have_it_go_on(
    shell: Person, ticlist: Installed, writing: str
) -> None:
    shell.type(f"stty {writing}\r")
    begun_from(shell, ticlist)
    os.kill(put_into_the_background(shell), signal.SIGTERM)
    shell.wait_for("kept as a draft")
    is_told_as_ended_by_a_signal(shell)
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "One"


def test_back_from_the_background_it_takes_the_next_line(shell: Person, ticlist: Installed) -> None:
    begun_from(shell, ticlist)
    put_into_the_background(shell)
    shell.type("fg\r")
    shell.settle()
    shell.type("Two\r")
    ticlist.wait_for_draft("Two")
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == "One\nTwo"
