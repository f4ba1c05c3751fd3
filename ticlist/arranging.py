"""Settings in the program: seen, changed, kept in their file, and obeyed at once."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import TiclistError
from ticlist.joining import Joining
from ticlist.screens.themes import THEMES, Colourless, look
from ticlist.screens.widgets.keymap import actions_declared, keys_declared, keys_wanted
from ticlist.showing import wants_ascii_here
from ticlist.storage.settings_file import decided_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.dom import DOMNode
    from textual.filter import LineFilter

    from ticlist.desk import Desk
    from ticlist.model.own_text import OwnText
    from ticlist.screens.key_list import KeyListScreen
    from ticlist.screens.own_text import OwnTextScreen
    from ticlist.screens.settings import SettingsScreen
    from ticlist.storage.settings_file import Value
    from ticlist.told_settings import Keeping

KEPT = "Kept."
TOO_LONG = "This file is longer than a box holds. It can be changed with an editor."

_A_KEY = "keys."
_COLOURLESS = (Colourless(),)


class _BeingWritten(NamedTuple):
    """Something that is being written, how it is kept, and what was asked."""

    screen: OwnTextScreen
    keeping: Keeping
    asked: OwnText


class Arranging(Joining):
    """A program in which everything that can be set can be changed.

    Args:
        desk: what lies on it.
    """

    def __init__(self, desk: Desk) -> None:
        # Textual takes some variables out of the environment.
        self._decided = decided_elsewhere(os.environ)
        super().__init__(desk)
        self.key_remarks: list[str] = []
        self._own_text: _BeingWritten | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self._obey()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What everything that is drawn goes through: none of Textual's, which keep greys."""
        return _COLOURLESS if self.theme == "terminal" else ()

    def with_keys(self) -> Sequence[type[DOMNode]]:
        """Everything that has keys of its own."""
        return ()

    def _obey(self) -> None:
        """Do as the settings say."""
        settings = self.desk.settings
        theme = "terminal" if "theme" in self._decided else settings.theme
        look(self, theme, ascii_only=wants_ascii_here())
        # Asking which keys there are loads every page: a start without wishes does without.
        declared = keys_declared(self.with_keys()) if settings.keys else {}
        keys, self.key_remarks = keys_wanted(settings.keys, declared)
        self.set_keymap(keys)

    # --- what can be opened ---------------------------------------------------------------------

    def ways_back(self, subject: str) -> dict[str, Callable[[], object]]:
        """What lines do that lead to something that is saved, or set.

        Args:
            subject: what the line is about.
        """
        return {
            **super().ways_back(subject),
            "settings": self._open_settings,
            "set": lambda: self._open_one(subject),
        }

    def _open_settings(self) -> None:
        from ticlist.screens.settings import SettingsScreen
        from ticlist.set_up import settings_shown

        self._lay_over(SettingsScreen(settings_shown(self.desk, self._decided)))

    def _open_one(self, name: str) -> None:
        from ticlist.screens.key_list import KeyListScreen
        from ticlist.set_up import keys_shown

        if name == "keys":
            actions = actions_declared(self.with_keys())
            shown = keys_shown(actions, self.desk.settings)
            self.push_screen(KeyListScreen(shown, self.key_remarks))
        else:
            self._open_text(name)

    def _open_text(self, name: str) -> None:
        from ticlist.screens.own_text import OwnTextScreen
        from ticlist.screens.widgets.words import MOST_WORDS
        from ticlist.set_up import key_asked
        from ticlist.told_settings import Keeping, asked_of, own_file

        if name.startswith(_A_KEY):
            actions = actions_declared(self.with_keys())
            self.push_screen(OwnTextScreen(key_asked(name, actions, self.desk.settings)))
            return
        try:
            asked = asked_of(self.desk, name)
        except TiclistError as error:
            self._say(str(error))
            return
        if len(asked.text) > MOST_WORDS:
            self._say(f"{TOO_LONG}\n{own_file(self.desk, name)}")
            return
        screen = OwnTextScreen(asked)
        self._own_text = _BeingWritten(screen, Keeping(self.desk, asked), asked)
        self.push_screen(screen)

    def on_key_list_screen_asked(self, event: KeyListScreen.Asked) -> None:
        """Ask for another key."""
        self._open_text(f"{_A_KEY}{event.name}")

    # --- what is changed ------------------------------------------------------------------------

    def on_settings_screen_changed(self, event: SettingsScreen.Changed) -> None:
        """Keep a choice, or say why that cannot be done."""
        self._say(self._kept_setting((event.name,), event.value))
        self._show_settings()

    def on_own_text_screen_written(self, event: OwnTextScreen.Written) -> None:
        """Keep a text, or say why that cannot be done."""
        problem = self._kept_text(event.name, event.text)
        if problem:
            self._say(problem)
            return
        self._close()
        self._show_settings()
        self._say(KEPT)

    def _kept_text(self, name: str, text: str) -> str:
        own = self._own_text
        if own is not None and not name.startswith(_A_KEY):
            return self._kept_by(lambda: own.keeping.put(text))
        key, bare = text.strip().lower(), name.removeprefix(_A_KEY)
        problem = self._problem_with(bare, key) if key else ""
        return problem or self._kept_setting(("keys", bare), key or None)

    def keep(self) -> bool:
        """Keep the draft as it stands, and a text of one's own that is being written."""
        is_kept = False
        # Nothing that goes wrong here keeps the draft from being kept.
        with contextlib.suppress(Exception):
            is_kept = not self._problem_with_own_text()
        return super().keep() and is_kept

    def own_text_is_kept(self) -> bool:
        """Keep a text of one's own that is being written, as somebody leaves.

        Returns:
            False where it cannot be kept: then it is asked what to do.
        """
        problem = self._problem_with_own_text()
        if problem:
            from ticlist.screens.not_kept import OwnTextNotKeptScreen

            self._lay_over(OwnTextNotKeptScreen(problem))
        return not problem

    def _problem_with_own_text(self) -> str:
        """Keep it as the program ends; why that cannot be done, or nothing."""
        own = self._own_text
        # A setting of one line that is half written may be another one.
        if own is None or not own.asked.is_long or own.screen not in self.screen_stack:
            return ""
        return own.keeping.put_as_it_ends(own.screen.text) if own.screen.is_changed else ""

    def _problem_with(self, name: str, key: str) -> str:
        """Why an action cannot have a key; nothing where it can."""
        others = {each: its for each, its in self.desk.settings.keys.items() if each != name}
        declared = keys_declared(self.with_keys())
        before = keys_wanted(others, declared)[1]
        remarks = keys_wanted({**others, name: key}, declared)[1]
        return "\n".join(each for each in remarks if each not in before)

    def _kept_setting(self, path: tuple[str, ...], value: Value) -> str:
        from ticlist.told_settings import keep_setting

        return self._kept_by(lambda: keep_setting(self.desk, path, value))

    def _kept_by(self, keep: Callable[[], str]) -> str:
        """Keep something and obey it; why that cannot be done, or nothing."""
        remarks = self.desk.settings.remarks
        problem = keep()
        if not problem:
            self.is_home_old = self.is_home_old or remarks != self.desk.settings.remarks
            self._obey()
        return problem

    def _show_settings(self) -> None:
        """Show what is in force on every page that shows it."""
        from ticlist.screens.key_list import KeyListScreen
        from ticlist.screens.settings import SettingsScreen
        from ticlist.set_up import keys_shown, settings_shown

        for screen in self.screen_stack:
            if isinstance(screen, SettingsScreen):
                screen.show(settings_shown(self.desk, self._decided))
            elif isinstance(screen, KeyListScreen):
                actions = actions_declared(self.with_keys())
                screen.show(keys_shown(actions, self.desk.settings), self.key_remarks)


def widgets_with_keys() -> list[type[DOMNode]]:
    """What stands on pages and has keys of its own."""
    from ticlist.screens.lines_page import LinesPage
    from ticlist.screens.widgets.choices import Choice
    from ticlist.screens.widgets.grid import Grid
    from ticlist.screens.widgets.lines import Lines
    from ticlist.screens.widgets.row import Row
    from ticlist.screens.widgets.ticks import Ticks

    return [LinesPage, Choice, Row, Lines, Ticks, Grid]
