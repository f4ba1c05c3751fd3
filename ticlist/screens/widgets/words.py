"""Boxes to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Input, Label, TextArea

from ticlist.text import clean, clean_line

if TYPE_CHECKING:
    from textual import events


class WordsBox(TextArea):
    """A box for as many words as somebody likes; what is pasted is cleaned on the way in.

    Args:
        text: what stands in it at first.
        hint: what is shown while it is empty.
    """

    def __init__(self, text: str = "", hint: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean(text), id=id, placeholder=hint, compact=True, highlight_cursor_line=False
        )
        # A blinking cursor sends bytes for ever, and keeps a dead connection alive by it.
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Go on after what stands there already."""
        self.move_cursor(self.document.end)

    def on_text_area_selection_changed(self) -> None:
        """Keep the line that is written on in sight: the box grows with its words."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        line = self.cursor_screen_offset.y
        for page in self.ancestors:
            if self.has_focus and isinstance(page, VerticalScroll):
                seen = page.content_region
                past = max(0, line - seen.bottom + 1) or min(0, line - seen.y)
                page.scroll_relative(y=past, animate=False, immediate=True)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)


class LineBox(Input):
    """A box for one line.

    Args:
        text: what stands in it at first.
        hint: what is shown while it is empty.
        marked: whether all of it is marked on arrival, so that what is written takes its place.
    """

    def __init__(
        self, text: str = "", hint: str = "", *, id: str | None = None, marked: bool = True
    ) -> None:
        super().__init__(
            clean_line(text), placeholder=hint, id=id, compact=True, select_on_focus=marked
        )
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        # The program's own box keeps the first line only; here the lines become one.
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *sorted(self.selection))


class Said(Label):
    """Words of ours or of anybody's, never read as markup.

    Args:
        text: made visible already where it is not ours.
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self.set_class(not text, "-empty")

    def say(self, text: str) -> None:
        """Show other words; with none it takes no room."""
        self.update(text)
        self.set_class(not text, "-empty")
