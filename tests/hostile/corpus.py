"""Texts made to do something to a program, a terminal or an eye; none of them may.

Each is written here as what it means to do. What a file may hold of them, and what it is refused
with, the readers decide; whatever is shown of them is shown as text.
"""

import re

ESC, BEL, ST, CSI, OSC = "\x1b", "\x07", "\x1b\\", "\x9b", "\x9d"

MARKUP = {
    "closing tag": "[/b]",
    "closing anything": "[/]",
    "a click that quits": "[@click=app.quit]press[/]",
    "a click that leaves": "[@click='app.leave_now']press[/@click]",
    "a click of a screen": "[@click=screen.begin()]press[/]",
    "a link": "[link=https://example.org/?q=1]read on[/link]",
    "a link in quotes": '[link="file:///etc/passwd"]read on[/link]',
    "a variable": "[$a]",
    "an unknown colour": "[#xyz]colour[/]",
    "a colour": "[red on white]colour[/red on white]",
    "a chosen box": "[x]",
    "an empty box": "[ ]",
    "a number": "[1]",
    "an unclosed tag": "[b",
    "an escaped tag": "\\[b]bold\\[/b]",
    "an end with a backslash": "C:\\",
    "a backslash and a tag": "C:\\[b]\\",
    "a variable for markup": "$text {name} %s %(x)s {0!r}",
    "nested tags": "[[[[b]]]][/[/]]",
    "emoji by name": ":smile: :warning:",
    "Markdown": "[x](https://example.org) ![y](z) <a href='#'>w</a> `code` **b**",
    "HTML": "<script>alert(1)</script>&amp;&#27;[31m",
    "a shell": "$(touch owned) `touch owned` ; touch owned | cat > owned",
    "a mark of a choice": "(*) > [x] ( )",
}

CONTROLS = {
    "a colour of the terminal": f"{ESC}[31;1mred{ESC}[0m",
    "clear the screen": f"{ESC}[2J{ESC}[3J{ESC}[H",
    "the other screen": f"{ESC}[?1049l{ESC}[?1049h",
    "report where the cursor is": f"{ESC}[6n{ESC}[c{ESC}[>q",
    "move and write over": f"kept{ESC}[4Dlost{ESC}[1A",
    "fill the clipboard": f"{ESC}]52;c;b3duZWQ={BEL}",
    "fill the selection": f"{ESC}]52;p;b3duZWQ={ST}",
    "a link of the terminal": f"{ESC}]8;;https://example.org/{ST}read on{ESC}]8;;{ST}",
    "a title": f"{ESC}]2;owned{BEL}",
    "a title and icon": f"{ESC}]0;owned{ST}",
    "a title of tmux": f"{ESC}kowned{ST}",
    "through tmux": f"{ESC}Ptmux;{ESC}{ESC}]52;c;b3duZWQ={BEL}{ST}",
    "a notification": f"{ESC}]9;owned{BEL}{ESC}]777;notify;owned;owned{BEL}",
    "a bell": f"{BEL}{BEL}{BEL}",
    "CSI of one byte": f"{CSI}31mred{CSI}2J",
    "OSC of one byte": f"{OSC}2;owned\x9c",
    "other of C1": "\x84\x85\x8d\x90\x98\x9e\x9f",
    "NUL": "be\x00fore",
    "DEL": "gone\x7f\x7f\x7f\x7f",
    "backspaces": "password\x08\x08\x08\x08\x08\x08\x08\x08harmless",
    "a lone CR": "what is so\rwhat is",
    "other line ends": "one\x0btwo\x0cthree\x1cfour\x85five\u2028six\u2029seven",
    "shift out": "\x0elqqqk\x0f",
    "a paste that ends itself": f"{ESC}[201~\x1b[19~",
    "a title, cut off": f"{ESC}]2;",
    "an escape, cut off": f"{ESC}[",
}

DIRECTIONS = {
    "an override": "photo\u202egnp.exe",
    "a left to right override": "\u202dleft\u202c",
    "embeddings": "\u202aone\u202btwo\u202c",
    "isolates": "\u2066one\u2067two\u2068three\u2069",
}

UNSEEN = {
    "zero-width runs": "be\u200b\u200b\u200b\u200bfore\u2060\ufeff",
    "direction marks": "a\u200eb\u200fc\u061cd",
    "tag characters": "seen\U000e0001\U000e0068\U000e0069\U000e007f",
    "soft hyphens": "un\u00ad\u00adseen",
    "annotations": "\ufff9a\ufffab\ufffb",
    "joiners in a run": "a\u200d\u200c\ufe0f\u200d" * 3,
    "selectors that spell": "a\U000e0148\U000e0149",
    "marks in a stack": "Z" + "\u0300\u0301\u0302\u0303\u0304\u0305" * 20 + "algo",
    "marks on nothing": "\u0301\u0489 \u20dd",
}

SCRIPTS = {
    "Arabic": "\u0634\u0643\u0631\u0627 \u0644\u0643",
    "Hebrew": "\u05ea\u05d5\u05d3\u05d4 \u05e8\u05d1\u05d4",
    "Japanese, with a form of a letter": "\u845b\U000e0100\u98fe",
    "Chinese": "\u6211\u6ce8\u610f\u5230\u4ec0\u4e48",
    "full width": "\uff21\uff22\uff23",
    "Hindi": "\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u094d\u200d\u0937",
    "Thai": "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48",
    "a family": "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "a flag": "\U0001f3f4\U0001f1ec\U0001f1e7",
    "a tone of skin": "\U0001f44b\U0001f3fd \u2764\ufe0f",
    "private use": "\ue000\U0010fffd",
    "not a character": "\ufffe\uffff",
}

SURROGATES = {"a byte that is no text": "caf\udce9", "half a pair": "\udc80\udcff"}
"""What arguments, variables and names of files can hold, and no file does."""

ENDLESS = "a" * 100_000
"""A text without a space, as long as a short book."""

IN_FILES = MARKUP | CONTROLS | DIRECTIONS | UNSEEN | SCRIPTS
LET_IN = MARKUP | UNSEEN | SCRIPTS
"""What a checklist may hold: the rest is refused."""

IN_NAMES = {
    name: text.replace("/", "|").replace("\x00", "") for name, text in IN_FILES.items()
} | SURROGATES
"""The same as parts of a path."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no terminal may be sent as part of a text, and no eye be shown."""

PAYLOADS = tuple(
    text.encode()
    for text in (
        f"{ESC}]52;",
        f"{ESC}]8;",
        f"{ESC}]0;",
        f"{ESC}]2;",
        f"{ESC}]9;",
        f"{ESC}]777;",
        f"{ESC}k",
        f"{ESC}Ptmux",
        f"{ESC}[31;1mred",
        f"{CSI}31mred",
        f"{CSI}2J",
        f"{OSC}2;",
        "\u202e",
        "\u202d",
        "\u2066",
        "\x00",
    )
)
"""What a terminal would have been sent, had a text got through; ticlist sends none of it itself."""


def packs(texts: dict[str, str], many: int) -> list[str]:
    """All of some texts, in so many longer ones, each with a word before and after it."""
    parts = [f"w{number:02} {text} e{number:02}" for number, text in enumerate(texts.values())]
    return [" ".join(parts[start::many]) for start in range(many)]
