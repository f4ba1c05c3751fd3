"""An inbox that somebody who means harm has written into, as the collector finds it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import only_as_root
from tests.storage import teams
from tests.storage.hostile_inbox import DEVICES, GOOD, MALFORMED, NAMES, NOT_PLAIN, Put
from tests.storage.teams import PEOPLE, PERIOD, TODAY, Bystanders, lodge
from ticlist.errors import StoreError
from ticlist.storage import inbox
from ticlist.storage.collected import Collected, collect
from ticlist.storage.untrusted import refused_in_words

LONGEST_LINE = 600
_SOON = 60


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    """Nothing here waits for anything: what hangs is ended, and so seen."""

    def hangs(*_: object) -> None:
        pytest.fail("it hangs")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(_SOON)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


@pytest.fixture
def others(tmp_path: Path) -> Bystanders:
    return Bystanders(tmp_path)


def named(drop: Path) -> Path:
    return drop / "inbox" / inbox.new_name(PERIOD)


def seen_through(drop: Path, others: Bystanders) -> Collected:
    """Collect, and see that the one good contribution counted and nothing else was touched."""
    good = lodge(drop)
    found = collect(drop, TODAY)
    assert len(teams.collected_in(drop)) == 1
    assert (drop / "collected" / good.name).exists()
    assert others.changed() == {}
    line = refused_in_words(found.refused)
    assert line.isprintable()
    assert len(line) < LONGEST_LINE
    return found


@pytest.mark.parametrize("put", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_no_plain_file_does_not_count(drop: Path, others: Bystanders, put: Put) -> None:
    file = named(drop)
    put(file, others)
    is_folder = file.is_dir() and not file.is_symlink()
    found = seen_through(drop, others)
    assert found.refused == ((file.name, "not a plain file"),)
    # A folder of somebody's is not the collector's to empty.
    assert os.path.lexists(file) == is_folder


@pytest.mark.parametrize("put", DEVICES.values(), ids=DEVICES)
def test_a_device_is_not_opened(drop: Path, others: Bystanders, put: Put) -> None:
    only_as_root()
    file = named(drop)
    put(file, others)
    assert seen_through(drop, others).refused == ((file.name, "not a plain file"),)


@pytest.mark.parametrize(("said", "put"), MALFORMED.values(), ids=MALFORMED)
def test_what_is_not_as_it_has_to_be_does_not_count(
    drop: Path, others: Bystanders, said: str, put: Put
) -> None:
    file = named(drop)
    put(file, others)
    ((name, why),) = seen_through(drop, others).refused
    assert name == file.name
    assert said in why
    assert not file.exists()


@pytest.mark.parametrize("name", NAMES, ids=repr)
@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_name_that_is_none_is_left_alone_and_named(
    drop: Path, others: Bystanders, name: bytes, kind: str
) -> None:
    path = os.fsencode(drop / "inbox") + b"/" + name
    if kind == "folder":
        os.mkdir(path)  # noqa: PTH102 - some names are no text
    elif kind == "link":
        os.symlink(os.fsencode(others.secret), path)  # noqa: PTH211
    else:
        Path(os.fsdecode(path)).write_bytes(GOOD)
    assert len(seen_through(drop, others).refused) == 1
    assert os.path.lexists(path)


def test_somebody_elses_file_under_a_second_name_is_not_counted_for_them(
    drop: Path, others: Bystanders
) -> None:
    file = named(drop)
    os.link(others.secret, file)
    assert seen_through(drop, others).refused == ((file.name, "has a second name"),)


def test_a_file_that_its_owner_lets_nobody_read_or_keeps_to_themselves(
    drop: Path, others: Bystanders, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, opened = named(drop), os.open
    file.write_bytes(GOOD)

    def kept(name: str, flags: int, *given: int, **options: int) -> int:
        if name == file.name:
            raise BlockingIOError(11, "leased")
        return opened(name, flags, *given, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "open", kept)
        ((name, why),) = seen_through(drop, others).refused
    assert (name, why) == (file.name, "cannot be read: leased")


def test_a_file_that_cannot_be_moved_stays_and_is_named(
    drop: Path, others: Bystanders, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, rename = named(drop), os.rename
    file.write_bytes(GOOD)

    def busy(name: str, other: str, **options: int) -> None:
        if name == file.name:
            raise OSError(16, "something is mounted there")
        rename(name, other, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", busy)
        found = seen_through(drop, others)
    assert found.refused == ((file.name, "cannot be read: something is mounted there"),)


def test_one_that_is_exchanged_for_a_link_at_the_last_moment(
    drop: Path, others: Bystanders, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, opened = named(drop), os.open
    file.write_bytes(GOOD)

    def exchanged(name: str, flags: int, *given: int, **options: int) -> int:
        if name == file.name:
            os.unlink(name, dir_fd=options["dir_fd"])
            if flags & os.O_NONBLOCK:
                os.mkfifo(name, dir_fd=options["dir_fd"])
        return opened(name, flags, *given, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "open", exchanged)
        assert seen_through(drop, others).refused == ((file.name, "not a plain file"),)


@pytest.mark.parametrize("kind", ["file", "empty folder", "full folder", "link", "link to nothing"])
def test_a_mark_that_somebody_made_before_keeps_nobody_out(
    drop: Path, others: Bystanders, kind: str
) -> None:
    mark = drop / "inbox" / f"{PERIOD}.closed"
    makes: dict[str, Put] = {
        "file": lambda file, _: file.write_text("2026-Q2\n", encoding="utf-8"),
        "empty folder": NOT_PLAIN["an empty folder"],
        "full folder": NOT_PLAIN["a full folder"],
        "link": NOT_PLAIN["a link to a file"],
        "link to nothing": NOT_PLAIN["a link to nothing"],
    }
    makes[kind](mark, others)
    assert seen_through(drop, others).periods == (PERIOD,)
    assert mark.read_text(encoding="utf-8") == f"{PERIOD}\n5\n"
    assert not mark.is_symlink()
    assert inbox.is_closed(drop, PERIOD)


def test_a_folder_that_comes_back_as_often_as_it_is_put_aside_ends_it_with_words(
    drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, rename, mark = lodge(drop), os.rename, drop / "inbox" / f"{PERIOD}.closed"

    def again(name: str, other: str, **options: int) -> None:
        mark.mkdir(exist_ok=True)
        rename(name, other, **options)

    with monkeypatch.context() as disk:
        disk.setattr(os, "rename", again)
        with pytest.raises(StoreError, match="something else is there already"):
            collect(drop, TODAY)
    assert good.exists()
    assert collect(drop, TODAY).counted == 1


def test_ten_thousand_names_are_one_line(drop: Path, others: Bystanders) -> None:
    for number in range(10_000):
        (drop / "inbox" / f"junk \x1b[31m {number}").touch()
    found = seen_through(drop, others)
    assert len(found.refused) == 10_000
    assert refused_in_words(found.refused).endswith(" and 9995 more.")


def test_nothing_to_say_is_said_of_nothing() -> None:
    assert refused_in_words([]) == ""


# --- mixtures of all that -----------------------------------------------------------------------

puts = st.sampled_from([*NOT_PLAIN.values(), *(put for _, put in MALFORMED.values())])
names = st.sampled_from([*NAMES, b"", b""])


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(puts, names), max_size=8), st.lists(st.sampled_from(PEOPLE), max_size=12))
def test_whatever_lies_there_each_good_owner_counts_once(
    tmp_path_factory: pytest.TempPathFactory, bad: list[tuple[Put, bytes]], owners: list[int]
) -> None:
    only_as_root()
    folder = tmp_path_factory.mktemp("mixed")
    drop, others = teams.a_drop(folder), Bystanders(folder)
    for put, name in bad:
        file = drop / "inbox" / os.fsdecode(name or os.fsencode(inbox.new_name(PERIOD)))
        if not os.path.lexists(file):
            put(file, others)
    for owner in owners:
        lodge(drop, owner=owner)
    found = collect(drop, TODAY)
    assert found.counted == len(teams.collected_in(drop)) == len({*owners})
    assert collect(drop, TODAY).counted == 0
    assert others.changed() == {}
    assert len(refused_in_words(found.refused)) < LONGEST_LINE
