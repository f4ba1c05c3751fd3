"""The least Textual program with a box to write in: a page of its own, as wide and as high."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareBox(App[None]):
    """A box with words in it."""

    def compose(self) -> ComposeResult:
        box = TextArea(" ".join(sys.argv[1:]), soft_wrap=True)
        box.cursor_blink = False
        yield box

    def on_mount(self) -> None:
        box = self.query_one(TextArea)
        box.move_cursor(box.document.end)


if __name__ == "__main__":
    BareBox().run()
