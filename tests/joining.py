"""A team made up for one person, and a day on which it is asked about."""

import datetime as dt
import json
from pathlib import Path

import pytest
import tomli_w

from ticlist import told_together
from ticlist.storage.contributed import Contributed, contributed_by
from ticlist.storage.paths import Paths

TODAY = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
NEXT_YEAR = TODAY.replace(year=2027)
NAME = "Harbour Street"
NOW, BEFORE = "2026-Q4", "2026-Q3"


def team_in(paths: Paths, drop: Path, name: str = NAME) -> Path:
    """Set up a team in a person's own settings, with a drop folder; where that is.

    The person's own checklists become the site's: of one's own nothing is added.
    """
    shelf = paths.sites[0] / "checklists"
    assert not shelf.is_relative_to("/etc"), "that is the site of whoever runs this"
    shelf.mkdir(parents=True, exist_ok=True)
    for each in paths.checklists.glob("*.toml"):
        each.rename(shelf / each.name)
    for folder in ("inbox", "pictures"):
        (drop / folder).mkdir(parents=True, mode=0o700)
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    table = {"team": {"name": name, "drop": str(drop), "least": 5}}
    paths.settings.write_text(tomli_w.dumps(table), encoding="utf-8")
    return drop


def it_is(at: dt.datetime, patch: pytest.MonkeyPatch) -> None:
    """Have it be another day, as far as the team is concerned."""
    patch.setattr(told_together, "now", lambda: at)


def picture_in(drop: Path, period: str, checklist: str = "tiny", **prompts: str) -> None:
    """A picture that was made."""
    table = {
        "format": 1,
        "checklist": checklist,
        "period": period,
        "least": 5,
        "prompts": {f"{prompt}/1": lean for prompt, lean in prompts.items()},
    }
    file = drop / "pictures" / f"{period}-{checklist}.json"
    file.write_text(json.dumps(table), encoding="utf-8")


def count_in(drop: Path, period: str = NOW) -> None:
    """Have a period be counted, as the collector does."""
    inbox = drop / "inbox"
    (inbox / f"{period}.closed").write_text(f"{period}\n5\n", encoding="utf-8")
    for each in inbox.glob(f"{period}-*.json"):
        each.unlink()


def others_can_read(patch: pytest.MonkeyPatch, *others: str) -> None:
    """Have access rules let others into the inbox."""
    patch.setattr("ticlist.storage.inbox.accounts_let_in", lambda _: list(others))


def lines_in(drop: Path) -> list[str]:
    """Every line that lies in the inbox."""
    return [each.read_text(encoding="utf-8") for each in sorted((drop / "inbox").glob("*.json"))]


def the_added(paths: Paths) -> Contributed:
    """The one thing that was added, as the person's own note has it."""
    (one,) = contributed_by(paths)
    return one
