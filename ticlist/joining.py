"""The team's picture in the program: adding to it, taking back, looking at it.

What lies in the team's folder is reached in the background: that folder may be on another machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ticlist.background import Background
from ticlist.errors import TiclistError
from ticlist.taking import Taking
from ticlist.told import joining_told, team_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ticlist.desk import Desk
    from ticlist.model.lines import Line
    from ticlist.screens.contributing import ContributingScreen
    from ticlist.screens.page import Page
    from ticlist.screens.saved import SavedScreen
    from ticlist.screens.team import TeamScreen
    from ticlist.told_together import Sheet


class Joining(Taking):
    """A program in which one can add to the team's picture and look at it.

    Args:
        desk: what lies on it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheets: Sequence[Sheet] = ()
        # Of its own: what a page below is still reading is not given up for it.
        self._reaching = Background(self._handle_exception, lambda: self.is_taking_keys)

    def ways_back(self, subject: str) -> dict[str, Callable[[], object]]:
        """What lines do that lead to something that is saved, or to the team's picture.

        Args:
            subject: what the line is about.
        """
        return {
            **super().ways_back(subject),
            "contribute": lambda: self._open_contributing(subject),
            "team": self._open_team,
        }

    def _reach(self, screen: Page, work: Callable[[], Any], show: Callable[[Any], object]) -> None:
        """Do something on a thread, and show what comes of it where the page is still open."""

        def items() -> Iterator[object]:
            yield work()

        def found(come: list[Any], _: bool) -> None:  # noqa: FBT001
            if come and screen in self.screen_stack:
                show(come[0])

        self._reaching.begin(items(), found)

    # --- adding ---------------------------------------------------------------------------------

    def saved_screen(self, subject: str, path: str, remark: str | None) -> SavedScreen:
        """What was saved just now.

        Args:
            subject: the id of the reflection.
            path: its file.
            remark: what else there is to say, if anything.
        """
        from ticlist.screens.saved import SavedScreen

        return SavedScreen(subject, path, remark, joining_told(self.desk, subject))

    def _open_contributing(self, subject: str) -> None:
        from ticlist.screens.contributing import ContributingScreen

        self.push_screen(ContributingScreen(subject))

    def on_contributing_screen_shown(self, event: ContributingScreen.Shown) -> None:
        """Find out how it stands."""
        from ticlist.told_together import shown_of

        self._stand(lambda: shown_of(self.desk, event.subject, is_new=event.is_new))

    def on_contributing_screen_add_asked(self, event: ContributingScreen.AddAsked) -> None:
        """Add what was seen and agreed to."""
        from ticlist.told_together import add

        self._stand(lambda: add(self.desk, event.offer))

    def on_contributing_screen_take_back_asked(
        self, event: ContributingScreen.TakeBackAsked
    ) -> None:
        """Take it back."""
        from ticlist.told_together import take_back

        self._stand(lambda: take_back(self.desk, event.subject))

    def _stand(self, work: Callable[[], Any]) -> None:
        from ticlist.screens.contributing import ContributingScreen

        screen = self.screen
        if isinstance(screen, ContributingScreen):

            def show(shown: Any) -> None:  # noqa: ANN401 - as the thread gives it
                screen.show(shown)
                self._say_joining(screen.subject)

            self._reach(screen, work, show)

    def _say_joining(self, subject: str) -> None:
        """Have the pages below say how it stands by now."""
        from ticlist.screens.reading import SavedReadingScreen
        from ticlist.screens.saved import SavedScreen

        for screen in self.screen_stack:
            if isinstance(screen, SavedReadingScreen | SavedScreen) and screen.subject == subject:
                screen.say_joining(joining_told(self.desk, subject))

    # --- looking --------------------------------------------------------------------------------

    def _open_team(self) -> None:
        from ticlist.screens.team import TeamScreen

        self._lay_over(TeamScreen(team_told(self.desk)))

    def on_team_screen_shown(self) -> None:
        """Read which pictures there are."""
        from ticlist.screens.team import TeamScreen
        from ticlist.screens.widgets.entry import Entry
        from ticlist.told_together import nothing_made_told, sheet_told

        screen = self.screen
        if not isinstance(screen, TeamScreen):
            return

        def show(found: list[Sheet] | TiclistError) -> None:
            if isinstance(found, TiclistError):
                screen.show([], found.for_a_page())
                return
            self._sheets = found
            told = [sheet_told(self.desk, each) for each in found]
            entries = [Entry(str(number), text) for number, text in enumerate(told)]
            screen.show(entries, nothing_made_told(self.desk, found))

        self._reach(screen, self._sheets_or_why_not, show)

    def _sheets_or_why_not(self) -> list[Sheet] | TiclistError:
        from ticlist.told_together import sheets

        try:
            return sheets(self.desk)
        except TiclistError as error:
            return error

    def on_team_screen_open_asked(self, event: TeamScreen.OpenAsked) -> None:
        """Read one of them, and show it."""
        from ticlist.screens.team import TeamPictureScreen, TeamScreen
        from ticlist.told_together import sheet_told

        screen, sheet = self.screen, self._sheets[event.number]
        if not isinstance(screen, TeamScreen):
            return
        title = sheet_told(self.desk, sheet)

        def show(found: Callable[[int], list[Line]] | TiclistError) -> None:
            if isinstance(found, TiclistError):
                screen.tell(found.for_a_page())
            elif screen is self.screen:
                self.push_screen(TeamPictureScreen(title, found))

        self._reach(screen, lambda: self._lines_or_why_not(sheet), show)

    def _lines_or_why_not(self, sheet: Sheet) -> Callable[[int], list[Line]] | TiclistError:
        from ticlist.told_together import sheet_lines

        try:
            return sheet_lines(self.desk, sheet)
        except TiclistError as error:
            return error
