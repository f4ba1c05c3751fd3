"""Reading over: everything that is written, to change or to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.model.reading import blocks_of
from ticlist.model.reflection import Page as WalkPage
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.widgets import Button

    from ticlist.model.reading import Block
    from ticlist.model.walk import Walk

NOTHING = "Nothing is written yet. You can save it all the same, or go back."


class ReadingOverScreen(Page):
    """Everything that is written so far.

    Args:
        walk: the walk, at its last page.
        steps: the words of earlier steps by their ids, where they are known.
    """

    ABOUT = (
        "Everything you wrote, in order. Enter on a line goes to its page, to change it. F4 saves; "
        "PageUp goes back to the walk; Escape keeps it unfinished."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f4", "save", "Save", priority=True, tooltip="Save this reflection", id="walk.finish"
        ),
        Binding(
            "pageup", "back", "Previous", priority=True, tooltip="The page before", id="walk.back"
        ),
        Binding(
            "pagedown",
            "scroll_page(10)",
            "Next",
            show=False,
            priority=True,
            tooltip="Scroll down: this is the last page",
            id="walk.next",
        ),
    ]

    class SaveAsked(Message):
        """Somebody wants to save."""

    def __init__(self, walk: Walk, steps: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._walk = walk
        self._steps = steps
        self._pages: list[WalkPage] = []

    def where(self) -> str:
        """The checklist."""
        what = "change it, and save" if self._walk.amends else "read it over"
        return f"{self._walk.checklist.title}: {what}"

    def body(self) -> ComposeResult:
        """The reflection, with a line to each page that can be changed."""
        reflection = self._walk.reflection()
        if not reflection.holds_words:
            yield Said(NOTHING, classes="about")
        for block in blocks_of(reflection, self._steps):
            yield from self._shown(block)
        # The day of what is saved stands in the name of its file.
        what = "the context" if self._walk.amends else "the day, the context"
        yield self._row(f"Change {what} or the sections", WalkPage("before"))

    def under(self) -> ComposeResult:
        """The buttons."""
        yield Turning("Save")

    def on_mount(self) -> None:
        """The button to save has the focus."""
        self.query_one("#go-on").focus()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Go to the page of a line."""
        event.stop()
        self._walk.go_to(self._pages[int(event.row.subject)])
        self.post_message(self.Turned())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save, or go back."""
        event.stop()
        if event.button.id == "go-on":
            self.action_save()
        else:
            self.action_back()

    def action_save(self) -> None:
        """Ask to save."""
        self.post_message(self.SaveAsked())

    def action_back(self) -> None:
        """Go back to the page before."""
        self._walk.back()
        self.post_message(self.Turned())

    def _shown(self, block: Block) -> ComposeResult:
        page = self._page_of(block)
        if block.kind in {"prompt", "section"} and page in self._walk.reachable:
            yield self._row(block.text, page, block.kind)
        else:
            yield Said(visible(block.text), classes=f"block-{block.kind}")

    def _page_of(self, block: Block) -> WalkPage:
        if block.earlier:
            return WalkPage("before", self._walk.only)
        if block.prompt is not None:
            return WalkPage("prompt", block.section, block.prompt)
        if block.section is not None and block.kind == "prompt":
            return WalkPage("section-end", block.section)
        if block.section is not None:
            return self._walk.first_page_of(block.section)
        return WalkPage("closing", self._walk.only)

    def _row(self, text: str, page: WalkPage, kind: str = "prompt") -> Row:
        if page.kind == "before":
            page = WalkPage("before", self._walk.only)
        self._pages.append(page)
        number = str(len(self._pages) - 1)
        return Row(visible_line(text), "change", number, classes=f"block-{kind}")
