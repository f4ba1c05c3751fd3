"""What keeping costs: a save, a draft, broken files among many, a key while the disk stalls."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest import mock

from benchmarks.figure import Figure
from tests.storage.making import a_draft, a_reflection, home_in
from ticlist.errors import FileRefusedError
from ticlist.files import durable
from ticlist.files.reflection_file import draft_bytes, read_reflection, reflection_bytes
from ticlist.model.walk import with_another_id
from ticlist.storage.drafts import Drafts
from ticlist.storage.keeper import DraftKeeper
from ticlist.storage.store import Store

WRITES = 1_000
FILES = 10_000
BROKEN = 100
STALL = 2.0
KEPT = 200
_AT_A_TIME = 100
# Of what a file that is only written and synced takes: ours is read back, linked, and looked after.
WRITE_TARGET = 5.0
BROKEN_TARGET = 1.05
STALL_TARGET = 0.005


def measure() -> list[Figure]:
    """Measure each; writes are compared with the least that puts the same bytes on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_writes(Path(folder)), _broken_among_many(), _typing_while_it_stalls(Path(folder))]


def _writes(folder: Path) -> list[Figure]:
    paths = home_in(folder / "person")
    store, drafts, least = Store(paths), Drafts(paths), folder / "least"
    least.mkdir()
    data = reflection_bytes(a_reflection())
    saves, keeps, plain = [], [], []
    for number in range(WRITES):
        reflection = with_another_id(a_reflection())
        draft = a_draft(context=f"An odd week, {number}.")
        saves.append(_seconds(partial(store.save, reflection)))
        keeps.append(_seconds(partial(drafts.keep, draft)))
        plain.append(_seconds(partial(_write, least, str(number), data)))
    assert len(draft_bytes(a_draft())) >= len(data)
    return [_figure("a save", saves, plain), _figure("a draft written", keeps, plain)]


def _figure(name: str, ours: list[float], least: list[float]) -> Figure:
    ratio = statistics.median(ours) / statistics.median(least)
    return Figure(f"{name} (slowest of 100)", _shown(ours), _shown(least), ratio, WRITE_TARGET)


def _shown(seconds: list[float]) -> str:
    slowest = statistics.quantiles(seconds, n=100)[-1]
    return f"{statistics.median(seconds) * 1000:.1f} ({slowest * 1000:.1f}) ms"


def _write(folder: Path, name: str, data: bytes) -> None:
    for path, flags in ((folder / name, os.O_WRONLY | os.O_CREAT), (folder, os.O_RDONLY)):
        file = os.open(path, flags, 0o600)
        if path != folder:
            os.write(file, data)
        os.fsync(file)
        os.close(file)


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _broken_among_many() -> Figure:
    """Read as many files with broken ones among them as without, in turn."""
    whole = reflection_bytes(a_reflection())
    sound = [whole] * _AT_A_TIME
    mixed = [*sound[BROKEN * _AT_A_TIME // FILES :], whole[: len(whole) // 2]]
    ours = least = 0.0
    for _ in range(FILES // _AT_A_TIME):
        ours += _processor(mixed)
        least += _processor(sound)
    shown = f"{ours:.2f} s", f"{least:.2f} s"
    return Figure("10,000 read, 100 broken", *shown, ours / least, BROKEN_TARGET)


def _processor(files: list[bytes]) -> float:
    began = time.process_time()
    for data in files:
        try:
            read_reflection(data, where="a.toml")
        except FileRefusedError as error:
            str(error)
    return time.process_time() - began


def _typing_while_it_stalls(folder: Path) -> Figure:
    """What a key waits for the draft to be taken while the disk does not answer."""
    quick = _keys(folder / "quick")

    def stalled(_: int) -> None:
        time.sleep(STALL)

    with mock.patch.object(durable, "_sync", stalled):
        slow = _keys(folder / "slow")
    ours, least = (statistics.quantiles(each, n=100)[-1] for each in (slow, quick))
    more = max(0.0, ours - least)
    shown = f"{ours * 1000:.2f} ms", f"{least * 1000:.2f} ms"
    return Figure("a key while the disk stalls", *shown, more / STALL_TARGET, 1.0)


def _keys(home: Path) -> list[float]:
    keeper = DraftKeeper(Drafts(home_in(home)), lambda _: None)
    seconds = []
    for number in range(KEPT):
        draft = a_draft(context=f"Word {number}.")
        seconds.append(_seconds(partial(keeper.keep, draft)))
        time.sleep(0.01)
    keeper.end()
    return seconds
