"""The keys of a page: which there are, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

_OF_A_LINE = ("answer.", "choice.", "grid.", "lines.", "row.")

_SHORT = {"pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc", "delete": "Del", "slash": "/"}
_LETTERS = {"slash": "/"}
_IN_FULL = {"pageup": "PageUp", "pagedown": "PageDown", "slash": "/"}


def keys_of(screen: Screen[object]) -> list[ActiveBinding]:
    """The keys of ours that do something on a page, apart from those of one line of it."""
    found: dict[str, ActiveBinding] = {}
    for active in screen.active_bindings.values():
        name = active.binding.id
        if name and active.enabled and not name.startswith(_OF_A_LINE):
            found.setdefault(name, active)
    return [each for each in found.values() if not _is_written(screen, each.binding.key)]


def _is_written(screen: Screen[object], key: str) -> bool:
    """Whether a key is a letter for the box that has the focus."""
    letter = key if len(key) == 1 else _LETTERS.get(key)
    return screen.focused is not None and screen.focused.check_consume_key(key, letter)


def keys_in_words(screen: Screen[object]) -> list[tuple[str, str]]:
    """Each key of a page and what it does."""
    found = [(key_in_full(each.binding.key), each.binding.tooltip) for each in keys_of(screen)]
    if any(each.binding.id == "answer.1" for each in screen.active_bindings.values()):
        found.append(("1-7, 0", "Answer, and clear the answer"))
    return found


def action_in_words(binding: Binding) -> str:
    """What an action is called in the palette: as under the page, then what it does."""
    return f"{binding.description}: {binding.tooltip[:1].lower()}{binding.tooltip[1:]}"


def key_short(key: str) -> str:
    """A key as it stands under a page: `F1`, `PgDn`, `^P`."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+').upper()}"
    return _SHORT.get(key, _named(key))


def key_in_full(key: str) -> str:
    """A key as it stands in the help: `F1`, `PageDown`, `Ctrl+P`."""
    return "+".join(
        _IN_FULL.get(part, _named(part) if part == key else part.capitalize())
        for part in key.split("+")
    )


def _named(key: str) -> str:
    # A letter is one without Shift, and is to be read as such.
    return key if len(key) == 1 else key.capitalize()
