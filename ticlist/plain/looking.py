"""Looking back: history, reading, comparing, over time, steps, finding, forgetting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from ticlist.advice import files_that_stay, goes_too
from ticlist.desk import now
from ticlist.errors import TiclistError
from ticlist.lookback.comparison import FILTERS
from ticlist.lookback.comparison_lines import WHAT_A_CHANGE_MAY_BE, comparison_lines
from ticlist.lookback.find import Hit
from ticlist.lookback.glyphs import meaning_of
from ticlist.lookback.steps import steps_lines
from ticlist.model.day import age_in_words, day_ago, in_words
from ticlist.plain.asking import Back, Question, numbered
from ticlist.plain.finishing import tell_blocks
from ticlist.plain.grammar import KEPT
from ticlist.plain.picking import Picking
from ticlist.plain.together import Together
from ticlist.text import visible_line
from ticlist.told import joining_told, reflection_told, shared_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ticlist.desk import Desk
    from ticlist.lookback.comparison import Filter
    from ticlist.lookback.steps import Tracked
    from ticlist.lookback.timeline import Grouping, Row, Timeline
    from ticlist.model.reflection import Reflection
    from ticlist.plain.asking import Asking

NOTHING_SAVED = "Nothing is saved yet."
WHICH = "Which reflection?"
WHAT_NEXT = "What now? Enter goes back."
COMPARE_WITH = "Compare with which?"
NO_OTHER = "There is no other reflection with this checklist. Only those with one can be compared."
WHICH_PROMPTS = "Which prompts? Enter for all."
WHICH_CHECKLIST = "Over time: which checklist?"
GROUPED = "In which order? Enter for sections."
NO_STEPS = "No step is written in what you saved. A reflection does not need one."
NO_OPEN_STEPS = "No step is open."
WHICH_STEPS = "Which steps? Enter for all."
WHICH_STEP = "Read where one was written? A number, or Enter to go back."
FIND = "Find which word or phrase? Enter goes back."
FIND_HINT = "Only your own words are looked through. Capitals and accents make no difference."
NOT_FOUND = "That stands nowhere in what you wrote."
MOST_FOUND = 200
WHICH_HIT = "Read one of these? A number, or Enter to go back."
SET_ASIDE = "It is forgotten when you leave with 'leave'. Until then, home takes that back."
LOOK_AGAIN_AT = "Which prompt?"
NO_PROMPTS = "Nothing was answered in it that could be looked at again."
OLDER = "older: what is older than {age} ({many}), to keep or to forget. Nothing goes by itself."


class Wish(NamedTuple):
    """What somebody wants done with a reflection that is not mere reading.

    Args:
        does: `amend`, `discuss`, `later` or `share`.
        subject: the id of the reflection.
        prompt: the id of the prompt, for `later`.
    """

    does: str
    subject: str
    prompt: str = ""


class Looking:
    """Looks back with somebody.

    Args:
        desk: with what is saved.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking

    # --- history and reading --------------------------------------------------------------------

    def history(self) -> Wish | None:
        """Every saved reflection, newest first; what is wanted with one of them, if anything is."""
        past = self._desk.past
        while past.names():
            self._asking.lines.gap()
            subject = self._pick([each.id for each in past.names()])
            if subject is None:
                return None
            wish = self.read(subject)
            if wish is not None:
                return wish
        self._asking.say(NOTHING_SAVED)
        return None

    def _pick(self, subjects: list[str]) -> str | None:
        past, age = self._desk.past, self._desk.settings.look_through_after
        older = past.older_than(day_ago(age, now().date())) if age else []
        if older:
            told = OLDER.format(age=age_in_words(age) or age, many=len(older))
            self._asking.once(told)

        def narrowed(words: str) -> list[str]:
            if older and words.strip().casefold() == "older":
                return [each.id for each in older]
            return [each.id for each in past.narrowed(words)]

        return self._picking(subjects, narrowed).one(WHICH)

    def _picking(
        self, subjects: list[str], narrowed: Callable[[str], list[str]] | None = None
    ) -> Picking:
        return Picking(
            self._asking, subjects, lambda each: reflection_told(self._desk, each), narrowed
        )

    def read(self, subject: str) -> Wish | None:
        """Read one, and ask what is wanted with it; None for nothing more."""
        try:
            reflection = self._desk.past.read(subject)
        except TiclistError as error:
            self._asking.say(str(error))
            return None
        self._tell(reflection)
        wish: Wish | None = None
        while wish is None and subject not in self._desk.past.set_aside:
            try:
                chosen = self._what_next(subject)
                if chosen == KEPT:
                    break
                wish = self._do(chosen, reflection)
            except Back:
                break
        return wish

    def _do(self, chosen: str, reflection: Reflection) -> Wish | None:
        subject = reflection.id
        does: dict[str, Callable[[], Wish | None]] = {
            "compare": lambda: self._compare(subject),
            "over-time": lambda: self._over_time(reflection.checklist.id),
            "later": lambda: self._look_again(reflection),
            "contribute": lambda: Together(self._desk, self._asking).contribute(subject),
            "forget": lambda: self._forget(subject),
        }
        what, _, number = chosen.partition(" ")
        if what == "earlier":
            self._read_earlier(subject, number)
            return None
        return does[what]() if what in does else Wish(what, subject)

    def _tell(self, reflection: Reflection) -> None:
        tell_blocks(self._asking, self._desk.hindsight.blocks(reflection))
        self._asking.lines.gap()
        self._asking.say(*shared_told(self._desk, reflection.id))

    def _what_next(self, subject: str) -> str:
        earlier = [
            (f"earlier {number}", f"Read its earlier wording {number}")
            for number in self._desk.past.earlier(subject)
        ]
        joining = joining_told(self._desk, subject)
        options = numbered(
            [
                ("compare", "Compare it with another"),
                ("over-time", "Its checklist over time"),
                ("amend", "Change what it says"),
                ("discuss", "Add a note from supervision"),
                ("later", "Look again at a prompt: how I would answer for that time now"),
                ("share", "Take it to supervision"),
                *([("contribute", joining)] if joining else []),
                *earlier,
                ("forget", "Forget it"),
            ]
        )
        return self._asking.choose(Question(WHAT_NEXT, options=options, is_kept=False))

    def _read_earlier(self, subject: str, number: str) -> None:
        try:
            self._tell(self._desk.past.read_earlier(subject, number))
        except TiclistError as error:
            self._asking.say(str(error))

    def _look_again(self, reflection: Reflection) -> Wish | None:
        asked = {
            answer.prompt: visible_line(answer.asked)
            for section in reflection.sections
            for answer in section.answers
        }
        if not asked:
            self._asking.say(NO_PROMPTS)
            return None
        prompt = Picking(self._asking, list(asked), lambda each: asked[each]).one(LOOK_AGAIN_AT)
        return Wish("later", reflection.id, prompt) if prompt else None

    def _forget(self, subject: str) -> None:
        self._desk.past.forget(subject)
        paths = self._desk.paths
        told = (SET_ASIDE, *goes_too(paths, subject), *files_that_stay(paths, subject))
        self._asking.say(*told)

    # --- comparing ------------------------------------------------------------------------------

    def _compare(self, subject: str) -> None:
        others = self._desk.hindsight.comparable(subject)
        if not others:
            self._asking.say(NO_OTHER)
            return
        other = self._picking(others).one(COMPARE_WITH)
        if other is None:
            return
        options = numbered(list(FILTERS.items()))
        chosen = self._asking.choose(Question(WHICH_PROMPTS, "", "", options)) or "all"
        try:
            comparison = self._desk.hindsight.compared(subject, other)
        except TiclistError as error:
            self._asking.say(str(error))
            return
        self._asking.lines.gap()
        for line in comparison_lines(comparison, self._asking.lines.width, cast("Filter", chosen)):
            self._asking.lines.laid_out(line.text)
        self._asking.lines.gap()

    # --- over time ------------------------------------------------------------------------------

    def ask_over_time(self) -> None:
        """One checklist over time, in words."""
        many = self._desk.hindsight.by_checklist()
        checklist = next(iter(many), None)
        if len(many) > 1:
            titles = [
                (each, f"{self._desk.past.title_of(each)} ({count})")
                for each, count in many.items()
            ]
            question = Question(WHICH_CHECKLIST, options=numbered(titles), is_kept=False)
            checklist = self._asking.choose(question) or None
        if checklist is not None:
            self._over_time(checklist)

    def _over_time(self, checklist: str) -> None:
        groupings = [("sections", "By sections"), ("samhsa", "By the six principles of SAMHSA")]
        chosen = self._asking.choose(Question(GROUPED, "", "", numbered(groupings))) or "sections"
        found: list[Timeline] = [
            each[cast("Grouping", chosen)]
            for each in self._desk.hindsight.over_time(checklist)
            if each is not None
        ]
        timeline = found[-1]
        self._asking.lines.gap()
        self._asking.say(
            f"{visible_line(timeline.title)}, over time", WHAT_A_CHANGE_MAY_BE, *timeline.remarks
        )
        for row in timeline.rows:
            self._tell_row(timeline, row)

    def _tell_row(self, timeline: Timeline, row: Row) -> None:
        note = f" ({row.note})" if row.note else ""
        if row.kind != "prompt":
            self._asking.lines.gap()
        self._asking.say(f"{visible_line(row.heading)}{note}")
        for column, cell in zip(timeline.columns, row.cells, strict=False):
            meaning = meaning_of(cell)
            if meaning:
                self._asking.lines.say(f"{in_words(column.on)}: {meaning}", "  ")

    # --- steps ----------------------------------------------------------------------------------

    def steps(self) -> Wish | None:
        """Every step, and what became of it; what is wanted with one's reflection, if anything."""
        every: list[Tracked] = []
        for found in self._desk.hindsight.steps():
            every = found if found is not None else every
        if not every:
            self._asking.say(NO_STEPS)
            return None
        options = numbered([("all", "All"), ("open", "Only open ones")])
        chosen = self._asking.choose(Question(WHICH_STEPS, "", "", options))
        shown = [each for each in every if each.is_open or chosen != "open"]
        if not shown:
            self._asking.say(NO_OPEN_STEPS)
            return None
        return self._open_one(
            [each.origin.reflection for each in shown],
            [self._step_told(each) for each in shown],
            WHICH_STEP,
        )

    def _step_told(self, tracked: Tracked) -> str:
        lines = steps_lines([tracked], self._asking.lines.width)
        return "\n".join(line.text for line in lines)

    # --- finding --------------------------------------------------------------------------------

    def find(self) -> Wish | None:
        """Where somebody wrote a word; what is wanted with a reflection, if anything."""
        while True:
            words = self._asking.line(Question(FIND, FIND_HINT))
            if not words:
                return None
            hits = list(self._hits(words))
            if hits:
                return self._open_one(
                    [each.name.id for each in hits], list(map(self._hit_told, hits)), WHICH_HIT
                )
            self._asking.say(NOT_FOUND)

    def _hits(self, words: str) -> Iterator[Hit]:
        many = 0
        for each in self._desk.hindsight.finds(words):
            if isinstance(each, Hit):
                many += 1
                yield each
            elif each is not None:
                self._asking.say(f"{each.name.id}: {each.error.what}")
            if many == MOST_FOUND:
                return

    def _hit_told(self, hit: Hit) -> str:
        sentence = visible_line(f"{hit.before}[{hit.found}]{hit.after}")
        return f"{self._desk.past.id_in_words(hit.name.id)}, {hit.text.part}\n  {sentence}"

    def _open_one(self, subjects: list[str], told: list[str], asked: str) -> Wish | None:
        """Read the reflection of one of some places."""
        numbers = [str(number) for number in range(len(subjects))]
        self._asking.lines.gap()
        picked = Picking(self._asking, numbers, lambda each: told[int(each)]).one(asked)
        return self.read(subjects[int(picked)]) if picked else None
