"""One question, one line, and the words that count at every question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ticlist.model.day import WHAT_A_DAY_LOOKS_LIKE
from ticlist.model.wording import GROUNDING, WHOM
from ticlist.plain.grammar import (
    ALL,
    BACK,
    CLEARED,
    EVERYWHERE,
    EXPLAIN,
    KEPT,
    LEAVE,
    PAUSE,
    SUPPORT,
    WORDS,
    unescaped,
    within,
)
from ticlist.text import clean, clean_line, visible_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ticlist.plain.lines import Lines

_A_PAIR = 2

HOW_TO_TEXT = "Write as many lines as you like. An empty line ends them."
HOW_TO_KEEP = "Enter keeps what is there and goes on. 0 clears it."
HOW_TO_ADD = "Enter keeps it and goes on. What you write is added below it. 0 clears it."
HOW_TO_ESCAPE = "A \\ before one of these words, or before 0 or ?, makes it a text."
A_LINE_WITHIN = "A line of a single . stands for an empty line within a text."

PAUSED = "Paused. There is no hurry. Enter goes on where you were."
NOT_HIDDEN = (
    "What was shown before is above, where the terminal can be scrolled back; and it stays in "
    "whatever keeps what a terminal shows. Closing the window removes it from there."
)
MAY_BE_CUT = (
    "A terminal takes about 4,000 letters in one line, and no more: the end of that line may be "
    "missing. Begin new lines in a long text."
)
MOST_WORDS, MOST_OF_A_LINE = 100_000, 2_000
"""Characters that a text holds, and one of a single line; as in the program."""
TOO_LONG_A_TEXT = f"A text holds {MOST_WORDS:,} characters: that line was left out."
TOO_LONG_A_LINE = f"That is longer than {MOST_OF_A_LINE:,} characters, and was not taken."
TAKEN_OUT = "Characters that cannot be kept were taken out of that line."
NONE_OF_IT = "Any of these may suit you, or none. You can also stop here: leave keeps it."

Kind: TypeAlias = Literal["choice", "line", "text"]
"""How a question is answered: one of what there is, a line, or as many lines as somebody likes."""

_APART = re.compile(r"[\s,;.]+")


class Back(Exception):  # noqa: N818 - somebody wants to go back, which is no error
    """Somebody wants the question before."""


class Leave(Exception):  # noqa: N818 - as above
    """Somebody wants to leave."""


class Option(NamedTuple):
    """One of the answers.

    Args:
        key: the number or letter for it.
        value: what is taken.
        shown: what it is called; one that is called nothing is known from elsewhere.
        meaning: what it means; told when it is offered for the first time.
    """

    key: str
    value: str
    shown: str
    meaning: str = ""


def numbered(values: Sequence[tuple[str, str]], meanings: Sequence[str] = ()) -> list[Option]:
    """Options with numbers from 1.

    Args:
        values: what is taken and what it is called, of each.
        meanings: what each means.
    """
    told = [*meanings, *([""] * (len(values) - len(meanings)))]
    return [
        Option(str(number), value, shown, meaning)
        for number, ((value, shown), meaning) in enumerate(zip(values, told, strict=True), 1)
    ]


class Question(NamedTuple):
    """A question.

    Args:
        asked: its last line.
        hint: how it is answered; told once, and where somebody asks for it.
        now: what is there already.
        options: the answers there are, where it is not free.
        about: what is told before all else where somebody asks for it.
        is_kept: whether something can be there, which Enter keeps and 0 clears.
    """

    asked: str
    hint: str = ""
    now: str = ""
    options: Sequence[Option] = ()
    about: str = ""
    is_kept: bool = True


class Due(NamedTuple):
    """One of several questions, and whether it is to be asked."""

    ask: Callable[[], object]
    is_due: Callable[[], bool] = lambda: True


class Asking:
    """Asks, and does what the words say that count everywhere.

    Args:
        lines: whoever answers.
        local_support: the person's own or the site's support text, if there is one.
    """

    def __init__(self, lines: Lines, local_support: Callable[[], str | None]) -> None:
        self.lines = lines
        self.page: Callable[[], None] = lambda: None
        """Says again where one is, after something else was shown."""
        self.words: dict[str, Callable[[], None]] = {}
        """What the words do that count only here."""
        self._local_support = local_support
        self._told: set[str] = set()

    def say(self, *texts: str) -> None:
        """Say something, each text on lines of its own."""
        for each in texts:
            self.lines.say(each)

    def once(self, hint: str) -> None:
        """Say something that is said only once."""
        if hint not in self._told:
            self._told.add(hint)
            self.lines.say(hint)

    # --- questions ------------------------------------------------------------------------------

    def choose(self, question: Question, *, enter: bool = True, clears: bool = False) -> str:
        """One of the options: what it stands for; or `KEPT`, or `CLEARED`.

        Args:
            question: with options.
            enter: whether Enter answers it too.
            clears: whether 0 does.
        """
        is_again = False
        while True:
            word = self._line(question, is_again=is_again).strip().casefold()
            if (word == KEPT and enter) or (word == CLEARED and clears):
                return word
            for each in question.options if word else ():
                if word in {each.key, each.value.casefold(), each.shown.casefold()}:
                    return each.value
            self.say(f"That is none of these. {_right(question.options, enter=enter)}")
            is_again = True

    def several(self, question: Question) -> list[str] | None:
        """Several of the options; none of them after `0`; None after Enter."""
        is_again = False
        by_key = {each.key: each.value for each in question.options}
        are_letters = all(each.isalpha() for each in by_key)
        while True:
            line = self._line(question, is_again=is_again).strip().casefold()
            if line in {KEPT, CLEARED}:
                return None if line == KEPT else []
            if line == ALL:
                return list(by_key.values())
            keys = [each for each in _APART.split(line) if each not in {"", "and"}]
            if are_letters:
                keys = list("".join(keys))
            if keys and all(each in by_key for each in keys):
                chosen = {by_key[each] for each in keys}
                return [value for value in by_key.values() if value in chosen]
            example = "ac" if are_letters else "1 3"
            self.say(f"That is not one of these, or several, such as {example}.")
            is_again = True

    def line(self, question: Question) -> str | None:
        """A text of one line; empty after `0`; None after Enter."""
        is_again = False
        while True:
            line = self._line(question, "line", is_again=is_again)
            if not line.strip():
                return None
            if len(line) <= MOST_OF_A_LINE:
                break
            self.say(TOO_LONG_A_LINE)
            is_again = True
        self._tell_of(line)
        return "" if line.strip() == CLEARED else clean_line(unescaped(line))

    def words_of(self, question: Question) -> str:
        """What is written on one line, whatever it is."""
        return self._line(question)

    def day(
        self,
        question: Question,
        means: Callable[[str], dt.date | None],
        looks_like: str = WHAT_A_DAY_LOOKS_LIKE,
    ) -> dt.date | str:
        """A day; or `KEPT`, or `CLEARED`.

        Args:
            question: the question.
            means: the day that words mean.
            looks_like: said of what means none.
        """
        is_again = False
        while True:
            word = self._line(question, is_again=is_again).strip()
            if word in {KEPT, CLEARED}:
                return word
            found = means(word)
            if found is not None:
                return found
            self.say(looks_like)
            is_again = True

    def text(self, question: Question, take: Callable[[str], None]) -> None:
        """Words of as many lines as somebody likes, taken as they come, below what is there.

        Args:
            question: the question; what is there is shown before it.
            take: takes all that was written so far, after every line.
        """
        first = self._line(question, "text")
        if not first.strip():
            return
        if first.strip() == CLEARED:
            take("")
            return
        written = [question.now] if question.now else []
        before, many = len(written), len(question.now)
        line = first
        while line.strip():
            many += len(line) + 1
            if many > MOST_WORDS:
                self.say(TOO_LONG_A_TEXT)
                many -= len(line) + 1
            else:
                self._tell_of(line)
                written.append(within(line, is_first=len(written) == before))
                take("\n".join(written))
            line = self.lines.read()

    def _tell_of(self, line: str) -> None:
        """Say what of a line may not have come, or is not kept."""
        if self.lines.may_be_cut(line):
            self.say(MAY_BE_CUT)
        if len(clean(line)) < len(line):
            self.say(TAKEN_OUT)

    def yes(self, question: str, hint: str = "") -> bool:
        """Whether somebody says yes; Enter is no."""
        options = [Option("y", "yes", "Yes"), Option("n", "no", "No")]
        return self.choose(Question(f"{question} (y or n)", hint, options=options)) == "yes"

    def in_turn(self, questions: Sequence[Due]) -> bool:
        """Ask one question after another, forward and back.

        Returns:
            Whether they were gone through; False where somebody went back from the first.
        """
        at = 0
        while at < len(questions):
            if not questions[at].is_due():
                at += 1
                continue
            try:
                questions[at].ask()
            except Back:
                before = [number for number in range(at) if questions[number].is_due()]
                if not before:
                    return False
                at = before[-1]
            else:
                at += 1
        return True

    # --- one line -------------------------------------------------------------------------------

    def _line(self, question: Question, kind: Kind = "choice", *, is_again: bool = False) -> str:
        """The line that answers a question: none of the words that count everywhere."""
        while True:
            if not is_again:
                self._put(question, kind)
            line = self.lines.ask(question.asked)
            # A name or a sentence may begin a text; only the word itself, as it is, counts there.
            word = line.strip().casefold() if kind == "choice" else line.strip()
            is_again = word in self.words
            if is_again:
                self.words[word]()
            elif not self._does(word, question, kind):
                return line

    def _put(self, question: Question, kind: Kind) -> None:
        """Say what stands above a question."""
        with_meanings = question.asked not in self._told
        for each in (each for each in question.options if each.shown):
            meaning = f": {each.meaning}" if each.meaning and with_meanings else ""
            self.lines.say(visible_line(f"{each.key} {each.shown}{meaning}"))
        if question.options:
            self._told.add(question.asked)
        self.once(question.hint)
        if kind == "text":
            self.once(HOW_TO_TEXT)
        if question.now:
            is_line = kind == "choice"
            self.say(f"So far: {visible_line(question.now)}." if is_line else "So far:")
            self.lines.say("" if is_line else question.now, "  ")
            if kind == "text":
                self.say(HOW_TO_ADD)
            else:
                self.once(HOW_TO_KEEP)

    def _does(self, word: str, question: Question, kind: Kind) -> bool:
        """Do what a word says that counts here; whether it was one."""
        if word == BACK:
            raise Back
        if word == LEAVE:
            raise Leave
        if word == EXPLAIN:
            self._explain(question, kind)
        elif word in {PAUSE, SUPPORT}:
            (self._pause if word == PAUSE else self.tell_support)()
            self.page()
        else:
            return False
        return True

    def _explain(self, question: Question, kind: Kind) -> None:
        self.say(question.about, question.hint)
        if any(each.meaning for each in question.options):
            self._told.discard(question.asked)
        self.say(HOW_TO_KEEP if question.is_kept else "")
        if kind == "text":
            self.say(HOW_TO_TEXT, A_LINE_WITHIN)
        for word, does in WORDS.items():
            if word in EVERYWHERE or word in self.words:
                self.say(f"{word} {does}")
        self.say(HOW_TO_ESCAPE)

    def _pause(self) -> None:
        self.lines.hide()
        self.once(NOT_HIDDEN)
        self.lines.ask(PAUSED)

    def tell_support(self) -> None:
        """Say what may help right now, and whom one can turn to."""
        self.say(NONE_OF_IT, "Right now:", *GROUNDING)
        self.say("Whom you can turn to:", self._local_support() or WHOM)


def _right(options: Sequence[Option], *, enter: bool) -> str:
    """What would answer, in words."""
    told = [each.key for each in options if not each.key.isdigit()]
    runs: list[list[int]] = []
    for number in (int(each.key) for each in options if each.key.isdigit()):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        told += map(str, run) if len(run) <= _A_PAIR else [f"{run[0]} to {run[-1]}"]
    return f"It takes {', '.join(told)}{', or Enter' if enter else ''}."
