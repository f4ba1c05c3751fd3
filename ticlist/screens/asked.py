"""The four questions that no search can answer, and where the file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message

from ticlist.outgoing import (
    NOT_PRIVILEGED,
    QUESTIONS,
    SHARE_LESS,
    STAYS_ON_THE_SERVER,
    UNCONCERNED,
    WHO_CAN_OPEN_IT,
)
from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import OneOf, Option
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button, Input

ASKED_FIRST = "No search can answer these. Any answer will do: they are for you."
ANSWER_FIRST = "An answer to each comes first; 'Not sure' is one."
WHERE_TO = f"Where to: a new file, or a folder. {WHO_CAN_OPEN_IT}"
ONE_PLACE = f"The file will be {{}}. {STAYS_ON_THE_SERVER}"
IN_THE_NAME = "In the name of the file: {}. Give it another name, or leave it there knowingly."
ONLY_ANOTHER = "In the name of the file: {}. Only another name takes it out of there."
MAKING = "Making the file: {} kB so far. Escape stops it."
MAKING_PDF = "Making the PDF. Escape stops it."
STOPPED = "Stopped. Nothing was written."

_ANSWERS = (Option("yes", "Yes"), Option("no", "No"), Option("unsure", "Not sure"))
_IN_A_KB = 1_000


class Where(NamedTuple):
    """Where the file goes.

    Args:
        place: its path, unless somebody wants another.
        is_locked: whether no other can be wanted.
    """

    place: str
    is_locked: bool = False


class AskedScreen(Page):
    """Asks the four questions, and for the place of the file; then it is written.

    Args:
        data: where it goes.
        form: the name of the format.
    """

    ABOUT = """\
Four questions about what you are going to share. Answer each for yourself: the answers are kept \
nowhere and stop nothing. Then say where the file goes; no file that is there already is ever \
changed.

PageDown writes the file. While it is made Escape stops that, and nothing is left of it. Before \
that, Escape goes back, to share less."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Write", "Write the file, once the questions are answered"),
    ]

    class WriteAsked(Message):
        """The file is to be written to a place; an empty one is ticlist's own."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    class KeepAsked(Message):
        """What was found in the name of the file is to stay in it."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Over(Message):
        """It is written, and the page is in sight."""

    def __init__(self, data: Where, form: str) -> None:
        super().__init__()
        self._data = data
        self._form = form
        self.is_making = False
        """Whether the file is being made."""
        self._is_over = False

    def where(self) -> str:
        """What this is."""
        return "Share: four questions"

    def body(self) -> ComposeResult:
        """The questions, what is said once, and the place."""
        yield Said(ASKED_FIRST, classes="about")
        for number, question in enumerate(QUESTIONS, 1):
            yield Said(visible(f"{number}. {question}"), classes="question")
            yield OneOf(_ANSWERS, classes="inline asked")
        yield Said(NOT_PRIVILEGED, classes="notice")
        if self._data.is_locked:
            yield Said(visible(ONE_PLACE.format(self._data.place)), id="place-is")
        else:
            yield Said(WHERE_TO, classes="about")
            yield LineBox(self._data.place, "", id="place", marked=False)
        row = Row("Leave it in the name, knowingly", "keep-in-name", id="keep-in-name")
        row.display = False
        yield row

    def under(self) -> ComposeResult:
        """The button that writes."""
        yield Turning("Write the file", None)

    def on_mount(self) -> None:
        """The first question has the focus."""
        self.query("Choice").first().focus()

    @property
    def _answers(self) -> list[str | None]:
        return [each.value for each in self.query(OneOf)]

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Say that one can go back, where an answer gives cause to."""
        event.stop()
        given = list(self.query(OneOf))
        expected = UNCONCERNED[given.index(event.one_of)]
        self.tell("" if event.value == expected else SHARE_LESS)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget what was said of another name."""
        event.stop()
        self.query_one("#keep-in-name").display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the file."""
        event.stop()
        self.action_go_on()

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Leave what was found in the name."""
        event.stop()
        event.row.display = False
        self.post_message(self.KeepAsked(event.row.subject))
        self.query_one("#go-on").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Write the file."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Write the file, once each question was looked at."""
        if self.is_making or self._is_over:
            return
        answers = self._answers
        if None in answers:
            self.tell(ANSWER_FIRST)
            self.query(OneOf)[answers.index(None)].query("Choice").first().focus()
            return
        boxes = self.query("#place").results(LineBox)
        self.post_message(self.WriteAsked("".join(each.value.strip() for each in boxes)))

    # --- what is said meanwhile -----------------------------------------------------------------

    def tell_of_name(self, name: str, found: Sequence[str], *, can_stay: bool) -> None:
        """Say what was found in the name of the file.

        Args:
            name: what it would be called.
            found: each in words.
            can_stay: whether it can be left there.
        """
        said = IN_THE_NAME if can_stay else ONLY_ANOTHER
        self.tell(visible_line(said.format("; ".join(found))))
        row = self.query_one("#keep-in-name", Row)
        row.display = can_stay
        row.subject = name
        if can_stay:
            row.focus()
        else:
            self.query("#place").focus()

    def tell_made(self, many: int) -> None:
        """Say how many bytes are made so far."""
        self.is_making = True
        self.tell(MAKING_PDF if self._form == "pdf" else MAKING.format(many // _IN_A_KB))

    def stop(self, words: str = STOPPED) -> None:
        """Say that it is made no more, and why."""
        self.is_making = False
        self.tell(words)

    def be_over(self) -> None:
        """Tell that it is written, once nothing hides the page."""
        self.is_making = False
        self._is_over = True
        self.tell("")
        if self.app.screen is self:
            self.post_message(self.Over())

    def on_screen_resume(self) -> None:
        """Tell that it was written meanwhile."""
        if self._is_over:
            self.post_message(self.Over())
