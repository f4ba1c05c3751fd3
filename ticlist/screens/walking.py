"""The walk: one page after another, and the sections beside it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ticlist.screens.page import Page
from ticlist.screens.widgets.step_form import StepForm
from ticlist.screens.widgets.turning import Turning
from ticlist.screens.widgets.views import LastTime, PromptView, View, no_last_time, view_of
from ticlist.text import columns, shortened, visible_line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Button

    from ticlist.model.walk import Walk
    from ticlist.screens.widgets.choices import Answers
    from ticlist.screens.widgets.quiet_mark import QuietMark

ON_A_WALK = frozenset({"prompt", "section-end", "closing"})
"""The kinds of pages that this screen draws."""

_LEAST_OF_A_TITLE = 12


class SectionLine(Static):
    """A section in the list beside the page."""

    class Clicked(Message):
        """Somebody wants to go there."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    def __init__(self, section: str) -> None:
        super().__init__(markup=False)
        self.section = section

    def on_click(self, event: events.Click) -> None:
        """Ask to go there."""
        event.stop()
        self.post_message(self.Clicked(self.section))


class WalkingScreen(Page):
    """Walks through prompts, ends of sections and the closing.

    Args:
        walk: the walk, at one of these pages.
        last_time: gives what was answered to a prompt last time, and on which day.
        mark: says under the page what its words hold, where somebody wants that.
    """

    ABOUT = """\
One prompt a page. Everything can be skipped with PageDown, and a skip leaves no trace.

A digit answers; Enter on the chosen answer goes on; 0 clears it. Letters go to the box for words. \
Words are kept as you write; you can leave at any page and come back to it.

'Not part of my role', 'It has not come up' and 'Leave this one today' are three different \
answers. None of them counts as little.

F3 leaves out the whole section today; what you wrote in it stays until you change it.

F5 shows what you answered to this prompt last time, where it was asked in the same words; F5 \
again hides it. It is never shown unasked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "next", "Next", priority=True, tooltip="The next page", id="walk.next"),
        Binding(
            "pageup", "back", "Previous", priority=True, tooltip="The page before", id="walk.back"
        ),
        Binding(
            "f3",
            "leave_out",
            "Leave out",
            priority=True,
            tooltip="Leave this section out today, or take it in again",
            id="walk.leave-out",
        ),
        Binding(
            "f4",
            "finish",
            "Read over",
            priority=True,
            tooltip="Read it all over, to save it",
            id="walk.finish",
        ),
        Binding(
            "f5",
            "last_time",
            "Last time",
            priority=True,
            tooltip="Show or hide what I answered last time",
            id="walk.last-time",
        ),
        Binding(
            "f6",
            "basis",
            "Basis",
            priority=True,
            tooltip="What the answer rests on",
            id="walk.basis",
        ),
        Binding(
            "f9",
            "supervision",
            "Mark",
            priority=True,
            tooltip="Mark this to talk about in supervision",
            id="walk.supervision",
        ),
    ]

    def __init__(
        self, walk: Walk, last_time: LastTime = no_last_time, mark: QuietMark | None = None
    ) -> None:
        super().__init__()
        self._walk = walk
        self._last_time = last_time
        self._mark = mark

    def where(self) -> str:
        """The checklist, the section and which page this is."""
        walk = self._walk
        section = walk.section.title if walk.section else "Closing"
        number, pages = walk.place
        page = f"{number} of {pages}" if number else "left out"
        here = f", {page}: {visible_line(section)}"
        # In a narrow window it is the title that is cut, not which page this is.
        room = max(_LEAST_OF_A_TITLE, self.app.size.width - 2 - columns(here))
        return f"{shortened(walk.checklist.title, room)}{here}"

    def compose(self) -> ComposeResult:
        """The sections, which show where there is room, and the page."""
        with Vertical(id="sections"):
            for section in self._walk.sections:
                yield SectionLine(section.id)
        yield from super().compose()

    def body(self) -> ComposeResult:
        """The page that the walk is at."""
        yield view_of(self._walk, self._last_time)

    def under(self) -> ComposeResult:
        """The quiet mark, where somebody wants it, and the buttons."""
        if self._mark is not None:
            yield self._mark
        yield Turning()

    def on_mount(self) -> None:
        """Arrive at the page."""
        self._draw_sections()
        self._arrive()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Show the keys that do something on this page."""
        section, prompt = self._walk.section, self._walk.prompt
        left_out = section is not None and self._walk.written.is_left_out(section.id)
        if action == "basis":
            return prompt is not None and prompt.asks != "words" and not left_out
        if action in {"supervision", "last_time"}:
            return prompt is not None and not left_out
        if action == "leave_out":
            return section is not None
        return True

    def on_view_written(self) -> None:
        """Look at the words again, once there is a pause."""
        if self._mark is not None:
            self._mark.look_soon()

    async def action_next(self) -> None:
        """Go to the next page."""
        if self._all_understood() and self._walk.next():
            await self.draw()

    async def action_back(self) -> None:
        """Go to the page before."""
        if self._all_understood() and self._walk.back():
            await self.draw()

    async def action_finish(self) -> None:
        """Go to reading over."""
        if self._all_understood():
            self._walk.go_to_reading_over()
            await self.draw()

    async def action_leave_out(self) -> None:
        """Leave the section out today, or take it in again."""
        section = self._walk.section
        if section is not None:
            left_out = self._walk.written.is_left_out(section.id)
            self._walk.written.leave_out(section.id, left_out=not left_out)
            await self.draw()

    def action_basis(self) -> None:
        """Show or hide what the answer rests on."""
        for view in self.query(PromptView):
            view.fold_basis()

    async def action_last_time(self) -> None:
        """Show or hide what was answered last time."""
        for view in self.query(PromptView):
            await view.fold_last_time()

    def action_supervision(self) -> None:
        """Mark the prompt for supervision, or take the mark away."""
        for view in self.query(PromptView):
            view.toggle_supervision()

    async def on_answers_go_on(self, event: Answers.GoOn) -> None:
        """Go on from an answer."""
        event.stop()
        await self.action_next()

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or back."""
        event.stop()
        await (self.action_next() if event.button.id == "go-on" else self.action_back())

    async def on_section_line_clicked(self, event: SectionLine.Clicked) -> None:
        """Go to a section."""
        event.stop()
        self._walk.go_to(self._walk.first_page_of(event.section))
        await self.draw()

    async def draw(self) -> None:
        """Draw the page that the walk is at now, or leave it to whoever draws that kind."""
        self.tell("")
        self.post_message(self.Turned())
        if self._walk.page.kind not in ON_A_WALK:
            # A key typed ahead is not for the page that is still shown.
            self.set_focus(None)
            return
        page = self.query_one("#page")
        async with self.batch():
            await page.remove_children()
            await page.mount(view_of(self._walk, self._last_time))
            self.say_where()
            self._draw_sections()
            if self._mark is not None:
                self._mark.turn()
        page.scroll_home(animate=False)
        self._arrive()
        self.refresh_bindings()

    def _all_understood(self) -> bool:
        """Whether nothing would be lost by turning: a day that is not understood is not kept."""
        for form in self.query(StepForm):
            if not form.is_understood:
                form.ask_for_day()
                return False
        return True

    def _arrive(self) -> None:
        for view in self.query(View):
            view.arrive()
        if self.focused is None:
            self.set_focus(self.query_one("#go-on"), scroll_visible=False)

    def _draw_sections(self) -> None:
        here = self._walk.section
        for line in self.query(SectionLine):
            section = self._walk.checklist.section(line.section)
            title = visible_line(section.title if section else line.section)
            left_out = " (left out)" if self._walk.written.is_left_out(line.section) else ""
            mark = "> " if here is not None and here.id == line.section else "  "
            line.update(Content(f"{mark}{title}{left_out}"))
