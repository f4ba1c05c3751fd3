"""The team's pictures, and the questions to talk about where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line, wrapped
from ticlist.told_together import WHAT_PICTURES_ARE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from ticlist.screens.widgets.entry import Entry

READING = "Reading ..."


class TeamScreen(LinesPage):
    """What can be looked at of a team.

    Args:
        name: what the team is called, in one line.
    """

    ABOUT = """\
Your team's pictures, the newest first, then the questions to talk about together. Enter opens \
one; Escape goes back.

A picture says which side most lean to, and nothing where few answered. Who answered, how many, \
and what any one of them said stands in none of it. It is no measure of a team."""

    class Shown(Message):
        """The page is there, and has to be told what to show."""

    class OpenAsked(Message):
        """Somebody wants to look at one."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, name: str) -> None:
        super().__init__()
        self._title = name
        self._entries: Sequence[Entry] = ()

    def where(self) -> str:
        """Whose they are."""
        return self._title

    def body(self) -> ComposeResult:
        """What pictures are, and a line for each."""
        yield Said(WHAT_PICTURES_ARE, classes="about")
        yield Said(READING, id="nothing", classes="notice")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """Be there."""
        self.post_message(self.Shown())

    def show(self, entries: Sequence[Entry], remark: str = "") -> None:
        """Show what there is, and what is to be said of it, such as why it cannot be known."""
        self._entries = entries
        self.query_one("#nothing", Said).say(visible(remark))
        self.lines.renew()

    def _lines(self, width: int) -> list[Line]:
        return [
            Line(line, "words", each.subject)
            for each in self._entries
            for line in wrapped(visible_line(each.text), width)
        ]

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Tell which was chosen."""
        event.stop()
        self.post_message(self.OpenAsked(int(event.subject)))


class TeamPictureScreen(LinesPage):
    """One picture, or the questions in its place.

    Args:
        title: what it is, in one line.
        lay_out: gives its lines for a width.
    """

    ABOUT = (
        "One picture of your team, or questions to talk about together. The arrow keys and "
        "PageUp, PageDown scroll; Escape goes back."
    )

    def __init__(self, title: str, lay_out: Callable[[int], Sequence[Line]]) -> None:
        super().__init__()
        self._title = title
        self._lay_out = lay_out

    def where(self) -> str:
        """What it is."""
        return self._title

    def body(self) -> ComposeResult:
        """Its lines."""
        yield Lines(self._lay_out)
        yield Row("Go back", "close")
