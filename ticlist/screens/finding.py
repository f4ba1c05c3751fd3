"""Finding a word in everything that somebody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.lookback.find import Hit
from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget
    from textual.widgets import Input

    from ticlist.lookback.find import Unreadable
    from ticlist.model.lines import LineKind

HINT = "A word or a few, as you wrote them"
MOST_SHOWN = 300
"""How many places are shown; more than that nobody reads, and another letter makes them fewer."""

_INDENT = "  "


class FindScreen(LinesPage):
    """Finds words as they are typed.

    Args:
        words: what is looked for at first.
        in_words: what is said of a reflection, by its id.
    """

    ABOUT = """\
Looks through everything you wrote, in saved reflections, as you type: not in the words of the \
prompts. Capitals and accents make no difference. Down goes to what was found; Enter opens the \
reflection there.

What you look for is kept nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "again", "Find", tooltip="Find a word in what I wrote", id="find"),
    ]

    class Asked(Message):
        """Other words are to be looked for."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class OpenAsked(Message):
        """A reflection is to be opened where something was found."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    def __init__(self, words: str, in_words: Callable[[str], str]) -> None:
        super().__init__()
        self._words = words
        self._in_words = in_words
        self._found: list[Hit | Unreadable] = []

    def where(self) -> str:
        """What this is."""
        return "Find in what I wrote"

    def body(self) -> ComposeResult:
        """The box, how many places there are, and the places."""
        yield LineBox(self._words, HINT, id="find", marked=False)
        yield Said("", id="how-many", classes="about")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def begins_at(self) -> Widget:
        """The box has the focus."""
        return self.query_one("#find")

    def on_mount(self) -> None:
        """Look for what is to be looked for at first."""
        if self._words:
            self.post_message(self.Asked(self._words))

    # --- what is found --------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget what was found: other words are looked for."""
        self._found.clear()
        self._say("")
        self.lines.renew()
        self.lines.scroll_home(animate=False, immediate=True)

    def add(self, found: Sequence[Hit | Unreadable]) -> None:
        """Show more of what was found."""
        self._found += found[: MOST_SHOWN - len(self._found)]
        self._say(f"{self._how_many()} so far ...")
        self.lines.renew()

    def end(self) -> None:
        """Say how many there are: all is looked through, or there are more than are shown."""
        words = self.query_one("#find", LineBox).value.strip()
        more = "The newest are shown; write more of it." if self.is_full else ""
        self._say(f"{self._how_many()} {more}" if words else "")

    @property
    def is_full(self) -> bool:
        """Whether no more places are shown."""
        return len(self._found) >= MOST_SHOWN

    def _how_many(self) -> str:
        many = len(self._found)
        return {0: "Nothing found.", 1: "1 place."}.get(many, f"{many} places.")

    def _say(self, words: str) -> None:
        self.query_one("#how-many", Said).say(visible(words))

    def _lines(self, width: int) -> list[Line]:
        lines = []
        for number, each in enumerate(self._found):
            lines += [Line(text, kind, str(number)) for kind, text in self._shown(each, width)]
            lines.append(Line(""))
        return lines

    def _shown(self, found: Hit | Unreadable, width: int) -> Sequence[tuple[LineKind, str]]:
        title = self._in_words(found.name.id)
        if not isinstance(found, Hit):
            said = f"{title}: cannot be read. {found.error.what}"
            return [("remark", line) for line in wrapped(visible_line(said), width)]
        heading = visible_line(f"{title}: {found.text.part}")
        sentence = f"{found.before}[{found.found}]{found.after}"
        return [
            *(("remark", line) for line in wrapped(heading, width)),
            *(
                ("words", f"{_INDENT}{line}")
                for line in wrapped(visible_line(sentence), max(1, width - len(_INDENT)))
            ),
        ]

    # --- keys -----------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look as somebody types."""
        event.stop()
        self.post_message(self.Asked(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.lines.focus()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Open the reflection there."""
        event.stop()
        found = self._found[int(event.subject)]
        if isinstance(found, Hit):
            self.post_message(self.OpenAsked(found))

    def action_again(self) -> None:
        """Go to the box."""
        self.query_one("#find").focus()
