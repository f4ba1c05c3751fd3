"""What is set, as screens show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.own_text import OwnText
from ticlist.screens.key_list import KeyOf
from ticlist.screens.settings import SWITCHES, AtSettings
from ticlist.screens.widgets.entry import Entry
from ticlist.screens.widgets.keys import action_in_words, key_in_full
from ticlist.told_settings import site_decides, written_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import Binding

    from ticlist.desk import Desk
    from ticlist.storage.settings import Settings

A_KEY = (
    "{does}. Its own key is {own}. Write another, such as f12, pagedown or ctrl+n. Nothing here "
    "gives it its own key."
)

_BEFORE_KEYS = 2


def settings_shown(desk: Desk, decided: Mapping[str, str]) -> AtSettings:
    """What the page of settings shows.

    Args:
        desk: what is on it.
        decided: what the environment decides: the name of a setting, and why in a sentence.
    """
    settings = desk.settings
    on = [each.value for each in SWITCHES if getattr(settings, each.value)]
    return AtSettings(
        str(desk.paths.settings),
        settings.theme,
        settings.depth,
        on,
        _entries(desk),
        decided,
        site_decides(desk),
    )


def _entries(desk: Desk) -> list[Entry]:
    own = len(desk.settings.keys)
    keys = Entry("keys", f"Keys: {f'{own} of your own' if own else 'as they come'}")
    written = [Entry(each.name, each.told) for each in written_told(desk)]
    return [*written[:_BEFORE_KEYS], keys, *written[_BEFORE_KEYS:]]


def keys_shown(actions: Sequence[Binding], settings: Settings) -> list[KeyOf]:
    """Every action with its key.

    Args:
        actions: every one, with its own key.
        settings: those in force.
    """
    return [
        KeyOf(
            action.id,
            _in_full(settings.keys.get(action.id, action.key)),
            action_in_words(action),
            action.id in settings.keys,
        )
        for action in actions
        if action.id
    ]


def key_asked(name: str, actions: Sequence[Binding], settings: Settings) -> OwnText:
    """What is asked where an action is given another key.

    Args:
        name: `keys.` and the name of the action.
        actions: every one, with its own key.
        settings: those in force.
    """
    bare = name.removeprefix("keys.")
    action = next(each for each in actions if each.id == bare)
    about = A_KEY.format(does=action_in_words(action), own=_in_full(action.key))
    own = settings.keys.get(bare, "")
    return OwnText(name, f"the key for '{bare}'", about, own, action.key)


def _in_full(keys: str) -> str:
    return ", ".join(key_in_full(each) for each in keys.split(","))
