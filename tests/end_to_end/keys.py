"""The bytes that xterm sends for each key."""

_PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}
_MOVES = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
_MODIFIERS = {"shift+": 2, "alt+": 3, "ctrl+": 5, "ctrl+shift+": 6}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

KEYS = (
    _PLAIN
    | {name: f"\x1b[{letter}" for name, letter in _MOVES.items()}
    | {
        modifier + name: f"\x1b[1;{number}{letter}"
        for modifier, number in _MODIFIERS.items()
        for name, letter in _MOVES.items()
    }
    | {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in _LETTERS}
    | {f"alt+{letter}": f"\x1b{letter}" for letter in _LETTERS}
)


def key_bytes(key: str) -> bytes:
    """Give what a terminal sends for a key: one character, or a name such as `f5` or `ctrl+x`.

    Raises:
        ValueError: there is no such key. Words are typed with `Terminal.type`.
    """
    if len(key) == 1:
        return key.encode()
    if key not in KEYS:
        message = f"no key is called {key!r}; words are typed with Terminal.type()"
        raise ValueError(message)
    return KEYS[key].encode()
