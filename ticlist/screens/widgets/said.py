"""Words to read, and what has to be known of boxes to write in: those are slow to load."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Label


class Box:
    """A box to write in, in a page that may have none."""


class WordsTaken(Box):
    """A box for as many words as somebody likes."""

    def take_in(self, words: str) -> None:
        """Put words where the cursor is, in the place of what is marked, as a paste does."""
        raise NotImplementedError

    def show_cursor_line(self) -> None:
        """Scroll the page to the line that is written on."""
        raise NotImplementedError


class Remarked(Message):
    """A box has something to say of what was put into it; without words, no longer."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Said(Label):
    """Words of ours or of anybody's, never read as markup.

    Args:
        text: made visible already where it is not ours.
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self.set_class(not text, "-empty")

    def say(self, text: str) -> None:
        """Show other words; with none it takes no room."""
        self.update(text)
        self.set_class(not text, "-empty")

    def say_in_place(self, text: str) -> None:
        """Show other words in the room there is: the page need not be laid out for them."""
        self.update(text, layout=False)
