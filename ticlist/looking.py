"""Looking back in the program: history, reading, comparing, steps, finding, forgetting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ticlist.advice import files_that_stay, goes_too
from ticlist.background import Background
from ticlist.errors import TiclistError
from ticlist.everywhere import Everywhere
from ticlist.showing import (
    history_shown,
    in_a_line,
    quiet_mark,
    saved_reading_screen,
    wants_ascii_here,
)
from ticlist.storage.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ticlist.desk import Desk
    from ticlist.lookback.find import Hit, Unreadable
    from ticlist.lookback.steps import Tracked
    from ticlist.lookback.timeline import Grouping, Timeline
    from ticlist.screens.choosing import ChoosingScreen
    from ticlist.screens.comparing import CompareScreen
    from ticlist.screens.finding import FindScreen
    from ticlist.screens.history import HistoryScreen
    from ticlist.screens.over_time import OverTimeScreen
    from ticlist.screens.page import Page
    from ticlist.screens.reading import Place
    from ticlist.screens.steps import StepsScreen
    from ticlist.screens.widgets.quiet_mark import QuietMark

SET_ASIDE = "It is forgotten when you leave with F8 or Escape. Until then u takes that back."
NOTHING_TO_TAKE_BACK = "There is nothing to take back."
TAKEN_BACK = "It stays."
COMPARE_WITH = "Compare with which?"
WHICH_CHECKLIST = "Over time: which checklist?"
ONE_CHECKLIST = "Answers stand beside each other where they were given with one checklist:"
NO_OTHER = (
    "There is no other reflection with this checklist. Only those with one checklist can be "
    "compared."
)


class Looking(Everywhere):
    """A program in which one can look back.

    Args:
        desk: what lies on it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._background = Background(self._handle_exception, lambda: self.is_taking_keys)
        self.is_home_old = False
        """Whether home shows what is not so any more."""

    def quiet_mark(self) -> QuietMark | None:
        """What says what could identify a person while somebody writes, if that is wanted.

        It looks on a thread of its own: reading something else does not give it up.
        """
        looks = Background(self._handle_exception, lambda: self.is_taking_keys)
        return quiet_mark(self.desk, looks)

    def ways_back(self, subject: str) -> dict[str, Callable[[], object]]:
        """What lines do that lead to something that is saved.

        Args:
            subject: what the line is about.
        """
        return {
            "read": lambda: self.read_saved(subject),
            "read-earlier": lambda: self._read_earlier(subject),
            "history": self._open_history,
            "compare-with": lambda: self._ask_which(subject),
            "over-time": lambda: self._ask_over_time(subject),
            "forget": lambda: self._forget(subject),
            "steps": self._open_steps,
            "find": lambda: self._open_find(""),
        }

    # --- history --------------------------------------------------------------------------------

    def _open_history(self) -> None:
        from ticlist.screens.history import HistoryScreen

        self._lay_over(HistoryScreen(history_shown(self.desk)))

    def on_history_screen_asked(self, event: HistoryScreen.Asked) -> None:
        """Do something with a saved reflection."""
        self.ways_back(event.subject)[event.does]()

    def on_history_screen_narrowed(self) -> None:
        """Show what fits some words, or what is older."""
        self._show_in_history()

    def on_history_screen_find_asked(self, event: HistoryScreen.FindAsked) -> None:
        """Look for words."""
        self._open_find(event.words)

    def on_history_screen_undo_asked(self) -> None:
        """Have the one that was forgotten last stay."""
        taken_back = self.desk.past.take_back()
        self._say(TAKEN_BACK if taken_back else NOTHING_TO_TAKE_BACK)
        self.is_home_old = self.is_home_old or bool(taken_back)
        self._show_in_history(taken_back)

    def _show_in_history(self, subject: str | None = None) -> None:
        from ticlist.screens.history import HistoryScreen

        for screen in self.screen_stack:
            if isinstance(screen, HistoryScreen):
                shown = history_shown(self.desk, screen.words, older=screen.only_older)
                screen.show(shown, subject)

    def _forget(self, subject: str) -> None:
        """Have a reflection forgotten, and show no page that was made while it was there."""
        from ticlist.screens.history import HistoryScreen

        self.desk.past.forget(subject)
        self.is_home_old = True
        if any(isinstance(each, HistoryScreen) for each in self.screen_stack):
            self._open_history()
            self._show_in_history()
        else:
            self._take_off()
            self._open_history()
        paths = self.desk.paths
        told = (SET_ASIDE, *goes_too(paths, subject), *files_that_stay(paths, subject))
        self._say("\n".join(told))

    # --- reading --------------------------------------------------------------------------------

    def read_saved(self, subject: str, at: Place | None = None) -> None:
        """Show a saved reflection, at its beginning or at some place."""
        try:
            self.push_screen(saved_reading_screen(self.desk, subject, at))
        except TiclistError as error:
            self._say(str(error))

    def _read_earlier(self, subject: str) -> None:
        from ticlist.screens.reading import ReadingScreen

        reflection_id, _, number = subject.partition(" ")
        try:
            earlier = self.desk.past.read_earlier(reflection_id, number)
        except TiclistError as error:
            self._say(str(error))
            return
        title = f"{earlier.checklist.title}: an earlier wording"
        self.push_screen(ReadingScreen(title, self.desk.hindsight.blocks(earlier)))

    # --- comparing ------------------------------------------------------------------------------

    def _ask_which(self, subject: str) -> None:
        from ticlist.screens.choosing import Choice, ChoosingScreen

        others = self.desk.hindsight.comparable(subject)
        if not others:
            self._say(NO_OTHER)
            return
        near = next((each for each in others if each < subject), others[-1])
        in_words = partial(in_a_line, self.desk)
        about = f"{self.desk.past.id_in_words(subject)}, compared with:"
        self.push_screen(
            ChoosingScreen(Choice("compare", COMPARE_WITH, about, others, near, in_words, subject))
        )

    def on_choosing_screen_chosen(self, event: ChoosingScreen.Chosen) -> None:
        """Go on with what was chosen."""
        self._close()
        if event.choice.does == "compare":
            self._compare(event.choice.subject, event.chosen)
        else:
            self._open_over_time(event.chosen)

    def _compare(self, one: str, other: str) -> None:
        from ticlist.screens.comparing import CompareScreen

        try:
            self.push_screen(CompareScreen(self.desk.hindsight.compared(one, other)))
        except TiclistError as error:
            self._say(str(error))

    def on_compare_screen_read_asked(self, event: CompareScreen.ReadAsked) -> None:
        """Read one of the two."""
        from ticlist.screens.reading import Place

        self.read_saved(event.subject, Place(event.section, event.prompt_id))

    # --- over time ------------------------------------------------------------------------------

    def _ask_over_time(self, subject: str) -> None:
        """Show a checklist over time: that of a reflection, the only one, or the one chosen."""
        from ticlist.screens.choosing import Choice, ChoosingScreen

        past = self.desk.past
        many = self.desk.hindsight.by_checklist()
        name = named(subject)
        if name is not None or len(many) == 1:
            self._open_over_time(name.checklist if name else next(iter(many)))
        elif many:
            self.push_screen(
                ChoosingScreen(
                    Choice(
                        "over-time",
                        WHICH_CHECKLIST,
                        ONE_CHECKLIST,
                        list(many),
                        next(iter(many)),
                        lambda each: f"{past.title_of(each)} ({many[each]})",
                    )
                )
            )

    def _open_over_time(self, checklist: str) -> None:
        from ticlist.screens.over_time import OverTimeScreen

        title = self.desk.past.title_of(checklist)
        self._lay_over(OverTimeScreen(checklist, title, ascii_only=wants_ascii_here()))

    def on_over_time_screen_shown(self) -> None:
        """Read what it shows."""
        from ticlist.screens.over_time import OverTimeScreen

        screen = self.screen
        if not isinstance(screen, OverTimeScreen):
            return

        latest: list[Mapping[Grouping, Timeline]] = []

        def show(read: list[Mapping[Grouping, Timeline]], is_all: bool) -> None:  # noqa: FBT001
            # The last can come by itself, and the word that it was the last after it.
            latest[:] = read[-1:] or latest
            if latest and self._is_there(screen):
                screen.show(latest[0], reading=not is_all)

        self._background.begin(self.desk.hindsight.over_time(screen.checklist), show)

    def on_over_time_screen_read_asked(self, event: OverTimeScreen.ReadAsked) -> None:
        """Read what was written in a cell."""
        from ticlist.screens.reading import Place

        self.read_saved(event.subject, Place(event.section, event.prompt_id))

    # --- steps ----------------------------------------------------------------------------------

    def _open_steps(self) -> None:
        from ticlist.screens.steps import StepsScreen

        self._lay_over(StepsScreen())

    def on_steps_screen_shown(self) -> None:
        """Read what it shows."""
        from ticlist.screens.steps import StepsScreen

        screen = self.screen
        if not isinstance(screen, StepsScreen):
            return

        latest: list[list[Tracked]] = []

        def show(read: list[list[Tracked]], is_all: bool) -> None:  # noqa: FBT001
            latest[:] = read[-1:] or latest
            if latest and self._is_there(screen):
                screen.show(latest[0], reading=not is_all)

        self._background.begin(self.desk.hindsight.steps(), show)

    def on_steps_screen_read_asked(self, event: StepsScreen.ReadAsked) -> None:
        """Read the reflection that a step was written in."""
        from ticlist.screens.reading import Place

        self.read_saved(event.subject, Place(words=event.words))

    # --- finding --------------------------------------------------------------------------------

    def _open_find(self, words: str) -> None:
        from ticlist.screens.finding import FindScreen

        self._lay_over(FindScreen(words, self.desk.past.id_in_words))

    def on_find_screen_asked(self, event: FindScreen.Asked) -> None:
        """Look for words in everything that was written."""
        from ticlist.screens.finding import FindScreen

        screen = self.screen
        if isinstance(screen, FindScreen):
            screen.begin()

            def show(found: list[Hit | Unreadable], is_all: bool) -> None:  # noqa: FBT001
                if not self._is_there(screen):
                    return
                screen.add(found)
                if is_all or screen.is_full:
                    self._background.give_up()
                    screen.end()

            self._background.begin(self.desk.hindsight.finds(event.words), show)

    def on_find_screen_open_asked(self, event: FindScreen.OpenAsked) -> None:
        """Open a reflection where something was found."""
        from ticlist.screens.reading import Place

        text = event.hit.text
        self.read_saved(event.hit.name.id, Place(text.section, text.prompt, text.words))

    def _is_there(self, screen: Page) -> bool:
        """Whether a page that was to show something is still open."""
        if screen in self.screen_stack:
            return True
        self._background.give_up()
        return False


def pages_back() -> list[type[Page]]:
    """The pages for looking back that have keys of their own."""
    from ticlist.screens.adding import AddingScreen
    from ticlist.screens.comparing import CompareScreen
    from ticlist.screens.finding import FindScreen
    from ticlist.screens.history import HistoryScreen
    from ticlist.screens.over_time import OverTimeScreen
    from ticlist.screens.reading import SavedReadingScreen
    from ticlist.screens.steps import StepsScreen

    found: list[type[Page]] = [AddingScreen, CompareScreen, FindScreen, HistoryScreen]
    return [*found, SavedReadingScreen, StepsScreen, OverTimeScreen]
