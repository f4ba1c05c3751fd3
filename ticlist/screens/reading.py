"""Reading one reflection, and what one can do with it."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - a NamedTuple looks at its types
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from ticlist.screens.page import Page
from ticlist.screens.widgets.entry import Entry  # noqa: TC001 - as above
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ticlist.model.reading import Block


class Place(NamedTuple):
    """A place in a reflection: the words of a text in it, or else a section, or a prompt in it."""

    section: str | None = None
    prompt: str | None = None
    words: str | None = None


class ReadingScreen(Page):
    """One reflection, to be read only.

    Args:
        title: what it is.
        blocks: its parts, in the order they are read.
        at: where to open; by default at its beginning.
    """

    ABOUT = (
        "A reflection, to be read. The arrow keys and PageUp, PageDown scroll it; Escape goes back."
    )

    def __init__(self, title: str, blocks: Sequence[Block], at: Place | None = None) -> None:
        super().__init__()
        self._title = title
        self._blocks = blocks
        self._at = at

    def where(self) -> str:
        """What it is."""
        return self._title

    def body(self) -> ComposeResult:
        """The whole of it."""
        for block in self._blocks:
            yield self.shown(block)
        yield from self.after()
        yield Row("Go back", "close", id="close")

    def shown(self, block: Block) -> Said | Row:
        """One part of it."""
        return Said(visible(block.text), classes=f"block-{block.kind}")

    def after(self) -> ComposeResult:
        """What stands below it."""
        yield from ()

    def on_mount(self) -> None:
        """The page has the focus, so that arrow keys scroll it."""
        page = self.query_one("#page")
        page.can_focus = True
        page.focus()
        if self._at is not None:
            self.call_after_refresh(self._go_to, self._at)

    def _go_to(self, at: Place) -> None:
        number = self._number_of(at)
        if number is not None:
            parts = self.query("#page > *")
            self.query_one("#page").scroll_to_widget(parts[number], animate=False, center=True)
            # The line of its prompt, so that Tab and keys go on from there.
            for each in (number, *self._near(at)):
                if parts[each].can_focus:
                    parts[each].focus(scroll_visible=False)
                    return

    def _near(self, at: Place) -> list[int]:
        """The parts of the section or the prompt that is meant."""
        return [
            number
            for number, block in enumerate(self._blocks)
            if (block.section, block.prompt) == (at.section, at.prompt)
        ]

    def _number_of(self, at: Place) -> int | None:
        """The first of the parts that are meant."""
        near = self._near(at)
        exact = [each for each, block in enumerate(self._blocks) if block.text == at.words]
        both = [each for each in exact if each in near]
        return next(iter((*both, *exact, *near)), None)


class Beside(NamedTuple):
    """What there is beside a saved reflection.

    Args:
        earlier: its earlier wordings, the latest first.
        shared: what is remembered of files that were made from it, a line each.
        joining: the line that leads to the team's picture; empty where there is no team.
    """

    earlier: Sequence[Entry] = ()
    shared: Sequence[str] = ()
    joining: str = ""


class SavedReadingScreen(ReadingScreen):
    """A saved reflection: it can be compared, changed, added to and forgotten.

    Args:
        subject: its id.
        title: what it is.
        blocks: its parts, in the order they are read.
        beside: what there is beside it.
        at: where to open; by default at its beginning.
    """

    ABOUT = """\
A saved reflection. The arrow keys and PageUp, PageDown scroll it; Escape goes back.

Tab goes from prompt to prompt. l, or Enter on one, writes how you would answer it for that time \
now: it is kept beside the first answer with its own date, and changes nothing of that.

c compares it with another of the same checklist. a changes it: the earlier wording is kept or \
forgotten, as you choose when you save. d adds a note from supervision. e takes it there: you \
choose what leaves. Delete forgets it: it is gone for good when you leave ticlist, and until then \
it can be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "ask('compare-with')", "Compare", tooltip="Compare it", id="compare"),
        Binding(
            "t", "ask('over-time')", "Over time", tooltip="Its checklist over time", id="over-time"
        ),
        Binding("a", "ask('amend')", "Change", tooltip="Change what it says", id="amend"),
        Binding(
            "d", "ask('discuss')", "Discussed", tooltip="Add a note from supervision", id="discuss"
        ),
        Binding(
            "l",
            "later",
            "Look again",
            tooltip="How I would answer the chosen prompt for that time now",
            id="later",
        ),
        Binding("e", "ask('export')", "Share", tooltip="Share it: choose what leaves", id="export"),
        Binding(
            "p",
            "ask('contribute')",
            "Picture",
            show=False,
            tooltip="Your team's picture: what it adds to it, or has added",
            id="contribute",
        ),
        Binding("delete", "ask('forget')", "Forget", tooltip="Forget the chosen one", id="forget"),
    ]

    def __init__(
        self,
        subject: str,
        title: str,
        blocks: Sequence[Block],
        beside: Beside = Beside(),  # noqa: B008 - nothing, and nothing can change it
        at: Place | None = None,
    ) -> None:
        super().__init__(title, blocks, at)
        self.subject = subject
        self._beside = beside

    def shown(self, block: Block) -> Said | Row:
        """One part of it; a prompt that was answered can be looked at again."""
        if block.kind == "prompt" and block.section and block.prompt:
            subject = f"{self.subject} {block.prompt}"
            return Row(visible_line(block.text), "later", subject, classes="block-prompt")
        return super().shown(block)

    def after(self) -> ComposeResult:
        """What can be done with it."""
        for line in self._beside.shared:
            yield Said(visible_line(line), classes="remark")
        yield Said("What you can do with it", classes="heading")
        yield Row("Take it to supervision", "export", self.subject)
        yield Row("Compare it with another", "compare-with", self.subject)
        yield Row("See its checklist over time", "over-time", self.subject)
        yield Row("Change what it says", "amend", self.subject)
        yield Row("Add a note from supervision", "discuss", self.subject)
        if self._beside.joining:
            row = visible_line(self._beside.joining)
            yield Row(row, "contribute", self.subject, id="contribute")
        for each in self._beside.earlier:
            yield Row(visible_line(each.text), "read-earlier", each.subject)
        yield Row("Forget it", "forget", self.subject)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing of a team where there is none."""
        if (action, parameters) == ("ask", ("contribute",)):
            return bool(self._beside.joining)
        return super().check_action(action, parameters)

    def say_joining(self, joining: str) -> None:
        """Say how it stands to the team's picture by now."""
        for row in self.query("#contribute").results(Row):
            row.say(visible_line(joining))

    def action_ask(self, does: str) -> None:
        """Do what one of the lines below does."""
        for row in self.query(Row):
            if row.does == does:
                row.action_choose()

    def action_later(self) -> None:
        """Look at the chosen prompt again."""
        if isinstance(self.focused, Row) and self.focused.does == "later":
            self.focused.action_choose()
        else:
            self.tell("Tab goes to a prompt first; then l, or Enter, looks at it again.")
