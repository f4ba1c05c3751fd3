"""Keys: every action and its key, to give it another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

ABOUT = (
    "Enter on a line gives the action another key. Some keys do one thing on one page and "
    "another on the next."
)


class KeyOf(NamedTuple):
    """An action and its key.

    Args:
        name: of the action, as in `[keys]`.
        key: the key, in full.
        does: what the action does.
        is_own: whether somebody gave it this key.
    """

    name: str
    key: str
    does: str
    is_own: bool


class KeyListScreen(LinesPage):
    """Every action and its key.

    Args:
        keys: what there is.
        remarks: keys that somebody wants and that cannot be had, a line each.
    """

    ABOUT = """\
Every action with its key. Enter gives an action another key; where two would have one, you are \
told which, and nothing changes. Your own keys are marked."""

    class Asked(Message):
        """An action is to have another key."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, keys: Sequence[KeyOf], remarks: Sequence[str]) -> None:
        super().__init__()
        self._keys = keys
        self._remarks = remarks

    def where(self) -> str:
        """What this is."""
        return "Settings: keys"

    def body(self) -> ComposeResult:
        """A line for each."""
        yield Said(ABOUT, classes="about")
        yield Said(visible("\n".join(self._remarks)), id="wanted")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def show(self, keys: Sequence[KeyOf], remarks: Sequence[str]) -> None:
        """Show what is in force now."""
        self._keys = keys
        self.query_one("#wanted", Said).say(visible("\n".join(remarks)))
        self.lines.renew()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Tell which."""
        event.stop()
        self.post_message(self.Asked(event.subject))

    def _lines(self, width: int) -> list[Line]:
        before = max((len(each.key) for each in self._keys), default=0) + 2
        found = []
        for each in self._keys:
            own = " (your own key)" if each.is_own else ""
            words = wrapped(visible_line(f"{each.does}{own}"), max(8, width - before))
            for number, line in enumerate(words):
                key = each.key if number == 0 else ""
                found.append(Line(f"{visible_line(key):<{before}}{line}", "words", each.name))
        return found
