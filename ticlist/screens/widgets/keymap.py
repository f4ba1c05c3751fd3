"""The keys that somebody wants instead of ours, as far as they can be had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.binding import Binding

from ticlist.text import nearest, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.dom import DOMNode

# A letter alone would be missing from every word; what else terminals send has a name of its own.
_CAN_BE_A_KEY = re.compile(
    r"(?:f\d{1,2}|pageup|pagedown|home|end|insert|delete|escape"
    r"|(?:ctrl|alt|shift)\+(?:[a-z0-9]|f\d{1,2}|up|down|left|right|pageup|pagedown|home|end))"
)
_DIGIT = re.compile(r"\d")


_OF_A_PART = ("choice.", "grid.", "lines.", "row.")

_MEANT_ELSEWHERE = {
    "ctrl+c": "copies what is marked",
    "ctrl+h": "is Backspace to terminals",
    "ctrl+i": "is Tab to terminals",
    "ctrl+j": "is the end of a line to terminals",
    "ctrl+m": "is Enter to terminals",
    "ctrl+q": "leaves ticlist",
}
"""What some keys do already that no action of ours has."""


def actions_declared(classes: Iterable[type[DOMNode]]) -> list[Binding]:
    """Each action that has a key of ours, once."""
    found: dict[str, Binding] = {}
    for each in classes:
        for binding in each.__dict__.get("BINDINGS", []):
            if isinstance(binding, Binding) and binding.id:
                found.setdefault(binding.id, binding)
    return list(found.values())


def keys_declared(classes: Iterable[type[DOMNode]]) -> dict[str, str]:
    """Each action that has a key of ours, by the id of its binding, with that key."""
    return {binding.id: binding.key for binding in actions_declared(classes) if binding.id}


def keys_wanted(
    wanted: Mapping[str, str], declared: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """The keys that can be had, and a line on each that cannot.

    Actions can change their keys with one another. Of two that want one key the first has it, and
    what has a key of ours has it before whoever else wants it.

    Args:
        wanted: ids of bindings and keys, as somebody wrote them.
        declared: every id there is, with its own key.
    """
    why = {name: _unusable(name, _as_key(key), declared) for name, key in wanted.items()}
    had = {name: _as_key(key) for name, key in wanted.items() if not why[name]}
    while clash := _clash(had, declared):
        name, other = clash
        why[name] = f"that is the key of '{other}' already."
        del had[name]
    remarks = [
        visible_line(f'[keys] "{name}" = "{wanted[name]}": {each} It keeps its own key.')
        for name, each in why.items()
        if each
    ]
    return had, remarks


def _as_key(written: str) -> str:
    return written.strip().lower()


def _unusable(name: str, key: str, declared: Mapping[str, str]) -> str:
    """Why an action cannot have a key, whatever the others have; nothing where it can."""
    if name not in declared:
        return f"there is no such action.{nearest(name, list(declared))}"
    if key in _keys(declared[name]):
        return ""
    if not (_CAN_BE_A_KEY.fullmatch(key) or (_DIGIT.fullmatch(key) and "answer." in name)):
        return "that cannot be a key; 'f12', 'pagedown' and 'ctrl+n' can."
    meant = _MEANT_ELSEWHERE.get(key) or _for_writing().get(key)
    return f"that {meant} already." if meant else ""


def _clash(had: Mapping[str, str], declared: Mapping[str, str]) -> tuple[str, str] | None:
    """An action that cannot have its key, and which one has it."""
    all_keys = {**declared, **had}
    # From the last: of two that want one key the first has it.
    for name, key in reversed(list(had.items())):
        if key in _keys(declared[name]):
            continue  # some of ours are one key on different pages
        for other, its in all_keys.items():
            if other != name and key in _keys(its) and _can_clash(name, other):
                return name, other
    return None


def _can_clash(name: str, other: str) -> bool:
    # Whoever wants End for something else can do without it in lists.
    return not other.startswith(_OF_A_PART) or name.startswith(_OF_A_PART)


def _keys(its: str) -> list[str]:
    return its.split(",")


def _for_writing() -> dict[str, str]:
    """What keys with Ctrl or Shift do in a box for words."""
    from textual.widgets import TextArea  # noqa: PLC0415 - only whoever wants keys needs it

    return {
        key: f"is for writing ('{binding.description}')"
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding)
        for key in _keys(binding.key)
        if key.startswith(("ctrl+", "shift+"))
    }
