"""The program as a whole: how it ends, and what it says when it goes wrong."""

import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NoReturn

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.screens.checklist import drafts, shelve, the_draft
from ticlist import mistake, pasting, terminal
from ticlist.advice import KEPT_HERE
from ticlist.app import TiclistApp, open_program
from ticlist.ending import ENDING
from ticlist.files import durable
from ticlist.model.opening import Opening
from ticlist.screens import support
from ticlist.screens.widgets.views import PromptView
from ticlist.storage.paths import Paths, paths_from

WRITTEN = "WRITTENWORDS"
Script = Callable[[Pilot[object]], Coroutine[Any, Any, None]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = paths_from(os.environ, Path.home())._replace(sites=(tmp_path / "site",))
    shelve(found)
    return found


@pytest.fixture
def cleared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    monkeypatch.setattr(terminal, "prepare_terminal", lambda: calls.append("prepared"))
    monkeypatch.setattr("ticlist.app.keep_words_in", lambda: None)
    monkeypatch.setattr(pasting, "keep_pastes_whole", lambda: None)
    monkeypatch.setattr(terminal, "clear_terminal", lambda: calls.append("cleared"))
    return calls


@pytest.fixture
def run(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, cleared: list[str]
) -> Callable[[Script], int]:
    """Open the program without a terminal, and have somebody use it."""
    assert cleared == []

    def opened(script: Script) -> int:
        def headless(self: TiclistApp) -> None:
            App.run(self, headless=True, size=(80, 24), auto_pilot=script)

        monkeypatch.setattr(TiclistApp, "run", headless)
        return open_program(paths, Opening("tiny", "one", "self"))

    return opened


def breaking(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a key lead into a mistake that knows what was written."""

    def broken(self: PromptView) -> NoReturn:
        words = f"{what} {self.walk.reflection()}"
        raise RuntimeError(words)

    monkeypatch.setattr(PromptView, "toggle_supervision", broken)


async def _write(pilot: Pilot[object]) -> None:
    await pilot.press("pagedown", *WRITTEN)
    await pilot.pause()


async def _write_and_break(pilot: Pilot[object]) -> None:
    await _write(pilot)
    await pilot.press("f9")
    await pilot.pause()


def test_leaving_now_clears_the_screen(run: Callable[[Script], int], cleared: list[str]) -> None:
    async def leave(pilot: Pilot[object]) -> None:
        await _write(pilot)
        await pilot.press("f8")

    assert run(leave) == 0
    assert cleared == ["prepared", "cleared"]


def test_leaving_by_escape_leaves_the_terminal_as_it_was(
    run: Callable[[Script], int], cleared: list[str], paths: Paths
) -> None:
    async def leave(pilot: Pilot[object]) -> None:
        await _write(pilot)
        await pilot.press("escape", "escape")

    assert run(leave) == 0
    assert cleared == ["prepared"]
    assert the_draft(paths).reflection.sections[0].answers[0].note == WRITTEN


@pytest.mark.parametrize("number", list(ENDING))
def test_a_signal_keeps_the_newest_words_and_clears_the_screen(
    run: Callable[[Script], int], cleared: list[str], paths: Paths, number: signal.Signals
) -> None:
    async def be_ended(pilot: Pilot[object]) -> None:
        await _write(pilot)
        os.kill(os.getpid(), number)

    assert run(be_ended) == 128 + number
    assert cleared == ["prepared", "cleared"]
    assert the_draft(paths).reflection.sections[0].answers[0].note == WRITTEN


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_mistake_of_ours_says_so_and_shows_nothing_that_was_written(
    run: Callable[[Script], int],
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    debug: str,
) -> None:
    monkeypatch.setenv("TICLIST_DEBUG", debug)
    breaking(WRITTEN, monkeypatch)
    assert run(_write_and_break) == 1
    said = "".join(capfd.readouterr())
    assert WRITTEN not in said
    words = " ".join(said.split())
    assert words.startswith(mistake.WENT_WRONG)
    assert KEPT_HERE.usual in words
    assert ("RuntimeError" in words) == bool(debug)
    assert the_draft(paths).reflection.sections[0].answers[0].note == WRITTEN
    [draft] = paths.drafts.glob("*.toml")
    [report] = paths.reports.iterdir()
    assert str(draft) in said
    assert str(report) in said
    assert "RuntimeError" in report.read_text(encoding="utf-8")
    assert WRITTEN not in report.read_text(encoding="utf-8")


def test_a_mistake_is_told_truly_where_nothing_could_be_kept(
    run: Callable[[Script], int],
    paths: Paths,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "replace", refuse)
    breaking(WRITTEN, monkeypatch)
    assert run(_write_and_break) == 1
    words = " ".join("".join(capfd.readouterr()).split())
    assert mistake.NOT_KEPT in words
    assert KEPT_HERE.usual not in words
    assert WRITTEN not in words
    assert not [name for name in drafts(paths) if name.endswith(".toml")]


def test_a_mistake_with_nothing_begun_speaks_of_no_draft(
    run: Callable[[Script], int],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> NoReturn:
        raise RuntimeError(WRITTEN)

    monkeypatch.setattr(support, "SupportScreen", broken)

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("f7")
        await pilot.pause()

    assert run(look) == 1
    words = " ".join("".join(capfd.readouterr()).split())
    assert words.startswith(f"{mistake.WENT_WRONG} {mistake.UNTOUCHED}")
    assert "draft" not in words
    assert WRITTEN not in words


def test_textual_still_ends_by_the_methods_that_we_put_ours_in_place_of() -> None:
    for name in ("_fatal_error", "panic", "_handle_exception", "_close_messages_no_wait"):
        assert callable(getattr(App, name))
    assert "_fatal_error" in App._handle_exception.__code__.co_names
    assert "on_event" in vars(App)
