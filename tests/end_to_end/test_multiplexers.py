"""In GNU screen and in tmux: nothing written is left to be seen, and nothing is lost."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.installed import Installed
from tests.end_to_end.person import wait_until
from tests.tools import needs, plain_environment

MARKER = "Zebrafinch"
WALK = ("reflect", "school", "--section", "safety")
PAGE_DOWN, F8, CTRL_Q, ESCAPE = "\x1b[6~", "\x1b[19~", "\x11", "\x1b"


class GnuScreen:
    """One GNU screen of a test's own, as it comes: without a second screen to go back from.

    Args:
        program: screen.
        folder: for its socket and what is read off it.
        env: its environment.
    """

    def __init__(self, program: str, folder: Path, env: dict[str, str]) -> None:
        self._program = program
        self._copy = folder / "hardcopy"
        sockets = folder / "sockets"
        sockets.mkdir(mode=0o700)
        self._env = {**env, "SCREENDIR": str(sockets), "TERM": "xterm-256color"}
        (folder / "screenrc").write_text("startup_message off\n", encoding="utf-8")
        self._rc = folder / "screenrc"

    def open(self, *command: str) -> None:
        """Run a command, and go on when it has ended."""
        line = f"{' '.join(command)}; echo It has ended; exec sleep 1000"
        self("-U", "-c", str(self._rc), "-d", "-m", "-S", "ours", "sh", "-c", line)

    def __call__(self, *arguments: str) -> None:
        """Tell it something."""
        subprocess.run([self._program, *arguments], env=self._env, check=True, timeout=60)

    def press(self, keys: str) -> None:
        """Press keys."""
        self("-S", "ours", "-p", "0", "-X", "stuff", keys)

    def shows(self, *, scrolled_off: bool = False) -> str:
        """What stands in its window, with what was scrolled off it too if that is asked for."""
        self._copy.unlink(missing_ok=True)
        how = ("-h",) if scrolled_off else ()
        self("-S", "ours", "-p", "0", "-X", "hardcopy", *how, str(self._copy))
        wait_until(self._copy.exists, "what stands in the window")
        return self._copy.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, words: str) -> None:
        """Wait until some words stand in its window."""

        def is_shown() -> bool:
            # It says that it runs a moment before it can be told anything.
            with contextlib.suppress(subprocess.CalledProcessError):
                return words in self.shows()
            return False

        wait_until(is_shown, words)


@pytest.fixture(name="screen")
def _screen(ticlist: Installed, tmp_path: Path) -> Iterator[GnuScreen]:
    started = GnuScreen(needs("screen"), tmp_path, plain_environment(ticlist.folder))
    yield started
    with contextlib.suppress(subprocess.CalledProcessError):  # where it never began
        started("-S", "ours", "-X", "quit")


def written(screen: GnuScreen, ticlist: Installed) -> None:
    """Open the program in it, and write."""
    screen.open(str(ticlist.command), *WALK)
    screen.wait_for("before you start")
    screen.press(PAGE_DOWN)
    screen.wait_for("2 of 10")
    screen.press(MARKER)
    screen.wait_for(MARKER)
    ticlist.wait_for_draft(MARKER)


@pytest.mark.parametrize(
    "keys", [F8, CTRL_Q, f"{ESCAPE}|{ESCAPE}", "SIGTERM"], ids=["f8", "ctrl+q", "escape", "SIGTERM"]
)
def test_in_gnu_screen_nothing_written_is_left(
    screen: GnuScreen, ticlist: Installed, keys: str
) -> None:
    written(screen, ticlist)
    if keys == "SIGTERM":
        subprocess.run(["pkill", "-TERM", "-f", f"python {ticlist.command}"], check=True)
    for at, key in enumerate(keys.split("|") if keys != "SIGTERM" else ()):
        if at:
            screen.wait_for("Unfinished")
        screen.press(key)
    screen.wait_for("It has ended")
    left = screen.shows(scrolled_off=True)
    assert MARKER not in left
    assert "Unfinished" not in left
    assert ticlist.draft()["section"][0]["answer"][0]["note"] == MARKER


def test_a_killed_pane_of_tmux_loses_nothing(ticlist: Installed, tmp_path: Path) -> None:
    env = {**plain_environment(ticlist.folder), "TMUX_TMPDIR": str(tmp_path)}
    tmux = needs("tmux")

    def told(*arguments: str) -> str:
        done = subprocess.run(
            [tmux, "-L", "ours", *arguments], env=env, capture_output=True, text=True, check=True
        )
        return done.stdout

    told("-f", os.devnull, "new-session", "-d", "-x", "80", "-y", "24", "sleep", "1000")
    try:
        told("new-window", str(ticlist.command), *WALK)
        wait_until(lambda: "before you start" in told("capture-pane", "-p"), "the start")
        told("send-keys", "PageDown")
        wait_until(lambda: "2 of 10" in told("capture-pane", "-p"), "the first prompt")
        told("send-keys", "-l", MARKER)
        wait_until(lambda: MARKER in told("capture-pane", "-p"), "the words")
        told("kill-pane")
        ticlist.wait_for_draft(MARKER)
        wait_until(lambda: not ticlist.beside_drafts, "the end of the program")
    finally:
        told("kill-server")
