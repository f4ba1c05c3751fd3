"""Before anything leaves: what was found is decided on, what leaves is seen, then four questions.

`ticlist export` asks it on a terminal, and line-by-line mode wherever somebody shares.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

from ticlist.lookback.sentence import in_sentence
from ticlist.outgoing import (
    NOT_PRIVILEGED,
    NOTHING_FOUND,
    ONLY_ANOTHER_NAME,
    QUESTIONS,
    SHARE_LESS,
    UNCONCERNED,
)
from ticlist.sharing.identifiers import KINDS
from ticlist.sharing.sheet_lines import lines_of_sheet
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from ticlist.outgoing import Hit, Outgoing
    from ticlist.plain.lines import Lines
    from ticlist.sharing.formats import Format

LEAST_ROWS = 6
_TOLD = 3
"""How many places of one thing are told; the others are counted."""

_AGAIN = "That was none of these."


class Letter(NamedTuple):
    """One thing that can be answered: the letter for it, and what it means."""

    letter: str
    means: str


_YES, _NO, _NOT_SURE = Letter("y", "yes"), Letter("n", "no"), Letter("s", "not sure")


def tell_hit(lines: Lines, hit: Hit) -> None:
    """Say what was found, and where."""
    kind = KINDS[hit.kind]
    note = "" if kind.is_strong else " (a note)"
    lines.say(f"{kind.words}{note}: {visible_line(hit.matched)}")
    for place in hit.places[:_TOLD]:
        at = place.text.find(hit.matched)
        sentence = "".join(in_sentence(place.text, at, at + len(hit.matched)))
        lines.say(f"{visible_line(place.where)}: {visible_line(sentence)}", "  ")
    if len(hit.places) > _TOLD:
        lines.say(f"and in {len(hit.places) - _TOLD} more places", "  ")


class Deciding:
    """Asks somebody until everything is decided on that leaves.

    Args:
        lines: whom.
        ask: asks a question and gives the line that answers it; raises what it likes where somebody
            wants to stop.
        stop: the word that stops.
    """

    def __init__(self, lines: Lines, ask: Callable[[str], str], stop: str) -> None:
        self._lines = lines
        self._ask = ask
        self._stop = stop

    def is_wanted(self, outgoing: Outgoing, form: Format, to: str, file_name: str) -> bool:
        """Whether somebody who has seen everything wants it written.

        Args:
            outgoing: what is on its way out; what is decided is decided on it.
            form: the format it leaves in.
            to: where it goes, to speak of it.
            file_name: the name of the file, which is looked through too; empty where there is none.
        """
        self._decide_on_hits(outgoing, file_name)
        self._show(outgoing, form, to)
        self._ask_questions()
        return self._choose("Write it?", _YES, _NO) == _YES.letter

    def _choose(self, question: str, *choices: Letter, enter: str = "") -> str:
        """The letter of what is chosen; Enter may mean one of them."""
        told = ", ".join(f"{each.letter} {each.means}" for each in choices)
        while True:
            answer = self._ask(f"{question} ({told})").lower() or enter
            for each in choices:
                if answer in {each.letter, each.means}:
                    return each.letter
            self._lines.say(_AGAIN)

    # --- what was found -------------------------------------------------------------------------

    def _decide_on_hits(self, outgoing: Outgoing, file_name: str) -> None:
        asked: set[tuple[str, str]] = set()
        if not outgoing.hits(file_name):
            self._lines.say(NOTHING_FOUND)
        while True:
            hits = outgoing.hits(file_name)
            left = [hit for hit in hits if (hit.kind, hit.matched) not in asked]
            hit = next(iter(left or [hit for hit in hits if hit.is_open]), None)
            if hit is None:
                return
            asked.add((hit.kind, hit.matched))
            self._decide_on(outgoing, hit)

    def _decide_on(self, outgoing: Outgoing, hit: Hit) -> None:
        self._lines.gap()
        tell_hit(self._lines, hit)
        kind = KINDS[hit.kind]
        change = Letter("c", "change it")
        neutral = Letter("n", f"put '{kind.neutral}' there")
        keep = Letter("k", "leave it, knowingly")
        question = "What is done?" if kind.is_strong else "What is done? Enter leaves it."
        choices = [change, neutral, keep]
        if hit.is_in_name:
            self._lines.say(f"{ONLY_ANOTHER_NAME} '{self._stop}' stops.")
            choices = [keep]
        letter = self._choose(question, *choices, enter="" if kind.is_strong else keep.letter)
        if letter == change.letter:
            outgoing.put(hit, self._ask("What stands there instead?"))
        else:
            outgoing.decide(hit, "neutral" if letter == neutral.letter else "keep")

    # --- what leaves ----------------------------------------------------------------------------

    def _show(self, outgoing: Outgoing, form: Format, to: str) -> None:
        """Show exactly what leaves, a windowful at a time."""
        rows = max(LEAST_ROWS, shutil.get_terminal_size().lines - 2)
        lines = lines_of_sheet(outgoing.sheet(), self._lines.width, form.name)
        self._lines.gap()
        self._lines.say(f"This is exactly what leaves, in {visible_line(to)}:")
        self._lines.gap()
        for start in range(0, len(lines), rows):
            for line in lines[start : start + rows]:
                self._lines.laid_out(line.text)
            if start + rows < len(lines):
                self._ask(f"Enter shows more; '{self._stop}' stops.")

    def _ask_questions(self) -> None:
        self._lines.gap()
        self._lines.say(NOT_PRIVILEGED)
        for question, unconcerned in zip(QUESTIONS, UNCONCERNED, strict=True):
            if self._choose(question, _YES, _NO, _NOT_SURE) != unconcerned[:1]:
                self._lines.say(f"{SHARE_LESS} '{self._stop}' stops.")
