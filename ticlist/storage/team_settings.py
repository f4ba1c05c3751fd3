"""What the settings say of the team and cannot be obeyed, so that nothing is counted by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ticlist.errors import FileRefusedError
from ticlist.files.fields import Fields, Mistake, placed
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, parsed, read_bytes
from ticlist.model.picture import LEAST
from ticlist.storage.paths import SETTINGS, is_there
from ticlist.storage.settings import taken_from

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.storage.paths import Paths

_TEAM = "team"
_OF_A_TEAM = ("drop", "least")
"""Keys that stand outside `[team]` by mistake alone."""


def not_obeyed(paths: Paths) -> list[str]:
    """What is wrong with the team in any of the settings in force: where, and what.

    That `least` is below the floor is not: the floor counts then, which gives nobody away.
    """
    files = (*(site / SETTINGS for site in paths.sites), paths.settings)
    return [each for file in files if is_there(file) for each in _wrong_in(file)]


def _wrong_in(file: Path) -> list[str]:
    try:
        text = decoded(read_bytes(file, CHECKLIST_BYTES), str(file))
        table = parsed(text, str(file))
    except FileRefusedError as error:
        return [str(error)]
    mistakes: list[Mistake] = []
    taken_from(Fields(_only_the_team(table), (), mistakes))
    found = placed(mistakes, text) if mistakes else []
    return [f"{file}:{each.line}:{each.column}: {each.message}" for each in found]


def _only_the_team(table: dict[str, Any]) -> dict[str, Any]:
    only = {name: table[name] for name in (_TEAM, *_OF_A_TEAM) if name in table}
    team = only.get(_TEAM)
    least = team.get("least") if isinstance(team, dict) else None
    if isinstance(team, dict) and type(least) is int and least in range(LEAST):
        only[_TEAM] = {**team, "least": LEAST}
    return only
