"""A grid that scrolls both ways under headings that stay; only what is in the window is drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ticlist.text import columns, shortened, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual import events

CELL = 4
"""Columns of a cell: what stands in it takes two at most, the rest tells the chosen one."""

_LEAST_HEADING, _MOST_HEADING = 14, 60


class GridRow(NamedTuple):
    """A row of a grid.

    Args:
        heading: what stands at its left, shortened where there is no room.
        has_cells: whether it has cells; else it heads the rows below it.
    """

    heading: str
    has_cells: bool = True


class GridData(Protocol):
    """What a grid shows."""

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows, from the first to the last."""

    @property
    def headings(self) -> Sequence[tuple[str, ...]]:
        """The heading of each column: a few short texts, of which the upper change more seldom."""

    @property
    def heading_names(self) -> tuple[str, ...]:
        """What each line of the headings is."""

    def cell(self, row: int, column: int) -> str:
        """What stands in a cell, in two columns at most."""


def _quiet(key: str, action: str, does: str, name: str) -> Binding:
    return Binding(key, action, does, show=False, tooltip=does, id=f"grid.{name}")


class Grid(ScrollView, can_focus=True):
    """Cells that can be moved through and opened.

    Args:
        data: what it shows.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--heading", "grid--section", "grid--chosen"}

    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("up", "move(-1, 0)", "The row above", "above"),
        _quiet("down", "move(1, 0)", "The row below", "below"),
        _quiet("left", "move(0, -1)", "The column before", "before"),
        _quiet("right", "move(0, 1)", "The column after", "after"),
        _quiet("pageup", "turn(-1)", "A window back", "window-back"),
        _quiet("pagedown", "turn(1)", "A window on", "window-on"),
        _quiet("home", "oldest", "The first column", "first"),
        _quiet("end", "newest", "The last column", "last"),
        _quiet("enter", "open", "Open this cell", "open"),
    ]

    class Moved(Message):
        """Another cell is the chosen one."""

        def __init__(self, grid: Grid, row: int, column: int) -> None:
            super().__init__()
            self.grid = grid
            self.row = row
            self.column = column

    class Opened(Moved):
        """Somebody wants to open a cell."""

    def __init__(self, data: GridData, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._data = data
        self.row = 0
        self.column = 0
        self._styles: dict[str | None, Style] = {}

    @property
    def cursor_at(self) -> tuple[int, int]:
        """Column and row of the chosen cell in the window: there the terminal's cursor belongs."""
        before = CELL * (self.column - self._first_column)
        row = self._heading_lines + self.row - self.scroll_offset.y
        return self._heading_width + before, row

    def show(self, data: GridData, row: int, column: int) -> None:
        """Show something else.

        Args:
            data: what is shown from now on.
            row: the one that is to be chosen; one without cells gives its place to the next.
            column: the one that is to be chosen.
        """
        self._data = data
        self.row = min(max(0, row), max(0, len(data.rows) - 1))
        if data.rows and not data.rows[self.row].has_cells:
            self.row = self._next_row(self.row, +1) or self.row
        self.column = min(max(0, column), max(0, len(data.headings) - 1))
        self._measure()
        # What is scrolled to has to be laid out first.
        self.call_after_refresh(self._show_chosen)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the chosen cell in sight."""
        self._measure()
        self.call_after_refresh(self._show_chosen)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def _heading_lines(self) -> int:
        return len(self._data.heading_names)

    @property
    def _heading_width(self) -> int:
        third = self.scrollable_content_region.width * 2 // 5
        return min(max(_LEAST_HEADING, third), _MOST_HEADING)

    def _measure(self) -> None:
        width = self._heading_width + CELL * len(self._data.headings)
        self.virtual_size = Size(width, self._heading_lines + len(self._data.rows))

    def render_line(self, y: int) -> Strip:
        """One line of the window: of the headings of the columns, or of a row."""
        width = self.scrollable_content_region.width
        heading = self._style("heading")
        if y < self._heading_lines:
            name = self._data.heading_names[y]
            parts = [Segment(f"{name:>{self._heading_width - 1}} ", heading)]
            parts += [Segment(_cell(text), heading) for text in self._heading_line(y)]
            return Strip(parts).crop(0, width).adjust_cell_length(width, self._style())
        number = y - self._heading_lines + self.scroll_offset.y
        if number >= len(self._data.rows):
            return Strip.blank(width, self._style())
        return Strip(self._row(number)).crop(0, width).adjust_cell_length(width, self._style())

    def _heading_line(self, number: int) -> Iterator[str]:
        """One line of the headings in the window: a text only where it, or one above, changes."""
        before: tuple[str, ...] | None = None
        for column in self._columns_shown:
            each = self._data.headings[column]
            upper = each[: number + 1]
            yield "" if upper == before else each[number]
            before = upper

    @property
    def _columns_shown(self) -> range:
        room = self.scrollable_content_region.width - self._heading_width
        first = self._first_column
        return range(first, min(len(self._data.headings), first + room // CELL + 1))

    @property
    def _first_column(self) -> int:
        return -(-self.scroll_offset.x // CELL)

    def _row(self, number: int) -> list[Segment]:
        row = self._data.rows[number]
        chosen = self.has_focus and number == self.row
        if not row.has_cells:
            return [Segment(visible_line(row.heading), self._style("section"))]
        style = self._style("chosen" if chosen else None)
        mark = "> " if chosen else "  "
        room = self._heading_width - len(mark) - 1
        parts = [Segment(f"{mark}{_heading(row.heading, room)}", style)]
        for column in self._columns_shown:
            here = chosen and column == self.column
            shown = _cell(self._data.cell(number, column), here=here)
            parts.append(Segment(shown, self._style("chosen" if here else None)))
        return parts

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the window; their styles are worked out once for all of them."""
        self._styles.clear()
        return super().render_lines(crop)

    def _style(self, part: str | None = None) -> Style:
        if part not in self._styles:
            style = self.rich_style
            if part is not None:
                style += self.get_component_rich_style(f"grid--{part}", partial=True)
            self._styles[part] = style
        return self._styles[part]

    # --- moving ---------------------------------------------------------------------------------

    def action_move(self, rows: int, across: int) -> None:
        """Go to another cell; scroll where there is none."""
        row = self._next_row(self.row, rows) if rows else self.row
        if row is None:
            self.scroll_relative(y=rows, animate=False, immediate=True)
            return
        self._go(row, min(max(0, self.column + across), len(self._data.headings) - 1))

    def action_turn(self, way: int) -> None:
        """Go on, or back, by what the window holds."""
        rows = max(1, self.scrollable_content_region.height - self._heading_lines - 1)
        wanted = min(max(0, self.row + way * rows), len(self._data.rows) - 1)
        if wanted >= 0 and not self._data.rows[wanted].has_cells:
            near = self._next_row(wanted, way)
            near = self._next_row(wanted, -way) if near is None else near
            wanted = self.row if near is None else near
        self._go(max(0, wanted), self.column)

    def action_oldest(self) -> None:
        """Go to the first column."""
        self._go(self.row, 0)

    def action_newest(self) -> None:
        """Go to the last column."""
        self._go(self.row, len(self._data.headings) - 1)

    def action_open(self) -> None:
        """Open the chosen cell."""
        self.post_message(self.Opened(self, self.row, self.column))

    def on_click(self, event: events.Click) -> None:
        """Go to a cell with the mouse; a click on the chosen one opens it."""
        event.stop()
        row = event.y - self._heading_lines + self.scroll_offset.y
        column = self._first_column + (event.x - self._heading_width) // CELL
        in_rows = event.y >= self._heading_lines and row < len(self._data.rows)
        if not in_rows or not self._data.rows[row].has_cells:
            return
        if not 0 <= column < len(self._data.headings) or event.x < self._heading_width:
            column = self.column
        was_chosen = (row, column) == (self.row, self.column)
        self._go(row, column)
        if was_chosen:
            self.action_open()

    def _next_row(self, row: int, way: int) -> int | None:
        row += way
        while 0 <= row < len(self._data.rows):
            if self._data.rows[row].has_cells:
                return row
            row += way
        return None

    def _go(self, row: int, column: int) -> None:
        self.row, self.column = row, max(0, column)
        self._show_chosen()
        self.refresh()
        self.post_message(self.Moved(self, self.row, self.column))

    def _show_chosen(self) -> None:
        first = self.row
        while first > 0 and not self._data.rows[first - 1].has_cells:
            first -= 1
        x = self._heading_width + CELL * self.column
        region = Region(x, self._heading_lines + first, CELL, self.row - first + 1)
        stays = Spacing(self._heading_lines, 0, 0, self._heading_width)
        self.scroll_to_region(region, spacing=stays, animate=False, immediate=True, force=True)


@lru_cache(maxsize=256)
def _heading(text: str, room: int) -> str:
    """A heading in so many columns and one more."""
    words = shortened(text, room)
    return f"{words}{' ' * (room + 1 - columns(words))}"


@lru_cache(maxsize=256)
def _cell(text: str, *, here: bool = False) -> str:
    """A text in a cell, between brackets where it is the chosen one."""
    shown = visible_line(text)
    room = " " * max(0, CELL - 2 - columns(shown))
    return f"[{shown}{room}]" if here else f" {shown}{room} "
