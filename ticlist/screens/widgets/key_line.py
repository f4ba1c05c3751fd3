"""The keys of the page, under it, in the order of the keyboard; each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

from ticlist.screens.widgets.keys import key_short, keys_of
from ticlist.text import columns, visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.binding import Binding
    from textual.geometry import Size
    from textual.screen import Screen

_BETWEEN = "  "


class _Shown(NamedTuple):
    text: str
    key: str


class KeyLine(Widget):
    """Shows the keys that do something here; a line more where they do not fit into one."""

    def on_mount(self) -> None:
        """Follow the keys of the page as they change."""
        self._drawn: list[list[_Shown]] = []
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the keys take at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The keys."""
        lines = self._lines(self.content_size.width)
        return Content("\n".join(_BETWEEN.join(each.text for each in line) for line in lines))

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        lines = self._lines(self.content_size.width)
        at = event.get_content_offset(self)
        if at is None or at.y >= len(lines):
            return
        left = 0
        for each in lines[at.y]:
            right = left + columns(each.text)
            if left <= at.x < right:
                self.app.simulate_key(each.key)
            left = right + len(_BETWEEN)

    def _changed(self, _: Screen[object]) -> None:
        lines = self._lines(self.content_size.width)
        if lines != self._drawn:
            # The whole page is laid out anew only where this takes more lines, or fewer.
            self.refresh(layout=len(lines) != len(self._drawn))
            self._drawn = lines

    def _lines(self, width: int) -> list[list[_Shown]]:
        lines: list[list[_Shown]] = [[]]
        used = 0
        for each in self._keys():
            room = columns(each.text) + (len(_BETWEEN) if lines[-1] else 0)
            if lines[-1] and used + room > width:
                lines.append([])
                used, room = 0, columns(each.text)
            lines[-1].append(each)
            used += room
        return lines

    def _keys(self) -> list[_Shown]:
        bindings = [each.binding for each in keys_of(self.screen) if each.binding.show]
        names: dict[str, str] = getattr(self.screen, "action_names", {})
        found = [
            _Shown(visible_line(f"{key_short(each.key)} {_name(each, names)}"), each.key)
            for each in bindings
        ]
        return sorted(found, key=lambda each: _order(each.key))


def _name(binding: Binding, names: Mapping[str, str]) -> str:
    return names.get(binding.action, binding.description)


def _order(key: str) -> tuple[int, int, str]:
    number = key.removeprefix("f")
    if key.startswith("f") and number.isdigit():
        return 0, int(number), key
    return 1, 0, key
