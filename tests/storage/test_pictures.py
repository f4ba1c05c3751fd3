"""A team's pictures: made once, of what was collected, and then only read."""

import errno
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Dying, StoppedDead
from tests.people import only_as_root
from tests.storage import teams
from tests.storage.hostile_inbox import NOT_PLAIN, Put
from tests.storage.teams import GOING_ON, PEOPLE, PERIOD, TODAY, Bystanders, a_contribution
from ticlist.errors import StoreError
from ticlist.files import durable
from ticlist.files.contribution_file import line_of, picture_bytes
from ticlist.model.contribution import Contribution
from ticlist.model.picture import Picture
from ticlist.storage.collected import collect
from ticlist.storage.pictures import publish, read_one, there
from ticlist.storage.untrusted import Refused

NAME = f"{PERIOD}-school.json"


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


def collected(drop: Path, many: int, period: str = PERIOD, checklist: str = "school") -> None:
    """Have lines of several people collected already."""
    line = line_of(a_contribution(period=period, checklist=checklist))
    for _ in range(many):
        name = f"{period}-{os.urandom(16).hex()}.json"
        (drop / "collected" / name).write_text(f"{line}\n", encoding="utf-8")


def picture(period: str = PERIOD, checklist: str = "school", least: int = 5) -> Picture:
    return Picture(checklist, period, least, {teams.PROMPT: "often_or_routine"})


def test_a_picture_of_each_period_and_checklist_that_enough_people_answered(drop: Path) -> None:
    for many, period, checklist in (
        (5, PERIOD, "school"),
        (4, PERIOD, "clinic"),
        (6, "2026-Q2", "clinic"),
        (9, GOING_ON, "school"),
    ):
        collected(drop, many, period, checklist)
    made = (picture("2026-Q2", "clinic"), picture())
    assert publish(drop, 5, TODAY).made == made
    assert there(drop) == [("2026-Q2", "clinic"), (PERIOD, "school")]
    assert read_one(drop, PERIOD, "school") == picture()
    assert read_one(drop, PERIOD, "clinic") is None
    assert (drop / "pictures" / NAME).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("least", "many"), [(5, 5), (8, 8), (1, 5), (-3, 5)])
def test_of_fewer_than_the_settings_say_and_never_of_fewer_than_five(
    drop: Path, least: int, many: int
) -> None:
    collected(drop, many - 1)
    assert publish(drop, least, TODAY).made == ()
    assert there(drop) == []
    collected(drop, 1)
    assert publish(drop, least, TODAY).made == (picture(least=many),)


def test_of_no_fewer_than_it_was_when_a_period_was_counted(drop: Path) -> None:
    only_as_root()
    for number in range(6):
        teams.lodge(drop, owner=PEOPLE[0] + number)
    collect(drop, TODAY, PERIOD, least=8)
    collected(drop, 6, "2026-Q2")  # by merging: nothing here says what it was
    assert publish(drop, 5, TODAY).made == (picture("2026-Q2"),)
    collected(drop, 1)
    assert publish(drop, 5, TODAY).made == ()
    collected(drop, 1)
    assert publish(drop, 5, TODAY).made == (picture(least=8),)


def test_of_no_fewer_than_it_is_now_either(drop: Path) -> None:
    collect(drop, TODAY, least=5)
    teams.lodge(drop)
    collect(drop, TODAY, least=5)
    collected(drop, 5)
    assert publish(drop, 7, TODAY).made == ()
    collected(drop, 1)
    assert publish(drop, 7, TODAY).made == (picture(least=7),)


def test_a_mark_that_the_collector_did_not_make_says_nothing(drop: Path) -> None:
    only_as_root()
    mark = drop / "inbox" / f"{PERIOD}.closed"
    mark.write_text(f"{PERIOD}\n999\n", encoding="utf-8")
    os.chown(mark, PEOPLE[0], -1)
    collected(drop, 5)
    assert publish(drop, 5, TODAY).made == (picture(),)


def test_where_what_was_said_cannot_be_read_there_is_no_picture(drop: Path, tmp_path: Path) -> None:
    collected(drop, 5)
    (drop / "inbox").rmdir()
    (drop / "inbox").symlink_to(tmp_path)
    with pytest.raises(StoreError, match="What was said of the number of people cannot be read"):
        publish(drop, 5, TODAY)
    (drop / "inbox").unlink()
    assert publish(drop, 5, TODAY).made == (picture(),)


def test_one_period_is_in_memory_at_a_time(drop: Path) -> None:
    many = {f"{'x' * 40}-{number}/1": "often" for number in range(900)}

    def cost(year: int, folder: Path) -> int:
        for each in range(year, 2026):
            for number in range(2):
                wide = Contribution(f"c-{number}", "1", str(each), many)
                name = f"{each}-{number:032x}.json"
                (folder / "collected" / name).write_text(line_of(wide), encoding="utf-8")
        tracemalloc.start()
        publish(folder, 5, TODAY)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert cost(1990, drop) < 2 * cost(2024, teams.a_drop(drop.parent / "few"))


def test_made_once_it_stays_as_it_is(drop: Path) -> None:
    collected(drop, 5)
    publish(drop, 5, TODAY)
    file = drop / "pictures" / NAME
    before = (file.read_bytes(), file.stat())
    collected(drop, 20)
    assert publish(drop, 5, TODAY).made == ()
    assert (file.read_bytes(), file.stat()) == before


def test_only_of_the_period_that_is_asked_for(drop: Path) -> None:
    collected(drop, 5)
    collected(drop, 5, "2026-Q2")
    assert publish(drop, 5, TODAY, "2026-Q2").made == (picture("2026-Q2"),)
    assert publish(drop, 5, TODAY, GOING_ON).made == ()


def test_what_does_not_count_is_told(drop: Path) -> None:
    (drop / "collected" / "notes.txt").touch()
    found = publish(drop, 5, TODAY)
    assert found.refused == (Refused("notes.txt", "not a name of a contribution"),)


def test_ended_after_any_call_it_is_whole_or_not_there_and_made_the_next_time(
    tmp_path: Path,
) -> None:
    first, disk = teams.a_drop(tmp_path / "whole"), Disk()
    collected(first, 5)
    with disk.in_place():
        publish(first, 5, TODAY)
    for number in range(len(disk.made)):
        drop = teams.a_drop(tmp_path / str(number))
        collected(drop, 5)
        with Dying(number, half=True).in_place(), pytest.raises(StoppedDead):
            publish(drop, 5, TODAY)
        assert read_one(drop, PERIOD, "school") in [None, picture()]
        publish(drop, 5, TODAY)
        assert read_one(drop, PERIOD, "school") == picture()


def test_a_picture_that_cannot_be_written_is_said(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected(drop, 5)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr(durable, "create", full)
        with pytest.raises(StoreError, match="could not be written: the disk is full"):
            publish(drop, 5, TODAY)
    assert publish(drop, 5, TODAY).made == (picture(),)


# --- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_no_picture_is_named_and_not_followed(drop: Path, tmp_path: Path, put: Put) -> None:
    others = Bystanders(tmp_path)
    put(drop / "pictures" / NAME, others)
    with pytest.raises(StoreError, match="This picture is not one of ticlist's") as raised:
        read_one(drop, PERIOD, "school")
    assert raised.value.where == str(drop / "pictures" / NAME)
    collected(drop, 5)
    assert publish(drop, 5, TODAY).made == ()
    assert others.changed() == {}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not JSON"),
        (picture_bytes(picture()).ljust((1 << 20) + 1), "larger than 1 MiB"),
        (picture_bytes(picture(GOING_ON)), "not what its name says"),
        (picture_bytes(picture(checklist="clinic")), "not what its name says"),
        (picture_bytes(picture(least=4)), "not what its name says"),
    ],
)
def test_a_damaged_one_is_named(drop: Path, data: bytes, said: str) -> None:
    (drop / "pictures" / NAME).write_bytes(data)
    with pytest.raises(StoreError, match=said):
        read_one(drop, PERIOD, "school")


@pytest.mark.parametrize("checklist", ["../../secret", "x\0y", "", "School", "a/b"])
def test_what_can_be_the_id_of_none_has_no_picture(drop: Path, checklist: str) -> None:
    assert read_one(drop, PERIOD, checklist) is None


def test_names_that_are_none_are_passed_over(drop: Path) -> None:
    names = ("notes.txt", ".tmp-0123456789abcdef", "2026-Q3.json", "2026-Q3-.json", "0000-x.json")
    for name in names:
        (drop / "pictures" / name).touch()
    (drop / "pictures" / "2026-school.json").touch()
    assert there(drop) == [("2026", "school")]


@pytest.mark.parametrize(
    ("instead", "found"),
    [(lambda _: None, []), (Path.touch, None), (lambda folder: folder.symlink_to(folder), None)],
    ids=["nothing", "a file", "a link to itself"],
)
def test_a_folder_that_is_none(
    drop: Path, instead: Callable[[Path], object], found: list[object] | None
) -> None:
    folder = drop / "pictures"
    folder.rmdir()
    instead(folder)
    if found is None:
        with pytest.raises(StoreError, match="Your team's pictures cannot be read"):
            there(drop)
    else:
        assert there(drop) == found
