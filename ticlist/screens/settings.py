"""Settings: everything that somebody can set, from inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ticlist.model.wording import LINE_BY_LINE, QUIET_LINE, SPECIALIST
from ticlist.screens.page import Page
from ticlist.screens.widgets.choices import AnyOf, Choice, OneOf, Option
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said
from ticlist.text import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from ticlist.screens.widgets.entry import Entry

THEMES = (
    Option("ticlist-dark", "Dark", "light words on a dark ground"),
    Option("ticlist-light", "Light", "dark words on a light ground"),
    Option("ticlist-contrast", "Contrast", "white and yellow on black"),
    Option("terminal", "The terminal's own", "no colours but those of your terminal"),
)
DEPTHS = (
    Option("short", "Short", "about five minutes, longer if you write"),
    Option("full", "Full", "every prompt"),
    Option("one", "One section", "you choose which"),
)
SWITCHES = (
    Option(*SPECIALIST),
    Option(*QUIET_LINE),
    Option(*LINE_BY_LINE),
)

KEPT_IN = "Nothing here has to be changed. What you choose counts at once and is kept in {}."


class AtSettings(NamedTuple):
    """What the page shows.

    Args:
        file: where it is kept.
        theme: the colours.
        depth: how much to walk at first.
        on: which of the settings that are yes or no are on.
        entries: what is written on a page of its own: its name, and a line that says what it is.
        decided: what something else decides: the name of a setting, and who does, in a sentence.
        others: what only the site decides, a line each.
    """

    file: str
    theme: str
    depth: str
    on: Sequence[str]
    entries: Sequence[Entry]
    decided: Mapping[str, str]
    others: Sequence[str]


class SettingsScreen(Page):
    """Settings.

    Args:
        data: what it shows.
    """

    ABOUT = """\
Everything that can be set. Enter or Space chooses; a line with > opens a page to write on. Each \
choice counts at once and is kept in a plain file, in which everything else stays as it was.

What your site or the environment decides is said, and cannot be changed here. Escape goes back."""

    class Changed(Message):
        """A setting is to be something else."""

        def __init__(self, name: str, value: str | bool) -> None:  # noqa: FBT001 - it is the value
            super().__init__()
            self.name = name
            self.value = value

    def __init__(self, data: AtSettings) -> None:
        super().__init__()
        self._data = data

    def where(self) -> str:
        """What this is."""
        return "Settings"

    def body(self) -> ComposeResult:
        """Every setting, with what it does."""
        data = self._data
        yield Said(visible(KEPT_IN.format(data.file)), classes="about")
        yield Said("Colours", classes="question")
        if "theme" in data.decided:
            yield Said(visible(data.decided["theme"]))
        else:
            yield OneOf(THEMES, data.theme, id="theme")
        yield Said("How much to walk, at first", classes="question")
        yield OneOf(DEPTHS, data.depth, id="depth")
        yield Said("Yes or no", classes="question")
        offered = [each for each in SWITCHES if each.value not in data.decided]
        yield AnyOf(offered, data.on, id="switches")
        if "plain" in data.decided:
            yield Said(visible(data.decided["plain"]))
        yield Said("Written on a page of its own", classes="question")
        for entry in data.entries:
            yield Row(visible_line(entry.text), "set", entry.subject)
        if data.others:
            yield Said("What your site decides", classes="question")
        for each in data.others:
            yield Said(visible(each))
        yield Row("Go back", "close", id="close")

    def on_mount(self) -> None:
        """The first choice has the focus."""
        # What can be chosen comes to be a moment after the page.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.set_focus(self.query(Choice).first(), scroll_visible=False)

    def show(self, data: AtSettings) -> None:
        """Show what is in force now."""
        self._data = data
        for name, value in (("theme", data.theme), ("depth", data.depth)):
            for one_of in self.query(f"#{name}").results(OneOf):
                one_of.value = value
                one_of.show_chosen()
        self.query_one("#switches", AnyOf).take(data.on)
        lines = {entry.subject: entry.text for entry in data.entries}
        for row in self.query(Row):
            if row.does == "set":
                row.say(visible_line(lines[row.subject]))

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Tell what is chosen."""
        event.stop()
        if event.one_of.id and event.value is not None:
            self.post_message(self.Changed(event.one_of.id, event.value))

    def on_any_of_changed(self, event: AnyOf.Changed) -> None:
        """Tell what is on now, or off."""
        event.stop()
        for name in {*event.values} ^ {*self._data.on}:
            self.post_message(self.Changed(name, name in event.values))
