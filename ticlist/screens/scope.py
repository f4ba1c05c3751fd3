"""Informed practice, competent practice and therapy: three different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.screens.page import Page
from ticlist.screens.widgets.row import Row
from ticlist.screens.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEXT = (
    (
        "Trauma-informed practice",
        """\
A way of working for everyone, in any role. It starts from knowing that many people carry \
something hard, mostly unseen, and asks how a place can do less harm: by being safe and plain \
to deal with, by offering choice, by working with people and not on them. It is not a \
treatment. Nobody needs to know or tell what happened for it to work.""",
    ),
    (
        "Trauma-competent practice",
        """\
What people do who were trained for more and are supervised in it: making sense together with \
a person of what troubles them, choosing with them among ways to go on, guiding colleagues. It \
is a matter of training and role. Not having it is no lack: it is another job.""",
    ),
    (
        "Trauma therapy",
        """\
Treatment, agreed with the person, by somebody qualified and registered for it, in a place \
that can hold what comes. When a listening ear turns into treatment by accident, two things \
can go wrong: something may be opened that nobody there can help to close, and the person may \
believe they are being treated when they are not.""",
    ),
    (
        "Both are needed",
        """\
A setting that is informed, and a way to specialist help that is real. So the question at the \
edge of a role is: is there a next service, what will the person get there, and who checks \
that it happened?""",
    ),
    (
        "Four questions to ask of a training before you choose it",
        """\
1. What will I be able to do afterwards, and what will still be outside my role?
2. What is it based on, who says so, and what do those who doubt it say?
3. Who made it and who teaches it? Were people with lived experience, and people from the \
communities I work with, part of that, and paid?
4. What comes after the course: supervision, practice with feedback, time to try it?""",
    ),
)


class ScopeScreen(Page):
    """Tells informed from competent practice, and both from therapy."""

    ABOUT = "What trauma-informed practice is, what it is not, and what to ask of a training."

    def where(self) -> str:
        """What this is."""
        return "Informed, competent, therapy"

    def body(self) -> ComposeResult:
        """The three, and four questions."""
        for heading, text in TEXT:
            yield Said(heading, classes="heading")
            yield Said(text)
        yield Row("Go back", "close")

    def on_mount(self) -> None:
        """The way back has the focus."""
        self.query_one(Row).focus(scroll_visible=False)
