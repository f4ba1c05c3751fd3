"""What somebody added to their team's picture, as their own store remembers it."""

import datetime as dt
import errno
import os
from pathlib import Path

import pytest

from ticlist.errors import StoreError
from ticlist.files import durable
from ticlist.storage.contributed import (
    Contributed,
    contributed_by,
    drop_of,
    forget_contributed,
    forget_contributed_of,
    note_contributed,
)
from ticlist.storage.inspection import inspected
from ticlist.storage.paths import Paths

AT = dt.datetime(2026, 11, 26, 14, 30, 5, tzinfo=dt.UTC)
NAME = f"2026-Q4-{'0' * 32}.json"


def one(number: int = 0, reflection: str = "r-1") -> Contributed:
    file = f"/srv/team/inbox/2026-Q4-{number:032x}.json"
    return Contributed(AT, reflection, "school", "2026-Q4", file, '{"a": "line\\n"}')


def test_what_was_added_is_remembered_and_forgotten(paths: Paths) -> None:
    assert contributed_by(paths) == []
    for each in (one(1), one(2, "r-2"), one(3)):
        note_contributed(paths, each._replace(at=AT.replace(microsecond=7)))
    assert contributed_by(paths) == [one(1), one(2, "r-2"), one(3)]
    forget_contributed(paths, one(1).file)
    assert contributed_by(paths) == [one(2, "r-2"), one(3)]
    forget_contributed_of(paths, "r-2")
    forget_contributed_of(paths, "r-2")
    assert contributed_by(paths) == [one(3)]
    assert paths.contributed.stat().st_mode & 0o777 == 0o600


def test_looking_after_the_store_reads_it(paths: Paths) -> None:
    note_contributed(paths, one())
    assert not [finding for each in inspected(paths) for finding in each.findings]
    with paths.contributed.open("ab") as file:
        file.write(b"\nat = \n")
    (finding,) = [finding for each in inspected(paths) for finding in each.findings]
    assert finding.path == paths.contributed
    assert finding.what.startswith("Is not TOML")


@pytest.mark.parametrize(
    "odd",
    [
        'at = "today"',
        "at = 5",
        "at = 2026-11-26",
        'file = "/srv/\\u0000/inbox/x.json"',
        "file = ['/a']",
        "line = 5",
        'period = "../.."',
        'period = "2026-13"',
        'period = ""',
        "reflection = {}",
    ],
)
def test_what_is_none_is_left_out_and_hides_no_other(paths: Paths, odd: str) -> None:
    note_contributed(paths, one())
    text = paths.contributed.read_text(encoding="utf-8")
    key = odd.split(" ", maxsplit=1)[0]
    lines = [odd if each.startswith(f"{key} =") else each for each in text.splitlines()]
    paths.contributed.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    note_contributed(paths, one(1))
    assert contributed_by(paths) == [one(), one(1)]
    lines = [each for each in lines if not each.startswith(f"{key} =")]
    paths.contributed.write_text("\n".join(lines), encoding="utf-8")
    assert contributed_by(paths) == []


@pytest.mark.parametrize(
    ("file", "drop"),
    [
        (f"/srv/team/inbox/{NAME}", Path("/srv/team")),
        (f"srv/team/inbox/{NAME}", None),
        (f"/srv/team/outbox/{NAME}", None),
        ("/srv/team/inbox/reflection.toml", None),
        ("/srv/team/inbox/..", None),
        ("", None),
    ],
)
def test_whose_inbox_it_is(file: str, drop: Path | None) -> None:
    assert drop_of(one()._replace(file=file)) == drop


def test_what_cannot_be_written_down_is_said(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    note_contributed(paths, one())

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for name in ("append", "replace"):
        monkeypatch.setattr(durable, name, refused)
    with pytest.raises(StoreError, match=r"It could not be written down.*the disk is full"):
        note_contributed(paths, one(1))
    with pytest.raises(StoreError, match=r"It could not be written down.*the disk is full"):
        forget_contributed(paths, one().file)
    assert contributed_by(paths) == [one()]


def test_notes_that_cannot_be_read_are_not_lost_by_forgetting_one(paths: Paths) -> None:
    note_contributed(paths, one())
    with paths.contributed.open("ab") as file:
        file.write(b"\xff")
    before = paths.contributed.read_bytes()
    with pytest.raises(StoreError, match="Is not UTF-8 text") as raised:
        forget_contributed(paths, one().file)
    assert raised.value.where == str(paths.contributed)
    assert paths.contributed.read_bytes() == before
