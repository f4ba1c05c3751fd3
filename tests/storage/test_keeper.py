import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.disk import FULL, GENEROUS, Disk
from tests.storage.making import FIRST, NOTE, a_draft
from ticlist.errors import OpenElsewhereError, StoreError
from ticlist.files import durable
from ticlist.storage import keeper as module
from ticlist.storage.keeper import DraftKeeper


@pytest.fixture
def keeper(disk: Disk, told: list[StoreError]) -> Iterator[DraftKeeper]:
    keeper = DraftKeeper(disk, told.append)
    yield keeper
    disk.may_write.set()
    keeper.end()
    ended(keeper)


def ended(keeper: DraftKeeper) -> bool:
    thread = keeper._thread
    if thread is not None:
        thread.join(GENEROUS)
    return thread is None or not thread.is_alive()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AFTER_LAST_CHANGE", 0.0)


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AFTER_LAST_CHANGE", 3600.0)
    monkeypatch.setattr(module, "AT_LATEST", 3600.0)


# --- by itself --------------------------------------------------------------------------------


def test_a_draft_is_written_without_being_asked_again(disk: Disk, keeper: DraftKeeper) -> None:
    keeper.keep(a_draft(context="One."))
    disk.wait()
    assert keeper.end()
    assert disk.words() == "One."
    assert disk.tried == ["One."]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc here")
def test_no_signal_comes_to_the_thread_that_writes(disk: Disk, keeper: DraftKeeper) -> None:
    disk.may_write.clear()
    keeper.keep(a_draft(context="One."))
    disk.wait()
    thread = keeper._thread
    assert thread is not None
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text(encoding="utf-8")
    (mask,) = (line.split()[1] for line in status.splitlines() if line.startswith("SigBlk"))
    assert int(mask, 16) & 1 << (signal.SIGTERM - 1)


@pytest.mark.usefixtures("at_once")
def test_while_the_disk_is_busy_writing_goes_on_and_only_the_newest_words_follow(
    disk: Disk, keeper: DraftKeeper
) -> None:
    disk.may_write.clear()
    keeper.keep(a_draft(context="One."))
    disk.wait()
    keeper.keep(a_draft(context="Two."))
    keeper.keep(a_draft(context="Three."))
    disk.may_write.set()
    disk.wait()
    assert keeper.end()
    assert disk.tried == ["One.", "Three."]
    assert disk.words() == "Three."


@pytest.mark.usefixtures("at_once")
def test_a_thread_that_has_nothing_to_do_is_woken_by_the_next_words(
    disk: Disk, keeper: DraftKeeper
) -> None:
    keeper._changed = idle = ToldWhenIdle()
    keeper.keep(a_draft(context="One."))
    assert idle.is_idle.wait(GENEROUS)
    disk.written.clear()
    keeper.keep(a_draft(context="Two."))
    assert disk.written.wait(GENEROUS)
    assert disk.words() == "Two."


class ToldWhenIdle(threading.Condition):
    """Tells when somebody waits on it without an end."""

    def __init__(self) -> None:
        super().__init__()
        self.is_idle = threading.Event()

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is None:
            self.is_idle.set()
        return super().wait(timeout)


def test_the_thread_alone_does_not_keep_a_program_from_ending(keeper: DraftKeeper) -> None:
    keeper.keep(a_draft())
    assert keeper._thread is not None
    assert keeper._thread.daemon


def test_a_draft_taken_over_is_told_of_and_counts_as_kept(
    disk: Disk, keeper: DraftKeeper, told: list[StoreError]
) -> None:
    disk.fails_with = taken = OpenElsewhereError(what="It has been taken over.")
    keeper.keep(a_draft())
    assert keeper.write_now()
    assert told == [taken]
    assert keeper.problem is None
    disk.fails_with = None


# --- now --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("never")
def test_what_waits_can_be_written_now_and_is_written_once(disk: Disk, keeper: DraftKeeper) -> None:
    assert keeper.write_now()
    keeper.keep(a_draft(context="One."))
    keeper.keep(a_draft(context="Two."))
    assert keeper.write_now()
    assert disk.words() == "Two."
    assert keeper.write_now()
    assert keeper.end()
    assert disk.tried == ["Two."]


@pytest.mark.usefixtures("never")
def test_the_end_writes_what_waits_and_ends_the_thread(disk: Disk, keeper: DraftKeeper) -> None:
    keeper.keep(a_draft(context="Last words."))
    assert keeper.end()
    assert disk.words() == "Last words."
    assert ended(keeper)


@pytest.mark.usefixtures("never")
def test_an_end_that_could_not_write_says_so_and_can_be_tried_again(
    disk: Disk, keeper: DraftKeeper
) -> None:
    disk.fails_with = FULL
    keeper.keep(a_draft(context="Last words."))
    assert not keeper.end()
    assert keeper.problem is FULL
    disk.fails_with = None
    assert keeper.end()
    assert disk.words() == "Last words."


# --- when it cannot be written ----------------------------------------------------------------


@pytest.mark.usefixtures("never")
def test_a_refusal_is_told_once_and_again_only_after_writing_has_worked(
    disk: Disk, keeper: DraftKeeper, told: list[StoreError]
) -> None:
    disk.fails_with = FULL
    keeper.keep(a_draft(context="One."))
    assert [keeper.write_now() for _ in range(3)] == [False] * 3
    assert told == [FULL]
    disk.fails_with = None
    assert keeper.write_now()
    assert keeper.problem is None
    assert disk.words() == "One."
    disk.fails_with = FULL
    keeper.keep(a_draft(context="Two."))
    assert not keeper.write_now()
    assert told == [FULL, FULL]
    disk.fails_with = None


@pytest.mark.usefixtures("at_once")
def test_the_thread_goes_on_trying_and_keeps_the_words_once_there_is_room(
    disk: Disk, keeper: DraftKeeper, told: list[StoreError]
) -> None:
    disk.fails_with = FULL
    keeper.keep(a_draft(context="One."))
    disk.wait(3)
    disk.fails_with = None
    assert disk.written.wait(GENEROUS)
    assert disk.words() == "One."
    assert told == [FULL]


@pytest.mark.usefixtures("at_once")
def test_newer_words_are_not_lost_to_older_ones_that_were_refused(
    disk: Disk, keeper: DraftKeeper
) -> None:
    disk.fails_with = FULL
    disk.may_write.clear()
    keeper.keep(a_draft(context="One."))
    disk.wait()
    keeper.keep(a_draft(context="Two."))
    disk.may_write.set()
    disk.wait()
    disk.fails_with = None
    keeper.end()
    assert disk.words() == "Two."


@pytest.mark.usefixtures("at_once")
def test_a_mistake_of_our_own_does_not_end_the_thread_and_tells_nothing_written(
    disk: Disk, keeper: DraftKeeper, told: list[StoreError]
) -> None:
    disk.fails_with = ValueError(NOTE)
    keeper.keep(a_draft(context="One."))
    disk.wait(2)
    disk.fails_with = None
    assert disk.written.wait(GENEROUS)
    assert disk.words() == "One."
    assert [str(each) for each in told] == ["The draft could not be kept (ValueError)."]


@pytest.mark.usefixtures("never")
def test_whoever_is_told_may_wait_for_somebody_who_writes(disk: Disk) -> None:
    disk.fails_with = FULL
    wrote = threading.Event()

    def write_elsewhere(_: StoreError) -> None:
        def write() -> None:
            mine.write_now()
            wrote.set()

        threading.Thread(target=write, daemon=True).start()
        assert wrote.wait(GENEROUS)

    mine = DraftKeeper(disk, write_elsewhere)
    mine.keep(a_draft())
    assert not mine.write_now()
    assert wrote.is_set()
    disk.fails_with = None
    assert mine.end()


# --- taking it away ---------------------------------------------------------------------------


@pytest.mark.usefixtures("never")
def test_a_dropped_draft_is_gone_and_what_waited_is_never_written(
    disk: Disk, keeper: DraftKeeper
) -> None:
    keeper.keep(a_draft(context="One."))
    keeper.write_now()
    keeper.keep(a_draft(context="Two."))
    keeper.drop(FIRST)
    assert keeper.end()
    assert disk.names() == []
    assert disk.tried == ["One."]


@pytest.mark.usefixtures("at_once")
def test_a_draft_that_is_being_written_does_not_come_back_after_it_was_dropped(
    disk: Disk, keeper: DraftKeeper
) -> None:
    disk.may_write.clear()
    keeper.keep(a_draft())
    disk.wait()
    dropping = threading.Thread(target=keeper.drop, args=(FIRST,), daemon=True)
    dropping.start()
    disk.may_write.set()
    dropping.join(GENEROUS)
    assert not dropping.is_alive()
    assert keeper.end()
    assert disk.names() == []


@pytest.mark.usefixtures("never")
def test_the_trouble_with_a_dropped_draft_is_over(
    disk: Disk, keeper: DraftKeeper, told: list[StoreError]
) -> None:
    disk.fails_with = FULL
    keeper.keep(a_draft())
    keeper.write_now()
    keeper.drop(FIRST)
    assert keeper.problem is None
    keeper.keep(a_draft())
    keeper.write_now()
    assert told == [FULL, FULL]
    disk.fails_with = None


def test_one_that_cannot_be_taken_away_is_told(
    keeper: DraftKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    keeper.keep(a_draft())
    assert keeper.write_now()
    monkeypatch.setattr(durable, "remove", refuse)
    with pytest.raises(StoreError, match="could not be taken away: you may not write there"):
        keeper.drop(FIRST)


@pytest.mark.usefixtures("at_once")
def test_after_an_end_that_did_not_happen_writing_goes_on(disk: Disk, keeper: DraftKeeper) -> None:
    keeper.keep(a_draft(context="One."))
    assert keeper.end()
    assert ended(keeper)
    disk.written.clear()
    keeper.keep(a_draft(context="Two."))
    assert disk.written.wait(GENEROUS)
    assert disk.words() == "Two."
