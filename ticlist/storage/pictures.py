"""A team's pictures: made once by the collector's account, then only read."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files import durable
from ticlist.files.contribution_file import MOST_OF_A_PICTURE, picture_bytes, read_picture
from ticlist.files.durable import why
from ticlist.files.tomlread import read_bytes
from ticlist.model.periods import PERIOD, days_of
from ticlist.model.picture import LEAST, Picture
from ticlist.storage.closing import least_when_closed
from ticlist.storage.collected import counted_up
from ticlist.storage.inbox import INBOX
from ticlist.storage.untrusted import listed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from ticlist.storage.collected import Counted
    from ticlist.storage.untrusted import Refused

PICTURES = "pictures"

_NAME = re.compile(rf"(?P<period>{PERIOD})-(?P<checklist>[a-z0-9][a-z0-9-]{{0,39}})\.json")
_FOR_EVERYBODY = 0o644


class Published(NamedTuple):
    """What came of publishing.

    Args:
        made: the pictures that are there now and were not before.
        refused: what of the collected does not count.
    """

    made: tuple[Picture, ...]
    refused: tuple[Refused, ...]


def publish(drop: Path, least: int, today: dt.date, only: str | None = None) -> Published:
    """Make the pictures of periods that have ended, each once, of what was collected.

    Where too few answered every prompt there is no picture, as where nobody did.

    Args:
        drop: the team's folder.
        least: how many have to have answered a prompt. Of a period that this server has counted, no
            fewer than when it was: that is what people were told who added something.
        today: the day it is.
        only: one period; None for every one that has ended.

    Raises:
        StoreError: something cannot be read or written.
    """
    made: list[Picture] = []
    refused: list[Refused] = []
    with contextlib.closing(counted_up(drop, today, only)) as every:
        for counted in every:
            refused += counted.refused
            made += _made_of(drop, counted, least)
    return Published(tuple(made), tuple(refused))


def _made_of(drop: Path, counted: Counted, least: int) -> Iterator[Picture]:
    least = max(least, LEAST, _least_when_counted(drop, counted.period))
    for checklist, tally in sorted(counted.tallies.items()):
        prompts = tally.leans(least)
        picture = Picture(checklist, counted.period, least, prompts)
        if prompts and _is_made(drop / PICTURES, picture):
            yield picture


def _least_when_counted(drop: Path, period: str) -> int:
    """How many had to have answered when it was counted; 0 where nothing here says so."""
    inbox = drop / INBOX
    try:
        with listed(inbox) as at:
            return least_when_closed(at, period) or 0
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise StoreError(
            what=f"What was said of the number of people cannot be read: {why(error)}.",
            where=str(inbox),
        ) from None


def _is_made(folder: Path, picture: Picture) -> bool:
    name = _name_of(picture.period, picture.checklist)
    try:
        durable.create(folder, name, picture_bytes(picture), _FOR_EVERYBODY)
    except FileExistsError:
        return False  # made once: it stays as it is
    except OSError as error:
        raise StoreError(
            what=f"The picture could not be written: {why(error)}.", where=str(folder / name)
        ) from None
    return True


def _name_of(period: str, checklist: str) -> str:
    return f"{period}-{checklist}.json"


def read_one(drop: Path, period: str, checklist: str) -> Picture | None:
    """The picture of a period; None where there is none.

    Raises:
        StoreError: it is there and cannot be read.
    """
    name = _name_of(period, checklist)
    file = drop / PICTURES / name
    if not (_NAME.fullmatch(name) and os.path.lexists(file)):
        return None
    try:
        picture = read_picture(read_bytes(file, MOST_OF_A_PICTURE))
    except FileRefusedError as error:
        raise StoreError(
            what=f"This picture is not one of ticlist's: {error.what}", where=str(file)
        ) from None
    if (picture.period, picture.checklist) != (period, checklist) or picture.least < LEAST:
        raise StoreError(what="This picture is not what its name says.", where=str(file))
    return picture


def there(drop: Path) -> list[tuple[str, str]]:
    """The pictures there are, as their period and checklist, in the order of their names.

    Raises:
        StoreError: the folder cannot be read.
    """
    folder = drop / PICTURES
    try:
        names = sorted(each.name for each in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(
            what=f"Your team's pictures cannot be read: {error.strerror}.", where=str(folder)
        ) from None
    found = map(_NAME.fullmatch, names)
    # One of no period there is, such as the year 0, could be put in no order.
    return [
        (each["period"], each["checklist"])
        for each in found
        if each and days_of(each["period"]) is not None
    ]
