"""A team's inbox as members use it: found, looked at, put into, taken back from."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Dying, Refusing, ShortWrites, StoppedDead
from tests.people import ADA, only_as_root
from tests.storage import teams
from tests.storage.hostile_inbox import NOT_PLAIN, Put
from tests.storage.teams import GOING_ON, Bystanders, lodge
from ticlist.errors import StoreError
from ticlist.storage import inbox
from ticlist.storage.accounts import account_named

LINE = '{"a": "line"}'


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


@pytest.fixture
def others(tmp_path: Path) -> Bystanders:
    return Bystanders(tmp_path)


# --- who could read it --------------------------------------------------------------------------


def test_as_the_administrators_page_makes_it_there_is_nothing_to_say(drop: Path) -> None:
    folder = drop / "inbox"
    assert inbox.look_at(drop) == inbox.Inbox(folder, account_named(os.geteuid()), (), ())


@pytest.mark.parametrize(
    ("part", "mode", "said"),
    [
        ("inbox", 0o3737, "Others can list the inbox"),
        ("inbox", 0o1773, "Others can list the inbox"),
        ("inbox", 0o2733, "Others can take away"),
        (".", 0o770, "Others can put another inbox"),
        (".", 0o752, "Others can put another inbox"),
    ],
)
def test_what_is_not_as_it_has_to_be_is_said(drop: Path, part: str, mode: int, said: str) -> None:
    (drop / part).chmod(mode)
    (remark,) = inbox.look_at(drop).remarks
    assert remark.startswith(said)


@pytest.mark.parametrize("mode", [0o3733, 0o3773, 0o2700, 0o700])
def test_what_is_as_it_may_be_is_not_said(drop: Path, mode: int) -> None:
    (drop / "inbox").chmod(mode)
    assert inbox.look_at(drop).remarks == ()


def test_whoever_is_in_the_collectors_group_is_named(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = {0: "root", os.geteuid(): "me", 61001: "ada", 61002: "ben"}
    monkeypatch.setattr(inbox, "members_of", lambda _: people)
    monkeypatch.setattr(inbox, "accounts_let_in", lambda _: ["cleo"])
    assert inbox.look_at(drop).others == ("ada", "ben", "cleo")


def test_where_nobody_could_count_it_is_said_before_anything_is_copied(drop: Path) -> None:
    only_as_root()
    (drop / "inbox").chmod(0o1733)
    os.chown(drop / "inbox", ADA, -1)
    with pytest.raises(StoreError, match="Nobody could count") as raised:
        inbox.look_at(drop)
    assert "check-site" in str(raised.value)


@pytest.mark.parametrize(
    "use",
    [
        inbox.look_at,
        lambda drop: inbox.is_closed(drop, GOING_ON),
        lambda drop: inbox.put(drop, inbox.new_name(GOING_ON), LINE),
        lambda drop: inbox.take_back(drop / "inbox" / inbox.new_name(GOING_ON)),
        lambda drop: inbox.is_there(drop / "inbox" / inbox.new_name(GOING_ON)),
    ],
    ids=["look", "closed", "put", "take back", "there"],
)
@pytest.mark.parametrize("instead", ["nothing", "a link", "a file", "a link above"])
def test_an_inbox_that_is_none_is_not_used(
    drop: Path, others: Bystanders, use: Callable[[Path], object], instead: str
) -> None:
    folder = drop / "inbox"
    folder.rmdir()
    if instead == "a link":
        folder.symlink_to(others.folder)
    elif instead == "a file":
        folder.touch()
    elif instead == "a link above":
        drop = drop / "link"
        drop.symlink_to(others.folder)
    with pytest.raises(StoreError, match="Your team's inbox cannot be reached"):
        use(drop)
    assert others.changed() == {}


# --- putting ------------------------------------------------------------------------------------


def test_what_is_put_there_is_whole_and_for_the_collectors_group_to_read(drop: Path) -> None:
    name = inbox.new_name(GOING_ON)
    before = os.umask(0o777)
    try:
        inbox.put(drop, name, LINE)
    finally:
        os.umask(before)
    file = drop / "inbox" / name
    assert file.read_text(encoding="utf-8") == f"{LINE}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_gid == (drop / "inbox").stat().st_gid
    assert teams.inbox_of(drop) == [name]


def test_names_are_of_their_period_and_never_alike() -> None:
    names = {inbox.new_name(GOING_ON) for _ in range(1_000)}
    assert len(names) == 1_000
    assert all(inbox.NAME.fullmatch(each) for each in names)


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_where_something_lies_in_the_way_of_what_is_written_nothing_is_touched(
    drop: Path, others: Bystanders, put: Put
) -> None:
    name = inbox.new_name(GOING_ON)
    there = drop / "inbox" / f".tmp-{name}"
    put(there, others)
    before = there.lstat()
    with pytest.raises(StoreError, match="Nothing was added, the inbox does not take it"):
        inbox.put(drop, name, LINE)
    assert there.lstat() == before
    assert others.changed() == {}


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_lies_under_the_very_name_is_not_followed(
    drop: Path, others: Bystanders, put: Put
) -> None:
    name = inbox.new_name(GOING_ON)
    put(drop / "inbox" / name, others)
    is_folder = (drop / "inbox" / name).is_dir() and not (drop / "inbox" / name).is_symlink()
    if is_folder:
        with pytest.raises(StoreError, match="Nothing was added"):
            inbox.put(drop, name, LINE)
    else:
        inbox.put(drop, name, LINE)
        assert (drop / "inbox" / name).read_text(encoding="utf-8") == f"{LINE}\n"
    assert teams.inbox_of(drop) == [name]
    assert others.changed() == {}


def calls_of(drop: Path) -> int:
    disk = Disk()
    with disk.in_place():
        inbox.put(drop, inbox.new_name(GOING_ON), LINE)
    return len(disk.made)


@pytest.mark.parametrize("done", [False, True], ids=["refused", "only the answer is lost"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES])
def test_a_disk_that_refuses_a_call_leaves_nothing_or_the_whole(
    drop: Path, error: int, *, done: bool
) -> None:
    for number in range(calls_of(drop)):
        disk, name = Refusing(number, error, done=done), inbox.new_name(GOING_ON)
        with disk.in_place():
            is_put = True
            try:
                inbox.put(drop, name, LINE)
            except StoreError:
                is_put = False
        assert is_put == (name in teams.inbox_of(drop))
        assert not [each for each in teams.inbox_of(drop) if each.startswith(".tmp-")]


def test_ended_after_any_call_it_is_there_whole_or_not_and_can_be_taken_back(drop: Path) -> None:
    for number in range(calls_of(drop)):
        name = inbox.new_name(GOING_ON)
        with Dying(number, half=True).in_place(), pytest.raises(StoppedDead):
            inbox.put(drop, name, LINE)
        file = drop / "inbox" / name
        if file.exists():
            assert file.read_text(encoding="utf-8") == f"{LINE}\n"
        inbox.take_back(file)
        assert not [each for each in teams.inbox_of(drop) if name in each]


@pytest.mark.parametrize("call", ["stat", "unlink"])
def test_where_nobody_can_tell_whether_it_is_there_nobody_says_that_it_is_not(
    drop: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    name, rename = inbox.new_name(GOING_ON), os.rename

    def lost(half: str, name: str, **options: int) -> None:
        rename(half, name, **options)
        monkeypatch.setattr(os, call, dead)
        dead()

    def dead(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", lost)
        with pytest.raises(inbox.MayBeThereError, match="It may have been added all the same"):
            inbox.put(drop, name, LINE)
    monkeypatch.undo()
    assert teams.inbox_of(drop) == [name]


def test_what_goes_at_that_very_moment_is_gone(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = os.unlink

    def twice(name: str, **options: int) -> None:
        unlink(name, **options)
        unlink(name, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", _full)
        disk.setattr(os, "unlink", twice)
        with pytest.raises(StoreError, match="Nothing was added"):
            inbox.put(drop, inbox.new_name(GOING_ON), LINE)
    assert teams.inbox_of(drop) == []


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_disk_that_takes_a_few_bytes_at_a_time(drop: Path) -> None:
    name = inbox.new_name(GOING_ON)
    with ShortWrites().in_place():
        inbox.put(drop, name, LINE)
    assert (drop / "inbox" / name).read_text(encoding="utf-8") == f"{LINE}\n"


def test_who_breaks_it_off_leaves_nothing(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken_off)
        with pytest.raises(KeyboardInterrupt):
            inbox.put(drop, inbox.new_name(GOING_ON), LINE)
    assert teams.inbox_of(drop) == []


# --- taking back --------------------------------------------------------------------------------


def test_what_is_taken_back_is_gone(drop: Path) -> None:
    file, other = lodge(drop), lodge(drop)
    assert inbox.is_there(file)
    assert inbox.take_back(file)
    assert not inbox.is_there(file)
    assert not inbox.take_back(file)
    assert teams.inbox_of(drop) == [other.name]


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_no_contribution_of_ones_own_is_not_taken_away(
    drop: Path, others: Bystanders, put: Put
) -> None:
    file = drop / "inbox" / inbox.new_name(GOING_ON)
    put(file, others)
    before = file.lstat()
    assert not inbox.is_there(file)
    assert not inbox.take_back(file)
    assert file.lstat() == before
    assert others.changed() == {}


def test_what_belongs_to_somebody_else_is_not_taken_away(drop: Path) -> None:
    only_as_root()
    file = lodge(drop, owner=ADA)
    for do in (inbox.is_there, inbox.take_back):
        with pytest.raises(StoreError, match="belongs to another account than yours"):
            do(file)
    assert file.exists()


@pytest.mark.parametrize(
    "path",
    ["bystanders/secret", "inbox/secret", "harbour-street/inbox/../../bystanders/secret"],
)
def test_a_path_that_no_contribution_has_leads_nowhere(
    drop: Path, others: Bystanders, tmp_path: Path, path: str
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "secret").touch()
    assert not inbox.take_back(tmp_path / path)
    assert not inbox.is_there(tmp_path / path)
    assert not inbox.take_back(Path("inbox", inbox.new_name(GOING_ON)))
    assert (tmp_path / "inbox" / "secret").exists()
    assert others.changed() == {}
    assert drop.exists()


def test_one_that_goes_at_that_very_moment_was_not_there(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, unlink = lodge(drop), os.unlink

    def gone(name: str, **options: int) -> None:
        unlink(name, **options)
        unlink(name, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "unlink", gone)
        assert not inbox.take_back(file)


def test_one_that_cannot_be_taken_away_is_said(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = lodge(drop)

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as disk:
        disk.setattr(os, "unlink", refused)
        with pytest.raises(StoreError, match="It could not be taken back"):
            inbox.take_back(file)


# --- whether a period is counted ----------------------------------------------------------------


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_a_mark_that_is_none_closes_nothing(drop: Path, others: Bystanders, put: Put) -> None:
    assert not inbox.is_closed(drop, GOING_ON)
    put(drop / "inbox" / f"{GOING_ON}.closed", others)
    assert not inbox.is_closed(drop, GOING_ON)


def test_a_mark_is_the_collectors(drop: Path) -> None:
    only_as_root()
    mark = drop / "inbox" / f"{GOING_ON}.closed"
    mark.write_text(f"{GOING_ON}\n5\n", encoding="utf-8")
    assert inbox.is_closed(drop, GOING_ON)
    os.chown(mark, ADA, -1)
    assert not inbox.is_closed(drop, GOING_ON)


def test_a_mark_of_another_period_under_this_name_closes_nothing(drop: Path) -> None:
    mark = drop / "inbox" / "2026-Q3.closed"
    mark.write_text("2026-Q3\n8\n", encoding="utf-8")
    assert inbox.is_closed(drop, "2026-Q3")
    os.link(mark, drop / "inbox" / f"{GOING_ON}.closed")
    assert not inbox.is_closed(drop, GOING_ON)


def test_a_mark_of_the_collectors_that_nobody_else_may_read_closes(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop / "inbox" / f"{GOING_ON}.closed").touch()
    opened = os.open

    def kept(name: object, *given: int, **options: int) -> int:
        if str(name).endswith(".closed"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(name, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", kept)
    assert inbox.is_closed(drop, GOING_ON)
