"""The program draws itself: what changes, or whole frames where that is asked for or needed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.strip import Strip

from tests.drawn import watcher
from ticlist import app as app_module
from ticlist import mistake
from ticlist.cli import main
from ticlist.commands import reflect
from ticlist.drawn import DrawnProgram, _erases_in_colour
from ticlist.model.opening import Opening
from ticlist.screens.widgets.words import WordsBox
from ticlist.storage.paths import Paths, current_paths, paths_from
from ticlist.wire import LONG

if TYPE_CHECKING:
    from tests.drawn import Watcher
    from ticlist.app import TiclistApp


@pytest.fixture
def paths() -> Paths:
    """The folders in force."""
    return paths_from(os.environ, Path.home())


async def to_a_box(me: Watcher) -> WordsBox:
    await me.press("pagedown", "x", "y")
    assert isinstance(me.app.focused, WordsBox)
    return me.app.focused


async def test_a_letter_costs_a_letter_and_the_cursor_is_behind_it(paths: Paths) -> None:
    async with watcher(paths, Opening("school")) as me:
        box = await to_a_box(me)
        me.terminal.sent.clear()
        await me.press("z")
        assert "".join(me.terminal.sent) == "z"
        assert (me.screen.cursor.x, me.screen.cursor.y) == box.cursor_screen_offset
        assert not me.screen.cursor.hidden
        assert me.screen.buffer[me.screen.cursor.y][me.screen.cursor.x - 1].data == "z"
        me.check()


async def test_a_window_that_was_changed_is_drawn_anew_even_at_its_old_size(paths: Paths) -> None:
    async with watcher(paths) as me:
        await me.resize(80, 24)
        me.check()
        await me.resize(60, 20)
        me.check()


async def test_whole_frames_where_they_are_asked_for(paths: Paths) -> None:
    async with watcher(paths, Opening("school"), before=whole_frames) as me:
        await to_a_box(me)
        me.terminal.sent.clear()
        await me.press("z")
        assert len("".join(me.terminal.sent)) > LONG
        me.check_cursor()
        me.check()
    assert not (paths.reports / mistake.WHOLE_FRAMES).exists()


def whole_frames(app: TiclistApp) -> None:
    app.full_frames = True


async def test_where_textual_is_not_as_expected_whole_frames_are_sent_and_it_is_noted(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watcher(paths, Opening("school")) as me:
        await to_a_box(me)
        words = "told nobody"

        def changed(*_: object) -> str:
            raise AttributeError(words)

        monkeypatch.setattr(me.app._wire, "take", changed)
        me.app._display(me.app.screen, me.app.screen._compositor.render_full_update())
        await me.press("z")
        me.check()
        me.check_cursor()
        assert me.app.full_frames
    noted = (paths.reports / mistake.WHOLE_FRAMES).read_text(encoding="utf-8")
    assert noted.count("\n") == 1
    assert "AttributeError at tests/test_drawn.py" in noted
    assert words not in noted


async def test_much_is_shown_at_once_where_the_terminal_can(paths: Paths) -> None:
    async with watcher(paths, Opening("school")) as me:
        me.app._sync_available = True
        me.terminal.sent.clear()
        await me.press("pagedown")
        assert any(each.startswith("\x1b[?2026h") for each in me.terminal.sent)
        await me.press("x")
        me.terminal.sent.clear()
        await me.press("y")
        assert not any("2026" in each for each in me.terminal.sent)


async def test_a_box_draws_its_words_as_textual_does(paths: Paths) -> None:
    async with watcher(paths, Opening("school")) as me:
        box = await to_a_box(me)
        await me.paste(" words and more words" * 12 + "\n\ttab\n\u5b89\u5fc3 e\u0301\n\n")
        await me.press("up", "left")
        for _ in range(2):
            for y in range(box.size.height):
                box._line_cache.clear()
                ours, theirs = box.render_line(y), super(WordsBox, box).render_line(y)
                console = me.app.console
                assert shown(ours, console) == shown(theirs, console)
            await me.press("shift+left", "shift+left")


def shown(strip: Strip, console: object) -> list[tuple[str, str]]:
    """Each letter with its style."""
    system = console._color_system  # type: ignore[attr-defined]
    return [
        (letter, Strip.render_ansi(style, system) if style else "")
        for text, style, _ in strip
        for letter in text
    ]


def test_a_program_hears_nothing_of_whole_frames_unless_it_wants_to() -> None:
    DrawnProgram().drawn_whole(ValueError())


def test_gnu_screen_erases_without_colour() -> None:
    assert not _erases_in_colour("screen.xterm-256color")
    assert _erases_in_colour("xterm-256color")
    assert _erases_in_colour("tmux-256color")


@pytest.mark.parametrize(
    "words", [("--full-frames",), ("reflect", "--full-frames"), ("--full-frames", "reflect")]
)
def test_whole_frames_are_asked_for_by_an_option(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def opened(_: Paths, __: Opening, *, full_frames: bool) -> int:
        asked.append(full_frames)
        return 0

    monkeypatch.setattr(app_module, "open_program", opened)
    monkeypatch.setattr(reflect, "_refuse_without_terminal", lambda: None)
    monkeypatch.setattr(reflect, "_is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    assert main(words) == 0
    assert asked == [True]


def test_a_note_that_cannot_be_written_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = current_paths()
    paths.reports.parent.mkdir(parents=True, exist_ok=True)
    paths.reports.write_text("in the way", encoding="utf-8")
    mistake.note_whole_frames(ValueError(), paths)
    assert paths.reports.read_text(encoding="utf-8") == "in the way"
    monkeypatch.undo()
