"""A full disk, a failing one, an end at any moment: old or new, whole, and nothing beside it."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import ROOT
from ticlist.files import durable

OLD, NEW = b"old " * 1000, b"new words " * 5000
NAME = "a.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    made.mkdir()
    return made


def held(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def full_disk(file: int, data: memoryview) -> int:
    if os.fstat(file).st_size >= 1000:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return os.pwrite(file, data[:1000], 0)


def failing(*_: object, **__: object) -> int:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def changed(_: int, length: int, __: int) -> bytes:
    return bytes(length - 1)


BEFORE_THE_NAME: list[tuple[str, Callable[..., object], int]] = [
    ("write", full_disk, errno.ENOSPC),
    ("write", failing, errno.EIO),
    ("fsync", failing, errno.EIO),
    ("pread", failing, errno.EIO),
    ("pread", changed, errno.EIO),
]


@pytest.mark.parametrize(
    ("call", "fault", "code"), [*BEFORE_THE_NAME, ("link", failing, errno.EIO)]
)
def test_a_fault_in_making_a_file_leaves_nothing_at_all(
    call: str, fault: object, code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, call, fault)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the number says which
        durable.create(folder, NAME, NEW)
    assert caught.value.errno == code
    assert held(folder) == {}


@pytest.mark.parametrize(
    ("call", "fault", "code"), [*BEFORE_THE_NAME, ("replace", failing, errno.EIO)]
)
def test_a_fault_in_replacing_a_file_leaves_the_old_one_whole(
    call: str, fault: object, code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_bytes(OLD)
    monkeypatch.setattr(os, call, fault)
    with pytest.raises(OSError) as caught:  # noqa: PT011 - the number says which
        durable.replace(folder, NAME, NEW)
    assert caught.value.errno == code
    assert held(folder) == {NAME: OLD}


def test_a_fault_in_closing_the_file_leaves_nothing_under_the_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = os.close

    def over_quota(file: int) -> None:
        was_a_file = stat.S_ISREG(os.fstat(file).st_mode)
        close(file)
        if was_a_file:  # a network disk tells only now that it had no room
            raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(os, "close", over_quota)
    with pytest.raises(OSError, match="quota"):
        durable.create(folder, NAME, NEW)
    assert held(folder) == {}


@pytest.mark.parametrize("gone", [True, False])
def test_a_folder_that_cannot_be_synced_holds_no_file_that_may_be_lost_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, gone: bool
) -> None:
    fsync, unlink = os.fsync, os.unlink

    def fail_for_folders(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(file)

    def fail_for_the_name(name: str, **options: int) -> None:
        if name == NAME and not gone:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        unlink(name, **options)

    monkeypatch.setattr(os, "fsync", fail_for_folders)
    monkeypatch.setattr(os, "unlink", fail_for_the_name)
    with pytest.raises(OSError, match="Input/output error"):
        durable.create(folder, NAME, NEW)
    assert held(folder) == ({} if gone else {NAME: NEW})


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:1001]))
    durable.create(folder, NAME, NEW)
    assert held(folder) == {NAME: NEW}


@pytest.mark.parametrize(
    ("write", "naming"), [(durable.create, "link"), (durable.replace, "replace")]
)
def test_a_file_is_synced_before_it_has_its_name_and_the_folder_after(
    write: object, naming: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(write)
    happened = []

    def noted(call: str) -> None:
        real = getattr(os, call)

        def note(*given: int, **options: int) -> object:
            is_folder = call == "fsync" and stat.S_ISDIR(os.fstat(given[0]).st_mode)
            happened.append("fsync of the folder" if is_folder else call)
            return real(*given, **options)

        monkeypatch.setattr(os, call, note)

    for call in ("write", "fsync", "pread", naming):
        noted(call)
    write(folder, NAME, NEW)
    in_order = list(dict.fromkeys(happened))
    assert in_order == ["write", "fsync", "pread", naming, "fsync of the folder"]


def test_a_file_that_was_taken_away_stays_away_after_a_power_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_bytes(OLD)
    synced = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append((os.fstat(file), held(folder))))
    durable.remove(folder, NAME)
    [(what, then)] = synced
    assert what.st_ino == folder.stat().st_ino
    assert then == {}


KILLED = """
import os, signal, sys
from pathlib import Path
from ticlist.files import durable

call, when, write, without_links = sys.argv[2:]
real = getattr(os, call)

def kill(*given, **options):
    if when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    if call == "write":
        given = (given[0], given[1][:1000])
    real(*given, **options)
    os.kill(os.getpid(), signal.SIGKILL)

def refuse(*_, **__):
    raise PermissionError(1, "no links here")

if without_links == "yes":
    os.link = refuse
setattr(os, call, kill)
getattr(durable, write)(Path(sys.argv[1]), "a.toml", sys.stdin.buffer.read())
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("write", "call", "without_links"),
    [
        *[("create", call, "no") for call in ("write", "fsync", "pread", "link", "unlink")],
        *[("create", call, "yes") for call in ("rename", "unlink")],
        *[("replace", call, "no") for call in ("write", "fsync", "pread", "replace")],
    ],
)
def test_an_end_at_any_moment_leaves_old_or_new_and_whole(
    write: str, call: str, without_links: str, when: str, folder: Path
) -> None:
    if write == "replace":
        (folder / NAME).write_bytes(OLD)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, folder, call, when, write, without_links],
        input=NEW,
        check=False,
        capture_output=True,
        cwd=ROOT,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    whole = {NEW, OLD if write == "replace" else None}
    assert held(folder).get(NAME) in whole
    others = [name for name in held(folder) if name != NAME]
    assert all(name.startswith((".tmp-", ".claim-")) for name in others)
