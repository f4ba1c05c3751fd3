"""Looking at all that a screen would send to a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.corpus import FORBIDDEN
from ticlist.text import visible

if TYPE_CHECKING:
    from rich.style import Style

    from tests.screens.driving import Person

OF_A_SCROLLBAR = {
    ("@mouse.down", "grab"),
    ("@mouse.up", "release"),
    ("@mouse.down", "scroll_up"),
    ("@mouse.down", "scroll_down"),
}
"""All that may happen by the style of a place; what else can be clicked is a widget."""


class Witness:
    """Looks at a screen: nothing on it may act, neither on a terminal nor when it is clicked.

    Args:
        me: who has it in front of them.
    """

    def __init__(self, me: Person) -> None:
        self.me = me
        self.seen: set[str] = set()

    def looks(self, *texts: str) -> None:
        """Look at the screen of this moment, and for some texts in full."""
        screen = self.me.app.screen
        self.seen.add(type(screen).__name__)
        for strip in screen._compositor.render_strips():
            for text, style, control in strip:
                assert not control
                assert not FORBIDDEN.search(text), (screen, text)
                assert not _acts(style), (screen, text, style)
        shown = "\n".join(line for line in self.me.shown.splitlines() if line)
        for text in texts:
            assert squeezed(visible(text)) in squeezed(shown), f"{screen}: {text!r}\n{shown}"

    async def does(self, *keys: str) -> None:
        """Press keys, and look after each."""
        for key in keys:
            await self.me.press(key)
            self.looks()


def _acts(style: Style | None) -> bool:
    if style is None:
        return False
    acts = {key: value for key, value in style.meta.items() if key.startswith("@")}
    return bool(style.link) or not acts.items() <= OF_A_SCROLLBAR


def squeezed(text: str) -> str:
    """A text without its white space: where lines end is the screen's affair."""
    return "".join(text.split())
