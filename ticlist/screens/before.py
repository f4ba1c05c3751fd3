"""Before you start: what the checklist is, where words will go, and what to walk today."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from ticlist.model.day import WHAT_A_DAY_LOOKS_LIKE, day_from, in_words
from ticlist.model.walk import Beginning, prompts_of, sections_of
from ticlist.model.wording import (
    FOR_SPECIALISTS,
    NONE_SHORT,
    ON_THE_SERVER,
    SAFEGUARDING,
    WHO,
    WHO_ON_THE_SERVER,
)
from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import AnyOf, Choice, OneOf, Option
from ticlist.screens.widgets.earlier_steps import EarlierSteps
from ticlist.screens.widgets.said import Said
from ticlist.screens.widgets.turning import Turning
from ticlist.screens.widgets.words import LineBox
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.model.checklist import Checklist, Section
    from ticlist.model.depth import Depth
    from ticlist.model.earlier_step import EarlierStep
    from ticlist.model.reflection import Outcome

READ_ON = "Read on"
MOST_WINDOWS = 8
"""Windows that are turned one by one; whoever wrote more than that is passed over by one key."""
DEPTHS = (
    Option("short", "Short", "about five minutes, longer if you write"),
    Option("full", "Full", "every prompt"),
    Option("one", "One section", "the one you choose"),
)


class BeforeYouStart(NamedTuple):
    """What the page shows.

    Args:
        checklist: what is about to be walked.
        beginning: what is chosen at first.
        folder: where the file will be.
        today: the day it is.
        specialist: whether prompts of level `competent` are asked too.
        problem: why nothing could be kept, if so.
        again: whether a walk is under way already.
        earlier: steps of earlier reflections that can be looked at now, or not today.
        saved: whether it is saved already and is being changed: then its day, which stands in the
            name of its file, and how much was walked stay as they are.
        is_locked: whether ticlist is all that there is for whoever writes, so that a folder would
            lead nowhere.
    """

    checklist: Checklist
    beginning: Beginning
    folder: str
    today: dt.date
    specialist: bool = False
    problem: str | None = None
    again: bool = False
    earlier: Sequence[EarlierStep] = ()
    saved: bool = False
    is_locked: bool = False


class BeforeScreen(Page):
    """Before you start.

    Args:
        data: what it shows.
    """

    ABOUT = (
        "What this checklist is and is not, where the file will be and who could obtain it. Choose "
        "how much to walk, and leave out any section today by taking its mark away. PageDown "
        "begins; in a small window it first shows who could obtain the file."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown",
            "begin",
            "Begin",
            priority=True,
            tooltip="Begin with what is chosen, once it was shown who can read it",
            id="walk.next",
        ),
    ]

    class Chosen(Message):
        """Something else is chosen here."""

        def __init__(self, beginning: Beginning) -> None:
            super().__init__()
            self.beginning = beginning

    class FollowedUp(Message):
        """Something else is entered on what became of an earlier step."""

        def __init__(self, beginning: Beginning, entered: EarlierSteps.Entered) -> None:
            super().__init__()
            self.beginning = beginning
            self.step: str = entered.step
            self.outcome: Outcome | None = entered.outcome
            self.note: str = entered.note

    class Begun(Message):
        """Somebody wants to begin, or to go on, with what is chosen here."""

        def __init__(self, beginning: Beginning) -> None:
            super().__init__()
            self.beginning = beginning

    def __init__(self, data: BeforeYouStart) -> None:
        super().__init__()
        self._data = data
        beginning = data.beginning
        self._depth: Depth = beginning.depth
        self._sections = sections_of(data.checklist, "full", specialist=data.specialist)
        self._only = beginning.only or next((each.id for each in self._sections), None)
        self._left_out = set(beginning.left_out)
        self._chosen = beginning
        self._begins = "Go on" if data.again else "Begin"
        # Who comes back here, or changes what is saved, has been told.
        self._who_was_seen = data.again or data.saved

    def where(self) -> str:
        """The checklist."""
        step = "change it" if self._data.saved else "before you start"
        return f"{self._data.checklist.title}: {step}"

    def body(self) -> ComposeResult:
        """What to know, then what to choose."""
        data = self._data
        if data.problem:
            yield Said(visible(data.problem), classes="remark with-path", id="problem")
        for text in (data.checklist.about, data.checklist.standing):
            if text:
                yield Said(visible(text), classes="about")
        yield Said(SAFEGUARDING, classes="strong")
        in_a_folder = visible(f"Your words will be in a plain file in {data.folder}.")
        yield Said(ON_THE_SERVER if data.is_locked else in_a_folder, classes="about with-path")
        yield Said(WHO_ON_THE_SERVER if data.is_locked else WHO, classes="about", id="who")
        # Further on it would be out of sight in a small window, and nobody would be offered it.
        if data.earlier:
            yield EarlierSteps(data.earlier)
        yield Said("How much", classes="heading of-a-new-one")
        yield OneOf(DEPTHS, self._depth, id="depth")
        yield Said("", id="sections-heading", classes="heading")
        yield AnyOf(self._section_options(), self._taken_in(), id="taken-in")
        yield OneOf(self._section_options(), self._only, id="only")
        yield Said("The day you look back from", classes="heading of-a-new-one")
        yield LineBox(data.beginning.on.isoformat(), WHAT_A_DAY_LOOKS_LIKE, id="on")
        yield Said("", id="on-remark", classes="remark")
        yield Said("A line of context, if you like", classes="heading")
        hint = "First week after the break"
        # Not marked on arrival, or the first letter would take the place of all of it.
        yield LineBox(data.beginning.context or "", hint, id="context", marked=False)

    def under(self) -> ComposeResult:
        """The button that begins."""
        yield Turning(self._begins, None)

    def on_mount(self) -> None:
        """The button has the focus: Enter begins with what is chosen already."""
        self._chosen = self._beginning(self._data.beginning.on)
        self._show_sections()
        if self._data.saved:
            for part in self.query(".of-a-new-one, #depth, #only, #on, #on-remark"):
                part.display = False
        self.query_one("#go-on").focus()
        self.watch(self.query_one("#page"), "scroll_y", self._name_button_soon, init=False)

    def on_resize(self) -> None:
        """Say anew what the button does: more is in sight, or less."""
        super().on_resize()
        self._name_button_soon()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Take how much, or which section."""
        if event.one_of.id == "depth":
            self._depth = cast("Depth", event.value)
        else:
            self._only = event.value or self._only
        self._show_sections()
        self._tell()

    def on_any_of_changed(self, event: AnyOf.Changed) -> None:
        """Take which sections are left out."""
        self._left_out = {section.id for section in self._sections} - set(event.values)
        self._show_sections()
        self._tell()

    def on_earlier_steps_entered(self, event: EarlierSteps.Entered) -> None:
        """Tell what became of an earlier step."""
        event.stop()
        self.post_message(self.FollowedUp(self._chosen, event))

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Say which day is meant."""
        if event.input.id == "on":
            day = self._on()
            remark = in_words(day, weekday=True) if day else WHAT_A_DAY_LOOKS_LIKE
            if day and day > self._data.today:
                remark = "That day has not come yet. A reflection looks back."
            self.query_one("#on-remark", Said).say(remark)
        self._tell()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Begin."""
        event.stop()
        self.action_begin()

    def action_begin(self) -> None:
        """Begin with what is chosen, once who can read it was in sight and the day is one."""
        if self._lines_to_who() > 0:
            self._read_on()
            return
        on = self._looked_back_from()
        if on is None:
            self.query_one("#on").focus()
        else:
            self.post_message(self.Begun(self._beginning(on)))

    def _lines_to_who(self) -> int:
        """How many lines further down it is said who can read it, where that was not seen yet."""
        page = self.query_one("#page")
        window = page.scrollable_content_region.height
        below = self.query_one("#who").virtual_region.bottom - page.scroll_offset.y - window
        # A window that is too small shows none of it, and before the first drawing it has no lines.
        if below <= 0 and not self.is_too_small:
            self._who_was_seen = True
        return 0 if self._who_was_seen else below

    def _read_on(self) -> None:
        page = self.query_one("#page")
        a_window, lines = max(1, page.content_region.height - 1), self._lines_to_who()
        if lines <= MOST_WINDOWS * a_window:
            lines = min(lines, a_window)
        page.scroll_relative(y=lines, animate=False, immediate=True)

    def _name_button_soon(self) -> None:
        # Where things stand is known once they are laid out.
        self.call_after_refresh(self._name_button)

    def _name_button(self) -> None:
        label = READ_ON if self._lines_to_who() > 0 else self._begins
        self.query_one("#go-on", Button).label = Content(label)
        self.action_names = {"begin": label}
        self.refresh_bindings()

    def _tell(self) -> None:
        # While a day is half typed the one before it counts, so that the context is kept meanwhile.
        beginning = self._beginning(self._looked_back_from() or self._chosen.on)
        if beginning != self._chosen:
            self._chosen = beginning
            self.post_message(self.Chosen(beginning))

    def _looked_back_from(self) -> dt.date | None:
        on = self._on()
        return on if on is not None and on <= self._data.today else None

    def _beginning(self, on: dt.date) -> Beginning:
        context = self.query_one("#context", LineBox).value
        only = self._only if self._depth == "one" else None
        left_out = frozenset() if self._depth == "one" else frozenset(self._left_out)
        return Beginning(self._depth, on, only, left_out, context)

    def _on(self) -> dt.date | None:
        return day_from(self.query_one("#on", LineBox).value, self._data.today)

    def _taken_in(self) -> set[str]:
        return {each.id for each in self._sections} - self._left_out

    def _section_options(self) -> list[Option]:
        return [
            Option(section.id, section.title, visible_line(section.about or "") or None)
            for section in self._sections
        ]

    def _show_sections(self) -> None:
        one = self._depth == "one"
        self.query_one("#sections-heading", Said).say(self._heading(one=one))
        self.query_one("#taken-in").display = not one
        walked = {section.id for section in self._walked()}
        for choice in self.query("#taken-in Choice").results(Choice):
            choice.display = choice.option.value in walked
        self.query_one("#only").display = one

    def _heading(self, *, one: bool) -> str:
        if not self._walked():
            return NONE_SHORT if self._sections and not one else FOR_SPECIALISTS
        heading = (
            "Which section?" if one else "Sections: take the mark away to leave one out today."
        )
        return f"{heading} {self._how_many()}"

    def _how_many(self) -> str:
        sections = self._walked()
        data = self._data
        asked = sum(
            len(prompts_of(each, self._depth, specialist=data.specialist))
            for each in sections
            if self._depth == "one" or each.id not in self._left_out
        )
        return f"{asked} prompt{'' if asked == 1 else 's'} in all."

    def _walked(self) -> tuple[Section, ...]:
        data = self._data
        return sections_of(data.checklist, self._depth, self._only, specialist=data.specialist)
