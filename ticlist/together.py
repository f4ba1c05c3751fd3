"""What somebody adds to their team's picture, and the picture, for every face of ticlist.

Nothing is added by itself. What would be copied and who could link it to the person is told first;
what was added can be replaced or taken back until it is counted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from ticlist.errors import FileRefusedError, NothingFitsError, StoreError, TiclistError
from ticlist.files.contribution_file import line_of, read_contribution
from ticlist.lodging import is_counted, lodge, place_of, take_away
from ticlist.model.contribution import NEVER_IN_WORDS, contribution_of, only_asked
from ticlist.model.periods import (
    WHAT_A_PERIOD_LOOKS_LIKE,
    days_of,
    has_ended,
    period_before,
    period_in_words,
    period_of,
)
from ticlist.offered import (
    CANNOT_BE_UNDONE,
    COUNTED_ALREADY,
    MORE_MAY_LIE_THERE,
    NOT_ADDED,
    STAYS_COUNTED,
    TAKEN_BACK,
    TAKEN_BACK_HERE,
    WAS_NOT_THERE,
    Offer,
    told_first,
    told_of,
)
from ticlist.storage import inbox, pictures
from ticlist.storage.contributed import NOT_READ as NOTES_NOT_READ
from ticlist.storage.contributed import (
    Contributed,
    contributed_and_whether_all,
    contributed_by,
)
from ticlist.storage.library import SHIPPED, SITE, read_library
from ticlist.storage.settings import read_settings

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
NO_PICTURE_YET = "There is no picture yet. {period} goes on, and its picture is made after its end."
NOT_THE_TEAMS = (
    "It was answered on a checklist that is {whose}. Only checklists of your site, and those that "
    "come with ticlist, have a picture."
)


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

    @classmethod
    def as_set_by_now(cls, paths: Paths, today: dt.date) -> Self:
        """The door as the settings are now: they may have changed since a person was shown it.

        Args:
            paths: the folders in force.
            today: the day it is.
        """
        return cls(paths, read_settings(paths).team, today)

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
        noted, are_all = contributed_and_whether_all(self._paths)
        earlier = tuple(
            each
            for each in noted
            if place_of(each) == (str(found.folder), period, contribution.checklist)
            and inbox.is_there(Path(each.file))
        )
        # Where several lie there, the newest counts.
        if earlier and (earlier[-1].reflection, earlier[-1].line) == (reflection.id, line):
            raise NothingFitsError(what="Exactly this has been added already.")
        told, first = told_of(found, team, period), told_first(found, are_all_noted=are_all)
        checklist, drop = contribution.checklist, str(team.drop)
        return Offer(reflection.id, period, checklist, drop, line, told, earlier, first)

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
            NothingFitsError: the period has been counted meanwhile, or another window changed what
                was added, and nothing was added by this.
        """
        team = self.team
        name = inbox.new_name(offer.period)
        file = str(team.drop / inbox.INBOX / name)
        # Noted first: whatever happens between, the person knows of it and can take it back.
        noted = Contributed(at, offer.reflection, offer.checklist, offer.period, file, offer.line)
        remarks = []
        # Those too that are not there: notes of what a program that was ended did not come to add.
        for each in lodge(self._paths, noted):
            try:
                take_away(self._paths, each)
            except TiclistError as error:
                remarks.append(str(error))
        return remarks

    def added(self, reflection_id: str) -> list[Contributed]:
        """What was added of a reflection, oldest first."""
        return [each for each in contributed_by(self._paths) if each.reflection == reflection_id]

    def can_be_taken_back(self, contributed: Contributed) -> bool:
        """Whether it has not been counted yet; False where that cannot be seen."""
        try:
            return not is_counted(contributed)
        except StoreError:
            return False

    @staticmethod
    def is_counted(contributed: Contributed) -> bool:
        """Whether it has been counted, and cannot be taken back any more.

        Raises:
            StoreError: the inbox cannot be reached, so that nobody knows.
        """
        return is_counted(contributed)

    @staticmethod
    def is_there(contributed: Contributed) -> bool:
        """Whether it lies in the inbox; not where a program was ended before it came to that.

        Raises:
            StoreError: the inbox cannot be reached.
        """
        return inbox.is_there(Path(contributed.file))

    def take_back(self, reflection_id: str) -> str:
        """Take back what was added of a reflection; all of it that can be, whatever cannot.

        Returns:
            What came of it, in words.

        Raises:
            NothingFitsError: nothing was added, or all of it has been counted.
            StoreError: some could not be taken away, its inbox cannot be reached, or no note of it
                can be read.
        """
        notes, are_all = contributed_and_whether_all(self._paths)
        added = [each for each in notes if each.reflection == reflection_id]
        if not added and not are_all:
            raise StoreError(what=NOTES_NOT_READ, where=str(self._paths.contributed))
        if not added:
            raise NothingFitsError(what=NOT_ADDED)
        were_there, counted = self._take_all_back(added)
        said = _told(were_there, counted, are_all=are_all)
        if not are_all:
            where = str(self._paths.contributed)
            raise StoreError(what=f"{said} {MORE_MAY_LIE_THERE}", where=where)
        if not were_there:
            raise NothingFitsError(what=said)
        return said

    def _take_all_back(self, added: list[Contributed]) -> tuple[list[bool], list[str]]:
        """Whether each was there that is not counted, and the periods of those that are."""
        were_there, counted, hindered = [], [], None
        for each in added:
            try:
                were_there.append(take_away(self._paths, each))
            except NothingFitsError:
                counted.append(period_in_words(each.period))
            except StoreError as error:
                hindered = error
        if hindered:
            raise hindered
        return were_there, counted

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

    def nothing_made_yet(self) -> str:
        """What is said where there is no picture at all: which is the next.

        Raises:
            NothingFitsError: there is no team.
        """
        period = period_of(self._today, self.team.period)
        return NO_PICTURE_YET.format(period=period_in_words(period))

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


def _told(were_there: list[bool], counted: list[str], *, are_all: bool) -> str:
    """What came of taking back, in words: of what is not counted, whether it was there."""
    if not were_there:
        return CANNOT_BE_UNDONE
    if not any(were_there):
        said = WAS_NOT_THERE
    elif all(were_there) and not counted and are_all:
        said = TAKEN_BACK
    else:
        said = TAKEN_BACK_HERE
    periods = ", ".join(dict.fromkeys(counted))
    return f"{said} {STAYS_COUNTED.format(periods=periods)}" if periods else said


def _readable_line(contribution: Contribution) -> str:
    """What would be copied, seen to that the collector reads it as it is meant."""
    line = line_of(contribution)
    try:
        read_contribution(f"{line}\n".encode())
    except FileRefusedError as error:
        raise NothingFitsError(what=f"It cannot be added: {error.what}.") from None
    return line
