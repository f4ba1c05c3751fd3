"""Settings: own before the site's before the defaults; a wrong value is named, not obeyed."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from ticlist.errors import FileRefusedError
from ticlist.files.fields import Fields, Mistake, placed
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, parsed, read_bytes
from ticlist.model.day import WHAT_AN_AGE_LOOKS_LIKE, age_in_words
from ticlist.model.depth import DEPTHS, Depth
from ticlist.storage.paths import SETTINGS, SUPPORT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.storage.paths import Paths

Theme = Literal["ticlist-dark", "ticlist-light", "ticlist-contrast", "terminal"]
THEMES: tuple[Theme, ...] = get_args(Theme)

SITE_RULES = Path("/etc/xdg/ticlist/settings.toml")
"""The one file whose `[site]` counts, whatever the environment says."""

_ROOT = 0
_DEFAULT = "the default"


def _no_keys() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force.

    `keys` maps the id of a binding to a key; `locked` says that files are made in one folder only;
    `decided_by` says, for each setting, which file decided it; `remarks` names every value that was
    not obeyed, with file, line and column.
    """

    theme: Theme = "ticlist-dark"
    depth: Depth = "short"
    specialist: bool = False
    plain: bool = False
    language: str = "en"
    look_through_after: str = ""
    mark_identifiers: bool = False
    keys: Mapping[str, str] = field(default_factory=_no_keys)
    idle_minutes: int = 0
    locked: bool = False
    decided_by: Mapping[str, str] = field(default_factory=_no_keys)
    remarks: tuple[str, ...] = ()

    def who_decided(self, name: str) -> str:
        """What decided a setting: a file, or the default."""
        return self.decided_by.get(name, _DEFAULT)


_NAMES = [
    "theme",
    "depth",
    "specialist",
    "plain",
    "language",
    "look_through_after",
    "mark_identifiers",
    "keys",
]
_RULED = ["idle_minutes", "locked"]
"""What only the administrator of the machine may say; told where it is said."""

# Settings of rooms that are not built yet: known, so that nobody is told they are a mistake.
_KNOWN_ELSEWHERE = ("team", "site")


def read_settings(paths: Paths) -> Settings:
    """The settings in force: the person's own file, then the site's, then the defaults."""
    settings = Settings()
    for file in (*(site / SETTINGS for site in reversed(paths.sites)), paths.settings):
        if _is_there(file):
            settings = _with_file(settings, file)
    return _with_site_rules(settings)


def read_support(paths: Paths) -> str | None:
    """The person's own support text, or the site's, or None where there is neither."""
    for file in (paths.support, *(site / SUPPORT for site in paths.sites)):
        try:
            return decoded(read_bytes(file, CHECKLIST_BYTES), str(file))
        except FileRefusedError:
            continue
    return None


def _is_there(file: Path) -> bool:
    # What cannot even be looked at counts as there: reading it then says why it cannot be used.
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _with_file(settings: Settings, file: Path) -> Settings:
    try:
        text = decoded(read_bytes(file, CHECKLIST_BYTES), str(file))
        table = parsed(text, str(file))
    except FileRefusedError as error:
        remark = f"{error} These settings are not used."
        return replace(settings, remarks=(*settings.remarks, remark))
    mistakes: list[Mistake] = []
    given = taken_from(Fields(table, (), mistakes))
    return replace(
        settings,
        **given,
        decided_by={**settings.decided_by, **dict.fromkeys(given, str(file))},
        remarks=(*settings.remarks, *_in_words(file, mistakes, text)),
    )


def _with_site_rules(settings: Settings) -> Settings:
    """Add what only the administrator of the machine may say, with `[site]` in one file."""
    if not _is_the_administrators(SITE_RULES):
        return settings
    try:
        text = decoded(read_bytes(SITE_RULES, CHECKLIST_BYTES), str(SITE_RULES))
        table = parsed(text, str(SITE_RULES))
    except FileRefusedError as error:
        said = f"{error} These settings are not used."
        return replace(settings, remarks=tuple(dict.fromkeys((*settings.remarks, said))))
    mistakes: list[Mistake] = []
    site = Fields(table, (), mistakes).table("site")
    minutes = site.number("idle_minutes") if site is not None else None
    locked = site.flag("locked") if site is not None else None
    remarks = _in_words(SITE_RULES, mistakes, text)
    ruled: dict[str, Any] = {"idle_minutes": minutes, "locked": locked}
    given = {name: value for name, value in ruled.items() if value is not None}
    return replace(
        settings,
        **given,
        decided_by={**settings.decided_by, **dict.fromkeys(given, str(SITE_RULES))},
        remarks=(*settings.remarks, *remarks),
    )


def _is_the_administrators(file: Path) -> bool:
    try:
        found = file.lstat()
    except OSError:
        return False
    others = stat.S_IWGRP | stat.S_IWOTH
    return found.st_uid == _ROOT and not found.st_mode & others


def _in_words(file: Path, mistakes: list[Mistake], text: str) -> tuple[str, ...]:
    return tuple(
        f"{file}:{each.line}:{each.column}: {each.message} This line is not used."
        for each in (placed(mistakes, text) if mistakes else [])
    )


def taken_from(top: Fields) -> dict[str, Any]:
    """The settings that a table holds, as far as their values can be obeyed.

    Args:
        top: the table; what is wrong in it is noted there.
    """
    for name in _KNOWN_ELSEWHERE:
        top.ignore(name)
    keys = top.table("keys")
    given = {
        "theme": top.word("theme", THEMES),
        "depth": top.word("depth", DEPTHS),
        "specialist": top.flag("specialist"),
        "plain": top.flag("plain"),
        "language": top.text("language"),
        "look_through_after": _age(top),
        "mark_identifiers": top.flag("mark_identifiers"),
        "keys": keys.texts() if keys is not None else None,
    }
    top.no_more()
    return {name: value for name, value in given.items() if value is not None}


def _age(top: Fields) -> str | None:
    age = top.text("look_through_after")
    if age is not None and age_in_words(age) is None:
        said = "'look_through_after' has to be a length of time."
        top.wrong("look_through_after", f"{said} {WHAT_AN_AGE_LOOKS_LIKE}")
        return None
    return age


def as_lines(settings: Settings) -> list[tuple[str, object, str]]:
    """Each setting with its value and what decided it, in the order of the documentation."""
    ruled = [name for name in _RULED if getattr(settings, name)]
    return [(each, getattr(settings, each), settings.who_decided(each)) for each in _NAMES + ruled]
