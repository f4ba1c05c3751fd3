"""What can be set, in words that every face tells; and keeping what somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import TiclistError
from ticlist.model.day import WHAT_AN_AGE_LOOKS_LIKE, age_in_words, minutes_in_words
from ticlist.model.own_text import OwnText
from ticlist.storage.private_words import read_private_words
from ticlist.storage.settings import read_settings
from ticlist.storage.settings_file import read_own_text, write_own_text, write_setting

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ticlist.desk import Desk
    from ticlist.storage.settings import Settings
    from ticlist.storage.settings_file import Value

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
    "What support tells under 'Whom you can turn to', in the place of the text there: names and "
    "numbers that really answer. Nothing here shows your site's text, or ours."
)
CHANGED_MEANWHILE = (
    "Another program has changed this file meanwhile, and nothing was written. Keep it once more "
    "to put yours in the place of what is there now."
)

_END = "\n"
_AS_IT_COMES = "the default"
_WRITTEN = ("language", "look_through_after")


class Written(NamedTuple):
    """A setting that is written: its name, and a line that says what it is."""

    name: str
    told: str


def written_told(desk: Desk) -> list[Written]:
    """What is written and not chosen, with what it is now."""
    settings = desk.settings
    older = age_in_words(settings.look_through_after) or "never"
    words = read_private_words(desk.paths)
    asked = f", now {desk.language_asked}" if desk.language_asked else ""
    support = (
        "your own" if desk.paths.support.is_file() else "your site's" if desk.support() else "ours"
    )
    return [
        Written("language", f"Language of the checklists: {settings.language}{asked}"),
        Written("look_through_after", f"Offer to look through what is older than: {older}"),
        Written("private-words", f"Private words: {words.remark or len(words.words)}"),
        Written("support", f"Support text: {support}"),
    ]


def site_decides(desk: Desk, but: Collection[str] = ()) -> list[str]:
    """What only the site decides, and what it decides until somebody chooses, a line each.

    Args:
        desk: whose settings.
        but: what cannot be chosen by this face.
    """
    settings, own = desk.settings, str(desk.paths.settings)
    found = []
    if settings.idle_minutes:
        minutes = minutes_in_words(settings.idle_minutes)
        found.append(
            f"Where nobody does anything for {minutes}, ticlist keeps the draft and ends "
            f"({settings.who_decided('idle_minutes')})."
        )
    if settings.locked:
        where = settings.who_decided("locked")
        found.append(f"Files to share are made in one folder only ({where}).")
    for name, file in settings.decided_by.items():
        if file != own and name not in {"idle_minutes", "locked", "team", *but}:
            found.append(f"'{name}' comes from {file}, until you choose here.")
    return [*found, *settings.remarks]


def asked_of(desk: Desk, name: str) -> OwnText:
    """What is asked about something that is written.

    Raises:
        FileRefusedError: its file is there and cannot be read.
    """
    if name in _WRITTEN:
        text = _own_value(desk.settings, name)
    else:
        text = read_own_text(own_file(desk, name))
    asked = {
        "language": OwnText(name, "language", LANGUAGE, text, "en"),
        "look_through_after": OwnText(name, "what is older", OLDER, text, "2y"),
        "private-words": OwnText(name, "private words", PRIVATE, text, "one a line", is_long=True),
        "support": OwnText(name, "support text", SUPPORT, text, is_long=True),
    }
    return asked[name]


def own_file(desk: Desk, name: str) -> Path:
    """The file that a text of one's own is in."""
    paths = desk.paths
    return {"private-words": paths.private_words, "support": paths.support}[name]


def _own_value(settings: Settings, name: str) -> str:
    is_given = settings.who_decided(name) != _AS_IT_COMES
    return getattr(settings, name) or "" if is_given else ""


class Keeping:
    """Keeps what is written, and nothing that another program has written meanwhile is lost by it.

    Args:
        desk: whose settings.
        asked: what was asked.
    """

    def __init__(self, desk: Desk, asked: OwnText) -> None:
        self._desk = desk
        self._name = asked.name
        self._is_a_text = asked.name not in _WRITTEN
        self._there = asked.text
        self._base = asked.text
        # What another program has written and nobody has knowingly written over.
        self._theirs = ""
        self._is_told = False

    def put(self, text: str) -> str:
        """Keep a text in the place of what was there; with nothing in it, what stands without it.

        Returns:
            Why that was not done, for a page; nothing where it was. What another program has
            changed is written over only once that was said.
        """
        if not self._is_a_text:
            return keep_setting(self._desk, (self._name,), text.strip() or None)
        try:
            self._look()
            if self._theirs and not self._is_told:
                self._is_told = True
                return CHANGED_MEANWHILE
            self._write(text)
        except TiclistError as error:
            return str(error)
        self._theirs = ""
        return ""

    def put_as_it_ends(self, text: str) -> str:
        """Keep a text when nobody can be asked any more: below what another program has written.

        Returns:
            Why that was not done, for a page; nothing where it was.
        """
        try:
            self._look()
            self._write(_below(self._theirs, text))
        except TiclistError as error:
            return str(error)
        return ""

    def add(self, lines: str) -> str:
        """Keep lines below what was there, in the place of those that were added before.

        Returns:
            Why that was not done, for a page; nothing where it was.
        """
        try:
            if self._look():
                self._base = self._there
            self._write(_below(self._base, lines))
        except TiclistError as error:
            return str(error)
        return ""

    def _look(self) -> bool:
        """See what is there, and whether another program has changed it."""
        before, self._there = self._there, read_own_text(self._file)
        if before == self._there:
            return False
        self._theirs, self._is_told = self._there, False
        return True

    def _write(self, text: str) -> None:
        write_own_text(self._file, text)
        self._there = read_own_text(self._file)

    @property
    def _file(self) -> Path:
        return own_file(self._desk, self._name)


def _below(first: str, then: str) -> str:
    return f"{first.removesuffix(_END)}{_END}{then}" if first else then


def keep_setting(desk: Desk, path: tuple[str, ...], value: Value) -> str:
    """Keep what is chosen, and have the desk go by it.

    Args:
        desk: whose settings.
        path: the name of a setting, or `("keys", name)`.
        value: what it is to be; None takes it out.

    Returns:
        Why that could not be done, for a page; nothing where it was.
    """
    try:
        write_setting(desk.paths, path, value)
    except TiclistError as error:
        return error.for_a_page()
    desk.settings = read_settings(desk.paths)
    return ""
