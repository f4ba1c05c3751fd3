"""A team's folder, and contributions of several people in its inbox."""

import datetime as dt
import os
import re
from pathlib import Path

from tests.storage.tree import Standing, standing
from ticlist.files.contribution_file import line_of, read_contribution
from ticlist.model.contribution import Contribution
from ticlist.storage import inbox

PERIOD, GOING_ON = "2026-Q3", "2026-Q4"
TODAY = dt.date(2026, 11, 26)
PROMPT = "told-beforehand/1"
PEOPLE = range(61001, 61007)
"""Accounts that need no name."""

_A_NAME = re.compile(r"[0-9a-f]{32}\.json")


def a_drop(folder: Path) -> Path:
    """Make a team's folder as the administrators' page does, all of it one's own."""
    drop = folder / "harbour-street"
    for name, mode in {"inbox": 0o3733, "pictures": 0o2755, "collected": 0o700}.items():
        (drop / name).mkdir(parents=True)
        (drop / name).chmod(mode)
    drop.chmod(0o750)
    return drop


def a_contribution(
    answer: str = "often", period: str = PERIOD, checklist: str = "school"
) -> Contribution:
    return Contribution(checklist, "2026.1", period, {PROMPT: answer})


def lodge(
    drop: Path, contribution: Contribution | None = None, *, owner: int | None = None, at: int = 0
) -> Path:
    """Put a contribution into the inbox, as its owner's program does.

    Args:
        drop: the team's folder.
        contribution: one to the period that has ended, unless another is given.
        owner: the number of the account it belongs to; for root alone.
        at: when, in seconds; now where it is 0.
    """
    given = contribution or a_contribution()
    name = inbox.new_name(given.period)
    inbox.put(drop, name, line_of(given))
    file = drop / "inbox" / name
    if at:
        os.utime(file, (at, at))
    if owner is not None:
        os.chown(file, owner, -1)
    return file


def lodged_by_everybody(drop: Path, answer: str = "often") -> list[Path]:
    return [lodge(drop, a_contribution(answer), owner=each) for each in PEOPLE]


def collected_in(drop: Path) -> list[Contribution]:
    """What was collected; every file there has to be one, under a name of one."""
    files = sorted((drop / "collected").iterdir())
    found = [read_contribution(each.read_bytes()) for each in files]
    for file, contribution in zip(files, found, strict=True):
        assert _A_NAME.fullmatch(file.name.removeprefix(f"{contribution.period}-")), file
        assert file.read_text(encoding="utf-8") == f"{line_of(contribution)}\n"
        assert file.stat().st_mode & 0o777 == 0o600
    return found


def inbox_of(drop: Path) -> list[str]:
    return sorted(os.listdir(drop / "inbox"))  # noqa: PTH208 - some names are no text


class Bystanders:
    """Files of somebody's, beside a team's folder, of which nothing may change.

    Args:
        folder: where they are made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "bystanders"
        (self.folder / "deep").mkdir(parents=True)
        self.secret = self.folder / "secret"
        self.secret.write_text(f"{line_of(a_contribution('not_yet'))}\n", encoding="utf-8")
        (self.folder / "deep" / "reflection.toml").write_text("mine", encoding="utf-8")
        self._before = standing(self.folder)

    def changed(self) -> dict[str, Standing]:
        """What is not as it was."""
        now = standing(self.folder)
        return {name: each for name, each in now.items() if self._before.get(name) != each} | {
            name: each for name, each in self._before.items() if name not in now
        }
