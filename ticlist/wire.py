"""What is sent to the terminal: the difference between what it shows and what it is to show.

Textual sends every line of a widget anew at each key. Here each update is laid into a frame of
cells first, and only the cells that differ from those on the terminal are written, by the shortest
way there is to them and with no more of a style than changes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich import cells
from rich.color import ColorSystem
from textual.strip import Strip

if TYPE_CHECKING:
    from rich.console import Console

CURSOR_OFF = "\x1b[?25l"
CURSOR_ON = "\x1b[?12l\x1b[?25h"
"""Shows the cursor, and has it not blink: nothing here does."""

LONG = 200
"""Characters from which a terminal can be seen to draw: the cursor is hidden meanwhile."""

_SKIPPED_AT_MOST = 4
_WORTH_ERASING = 10

_AS_WIDE_EVERYWHERE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u21ff"
    "\u2500-\u25fc\u2800-\u28ff\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]"
)

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28"}
_OFF |= {"9": "29", "21": "24", "51": "54", "52": "54", "53": "55"}
_DRAWN_ON_BLANKS = frozenset(_OFF) - {"1", "2", "3"}


class Wire:
    """The terminal at the other end: what it shows, and what to send so that it shows more.

    Args:
        erases_in_colour: whether what the terminal erases gets the colour that is written with;
            else blanks in a colour are written one by one.
    """

    def __init__(self, *, erases_in_colour: bool = True) -> None:
        self._erases_in_colour = erases_in_colour
        self._width = 0
        # What is to be shown, row by row: what stands in each cell, and its style. The second cell
        # of a wide character holds an empty text.
        self._texts: list[list[str]] = []
        self._styles: list[list[str]] = []
        self._shown_texts: list[list[str]] = []
        self._shown_styles: list[list[str]] = []
        self._touched: set[int] = set()
        self._pen = _Pen()
        self._cursor_is_on: bool | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of what is to be shown."""
        return self._width, len(self._texts)

    def is_partial(self, update: object) -> bool:
        """Whether an update leaves out cells of which nothing is known here."""
        ends = getattr(update, "chop_ends", None)
        return ends is not None and (self.size != (ends[0][-1], len(ends)) if ends else True)

    def forget(self) -> None:
        """Take nothing for granted: the terminal may show anything by now."""
        width, height = self.size
        self._shown_texts = [["?unknown"] * width for _ in range(height)]
        self._shown_styles = [[""] * width for _ in range(height)]
        self._touched = set(range(height))
        self._pen = _Pen()
        self._cursor_is_on = None

    # --- what is to be shown --------------------------------------------------------------------

    def take(self, update: object, console: Console) -> None:
        """Lay what Textual draws into the frame.

        Args:
            update: of the whole screen, or of spans of it.
            console: what it is drawn for; it knows how many colours there are.

        Raises:
            Exception: of any kind, where Textual is not as expected.
        """
        colours: ColorSystem = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001
        if hasattr(update, "spans"):
            for y, first, last in update.spans:
                ends = update.chop_ends[y]  # type: ignore[attr-defined]
                chops = update.chops[y].items()  # type: ignore[attr-defined]
                for end, (x, strip) in zip(ends, chops, strict=True):
                    if strip is not None and x < last and end > first:
                        self._put(y, x, strip, colours)
            return
        x, y, width, height = update.region  # type: ignore[attr-defined]
        if (x, y) != (0, 0):
            raise ValueError(update)
        self._fit(width, height)
        for row, strips in zip(range(height), update.strips, strict=True):  # type: ignore[attr-defined]
            at = 0
            for strip in strips:
                at = self._put(row, at, strip, colours)

    def _fit(self, width: int, height: int) -> None:
        if self.size != (width, height):
            self._width = width
            self._texts = [[" "] * width for _ in range(height)]
            self._styles = [[""] * width for _ in range(height)]
            self.forget()

    def _put(self, y: int, x: int, strip: Strip, colours: ColorSystem) -> int:
        """Lay a strip into a row; give the column behind it."""
        texts, styles = self._texts[y], self._styles[y]
        start, end = x, min(x + strip.cell_length, self._width)
        _take_apart(texts, x)
        _take_apart(texts, end)
        self._touched.add(y)
        for text, style, _ in strip:
            joined, found = cells_of(text)
            if joined and x > start:
                texts[x - 1 if texts[x - 1] else x - 2] += joined
            if len(found) > end - x:
                found = found[: end - x]
                if found and cells.cell_len(found[-1]) > 1:
                    found[-1] = " "  # half of it has no room
            behind = x + len(found)
            texts[x:behind] = found
            styles[x:behind] = [Strip.render_ansi(style, colours) if style else ""] * len(found)
            x = behind
        if x < end:
            texts[x:end] = [" "] * (end - x)
            styles[x:end] = [""] * (end - x)
        return end

    # --- what is sent ---------------------------------------------------------------------------

    def sent(self, cursor: tuple[int, int] | None) -> str:
        """Give what makes the terminal show the frame; nothing where it does already.

        Args:
            cursor: column and row of its cursor; hidden with None.
        """
        pen = self._pen
        for y in sorted(self._touched):
            if self._texts[y] != self._shown_texts[y] or self._styles[y] != self._shown_styles[y]:
                self._write_row(y)
        self._touched.clear()
        drawn = pen.taken()
        hides = len(drawn) > LONG and self._cursor_is_on
        if cursor is not None and self._texts:
            pen.go(cursor[1], cursor[0])
        is_on = cursor is not None
        off = CURSOR_OFF if hides or (self._cursor_is_on is not False and not is_on) else ""
        on = CURSOR_ON if is_on and (hides or not self._cursor_is_on) else ""
        self._cursor_is_on = is_on
        return f"{off}{drawn}{pen.taken()}{on}"

    def _write_row(self, y: int) -> None:
        pen, texts, styles = self._pen, self._texts[y], self._styles[y]
        changed = self._changed(y)
        x = 0
        while (x := changed.find(1, x)) >= 0:
            self._reach(y, x)
            pen.wear(styles[x])
            x = self._write_blanks(y, x, changed) or self._write_text(y, x)
        self._shown_texts[y] = texts.copy()
        self._shown_styles[y] = styles.copy()

    def _changed(self, y: int) -> bytearray:
        """Which cells of a row have to be written: 1 for each."""
        changed = bytearray(self._width)
        spoilt = 0
        now = zip(self._texts[y], self._styles[y], strict=True)
        before = zip(self._shown_texts[y], self._shown_styles[y], strict=True)
        for x, (is_to_be, was) in enumerate(zip(now, before, strict=True)):
            if is_to_be != was or x < spoilt:
                changed[x] = 1
                if not is_as_wide_everywhere(is_to_be[0]):
                    spoilt = max(spoilt, x + widest(is_to_be[0]))
        return changed

    def _reach(self, y: int, x: int) -> None:
        """Go to a cell: by writing what stands before it where that is shorter."""
        pen, texts, styles = self._pen, self._texts[y], self._styles[y]
        at = pen.column
        if pen.row == y and at is not None and 0 < x - at <= _SKIPPED_AT_MOST:
            between = "".join(texts[at:x])
            same = pen.style is not None and styles[at:x].count(pen.style) == len(between)
            if same and len(pen.way(y, x)) >= x - at and between.isascii():
                pen.write(between, x - at)
                return
        pen.go(y, x)

    def _write_blanks(self, y: int, x: int, changed: bytearray) -> int:
        """Erase from a cell on, where that is shorter than writing; give the column behind."""
        texts, style = self._texts[y], self._styles[y][x]
        if texts[x] != " " or not self._can_erase(style):
            return 0
        end = x
        while end < self._width and texts[end] == " " and self._styles[y][end] == style:
            end += 1
        last = changed.rfind(1, x, end) + 1
        if end == self._width and last - x > len("\x1b[K"):
            self._pen.send("\x1b[K")
            return end
        if last - x > _WORTH_ERASING:
            self._pen.send(f"\x1b[{last - x}X")
            return last
        return 0

    def _can_erase(self, style: str) -> bool:
        parts = _parts(style)
        return not parts.marks & _DRAWN_ON_BLANKS and (
            self._erases_in_colour or not parts.background
        )

    def _write_text(self, y: int, x: int) -> int:
        """Write what stands in a cell; give the column behind it."""
        text, pen = self._texts[y][x], self._pen
        end = x + 1
        while end < self._width and not self._texts[y][end]:
            end += 1
        if is_as_wide_everywhere(text):
            pen.write(text, end - x)
        else:
            # A terminal may draw it narrower, and show what stood there, or wider, or apart.
            if end - x > 1:
                pen.write(" " * (end - x), end - x if end < self._width else None)
                pen.go(y, x)
            pen.write(text, None)
        if end >= self._width:
            pen.column = None  # some wait there until the next letter
        return end


class _Pen:
    """Where the terminal writes next, and in what style; collects what is sent to it."""

    def __init__(self) -> None:
        self.row: int | None = None
        self.column: int | None = None
        self.style: str | None = None
        self._sent: list[str] = []

    def taken(self) -> str:
        """Give what was collected, and begin anew."""
        sent = "".join(self._sent)
        self._sent.clear()
        return sent

    def send(self, sequence: str) -> None:
        """Send what moves nothing."""
        self._sent.append(sequence)

    def write(self, text: str, columns: int | None) -> None:
        """Write a text; with None nobody knows how many columns the terminal takes for it."""
        self._sent.append(text)
        self.column = None if columns is None or self.column is None else self.column + columns

    def wear(self, style: str) -> None:
        """Write in a style from now on."""
        if style != self.style:
            self._sent.append(style_change(self.style, style))
            self.style = style

    def go(self, row: int, column: int) -> None:
        """Go to a cell, by the shortest way."""
        self._sent.append(self.way(row, column))
        self.row, self.column = row, column

    def way(self, row: int, column: int) -> str:
        """The shortest way to a cell."""
        if (row, column) == (self.row, self.column):
            return ""
        ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1 if row else ''}H"]
        if row == self.row:
            ways.append(_along(self.column, column))
        elif column == self.column and self.row is not None:
            ways.append(_stepped(row - self.row, "B", "A"))
        return min(ways, key=len)


def _along(here: int | None, there: int) -> str:
    ways = [f"\x1b[{there + 1}G" if there else "\r"]
    if here is not None:
        ways.append(_stepped(there - here, "C", "D"))
        if there < here:
            ways.append("\b" * (here - there))
    return min(ways, key=len)


def _stepped(by: int, on: str, back: str) -> str:
    return f"\x1b[{abs(by) if abs(by) > 1 else ''}{on if by > 0 else back}"


# --- texts ----------------------------------------------------------------------------------------


def cells_of(text: str) -> tuple[str, list[str]]:
    """What each cell holds of a text; the second cell of what is wide is empty.

    Returns:
        What has no width and stands at the beginning: it belongs to the cell before; and the cells.
    """
    if text.isascii() and text.isprintable():
        return "", list(text)
    joined, found = _cells_of(text)
    return joined, list(found)


@lru_cache(maxsize=1024)
def _cells_of(text: str) -> tuple[str, tuple[str, ...]]:
    text = "".join(filter(_is_no_control, text))
    joined = ""
    found: list[str] = []
    for start, end, width in cells.split_graphemes(text)[0]:
        if width:
            found += [text[start:end], *[""] * (width - 1)]
        else:
            joined += text[start:end]
    return joined, tuple(found)


def _is_no_control(letter: str) -> bool:
    return not ("\x7f" <= letter < "\xa0" or letter < " ")


def _take_apart(texts: list[str], x: int) -> None:
    """Leave no half of what is wide on either side of the beginning of a cell."""
    if 0 < x < len(texts) and not texts[x]:
        texts[x - 1 : x + 1] = "  "


def is_as_wide_everywhere(text: str) -> bool:
    """Whether all terminals take as many columns for what stands in a cell."""
    return not text or _AS_WIDE_EVERYWHERE.fullmatch(text) is not None


def widest(text: str) -> int:
    """How many columns a terminal can take at most for what stands in a cell."""
    return 2 * len(text)


# --- styles ---------------------------------------------------------------------------------------


class _Parts(NamedTuple):
    marks: frozenset[str]
    foreground: str
    background: str


_PART = re.compile(r"([34]8);(?:5;\d+|2;\d+;\d+;\d+)|\d+")


@lru_cache(maxsize=1024)
def _parts(style: str) -> _Parts:
    marks, foreground, background = [], "", ""
    for found in _PART.finditer(style):
        code = found[1] or found[0]
        if code == "38" or re.fullmatch("3[0-79]|9[0-7]", code):
            foreground = found[0].removeprefix("39")
        elif code == "48" or re.fullmatch("4[0-79]|10[0-7]", code):
            background = found[0].removeprefix("49")
        else:
            marks.append(code)
    return _Parts(frozenset(marks), foreground, background)


@lru_cache(maxsize=1024)
def style_change(before: str | None, after: str) -> str:
    """What has a terminal write in another style: no more of it than changes.

    Args:
        before: what it writes in, as SGR codes; None where that is not known.
        after: what it is to write in.
    """
    whole = f"\x1b[0;{after}m" if after else "\x1b[m"
    if before is None:
        return whole
    was, now = _parts(before), _parts(after)
    if not was.marks <= _OFF.keys():
        return whole
    codes = sorted({_OFF[each] for each in was.marks - now.marks})
    kept = {each for each in was.marks & now.marks if _OFF[each] not in codes}
    codes += sorted(now.marks - kept)
    if was.foreground != now.foreground:
        codes.append(now.foreground or "39")
    if was.background != now.background:
        codes.append(now.background or "49")
    return min(f"\x1b[{';'.join(codes)}m", whole, key=len) if codes else ""
