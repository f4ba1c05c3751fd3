"""Line by line: what is asked for is carried to the desk, and every end of it is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from ticlist import mistake
from ticlist.advice import GO_ON, advised
from ticlist.desk import Desk
from ticlist.discreet import forget_typed, keep_words_in
from ticlist.errors import OpenElsewhereError, StoreError, TiclistError
from ticlist.model.day import minutes_in_words
from ticlist.model.wording import CHANGED, KEPT, SCOPE, STILL_HERE, TAKING_OVER
from ticlist.plain.adding import Adding
from ticlist.plain.asking import Asking, Back, Leave, Question, numbered
from ticlist.plain.ending import Ending, LeftAlone
from ticlist.plain.finishing import Finishing, LeftWithoutError, tell_blocks
from ticlist.plain.grammar import SUPPORT
from ticlist.plain.home import PAGES, Home, pages_again
from ticlist.plain.lines import InputEnded, Lines, Over
from ticlist.plain.looking import Looking, Wish
from ticlist.plain.setting import Setting
from ticlist.plain.sharing import Sharing
from ticlist.plain.together import Together
from ticlist.plain.walking import Walking
from ticlist.storage.settings import read_settings
from ticlist.told import joining_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ticlist.model.opening import Opening
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Option
    from ticlist.plain.finishing import Saved
    from ticlist.storage.library import Shelved
    from ticlist.storage.paths import Paths

WENT_WRONG = 1
INPUT_ENDED = "The input has ended."
KEPT_AS_DRAFT = "What you wrote is kept as a draft."
NOTHING_TO_KEEP = "The input has ended. There was nothing to keep."
NOT_KEPT = "The newest words could not be kept."
NOBODY_THERE = "Nothing was answered for {}, so ticlist has ended."
STAYS = "What was to be forgotten stays: that is done only when you leave."
TAKEN_BACK = "It stays: {}"
NOT_OPENED = "This draft cannot be opened here."
NOT_CHANGED = "This reflection cannot be changed here."
WHAT_NEXT = "Now, if you like. Enter leaves."
TAKE_OVER = "What is done? Enter leaves it where it is."


class Face:
    """One person, line by line.

    Args:
        paths: the folders in force.
        opening: where to open.
        lines: who reads and answers.
    """

    def __init__(self, paths: Paths, opening: Opening, lines: Lines) -> None:
        self._lines = lines
        self._opening = opening
        self._desk = Desk(paths, self._tell_refused, opening.language)
        self._asking = Asking(lines, self._desk.support)
        self._home = Home(self._desk, self._asking)
        self._looking = Looking(self._desk, self._asking)
        self._shelved: Shelved | None = None

    def run(self) -> int:
        """Ask until somebody leaves, or nobody answers any more.

        Returns:
            The exit code: 0 if it was left, 1 if the input ended or something went wrong, 128 and
            its number for a signal.
        """
        try:
            while True:
                try:
                    self._open_first()
                    self._lines.flush()
                except Leave:
                    if not self._is_left():
                        continue  # somebody wants to go back, where the words could not be kept
                return 0
        except LeftWithoutError:
            return 0
        except Over as over:
            return self._over(over)
        except TiclistError:
            self._desk.close()
            raise
        except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
            return self._went_wrong(error)

    # --- where it opens -------------------------------------------------------------------------

    def _open_first(self) -> None:
        opening, desk = self._opening, self._desk
        saved: Saved | None = None
        if desk.walk is not None and self._shelved is not None:
            saved = self._walked(self._shelved)
        elif opening.draft:
            saved = self._resumed(opening.draft)
        elif opening.amend:
            saved = self._changed(Wish("amend", opening.amend))
        elif opening.discuss:
            saved = self._changed(Wish("discuss", opening.discuss))
        elif opening.checklist:
            saved = self._walked(desk.library.find(opening.checklist), opening)
        self._put_down()
        if self._is_at_home_first:
            self._at_home()
        elif saved is not None and self._lines.is_terminal:
            self._offer_more(saved)

    @property
    def _is_at_home_first(self) -> bool:
        opening = self._opening
        return not (opening.draft or opening.amend or opening.discuss or opening.checklist)

    def _at_home(self) -> None:
        while True:
            try:
                does, subject = self._home.ask()
                self._do(does, subject)
            except Back:
                continue

    def _do(self, does: str, subject: str) -> None:
        looking = self._looking
        wish: Wish | None = None
        if does == "read":
            wish = looking.read(subject)
        elif does in _LOOKS_BACK:
            wish = _LOOKS_BACK[does](looking)
        elif does == "draft":
            self._resumed(subject)
        elif does == "begin":
            self._walked(self._desk.library.find(subject), can_go_back=True)
        else:
            self._do_more(does)
        self._put_down()
        if wish is not None:
            self._fulfil(wish)

    def _do_more(self, does: str) -> None:
        if does == "share":
            Sharing(self._desk, self._asking).several()
        elif does == "team":
            Together(self._desk, self._asking).look()
        elif does == "settings":
            Setting(self._desk, self._asking).ask()
        elif does == "over-time":
            self._looking.ask_over_time()
        elif does == "take-back":
            taken_back = self._desk.past.take_back()
            self._asking.say(TAKEN_BACK.format(self._desk.past.id_in_words(taken_back or "")))
        elif does == PAGES:
            self._asking.say(pages_again(self._desk))
        else:
            self._tell_more(does)

    def _tell_more(self, does: str) -> None:
        if does == "scope":
            for heading, text in SCOPE:
                self._asking.say(f"{heading}:", text)
        elif does == SUPPORT:
            self._asking.tell_support()
        else:
            raise Leave

    def _fulfil(self, wish: Wish) -> None:
        if wish.does == "share":
            Sharing(self._desk, self._asking).share([wish.subject])
        else:
            self._changed(wish)
            self._put_down()

    def _offer_more(self, saved: Saved) -> None:
        """Offer what one can do now; nothing has to be done."""
        while True:
            try:
                chosen = self._asking.choose(
                    Question(WHAT_NEXT, options=self._offered(saved), is_kept=False)
                )
                if chosen == "home":
                    self._at_home()
                elif chosen == "contribute":
                    Together(self._desk, self._asking).contribute(saved.id)
                elif chosen:
                    wish = Wish("share", saved.id)
                    read = self._looking.read(saved.id) if chosen == "read" else wish
                    if read is not None:
                        self._fulfil(read)
                else:
                    return
            except Back:
                continue

    def _offered(self, saved: Saved) -> Sequence[Option]:
        joining = joining_told(self._desk, saved.id)
        more = [("contribute", joining)] if joining else []
        does = [("read", "Read it again"), ("share", "Take it to supervision")]
        return numbered([*does, *more, ("home", "Go home")])

    # --- writing --------------------------------------------------------------------------------

    def _walked(
        self, shelved: Shelved, opening: Opening | None = None, *, can_go_back: bool = False
    ) -> Saved | None:
        self._shelved = shelved
        walking = Walking(self._desk, self._asking, shelved, opening)
        return walking.walk(can_go_back=can_go_back)

    def _resumed(self, draft_id: str, *, take_over: bool = False) -> Saved | None:
        try:
            self._shelved, walk = self._desk.resume(draft_id, take_over=take_over)
        except OpenElsewhereError as error:
            return self._open_elsewhere(draft_id, error)
        except TiclistError as error:
            self._asking.say(NOT_OPENED, error.for_a_page())
            return None
        if walk.checklist_changed:
            self._asking.say(CHANGED)
        if not self._desk.asks_for_earlier:
            if walk.written.discussed:
                return Adding(self._desk, self._asking, walk).discuss()
            for prompt_id in walk.written.later:
                return self._looked_again(walk, self._shelved, prompt_id)
        return self._walked(self._shelved)

    def _looked_again(self, walk: Walk, shelved: Shelved, prompt_id: str) -> Saved | None:
        for section in walk.checklist.sections:
            for prompt in section.prompts:
                if prompt.id == prompt_id:
                    return Adding(self._desk, self._asking, walk).look_again(prompt)
        return self._walked(shelved)  # what a newer ticlist may have put there

    def _open_elsewhere(self, draft_id: str, error: OpenElsewhereError) -> Saved | None:
        self._asking.say(str(error), TAKING_OVER)
        options = numbered([("read", "Read it"), ("take", "Take it over, and go on with it here")])
        while True:
            chosen = self._asking.choose(Question(TAKE_OVER, options=options, is_kept=False))
            if chosen == "take":
                return self._resumed(draft_id, take_over=True)
            if chosen != "read":
                return None
            try:
                reflection = self._desk.read_draft(draft_id)
                tell_blocks(self._asking, self._desk.hindsight.blocks(reflection))
            except TiclistError as refused:
                self._asking.say(str(refused))

    def _changed(self, wish: Wish) -> Saved | None:
        """Change a saved reflection, or add to it."""
        try:
            self._shelved, walk = self._desk.amend(wish.subject)
        except OpenElsewhereError as error:
            return self._open_elsewhere(wish.subject, error)
        except TiclistError as error:
            self._asking.say(NOT_CHANGED, error.for_a_page())
            return None
        if wish.does == "amend" or self._desk.asks_for_earlier:
            return self._walked(self._shelved)
        if wish.does == "discuss":
            return Adding(self._desk, self._asking, walk).discuss()
        return self._looked_again(walk, self._shelved, wish.prompt)

    def _put_down(self) -> None:
        """Put the walk down that somebody went back from, where there is one."""
        under_way = self._desk.holds_words
        if self._desk.walk is None:
            return
        while not Finishing(self._desk, self._asking).put_down():
            self._walked(cast("Shelved", self._shelved), can_go_back=True)
        self._asking.say(KEPT if under_way else "")

    # --- every end of it ------------------------------------------------------------------------

    def _is_left(self) -> bool:
        """Keep what there is and leave; False where somebody wants to go back."""
        self._asking.words.clear()
        under_way = self._desk.holds_words
        if not Finishing(self._desk, self._asking).put_down():
            return False
        if self._lines.is_terminal:
            self._lines.hide()
        left = self._desk.past.leave()
        if left:
            self._asking.say(*left)
        if under_way:
            self._asking.say(KEPT, advised(GO_ON))
        self._lines.flush()
        return True

    def _over(self, over: Over) -> int:
        under_way = self._desk.holds_words
        if not under_way:
            self._desk.put_down()  # or an empty draft would stay
        kept = self._desk.close()
        stays = bool(self._desk.past.set_aside)
        try:
            if isinstance(over, LeftAlone):
                self._lines.hide()
                self._asking.say(
                    NOBODY_THERE.format(minutes_in_words(self._desk.settings.idle_minutes))
                )
            if under_way or not self._is_at_home_first:
                self._asking.say(_said_at_the_end(over, under_way=under_way, kept=kept))
            self._asking.say(STAYS if stays else "")
            self._lines.flush()
        except Over:
            return over.code
        # That nothing more is asked for at home is no mishap.
        is_done = isinstance(over, InputEnded) and self._is_at_home_first
        return 0 if is_done and not (under_way or stays) else over.code

    def _went_wrong(self, error: Exception) -> int:
        walk, under_way = self._desk.walk, self._desk.holds_words
        kept = self._desk.close()
        told = mistake.told(
            error,
            kept=kept if under_way else None,
            draft=self._desk.paths.drafts / f"{walk.id}.toml" if walk else None,
            report=mistake.reported(error, self._desk.paths),
        )
        try:
            self._asking.say(told)
            self._lines.flush()
        except Over:
            pass
        return WENT_WRONG

    def _tell_refused(self, error: StoreError) -> None:
        # Comes from the thread that writes: it is said before the next question.
        if isinstance(error, OpenElsewhereError):
            self._lines.remark_later(error.for_a_page())
        else:
            self._lines.remark_later(error.what)
            self._lines.remark_later(error.what_to_do or STILL_HERE)


_LOOKS_BACK = {
    "history": Looking.history,
    "steps": Looking.steps,
    "find": Looking.find,
}


def _said_at_the_end(over: Over, *, under_way: bool, kept: bool) -> str:
    ended = isinstance(over, InputEnded)
    if not under_way:
        return NOTHING_TO_KEEP if ended else ""
    if not kept:
        return NOT_KEPT
    return f"{INPUT_ENDED if ended else ''} {KEPT_AS_DRAFT} {advised(GO_ON)}".strip()


def open_plain(paths: Paths, opening: Opening) -> int:
    """Ask line by line on this process's standard streams until somebody leaves.

    Args:
        paths: the folders in force.
        opening: where to open.

    Returns:
        The exit code, as `Face.run` gives it.
    """
    keep_words_in()
    ending = Ending(read_settings(paths).idle_minutes)
    with ending.watched():
        try:
            return Face(paths, opening, Lines(sys.stdin, sys.stdout, ending)).run()
        finally:
            forget_typed()
