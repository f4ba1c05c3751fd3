"""What a reflection adds to the team's picture: the one line, whole, before and after it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ticlist.model.contribution import ALL_OR_NONE
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible
from ticlist.told_together import CAN_SHOWN, answers_told, line_told

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ticlist.offered import Offer
    from ticlist.told_together import Can, Standing

READING = "Reading ..."
DOING = "A moment ..."
NOT_NOW, GO_BACK = "Not now", "Go back"


class ContributingScreen(Page):
    """Shows what would be added, or was; nothing is added but by a line of its own.

    Args:
        subject: the id of the reflection.
    """

    ABOUT = f"""\
What this reflection would add to your team's picture, or has added: each answer in words, and \
the one line that the file has. {ALL_OR_NONE}

Nobody has to add anything, and nothing is added by itself. Escape goes back and adds nothing. Tab \
goes to the lines below, Enter does what one of them says; the arrow keys scroll."""

    class Shown(Message):
        """The page is there, and has to be told what to show."""

        def __init__(self, subject: str, *, is_new: bool) -> None:
            super().__init__()
            self.subject = subject
            self.is_new = is_new

    class AddAsked(Message):
        """Somebody has seen what is offered and agrees."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    class TakeBackAsked(Message):
        """What was added is to be taken back."""

        def __init__(self, subject: str) -> None:
            super().__init__()
            self.subject = subject

    def __init__(self, subject: str) -> None:
        super().__init__()
        self.subject = subject
        self._offer: Offer | None = None

    def where(self) -> str:
        """What this is."""
        return "Your team's picture: what is added"

    def body(self) -> ComposeResult:
        """Who else could read it, the answers, the line, what has to be known, what can be done."""
        yield Said("", id="first", classes="notice strong")
        yield Said(READING, id="above", classes="notice")
        yield Said("", id="answers", classes="notice")
        yield Said("", id="line", classes="notice")
        yield Said("", id="below", classes="notice")
        # Not adding stands first: it is what one comes to first.
        yield Row(GO_BACK, "close", id="close")
        for does, words in CAN_SHOWN.items():
            row = Row(visible(words), does, self.subject, id=does)
            row.display = False
            yield row

    def on_mount(self) -> None:
        """The page has the focus: it scrolls, and Enter does nothing."""
        self._begin_at_the_top()
        self.post_message(self.Shown(self.subject, is_new=False))

    def _begin_at_the_top(self) -> None:
        page = self.query_one("#page")
        page.can_focus = True
        page.focus()
        page.scroll_home(animate=False, immediate=True)

    def show(self, shown: Standing) -> None:
        """Show how it stands."""
        self._offer = shown.offer
        self._say("#first", "\n\n".join(shown.first))
        self._say("#above", shown.above)
        self._say("#answers", "\n\n".join(answers_told(shown)))
        self._say("#line", "\n".join(line_told(shown)))
        self._say("#below", "\n\n".join(shown.below))
        self.query_one("#close", Row).say(NOT_NOW if shown.offer else GO_BACK)
        self._offer_rows(shown.can)
        self.tell(shown.said)
        self._begin_at_the_top()

    def _say(self, where: str, words: str) -> None:
        self.query_one(where, Said).say(visible(words))

    def _offer_rows(self, can: tuple[Can, ...]) -> None:
        for does in CAN_SHOWN:
            self.query_one(f"#{does}").display = does in can

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Do what a line says, once: its lines are taken away until that is done."""
        does = event.row.does
        if does not in CAN_SHOWN:
            return  # going back is for the program
        event.stop()
        if not event.row.display:
            return  # a second Enter came with the first
        self._begin_at_the_top()
        self._offer_rows(())
        self.tell(DOING)
        if does == "take-back":
            self.post_message(self.TakeBackAsked(self.subject))
        elif does in {"see-new", "look-again"}:
            self.post_message(self.Shown(self.subject, is_new=True))
        elif self._offer is not None:
            self.post_message(self.AddAsked(self._offer))
