"""The pages of a walk: a prompt, the end of a section, the closing.

Each writes what is entered into the walk and says that it did; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.message import Message

from ticlist.model.answers import BASES, OFFERS_SUPERVISION, SHOWN, question_for, words_for
from ticlist.model.checklist import NOW_WHAT, SO_WHAT
from ticlist.model.day import in_words
from ticlist.model.wording import (
    IN_WORDS,
    IN_WORDS_HINT,
    NO_LAST_TIME,
    PRIVATE_HINT,
    PRIVATE_IS,
    SO_WHAT_HINT,
    SUPERVISION_HINT,
    WHAT,
    WHAT_HINT,
)
from ticlist.screens.widgets.choices import Answers, AnyOf, Choice, OneOf, Option
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.step_form import StepForm
from ticlist.screens.widgets.words import WordsBox, goes_to_words
from ticlist.text import visible

if TYPE_CHECKING:
    import datetime as dt

    from textual import events
    from textual.app import ComposeResult

    from ticlist.model.checklist import Prompt, Section
    from ticlist.model.reflection import Answer
    from ticlist.model.walk import Walk

LEFT_OUT = "You left this section out today. What you wrote in it before is kept. F3 takes it in."


LastTime = Callable[["Prompt"], "tuple[dt.date, Answer] | None"]


def no_last_time(_: Prompt) -> None:
    """Where nothing is known of an earlier answer."""


def stop_here() -> Row:
    """The line that leaves the walk, on every page on somebody's own wellbeing."""
    return Row("Stop here and keep it", "stop-here", id="stop-here")


class View(Vertical):
    """One page of a walk.

    Args:
        walk: what is walked; its page is the one to draw.
    """

    class Written(Message):
        """Something was entered into the walk."""

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        self.walk = walk

    def tell(self) -> None:
        """Say that something was entered."""
        self.post_message(self.Written())

    def arrive(self) -> None:
        """Take the focus, where the page has a place for it."""
        boxes = self.query(WordsBox)
        self.screen.set_focus(
            boxes.first() if boxes else self.screen.query_one("#go-on"), scroll_visible=False
        )


class PromptView(View):
    """One prompt: its example, the answers in words, one box for words."""

    def __init__(
        self, walk: Walk, section: Section, prompt: Prompt, last_time: LastTime = no_last_time
    ) -> None:
        super().__init__(walk)
        self._section = section
        self._prompt = prompt
        self._last_time = last_time

    def compose(self) -> ComposeResult:
        """The prompt and what can be entered."""
        prompt = self._prompt
        yield Said(visible(prompt.text), classes="prompt")
        if prompt.example:
            yield Said(visible(f"For example: {prompt.example}"), classes="example")
        yield Vertical(id="last-time")
        if self.walk.written.is_left_out(self._section.id):
            yield Said(LEFT_OUT, classes="remark")
            return
        answer = self.walk.written.answer(prompt)
        words = words_for(prompt.asks)
        if words:
            yield Said(question_for(prompt.asks) or "", classes="question")
            options = (Option(each.stored, each.shown, each.meaning, each.key) for each in words)
            yield Answers(options, answer.answer)
            bases = (Option(basis.stored, basis.shown) for basis in BASES)
            with Vertical(id="basis-part"):
                yield Said("What does this answer rest on?", classes="question")
                yield AnyOf(bases, answer.basis, id="basis")
        yield Said(WHAT if words else IN_WORDS, classes="question")
        yield WordsBox(answer.note or "", WHAT_HINT if words else IN_WORDS_HINT, id="note")
        supervision = Option("supervision", "Talk about this in supervision (F9)")
        marked = ("supervision",) if answer.supervision else ()
        yield AnyOf([supervision], marked, id="supervision")
        if self._section.strand == "wellbeing":
            yield stop_here()

    def on_mount(self) -> None:
        """Fold away what nobody has asked for."""
        answer = self.walk.written.answer(self._prompt)
        self._show("#basis-part", shown=bool(answer.basis))
        self._offer_supervision()

    def arrive(self) -> None:
        """The answers have the focus at first; where there are none, the box."""
        answers = self.query(Answers)
        if answers:
            self.screen.set_focus(answers.first(), scroll_visible=False)
        else:
            super().arrive()

    def fold_basis(self) -> None:
        """Show or hide what the answer rests on."""
        shown = not any(part.display for part in self.query("#basis-part"))
        self._show("#basis-part", shown=shown)
        if shown:
            # Only a part that has been laid out can be scrolled to.
            self.call_after_refresh(self._go_to_basis)
        else:
            self.arrive()

    def _go_to_basis(self) -> None:
        first = self.query_one("#basis").query(Choice).first()
        first.focus(scroll_visible=False)
        self.call_after_refresh(first.scroll_visible, animate=False, immediate=True)

    async def fold_last_time(self) -> None:
        """Show or hide what was answered to this prompt last time. Nobody is shown it unasked."""
        part = self.query_one("#last-time")
        if part.display:
            part.display = False
            await part.remove_children()
            return
        found = self._last_time(self._prompt)
        await part.mount(*(self._as_last_time(*found) if found else [Said(NO_LAST_TIME)]))
        part.display = True
        self.call_after_refresh(part.scroll_visible, animate=False)

    @staticmethod
    def _as_last_time(day: dt.date, answer: Answer) -> list[Said]:
        heading = f"Last time, {in_words(day)}"
        shown = SHOWN.get(answer.answer or "")
        words = Said(visible(answer.note or ""), classes="block-words")
        return [Said(visible(f"{heading}: {shown}" if shown else heading), classes="strong"), words]

    def on_key(self, event: events.Key) -> None:
        """What is typed at the answers begins the words, or goes on with them; digits choose."""
        for box in self.query("#note").results(WordsBox):
            if goes_to_words(event, box) and not box.has_focus:
                event.stop()
                event.prevent_default()
                self.screen.set_focus(box)
                box.take_in(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """A paste at the answers goes to the words, as letters do."""
        for box in self.query("#note").results(WordsBox):
            event.stop()
            self.screen.set_focus(box)
            box.take_in(event.text)

    def toggle_supervision(self) -> None:
        """Mark the prompt for supervision, or take the mark away."""
        for tick in self.query("#supervision").results(AnyOf):
            tick.toggle("supervision")
            self.call_after_refresh(tick.scroll_visible, animate=False)

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Keep an answer."""
        event.stop()
        self.walk.written.choose(self._prompt, event.value)
        self._offer_supervision()
        self.tell()

    def on_any_of_changed(self, event: AnyOf.Changed) -> None:
        """Keep what the answer rests on, or the mark for supervision."""
        event.stop()
        if event.any_of.id == "basis":
            self.walk.written.rest_on(self._prompt, event.values)
        else:
            self.walk.written.mark_for_supervision(self._prompt, marked=bool(event.values))
            self._offer_supervision()
        self.tell()

    def on_text_area_changed(self, event: WordsBox.Changed) -> None:
        """Keep the words."""
        event.stop()
        self.walk.written.write_note(self._prompt, event.text_area.text)
        self.tell()

    def _offer_supervision(self) -> None:
        answer = self.walk.written.answer(self._prompt)
        offered = answer.supervision or answer.answer in OFFERS_SUPERVISION
        self._show("#supervision", shown=offered)

    def _show(self, part: str, *, shown: bool) -> None:
        for each in self.query(part):
            each.display = shown


class ThinkingView(View):
    """A page with *what does this tell me* and one step: at a section's end, or at the closing."""

    def __init__(self, walk: Walk, section: Section | None) -> None:
        super().__init__(walk)
        self._section = section
        self._section_id = section.id if section else None

    def thinking(self) -> ComposeResult:
        """*What does this tell me* and one step."""
        written = self.walk.written
        so_what, now_what = SO_WHAT, NOW_WHAT
        if self._section:
            so_what, now_what = self._section.so_what, self._section.now_what
        yield Said(visible(so_what), classes="prompt")
        yield WordsBox(written.so_what(self._section_id), SO_WHAT_HINT, id="so-what")
        yield StepForm(visible(now_what), written.step(self._section_id))

    def on_text_area_changed(self, event: WordsBox.Changed) -> None:
        """Keep the words."""
        event.stop()
        self.keep(event.text_area.id or "", event.text_area.text)
        self.tell()

    def keep(self, box: str, words: str) -> None:
        """Keep the words of one of the boxes."""
        if box == "so-what":
            self.walk.written.write_so_what(self._section_id, words)

    def on_step_form_changed(self, event: StepForm.Changed) -> None:
        """Keep the step."""
        event.stop()
        self.walk.written.write_step(
            self._section_id, event.text, event.kind, event.owner, event.by
        )
        self.tell()


class SectionEndView(ThinkingView):
    """The end of a section in a full walk."""

    def compose(self) -> ComposeResult:
        """What the section tells, and one step."""
        if self._section_id and self.walk.written.is_left_out(self._section_id):
            yield Said(LEFT_OUT, classes="remark")
            return
        yield from self.thinking()
        if self._section and self._section.strand == "wellbeing":
            yield stop_here()


class ClosingView(ThinkingView):
    """The closing: in a short walk what it all tells, then supervision, then a private box."""

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk, None)

    def compose(self) -> ComposeResult:
        """The boxes of the closing."""
        closing = self.walk.written.closing
        if self.walk.depth == "short" or closing.so_what or closing.steps:
            yield from self.thinking()
        yield Said("One thing to take to supervision", classes="question")
        yield WordsBox(closing.supervision or "", SUPERVISION_HINT, id="supervision-words")
        yield Said("Private", classes="question")
        yield Said(PRIVATE_IS, classes="example")
        yield WordsBox(closing.private or "", PRIVATE_HINT, id="private-words")

    def keep(self, box: str, words: str) -> None:
        """Keep the words of one of the boxes."""
        if box == "supervision-words":
            self.walk.written.write_closing(supervision=words)
        elif box == "private-words":
            self.walk.written.write_closing(private=words)
        else:
            super().keep(box, words)


def view_of(walk: Walk, last_time: LastTime = no_last_time) -> View:
    """The view of the page that a walk is at.

    Args:
        walk: what is walked.
        last_time: gives what was answered to a prompt last time, and on which day.
    """
    section, prompt = walk.section, walk.prompt
    if section is not None and prompt is not None:
        return PromptView(walk, section, prompt, last_time)
    if section is not None:
        return SectionEndView(walk, section)
    return ClosingView(walk)
