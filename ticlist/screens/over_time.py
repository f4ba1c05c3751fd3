"""Over time: prompts as rows, reflections as columns, the newest at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.lookback.comparison_lines import WHAT_A_CHANGE_MAY_BE
from ticlist.lookback.glyphs import legend, mark_of, meaning_of
from ticlist.model.day import in_words
from ticlist.screens.page import Page
from ticlist.screens.widgets.grid import Grid, GridRow
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from ticlist.lookback.timeline import Grouping, Timeline
    from ticlist.lookback.timeline import Row as TimelineRow

READING = "Reading ..."
NOTHING = "Nothing was answered yet with this checklist."
COUNTS = "How many prompts were given each answer, each day by itself"
GROUPED: dict[Grouping, str] = {
    "sections": "Grouped by the checklist's sections. g groups by SAMHSA's six principles.",
    "samhsa": "Grouped by SAMHSA's six principles. g groups by the checklist's sections.",
}

_MARKS = "\n".join(f"{mark}  {meaning}" for mark, meaning in legend())


class _Cells:
    """A timeline as a grid takes it: its prompts, and under them its counts."""

    heading_names = ("year", "month", "day")

    def __init__(self, timeline: Timeline | None, *, ascii_only: bool) -> None:
        self._timeline = timeline
        self._ascii_only = ascii_only
        self.of_rows: list[TimelineRow | None] = []
        if timeline is not None:
            self.of_rows = [*timeline.rows, *((None, *timeline.counts) if timeline.counts else ())]
        self.rows = [self._row(each) for each in self.of_rows]
        days = (each.on for each in timeline.columns) if timeline else ()
        # Cut from `2026-11-21`: formatting ten thousand days takes a moment that is felt.
        self.headings: Sequence[tuple[str, ...]] = [
            (day[2:4], day[5:7], day[8:]) for day in map(str, days)
        ]

    @staticmethod
    def _row(row: TimelineRow | None) -> GridRow:
        if row is None:
            return GridRow(COUNTS, has_cells=False)
        note = f" ({row.note})" if row.note else ""
        return GridRow(f"{row.heading}{note}", has_cells=row.kind != "section")

    def cell(self, row: int, column: int) -> str:
        """The marks of what was given, or how often a word was given that day."""
        of = self.of_rows[row]
        if of is None:
            return ""
        if of.kind == "count":
            return str(of.counts[column] or "")
        return mark_of(of.cells[column], ascii_only=self._ascii_only)


class OverTimeScreen(Page):
    """Reflections of one checklist over time; older ones can come while one looks already.

    Args:
        checklist: the id of the checklist.
        title: its title.
        ascii_only: whether marks are to be of ASCII alone.
    """

    ABOUT = f"""\
Every prompt you answered with one checklist, and what you answered on each day; the newest day is \
at the right. {WHAT_A_CHANGE_MAY_BE} Nothing is averaged or added up, and the days are not joined.

The arrow keys go from cell to cell; under the grid stands in words what was given there. Enter \
reads what was written. Home and End go to the first and the last day. g groups the prompts by \
the six principles of SAMHSA, and back.

The marks:
{_MARKS}
Nothing stands where nothing was given. Under the prompts stands how many of them were given each \
answer, each day by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "g", "group", "Group", tooltip="Group by sections, or by six principles", id="group"
        ),
    ]

    class Shown(Message):
        """The page is there, and has to be told what to show."""

    class ReadAsked(Message):
        """Somebody wants to read what was written in a cell."""

        def __init__(self, subject: str, section: str | None, prompt: str | None) -> None:
            super().__init__()
            self.subject = subject
            self.section = section
            self.prompt_id = prompt

    def __init__(self, checklist: str, title: str, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.checklist = checklist
        self._title = title
        self._ascii_only = ascii_only
        self._by: Mapping[Grouping, Timeline] = {}
        self._grouping: Grouping = "sections"
        self._cells = _Cells(None, ascii_only=ascii_only)

    def where(self) -> str:
        """What this is."""
        return f"Over time: {self._title}"

    def body(self) -> ComposeResult:
        """The grid, and what is said of it."""
        yield Said(READING, id="nothing", classes="about")
        yield Grid(self._cells)
        yield Said("", id="chosen")
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The grid has the focus."""
        self.query_one(Grid).focus()
        self.post_message(self.Shown())

    def action_scroll_page(self, lines: int) -> None:
        """Scroll the grid."""
        self.query_one(Grid).scroll_relative(y=lines, animate=False, immediate=True)

    def show(self, by: Mapping[Grouping, Timeline], *, reading: bool) -> None:
        """Show what there is.

        Args:
            by: the reflections over time, by what the prompts are grouped by.
            reading: whether older ones are still being read.
        """
        timeline = by[self._grouping]
        if by is self._by:
            self._say_of(timeline, reading=reading)
            return
        self._by = by
        grid = self.query_one(Grid)
        # Older days come in at the left: the chosen one stays. At first that is the newest.
        from_the_right = len(self._cells.headings) - grid.column if self._cells.headings else 1
        self._say_of(timeline, reading=reading)
        self._draw(grid.row, len(timeline.columns) - max(1, from_the_right))

    def _say_of(self, timeline: Timeline, *, reading: bool) -> None:
        nothing = "" if timeline.rows else NOTHING
        self.query_one("#nothing", Said).say(READING if reading else nothing)
        self.tell(" ".join(timeline.remarks))

    def _draw(self, row: int, column: int) -> None:
        timeline = self._by.get(self._grouping)
        self._cells = _Cells(timeline, ascii_only=self._ascii_only)
        self.query_one(Grid).show(self._cells, row, column)
        self._tell_chosen()

    def action_group(self) -> None:
        """Group the prompts another way."""
        if not self._by:
            return
        self._grouping = "samhsa" if self._grouping == "sections" else "sections"
        grid = self.query_one(Grid)
        self._draw(0, grid.column)
        remarks = self._by[self._grouping].remarks
        self.tell(" ".join(remarks) or GROUPED[self._grouping])

    def on_grid_moved(self, event: Grid.Moved) -> None:
        """Say in words what stands in the chosen cell."""
        event.stop()
        self._tell_chosen()

    def on_grid_opened(self, event: Grid.Opened) -> None:
        """Read what was written there."""
        event.stop()
        timeline, row = self._by.get(self._grouping), self._row_of(event.row)
        if timeline is not None and timeline.columns:
            column = timeline.columns[event.column]
            section, prompt = (row.section, row.prompt) if row else (None, None)
            self.post_message(self.ReadAsked(column.id, section, prompt))

    def _row_of(self, number: int) -> TimelineRow | None:
        return self._cells.of_rows[number] if number < len(self._cells.of_rows) else None

    def _tell_chosen(self) -> None:
        grid, timeline = self.query_one(Grid), self._by.get(self._grouping)
        row = self._row_of(grid.row)
        words = ""
        if row is not None and timeline is not None and timeline.columns:
            day = in_words(timeline.columns[grid.column].on)
            if row.kind == "count":
                given = f"{row.counts[grid.column]}"
            else:
                given = meaning_of(row.cells[grid.column])
            words = f"{day}: {given}. {row.heading}" if given else f"{day}. {row.heading}"
        self.query_one("#chosen", Said).say_in_place(visible_line(words))
