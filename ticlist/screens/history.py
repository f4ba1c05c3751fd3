"""History: every saved reflection, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, overload

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.model.lines import Line
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widgets import Input

NARROW_HINT = "Narrow: 2026-11, school, or a word; Enter finds it in what I wrote"
NOTHING_SAVED = "Nothing is saved yet."
NOTHING_FITS = "No day and no checklist fits that. Enter looks for it in what you wrote."
NOTHING_OLDER = "Nothing is older than {age}."
OLDER = "Look through what is older than {age} ({many})"
ONLY_OLDER = "Older than {age}: to keep, or to forget with Delete. Nothing of it goes by itself."
ALL_AGAIN = "Show all again"


class AtHistory(NamedTuple):
    """What the page shows.

    Args:
        subjects: the ids of the reflections, newest first.
        in_words: what a line says of one, asked only when it is drawn.
        older: how many are older than somebody wants to look through, and than what; None where
            there is nothing to look through.
    """

    subjects: Sequence[str]
    in_words: Callable[[str], str]
    older: tuple[int, str] | None = None


class _Subjects(Sequence[Line]):
    """A line for each reflection, made when it is asked for: there may be ten thousand."""

    def __init__(self, subjects: Sequence[str]) -> None:
        self._subjects = subjects

    def __len__(self) -> int:
        return len(self._subjects)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [Line("", "words", each) for each in self._subjects[at]]
        return Line("", "words", self._subjects[at])


class HistoryScreen(LinesPage):
    """Every saved reflection.

    Args:
        data: what it shows.
    """

    ABOUT = """\
Every reflection you saved, newest first. Enter reads one; there you can compare it, change it, \
add to it or forget it. c compares the chosen one with another. e shares it: you choose what \
leaves.

Letters in the box above narrow the list: a day or a part of it, such as 2026-11 or november, or a \
checklist. Enter there looks for the words in everything you wrote, as / does.

Delete forgets the chosen one. It is gone for good only when you leave ticlist; until then u \
takes that back. If ticlist is ended otherwise, it stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "ask('compare-with')", "Compare", tooltip="Compare it", id="compare"),
        Binding(
            "t", "ask('over-time')", "Over time", tooltip="Its checklist over time", id="over-time"
        ),
        Binding("e", "ask('export')", "Share", tooltip="Share it: choose what leaves", id="export"),
        Binding("delete", "ask('forget')", "Forget", tooltip="Forget the chosen one", id="forget"),
        Binding("u", "undo", "Undo", tooltip="Take back what is to be forgotten", id="undo"),
        Binding("slash", "find", "Find", tooltip="Find a word in what I wrote", id="find"),
        Binding("n", "narrow", "Narrow", tooltip="Narrow the list", id="narrow"),
    ]

    class Asked(Message):
        """Something is to be done with a reflection: `read`, `compare-with` or `forget`."""

        def __init__(self, does: str, subject: str) -> None:
            super().__init__()
            self.does = does
            self.subject = subject

    class Narrowed(Message):
        """Other reflections are to be shown: see `words` and `only_older`."""

    class FindAsked(Message):
        """Words are to be looked for in everything that was written."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class UndoAsked(Message):
        """What was to be forgotten last is to stay."""

    def __init__(self, data: AtHistory) -> None:
        super().__init__()
        self._data = data
        self.only_older = False
        """Whether only what is older than somebody wants to look through is shown."""

    @property
    def words(self) -> str:
        """What the list is narrowed to."""
        return self.query_one("#narrow", LineBox).value

    def where(self) -> str:
        """What this is."""
        return "Saved reflections"

    def body(self) -> ComposeResult:
        """The box, then a line for each."""
        yield LineBox(hint=NARROW_HINT, id="narrow")
        yield Row("", "older", id="older")
        yield Said("", id="nothing", classes="about")
        yield Lines(lambda _: _Subjects(self._data.subjects), self._data.in_words)
        yield Row("Take several to supervision", "share-several")
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """Say what is shown, or that there is nothing."""
        self._say_what()

    def show(self, data: AtHistory, subject: str | None = None) -> None:
        """Show other reflections.

        Args:
            data: what is to be shown from now on.
            subject: the one that is to be chosen.
        """
        self._data = data
        self._say_what()
        self.lines.renew(subject)

    def _say_what(self) -> None:
        many, age = self._data.older or (0, "")
        row = self.query_one("#older", Row)
        row.display = bool(many or self.only_older)
        row.say(visible(ALL_AGAIN if self.only_older else OLDER.format(age=age, many=many)))
        self.query_one("#nothing", Said).say(visible(self._what_is_shown(age)))

    def _what_is_shown(self, age: str) -> str:
        if self.only_older:
            return (ONLY_OLDER if self._data.subjects else NOTHING_OLDER).format(age=age)
        nothing = NOTHING_FITS if self.words.strip() else NOTHING_SAVED
        return "" if self._data.subjects else nothing

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Show only what is older, or all again."""
        if event.row.does == "older":
            event.stop()
            self.only_older = not self.only_older
            with self.prevent(LineBox.Changed):
                self.query_one("#narrow", LineBox).value = ""
            self.post_message(self.Narrowed())
            self.lines.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow as somebody types."""
        event.stop()
        self.only_older = False
        self.post_message(self.Narrowed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for the words where no day and no checklist fits; else go to the list."""
        event.stop()
        if self._data.subjects:
            self.lines.focus()
        else:
            self.post_message(self.FindAsked(event.value))

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Read one."""
        event.stop()
        self.post_message(self.Asked("read", event.subject))

    def action_ask(self, does: str) -> None:
        """Ask for something to be done with the chosen one."""
        if self.lines.subject:
            self.post_message(self.Asked(does, self.lines.subject))

    def action_undo(self) -> None:
        """Ask for what was to be forgotten to stay."""
        self.post_message(self.UndoAsked())

    def action_find(self) -> None:
        """Look for words."""
        self.post_message(self.FindAsked(""))

    def action_narrow(self) -> None:
        """Go to the box."""
        self.query_one("#narrow").focus()
