"""What is set, as screens show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.model.day import WHAT_AN_AGE_LOOKS_LIKE, age_in_words
from ticlist.screens.key_list import KeyOf
from ticlist.screens.own_text import OwnText
from ticlist.screens.settings import SWITCHES, AtSettings
from ticlist.screens.widgets.entry import Entry
from ticlist.screens.widgets.keys import action_in_words, key_in_full
from ticlist.storage.private_words import read_private_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import Binding

    from ticlist.desk import Desk
    from ticlist.storage.settings import Settings

LANGUAGE = (
    "The language that checklists are shown in, such as en or cy. What a checklist does not have "
    "in it is shown in its own. It counts from the next start; nothing here means en."
)
OLDER = (
    "The list of all reflections then offers what is older, to be looked through, to keep or to "
    f"forget. Nothing is ever deleted by itself. {WHAT_AN_AGE_LOOKS_LIKE} Nothing here means never."
)
PRIVATE = (
    "Words that you want to be told of before anything leaves: names of colleagues, your school "
    "or ward, the street. One word or phrase a line. This list itself never leaves."
)
SUPPORT = (
    "What stands on the support page (F7) under 'Whom you can turn to', in the place of the text "
    "there: names and numbers that really answer. Nothing here shows your site's text, or ours."
)
A_KEY = (
    "{does}. Its own key is {own}. Write another, such as f12, pagedown or ctrl+n. Nothing here "
    "gives it its own key."
)

_AS_IT_COMES = "the default"


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
        _others(desk),
    )


def _entries(desk: Desk) -> list[Entry]:
    settings = desk.settings
    older = age_in_words(settings.look_through_after) or "never"
    words = read_private_words(desk.paths)
    asked = f", now {desk.language_asked}" if desk.language_asked else ""
    own = len(settings.keys)
    support = (
        "your own" if desk.paths.support.is_file() else "your site's" if desk.support() else "ours"
    )
    return [
        Entry("language", f"Language of the checklists: {settings.language}{asked}"),
        Entry("look_through_after", f"Offer to look through what is older than: {older}"),
        Entry("keys", f"Keys: {f'{own} of your own' if own else 'as they come'}"),
        Entry("private-words", f"Private words: {words.remark or len(words.words)}"),
        Entry("support", f"Support text: {support}"),
    ]


def _others(desk: Desk) -> list[str]:
    settings, own = desk.settings, str(desk.paths.settings)
    found = []
    if settings.idle_minutes:
        minutes = settings.idle_minutes
        found.append(
            f"After {minutes} minutes without a key ticlist keeps the draft and ends "
            f"({settings.who_decided('idle_minutes')})."
        )
    if settings.locked:
        where = settings.who_decided("locked")
        found.append(f"Files to share are made in one folder only ({where}).")
    for name, file in settings.decided_by.items():
        if file != own and name not in {"idle_minutes", "locked"}:
            found.append(f"'{name}' comes from {file}, until you choose here.")
    return [*found, *settings.remarks]


def text_asked(name: str, settings: Settings, text: str) -> OwnText:
    """What is asked where something is written.

    Args:
        name: what.
        settings: those in force.
        text: what stands in its file, if it has one.
    """
    own = {each: value for each, value in _own(settings).items() if value}
    asked = {
        "language": OwnText(name, "language", LANGUAGE, own.get("language", ""), "en"),
        "look_through_after": OwnText(
            name, "what is older", OLDER, own.get("look_through_after", ""), "2y"
        ),
        "private-words": OwnText(name, "private words", PRIVATE, text, "one a line", is_long=True),
        "support": OwnText(name, "support text", SUPPORT, text, "", is_long=True),
    }
    return asked[name]


def _own(settings: Settings) -> dict[str, str]:
    return {
        name: "" if settings.who_decided(name) == _AS_IT_COMES else getattr(settings, name)
        for name in ("language", "look_through_after")
    }


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
