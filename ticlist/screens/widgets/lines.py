"""Many lines, of which only those in the window are drawn: ten thousand cost what ten do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ticlist.text import shortened, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual import events

    from ticlist.model.lines import Line, LineKind

_CHOSEN, _NOT_CHOSEN = "> ", "  "


def _quiet(key: str, action: str, does: str, name: str) -> Binding:
    return Binding(key, action, does, show=False, tooltip=does, id=f"lines.{name}")


class Lines(ScrollView, can_focus=True):
    """Lines that can be moved through, and opened where they have a subject.

    Lines that follow one another with the same subject are one thing. Where nothing can be opened
    the keys scroll.

    Args:
        lay_out: gives the lines for a width; asked again when that changes. A sequence that works
            out a line only when it is asked for is welcome.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--title",
        "lines--section",
        "lines--prompt",
        "lines--answer",
        "lines--words",
        "lines--remark",
        "lines--chosen",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("up", "move(-1)", "The line above", "above"),
        _quiet("down", "move(1)", "The line below", "below"),
        _quiet("pageup", "turn(-1)", "A window back", "window-back"),
        _quiet("pagedown", "turn(1)", "A window on", "window-on"),
        _quiet("home", "first", "The first line", "first"),
        _quiet("end", "last", "The last line", "last"),
        _quiet("enter", "open", "Open this line", "open"),
    ]

    class Opened(Message):
        """Somebody wants to open what a line is about."""

        def __init__(self, lines: Lines, subject: str) -> None:
            super().__init__()
            self.lines = lines
            self.subject = subject

        @property
        def control(self) -> Lines:
            """Where."""
            return self.lines

    class Moved(Message):
        """Another line is the chosen one."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

    def __init__(
        self,
        lay_out: Callable[[int], Sequence[Line]],
        more: Callable[[str], str] | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._lay_out = lay_out
        self._more = more
        self._lines: Sequence[Line] = ()
        self._laid_out_for = 0
        self._at = 0
        self._told: dict[str, str] = {}
        self._styles: dict[tuple[LineKind, bool], Style] = {}

    # --- what is shown --------------------------------------------------------------------------

    @property
    def subject(self) -> str:
        """What the chosen line is about; nothing where there is none."""
        return self._lines[self._at].subject if self._at < len(self._lines) else ""

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Column and row of the chosen line in the window: there the terminal's cursor belongs."""
        return 0, self._at - self.scroll_offset.y

    def renew(self, subject: str | None = None) -> None:
        """Lay the lines out anew: what they say has changed.

        Args:
            subject: what is to be the chosen line; by default what was. Where that is gone, the
                line in its place.
        """
        wanted = self.subject if subject is None else subject
        self._lines = self._lay_out(self._laid_out_for)
        self._told.clear()
        self.virtual_size = Size(0, len(self._lines))
        found = self._found(wanted) if wanted else None
        self._at = min(self._at, max(0, len(self._lines) - 1)) if found is None else found
        self._settle()
        self.refresh()

    def choose(self, subject: str) -> None:
        """Make the line about something the chosen one."""
        found = self._found(subject)
        if found is not None:
            self._go(found)

    def _found(self, subject: str) -> int | None:
        if self.subject == subject:
            return self._at
        return next((n for n, each in enumerate(self._lines) if each.subject == subject), None)

    def _settle(self) -> None:
        """Be on a line that can be opened, where there is one."""
        if self._lines and not self.subject:
            near = self._next(self._at, +1)
            self._at = self._at if near is None else near

    def on_resize(self) -> None:
        """Lay the lines out for another width."""
        width = self._width
        if width != self._laid_out_for:
            self._laid_out_for = width
            self.renew()
            # What is scrolled to has to be laid out first.
            self.call_after_refresh(self._show_chosen)

    @property
    def _width(self) -> int:
        # A place for the mark, so that a chosen line is told by a character and not by colour.
        return max(1, self.scrollable_content_region.width - len(_CHOSEN))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the window; their styles are worked out once for all of them."""
        self._styles.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self._style("words"))
        line = self._lines[number]
        chosen = self.has_focus and bool(line.subject) and line.subject == self.subject
        style = self._style(line.kind, chosen=chosen)
        mark = _CHOSEN if chosen and number == self._at else _NOT_CHOSEN
        strip = Strip([Segment(f"{mark}{self._shown(line)}", style)])
        return strip.adjust_cell_length(width, style)

    def _style(self, kind: LineKind, *, chosen: bool = False) -> Style:
        if (kind, chosen) not in self._styles:
            style = self.rich_style + self.get_component_rich_style(f"lines--{kind}", partial=True)
            if chosen:
                style += self.get_component_rich_style("lines--chosen", partial=True)
            self._styles[kind, chosen] = style
        return self._styles[kind, chosen]

    def _shown(self, line: Line) -> str:
        if self._more and line.subject:
            if line.subject not in self._told:
                # Asked once: a file can be read for it, and every key draws the line again.
                self._told[line.subject] = shortened(
                    f"{line.text}{self._more(line.subject)}", self._width
                )
            return self._told[line.subject]
        # Between bars: the blanks that a line was laid out with are kept.
        return visible_line(f"|{line.text}|")[1:-1]

    # --- moving ---------------------------------------------------------------------------------

    def action_move(self, way: int) -> None:
        """Go to the next thing that can be opened.

        Scroll where there is none, or where this one goes on outside the window.
        """
        near = self._next(self._at, way)
        if near is None or not self.subject or self._goes_on(way):
            self.scroll_relative(y=way, animate=False, immediate=True)
        else:
            self._go(near)

    def _goes_on(self, way: int) -> bool:
        top = self.scroll_offset.y
        if way < 0:
            return self._at < top
        return self._end >= top + self.scrollable_content_region.height

    def action_turn(self, way: int) -> None:
        """Go on, or back, by what the window holds."""
        rows = max(1, self.scrollable_content_region.height - 1)
        top = self.scroll_offset.y
        at = min(max(top, self._at), top + rows)
        self.scroll_relative(y=way * rows, animate=False, immediate=True)
        at += (self.scroll_offset.y - top) or way * rows
        wanted = min(max(0, at), max(0, len(self._lines) - 1))
        near = wanted if self._can_be_opened(wanted) else self._next(wanted, way)
        if near is None:
            near = self._next(wanted, -way)
        # Where it is still the same thing, what was scrolled to stays in sight.
        if near is not None and self._first_of(near) != self._at:
            self._go(self._first_of(near))

    def action_first(self) -> None:
        """Go to the first line."""
        near = 0 if self._can_be_opened(0) else self._next(0, +1)
        if near is not None:
            self._go(near)
        self.scroll_home(animate=False, immediate=True)

    def action_last(self) -> None:
        """Go to the last line."""
        last = len(self._lines) - 1
        near = last if self._can_be_opened(last) else self._next(last, -1)
        if near is not None:
            self._go(self._first_of(near))
        # What stands below it can be longer than the window.
        self.scroll_end(animate=False, immediate=True)

    def action_open(self) -> None:
        """Open what the chosen line is about."""
        if self.subject:
            self.post_message(self.Opened(self, self.subject))

    def on_click(self, event: events.Click) -> None:
        """Open with the mouse."""
        event.stop()
        number = event.y + self.scroll_offset.y
        if self._can_be_opened(number):
            self._go(self._first_of(number))
            self.action_open()

    def _can_be_opened(self, number: int) -> bool:
        return 0 <= number < len(self._lines) and bool(self._lines[number].subject)

    def _next(self, at: int, way: int) -> int | None:
        """The first line of the nearest other thing."""
        here = self._lines[at].subject if 0 <= at < len(self._lines) else ""
        at += way
        while 0 <= at < len(self._lines):
            subject = self._lines[at].subject
            if subject and subject != here:
                return self._first_of(at)
            at += way
        return None

    def _first_of(self, number: int) -> int:
        subject = self._lines[number].subject
        while number > 0 and self._lines[number - 1].subject == subject:
            number -= 1
        return number

    def _go(self, number: int) -> None:
        moved = number != self._at
        self._at = number
        self._show_chosen()
        self.refresh()
        if moved:
            self.post_message(self.Moved(self))

    @property
    def _end(self) -> int:
        """The last line of the chosen thing."""
        end = self._at
        while end + 1 < len(self._lines) and self.subject == self._lines[end + 1].subject != "":
            end += 1
        return end

    def _show_chosen(self) -> None:
        rows = self.scrollable_content_region.height
        # What leads to it, such as the heading above the first, is shown with it where it fits.
        first = self._at
        while first > 0 and not self._lines[first - 1].subject and self._at - first < rows // 3:
            first -= 1
        if self._next(self._at, -1) is None:
            first = 0
        tall = min(self._end + 1 - first, max(1, rows))
        region = Region(0, first, 1, tall)
        self.scroll_to_region(region, animate=False, immediate=True, x_axis=False, force=True)
