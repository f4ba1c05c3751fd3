"""The walk: one page after another, asked line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ticlist.errors import StoreError
from ticlist.model.answers import (
    BASES,
    BASIS_SHOWN,
    OFFERS_SUPERVISION,
    OPT_OUTS,
    SHOWN,
    question_for,
    words_for,
)
from ticlist.model.day import in_words
from ticlist.model.reading import FOR_SUPERVISION
from ticlist.model.wording import (
    IN_WORDS,
    IN_WORDS_HINT,
    NO_LAST_TIME,
    PRIVATE_HINT,
    PRIVATE_IS,
    SUPERVISION_HINT,
    WHAT,
    WHAT_HINT,
)
from ticlist.plain.asking import Due, Option, Question
from ticlist.plain.before import Before
from ticlist.plain.finishing import Finishing
from ticlist.plain.grammar import CLEARED, KEPT, LAST_TIME, MARK, OUT
from ticlist.plain.stepping import Stepping
from ticlist.plain.words import Words
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from ticlist.desk import Desk
    from ticlist.model.checklist import Prompt, Section
    from ticlist.model.opening import Opening
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Asking
    from ticlist.plain.finishing import Saved
    from ticlist.storage.library import Shelved

HOW_IT_GOES = "One question at a time. Enter goes on without an answer. ? explains."
ANSWER_HINT = "A number answers. Any of it can be left out with Enter, and leaves no trace."
RESTS_ON = "What does this answer rest on?"
RESTS_ON_HINT = "Letters, such as ac. Enter for none."
OFFERED = "If you like: mark puts this down to talk about in supervision."
MARKED, NOT_MARKED = FOR_SUPERVISION, "Not marked for supervision any more."
ONLY_A_PROMPT = "Only a prompt can be marked."
NO_SECTION = "There is no section here to leave out."
LEFT_OUT = "Left out today. What was written in it stays in the file."
TAKEN_IN = "Taken in again."
IS_LEFT_OUT = "This section is left out today. out takes it in again. Enter goes on."
STOP_HERE = "You can stop here and keep it: leave."
FOR_SUPERVISION_ASKED = "One thing to take to supervision?"
PRIVATE_ASKED = "Private words?"
FIRST_QUESTION = "This is the first question."


class _Turned(Exception):  # noqa: N818 - a page is turned, which is no error
    """The page is another one now."""


class Walking:
    """Walks through a checklist with somebody.

    Args:
        desk: with the walk, or where one is begun.
        asking: who asks.
        shelved: the checklist.
        opening: what was asked for already, where one is begun.
    """

    def __init__(
        self, desk: Desk, asking: Asking, shelved: Shelved, opening: Opening | None = None
    ) -> None:
        self._desk = desk
        self._asking = asking
        self._shelved = shelved
        self._opening = opening
        self._words = Words(desk, asking)
        self._comes_back = False
        """Whether one page alone is asked again, on the way from reading over and back there."""

    def walk(self, *, can_go_back: bool = False) -> Saved | None:
        """Walk to the end; None where somebody went back from the first question.

        Args:
            can_go_back: whether there is anything to go back to.
        """
        self._asking.once(HOW_IT_GOES)
        try:
            while True:
                walk = self._desk.walk
                if walk is None or walk.page.kind == "before":
                    if not self._before(can_go_back=can_go_back):
                        return None
                elif walk.page.kind == "reading-over":
                    saved = Finishing(self._desk, self._asking).ask(walk)
                    if saved is not None:
                        return saved
                    self._comes_back = not self._is_at_closing
                else:
                    self._turn(walk, goes_on=self._page(walk))
        finally:
            self._asking.words.clear()
            self._asking.page = lambda: None

    @property
    def _is_at_closing(self) -> bool:
        return self._desk.walk is not None and self._desk.walk.page.kind == "closing"

    def _turn(self, walk: Walk, *, goes_on: bool) -> None:
        if self._comes_back:
            walk.go_to_reading_over()
            self._comes_back = False
        elif goes_on:
            walk.next()
        else:
            walk.back()
        self._desk.keep()

    def _before(self, *, can_go_back: bool) -> bool:
        """Ask what is chosen before the start, and begin; False where somebody went back."""
        before = Before(self._desk, self._asking, self._shelved, self._opening)
        self._be_at(before.tell, None, None)
        while not before.ask():
            if self._desk.walk is not None and self._comes_back:
                break
            if can_go_back:
                return False
            self._asking.say(FIRST_QUESTION)
        try:
            walk = before.begin()
        except StoreError as error:
            self._asking.say(error.for_a_page())
        else:
            self._turn(walk, goes_on=True)
        return True

    # --- where one is ---------------------------------------------------------------------------

    def _be_at(
        self, tell: Callable[[], None], section: Section | None, prompt: Prompt | None
    ) -> None:
        """Say where one is, now and after anything else was shown."""
        self._asking.page = tell
        self._asking.words = {
            OUT: lambda: self._leave_out(section),
            MARK: lambda: self._mark(prompt),
        }
        if prompt is not None:
            self._asking.words[LAST_TIME] = lambda: self._tell_last_time(prompt)
        self._asking.lines.gap()
        tell()

    def _where(self, walk: Walk) -> None:
        number, pages = walk.place
        section = walk.section.title if walk.section else "Closing"
        page = f"{number} of {pages}" if number else "Left out"
        self._asking.say(f"{page}: {visible_line(section)}")

    def _leave_out(self, section: Section | None) -> None:
        walk = self._desk.walk
        if section is None or walk is None:
            self._asking.say(NO_SECTION)
            return
        is_out = walk.written.is_left_out(section.id)
        walk.written.leave_out(section.id, left_out=not is_out)
        self._desk.keep()
        self._asking.say(TAKEN_IN if is_out else LEFT_OUT)
        raise _Turned

    def _mark(self, prompt: Prompt | None) -> None:
        walk = self._desk.walk
        if prompt is None or walk is None or walk.written.is_left_out(walk.page.section or ""):
            self._asking.say(ONLY_A_PROMPT)
            return
        is_marked = walk.written.answer(prompt).supervision
        walk.written.mark_for_supervision(prompt, marked=not is_marked)
        self._desk.keep()
        self._asking.say(NOT_MARKED if is_marked else MARKED)

    def _tell_last_time(self, prompt: Prompt) -> None:
        found = self._desk.hindsight.last_time(cast("Walk", self._desk.walk), prompt)
        if found is None:
            self._asking.say(NO_LAST_TIME)
            return
        day, answer = found
        shown = SHOWN.get(answer.answer or "")
        heading = f"Last time, {in_words(day)}"
        self._asking.say(f"{heading}: {shown}" if shown else heading, answer.note or "")

    # --- one page -------------------------------------------------------------------------------

    def _page(self, walk: Walk) -> bool:
        """Ask what one page asks; whether it goes on from there, or back."""
        section, prompt = walk.section, walk.prompt
        is_out = section is not None and walk.written.is_left_out(section.id)

        def tell() -> None:
            self._where(walk)
            if prompt is not None:
                self._tell_prompt(walk, prompt)

        self._be_at(tell, section, prompt)
        if is_out:
            questions = [Due(lambda: self._asking.line(Question(IS_LEFT_OUT)))]
        elif section is not None and prompt is not None:
            questions = self._prompt(walk, section, prompt)
        elif section is not None:
            questions = self._end_of(walk, section)
        else:
            questions = self._closing(walk)
        try:
            return self._asking.in_turn(questions)
        except _Turned:
            # Taken in again, it is asked; left out, it is passed over.
            return self._page(walk) if is_out else True

    def _tell_prompt(self, walk: Walk, prompt: Prompt) -> None:
        self._asking.say(prompt.text)
        if prompt.example:
            self._asking.say(f"For example: {prompt.example}")
        if walk.written.answer(prompt).supervision:
            self._asking.say(MARKED)

    def _prompt(self, walk: Walk, section: Section, prompt: Prompt) -> list[Due]:
        if section.strand == "wellbeing":
            self._asking.say(STOP_HERE)
        has_answers = bool(words_for(prompt.asks))

        def rests_on_something() -> bool:
            answer = walk.written.answer(prompt).answer
            return walk.depth != "short" and answer is not None and answer not in OPT_OUTS

        return [
            Due(lambda: self._ask_answer(walk, prompt), lambda: has_answers),
            Due(lambda: self._ask_basis(walk, prompt), rests_on_something),
            Due(lambda: self._ask_note(walk, prompt, has_answers=has_answers)),
        ]

    def _ask_answer(self, walk: Walk, prompt: Prompt) -> None:
        words = words_for(prompt.asks)
        options = [Option(each.key, each.stored, each.shown, each.meaning or "") for each in words]
        shown = SHOWN.get(walk.written.answer(prompt).answer or "", "")
        asked = question_for(prompt.asks) or ""
        chosen = self._asking.choose(Question(asked, ANSWER_HINT, shown, options), clears=True)
        if chosen == KEPT:
            return
        walk.written.choose(prompt, None if chosen == CLEARED else chosen)
        self._desk.keep()
        if chosen in OFFERS_SUPERVISION and not walk.written.answer(prompt).supervision:
            self._asking.say(OFFERED)

    def _ask_basis(self, walk: Walk, prompt: Prompt) -> None:
        options = [
            Option(letter, each.stored, each.shown)
            for letter, each in zip("abcde", BASES, strict=True)
        ]
        shown = "; ".join(BASIS_SHOWN[each] for each in walk.written.answer(prompt).basis)
        chosen = self._asking.several(Question(RESTS_ON, RESTS_ON_HINT, shown, options))
        if chosen is not None:
            walk.written.rest_on(prompt, chosen)
            self._desk.keep()

    def _ask_note(self, walk: Walk, prompt: Prompt, *, has_answers: bool) -> None:
        asked, hint = (WHAT, WHAT_HINT) if has_answers else (IN_WORDS, IN_WORDS_HINT)
        question = Question(asked, hint, walk.written.answer(prompt).note or "")
        self._words.ask(question, lambda words: walk.written.write_note(prompt, words))

    def _end_of(self, walk: Walk, section: Section) -> list[Due]:
        if section.strand == "wellbeing":
            self._asking.say(STOP_HERE)
        return Stepping(self._desk, self._asking, walk, section).questions()

    def _closing(self, walk: Walk) -> list[Due]:
        closing = walk.written.closing
        asks_first = walk.depth == "short" or closing.so_what or closing.steps
        return [
            *(Stepping(self._desk, self._asking, walk, None).questions() if asks_first else []),
            Due(lambda: self._ask_supervision(walk)),
            Due(lambda: self._ask_private(walk)),
        ]

    def _ask_supervision(self, walk: Walk) -> None:
        self._words.ask(
            Question(
                FOR_SUPERVISION_ASKED,
                SUPERVISION_HINT,
                walk.written.closing.supervision or "",
            ),
            lambda words: walk.written.write_closing(supervision=words),
        )

    def _ask_private(self, walk: Walk) -> None:
        self._words.ask(
            Question(
                PRIVATE_ASKED,
                f"{PRIVATE_HINT} {PRIVATE_IS}",
                walk.written.closing.private or "",
            ),
            lambda words: walk.written.write_closing(private=words),
        )
