"""Reading one saved reflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.words import Said
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.model.reading import Block


class ReadingScreen(Page):
    """One saved reflection.

    Args:
        title: what it is.
        blocks: its parts, in the order they are read.
    """

    ABOUT = "A saved reflection. The arrow keys and PageUp, PageDown scroll it; Escape goes back."

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._title = title
        self._blocks = blocks

    def where(self) -> str:
        """What it is."""
        return self._title

    def body(self) -> ComposeResult:
        """The whole of it."""
        for block in self._blocks:
            yield Said(visible(block.text), classes=f"block-{block.kind}")
        yield Row("Go back", "close", id="close")

    def on_mount(self) -> None:
        """The page has the focus, so that arrow keys scroll it."""
        page = self.query_one("#page")
        page.can_focus = True
        page.focus()
