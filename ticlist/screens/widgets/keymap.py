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


def keys_declared(classes: Iterable[type[DOMNode]]) -> dict[str, str]:
    """Each action that has a key of ours, by the id of its binding, with that key."""
    return {
        binding.id: binding.key
        for each in classes
        for binding in each.__dict__.get("BINDINGS", [])
        if isinstance(binding, Binding) and binding.id
    }


def keys_wanted(
    wanted: Mapping[str, str], declared: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """The keys that can be had, and a line on each that cannot.

    Args:
        wanted: ids of bindings and keys, as somebody wrote them.
        declared: every id there is, with its own key.
    """
    had: dict[str, str] = {}
    remarks = []
    for name, written in wanted.items():
        key = written.strip().lower()
        others = {other: had.get(other, its) for other, its in declared.items() if other != name}
        taken = [other for other, its in others.items() if key in its.split(",")]
        if name not in declared:
            why = f"there is no such action.{nearest(name, list(declared))}"
        elif not (_CAN_BE_A_KEY.fullmatch(key) or (_DIGIT.fullmatch(key) and "answer." in name)):
            why = "that cannot be a key; 'f12', 'pagedown' and 'ctrl+n' can."
        elif taken:
            why = f"that is the key of '{taken[0]}' already."
        else:
            had[name] = key
            continue
        remarks.append(visible_line(f'[keys] "{name}" = "{written}": {why} It keeps its own key.'))
    return had, remarks
