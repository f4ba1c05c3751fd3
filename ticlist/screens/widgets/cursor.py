"""Where the cursor of the terminal belongs: braille lines and screen readers follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.errors import NoWidget
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.geometry import Region
    from textual.screen import Screen


class Place(NamedTuple):
    """A column and a row."""

    column: int
    row: int


def cursor_place(screen: Screen[object]) -> Place:
    """Where on a screen the focus is; the top of what is seen where that is not to be seen.

    Args:
        screen: the one that is shown.
    """
    focused = screen.focused
    for widget in () if focused is None else focused.ancestors_with_self:
        seen = _seen(screen, widget)
        if seen and widget is focused:
            return _nearest(_place_in(widget), seen)
        if seen:
            return Place(seen.x, seen.y)
    return Place(0, 0)


def _seen(screen: Screen[object], node: DOMNode) -> Region | None:
    """What is to be seen of a widget; None where it is not laid out."""
    try:
        return screen.find_widget(node).visible_region if isinstance(node, Widget) else None
    except NoWidget:
        return None


def _place_in(focused: Widget) -> Place:
    in_a_box = getattr(focused, "cursor_screen_offset", None)
    if in_a_box is not None:
        return Place(*in_a_box)
    column, row = getattr(focused, "cursor_at", (0, 0))
    region = focused.content_region
    return Place(region.x + column, region.y + row)


def _nearest(place: Place, seen: Region) -> Place:
    return Place(
        min(max(place.column, seen.x), seen.right - 1),
        min(max(place.row, seen.y), seen.bottom - 1),
    )
