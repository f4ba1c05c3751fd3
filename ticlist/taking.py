"""Taking reflections to supervision in the program: what leaves, looked through, seen, written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.advice import EXPORTS_MORE, advised
from ticlist.errors import TiclistError
from ticlist.handing_over import HandingOver, Sharing
from ticlist.model.day import in_words
from ticlist.showing import in_a_line
from ticlist.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from ticlist.outgoing import Hit, Outgoing
    from ticlist.screens.found import FoundScreen
    from ticlist.screens.hit import HitScreen
    from ticlist.screens.one_by_one import OneByOneScreen
    from ticlist.screens.page import Page
    from ticlist.screens.picking import PickingScreen
    from ticlist.screens.rewording import RewordingScreen
    from ticlist.screens.what_leaves import WhatLeavesScreen
    from ticlist.screens.widgets.entry import Entry
    from ticlist.sharing.taken import Passed

FEW = 12
"""So many reflections are read at once; more are read in the background."""

MOST_AT_ONCE = 1_000
"""More would have to be waited for at every mark."""

TOO_MANY = f"At most {MOST_AT_ONCE:,} at once: narrow the list, to a year say, and mark those."

PUT_RIGHT = "Have it put right first: nothing leaves unseen."

MOST_SOURCES = 5
"""How many reflections are offered to be changed, of those that a thing may come from."""

ABOUT_PROMPTS = "Those with a mark are in."
ABOUT_PASSAGES = "Your own words. Those with a mark leave, whole; at first none does."


class Taking(HandingOver):
    """A program in which one can share what is saved.

    Args:
        desk: what lies on it.
    """

    def ways_back(self, subject: str) -> dict[str, Callable[[], object]]:
        """What lines do that lead to something that is saved, or take it along.

        Args:
            subject: what the line is about.
        """
        return {
            **super().ways_back(subject),
            "export": lambda: self._share([subject]),
            "share-several": self._open_picking,
        }

    # --- which reflections ----------------------------------------------------------------------

    def _open_picking(self) -> None:
        from ticlist.screens.picking import Pickable, PickingScreen

        past = self.desk.past
        self._lay_over(
            PickingScreen(
                Pickable(
                    lambda words: [each.id for each in past.narrowed(words)],
                    lambda subject: in_a_line(self.desk, subject),
                )
            )
        )

    def on_picking_screen_picked(self, event: PickingScreen.Picked) -> None:
        """Choose what leaves of these."""
        if len(event.subjects) > MOST_AT_ONCE:
            self._say(f"{TOO_MANY} {advised(EXPORTS_MORE)}")
        else:
            self._share(event.subjects)

    def _share(self, subjects: Sequence[str]) -> None:
        from ticlist.screens.picking import READING, WERE_READ, PickingScreen

        screen = self.screen
        if len(subjects) <= FEW or not isinstance(screen, PickingScreen):
            self._open_what_leaves([each for each in self._read_each(subjects) if each])
            return
        self._say(READING)

        latest: list[Outgoing | TiclistError] = []

        def show(read: list[Outgoing | TiclistError], is_all: bool) -> None:  # noqa: FBT001
            # The last can come by itself, and the word that it was the last after it.
            latest.extend(read)
            if not (self._is_there(screen) and is_all):
                return
            if screen is self.screen:
                self._say("")
                self._open_what_leaves(latest)
            else:
                screen.tell(WERE_READ)  # it is hidden: whoever comes back goes on by a key

        self._background.begin(self._while_there(screen, self._read_each(subjects)), show)

    def _read_each(
        self, subjects: Sequence[str]
    ) -> Generator[Outgoing | TiclistError | None, None, None]:
        """What leaves of some reflections, or why one cannot be read; that comes at the end."""
        from ticlist.outgoing import Outgoing
        from ticlist.storage.private_words import read_private_words

        past, own = self.desk.past, read_private_words(self.desk.paths)
        if own.remark:
            # Better nothing leaves than something with a name in it that was to be looked for.
            yield TiclistError(what=own.remark, what_to_do=PUT_RIGHT)
            return
        reflections = []
        try:
            for each in subjects:
                reflections.append(past.read(each))
                yield None
        except TiclistError as error:
            yield error
            return
        spoken_of = {each.step for one in reflections for each in one.followed_up}
        yield Outgoing(reflections, past.steps_named(spoken_of), own.words)

    # --- what leaves ----------------------------------------------------------------------------

    def _open_what_leaves(self, read: Sequence[Outgoing | TiclistError]) -> None:
        from ticlist.screens.what_leaves import WhatLeavesScreen
        from ticlist.sharing.formats import FORMATS

        for each in read:
            if isinstance(each, TiclistError):
                self._say(str(each))
            else:
                self._sharing = Sharing(each, FORMATS["html"])
                self.push_screen(WhatLeavesScreen(self._about(each), each))

    def _about(self, outgoing: Outgoing) -> str:
        first, last = outgoing.reflections[0], outgoing.reflections[-1]
        if first is last:
            return self.desk.past.id_in_words(first.id)
        many = len(outgoing.reflections)
        return f"{many} reflections, from {in_words(first.on)} to {in_words(last.on)}"

    def on_what_leaves_screen_asked(self, event: WhatLeavesScreen.Asked) -> None:
        """Choose prompts or passages one by one."""
        from ticlist.screens.one_by_one import OfOne, OneByOne, OneByOneScreen
        from ticlist.screens.what_leaves import WhatLeavesScreen

        screen = self.screen
        if self._sharing is None or not isinstance(screen, WhatLeavesScreen):
            return
        outgoing = self._sharing.outgoing
        if event.what == "prompts":
            prompts = [OfOne(each.key, each.title) for each in outgoing.prompts()]
            marked = frozenset(each.key for each in prompts) - screen.without
            data = OneByOne("prompts", "Share: which prompts?", ABOUT_PROMPTS, prompts, marked)
        else:
            passages = [OfOne(*each) for each in _told_apart(outgoing)]
            title = "Share: which passages?"
            data = OneByOne("passages", title, ABOUT_PASSAGES, passages, screen.passages)
        self.push_screen(OneByOneScreen(data))

    def on_one_by_one_screen_marked(self, event: OneByOneScreen.Marked) -> None:
        """Have others leave."""
        from ticlist.screens.what_leaves import WhatLeavesScreen

        for screen in self.screen_stack:
            if isinstance(screen, WhatLeavesScreen):
                screen.take(event.what, event.marked, event.items)

    def on_one_by_one_screen_done(self) -> None:
        """Go back to what leaves."""
        self._close()

    def on_what_leaves_screen_gone_on(self, event: WhatLeavesScreen.GoneOn) -> None:
        """Look through what leaves."""
        from ticlist.screens.found import FoundScreen

        if self._sharing is not None:
            self._sharing = self._sharing._replace(form=event.form)
            self.push_screen(FoundScreen())

    # --- what could identify a person -----------------------------------------------------------

    def on_found_screen_shown(self) -> None:
        """Look through everything that leaves."""
        from ticlist.screens.found import FoundScreen

        screen, sharing = self.screen, self._sharing
        if sharing is None or not isinstance(screen, FoundScreen):
            return

        def show(_: list[None], is_all: bool) -> None:  # noqa: FBT001
            if self._is_there(screen) and is_all:
                self._show_found()

        search = sharing.outgoing.search(self._file_name(sharing))
        self._background.begin(self._while_there(screen, search), show)

    def _show_found(self) -> None:
        from ticlist.screens.found import FoundScreen

        for screen in self.screen_stack:
            if self._sharing is not None and isinstance(screen, FoundScreen):
                screen.show(self._sharing.outgoing.hits(self._file_name(self._sharing)))

    def on_found_screen_open_asked(self, event: FoundScreen.OpenAsked) -> None:
        """Look at one thing that was found."""
        from ticlist.screens.hit import HitScreen

        if self._sharing is not None:
            self.push_screen(HitScreen(event.hit, self._sources(event.hit, self._sharing.outgoing)))

    def _sources(self, hit: Hit, outgoing: Outgoing) -> list[Entry]:
        """The reflections that a thing may come from, the newest first."""
        from ticlist.model.reading import blocks_of
        from ticlist.screens.widgets.entry import Entry

        is_one = len(outgoing.reflections) == 1
        found: list[Entry] = []
        for each in reversed(outgoing.reflections):
            if len(found) < MOST_SOURCES and any(
                hit.matched in visible(block.text) for block in blocks_of(each, {})
            ):
                found.append(Entry(each.id, "" if is_one else self.desk.past.id_in_words(each.id)))
        return found

    def on_hit_screen_decided(self, event: HitScreen.Decided) -> None:
        """Have it leave or not, as was decided."""
        if self._sharing is not None:
            self._sharing.outgoing.decide(event.hit, event.decision)
            self._close()
            self._show_found()

    def on_hit_screen_reword_asked(self, event: HitScreen.RewordAsked) -> None:
        """Ask for other words."""
        from ticlist.screens.rewording import RewordingScreen

        self.push_screen(RewordingScreen(event.text))

    def on_rewording_screen_written(self, event: RewordingScreen.Written) -> None:
        """Have other words leave."""
        from ticlist.screens.found import FoundScreen

        if self._sharing is not None:
            self._sharing.outgoing.rewrite(event.text, event.words)
            self._lay_over(FoundScreen())
            self._show_found()


def _told_apart(outgoing: Outgoing) -> list[Passed]:
    """The passages that could leave; of several reflections, with the day of each."""
    days = {each.id: in_words(each.on) for each in outgoing.reflections}
    passages = outgoing.passages()
    if len(days) == 1:
        return passages
    return [
        each._replace(about=f"{days[each.key.partition(' ')[0]]}: {each.about}")
        for each in passages
    ]


def pages_out() -> list[type[Page]]:
    """The pages for sharing that have keys of their own."""
    from ticlist.screens.asked import AskedScreen
    from ticlist.screens.found import FoundScreen
    from ticlist.screens.one_by_one import OneByOneScreen
    from ticlist.screens.picking import PickingScreen
    from ticlist.screens.rewording import RewordingScreen
    from ticlist.screens.seen import SeenScreen
    from ticlist.screens.what_leaves import WhatLeavesScreen

    found: list[type[Page]] = [AskedScreen, FoundScreen, OneByOneScreen, PickingScreen]
    return [*found, RewordingScreen, SeenScreen, WhatLeavesScreen]
