"""How the program looks: no colour means good or bad, and everything can be told without one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import Theme

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.app import App
    from textual.color import Color

_DARK = Theme(
    name="ticlist-dark",
    primary="#8fb8c9",
    secondary="#c9b28f",
    accent="#d8c79a",
    warning="#d8c79a",
    error="#d9b3a6",
    success="#a9c4b4",
    foreground="#e6e3dc",
    background="#16191c",
    surface="#1d2125",
    panel="#262b30",
    dark=True,
    variables={
        "text-muted": "#b4b8b6",
        "text-disabled": "#9aa09d",
        "footer-key-foreground": "#d8c79a",
        "input-selection-background": "#3d5866",
    },
)

_LIGHT = Theme(
    name="ticlist-light",
    primary="#2c5a6e",
    secondary="#6b5327",
    accent="#6b5327",
    warning="#6b5327",
    error="#7a4535",
    success="#355e49",
    foreground="#22262a",
    background="#f6f3ec",
    surface="#fffdf8",
    panel="#e9e4d8",
    dark=False,
    variables={
        "text-muted": "#4f5558",
        "text-disabled": "#5f6568",
        "footer-key-foreground": "#6b5327",
        "input-selection-background": "#c3d7df",
    },
)

_CONTRAST = Theme(
    name="ticlist-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffffff",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#101010",
    dark=True,
    variables={
        "text-muted": "#ffffff",
        "text-disabled": "#e0e0e0",
        "footer-key-foreground": "#ffff00",
        "input-selection-background": "#4040c0",
    },
)

_COLOURS_OF_PARTS = (
    "ansi-background",
    "ansi-foreground",
    "border-blurred",
    "block-cursor-foreground",
    "block-cursor-background",
    "input-cursor-background",
    "input-cursor-foreground",
    "input-selection-background",
    "input-selection-foreground",
    "screen-selection-background",
    "screen-selection-foreground",
    "text-muted",
    "text-disabled",
    "footer-key-foreground",
)

_TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        **dict.fromkeys(_COLOURS_OF_PARTS, "ansi_default"),
        "input-cursor-text-style": "none",
        "block-cursor-text-style": "reverse",
    },
)
"""The terminal's own colours: whatever Textual draws in others is taken out, see `Colourless`."""

THEMES = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)


class Colourless(LineFilter):
    """Takes every colour out, and what is dimmed; what is bold, reverse or underlined stays."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments without colours."""
        return [each._replace(style=each.style and without_colour(each.style)) for each in segments]


@lru_cache(1024)
def without_colour(style: Style) -> Style:
    """A style that says nothing of colours."""
    return Style(
        bold=style.bold,
        underline=style.underline,
        reverse=style.reverse,
        link=style.link,
        meta=style.meta or None,
    )


class WholeBar(ScrollBarRender):
    """A scroll bar of whole cells: it needs no character of its own, and no colour."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def look(app: App[None], theme: str, *, ascii_only: bool) -> None:
    """Have a program look as somebody wants it to.

    Args:
        app: the program.
        theme: one of our own.
        ascii_only: whether nothing of ours may be drawn with characters outside ASCII.
    """
    ScrollBar.renderer = WholeBar
    app.set_class(ascii_only, "-ascii")
    if app.is_running:
        app.theme = theme
    else:
        _begin_with(app, theme)


def _begin_with(app: App[None], theme: str) -> None:
    """Have a theme from the start: changed at the start, it has every style read twice."""
    app.set_reactive(type(app).theme, theme)
    of = app.current_theme
    for name, has in ((f"-theme-{of.name}", True), ("-dark-mode", of.dark)):
        app.set_class(has, name, update=False)
    app.set_class(not of.dark, "-light-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())
