"""Home: what can be opened, and what was left or saved last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from ticlist.model.wording import ONE_CALM_LINE
from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ticlist.screens.widgets.entry import Entry


TO_BE_FORGOTTEN = (
    "Forgotten when you leave: {}. Until then u among all reflections takes back the last."
)

HOW = "Arrow keys or Tab move from line to line, Enter opens one, F1 explains."


class AtHome(NamedTuple):
    """What home shows.

    Args:
        drafts: unfinished reflections.
        checklists: those that can be opened.
        reflections: the last few saved ones.
        saved: how many are saved, those among them.
        remarks: what is wrong with a file or a folder, a line each.
        notice: what has just happened, if anything has.
        set_aside: how many are to be forgotten when somebody leaves.
        team: the line that leads to the team's picture; empty where there is no team.
    """

    drafts: Sequence[Entry]
    checklists: Sequence[Entry]
    reflections: Sequence[Entry]
    saved: int
    remarks: Sequence[str]
    notice: str | None = None
    set_aside: int = 0
    team: str = ""


class HomeScreen(Page):
    """Home.

    Args:
        data: what it shows.
    """

    ABOUT = (
        "Choose a checklist to begin, go on with what you left, or read what you saved. Arrow keys "
        "or Tab move from line to line, Enter opens one, Escape leaves ticlist."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find", tooltip="Find a word in what I wrote", id="find"),
        Binding(
            "s",
            "settings",
            "Settings",
            show=False,
            tooltip="Change what can be set",
            id="settings",
        ),
        Binding("p", "team", "Picture", show=False, tooltip="See your team's picture", id="team"),
    ]

    def __init__(self, data: AtHome) -> None:
        super().__init__()
        self._data = data

    def body(self) -> ComposeResult:
        """The parts of home that have something in them."""
        data = self._data
        yield Said(ONE_CALM_LINE, id="calm-line")
        if data.notice:
            yield Said(visible(data.notice), classes="notice")
        yield from self._part("Unfinished", "go-on", data.drafts)
        yield from self._part("Begin a reflection", "before", data.checklists)
        yield from self._part("Saved", "read", data.reflections)
        if data.saved or data.set_aside:
            yield Row(visible(f"All reflections ({data.saved})"), "history")
            yield Row("Over time: what I answered, day by day", "over-time")
            yield Row("Steps: what I meant to do", "steps")
            yield Row("Find a word in what I wrote", "find", id="find")
            yield Row("Take several to supervision", "share-several")
        if data.team:
            yield Row(visible_line(data.team), "team", id="team")
        if data.set_aside:
            yield Said(visible(TO_BE_FORGOTTEN.format(data.set_aside)), classes="remark")
        yield Said(HOW, classes="remark")
        if data.remarks:
            yield Said("To look at some time", classes="heading")
        for remark in data.remarks:
            yield Said(visible(remark), classes="remark with-path")
        yield Row("Settings: colours, keys, words of your own", "settings", id="settings")

    def on_mount(self) -> None:
        """The first line has the focus."""
        rows = self.query(Row)
        if rows:
            rows.first().focus()

    def action_find(self) -> None:
        """Find a word, where there is anything to look through."""
        for row in self.query("#find").results(Row):
            row.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing of a team where there is none."""
        return (
            bool(self._data.team) if action == "team" else super().check_action(action, parameters)
        )

    def action_team(self) -> None:
        """Open the team's picture."""
        self.query_one("#team", Row).action_choose()

    def action_settings(self) -> None:
        """Open the settings."""
        self.query_one("#settings", Row).action_choose()

    @staticmethod
    def _part(heading: str, does: str, entries: Sequence[Entry]) -> ComposeResult:
        if entries:
            yield Said(visible(heading), classes="heading")
        for entry in entries:
            yield Row(visible_line(entry.text), does, entry.subject)
