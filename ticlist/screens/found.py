"""What could identify a person in what leaves, found before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from ticlist.model.lines import Line
from ticlist.outgoing import NOTHING_FOUND
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.sharing.identifiers import KINDS
from ticlist.text import visible, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button

    from ticlist.outgoing import Hit

SEARCHING = "Looking through what leaves. Escape gives up."
FOUND = "Enter opens one. Only you know what else could show who somebody is."
DECIDE_FIRST = {1: "One is still to be decided on: this one."}
DECIDE_FIRST_MANY = "{} are still to be decided on. This is the first."

_INDENT = "  "


class FoundScreen(LinesPage):
    """Shows what was found, and what was decided on it."""

    ABOUT = """\
What a search by patterns finds in everything that leaves: titles, your words, the name of the \
file. Enter opens one: you can change the words, put a neutral word, or leave it knowingly. Your \
reflection stays as it is.

What is marked "to decide" has to be decided on before anything is written. The others are notes. \
A search finds patterns, and cannot know who could be recognised.

PageDown turns the list, and goes on from its end."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Next", "Turn the list; from its end: see what leaves"),
    ]

    class Shown(Message):
        """The page is there, and what leaves is to be looked through."""

    class OpenAsked(Message):
        """Something that was found is to be looked at."""

        def __init__(self, hit: Hit) -> None:
            super().__init__()
            self.hit = hit

    class Done(Message):
        """Everything is decided on."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: list[Hit] | None = None

    def where(self) -> str:
        """What this is."""
        return "Share: what could identify a person"

    def body(self) -> ComposeResult:
        """What is found, a thing for each."""
        yield Said(SEARCHING, id="what", classes="about")
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def under(self) -> ComposeResult:
        """The button that goes on."""
        yield Turning("Go on", None)

    def on_mount(self) -> None:
        """Ask for what leaves to be looked through."""
        self.post_message(self.Shown())

    def show(self, hits: Sequence[Hit]) -> None:
        """Show what was found, what is still to be decided on first."""
        self.tell("")
        self._hits = sorted(hits, key=lambda hit: not hit.is_open)
        self.query_one("#what", Said).say(FOUND if hits else NOTHING_FOUND)
        self.lines.renew("0")
        if hits:
            self.lines.focus()
        else:
            self.query_one("#go-on").focus()

    def _lines(self, width: int) -> list[Line]:
        return [
            Line(text, "prompt" if hit.is_open else "words", str(number))
            for number, hit in enumerate(self._hits or ())
            for text in _in_lines(hit, width)
        ]

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Look at one."""
        event.stop()
        if self._hits:
            self.post_message(self.OpenAsked(self._hits[int(event.subject)]))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        event.stop()
        self._go_on()

    def action_go_on(self) -> None:
        """Turn the list, or go on."""
        if not self.turns():
            self._go_on()

    def _go_on(self) -> None:
        if self._hits is None:
            return  # it is still looked for
        many = sum(hit.is_open for hit in self._hits)
        if many:
            self.tell(DECIDE_FIRST.get(many, DECIDE_FIRST_MANY.format(many)))
            self.lines.choose("0")
            self.lines.focus()
        else:
            self.tell("")
            self.post_message(self.Done())


def _in_lines(hit: Hit, width: int) -> Iterator[str]:
    heading = visible_line(f"{_decided(hit)}: {KINDS[hit.kind].words}, {hit.matched}")
    yield from wrapped(heading, width)
    more = len(hit.places) - 1
    also = f", and {more} more place{'s' if more > 1 else ''}" if more else ""
    where = visible(f"{hit.places[0].where or 'What I wrote'}{also}".replace("\n", " "))
    for line in wrapped(where, max(1, width - len(_INDENT))):
        yield f"{_INDENT}{line}"


def _decided(hit: Hit) -> str:
    if hit.decision == "neutral":
        return f"Becomes '{KINDS[hit.kind].neutral}'"
    if hit.decision == "keep":
        return "Stays in"
    return "To decide" if hit.is_strong else "A note"
