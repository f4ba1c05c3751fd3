"""What is added to a team's picture, and the pictures, in words: the same for every face.

Nothing here raises for what a person could do something about: it is part of what is told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ticlist.desk import now
from ticlist.errors import FileRefusedError, TiclistError
from ticlist.files.contribution_file import line_of, read_contribution
from ticlist.model.contribution import as_chosen, contribution_of, only_asked
from ticlist.model.day import in_words
from ticlist.model.periods import has_ended, period_before, period_in_words
from ticlist.model.picture_lines import not_here, picture_lines
from ticlist.offered import (
    AS_THE_FILE_HAS_IT,
    CANNOT_BE_UNDONE,
    TAKEN_BACK,
    WHAT_STAYS,
    answers_in_words,
    copied_in_words,
    until_in_words,
)
from ticlist.text import visible_line
from ticlist.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ticlist.desk import Desk
    from ticlist.model.contribution import Answered
    from ticlist.model.lines import Line
    from ticlist.model.reflection import Reflection
    from ticlist.offered import Offer
    from ticlist.storage.contributed import Contributed

ADD_TO = "Add to your team's picture"
ADDED_TO = "Added to your team's picture of {period}: see it, replace it or take it back"
ADDED_OTHERWISE = (
    "Your team's picture of {period} still has your earlier answers: see them, replace them or "
    "take them back"
)
ADDED_LONG_AGO = "Added to your team's picture of {period}: see what was added"
READ_ON = (
    "Below: each answer, what the picture can say, who could tell that they are yours, what "
    "becomes of them, and at the end whether to add them."
)
WAS_ADDED = "This was added to your team's picture of {period}, on {day}."
HOW_TO_REPLACE = (
    "Changing this reflection changes nothing of what was added: that stays until you put the new "
    "answers in its place here, or add another reflection with the same checklist. Of each "
    "checklist one counts."
)
STILL_EARLIER = (
    "What would be added by now is something else. What was added stays as it was until you put "
    "the new answers in its place, or take it back."
)
IS_ADDED = "Added. You can take it back until it is counted."
NOT_THERE_ANY_MORE = (
    "Your answers lie in your team's inbox no more. Nothing has to be done; you can look again at "
    "what would be added."
)
IS_OTHERWISE = "Nothing was added: this is not so any more. What is so now stands here."

WHAT_PICTURES_ARE = (
    "Which side most lean to, prompt by prompt, where enough people answered; never how many, and "
    "never who. A picture is made once, after its period has ended. Nobody has to add to it."
)
QUESTIONS = "Questions to talk about together"
THESE_ARE_QUESTIONS = "These are questions to talk about together, without anybody's answers."

Can: TypeAlias = Literal["add", "replace", "see-new", "take-back", "look-again"]
"""What can be done: add it, have it take the place of another, see what it says by now first, take
it back, or look again at what would be added."""

CAN_SHOWN: dict[Can, str] = {
    "add": "Add it",
    "replace": "Add it in the place of the earlier one",
    "see-new": "See what it says now, to put that in its place",
    "take-back": "Take it back",
    "look-again": "Look again at what would be added",
}


class Standing(NamedTuple):
    """How a reflection stands to the team's picture.

    Args:
        above: what is said before all of it; alone, why there is nothing to add.
        line: exactly what would be copied, or was.
        below: what has to be known; whole sentences, each a paragraph.
        can: what can be done.
        first: what is not as it has to be, such as who else could read it; before all the rest.
        offer: what is agreed to by adding it.
        said: what has just happened, if anything has.
        answers: what the line holds, in the words that the person knows.
    """

    above: str
    line: str = ""
    below: tuple[str, ...] = ()
    can: tuple[Can, ...] = ()
    first: tuple[str, ...] = ()
    offer: Offer | None = None
    said: str = ""
    answers: tuple[Answered, ...] = ()


class Sheet(NamedTuple):
    """What can be looked at: the picture of a period and a checklist, or questions in its place."""

    period: str
    checklist: str
    is_made: bool


def door_of(desk: Desk) -> Together:
    """The door to the team's picture of whoever's desk it is."""
    return Together(desk.paths, desk.settings.team, now().date())


# --- adding ---------------------------------------------------------------------------------------


def in_a_row(desk: Desk, reflection_id: str) -> str:
    """What a reflection offers, in one line; nothing where there is neither a team nor a past."""
    added = door_of(desk).added(reflection_id)
    if added:
        period = added[-1].period
        is_same = _says_still(desk, reflection_id, period, added[-1].line)
        row = ADDED_TO if is_same else ADDED_OTHERWISE
        row = ADDED_LONG_AGO if has_ended(period, now().date()) else row
        return visible_line(row.format(period=period_in_words(period)))
    return ADD_TO if desk.settings.team is not None else ""


def _says_still(desk: Desk, reflection_id: str, period: str, line: str) -> bool:
    """Whether a reflection still says what was added of it, as far as it can be read."""
    reflection = _read(desk, reflection_id)
    if reflection is None:
        return True
    checklist = desk.library.checklist(reflection.checklist.id)
    contribution = contribution_of(reflection, period)
    return checklist is None or line_of(only_asked(contribution, checklist)) == line


def _read(desk: Desk, reflection_id: str) -> Reflection | None:
    try:
        return desk.past.read(reflection_id)
    except TiclistError:
        return None


def _chosen(line: str, reflection: Reflection | None) -> tuple[Answered, ...]:
    """What a line holds, in words; nothing where a person's own note of it is none any more."""
    try:
        return as_chosen(read_contribution(line.encode()), reflection)
    except FileRefusedError:
        return ()


def shown_of(desk: Desk, reflection_id: str, *, is_new: bool = False) -> Standing:
    """How a reflection stands to the team's picture, or why it cannot be added.

    Args:
        desk: with what is saved, and the team.
        reflection_id: which.
        is_new: whether what it says by now is wanted, though something of it was added before.
    """
    if not is_new and door_of(desk).added(reflection_id):
        return _added(desk, reflection_id)
    return _offered(desk, door_of(desk), reflection_id)


def _offered(desk: Desk, door: Together, reflection_id: str) -> Standing:
    try:
        reflection = desk.past.read(reflection_id)
        offer = door.offer(reflection)
    except TiclistError as error:
        return Standing(error.for_a_page())
    can: Can = "replace" if offer.earlier else "add"
    answers = _chosen(offer.line, reflection)
    above = "\n\n".join((*copied_in_words(offer, len(answers)), READ_ON))
    shown = Standing(above, offer.line, offer.told, (can,), offer.first, offer)
    return shown._replace(answers=answers)


def _added(desk: Desk, reflection_id: str) -> Standing:
    door = door_of(desk)
    newest = _newest(door.added(reflection_id), door)
    period = period_in_words(newest.period)
    above = WAS_ADDED.format(period=period, day=in_words(newest.at.date()))
    answers = _chosen(newest.line, _read(desk, reflection_id))
    shown = Standing(above, newest.line, answers=answers)
    try:
        if door.is_counted(newest):
            return shown._replace(below=(CANNOT_BE_UNDONE, WHAT_STAYS))
        if not door.is_there(newest):
            # Noted by a program that was ended before it came to add it.
            return shown_of(desk, reflection_id, is_new=True)
    except TiclistError as error:
        return shown._replace(below=(error.for_a_page(),))
    again = shown_of(desk, reflection_id, is_new=True)
    below: tuple[str, ...] = (until_in_words(newest.period), WHAT_STAYS)
    if again.offer is None:
        can: tuple[Can, ...] = ("take-back",)
        below = (*below, HOW_TO_REPLACE)
    else:
        can = ("see-new", "take-back")
        shown = shown._replace(above=f"{above}\n\n{STILL_EARLIER}")
    return shown._replace(below=below, can=can, first=again.first)


def _newest(added: Sequence[Contributed], door: Together) -> Contributed:
    """The newest that can still be taken back; where none can, the newest."""
    return next((each for each in reversed(added) if door.can_be_taken_back(each)), added[-1])


def answers_told(shown: Standing) -> list[str]:
    """The answers in words, each prompt above its answer, below a line on what they are."""
    return answers_in_words(shown.answers, are_added=shown.offer is None)


def line_told(shown: Standing) -> list[str]:
    """The line as the file has it, below a line that says so."""
    return [AS_THE_FILE_HAS_IT, visible_line(shown.line)] if shown.line else []


def add(desk: Desk, offer: Offer) -> Standing:
    """Add what was offered and agreed to, if all of it is still so.

    Returns:
        How it stands afterwards, with what happened.
    """
    # The site's settings may have changed, or the day, since it was shown.
    door = Together.as_set_by_now(desk.paths, now().date())
    again = _offered(desk, door, offer.reflection)
    if again.offer != offer:
        return again._replace(said=IS_OTHERWISE)
    try:
        remarks = door.add(offer, now())
    except TiclistError as error:
        return shown_of(desk, offer.reflection)._replace(said=error.for_a_page())
    return shown_of(desk, offer.reflection)._replace(said="\n".join((IS_ADDED, *remarks)))


def take_back(desk: Desk, reflection_id: str) -> Standing:
    """Take back what was added of a reflection.

    Returns:
        How it stands afterwards, with what happened.
    """
    try:
        said = door_of(desk).take_back(reflection_id)
    except TiclistError as error:
        said = error.for_a_page()
    shown = shown_of(desk, reflection_id)
    if shown.offer or not shown.line:
        # Not to be asked at once whether it is to be added again.
        again: tuple[Can, ...] = ("look-again",) if shown.offer else ()
        above = NOT_THERE_ANY_MORE if said == TAKEN_BACK and again else ""
        shown = Standing(above, can=again)
    return shown._replace(said=said)


# --- the pictures ---------------------------------------------------------------------------------


def sheets(desk: Desk) -> list[Sheet]:
    """What can be looked at: the pictures, newest first, then questions where there is none.

    Raises:
        TiclistError: there is no team, or its folder cannot be read.
    """
    door = door_of(desk)
    made = door.pictures()
    ended = period_before(now().date(), door.team.period)
    return [
        *(Sheet(*each, is_made=True) for each in made),
        *(
            Sheet(ended, each.id, is_made=False)
            for each in desk.library.shelved
            if (ended, each.id) not in made
        ),
    ]


def nothing_made_told(desk: Desk, found: Sequence[Sheet]) -> str:
    """What is said above questions where there is no picture at all; nothing else."""
    if any(each.is_made for each in found):
        return ""
    return f"{door_of(desk).nothing_made_yet()} {THESE_ARE_QUESTIONS}"


def sheet_told(desk: Desk, sheet: Sheet) -> str:
    """What can be looked at, in one line."""
    title, period = desk.past.title_of(sheet.checklist), period_in_words(sheet.period)
    told = f"{period}: {title}" if sheet.is_made else f"{QUESTIONS}: {title}"
    return visible_line(told)


def sheet_lines(desk: Desk, sheet: Sheet) -> Callable[[int], list[Line]]:
    """A picture, or the questions in its place, as lines for a width; read once.

    Raises:
        TiclistError: there are neither a picture nor questions, or the picture cannot be read.
    """
    door = door_of(desk)
    picture = door.picture(sheet.period, sheet.checklist)
    checklist = desk.library.checklist(sheet.checklist)
    if checklist is None and picture is not None:
        checklist = not_here(sheet.checklist)
    checklist = checklist or desk.library.find(sheet.checklist).checklist
    return partial(picture_lines, checklist, sheet.period, picture, door.team.name)
