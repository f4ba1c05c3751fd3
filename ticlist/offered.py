"""What would be added to a team's picture, and what is told before it is and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.model.day import in_words
from ticlist.model.periods import days_of, period_in_words
from ticlist.model.picture import LEAST
from ticlist.text import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.model.contribution import Answered
    from ticlist.storage.contributed import Contributed
    from ticlist.storage.inbox import Inbox
    from ticlist.storage.settings import Team

NOBODY_HAS_TO = "Nobody has to add anything, and looking adds nothing."
WHAT_IS_COPIED = (
    "Copied to your team's inbox would be your answers to {prompts}, together or not at all. No "
    "words of yours, nothing private, nothing about the scope of your role or about how you are."
)
WHO_SEES = (
    "The picture that is made of them is seen by the members of your team, and by whoever "
    "administers this machine."
)
AS_CHOSEN = "Your answers, as you chose them:"
AS_ADDED = "Your answers as they were added:"
AS_THE_FILE_HAS_IT = "As the file has it, one line and nothing else:"
THE_LINE_ABOVE = "The line above would be copied to your team's inbox, and nothing else."
HOW_TO_TAKE_BACK = "'ticlist contribute {reflection} --withdraw' takes it back until it is counted."
WITHOUT_A_NAME = "Your name is not in it, and other members cannot read it."
ONLY_WITHOUT_A_NAME = "Your name is not in it."
WHO_CAN_TELL = (
    "Whose file it is can be told all the same by {collector}, the account that counts, and by "
    "whoever administers this machine."
)
BY_MORE_TOO = "More can read it than should: {others}. An administrator can put that right."
WHAT_FOR = (
    "When {period} is over, one picture is made of everybody's lines: which side most lean to, for "
    "each prompt that at least {least} people answered{today}. Nobody's own answer stands in it; "
    "but whoever knows what all the others answered can sometimes tell which side yours is on."
)
UNTIL = (
    "You can take it back or replace it until the end of {day}. Then it is counted, and cannot be "
    "taken out again."
)
WHAT_STAYS = (
    "What is counted is your whole line, without your account's name. It is copied to a folder "
    "that the account that counts and whoever administers this machine can read and hand on, stays "
    "there until they delete it, and can be in backups. Whoever administers this machine can match "
    "it with what your account keeps: your reflection, and a note of what was added."
)
INSTEAD = (
    "It takes the place of what you added for this period on {day} from {which}. If you take this "
    "back later, the earlier one does not return."
)
NOTES_NOT_READ = (
    "The notes of what you added before cannot all be read. Something of yours may lie in the "
    "inbox that you cannot take back; of each checklist the newest counts."
)
AS_SET_TODAY = " (your site can change that number; it is never under {never})"

COUNTED_ALREADY = "{period} has been counted already. Nothing was added."
CHANGED_MEANWHILE = (
    "Nothing was added by this: another window added, forgot or took something back meanwhile."
)
MAY_BE_THERE = "It may lie in your team's inbox, or have been counted: the inbox does not say."
CAN_BE_TAKEN_BACK = "It is noted: you can see it, and take it back, as what was added."
NOT_NOTED = "It could not be noted. Whoever administers this machine can take it away."
CANNOT_BE_UNDONE = "It has been counted, and cannot be taken out again."
NOT_ADDED = "Nothing of it was added to a picture."
TAKEN_BACK = "Taken back. It is in no picture."
TAKEN_BACK_HERE = "Taken back: nothing of it lies in your team's inbox on this machine any more."
WAS_NOT_THERE = (
    "It did not lie in your team's inbox on this machine, so there was nothing to take away."
)
STAYS_COUNTED = "For {periods} it has been counted, and cannot be taken out again."
MORE_MAY_LIE_THERE = (
    "The notes of what you added cannot all be read, so something of yours may lie in your team's "
    "inbox still."
)


class Offer(NamedTuple):
    """What would be added, before anything is.

    Args:
        reflection: the id of the reflection it is taken from.
        period: the period whose picture it is for.
        checklist: the id of its checklist.
        drop: the team's folder, whose inbox it would be copied to.
        line: exactly what would be copied.
        told: what has to be known before one agrees; whole sentences, each a paragraph.
        earlier: what it takes the place of.
        first: what of the inbox is not as it has to be, such as who else could read it; to be told
            before anything else.
    """

    reflection: str
    period: str
    checklist: str
    drop: str
    line: str
    told: tuple[str, ...]
    earlier: tuple[Contributed, ...] = ()
    first: tuple[str, ...] = ()


def answers_in_words(answers: Sequence[Answered], *, are_added: bool = False) -> list[str]:
    """Answers as paragraphs, each prompt above its answer, below a line on what they are.

    Args:
        answers: what a line holds, in the words that the person knows.
        are_added: whether they are there already, and the reflection may say others by now.
    """
    told = [f"{visible_line(each.asked)}\n    {each.answer}" for each in answers]
    return [AS_ADDED if are_added else AS_CHOSEN, *told] if told else []


def copied_in_words(offer: Offer, answers: int) -> tuple[str, ...]:
    """What is copied and who sees what comes of it, to be told before the answers; paragraphs.

    Args:
        offer: what would be added.
        answers: how many answers would be copied.
    """
    prompts = f"{answers} prompt{'' if answers == 1 else 's'}"
    return (
        NOBODY_HAS_TO,
        WHAT_IS_COPIED.format(prompts=prompts),
        *(_instead(offer, each) for each in offer.earlier),
        WHO_SEES,
    )


def _instead(offer: Offer, earlier: Contributed) -> str:
    is_same = earlier.reflection == offer.reflection
    which = "this reflection" if is_same else f"another one, {visible_line(earlier.reflection)}"
    return INSTEAD.format(day=in_words(earlier.at.date()), which=which)


def told_first(found: Inbox, *, are_all_noted: bool) -> tuple[str, ...]:
    """What of an inbox, or of one's own notes, is not as it has to be; whole sentences.

    Args:
        found: the inbox.
        are_all_noted: whether all notes of what was added before can be read.
    """
    others = [BY_MORE_TOO.format(others=", ".join(found.others))] if found.others else []
    return (*others, *found.remarks, *([] if are_all_noted else [NOTES_NOT_READ]))


def until_in_words(period: str) -> str:
    """Until when something can be taken back that was added for a period."""
    days = days_of(period)
    return UNTIL.format(day=in_words(days[1]) if days else period)


def told_of(found: Inbox, team: Team, period: str) -> tuple[str, ...]:
    """What has to be known before one agrees; paragraphs.

    Args:
        found: the inbox.
        team: whose it is.
        period: the period whose picture it is for.
    """
    name = ONLY_WITHOUT_A_NAME if found.others else WITHOUT_A_NAME
    who = WHO_CAN_TELL.format(collector=found.collector)
    least = max(team.least, LEAST)
    today = AS_SET_TODAY.format(never=LEAST) if least > LEAST else ""
    what_for = WHAT_FOR.format(period=period_in_words(period), least=least, today=today)
    return what_for, f"{name} {who}", until_in_words(period), WHAT_STAYS
