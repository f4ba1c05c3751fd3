"""A picture of a grid as PNG, for files that cannot draw one themselves.

The signs are drawn and not written, as the font that there is has none of them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.glyphs import MARKED

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import ImageDraw, ImageFont

    from ticlist.sharing.pictures import Picture

WIDTH, FINER = 1700, 2
"""Of a line of a page, in tenths of a millimetre; and how much finer it is drawn."""

_NUMBER, _ROW, _LINE = 90, 62, 38
_INK, _PAPER, _HAIR = 0x20, 0xFF, 0xA0
_PEN = 5
_HALF = 16 * FINER


class _Spot(NamedTuple):
    """Where a sign goes: its middle."""

    on: ImageDraw.ImageDraw
    x: float
    y: float

    def box(self, half: float = _HALF) -> tuple[float, float, float, float]:
        return self.oblong(half, half)

    def oblong(self, wide: float, high: float) -> tuple[float, float, float, float]:
        return self.x - wide, self.y - high, self.x + wide, self.y + high

    def disc(self, half: float = _HALF, fill: int | None = None) -> None:
        self.on.ellipse(self.box(half), fill=fill, outline=_INK, width=_PEN)

    def slice(self, start: int, end: int) -> None:
        self.on.pieslice(self.box(), start, end, fill=_INK, outline=_INK)

    def rectangle(self, wide: float = _HALF, high: float = _HALF) -> None:
        self.on.rectangle(self.oblong(wide, high), outline=_INK, width=_PEN)

    def line(self, *points: tuple[float, float]) -> None:
        moved = [(self.x + x, self.y + y) for x, y in points]
        self.on.line(moved, fill=_INK, width=_PEN, joint="curve")


def png_of(picture: Picture) -> bytes:
    """The bytes of a PNG of shades of grey.

    Args:
        picture: what is drawn: a letter and a sign for each answer.
    """
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - only a file of Word's needs it

    head = _LINE * max(map(len, picture.headings), default=0) + _LINE // 2
    size = WIDTH * FINER, (head + _ROW * len(picture.rows)) * FINER
    image = Image.new("L", size, _PAPER)
    font = ImageFont.load_default(30 * FINER)
    _Drawing(ImageDraw.Draw(image), font, head * FINER).draw(picture)
    out = io.BytesIO()
    image.reduce(FINER).save(out, "PNG")
    return out.getvalue()


class _Drawing:
    def __init__(
        self,
        on: ImageDraw.ImageDraw,
        font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
        head: int,
    ) -> None:
        self.on = on
        self.font = font
        self.head = head

    def draw(self, picture: Picture) -> None:
        for column, words in enumerate(picture.headings):
            for line, word in enumerate(words):
                y = (line + 0.75) * _LINE * FINER
                self._write(self._middle(column, picture), y, word)
        for line, (number, row) in enumerate(picture.rows):
            top = self.head + line * _ROW * FINER
            self.on.line([(0, top), (WIDTH * FINER, top)], fill=_HAIR, width=FINER)
            middle = top + _ROW * FINER / 2
            self._write(_NUMBER * FINER / 2, middle, str(number))
            for column, state in enumerate(row.states):
                if state:
                    self._mark(state, self._middle(column, picture), middle)

    def _middle(self, column: int, picture: Picture) -> float:
        wide = (WIDTH - _NUMBER) / len(picture.headings)
        return (_NUMBER + (column + 0.5) * wide) * FINER

    def _mark(self, state: str, x: float, y: float) -> None:
        mark = MARKED[state]
        self._write(x - 22 * FINER, y, mark.letter)
        beside = x + 20 * FINER
        if state in _SHAPES:
            _SHAPES[state](_Spot(self.on, beside, y))
        else:
            self._write(beside, y, mark.sign)

    def _write(self, x: float, y: float, text: str) -> None:
        self.on.text((x, y), text, fill=_INK, font=self.font, anchor="mm")


def _routine(spot: _Spot) -> None:
    spot.disc()
    spot.disc(_HALF / 2, fill=_INK)


def _sometimes(spot: _Spot) -> None:
    spot.disc()
    spot.slice(-90, 0)


def _often(spot: _Spot) -> None:
    spot.disc()
    spot.slice(-90, 180)


def _within(spot: _Spot) -> None:
    spot.rectangle()
    spot.disc(_HALF / 4, fill=_INK)


def _unsure(spot: _Spot) -> None:
    spot.rectangle()
    spot.line((0, -_HALF), (0, _HALF))


def _beyond(spot: _Spot) -> None:
    spot.rectangle()
    spot.line((0, -_HALF), (0, 0), (_HALF, 0))


def _not_arisen(spot: _Spot) -> None:
    lean = _HALF / 2
    low, high = _HALF * 0.6, -_HALF * 0.6
    spot.line(
        (-_HALF, low), (-_HALF + lean, high), (_HALF + lean, high), (_HALF, low), (-_HALF, low)
    )


_SHAPES: dict[str, Callable[[_Spot], None]] = {
    "not_yet": lambda spot: spot.disc(_HALF / 2),
    "sometimes": _sometimes,
    "often": _often,
    "routine": _routine,
    "within": _within,
    "unsure": _unsure,
    "beyond": _beyond,
    "not_role": lambda spot: spot.rectangle(_HALF, _HALF * 0.6),
    "not_arisen": _not_arisen,
    "not_today": lambda spot: spot.rectangle(_HALF * 0.6, _HALF),
}
