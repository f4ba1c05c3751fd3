"""Whatever ends the program: the words are kept, the terminal is given back, nothing shows."""

import signal
import time

import pytest

from tests.end_to_end.endings import (
    BEGIN,
    CLEARED,
    LEFT,
    MARKER,
    SOON,
    altered,
    holding,
    modes_left_on,
    note,
    treats_keys_as_at_first,
    type_unread,
    wait_until_gone,
    wait_until_stopped,
    write_one_word,
)
from tests.end_to_end.installed import Installed, Open, mode
from tests.end_to_end.person import Person, wait_until
from ticlist import mistake
from ticlist.advice import KEPT_HERE

FROM_OUTSIDE = (
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGTERM,
    signal.SIGALRM,
)
"""Some of those that end it, the last of which Python does not take for one."""


def is_given_back(person: Person) -> bool:
    """Whether nothing of the program is left on the terminal or in how it behaves."""
    sent = bytes(person.raw)
    after = sent.rsplit(LEFT, maxsplit=1)[1]
    clean = MARKER.encode() not in after and CLEARED in after
    return clean and not modes_left_on(sent) and treats_keys_as_at_first(person)


# --- signals --------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", FROM_OUTSIDE)
def test_a_signal_loses_no_word_and_gives_the_terminal_back(
    ticlist: Installed, open_ticlist: Open, number: signal.Signals
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.type(" and the last")
    person.wait_for("and the last")
    began = time.monotonic()
    person.signal(number)
    assert person.wait_for_exit() == 128 + number
    assert time.monotonic() - began < SOON
    assert note(ticlist) == f"kept {MARKER} and the last"
    assert is_given_back(person)
    assert not person.text().strip()


# --- a terminal that is gone, or does not read ----------------------------------------------------


def without_a_controlling_terminal(ticlist: Installed) -> Installed:
    return altered(
        ticlist,
        "import fcntl, signal, termios",
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)",
        "fcntl.ioctl(0, termios.TIOCNOTTY)",
    )


def with_hang_ups_ignored(ticlist: Installed) -> Installed:
    # Ignored for good: the program's own handler does not take the place of that.
    return altered(
        ticlist,
        "import signal",
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})",
    )


@pytest.mark.parametrize("started", [with_hang_ups_ignored, without_a_controlling_terminal])
def test_no_program_is_left_behind_a_window_that_was_closed(
    ticlist: Installed, started: object
) -> None:
    assert callable(started)
    with started(ticlist).opened(*BEGIN) as person:
        write_one_word(person)
        began = time.monotonic()
        person.hang_up()
        assert wait_until_gone(person) == 128 + signal.SIGHUP
        assert time.monotonic() - began < SOON
    assert note(ticlist) == f"kept {MARKER}"


def test_a_window_that_is_closed_while_it_is_stopped_leaves_nothing_running(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.signal(signal.SIGSTOP)
    wait_until_stopped(person)
    person.hang_up()
    assert wait_until_gone(person) == 128 + signal.SIGHUP
    assert note(ticlist) == f"kept {MARKER}"


@pytest.mark.parametrize("ending", ["SIGTERM", "closed window"])
def test_a_terminal_that_stopped_reading_hinders_neither_keeping_nor_ending(
    ticlist: Installed, open_ticlist: Open, ending: str
) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    assert type_unread(person, "k", 300) == 300
    ticlist.wait_for_draft(f"{MARKER}kkk")
    before = note(ticlist)
    began = time.monotonic()
    if ending == "SIGTERM":
        person.signal(signal.SIGTERM)
        assert wait_until_gone(person) == 128 + signal.SIGTERM
        person.wait_for_exit()
        assert is_given_back(person)
    else:
        person.hang_up()
        assert wait_until_gone(person) == 128 + signal.SIGHUP
    assert time.monotonic() - began < SOON
    assert note(ticlist).startswith(before)


# --- mistakes of our own --------------------------------------------------------------------------

IN_A_PAGE = (
    "from ticlist.screens.widgets.views import PromptView",
    "def broken(self):",
    "    words = str(self.walk.reflection())",
    "    raise RuntimeError(words)",
    "PromptView.toggle_supervision = broken",
)
IN_READING_KEYS = (
    "from textual.drivers.linux_driver import LinuxDriver",
    "before = LinuxDriver.process_message",
    "def broken(self, message):",
    "    if getattr(message, 'key', '') == 'f9':",
    "        raise RuntimeError(self._app.desk.walk.reflection())",
    "    before(self, message)",
    "LinuxDriver.process_message = broken",
)


@pytest.mark.parametrize("lines", [IN_A_PAGE, IN_READING_KEYS], ids=["page", "keys"])
def test_a_mistake_of_ours_loses_no_word_and_shows_none(
    ticlist: Installed, lines: tuple[str, ...]
) -> None:
    with altered(ticlist, *lines).opened(*BEGIN, size=(200, 24)) as person:
        write_one_word(person)
        person.send("f9")
        assert person.wait_for_exit() == 1
        assert is_given_back(person)
    (draft,) = ticlist.drafts
    (report,) = (ticlist.home / "data" / "reports").iterdir()
    lines_said = [line.strip() for line in person.text().split("\n") if line.strip()]
    assert lines_said == [
        mistake.WENT_WRONG,
        KEPT_HERE.usual,
        str(draft),
        mistake.REPORTED,
        str(report),
    ]
    assert holding(ticlist.folder, MARKER) == [draft]
    assert (mode(report.parent), mode(report)) == (0o700, 0o600)
    again = ticlist.run("drafts")
    assert draft.stem in again.stdout


# --- nobody there ---------------------------------------------------------------------------------


def test_a_program_that_was_left_alone_keeps_the_draft_and_ends(ticlist: Installed) -> None:
    rules, late = ticlist.folder / "rules.toml", ticlist.folder / "late"
    rules.write_text("[site]\nidle_minutes = 5\n", encoding="utf-8")
    rules.chmod(0o644)
    clock = altered(
        ticlist,
        "import time, types",
        "from pathlib import Path",
        "from ticlist import ending",
        "from ticlist.storage import settings",
        f"settings.SITE_RULES, settings._ROOT = Path({str(rules)!r}), os.getuid()",
        f"later = lambda: 600 if os.path.exists({str(late)!r}) else 0",
        "moved = lambda: time.monotonic() + later()",
        "ending.time = types.SimpleNamespace(monotonic=moved, sleep=time.sleep)",
    )
    with clock.opened(*BEGIN, size=(160, 24)) as person:
        write_one_word(person)
        late.touch()
        person.resize(159, 24)  # wakes the watch, which would else look in five minutes
        assert person.wait_for_exit() == 0
        assert is_given_back(person)
        said = person.text()
    assert "No key was pressed for 5 minutes, so ticlist has ended" in said
    assert "Your draft was kept: 'ticlist reflect --resume' goes on with it." in said
    assert note(ticlist) == f"kept {MARKER}"


def test_a_program_that_waits_sends_nothing(open_ticlist: Open) -> None:
    person = open_ticlist(*BEGIN)
    write_one_word(person)
    person.settle()
    before = len(person.raw)
    end = time.monotonic() + 3
    wait_until(lambda: time.monotonic() > end, "three seconds")
    person.settle()
    assert len(person.raw) == before


# --- what is left of a process --------------------------------------------------------------------


def test_a_program_that_is_aborted_leaves_no_core(ticlist: Installed) -> None:
    script = ticlist.folder / "unlimited"
    script.write_text(
        f"#!/bin/sh\nulimit -c unlimited 2>/dev/null\nexec '{ticlist.command}' \"$@\"\n", "utf-8"
    )
    script.chmod(0o755)
    with ticlist._replace(command=script).opened(*BEGIN) as person:
        write_one_word(person)
        ticlist.wait_for_draft(MARKER)
        limits = f"/proc/{person.pid}/limits"
        with open(limits, encoding="utf-8") as lines:  # noqa: PTH123 - a file of the kernel
            (core,) = [line.split() for line in lines if line.startswith("Max core file size")]
        assert core[4] == "0"
        person.signal(signal.SIGABRT)
        assert person.wait_for_exit() == -signal.SIGABRT
    (draft,) = ticlist.drafts
    assert holding(ticlist.folder, MARKER) == [draft]
    assert not list(ticlist.elsewhere().iterdir())
