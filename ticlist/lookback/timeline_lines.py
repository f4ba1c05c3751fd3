"""A timeline as lines of a width: as many days beside each other as there is room for."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.comparison_lines import WHAT_A_CHANGE_MAY_BE
from ticlist.lookback.glyphs import ANSWER_LEFT_OUT, MARKED, legend, mark_of
from ticlist.lookback.timeline import Cell, Row
from ticlist.model.answered import NOTHING
from ticlist.model.answers import SHOWN
from ticlist.model.lines import Line
from ticlist.text import columns, shortened, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ticlist.lookback.timeline import Column, Timeline
    from ticlist.model.lines import LineKind

COUNTS = "How many prompts were given each answer, each day by itself"
MEANINGS = "What the marks mean"

_LEAST_HEADING, _LEAST_WIDTH = 8, 12
_CELL = 3
_GAP = 1
_INDENT = 2
_YEAR = len("2026")


class _LaidOut(NamedTuple):
    """A row: its kind, what stands on the left, a text a day, and what to say where all are blank.

    Every text of a day is as wide as a column.
    """

    kind: LineKind
    beside: str
    texts: list[str]
    whole: str = ""


class DayHeading(NamedTuple):
    """What stands above a column: year, month and day; the first two only where they change."""

    year: str
    month: str
    day: str


def day_headings(days: Sequence[Column]) -> list[DayHeading]:
    """The headings of columns that stand beside each other."""
    headings: list[DayHeading] = []
    year = month = ""
    for each in days:
        new_year, new_month, day = each.on.isoformat().split("-")
        same_year = new_year == year
        shown_month = "" if same_year and new_month == month else new_month
        headings.append(DayHeading("" if same_year else new_year, shown_month, day))
        year, month = new_year, new_month
    return headings


def heading_of(row: Row, width: int) -> str:
    """The heading of a row in so many columns; its note stays where there is room for it.

    Args:
        row: the row.
        width: the columns there are.
    """
    note = f" ({row.note})" if row.note else ""
    if row.wording is not None and len(note) > width // 2:
        note = f" ({row.wording})"
    heading = shortened(row.heading, width - len(note))
    return shortened(f"{heading}{note}", width)


def timeline_lines(timeline: Timeline, width: int, *, ascii_only: bool = False) -> list[Line]:
    """Lay a timeline out: the rows, what the marks mean, and how often each word was given.

    Args:
        timeline: as `timeline_of` makes it.
        width: the columns there are.
        ascii_only: whether marks are to be of ASCII alone.
    """
    page = _Page(timeline, max(width, _LEAST_WIDTH), ascii_only=ascii_only)
    return [
        *page.full("title", f"{visible_line(timeline.title)}, over time"),
        *page.full("remark", WHAT_A_CHANGE_MAY_BE),
        *(line for remark in timeline.remarks for line in page.full("remark", remark)),
        *page.grid(timeline.rows),
        *page.meanings(),
        *page.counts(timeline.counts),
    ]


class _Page:
    """Lines of a width."""

    def __init__(self, timeline: Timeline, width: int, *, ascii_only: bool) -> None:
        self._width = width
        self._ascii_only = ascii_only
        self._days = timeline.columns
        self._left = max(width * 3 // 8, _LEAST_HEADING)
        self._many = max((width - self._left) // _CELL, 1)
        states = [NOTHING, *MARKED]
        cells = [Cell(state, left_out) for state in states for left_out in (False, True)]
        self._marks = {each: f"{mark_of(each, ascii_only=ascii_only)} " for each in cells}

    def full(self, kind: LineKind, text: str) -> Iterator[Line]:
        """A text over the whole width."""
        for line in wrapped(text, self._width):
            yield Line(line, kind)

    def grid(self, rows: Sequence[Row]) -> Iterator[Line]:
        """Headings and prompts, with a mark for each day."""
        laid_out = [self._row(row) for row in rows]
        return self._blocks(laid_out)

    def _row(self, row: Row) -> _LaidOut:
        texts = [self._marks[cell] for cell in row.cells]
        if row.kind == "prompt":
            return _LaidOut("prompt", self._beside(row, _INDENT), texts)
        whole = heading_of(row, self._width)
        return _LaidOut("section", self._beside(row, 0), texts, whole)

    def counts(self, rows: Sequence[Row]) -> Iterator[Line]:
        """How many prompts were given each word, under what they are counted in."""
        laid_out = []
        for group, of_group in groupby(rows, lambda row: row.group):
            heading = Row("section", group)
            whole = heading_of(heading, self._width)
            laid_out.append(_LaidOut("prompt", "", [], whole))
            for row in of_group:
                texts = [f"{many or '':<{_CELL}}" for many in row.counts]
                word = self._beside(row._replace(heading=SHOWN[row.word]), _INDENT)
                laid_out.append(_LaidOut("answer", word, texts))
        if laid_out:
            yield Line("")
            yield from self.full("section", COUNTS)
            yield from self._blocks(laid_out)

    def meanings(self) -> Iterator[Line]:
        """What the marks mean, in words."""
        entries = [f"{mark} {words}" for mark, words in legend(ascii_only=self._ascii_only)]
        broadest = max(map(columns, entries)) + _INDENT
        side_by_side = max(self._width // broadest, 1)
        yield Line("")
        yield from self.full("section", MEANINGS)
        deep = -(-len(entries) // side_by_side)
        for number in range(deep):
            line = "".join(_filled(each, broadest) for each in entries[number::deep])
            yield from self.full("remark", line.rstrip())
        yield from self.full("remark", ANSWER_LEFT_OUT)

    def _beside(self, row: Row, indent: int) -> str:
        room = self._left - indent - _GAP
        heading = heading_of(row, room)
        return _filled(f"{' ' * indent}{heading}", self._left)

    def _blocks(self, rows: Sequence[_LaidOut]) -> Iterator[Line]:
        for start in range(0, len(self._days), self._many):
            end = start + self._many
            yield Line("")
            yield from self._days_above(self._days[start:end])
            for row in rows:
                marks = "".join(row.texts[start:end]).rstrip()
                beside = row.whole if row.whole and not marks else f"{row.beside}{marks}"
                yield Line(beside.rstrip(), row.kind)

    def _days_above(self, days: Sequence[Column]) -> Iterator[Line]:
        headings = day_headings(days)
        starts = [number for number, each in enumerate(headings) if each.year]
        rooms = [b - a for a, b in zip(starts, [*starts[1:], len(headings)], strict=True)]
        # The last may stand alone: nothing follows that it could run into, but the edge.
        is_roomy = all(room * _CELL > _YEAR for room in rooms)
        years = [each.year if is_roomy else _short(each.year) for each in headings]
        parts = (years, [each.month for each in headings], [each.day for each in headings])
        for name, texts in zip(("Year", "Month", "Day"), parts, strict=True):
            line = [" "] * (len(texts) * _CELL)
            for number, text in enumerate(texts):
                line[number * _CELL : number * _CELL + len(text)] = text
            yield Line(f"{_filled(name, self._left)}{''.join(line)}".rstrip(), "remark")


def _short(year: str) -> str:
    return f"'{year[-2:]}" if year else ""


def _filled(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
