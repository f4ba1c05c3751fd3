"""Sharing on a terminal: what was found is decided on, what leaves is seen, then questions."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

from ticlist.commands.printing import ask, tell
from ticlist.lookback.sentence import in_sentence
from ticlist.outgoing import NOT_PRIVILEGED, NOTHING_FOUND, QUESTIONS, SHARE_LESS, UNCONCERNED
from ticlist.sharing.identifiers import KINDS
from ticlist.sharing.sheet_lines import lines_of_sheet
from ticlist.text import visible_line, wrapped

if TYPE_CHECKING:
    from ticlist.outgoing import Hit, Outgoing
    from ticlist.sharing.formats import Format

_WIDEST, _LEAST_ROWS = 78, 6
_STOP = "stop"
_TOLD = 3
"""How many places of one thing are told; the others are counted."""

_AGAIN = "That was none of these."


class _Stopped(Exception):  # noqa: N818 - somebody wants to stop, which is no error
    """Somebody has had enough, or there is nobody any more."""


class _Choice(NamedTuple):
    """One thing that can be answered: the letter for it, and what it means."""

    letter: str
    means: str


def is_wanted(outgoing: Outgoing, form: Format, to: str, file_name: str) -> bool:
    """Whether somebody who has seen everything wants it written.

    Args:
        outgoing: what is on its way out; what is decided is decided on it.
        form: the format it leaves in.
        to: where it goes, to speak of it.
        file_name: the name of the file, which is looked through too; empty where there is none.
    """
    try:
        _decide_on_hits(outgoing, file_name)
        _show(outgoing, form, to)
        _ask_questions()
        return _choose("Write it?", _YES, _NO) == _YES.letter
    except _Stopped:
        return False


def _width() -> int:
    return min(_WIDEST, shutil.get_terminal_size().columns)


def _say(text: str, indent: str = "") -> None:
    for line in wrapped(text, _width() - len(indent)):
        tell(f"{indent}{line}".rstrip())


_YES, _NO, _NOT_SURE = _Choice("y", "yes"), _Choice("n", "no"), _Choice("s", "not sure")


def _answered(question: str) -> str:
    """What is answered to a question on one line.

    Raises:
        _Stopped: nothing more comes, or somebody wants to stop.
    """
    *before, last = wrapped(question, _width())
    for each in before:
        tell(each)
    ask(f"{last} ")
    line = sys.stdin.readline()
    if not line or line.strip().lower() == _STOP:
        raise _Stopped
    return line.strip()


def _choose(question: str, *choices: _Choice, enter: str = "") -> str:
    """The letter of what is chosen; Enter may mean one of them."""
    told = ", ".join(f"{each.letter} {each.means}" for each in choices)
    while True:
        answer = _answered(f"{question} ({told})").lower() or enter
        for each in choices:
            if answer in {each.letter, each.means}:
                return each.letter
        tell(_AGAIN)


# --- what was found -------------------------------------------------------------------------------


def tell_hit(hit: Hit) -> None:
    """Say what was found, and where."""
    kind = KINDS[hit.kind]
    note = "" if kind.is_strong else " (a note)"
    _say(f"{kind.words}{note}: {visible_line(hit.matched)}")
    for place in hit.places[:_TOLD]:
        at = place.text.find(hit.matched)
        sentence = "".join(in_sentence(place.text, at, at + len(hit.matched)))
        _say(f"{visible_line(place.where)}: {visible_line(sentence)}", "  ")
    if len(hit.places) > _TOLD:
        tell(f"  and in {len(hit.places) - _TOLD} more places")


def _decide_on_hits(outgoing: Outgoing, file_name: str) -> None:
    asked: set[tuple[str, str]] = set()
    hits = outgoing.hits(file_name)
    if not hits:
        _say(NOTHING_FOUND)
    while True:
        left = [hit for hit in outgoing.hits(file_name) if (hit.kind, hit.matched) not in asked]
        open_ones = [hit for hit in outgoing.hits(file_name) if hit.is_open]
        if not left and not open_ones:
            return
        hit = (left or open_ones)[0]
        asked.add((hit.kind, hit.matched))
        _decide_on(outgoing, hit)


def _decide_on(outgoing: Outgoing, hit: Hit) -> None:
    tell("")
    tell_hit(hit)
    kind = KINDS[hit.kind]
    change = _Choice("c", "change it")
    neutral = _Choice("n", f"put '{kind.neutral}' there")
    keep = _Choice("k", "leave it, knowingly")
    question = "What is done?" if kind.is_strong else "What is done? Enter leaves it."
    letter = _choose(question, change, neutral, keep, enter="" if kind.is_strong else "k")
    if letter == change.letter:
        outgoing.put(hit, _answered("What stands there instead?"))
    else:
        outgoing.decide(hit, "neutral" if letter == neutral.letter else "keep")


# --- what leaves ----------------------------------------------------------------------------------


def _show(outgoing: Outgoing, form: Format, to: str) -> None:
    """Show exactly what leaves, a windowful at a time."""
    rows = max(_LEAST_ROWS, shutil.get_terminal_size().lines - 2)
    lines = [each.text for each in lines_of_sheet(outgoing.sheet(), _width(), form.name)]
    tell("")
    _say(f"This is exactly what leaves, in {visible_line(to)}:")
    tell("")
    for start in range(0, len(lines), rows):
        for line in lines[start : start + rows]:
            tell(line)
        if start + rows < len(lines):
            _answered(f"Enter shows more; '{_STOP}' stops.")


def _ask_questions() -> None:
    tell("")
    _say(NOT_PRIVILEGED)
    for question, unconcerned in zip(QUESTIONS, UNCONCERNED, strict=True):
        if _choose(question, _YES, _NO, _NOT_SURE) != unconcerned[:1]:
            _say(f"{SHARE_LESS} '{_STOP}' stops.")
