"""Before you start: what the checklist is, where words will go, and what to walk today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ticlist.desk import now
from ticlist.model.day import day_from, in_words
from ticlist.model.depth import DEPTH_SHOWN, DEPTHS
from ticlist.model.reflection import OUTCOMES
from ticlist.model.walk import Beginning, prompts_of, sections_of
from ticlist.model.wording import (
    FOR_SPECIALISTS,
    NONE_SHORT,
    ON_THE_SERVER,
    SAFEGUARDING,
    WHO,
    WHO_ON_THE_SERVER,
)
from ticlist.plain.asking import Due, Question, numbered
from ticlist.plain.grammar import CLEARED, KEPT
from ticlist.text import visible_line
from ticlist.told import not_in_the_language, steps_asked_again

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.desk import Desk
    from ticlist.model.checklist import Section
    from ticlist.model.depth import Depth
    from ticlist.model.earlier_step import EarlierStep
    from ticlist.model.opening import Opening
    from ticlist.model.reflection import Outcome
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Asking
    from ticlist.storage.library import Shelved

LEAVE_OUT = "Sections to leave out today? Enter for none."
HOW_TO_LEAVE_OUT = "Numbers, such as 1 3. 0 takes all of them in again."
HOW_MUCH = "Short, full, or one section?"
WHICH = "Which section?"
WHICH_DAY = "Which day do you look back from? Enter for {}."
A_DAY = "Such as 2026-11-21, yesterday, or 30d for 30 days ago."
NOT_YET_COME = "That day has not come yet. A reflection looks back."
CONTEXT = "A line of context, if you like. Enter for none."
CONTEXT_HINT = "Such as: First week after the break."
EARLIER = "Look at earlier steps? Enter for not today."
BECAME = "What became of it? Enter leaves it open."
BECAME_HINT = "None of it has to be answered. 0 takes an answer back."
NOTE = "A line of words to it, if you like."
LENGTHS: dict[Depth, str] = {
    "short": "{}, about five minutes, longer if you write",
    "full": "{}",
    "one": "the one you choose",
}


class Before:
    """Asks what is chosen before the start, and keeps it as it is chosen.

    Args:
        desk: where the walk is begun.
        asking: who asks.
        shelved: the checklist.
        opening: what was asked for already; what a walk under way has comes before that.
    """

    def __init__(
        self, desk: Desk, asking: Asking, shelved: Shelved, opening: Opening | None = None
    ) -> None:
        self._desk = desk
        self._asking = asking
        self._shelved = shelved
        self._today = now().date()
        depth = opening.depth if opening else None
        self._asks_how_much = depth is None
        first = Beginning(
            depth or desk.settings.depth,
            (opening and opening.on) or self._today,
            opening.section if opening else None,
        )
        self._beginning = desk.walk.beginning if desk.walk else first
        self._is_saved = desk.walk is not None and desk.walk.amends is not None
        self._looks_at_steps = False
        # Words alone are kept with an outcome that nobody chose; without them it goes again.
        self._outcomes: dict[str, Outcome | None] = {}

    def tell(self) -> None:
        """Say what there is to know."""
        desk, checklist = self._desk, self._shelved.checklist
        self._asking.say(
            visible_line(checklist.title),
            not_in_the_language(desk.language_asked, checklist),
            desk.problem() or "",
            checklist.about or "",
            checklist.standing or "",
            SAFEGUARDING,
        )
        self._tell_where()
        if not self._asks_how_much or self._is_saved:
            how_long = self._how_long(self._beginning.depth, self._beginning.only)
            self._asking.say(f"{how_long.removesuffix('.')}.")

    def _tell_where(self) -> None:
        if self._desk.settings.locked:
            self._asking.say(ON_THE_SERVER, WHO_ON_THE_SERVER)
            return
        self._asking.say("Your words will be in a plain file in this folder:")
        self._asking.lines.path(self._desk.paths.reflections)
        self._asking.say(WHO)

    def ask(self) -> bool:
        """Ask all of it; False where somebody went back from the first question."""
        steps = steps_asked_again(self._desk)
        is_new = not self._is_saved
        return self._asking.in_turn(
            [
                Due(self._ask_left_out, lambda: not self._is_one_given),
                Due(self._ask_how_much, lambda: is_new and self._asks_how_much),
                Due(self._ask_which, lambda: is_new and self._asks_which),
                Due(self._ask_day, lambda: is_new),
                Due(self._ask_context),
                Due(self._ask_earlier, lambda: bool(steps)),
                *(due for each in steps for due in self._about(each)),
            ]
        )

    def begin(self) -> Walk:
        """Begin, or go on, with what was chosen.

        Raises:
            StoreError: nothing could be kept.
        """
        return self._desk.begin(self._shelved, self._beginning)

    # --- what is chosen -------------------------------------------------------------------------

    def _choose(self, beginning: Beginning) -> None:
        if beginning.depth == "one":
            only = beginning.only or next((each.id for each in self._sections("full")), None)
            beginning = replace(beginning, only=only, left_out=frozenset())
        else:
            beginning = replace(beginning, only=None)
        self._beginning = beginning
        self._desk.choose(self._shelved, beginning)
        self._desk.keep()

    @property
    def _is_one_given(self) -> bool:
        is_settled = not self._asks_how_much or self._is_saved
        return is_settled and self._beginning.depth == "one"

    @property
    def _asks_which(self) -> bool:
        return self._asks_how_much and self._beginning.depth == "one"

    def _sections(self, depth: Depth, only: str | None = None) -> tuple[Section, ...]:
        specialist = self._desk.settings.specialist
        return sections_of(self._shelved.checklist, depth, only, specialist=specialist)

    def _how_long(self, depth: Depth, only: str | None = None) -> str:
        specialist = self._desk.settings.specialist
        sections = self._sections(depth, only)
        many = sum(len(prompts_of(each, depth, specialist=specialist)) for each in sections)
        if not many:
            return NONE_SHORT if self._sections("full") else FOR_SPECIALISTS
        return f"{many} prompt{'' if many == 1 else 's'}"

    def _ask_left_out(self) -> None:
        depth = "full" if self._asks_how_much and not self._is_saved else self._beginning.depth
        sections = self._sections(depth)
        if not sections:
            return
        titles = [(each.id, visible_line(each.title)) for each in sections]
        about = [visible_line(each.about or "") for each in sections]
        now_out = "; ".join(title for key, title in titles if key in self._beginning.left_out)
        chosen = self._asking.several(
            Question(LEAVE_OUT, HOW_TO_LEAVE_OUT, now_out, numbered(titles, about))
        )
        if chosen is not None:
            self._choose(replace(self._beginning, left_out=frozenset(chosen)))

    def _ask_how_much(self) -> None:
        options = numbered(
            [(each, DEPTH_SHOWN[each]) for each in DEPTHS],
            [LENGTHS[each].format(self._how_long(each)) for each in DEPTHS],
        )
        shown = DEPTH_SHOWN[self._beginning.depth]
        chosen = self._asking.choose(
            Question(HOW_MUCH, f"Enter for {shown.lower()}.", "", options),
        )
        depth = self._beginning.depth if chosen == KEPT else cast("Depth", chosen)
        self._choose(replace(self._beginning, depth=depth))

    def _ask_which(self) -> None:
        titles = [(each.id, visible_line(each.title)) for each in self._sections("full")]
        if not titles:
            return
        now_only = next(title for key, title in titles if key == self._beginning.only)
        chosen = self._asking.choose(Question(WHICH, "", now_only, numbered(titles)))
        self._choose(replace(self._beginning, only=chosen or self._beginning.only))

    def _ask_day(self) -> None:
        on = self._beginning.on
        shown = "today" if on == self._today else in_words(on)
        found: dt.date | str = self._asking.day(Question(WHICH_DAY.format(shown), A_DAY), self._day)
        if found == CLEARED:
            found = self._today
        if not isinstance(found, str):
            self._choose(replace(self._beginning, on=found))
            self._asking.say(f"{in_words(found, weekday=True)}.")

    def _day(self, words: str) -> dt.date | None:
        found = day_from(words, self._today)
        if found is not None and found > self._today:
            self._asking.say(NOT_YET_COME)
            return None
        return found

    def _ask_context(self) -> None:
        context = self._asking.line(Question(CONTEXT, CONTEXT_HINT, self._beginning.context or ""))
        if context is not None:
            self._choose(replace(self._beginning, context=context or None))

    # --- earlier steps --------------------------------------------------------------------------

    def _ask_earlier(self) -> None:
        options = numbered([("now", "Look at them now"), ("not-today", "Not today")])
        self._looks_at_steps = self._asking.choose(Question(EARLIER, "", "", options)) == "now"

    def _about(self, step: EarlierStep) -> list[Due]:
        return [
            Due(lambda: self._ask_outcome(step), lambda: self._looks_at_steps),
            Due(lambda: self._ask_note(step), lambda: self._looks_at_steps),
        ]

    def _entered(self, step: EarlierStep) -> tuple[Outcome | None, str]:
        """What is entered of a step so far."""
        walk = self._desk.walk
        for each in walk.written.followed_up if walk else ():
            if each.step == step.id:
                return each.outcome, each.note or ""
        return None, ""

    def _ask_outcome(self, step: EarlierStep) -> None:
        outcome, note = self._entered(step)
        self._asking.lines.gap()
        self._asking.say(step.words, visible_line(step.about))
        options = numbered(list(OUTCOMES.items()))
        question = Question(BECAME, BECAME_HINT, OUTCOMES[outcome] if outcome else "", options)
        chosen = self._asking.choose(question, clears=True)
        if chosen != KEPT:
            self._outcomes[step.id] = None if chosen == CLEARED else cast("Outcome", chosen)
            self._follow_up(step.id, self._outcomes[step.id], note)

    def _ask_note(self, step: EarlierStep) -> None:
        outcome, note = self._entered(step)
        words = self._asking.line(Question(NOTE, "", note))
        if words is not None:
            self._follow_up(step.id, self._outcomes.get(step.id, outcome), words)

    def _follow_up(self, step_id: str, outcome: Outcome | None, note: str) -> None:
        walk = self._desk.choose(self._shelved, self._beginning)
        walk.written.follow_up(step_id, outcome, note)
        self._desk.keep()
