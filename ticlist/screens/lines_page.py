"""A page that is a list of lines: it scrolls by itself, so that what is around it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from ticlist.screens.page import Page
from ticlist.screens.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.widget import Widget


class LinesPage(Page):
    """A page whose lines scroll, and not the page: subclasses put one `Lines` on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # From a box above the lines: they have keys of their own.
        Binding(
            "down",
            "go_to_lines",
            "Line below",
            show=False,
            tooltip="Go to the list",
            id="row.to-lines",
        ),
    ]

    def on_mount(self) -> None:
        """Have the focus where one begins."""
        self.begins_at().focus()

    def begins_at(self) -> Widget:
        """What has the focus at first."""
        return self.lines

    @property
    def lines(self) -> Lines:
        """The lines of the page."""
        return self.query_one(Lines)

    def action_go_to_lines(self) -> None:
        """Go to the lines."""
        self.lines.focus()

    def turns(self) -> bool:
        """Turn the lines on by a window; False where their end is in sight."""
        if self.lines.is_vertical_scroll_end:
            return False
        self.lines.action_turn(1)
        return True

    def action_scroll_page(self, lines: int) -> None:
        """Scroll the lines."""
        self.lines.scroll_relative(y=lines, animate=False, immediate=True)
