"""Boxes to write in."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input, TextArea

from ticlist.screens.widgets.choices import Answers, Choice
from ticlist.screens.widgets.said import Box, Remarked, WordsTaken
from ticlist.text import clean, clean_line

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget
    from textual.widgets.text_area import EditResult, Location

MOST_WORDS, MOST_OF_A_LINE = 100_000, 2_000
"""Characters that a box holds, and a box for one line."""

TAKEN_OUT = "Characters that cannot be kept were taken out of what you pasted."
FULL = "This box holds {most:,} characters and is full: what you typed last was left out."
TOO_LONG = (
    "This box holds {most:,} characters; what you pasted does not fit. It was left out: "
    "paste it in parts, or keep it in a file of your own."
)

_LINE_FEED = "ctrl+j"
"""What the line ends of a paste come as where the terminal does not mark what is pasted."""

_BLANKS = re.compile(r"\s+")


class _Door:
    """Where what is typed and pasted comes into a box: clean, and whole or not at all."""

    def __init__(self, box: Widget, most: int) -> None:
        self._box = box
        self._most = most
        self._is_full = False

    def let_in(self, arriving: str, before: int, replaced: int) -> str | None:
        """What of it the box takes in: None if it has no room for all of that.

        Args:
            arriving: what is typed or pasted.
            before: how many characters the box holds.
            replaced: how many of them it takes the place of.
        """
        words = clean(arriving)
        after = before - replaced + len(words)
        if self._most < after > before:
            self._is_full = True
            self._remark((TOO_LONG if len(words) > 1 else FULL).format(most=self._most))
            return None
        if len(words) < len(arriving.replace("\r\n", "\n")):
            self._remark(TAKEN_OUT)
        elif self._is_full:
            self._remark("")
        self._is_full = False
        return words

    def _remark(self, words: str) -> None:
        # A page that hands words on to its box would else be taken for the one that sends this,
        # and Textual carries nothing past its sender.
        self._box.post_message(Remarked(words).set_sender(self._box))


def _as_typed(event: events.Key) -> str:
    """The character of a key that Textual takes for no letter, though a text may hold it.

    Python calls no-break spaces, the joiners of Persian and of emoji, and letters newer than
    itself not printable.
    """
    letter = event.character or ""
    return letter if letter >= " " and not event.is_printable and clean(letter) else ""


def begins_words(event: events.Key) -> bool:
    """Whether a key that is pressed at the answers begins the words: digits and blanks choose."""
    letter = event.character or ""
    return event.is_printable and not (letter.isspace() or letter.isdigit())


def goes_to_words(event: events.Key, box: WordsBox) -> bool:
    """Whether a key that is pressed outside the box is for its words.

    Letters are. So is a blank after words that stand there already, as it is typed to go on with
    them; but where it would choose something it does that.
    """
    is_a_blank = event.character == " " and bool(box.text.strip())
    return begins_words(event) or (is_a_blank and _is_at_answers_alone(box.screen.focused))


def _is_at_answers_alone(focused: Widget | None) -> bool:
    """Whether what has the focus is the answers as a whole, or the one that is chosen already."""
    is_chosen = isinstance(focused, Choice) and focused.chosen
    return isinstance(focused.parent if focused and is_chosen else focused, Answers)


class WordsBox(TextArea, WordsTaken):
    """A box for as many words as somebody likes; what comes into it is cleaned on the way.

    Args:
        text: what stands in it at first.
        hint: what is shown while it is empty.
    """

    _is_growing = False

    def __init__(self, text: str = "", hint: str = "", *, id: str | None = None) -> None:
        super().__init__(
            clean(text), id=id, placeholder=hint, compact=True, highlight_cursor_line=False
        )
        # A blinking cursor sends bytes for ever, and keeps a dead connection alive by it.
        self.cursor_blink = False
        self._door = _Door(self, MOST_WORDS)

    def on_mount(self) -> None:
        """Go on after what stands there already."""
        self.move_cursor(self.document.end)

    def on_text_area_selection_changed(self) -> None:
        """Keep the line that is written on in sight: the box grows with its words."""
        self.call_after_refresh(self.show_cursor_line)

    def on_resize(self) -> None:
        """Keep it in sight when the box has grown by what was written, as for a paste."""
        if self._is_growing:
            self._is_growing = False
            self.call_after_refresh(self.show_cursor_line)

    def show_cursor_line(self) -> None:
        """Scroll the page to the line that is written on."""
        line = self.cursor_screen_offset.y
        for page in self.ancestors:
            if self.has_focus and isinstance(page, VerticalScroll):
                seen = page.content_region
                past = max(0, line - seen.bottom + 1) or min(0, line - seen.y)
                page.scroll_relative(y=past, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the box. Most are mere words: Textual takes a paragraph apart for each."""
        lines = self.wrapped_document._offset_to_line_info  # noqa: SLF001 - the way to ask copies
        at = y + self.scroll_offset.y
        if at < len(lines) and self._is_plain:
            line, section = lines[at]
            ends = self.wrapped_document.get_offsets(line)
            words = self.document[line][([0, *ends])[section] : ([*ends, None])[section]]
            if "\t" not in words:
                style = self._theme.base_style or self.rich_style
                width = self.scrollable_content_region.width
                return Strip([Segment(words, style)]).adjust_cell_length(width, style)
        return super().render_line(y)

    @property
    def _is_plain(self) -> bool:
        """Whether there are words, and nothing among them is marked."""
        has_words = self.document.end != (0, 0)
        return has_words and self.selection.is_empty and self._matching_bracket_location is None

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002 - as Textual has it
        """Scroll to the cursor, where it stands in the text.

        While Textual takes back a paste of many lines it asks for a line that is gone already.
        """
        with contextlib.suppress(ValueError):
            return super().scroll_cursor_visible(center, animate)
        return Offset(0, 0)

    def take_in(self, words: str) -> None:
        """Put words where the cursor is, in the place of what is marked, as a paste does."""
        if result := self._replace_via_keyboard(words, *self.selection):
            self._is_growing = "\n" in words
            self.move_cursor(result.end_location)

    def on_key(self, event: events.Key) -> None:
        """Take in what Textual leaves out: line feeds, and letters that it does not know."""
        letter = "\n" if event.key == _LINE_FEED else _as_typed(event)
        if letter:
            event.prevent_default()
            event.stop()
            self.take_in(letter)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.take_in(event.text)

    def _replace_via_keyboard(
        self, insert: str, start: Location, end: Location
    ) -> EditResult | None:
        marked = len(self.get_text_range(*sorted((start, end))))
        words = self._door.let_in(insert, len(self.text), marked)
        return None if words is None else super()._replace_via_keyboard(words, start, end)


class LineBox(Input, Box):
    """A box for one line.

    Args:
        text: what stands in it at first.
        hint: what is shown while it is empty.
        marked: whether all of it is marked on arrival, so that what is written takes its place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "app.focus_previous",
            "Line above",
            show=False,
            tooltip="The line above",
            id="row.box-above",
        ),
        Binding(
            "down",
            "app.focus_next",
            "Line below",
            show=False,
            tooltip="The line below",
            id="row.box-below",
        ),
    ]

    def __init__(
        self, text: str = "", hint: str = "", *, id: str | None = None, marked: bool = True
    ) -> None:
        super().__init__(
            clean_line(text), placeholder=hint, id=id, compact=True, select_on_focus=marked
        )
        self.cursor_blink = False
        self._door = _Door(self, MOST_OF_A_LINE)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, on one line."""
        start, end = sorted((start, end))
        words = self._door.let_in(text, len(self.value), len(self.value[start:end]))
        if words is not None:
            super().replace(_BLANKS.sub(" ", words), start, end)

    def on_key(self, event: events.Key) -> None:
        """Take in what Textual leaves out: line feeds, and letters that it does not know."""
        letter = " " if event.key == _LINE_FEED else _as_typed(event)
        if letter:
            event.prevent_default()
            event.stop()
            self.replace(letter, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        # The program's own box keeps the first line only; here the lines become one.
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)
