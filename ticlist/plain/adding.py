"""Adding to a saved reflection: a note from supervision, or how one would answer now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.desk import now
from ticlist.model.answers import SHOWN, question_for, words_for
from ticlist.model.day import in_words
from ticlist.model.wording import FIRST_STAYS, LATER_HINT, ROLE_HINT, TALK_HINT
from ticlist.plain.asking import Due, Option, Question
from ticlist.plain.finishing import SAVE, Finishing
from ticlist.plain.grammar import CLEARED, KEPT, LEAVE
from ticlist.text import visible_line

if TYPE_CHECKING:
    from ticlist.desk import Desk
    from ticlist.model.checklist import Prompt
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Asking
    from ticlist.plain.finishing import Saved

WITH_WHOM = "Discussed with?"
WHAT_I_TAKE = "What do I take from it?"
HOW_I_SEE_IT = "How do I see that time now?"
SAVE_IT = "save or leave?"
SAVE_IT_HINT = "save: save it. leave: keep it unfinished."


class Adding:
    """Asks for something to be added to the saved reflection that is on the desk.

    Args:
        desk: with the reflection.
        asking: who asks.
        walk: of the reflection.
    """

    def __init__(self, desk: Desk, asking: Asking, walk: Walk) -> None:
        self._desk = desk
        self._asking = asking
        self._walk = walk

    def discuss(self) -> Saved | None:
        """Ask for a note from supervision; None where somebody went back."""
        begun = self._walk.written.discussed
        at = begun.at if begun else now()
        self._asking.lines.gap()
        title = visible_line(self._walk.checklist.title)
        self._asking.say(f"{title}, {in_words(self._walk.on)}")
        role = [(begun.with_role if begun else None) or ""]
        words = [begun.text if begun else ""]

        def keep() -> None:
            self._walk.written.discuss(words[0], role[0], at)
            self._desk.keep()

        def ask_role() -> None:
            given = self._asking.line(Question(WITH_WHOM, f"{ROLE_HINT}.", role[0]))
            role[0] = role[0] if given is None else given
            keep()

        def take(text: str) -> None:
            words[0] = text
            keep()

        def ask_words() -> None:
            self._asking.text(Question(WHAT_I_TAKE, TALK_HINT, words[0]), take)

        return self._saved([Due(ask_role), Due(ask_words)])

    def look_again(self, prompt: Prompt) -> Saved | None:
        """Ask how a prompt would be answered for that time now; None where somebody went back."""
        begun = self._walk.written.later.get(prompt.id)
        at = begun.at if begun else now()
        answer = [begun.answer if begun else None]
        words = [(begun.note if begun else None) or ""]
        self._tell_first(prompt)

        def keep() -> None:
            self._walk.written.look_again(prompt.id, answer[0], words[0], at)
            self._desk.keep()

        def ask_answer() -> None:
            options = [
                Option(each.key, each.stored, each.shown, each.meaning or "")
                for each in words_for(prompt.asks)
            ]
            shown = SHOWN.get(answer[0] or "", "")
            question = Question(question_for(prompt.asks) or "", "", shown, options)
            chosen = self._asking.choose(question, clears=True)
            if chosen != KEPT:
                answer[0] = None if chosen == CLEARED else chosen
                keep()

        def take(text: str) -> None:
            words[0] = text
            keep()

        def ask_words() -> None:
            self._asking.text(Question(HOW_I_SEE_IT, LATER_HINT, words[0]), take)

        has_answers = bool(words_for(prompt.asks))
        return self._saved([Due(ask_answer, lambda: has_answers), Due(ask_words)])

    def _tell_first(self, prompt: Prompt) -> None:
        first = self._walk.written.answer(prompt)
        self._asking.lines.gap()
        self._asking.say(f"Looking again at {in_words(self._walk.on)}", prompt.text)
        if first.answer:
            self._asking.say(f"Then: {SHOWN[first.answer]}")
        self._asking.lines.say(first.note or "", "  ")
        self._asking.say(FIRST_STAYS)

    def _saved(self, questions: list[Due]) -> Saved | None:
        saved: list[Saved] = []

        def ask_to_save() -> None:
            options = [Option(each, each, "") for each in (SAVE, LEAVE)]
            while not saved:
                self._asking.choose(Question(SAVE_IT, SAVE_IT_HINT, "", options), enter=False)
                done = Finishing(self._desk, self._asking).save()
                if done is not None:
                    saved.append(done)

        self._asking.in_turn([*questions, Due(ask_to_save)])
        return saved[0] if saved else None
