"""The installed program, line by line: through a real pipe, and on a terminal."""

import signal
import subprocess
import time

import pytest

from tests.end_to_end.installed import Installed, Open
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
