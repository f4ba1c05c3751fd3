"""Adding to a saved reflection: a note from supervision, or how one would answer now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.model.answers import question_for, words_for
from ticlist.model.day import in_words
from ticlist.model.wording import FIRST_STAYS, LATER_HINT, ROLE_HINT, TALK_HINT
from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import Answers, OneOf, Option
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning
from ticlist.screens.widgets.words import LineBox, WordsBox, goes_to_words
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    import datetime as dt

    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Button

    from ticlist.model.checklist import Prompt
    from ticlist.model.reflection import Answer
    from ticlist.model.walk import Walk


class AddingScreen(Page):
    """Adds something to the saved reflection of a walk.

    Args:
        walk: the saved reflection, being added to.
        at: the time it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "save", "Save", priority=True, tooltip="Save this", id="walk.finish"),
    ]

    class SaveAsked(Message):
        """Somebody wants to save."""

    class Written(Message):
        """Something was entered into the walk."""

    def __init__(self, walk: Walk, at: dt.datetime) -> None:
        super().__init__()
        self.walk = walk
        self.at = at

    def under(self) -> ComposeResult:
        """The button that saves."""
        yield Turning("Save", None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Ask to save."""
        self.post_message(self.SaveAsked())

    def on_text_area_changed(self, event: WordsBox.Changed) -> None:
        """Keep the words."""
        event.stop()
        self._keep()

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Keep the role."""
        event.stop()
        self._keep()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Keep the answer."""
        event.stop()
        self._keep()

    def on_answers_go_on(self, event: Answers.GoOn) -> None:
        """Go on from an answer to the words."""
        event.stop()
        self.query_one(WordsBox).focus()

    def _keep(self) -> None:
        self.enter()
        self.post_message(self.Written())

    def enter(self) -> None:
        """Enter what stands here into the walk."""


class DiscussScreen(AddingScreen):
    """Asks for a note from supervision."""

    ABOUT = (
        "A note from supervision, kept with the reflection. Write a role, not a name. F4 saves; "
        "Escape keeps it unfinished. Nothing else of the reflection changes."
    )

    def where(self) -> str:
        """What this is."""
        return "A note from supervision"

    def body(self) -> ComposeResult:
        """With whom, and what."""
        title = f"{self.walk.checklist.title}, {in_words(self.walk.on)}"
        yield Said(visible(title), classes="about")
        yield Said("Discussed with", classes="question")
        begun = self.walk.written.discussed
        role = (begun.with_role if begun else None) or ""
        yield LineBox(role, ROLE_HINT, id="role", marked=False)
        yield Said("What I take from it", classes="question")
        yield WordsBox(begun.text if begun else "", TALK_HINT, id="discussed")

    def on_mount(self) -> None:
        """The words have the focus."""
        self.query_one(WordsBox).focus()

    def enter(self) -> None:
        """Enter the note into the walk."""
        words, role = self.query_one(WordsBox).text, self.query_one("#role", LineBox).value
        self.walk.written.discuss(words, role, self.at)


class LaterScreen(AddingScreen):
    """Asks how one would answer a prompt for that time now.

    Args:
        walk: the saved reflection, being added to.
        prompt: the prompt, as it was asked then.
        first: what was answered then.
        day: the day looked back from, in words.
        at: the time it is.
    """

    ABOUT = (
        "How you would answer this prompt for that time now. It is kept beside the first answer, "
        "with its own date; the two are never merged. F4 saves; Escape keeps it unfinished."
    )

    def __init__(
        self, walk: Walk, prompt: Prompt, first: Answer, day: str, at: dt.datetime
    ) -> None:
        super().__init__(walk, at)
        self._prompt = prompt
        self._first = first
        self._day = day

    def where(self) -> str:
        """What this is."""
        return f"Looking again at {visible_line(self._day)}"

    def body(self) -> ComposeResult:
        """The prompt, what was answered, and what one would answer for that time now."""
        begun = self.walk.written.later.get(self._prompt.id)
        words = words_for(self._prompt.asks)
        first = next((each.shown for each in words if each.stored == self._first.answer), "")
        yield Said(visible(self._prompt.text), classes="prompt")
        if first:
            yield Said(f"Then: {visible_line(first)}", classes="about")
        if self._first.note:
            yield Said(visible(self._first.note), classes="example")
        yield Said(FIRST_STAYS, classes="remark")
        if words:
            yield Said(question_for(self._prompt.asks) or "", classes="question")
            options = (Option(each.stored, each.shown, each.meaning, each.key) for each in words)
            yield Answers(options, begun.answer if begun else None)
        yield Said("How I see that time now", classes="question")
        yield WordsBox((begun.note if begun else None) or "", LATER_HINT, id="later")

    def on_mount(self) -> None:
        """The answers have the focus; where there are none, the words."""
        answers = self.query(Answers)
        first = answers.first() if answers else self.query_one(WordsBox)
        # In a small window the prompt is seen first.
        self.set_focus(first, scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """What is typed at the answers begins the words, or goes on with them; digits choose."""
        if self._is_at_answers and goes_to_words(event, self.query_one(WordsBox)):
            event.stop()
            event.prevent_default()
            self._begin(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """A paste at the answers goes to the words, as letters do."""
        if self._is_at_answers:
            event.stop()
            self._begin(event.text)

    @property
    def _is_at_answers(self) -> bool:
        return any(each.has_focus_within for each in self.query(Answers))

    def _begin(self, words: str) -> None:
        box = self.query_one(WordsBox)
        box.focus()
        box.take_in(words)

    def enter(self) -> None:
        """Enter it into the walk."""
        answers = self.query(Answers)
        answer = answers.first().value if answers else None
        words = self.query_one(WordsBox).text
        self.walk.written.look_again(self._prompt.id, answer, words, self.at)
