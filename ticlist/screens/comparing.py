"""Two reflections side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from ticlist.lookback.comparison import FILTERS
from ticlist.lookback.comparison_lines import comparison_lines
from ticlist.screens.lines_page import LinesPage
from ticlist.screens.widgets.lines import Lines
from ticlist.screens.widgets.row import Row
from ticlist.text import visible_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ticlist.lookback.comparison import Comparison, Filter
    from ticlist.model.lines import Line


def _shows(key: str, chosen: Filter, does: str) -> Binding:
    label = FILTERS[chosen]
    return Binding(key, f"show('{chosen}')", label, tooltip=does, id=f"compare.{chosen}")


class CompareScreen(LinesPage):
    """Two reflections, prompt by prompt.

    Args:
        comparison: the two.
    """

    ABOUT = """\
Two reflections of one checklist, prompt by prompt in its order. A change may be practice, \
circumstances, or a different understanding of the question; nothing here says which.

The arrow keys go from prompt to prompt; Enter reads what was written there. a shows all prompts, \
m those where the answer moved, w those with words of yours. From 100 columns on the two stand \
side by side."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _shows("a", "all", "Every prompt"),
        _shows("m", "moved", "Only prompts where the answer moved"),
        _shows("w", "words", "Only prompts with words of yours"),
    ]

    class ReadAsked(Message):
        """Somebody wants to read a reflection at a prompt."""

        def __init__(self, subject: str, section: str, prompt: str) -> None:
            super().__init__()
            self.subject = subject
            self.section = section
            self.prompt_id = prompt

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison
        self._chosen: Filter = "all"

    def where(self) -> str:
        """What this is."""
        return f"Compare: {visible_line(self._comparison.now.checklist.title)}"

    def body(self) -> ComposeResult:
        """The two."""
        yield Lines(self._lines)
        yield Row("Go back", "close")

    def _lines(self, width: int) -> list[Line]:
        return comparison_lines(self._comparison, width, self._chosen)

    def action_show(self, chosen: Filter) -> None:
        """Show all prompts, or some."""
        self._chosen = chosen
        self.tell("" if chosen == "all" else f"Shown: {FILTERS[chosen].lower()}. a shows all.")
        self.lines.renew()
        self.lines.action_first()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Read the later of the two at a prompt, or the earlier where only that has it."""
        event.stop()
        section, found = next(
            (section, prompt)
            for section in self._comparison.sections
            for prompt in section.prompts
            if prompt.id == event.subject
        )
        of = self._comparison.now if found.now else self._comparison.then
        self.post_message(self.ReadAsked(of.id, section.id, found.id))
