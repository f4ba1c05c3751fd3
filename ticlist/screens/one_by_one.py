"""Prompts or passages, chosen one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.ticks import Ticks
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.text import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button


class OfOne(NamedTuple):
    """Something that is in or not.

    Args:
        key: what it is called.
        title: what it is about.
        words: how it begins; nothing where the title says it all.
    """

    key: str
    title: str
    words: str = ""


class OneByOne(NamedTuple):
    """What is chosen from.

    Args:
        what: what it is about, for whoever hears of the choice.
        title: what is asked.
        about: a line above the list.
        items: what there is, in order.
        marked: the keys of those that are in at first.
    """

    what: str
    title: str
    about: str
    items: Sequence[OfOne]
    marked: frozenset[str]


class OneByOneScreen(LinesPage):
    """Asks which of many are in.

    Args:
        data: what there is.
    """

    ABOUT = """\
Only what has a mark leaves. Enter or Space marks the chosen line, or takes its mark away. \
PageDown turns the list, and goes back to the page before from its end, as Escape does; your marks \
count at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Next", "Turn the list; from its end: done with it"),
    ]

    class Marked(Message):
        """Others are in now."""

        def __init__(self, what: str, marked: frozenset[str], items: frozenset[str]) -> None:
            super().__init__()
            self.what = what
            self.marked = marked
            self.items = items

    class Done(Message):
        """Somebody is done with it."""

    def __init__(self, data: OneByOne) -> None:
        super().__init__()
        self._data = data

    def where(self) -> str:
        """What is asked."""
        return self._data.title

    def body(self) -> ComposeResult:
        """The list, and lines for all and for none."""
        yield Said(visible(self._data.about), classes="about")
        yield Ticks(self._lines, self._data.marked)
        yield Row("Mark all of them", "mark-all")
        yield Row("Take all marks away", "mark-none")

    def under(self) -> ComposeResult:
        """The button that goes back."""
        yield Turning("Done", None)

    def _lines(self, width: int) -> list[Line]:
        return [line for item in self._data.items for line in self._of_one(item, width)]

    @staticmethod
    def _of_one(item: OfOne, width: int) -> Iterator[Line]:
        yield Line(shortened(item.title, width), "prompt", item.key)
        if item.words:
            # No line can show more of it; what is beyond costs nothing.
            yield Line(shortened(item.words[: 2 * width], width), "remark", item.key)

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Mark all, or none."""
        event.stop()
        ticks = self.query_one(Ticks)
        keys = [each.key for each in self._data.items]
        if event.row.does == "mark-all":
            ticks.mark(keys)
        else:
            ticks.unmark(keys)

    def on_ticks_changed(self, event: Ticks.Changed) -> None:
        """Tell which are in."""
        event.stop()
        items = frozenset(each.key for each in self._data.items)
        self.post_message(self.Marked(self._data.what, event.ticks.marked, items))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Be done with it."""
        event.stop()
        self.post_message(self.Done())

    def action_go_on(self) -> None:
        """Turn the list, or be done with it."""
        if not self.turns():
            self.post_message(self.Done())
