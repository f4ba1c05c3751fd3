"""The program: shows the screens and carries what they ask for to the desk and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from ticlist import pasting, terminal
from ticlist.arranging import Arranging, widgets_with_keys
from ticlist.desk import Desk
from ticlist.discreet import keep_words_in
from ticlist.errors import OpenElsewhereError, StoreError, TiclistError
from ticlist.everywhere import Everywhere
from ticlist.looking import pages_back
from ticlist.model.wording import CHANGED, KEPT, STILL_HERE
from ticlist.screens.home import HomeScreen
from ticlist.screens.page import Page
from ticlist.showing import adding_screen, before_screen, discuss_screen, home_screen, later_screen
from ticlist.taking import pages_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.dom import DOMNode
    from textual.screen import Screen

    from ticlist.model.opening import Opening
    from ticlist.model.walk import Walk
    from ticlist.screens.before import BeforeScreen
    from ticlist.screens.copying import CopyScreen
    from ticlist.screens.earlier_wording import EarlierWordingScreen
    from ticlist.screens.widgets.row import Row
    from ticlist.screens.widgets.views import View
    from ticlist.storage.library import Shelved
    from ticlist.storage.paths import Paths


class TiclistApp(Arranging):
    """The program.

    Args:
        paths: the folders in force.
        opening: where to open.
    """

    CSS_PATH = "ticlist.tcss"

    class DraftRefused(Message):
        """The draft could not be written."""

        def __init__(self, problem: StoreError) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, paths: Paths, opening: Opening) -> None:
        super().__init__(Desk(paths, self._tell_refused, opening.language))
        self.animation_level = "none"
        self._opening = opening
        self._shelved: Shelved | None = None

    def with_keys(self) -> Sequence[type[DOMNode]]:
        """Everything that has keys of its own."""
        return (*_pages_of_a_walk(), *pages_back(), *pages_out(), *widgets_with_keys())

    # --- screens --------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Open."""
        self.push_screen(self._first_screen())
        self.can_be_ended()

    def _first_screen(self) -> Screen[None]:
        opening = self._opening
        if opening.draft:
            return self._screen_of_draft(opening.draft)
        if opening.amend:
            return self._screen_of_amending(opening.amend, lambda _: None)
        if opening.discuss:
            return self._screen_of_amending(opening.discuss, discuss_screen)
        if opening.checklist:
            self._shelved = self.desk.library.find(opening.checklist)
            return self._before(self._shelved, opening)
        return self._home()

    def _home(self, notice: str | None = None) -> HomeScreen:
        self.is_home_old = False
        return home_screen(self.desk, self.key_remarks, notice)

    def _before(self, shelved: Shelved, opening: Opening | None = None) -> BeforeScreen:
        return before_screen(self.desk, shelved, opening)

    def _screen_of_draft(self, draft_id: str, *, take_over: bool = False) -> Screen[None]:
        from ticlist.screens.elsewhere import ElsewhereScreen

        try:
            self._shelved, walk = self.desk.resume(draft_id, take_over=take_over)
        except OpenElsewhereError as error:
            return ElsewhereScreen(draft_id, str(error))
        except TiclistError as error:
            return self._home(f"This draft cannot be opened here. {error}")
        adding = None if self.desk.asks_for_earlier else adding_screen(walk)
        return adding or self._screen_of_walk(CHANGED if walk.checklist_changed else None)

    def _screen_of_amending(
        self, reflection_id: str, adding: Callable[[Walk], Screen[None] | None]
    ) -> Screen[None]:
        """The page that changes a saved reflection, or adds to it.

        Args:
            reflection_id: which one.
            adding: the page that adds to it; without one the whole of it can be changed, and so it
                can where that was begun before.
        """
        from ticlist.screens.elsewhere import ElsewhereScreen

        try:
            self._shelved, walk = self.desk.amend(reflection_id)
        except OpenElsewhereError as error:
            return ElsewhereScreen(reflection_id, str(error))
        except TiclistError as error:
            return self._home(f"This reflection cannot be changed here. {error}")
        page = None if self.desk.asks_for_earlier else adding(walk)
        return page or self._screen_of_walk()

    def _screen_of_walk(self, notice: str | None = None) -> Screen[None]:
        walk = self.desk.walk
        if walk is None or self._shelved is None:
            return self._home(notice)
        from ticlist.screens.reading_over import ReadingOverScreen
        from ticlist.screens.walking import WalkingScreen

        screen: Page
        if walk.page.kind == "before":
            screen = self._before(self._shelved)
        elif walk.page.kind == "reading-over":
            screen = ReadingOverScreen(walk, self.desk.past.step_words(walk.reflection()))
        else:
            last_time = partial(self.desk.hindsight.last_time, walk)
            screen = WalkingScreen(walk, last_time, self.quiet_mark())
        refused = self.desk.refused
        screen.tell(notice or (_in_words(refused) if refused else ""))
        return screen

    def come_back(self) -> None:
        """Show home anew where what it shows is not so any more."""
        if self.is_home_old and not self._lies_over:
            self._show(self._home())

    # --- what screens ask for -------------------------------------------------------------------

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Do what a line stands for."""
        from ticlist.showing import copy_screen

        subject = event.row.subject
        does: dict[str, Callable[[], object]] = {
            "before": lambda: self._open_checklist(subject),
            "go-on": lambda: self._show(self._screen_of_draft(subject)),
            "take-over": lambda: self._show(self._screen_of_draft(subject, take_over=True)),
            **self.ways_back(subject),
            "amend": lambda: self._amend(subject, lambda _: None),
            "discuss": lambda: self._amend(subject, discuss_screen),
            "later": lambda: self._look_again(subject),
            "read-draft": lambda: self._read_draft(subject),
            "home": lambda: self._show(self._home()),
            "stop-here": self._put_down,
            "scope": self._open_scope,
            "close": self._close,
            "leave": self.action_leave_now,
            "leave-without": self._leave_without,
            "copy": lambda: self._lay_over(copy_screen(self.desk)),
            "save": self._save,
        }
        does[event.row.does]()

    def _open_checklist(self, checklist_id: str) -> None:
        self._shelved = self.desk.library.find(checklist_id)
        self._show(self._before(self._shelved))

    def _amend(self, subject: str, adding: Callable[[Walk], Screen[None] | None]) -> None:
        self._show(self._screen_of_amending(subject, adding))

    def _look_again(self, subject: str) -> None:
        reflection_id, _, prompt = subject.partition(" ")
        self._amend(reflection_id, lambda walk: later_screen(walk, prompt))

    def _read_draft(self, draft_id: str) -> None:
        from ticlist.screens.reading import ReadingScreen

        try:
            reflection = self.desk.read_draft(draft_id)
        except TiclistError as error:
            self._say(str(error))
            return
        blocks = self.desk.hindsight.blocks(reflection)
        self.push_screen(ReadingScreen(reflection.checklist.title, blocks))

    def _open_scope(self) -> None:
        from ticlist.screens.scope import ScopeScreen

        self._lay_over(ScopeScreen())

    def on_before_screen_chosen(self, event: BeforeScreen.Chosen) -> None:
        """Keep what is chosen, before the walk begins too."""
        if self._shelved is not None:
            self.desk.choose(self._shelved, event.beginning)
            self.desk.keep()

    def on_before_screen_followed_up(self, event: BeforeScreen.FollowedUp) -> None:
        """Keep what became of an earlier step, before the walk begins too."""
        if self._shelved is not None:
            walk = self.desk.choose(self._shelved, event.beginning)
            walk.written.follow_up(event.step, event.outcome, event.note)
            self.desk.keep()

    def on_before_screen_begun(self, event: BeforeScreen.Begun) -> None:
        """Begin a walk, or go on with it with other choices."""
        if self._shelved is None:
            return
        try:
            walk = self.desk.begin(self._shelved, event.beginning)
        except StoreError as error:
            self._say(str(error))
            return
        walk.next()
        self.desk.keep()
        self._show(self._screen_of_walk())

    def on_view_written(self, event: View.Written) -> None:
        """Keep the draft."""
        event.stop()
        self.desk.keep()

    def on_page_turned(self) -> None:
        """Keep the page, and show the screen that draws it where that is another one."""
        from ticlist.screens.walking import ON_A_WALK, WalkingScreen

        self.desk.keep()
        walk = self.desk.walk
        drawn = isinstance(self.screen, WalkingScreen)
        if walk is not None and not (drawn and walk.page.kind in ON_A_WALK):
            self._show(self._screen_of_walk())
        elif self.desk.refused is not None:
            self._tell_of(self.desk.refused)

    def on_reading_over_screen_save_asked(self) -> None:
        """Save."""
        self._save()

    def on_adding_screen_save_asked(self) -> None:
        """Save what was added to a saved reflection."""
        self._save()

    def on_adding_screen_written(self) -> None:
        """Keep the draft."""
        self.desk.keep()

    def on_earlier_wording_screen_chosen(self, event: EarlierWordingScreen.Chosen) -> None:
        """Save, and keep or forget the earlier wording."""
        self._save(keep_earlier=event.keep_earlier)

    def _save(self, *, keep_earlier: bool | None = None) -> None:
        """Save, or say why it could not be done and what one can do."""
        from ticlist.screens.earlier_wording import EarlierWordingScreen
        from ticlist.screens.not_kept import NotSavedScreen

        if self.desk.walk is None:
            return  # the key was pressed twice: it is saved
        if self.desk.asks_for_earlier and keep_earlier is None:
            self._lay_over(EarlierWordingScreen())
            return
        try:
            reflection, path, remark = self.desk.save(keep_earlier=keep_earlier is not False)
        except StoreError as error:
            self._take_off()
            self.push_screen(NotSavedScreen(error.for_a_page()))
            return
        self._show(self.saved_screen(reflection.id, str(path), remark))

    async def on_copy_screen_asked(self, event: CopyScreen.Asked) -> None:
        """Write a copy to a place of the person's own."""
        from ticlist.screens.copying import CopyScreen

        try:
            path = self.desk.save_copy(event.place)
        except StoreError as error:
            self._say(str(error))
            return
        if isinstance(self.screen, CopyScreen):
            await self.screen.copied(f"A copy is kept: {path}")

    # --- leaving and keeping --------------------------------------------------------------------

    async def action_back(self) -> None:
        """Back: off what lies over a screen, from a walk home, from home out."""
        if self.stops_making():
            return
        if self._lies_over:
            self._close()
        elif isinstance(self.screen, HomeScreen):
            self._leave()
        else:
            self._put_down()

    def _put_down(self) -> None:
        under_way = self.desk.holds_words
        if self.own_text_is_kept() and self._kept():
            self._show(self._home(KEPT if under_way else None))

    def _kept(self) -> bool:
        try:
            self.desk.put_down()
        except StoreError as error:
            from ticlist.screens.not_kept import NotKeptScreen

            self._take_off()
            self.push_screen(NotKeptScreen(error.for_a_page()))
            return False
        return True

    def action_leave_now(self) -> None:
        """Keep the draft, clear the screen, end."""
        if self.own_text_is_kept() and self._kept():
            self.cleared_at_end = True
            self._leave()

    def _leave_without(self) -> None:
        self.cleared_at_end = True
        self._leave()

    def _leave(self) -> None:
        """End, and forget for good what was to be forgotten."""
        left = self.desk.past.leave()
        if left:
            self.last_words = "\n".join(left)
        self.exit()

    async def action_quit(self) -> None:
        """End, with the draft kept."""
        if self.own_text_is_kept() and self._kept():
            self._leave()

    def _tell_refused(self, error: StoreError) -> None:
        # Comes from the thread that writes; a message may be posted from any thread.
        self.post_message(self.DraftRefused(error))

    def on_ticlist_app_draft_refused(self, event: DraftRefused) -> None:
        """Say that the draft could not be written."""
        self._tell_of(event.problem)

    def _tell_of(self, problem: StoreError) -> None:
        # On every page there is: one that lies over the walk is soon gone, and the words with it.
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.tell(_in_words(problem))


def _in_words(refused: StoreError) -> str:
    if isinstance(refused, OpenElsewhereError):
        return refused.for_a_page()
    return f"{refused.what}\n{refused.what_to_do or STILL_HERE}\n{refused.where or ''}".rstrip()


def _pages_of_a_walk() -> Sequence[type[DOMNode]]:
    from ticlist.screens.before import BeforeScreen
    from ticlist.screens.not_kept import NotSavedScreen
    from ticlist.screens.pause import PauseScreen
    from ticlist.screens.reading_over import ReadingOverScreen
    from ticlist.screens.walking import WalkingScreen
    from ticlist.screens.widgets.choices import Answers

    walk = (BeforeScreen, WalkingScreen, ReadingOverScreen, NotSavedScreen)
    return (Everywhere, Page, *walk, PauseScreen, HomeScreen, Answers)


def open_program(paths: Paths, opening: Opening, *, full_frames: bool = False) -> int:
    """Run the program on this process's terminal until somebody leaves it.

    Args:
        paths: the folders in force.
        opening: where to open.
        full_frames: whether pages are to be sent whole, and not only what changes.

    Returns:
        The exit code: 0 if it was left, 1 if it went wrong, 128 and its number for a signal.
    """
    terminal.wait_for_the_front()
    terminal.prepare_terminal()
    keep_words_in()
    pasting.keep_pastes_whole()
    app = TiclistApp(paths, opening)
    app.full_frames = full_frames
    return app.run_to_its_end()
