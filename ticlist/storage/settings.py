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
from ticlist.storage.paths import SETTINGS, SITE_RULES, SUPPORT, is_there
from ticlist.storage.site_rules import RULED, SITE, locks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ticlist.model.periods import PeriodLength
    from ticlist.storage.paths import Paths

Theme = Literal["ticlist-dark", "ticlist-light", "ticlist-contrast", "terminal"]
THEMES: tuple[Theme, ...] = get_args(Theme)

_ROOT = 0
_DEFAULT = "the default"
# A mistake in that file must not open what was to be locked.
_AS_LOCKED = "the site counts as locked."
_NOT_TOLD = f"Until 'locked' is plainly true or false there, under [site], {_AS_LOCKED}"
_NOT_ROOTS = f"Others than root may write it, so nothing under [site] is used, and {_AS_LOCKED}"


@dataclass(frozen=True, slots=True)
class Team:
    """The team whose picture is made.

    `drop` is the folder with its inbox and its pictures; `least` is how many people have to have
    answered a prompt for anything to be said of it, never below the floor of `picture.LEAST`.
    """

    drop: Path
    name: str = ""
    least: int = 8
    period: PeriodLength = "quarter"


def _no_keys() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force.

    `keys` maps the id of a binding to a key; `team` is None where there is none; `locked` says that
    nothing in the program leads out of it, and that files are made in one folder only;
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
    team: Team | None = None
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


def read_settings(paths: Paths) -> Settings:
    """The settings in force: the person's own file, then the site's, then the defaults."""
    settings = Settings()
    for file in (*(site / SETTINGS for site in reversed(paths.sites)), paths.settings):
        if is_there(file):
            before = settings
            settings = _with_file(settings, file)
            if file == paths.settings and before.team is not None:
                settings = _with_team_of(settings, before)
    return _with_site_rules(settings)


def _with_team_of(settings: Settings, site: Settings) -> Settings:
    """The team is the site's to say: one's own answers must not be led into another folder."""
    decided_by = {**settings.decided_by, "team": site.who_decided("team")}
    return replace(settings, team=site.team, decided_by=decided_by)


def is_locked() -> bool:
    """Whether the administrator of the machine wants nothing to lead out of ticlist."""
    return _with_site_rules(Settings()).locked


def read_support(paths: Paths) -> str | None:
    """The person's own support text, or the site's, or None where there is neither."""
    for file in (paths.support, *(site / SUPPORT for site in paths.sites)):
        try:
            return decoded(read_bytes(file, CHECKLIST_BYTES), str(file))
        except FileRefusedError:
            continue
    return None


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
    if not is_there(SITE_RULES):
        return settings
    try:
        text = decoded(read_bytes(SITE_RULES, CHECKLIST_BYTES), str(SITE_RULES))
        table = parsed(text, str(SITE_RULES))
    except FileRefusedError as error:
        said = f"{error} These settings are not used."
        return _taken_for_locked(settings, said)
    if not _is_the_administrators(SITE_RULES):
        return _taken_for_locked(settings, f"{SITE_RULES}: {_NOT_ROOTS}")
    mistakes: list[Mistake] = []
    given = _ruled_in(Fields(table, (), mistakes))
    settings = replace(
        settings,
        **given,
        decided_by={**settings.decided_by, **dict.fromkeys(given, str(SITE_RULES))},
        remarks=(*settings.remarks, *_in_words(SITE_RULES, mistakes, text)),
    )
    if locks(table) is None:
        return _taken_for_locked(settings, f"{SITE_RULES}: {_NOT_TOLD}")
    return settings


def _ruled_in(top: Fields) -> dict[str, Any]:
    site = top.table(SITE)
    if site is None:
        return {}
    given = {"idle_minutes": site.number("idle_minutes"), "locked": site.flag("locked")}
    site.no_more()
    return {name: value for name, value in given.items() if value is not None}


def _taken_for_locked(settings: Settings, remark: str) -> Settings:
    """What is in force where it cannot be told whether the site is to be locked."""
    return replace(
        settings,
        locked=True,
        decided_by={**settings.decided_by, "locked": str(SITE_RULES)},
        remarks=tuple(dict.fromkeys((*settings.remarks, remark))),
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
    top.ignore(SITE)
    keys, team = top.table("keys"), top.table("team")
    given = {
        "theme": top.word("theme", THEMES),
        "depth": top.word("depth", DEPTHS),
        "specialist": top.flag("specialist"),
        "plain": top.flag("plain"),
        "language": top.text("language"),
        "look_through_after": _age(top),
        "mark_identifiers": top.flag("mark_identifiers"),
        "keys": keys.texts() if keys is not None else None,
        "team": _team(team) if team is not None else None,
    }
    top.no_more()
    return {name: value for name, value in given.items() if value is not None}


def _team(table: Fields) -> Team | None:
    from ticlist.model.periods import PERIOD_LENGTHS  # noqa: PLC0415 - most people have no team
    from ticlist.model.picture import LEAST  # noqa: PLC0415

    drop, least = table.clean_text("drop"), table.number("least")
    name, period = table.clean_text("name"), table.word("period", PERIOD_LENGTHS)
    table.no_more()
    if least is not None and least < LEAST:
        table.wrong("least", f"'least' is never below {LEAST}, whatever is written here.")
        least = LEAST
    if drop is None or not drop.startswith("/"):
        table.wrong("drop" if drop else None, "'drop' has to be the whole path of a folder.")
        return None
    team = Team(Path(drop), name or "")
    return replace(team, least=least or team.least, period=period or team.period)


def _age(top: Fields) -> str | None:
    age = top.text("look_through_after")
    if age is not None and age_in_words(age) is None:
        said = "'look_through_after' has to be a length of time."
        top.wrong("look_through_after", f"{said} {WHAT_AN_AGE_LOOKS_LIKE}")
        return None
    return age


def as_lines(settings: Settings) -> list[tuple[str, object, str]]:
    """Each setting with its value and what decided it, in the order of the documentation."""
    ruled = [name for name in RULED if getattr(settings, name)]
    lines = [(each, getattr(settings, each), settings.who_decided(each)) for each in _NAMES]
    if settings.team is not None:
        who = settings.who_decided("team")
        lines += [(f"team.{each}", value, who) for each, value in _of_a_team(settings.team)]
    return lines + [(each, getattr(settings, each), settings.who_decided(each)) for each in ruled]


def _of_a_team(team: Team) -> list[tuple[str, object]]:
    return [
        ("name", team.name or "not given"),
        ("drop", str(team.drop)),
        ("least", team.least),
        ("period", team.period),
    ]
