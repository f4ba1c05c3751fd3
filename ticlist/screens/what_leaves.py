"""What leaves: chosen each time, from the least."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical
from textual.message import Message

from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import AnyOf, OneOf, Option
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning, going_on
from ticlist.screens.widgets.words import LineBox
from ticlist.sharing.chosen import EVENTS, LAYOUT, LEAST, PARTS, Chosen
from ticlist.sharing.formats import FORMATS
from ticlist.text import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Button, Input

    from ticlist.outgoing import Offered, Outgoing
    from ticlist.sharing.chosen import Event, Layout, Part
    from ticlist.sharing.formats import Format

ONLY_MARKED = (
    "Only what has a mark leaves. At first that is the least; nothing is kept for next time."
)
NOT_HERE = ".{name}, {title}. It needs one thing more: pip install 'ticlist[{extra}]'"
A_PSEUDONYM = "A word that tells your sheets from others', if you like; not your name"
NOTHING_YET = "Nothing is in yet: mark a part above."
PASSAGES = "Passages, one by one"
NO_PASSAGE = f"No passage is in yet: '{PASSAGES}' has them."
NOTHING_IN = "Nothing of what has a mark is in there: nothing would leave."
WHICH_ONE = "Choose the one section or moment that the account is about."
NOT_SAID = "I leave that open"


class WhatLeavesScreen(Page):
    """Asks what is to leave.

    Args:
        about: which reflections it is about.
        outgoing: what is chosen there leaves.
    """

    ABOUT = """\
Choose what leaves. Each part, section, prompt and passage can be in or not; nothing is in but \
what has a mark, and no choice is kept for the next time. A layout decides the order, and puts \
nothing in by itself.

Your own words leave passage by passage: mark "What I wrote", then choose them.

PageDown goes on: what could identify a person is looked for, and you see exactly what leaves \
before anything is written. Escape goes back and forgets these choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        going_on("Next", "Go on with what is marked; nothing is written yet"),
    ]

    class Asked(Message):
        """Prompts or passages are to be chosen one by one: see `what`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class GoneOn(Message):
        """What leaves is chosen, and the format."""

        def __init__(self, form: Format) -> None:
            super().__init__()
            self.form = form

    def __init__(self, about: str, outgoing: Outgoing) -> None:
        super().__init__()
        self._about = about
        self._outgoing = outgoing
        self._layout: Layout = "supervision"
        self._parts: frozenset[Part] = LEAST
        self._offered: list[Offered] = []
        self._sections_out: set[str] = set()
        self._only: str | None = None
        self.without: frozenset[str] = frozenset()
        """The prompts that stay out."""
        self.passages: frozenset[str] = frozenset()
        """The passages that are in."""

    # --- what stands here -----------------------------------------------------------------------

    def where(self) -> str:
        """What is asked."""
        return "Share: what leaves"

    def body(self) -> ComposeResult:
        """Everything that can be chosen, the widest choice first."""
        yield Said(visible(self._about), classes="strong")
        yield Said(ONLY_MARKED, classes="about")
        yield Said("In which order", classes="heading")
        layouts = (Option(each, of.title, of.about) for each, of in LAYOUT.items())
        yield OneOf(layouts, self._layout, id="layout")
        yield Said("What is in", classes="heading")
        yield AnyOf(self._part_options(), self._parts, id="parts")
        # Next to the mark that brings it: further down nobody would see that no passage is in yet.
        yield Row("", "passages", id="passages")
        yield from self._boxes("name", "Your name", "As it is to stand there")
        yield Said("", id="sections-are", classes="heading")
        yield AnyOf((), id="sections-in")
        yield OneOf((), id="the-one")
        yield Row("", "prompts", id="prompts")
        with Vertical(id="of-an-account"):
            yield Said("What kind of event it was", classes="heading")
            events = (Option(each, shown) for each, shown in EVENTS.items())
            yield OneOf((Option("", NOT_SAID), *events), "", id="event")
            yield from self._boxes("themes", "Themes of your own code that it touches", "")
        yield from self._boxes("pseudonym", A_PSEUDONYM, "For example: Heron")
        yield Said("As which file", classes="heading")
        here = [each for each in FORMATS.values() if each.is_there]
        yield OneOf(
            (Option(each.name, f".{each.name}", each.title) for each in here), "html", id="form"
        )
        for each in FORMATS.values():
            if not each.is_there:
                said = NOT_HERE.format(name=each.name, title=each.title, extra=each.extra)
                yield Said(visible(said), classes="remark")

    @staticmethod
    def _boxes(name: str, asked: str, hint: str) -> ComposeResult:
        yield Said(visible(asked), id=f"{name}-asked", classes="heading")
        yield LineBox("", visible(hint), id=name)

    def under(self) -> ComposeResult:
        """The button that goes on."""
        yield Turning("Go on", None)

    def on_mount(self) -> None:
        """Begin with the least."""
        self.call_next(self._begin)

    async def _begin(self) -> None:
        await self._renew()
        self.query_one("#layout").query("Choice").first().focus()

    def _part_options(self) -> list[Option]:
        """The parts that the layout offers before the others."""
        offers = LAYOUT[self._layout].offers
        order = (*offers, *(part for part in PARTS if part not in offers))
        return [Option(part, PARTS[part]) for part in order]

    # --- what is chosen -------------------------------------------------------------------------

    @property
    def _is_account(self) -> bool:
        return self._layout == "account"

    def _chosen(self, *, all_passages: bool = False) -> Chosen:
        return self._with_texts(
            Chosen(
                parts=self._parts,
                layout=self._layout,
                sections=self._sections(),
                without=self.without,
                passages=None if all_passages else self.passages,
            )
        )

    def _with_texts(self, chosen: Chosen) -> Chosen:
        event = self.query_one("#event", OneOf).value or None
        return replace(
            chosen,
            name=self._in("name") if "name" in self._parts else "",
            pseudonym=self._in("pseudonym"),
            event=cast("Event | None", event) if self._is_account else None,
            themes=self._in("themes") if self._is_account else "",
        )

    def _in(self, name: str) -> str:
        return self.query_one(f"#{name}", LineBox).value.strip()

    def _sections(self) -> frozenset[str] | None:
        if self._is_account:
            return frozenset({self._only} if self._only else ())
        offered = frozenset(each.key for each in self._offered)
        return offered - self._sections_out if offered & self._sections_out else None

    @property
    def _is_about_nothing(self) -> bool:
        return self._is_account and bool(self._offered) and self._only is None

    def _what_is_missing(self) -> str:
        """What somebody who wants their words to leave has still to do."""
        if "words" not in self._parts or self.passages:
            return ""
        return WHICH_ONE if self._is_about_nothing else NO_PASSAGE

    def _choose(self) -> None:
        """Have what is marked leave, and nothing else."""
        self._outgoing.choose(self._chosen())
        has_words = "words" in self._parts
        offered = {each.key for each in self._outgoing.passages()} if has_words else set()
        taken = len(offered & self.passages)
        # Said to be chosen out only where something was.
        self._outgoing.choose(self._chosen(all_passages=taken == len(offered)))
        if has_words:
            said = _how_many(taken, len(offered))
            self.query_one("#passages", Row).say(visible(f"{PASSAGES}: {said}"))
        asked = {each.key for each in self._outgoing.prompts()}
        said = _how_many(len(asked - self.without), len(asked))
        self.query_one("#prompts", Row).say(visible(f"Prompts, one by one: {said}"))
        self.query_one("#prompts").display = bool(asked)
        self.query_one("#passages").display = has_words

    async def _renew(self) -> None:
        """Offer what the parts let in, and choose what is marked."""
        self._outgoing.choose(Chosen(self._parts, self._layout))
        self._offered = self._outgoing.sections()
        options = [Option(each.key, each.title) for each in self._offered]
        sections = self.query_one("#sections-in", AnyOf)
        await sections.offer(options)
        sections.take({each.value for each in options} - self._sections_out)
        if self._only not in {each.value for each in options}:
            self._only = None
        one = self.query_one("#the-one", OneOf)
        await one.offer(options)
        one.choose(self._only)
        sections.display, one.display = not self._is_account, self._is_account
        heading = "Which one it is about" if self._is_account else "Sections, one by one"
        self.query_one("#sections-are", Said).say(visible(heading if options else NOTHING_YET))
        self.query_one("#of-an-account").display = self._is_account
        for part in ("#name-asked", "#name"):
            self.query_one(part).display = "name" in self._parts
        self._choose()

    def take(self, what: str, marked: frozenset[str], items: frozenset[str]) -> None:
        """Take what was chosen one by one.

        Args:
            what: `prompts` or `passages`.
            marked: the keys of those that are in.
            items: the keys of those that could be.
        """
        if what == "passages":
            self.passages = marked
            self.tell(self._what_is_missing())
        else:
            self.without = (self.without - items) | (items - marked)
        self._choose()

    # --- what somebody does ---------------------------------------------------------------------

    async def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Take another layout, section, event or format."""
        event.stop()
        if event.one_of.id == "layout":
            self._layout = cast("Layout", event.value)
            await self.query_one("#parts", AnyOf).offer(self._part_options())
            await self._renew()
        elif event.one_of.id == "the-one":
            self._only = event.value
            self.tell(self._what_is_missing())
            self._choose()
        elif event.one_of.id == "event":
            self._outgoing.choose(self._with_texts(self._outgoing.chosen))

    async def on_any_of_changed(self, event: AnyOf.Changed) -> None:
        """Take other parts, or other sections."""
        event.stop()
        if event.any_of.id == "parts":
            self._parts = frozenset(cast("tuple[Part, ...]", event.values))
            await self._renew()
        else:
            self._sections_out = {each.key for each in self._offered} - set(event.values)
            self._choose()
        self.tell(self._what_is_missing())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a name, a pseudonym or themes."""
        event.stop()
        self._outgoing.choose(self._with_texts(self._outgoing.chosen))

    def on_row_chosen(self, event: Row.Chosen) -> None:
        """Choose prompts or passages one by one."""
        event.stop()
        self.post_message(self.Asked(event.row.does))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on."""
        event.stop()
        self.action_go_on()

    def action_go_on(self) -> None:
        """Go on, once an account is about something, and something leaves at all."""
        if self._is_about_nothing:
            self.tell(WHICH_ONE)
            self.query_one("#the-one").query("Choice").first().focus()
            return
        self._choose()
        if not self._outgoing.holds_anything:
            self.tell(NOTHING_IN)
            return
        form = self.query_one("#form", OneOf).value or "html"
        self.post_message(self.GoneOn(FORMATS[form]))


def _how_many(some: int, every: int) -> str:
    if some == every:
        return "all of them" if every else "none there"
    return f"{some} of {every}" if some else "none of them"
