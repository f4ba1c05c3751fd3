"""Whose a draft is: read from a file that anything may stand in."""

import errno
import fcntl
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.storage.owners import NOBODY, a_dead_one, a_live_one, hand_to, one_on_another_computer
from tests.tools import ROOT
from ticlist.files import durable
from ticlist.storage import locks
from ticlist.storage.locks import Owner, give_back, holder_of, is_alive, take, this_program
from ticlist.storage.paths import Paths


@pytest.fixture
def lock(paths: Paths) -> Path:
    paths.drafts.mkdir(parents=True)
    return paths.drafts / "a.lock"


def test_a_lock_that_nobody_has_is_this_programs_and_says_where_that_is(lock: Path) -> None:
    assert holder_of(lock) is None
    assert take(lock) == this_program()
    assert holder_of(lock) == this_program()
    assert lock.stat().st_mode & 0o777 == 0o600
    text = lock.read_text("utf-8")
    assert f"process = {os.getpid()}" in text
    assert f'host = "{os.uname().nodename}"' in text
    assert [each.name for each in lock.parent.iterdir()] == ["a.lock"]


def test_taking_it_again_changes_nothing_and_giving_it_back_takes_it_away(lock: Path) -> None:
    take(lock)
    before = lock.stat()
    assert take(lock) == this_program()
    assert lock.stat() == before
    give_back(lock)
    assert not lock.exists()
    give_back(lock)


@pytest.mark.parametrize("owner", [a_live_one(), a_dead_one(), one_on_another_computer()])
def test_anothers_lock_is_neither_taken_nor_given_back_unasked(lock: Path, owner: Owner) -> None:
    hand_over(lock, owner)
    assert take(lock) == owner
    give_back(lock)
    assert holder_of(lock) == owner


def hand_over(lock: Path, owner: Owner) -> None:
    paths = Paths(lock.parent.parent, lock.parent, (), "a test")
    hand_to(owner, paths, lock.stem)


def test_it_is_taken_from_the_owner_that_is_meant_and_from_no_other(lock: Path) -> None:
    hand_over(lock, a_live_one())
    assert take(lock, instead_of=a_dead_one()) == a_live_one()
    assert take(lock, instead_of=a_live_one()) == this_program()
    assert holder_of(lock) == this_program()
    assert [each.name for each in lock.parent.iterdir()] == ["a.lock"]


def test_one_that_another_computer_takes_at_that_very_moment_is_that_ones(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = durable.create

    def just_after_another(folder: Path, name: str, data: bytes) -> None:
        hand_over(lock, one_on_another_computer())
        create(folder, name, data)

    monkeypatch.setattr(durable, "create", just_after_another)
    assert take(lock) == one_on_another_computer()


def test_whoever_stops_in_the_midst_of_taking_one_holds_nobody_up_for_ever(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_TRIES", 3)
    with locks.alone_in(lock.parent):
        assert take(lock) == this_program()


def test_a_disk_that_cannot_keep_others_out_is_no_hindrance(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unsupported)
    assert take(lock) == this_program()
    give_back(lock)
    assert not lock.exists()


TAKE_FROM_THE_DEAD = """
import sys
from pathlib import Path
from ticlist.storage import locks

lock = Path(sys.argv[1])
dead = locks.holder_of(lock)
print("ready", flush=True)
input()
print(locks.take(lock, instead_of=dead).is_same(locks.this_program()), flush=True)
input()
"""


def test_of_many_that_take_a_lock_from_a_dead_program_one_has_it(lock: Path) -> None:
    hand_over(lock, a_dead_one())
    with ExitStack() as open_programs:
        many = [
            open_programs.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", TAKE_FROM_THE_DEAD, lock],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    env={**os.environ, "PYTHONPATH": str(ROOT)},
                )
            )
            for _ in range(6)
        ]
        assert heard(many) == ["ready"] * 6
        nudge(many)
        assert sorted(heard(many)) == ["False"] * 5 + ["True"]
        nudge(many)


def heard(many: list[subprocess.Popen[str]]) -> list[str]:
    return [each.stdout.readline().strip() for each in many if each.stdout]


def nudge(many: list[subprocess.Popen[str]]) -> None:
    for each in many:
        if each.stdin:
            each.stdin.write("\n")
            each.stdin.flush()


# --- alive or not -----------------------------------------------------------------------------


def test_who_runs_and_who_does_not() -> None:
    assert is_alive(this_program()) is True
    assert is_alive(a_live_one()) is True
    assert is_alive(a_dead_one()) is False


def test_another_process_with_the_same_number_is_not_the_owner() -> None:
    assert is_alive(a_live_one()._replace(began="1")) is False


def test_whoever_ran_before_the_computer_was_started_again_does_not_run() -> None:
    assert is_alive(a_live_one()._replace(boot="another")) is False


@pytest.mark.parametrize(
    "other",
    [
        one_on_another_computer(),
        a_live_one()._replace(machine="one of the same name"),
        a_live_one()._replace(space="another container"),
        Owner(""),
    ],
)
def test_what_cannot_be_known_is_not_guessed(other: Owner) -> None:
    assert is_alive(other) is None


def test_a_process_that_has_ended_and_was_not_asked_about_does_not_run() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as ended:
        assert ended.stdout is not None
        ended.stdout.read()
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        assert locks._began(ended.pid) == ""


def test_where_the_system_tells_no_beginning_the_number_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(locks, "_began", lambda _: "")
    monkeypatch.setattr(locks, "_first_line", lambda _: "")
    monkeypatch.setattr(locks, "_space", lambda: "")
    locks._as_owner.cache_clear()
    me = this_program()
    assert is_alive(me._replace(process=os.getppid())) is True
    assert is_alive(me._replace(process=NOBODY)) is False

    def not_allowed(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_allowed)
    assert is_alive(me._replace(process=os.getppid())) is True
    locks._as_owner.cache_clear()


def test_what_the_system_does_not_tell_is_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such(*_: object, **__: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", no_such)
    monkeypatch.setattr(Path, "readlink", no_such)
    monkeypatch.setattr(os, "ttyname", lambda _: "/dev/pts/3")
    locks._as_owner.cache_clear()
    me = this_program()
    assert (me.boot, me.began, me.machine, me.space) == ("", "", "", "")
    assert me.terminal == "pts/3"
    locks._as_owner.cache_clear()


# --- what stands in it ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "not toml", 'host = "', "process = 'x'", "host = 7", "x = [[[[[[[[[[1]]]]]]]]]]"]
)
def test_a_lock_that_cannot_be_read_has_an_owner_that_is_not_known(lock: Path, text: str) -> None:
    lock.write_text(text, encoding="utf-8")
    owner = holder_of(lock)
    assert owner is not None
    assert owner.in_words() == "another ticlist"
    assert is_alive(owner) is None


def test_a_lock_that_is_a_link_to_nothing_can_be_taken_from_whoever_made_it(lock: Path) -> None:
    lock.symlink_to(lock.with_name("nothing"))
    assert holder_of(lock) == Owner("")
    assert take(lock) == Owner("")
    assert take(lock, instead_of=Owner("")) == this_program()
    assert not lock.is_symlink()


def test_keys_that_a_newer_ticlist_wrote_are_passed_over(lock: Path) -> None:
    lock.write_text('host = "a"\nprocess = 4\nnewer = "x"\n', encoding="utf-8")
    assert holder_of(lock) == Owner("a", process=4)


def test_where_an_owner_is_in_words() -> None:
    since = this_program().since
    here = f"another ticlist on this computer, terminal pts/7, since {since}"
    assert a_live_one().in_words() == here
    there = f"another ticlist on the computer 'elsewhere', terminal pts/7, since {since}"
    assert one_on_another_computer().in_words() == there
    bare = a_live_one()._replace(terminal="", since="")
    assert bare.in_words() == "another ticlist on this computer"


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_ORIGINAL_COMMAND"])
def test_over_a_line_this_computer_is_not_the_one_on_ones_desk(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    bare = a_live_one()._replace(terminal="", since="")
    monkeypatch.setenv(name, "")
    assert bare.in_words() == "another ticlist on this computer"
    monkeypatch.setenv(name, "x")
    assert bare.in_words() == "another ticlist on this server"
    assert "on the computer 'elsewhere'" in one_on_another_computer().in_words()
