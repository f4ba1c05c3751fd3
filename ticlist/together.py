"""What somebody adds to their team's picture, and the picture, for every face of ticlist.

Nothing is added by itself. What would be copied and who could link it to the person is told first;
what was added can be replaced or taken back until it is counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError, NothingFitsError, StoreError, TiclistError
from ticlist.files.contribution_file import line_of, read_contribution
from ticlist.model.contribution import NEVER_IN_WORDS, contribution_of, only_asked
from ticlist.model.day import in_words
from ticlist.model.periods import (
    WHAT_A_PERIOD_LOOKS_LIKE,
    days_of,
    has_ended,
    period_before,
    period_in_words,
    period_of,
)
from ticlist.model.picture import LEAST
from ticlist.storage import inbox, pictures
from ticlist.storage.contributed import (
    Contributed,
    contributed_by,
    drop_of,
    forget_contributed,
    note_contributed,
)
from ticlist.storage.library import SHIPPED, SITE, read_library
from ticlist.text import visible_line

if TYPE_CHECKING:
    import datetime as dt

    from ticlist.model.contribution import Contribution
    from ticlist.model.picture import Picture
    from ticlist.model.reflection import Reflection
    from ticlist.storage.paths import Paths
    from ticlist.storage.settings import Team

NO_TEAM = "No team is set up here."
HOW_TO_SET_UP = "Whoever administers this machine can set one up: [team] in the site's settings."
NOTHING_IN_IT = f"There is nothing in it to add. Answers are taken, but {NEVER_IN_WORDS}."
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
    "each prompt that at least {least} people answered. Nobody's own answer stands in it; but "
    "whoever knows what all the others answered can sometimes tell which side yours is on."
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
    "It takes the place of what you added for this period on {day} from {which}. That does not "
    "come back when you take this back."
)
NOT_THE_TEAMS = (
    "It was answered on a checklist that is {whose}. Only checklists of your site, and those that "
    "come with ticlist, have a picture."
)
COUNTED_ALREADY = "{period} has been counted already. Nothing was added."
CANNOT_BE_UNDONE = "It has been counted, and cannot be taken out again."
NOT_ADDED = "Nothing of it was added to a picture."


class Offer(NamedTuple):
    """What would be added, before anything is.

    Args:
        reflection: the id of the reflection it is taken from.
        period: the period whose picture it is for.
        checklist: the id of its checklist.
        line: exactly what would be copied.
        told: what has to be known before one agrees; whole sentences, each a paragraph.
        earlier: what it takes the place of.
        first: what of the inbox is not as it has to be, such as who else could read it; to be told
            before anything else.
    """

    reflection: str
    period: str
    checklist: str
    line: str
    told: tuple[str, ...]
    earlier: tuple[Contributed, ...] = ()
    first: tuple[str, ...] = ()


class Together:
    """One person's door to their team's picture.

    Args:
        paths: the folders in force.
        team: the team; None where there is none.
        today: the day it is.
    """

    def __init__(self, paths: Paths, team: Team | None, today: dt.date) -> None:
        self._paths = paths
        self._team = team
        self._today = today

    @property
    def team(self) -> Team:
        """The team.

        Raises:
            NothingFitsError: there is none.
        """
        if self._team is None:
            raise NothingFitsError(what=NO_TEAM, what_to_do=HOW_TO_SET_UP)
        return self._team

    # --- adding ---------------------------------------------------------------------------------

    def offer(self, reflection: Reflection) -> Offer:
        """What a reflection would add, and to whom it would be known.

        Raises:
            TiclistError: it cannot be added; why is said.
        """
        team = self.team
        period = period_of(reflection.on, team.period)
        contribution = self._of_the_teams(contribution_of(reflection, period))
        if not contribution.answers:
            raise NothingFitsError(what=NOTHING_IN_IT)
        self._see_that_it_is_open(period)
        found = inbox.look_at(team.drop)
        if inbox.is_closed(team.drop, period):
            raise NothingFitsError(what=COUNTED_ALREADY.format(period=period_in_words(period)))
        line = _readable_line(contribution)
        earlier = tuple(
            each
            for each in self._added_to(found.folder, period, contribution.checklist)
            if inbox.is_there(Path(each.file))
        )
        if any((each.reflection, each.line) == (reflection.id, line) for each in earlier):
            raise NothingFitsError(what="Exactly this has been added already.")
        told = _told(found, team, period)
        first = _told_first(found)
        return Offer(reflection.id, period, contribution.checklist, line, told, earlier, first)

    def _of_the_teams(self, contribution: Contribution) -> Contribution:
        """What is in it of a checklist of the team's.

        In the ids of any other there could be words of one's own, or its answers be to other
        questions.
        """
        shelved = read_library(self._paths).shelved
        found = [each for each in shelved if each.id == contribution.checklist]
        if not found or found[0].origin not in {SHIPPED, SITE}:
            whose = "your own" if found else "not here"
            raise NothingFitsError(what=NOT_THE_TEAMS.format(whose=whose))
        return only_asked(contribution, found[0].checklist)

    def _added_to(self, folder: Path, period: str, checklist: str) -> list[Contributed]:
        same = (str(folder), period, checklist)
        return [
            each
            for each in contributed_by(self._paths)
            if (each.file.rpartition("/")[0], each.period, each.checklist) == same
        ]

    def _see_that_it_is_open(self, period: str) -> None:
        now = period_of(self._today, self.team.period)
        if period != now:
            is_over = has_ended(period, self._today)
            raise NothingFitsError(
                what=f"It looks back from {period_in_words(period)}, which "
                f"{'is over' if is_over else 'has not come yet'}.",
                what_to_do=f"Added are reflections on days of {period_in_words(now)}.",
            )

    def add(self, offer: Offer, at: dt.datetime) -> list[str]:
        """Add what was offered, in the place of what was added before.

        Args:
            offer: what was offered, seen and agreed to.
            at: the time it is.

        Returns:
            What of the earlier could not be taken away, a sentence each; the new one counts.

        Raises:
            StoreError: nothing was added, or it says that nobody can tell, and it is noted.
            NothingFitsError: the period has been counted meanwhile, and nothing was added.
        """
        team = self.team
        name = inbox.new_name(offer.period)
        file = str(team.drop / inbox.INBOX / name)
        # Noted first: whatever happens between, the person knows of it and can take it back.
        noted = Contributed(at, offer.reflection, offer.checklist, offer.period, file, offer.line)
        note_contributed(self._paths, noted)
        try:
            inbox.put(team.drop, name, offer.line)
        except StoreError as error:
            if not isinstance(error, inbox.MayBeThereError):  # or it could not be taken back
                forget_contributed(self._paths, file)
            raise
        if inbox.is_closed(team.drop, offer.period):
            inbox.take_back(Path(file))
            forget_contributed(self._paths, file)
            counted = COUNTED_ALREADY.format(period=period_in_words(offer.period))
            raise NothingFitsError(what=counted)
        remarks = []
        # Those too that are not there: notes of what a program that was ended did not come to add.
        for each in self._added_to(team.drop / inbox.INBOX, offer.period, offer.checklist):
            try:
                if each.file != file:
                    self._take_back(each)
            except TiclistError as error:
                remarks.append(str(error))
        return remarks

    def added(self, reflection_id: str) -> list[Contributed]:
        """What was added of a reflection, oldest first."""
        return [each for each in contributed_by(self._paths) if each.reflection == reflection_id]

    def can_be_taken_back(self, contributed: Contributed) -> bool:
        """Whether it has not been counted yet; False where that cannot be seen."""
        try:
            return not self.is_counted(contributed)
        except StoreError:
            return False

    @staticmethod
    def is_counted(contributed: Contributed) -> bool:
        """Whether it has been counted, and cannot be taken back any more.

        Raises:
            StoreError: the inbox cannot be reached, so that nobody knows.
        """
        drop = drop_of(contributed)
        return drop is None or inbox.is_closed(drop, contributed.period)

    @staticmethod
    def is_there(contributed: Contributed) -> bool:
        """Whether it lies in the inbox; not where a program was ended before it came to that.

        Raises:
            StoreError: the inbox cannot be reached.
        """
        return inbox.is_there(Path(contributed.file))

    def take_back(self, reflection_id: str) -> None:
        """Take back what was added of a reflection.

        Raises:
            NothingFitsError: nothing was added, or it has been counted.
            StoreError: it could not be taken away, or the inbox cannot be reached.
        """
        added = self.added(reflection_id)
        if not added:
            raise NothingFitsError(what=NOT_ADDED)
        left = [each for each in added if not self.is_counted(each)]
        if not left:
            raise NothingFitsError(what=CANNOT_BE_UNDONE)
        for each in left:
            self._take_back(each)

    def _take_back(self, contributed: Contributed) -> None:
        was_there = inbox.take_back(Path(contributed.file))
        # Asked after: the collector closes a period before anything goes from the inbox.
        if not was_there and self.is_counted(contributed):
            raise NothingFitsError(what=CANNOT_BE_UNDONE)
        forget_contributed(self._paths, contributed.file)

    # --- the picture ----------------------------------------------------------------------------

    def pictures(self) -> list[tuple[str, str]]:
        """The pictures there are, as their period and checklist, the newest period first.

        Raises:
            TiclistError: there is no team, or its folder cannot be read.
        """
        found = pictures.there(self.team.drop)
        return sorted(found, key=lambda each: (days_of(each[0]),), reverse=True)

    def newest_period(self) -> str:
        """The period that is shown unless another is asked for: the newest that has a picture.

        Where there is none, the one that ended last.

        Raises:
            TiclistError: there is no team, or its folder cannot be read.
        """
        found = self.pictures()
        return found[0][0] if found else period_before(self._today, self.team.period)

    def picture(self, period: str, checklist_id: str) -> Picture | None:
        """The picture of a period; None where there is none.

        Raises:
            TiclistError: there is no team, that is no period, or the picture cannot be read.
        """
        if days_of(period) is None:
            raise NothingFitsError(
                what=f"'{period}' is no period.", what_to_do=WHAT_A_PERIOD_LOOKS_LIKE
            )
        return pictures.read_one(self.team.drop, period, checklist_id)


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


def _told_first(found: inbox.Inbox) -> tuple[str, ...]:
    others = [BY_MORE_TOO.format(others=", ".join(found.others))] if found.others else []
    return (*others, *found.remarks)


def until_in_words(period: str) -> str:
    """Until when something can be taken back that was added for a period."""
    days = days_of(period)
    return UNTIL.format(day=in_words(days[1]) if days else period)


def _told(found: inbox.Inbox, team: Team, period: str) -> tuple[str, ...]:
    name = ONLY_WITHOUT_A_NAME if found.others else WITHOUT_A_NAME
    who = WHO_CAN_TELL.format(collector=found.collector)
    least = max(team.least, LEAST)
    what_for = WHAT_FOR.format(period=period_in_words(period), least=least)
    return what_for, f"{name} {who}", until_in_words(period), WHAT_STAYS


def _readable_line(contribution: Contribution) -> str:
    """What would be copied, seen to that the collector reads it as it is meant."""
    line = line_of(contribution)
    try:
        read_contribution(f"{line}\n".encode())
    except FileRefusedError as error:
        raise NothingFitsError(what=f"It cannot be added: {error.what}.") from None
    return line
