"""The team's picture: what is added to it is read out first, and a word adds it; the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.errors import TiclistError
from ticlist.model.contribution import ALL_OR_NONE
from ticlist.plain.asking import Back, Question, numbered
from ticlist.plain.picking import Picking
from ticlist.told_together import (
    CAN_SHOWN,
    WHAT_PICTURES_ARE,
    add,
    answers_told,
    line_told,
    nothing_made_told,
    sheet_lines,
    sheet_told,
    sheets,
    shown_of,
    take_back,
)

if TYPE_CHECKING:
    from ticlist.desk import Desk
    from ticlist.offered import Offer
    from ticlist.plain.asking import Asking
    from ticlist.told_together import Can, Sheet, Standing

ADD = "add"
IS_IT_ADDED = f"Write {ADD} to add it. Anything else, or Enter, adds nothing."
NOTHING_ADDED = "Nothing was added."
WHAT_NOW = "What now? Enter goes back."
WHICH = "Which one? A number, or Enter to go back."


class Together:
    """Adds to the team's picture with somebody, and shows it.

    Args:
        desk: with what is saved, and the team.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking

    # --- adding ---------------------------------------------------------------------------------

    def contribute(self, reflection_id: str) -> None:
        """Read out what a reflection adds, or has added; add it or take it back where wanted."""
        shown = shown_of(self._desk, reflection_id)
        while True:
            self._tell(shown)
            if shown.offer:
                self._ask_to_add(shown.offer)
                return
            chosen = self._what_now(shown.can)
            if chosen == "take-back":
                self._asking.say(take_back(self._desk, reflection_id).said)
            if chosen != "see-new":
                return
            shown = shown_of(self._desk, reflection_id, is_new=True)

    def _tell(self, shown: Standing) -> None:
        line = "\n".join(line_told(shown))
        for each in (*shown.first, shown.above, *answers_told(shown), line, *shown.below):
            self._asking.lines.gap()
            self._asking.say(each)
        self._asking.lines.gap()

    def _ask_to_add(self, offer: Offer) -> None:
        question = Question(IS_IT_ADDED, about=ALL_OR_NONE, is_kept=False)
        word = self._asking.words_of(question).strip().casefold()
        self._asking.say(add(self._desk, offer).said if word == ADD else NOTHING_ADDED)

    def _what_now(self, can: tuple[Can, ...]) -> str:
        if not can:
            return ""
        options = numbered([(each, CAN_SHOWN[each]) for each in can])
        return self._asking.choose(Question(WHAT_NOW, options=options, is_kept=False))

    # --- looking --------------------------------------------------------------------------------

    def look(self) -> None:
        """Show the pictures, and the questions where there is none."""
        try:
            found = sheets(self._desk)
        except TiclistError as error:
            self._asking.say(error.for_a_page())
            return
        self._asking.say(WHAT_PICTURES_ARE, nothing_made_told(self._desk, found))
        told = [sheet_told(self._desk, each) for each in found]
        numbers = [str(number) for number in range(len(found))]
        try:
            while picked := Picking(self._asking, numbers, lambda each: told[int(each)]).one(WHICH):
                self._show(found[int(picked)])
        except Back:
            return

    def _show(self, sheet: Sheet) -> None:
        self._asking.lines.gap()
        try:
            lines = sheet_lines(self._desk, sheet)(self._asking.lines.width)
        except TiclistError as error:
            self._asking.say(error.for_a_page())
            return
        for line in lines:
            self._asking.lines.laid_out(line.text)
        self._asking.lines.gap()
