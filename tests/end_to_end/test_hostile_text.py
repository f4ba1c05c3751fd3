"""A store full of texts made to act, on a real terminal and in tmux."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person, wait_until
from tests.hostile.corpus import CONTROLS, PAYLOADS
from tests.hostile.making import DRAFT, SAVED, Store
from tests.tools import needs, plain_environment
from ticlist.storage.paths import Paths

SESSION = "ticlist-hostile"


@pytest.fixture
def store(ticlist: Installed) -> Store:
    """A store in which every text is hostile."""
    home = ticlist.home
    return Store(Paths(home / "data", home / "config", (), "a test"))


def acted(raw: bytes) -> list[bytes]:
    """What of the texts a terminal was sent as something to obey."""
    return [each for each in PAYLOADS if each in raw]


def walk_through(person: Person) -> None:
    """Home, what lies over it, what is saved, before the start, and some pages of a walk."""
    person.wait_for("Leave out names")
    person.press("f1", "escape", "f7", "escape", "f2", "f2", "ctrl+p", "escape")
    person.tab_to("> w02")
    person.turn("enter")
    person.press("pagedown", "f3", "f3", "pagedown", "pagedown", "f4")
    person.wait_for("> Change the day, the context")
    person.press("escape")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_no_text_of_a_store_reaches_the_terminal_as_something_to_obey(
    store: Store, open_ticlist: Open, size: tuple[int, int]
) -> None:
    person = open_ticlist(size=size)
    walk_through(person)
    person.leave()
    assert store.paths.reflections.is_dir()
    assert not acted(bytes(person.raw))


def test_a_draft_and_a_saved_reflection_are_read_without_one_being_obeyed(
    store: Store, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "--resume", DRAFT)
    person.wait_for("of ")
    person.look()
    person.press("pagedown", "pageup", "f4", "ctrl+down", "ctrl+down", "escape")
    person.wait_for("Leave out names")
    person.leave()
    assert store.draft
    assert not acted(bytes(person.raw))
    shown = open_ticlist("show", SAVED[0])
    assert shown.wait_for_exit() == 0
    assert not acted(bytes(shown.raw))


class Tmux:
    """One tmux of a test's own, that does whatever a text asks of it.

    Args:
        program: tmux.
        folder: where it keeps its socket.
        env: the environment of what runs in it.
    """

    def __init__(self, program: str, folder: Path, env: dict[str, str]) -> None:
        self._command = [program, "-f", "/dev/null", "-S", str(folder / "socket")]
        self._env = env
        self("new-session", "-d", "-x", "100", "-y", "40", "-n", "mine", "cat")
        for option in ("set-clipboard", "set-titles", "allow-rename", "allow-passthrough"):
            self("set-option", "-gq", option, "on")
        self("set-option", "-g", "remain-on-exit", "on")
        self("set-option", "-g", "automatic-rename", "off")

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._command, *arguments],
            env=self._env,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
        return done.stdout

    def opened(self, name: str, *command: str) -> None:
        """Run a command in a window of its own."""
        self("new-window", "-n", name, *command)
        self("select-pane", "-T", "titled")

    def has(self, words: str) -> bool:
        return words in self("capture-pane", "-p")

    def go_to(self, line: str) -> None:
        """Go back from line to line until one has the focus."""

        def is_there() -> bool:
            before = self("capture-pane", "-p")
            if f"\u2588{line}" in before:
                return True
            self("send-keys", "BTab")
            # Not sent again before it has been dealt with, or the focus goes on past the line.
            wait_until(lambda: self("capture-pane", "-p") != before, "another focus")
            return False

        wait_until(is_there, line)

    def what_texts_can_change(self) -> tuple[str, str]:
        """The name of the window with the title of the pane, and the paste buffers."""
        return self("display-message", "-p", "#{window_name}|#{pane_title}"), self("list-buffers")


@pytest.fixture
def tmux(tmp_path: Path, ticlist: Installed) -> Iterator[Tmux]:
    env = plain_environment(ticlist.folder) | {"TMUX_TMPDIR": str(tmp_path)}
    started = Tmux(needs("tmux"), tmp_path, env)
    yield started
    started("kill-server")


def test_in_tmux_titles_names_and_paste_buffers_stay_as_they_were(
    store: Store, ticlist: Installed, tmux: Tmux, tmp_path: Path
) -> None:
    some = [CONTROLS[name] for name in ("fill the clipboard", "a title", "a title of tmux")]
    file = tmp_path / "some"
    file.write_text("".join([*some, "the end"]), encoding="utf-8")
    tmux.opened("obeys", "cat", str(file), "-")
    wait_until(lambda: tmux.has("the end"), "the end of the texts")
    names, buffers = tmux.what_texts_can_change()
    assert "owned" in names
    assert "owned" in buffers  # or this test could not see anything

    tmux("delete-buffer")
    assert not tmux("list-buffers")
    tmux.opened("ours", str(ticlist.command))
    before = tmux.what_texts_can_change()
    assert before == ("ours|titled\n", "")
    wait_until(lambda: tmux.has("Leave out names"), "home")
    for keys, words in (
        (("F7",), "Right now"),
        (("Escape",), "Leave out names"),
        (("Enter",), "Saved reflections"),
        (("Down", "Enter"), "w05"),
        (("Escape",), "Saved reflections"),
        (("Escape",), "> All reflections"),
    ):
        if words == "Saved reflections" and keys == ("Enter",):
            tmux.go_to("> All reflections")
        for key in keys:
            tmux("send-keys", key)
        wait_until(lambda words=words: tmux.has(words), words)  # type: ignore[misc]
        assert tmux.what_texts_can_change() == before
    tmux("send-keys", "F8")
    wait_until(lambda: tmux("display-message", "-p", "#{pane_dead}") == "1\n", "its end")
    assert tmux.what_texts_can_change() == before

    tmux.opened("shows", str(ticlist.command), "show", SAVED[0])
    wait_until(lambda: tmux("display-message", "-p", "#{pane_dead}") == "1\n", "its end")
    assert tmux.what_texts_can_change() == ("shows|titled\n", "")
    assert store.saved
