"""The colours: none means good or bad; text stands out from its ground by 4.5 to 1 or more."""

from textual.theme import Theme

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

THEMES = (_DARK, _LIGHT, _CONTRAST)

TEXTUAL_NAME = {
    "ticlist-dark": "ticlist-dark",
    "ticlist-light": "ticlist-light",
    "ticlist-contrast": "ticlist-contrast",
    "terminal": "ansi-dark",
}
"""What a theme of the settings is called in Textual."""
