"""A team's inbox with the accounts and modes of the administrators' page: what the kernel lets be.

Members, the collector and somebody who means harm are accounts of their own; only root can stand in
for them.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.people import ADA, BEN, TEAM, acting_as, common_ground, only_as_root
from tests.storage import teams
from tests.storage.teams import GOING_ON, PEOPLE, PERIOD, TODAY, a_contribution
from ticlist.errors import StoreError
from ticlist.files.contribution_file import line_of
from ticlist.storage import inbox, pictures
from ticlist.storage.accounts import members_of
from ticlist.storage.collected import collect
from ticlist.storage.untrusted import refused_in_words

COLLECTOR = 61010
STRANGER = 61011


@pytest.fixture
def drop() -> Iterator[Path]:
    only_as_root()
    # Other accounts may not be let into the folder of this Python: what is loaded late, is loaded.
    members_of(TEAM)
    inbox.new_name(PERIOD)
    with common_ground() as ground:
        folder = teams.a_drop(ground)
        os.chown(folder, COLLECTOR, TEAM)
        os.chown(folder / "pictures", COLLECTOR, TEAM)
        for name, mode in {"inbox": 0o3733, "collected": 0o700}.items():
            os.chown(folder / name, COLLECTOR, COLLECTOR)
            (folder / name).chmod(mode)  # owning it anew takes its bits away
        (folder / "pictures").chmod(0o2755)
        yield folder


def the_collector() -> contextlib.AbstractContextManager[None]:
    return acting_as(COLLECTOR, is_member=False)


def put_by(drop: Path, who: int, answer: str = "often", period: str = PERIOD) -> Path:
    name = inbox.new_name(period)
    with acting_as(who):
        inbox.put(drop, name, line_of(a_contribution(answer, period)))
    return drop / "inbox" / name


def test_a_member_puts_in_and_takes_back_and_sees_nothing_of_others(drop: Path) -> None:
    mine, other = put_by(drop, ADA), put_by(drop, BEN)
    found = mine.stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (ADA, COLLECTOR, 0o640)
    with acting_as(ADA):
        assert inbox.look_at(drop).others == ()
        for what in (os.listdir, os.scandir):
            with pytest.raises(PermissionError):
                what(drop / "inbox")
        # Even who knows its name.
        for do in (Path.read_bytes, Path.unlink, lambda each: each.rename(each.with_name("x"))):
            with pytest.raises(PermissionError):
                do(other)
        with pytest.raises(PermissionError):
            other.write_bytes(b"")
        with pytest.raises(StoreError, match="belongs to another account than yours"):
            inbox.take_back(other)
        with pytest.raises(PermissionError):
            list((drop / "collected").iterdir())
        assert inbox.take_back(mine)
    assert teams.inbox_of(drop) == [other.name]


def test_a_stranger_reaches_nothing_of_it(drop: Path) -> None:
    put_by(drop, ADA)
    with acting_as(STRANGER, is_member=False):
        with pytest.raises(StoreError, match="cannot be reached: Permission denied"):
            inbox.look_at(drop)
        with pytest.raises(StoreError):
            pictures.there(drop)


def test_three_and_more_members_are_collected_and_published_by_the_collector(drop: Path) -> None:
    for who in PEOPLE:
        put_by(drop, who, "not_yet")
    put_by(drop, PEOPLE[0], "routine", GOING_ON)
    with the_collector():
        found = collect(drop, TODAY)
        assert (found.periods, found.counted, found.refused) == ((PERIOD,), len(PEOPLE), ())
        (made,) = pictures.publish(drop, 5, TODAY).made
        assert pictures.publish(drop, 5, TODAY).made == ()
    file = drop / "pictures" / f"{PERIOD}-school.json"
    assert (file.stat().st_uid, file.stat().st_mode & 0o777) == (COLLECTOR, 0o644)
    assert {each.stat().st_uid for each in (drop / "collected").iterdir()} == {COLLECTOR}
    with acting_as(ADA):
        assert pictures.read_one(drop, PERIOD, "school") == made
        assert inbox.is_closed(drop, PERIOD)
        assert not inbox.is_closed(drop, GOING_ON)
        with pytest.raises(PermissionError):
            file.write_bytes(b"")


def test_nobody_but_the_collector_collects(drop: Path) -> None:
    put_by(drop, ADA)
    with acting_as(ADA), pytest.raises(StoreError, match=f"Only the account 'account {COLLECTOR}'"):
        collect(drop, TODAY)


def _without_rights(drop: Path) -> None:
    file = drop / "inbox" / inbox.new_name(PERIOD)
    file.write_text(line_of(a_contribution()), encoding="utf-8")
    file.chmod(0)


def _folder(drop: Path, mode: int = 0o700) -> None:
    file = drop / "inbox" / inbox.new_name(PERIOD)
    file.mkdir()
    (file / "deep").mkdir()
    file.chmod(mode)


def _link_to_the_collectors(drop: Path) -> None:
    (drop / "inbox" / inbox.new_name(PERIOD)).symlink_to(drop / "collected")
    (drop / "inbox" / inbox.new_name(PERIOD)).symlink_to("/proc/self/mem")


def _folder_for_a_mark(drop: Path) -> None:
    mark = drop / "inbox" / f"{PERIOD}.closed"
    mark.mkdir()
    (mark / "deep").mkdir()
    mark.chmod(0)


def _file_for_a_mark(drop: Path) -> None:
    (drop / "inbox" / f"{PERIOD}.closed").write_text(f"{PERIOD}\n", encoding="utf-8")


HARM = {
    "a file that nobody may read": _without_rights,
    "a folder of their own": _folder,
    "a folder that everybody may write into": lambda drop: _folder(drop, 0o777),
    "links to what the collector may read": _link_to_the_collectors,
    "a folder in the place of the mark": _folder_for_a_mark,
    "a file in the place of the mark": _file_for_a_mark,
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_what_a_member_who_means_harm_puts_there_hinders_nobody(drop: Path, harm: object) -> None:
    with acting_as(BEN):
        harm(drop)  # type: ignore[operator]
    files = [put_by(drop, who) for who in (ADA, *PEOPLE[3:])]
    with the_collector():
        found = collect(drop, TODAY)
    assert found.counted == len({ADA, *PEOPLE[3:]})
    assert "does not count" in refused_in_words(found.refused).replace("do not", "does not")
    assert not [each for each in files if each.exists()]
    with acting_as(ADA):
        assert inbox.is_closed(drop, PERIOD)
    with the_collector():
        assert collect(drop, TODAY).counted == 0


def test_a_member_cannot_give_anothers_file_a_second_name_or_their_own_another_owner(
    drop: Path,
) -> None:
    other = put_by(drop, ADA)
    with acting_as(BEN):
        with pytest.raises(PermissionError):
            os.link(other, drop / "inbox" / inbox.new_name(PERIOD))
        mine = put_with(drop)
        with pytest.raises(PermissionError):
            os.chown(mine, ADA, -1)
        with pytest.raises(PermissionError):
            (drop / "inbox").rename(drop / "other")
        with pytest.raises(PermissionError):
            (drop / "counting").mkdir()


def put_with(drop: Path) -> Path:
    name = inbox.new_name(PERIOD)
    inbox.put(drop, name, line_of(a_contribution()))
    return drop / "inbox" / name


def test_while_it_is_counted_what_was_put_there_is_out_of_every_members_reach(drop: Path) -> None:
    put_by(drop, ADA)
    with the_collector():
        (drop / "counting" / PERIOD).mkdir(parents=True, mode=0o700)
        (drop / "counting").chmod(0o700)
    with acting_as(ADA), pytest.raises(PermissionError):
        list((drop / "counting").iterdir())
    with the_collector():
        assert collect(drop, TODAY).counted == 1
