"""Choosing among many lines, some at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.plain.asking import Question
from ticlist.plain.grammar import ALL, CLEARED, KEPT, MORE, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ticlist.plain.asking import Asking

AT_ONCE = 20
"""So many lines are read out before it is asked how to go on."""

NONE_FITS = "Nothing fits that."
HOW_TO_PICK = "A number opens one. more reads more of them. Enter goes back."
HOW_TO_PICK_SEVERAL = "Numbers, such as 1 3. more reads more of them. Enter is for none."
HOW_TO_NARROW = "Words narrow the list: a day, a month, a checklist."


class Picking:
    """Asks which of many.

    Args:
        asking: who asks.
        subjects: what there is.
        in_words: what a line says of one, asked only when it is read out.
        narrowed: those that fit some words; None where the list cannot be narrowed.
    """

    def __init__(
        self,
        asking: Asking,
        subjects: Sequence[str],
        in_words: Callable[[str], str],
        narrowed: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        self._asking = asking
        self._subjects = subjects
        self._in_words = in_words
        self._narrowed = narrowed
        self._shown = 0

    def one(self, asked: str) -> str | None:
        """The one that is picked; None after Enter."""
        picked = self._ask(asked, HOW_TO_PICK, many=False)
        return picked[0] if picked else None

    def several(self, asked: str) -> list[str]:
        """Those that are picked; none after Enter or 0."""
        return self._ask(asked, HOW_TO_PICK_SEVERAL, many=True)

    def _ask(self, asked: str, hint: str, *, many: bool) -> list[str]:
        if self._narrowed is not None:
            hint = f"{hint} {HOW_TO_NARROW}"
        self._tell_more()
        while True:
            line = (self._asking.words_of(Question(asked, hint, is_kept=False)) or "").strip()
            if line in {KEPT, CLEARED}:
                return []
            if line.casefold() == MORE:
                self._tell_more()
                continue
            if many and line.casefold() == ALL:
                return list(self._subjects)
            picked = self._picked(line)
            if picked is None:
                self._narrow(unescaped(line))
            elif picked and (many or len(picked) == 1):
                return picked
            else:
                self._asking.say(f"It takes 1 to {len(self._subjects)}.")

    def _picked(self, line: str) -> list[str] | None:
        """What some numbers mean; nothing where they mean nothing, None where they are none."""
        numbers = line.replace(",", " ").split()
        if not all(each.isascii() and each.isdigit() for each in numbers):
            return None
        # The digits of a year are no number in the list, and narrow it.
        if len(numbers) == 1 and len(numbers[0]) == len("2026") and self._narrowed is not None:
            return None
        chosen = {int(each) for each in numbers}
        if not all(1 <= each <= len(self._subjects) for each in chosen):
            return []
        return [self._subjects[each - 1] for each in sorted(chosen)]

    def _narrow(self, words: str) -> None:
        found = self._narrowed(words) if self._narrowed else ()
        if not found:
            self._asking.say(NONE_FITS)
            return
        self._subjects, self._shown = found, 0
        self._tell_more()

    def _tell_more(self) -> None:
        end = min(self._shown + AT_ONCE, len(self._subjects))
        for number in range(self._shown, end):
            self._asking.say(f"{number + 1} {self._in_words(self._subjects[number])}")
        left = len(self._subjects) - end
        self._shown = end
        if left:
            self._asking.say(f"And {left} more: more.")
