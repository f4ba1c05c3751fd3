"""Reading over, saving, leaving; and what one can do where nothing can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import StoreError
from ticlist.model.reflection import Page
from ticlist.model.wording import EARLIER_KEPT_IS, EARLIER_OUT_OF_REACH
from ticlist.plain.asking import Back, Leave, Option, Question, numbered
from ticlist.plain.grammar import LEAVE
from ticlist.storage.sharing_place import place_of_copy
from ticlist.text import visible_line

if TYPE_CHECKING:
    from ticlist.desk import Desk
    from ticlist.model.reading import Block
    from ticlist.model.walk import Walk
    from ticlist.plain.asking import Asking

SAVE, READ = "save", "read"
WHAT_NOW = "save, read or leave?"
WHAT_NOW_HINT = "save: save it. read: read it over. leave: keep it unfinished."
OR_A_NUMBER = "After reading, a number goes there to change it."
NOTHING = "Nothing is written yet. You can save it all the same, or go back."
DAY_AND_SECTIONS = "The day, the context or the sections"
CONTEXT_AND_SECTIONS = "The context or the sections"
WHAT_OF_EARLIER = "What becomes of the earlier wording?"
IT_IS_SAVED = "It is saved. This is its file:"
NOT_SAVED = "Not saved yet."
NOT_KEPT = "The newest words could not be kept."
STILL_THERE = "They are still here as long as ticlist runs."
WHAT_IS_DONE = "What is done?"
WHERE_TO = "Where to? A folder, or a new file, such as ~/my-copy.toml. Only you can read the copy."
ONE_FOLDER = "Your site is locked: a copy can only go into your own folder for it."
COPIED = "A copy is kept:"


class LeftWithoutError(Exception):
    """Somebody leaves without the newest words."""


class Saved(NamedTuple):
    """What was saved: its id."""

    id: str


def tell_blocks(asking: Asking, blocks: list[Block], numbers: dict[int, int] | None = None) -> None:
    """Read a reflection out.

    Args:
        asking: whom to.
        blocks: its parts, in the order they are read.
        numbers: the numbers that stand before some of them, by their places in `blocks`.
    """
    for at, block in enumerate(blocks):
        number = (numbers or {}).get(at)
        before = f"{number} " if number else ""
        if block.kind in {"title", "section", "prompt"}:
            asking.lines.gap()
            asking.say(f"{before}{visible_line(block.text)}")
        else:
            asking.lines.say(block.text, "  ")


class Finishing:
    """Asks what is done with a walk that is at its end.

    Args:
        desk: with the walk.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking
        self._pages: list[Page] = []

    def ask(self, walk: Walk) -> Saved | None:
        """Ask until it is saved; None where the walk goes on, at another page."""
        asking = self._asking
        asking.words.clear()
        asking.page = lambda: None
        asking.lines.gap()
        if walk.amends is not None:
            self._read(walk)
        while True:
            try:
                chosen = asking.choose(self._question(), enter=False)
            except Back:
                walk.back()
                self._desk.keep()
                return None
            if chosen == SAVE:
                saved = self.save()
                if saved is not None:
                    return saved
            elif chosen == READ:
                self._read(walk)
            else:
                walk.go_to(self._pages[int(chosen)])
                return None

    def _question(self) -> Question:
        words = [Option(each, each, "") for each in (SAVE, READ, LEAVE)]
        pages = [Option(str(number + 1), str(number), "") for number in range(len(self._pages))]
        return Question(WHAT_NOW, f"{WHAT_NOW_HINT} {OR_A_NUMBER}", "", [*words, *pages])

    # --- reading over ---------------------------------------------------------------------------

    def _read(self, walk: Walk) -> None:
        reflection = walk.reflection()
        if not reflection.holds_words:
            self._asking.say(NOTHING)
        blocks = self._desk.hindsight.blocks(reflection)
        self._pages, numbers = [], {}
        for at, block in enumerate(blocks):
            page = _page_of(walk, block)
            if block.kind in {"prompt", "section"} and page in walk.reachable:
                self._pages.append(page)
                numbers[at] = len(self._pages)
        tell_blocks(self._asking, blocks, numbers)
        self._pages.append(Page("before", walk.only))
        self._asking.lines.gap()
        what = CONTEXT_AND_SECTIONS if walk.amends else DAY_AND_SECTIONS
        self._asking.say(f"{len(self._pages)} {what}")

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> Saved | None:
        """Save; None where it could not be done, or somebody wants to go back."""
        keep_earlier = True
        if self._desk.asks_for_earlier:
            self._asking.say(EARLIER_KEPT_IS)
            options = numbered(
                [
                    ("keep", "Save, and keep the earlier wording"),
                    ("forget", "Save, and forget the earlier wording"),
                    ("back", "Go back"),
                ]
            )
            question = Question(WHAT_OF_EARLIER, EARLIER_OUT_OF_REACH, "", options)
            chosen = self._asking.choose(question, enter=False)
            if chosen == "back":
                return None
            keep_earlier = chosen == "keep"
        return self._saved(keep_earlier=keep_earlier)

    def _saved(self, *, keep_earlier: bool) -> Saved | None:
        while True:
            try:
                reflection, path, remark = self._desk.save(keep_earlier=keep_earlier)
            except StoreError as error:
                self._asking.say(NOT_SAVED, error.for_a_page())
                if self._what_instead("Try to save again") != "again":
                    return None
                continue
            self._asking.say(IT_IS_SAVED)
            self._asking.lines.path(path)
            self._asking.say(remark or "")
            return Saved(reflection.id)

    # --- where nothing can be kept --------------------------------------------------------------

    def _what_instead(self, again: str, *more: tuple[str, str]) -> str:
        """What is done where words cannot be kept: `again`, or what else was chosen."""
        options = [("again", again), ("copy", "Save a copy somewhere else"), ("back", "Go back")]
        while True:
            question = Question(WHAT_IS_DONE, options=numbered([*options, *more]), is_kept=False)
            chosen = self._asking.choose(question, enter=False)
            if chosen != "copy":
                return chosen
            self._copy()

    def _copy(self) -> None:
        place = self._own_place() or self._asking.line(Question(WHERE_TO))
        if not place:
            return
        try:
            path = self._desk.save_copy(place)
        except StoreError as error:
            self._asking.say(error.for_a_page())
        else:
            self._asking.say(COPIED)
            self._asking.lines.path(path)

    def _own_place(self) -> str:
        """Say where alone a copy can go, and give it; nothing where somebody names the place."""
        if self._desk.walk is None or not self._desk.settings.locked:
            return ""
        place = place_of_copy(self._desk.paths, self._desk.walk.id)
        self._asking.say(ONE_FOLDER)
        return str(place)

    def put_down(self) -> bool:
        """Keep the draft and have no walk under way; False where somebody wants to go back.

        Raises:
            LeftWithoutError: somebody wants to leave though it could not be kept.
        """
        while True:
            try:
                self._desk.put_down()
            except StoreError as error:
                self._asking.say(NOT_KEPT, error.for_a_page(), STILL_THERE)
            else:
                return True
            try:
                without = ("without", "Leave without them")
                chosen = self._what_instead("Try again, then leave", without)
            except (Back, Leave):
                return False
            if chosen == "without":
                raise LeftWithoutError
            if chosen == "back":
                return False


def _page_of(walk: Walk, block: Block) -> Page:
    """The page of a walk on which a part of a reflection is written."""
    if block.earlier:
        return Page("before", walk.only)
    if block.prompt is not None:
        return Page("prompt", block.section, block.prompt)
    if block.section is not None and block.kind == "prompt":
        return Page("section-end", block.section)
    if block.section is not None:
        return walk.first_page_of(block.section)
    return Page("closing", walk.only)
