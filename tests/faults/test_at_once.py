"""Many programs save at once under the same names: each reflection is kept, whole, once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.report import note, runs
from tests.faults.saver import DISKS
from tests.storage.making import home_in
from tests.tools import ROOT
from ticlist.storage.names import named
from ticlist.storage.store import Store

PROGRAMS = 20
LONG_ENOUGH = 300


def saved_at_once(folder: Path, saves: int, disk: str) -> list[str]:
    """Have every program save; give what each was told is kept, a line each."""
    command = [sys.executable, "-m", "tests.faults.saver", str(folder)]
    running = [
        subprocess.Popen(
            [*command, str(number), str(saves), disk],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROGRAMS)
    ]
    try:
        for each in running:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in running:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        said = [each.communicate(timeout=LONG_ENOUGH)[0] for each in running]
        assert [each.returncode for each in running] == [0] * PROGRAMS
    finally:
        for each in running:
            each.kill()
            each.communicate()
    return "".join(said).splitlines()


@pytest.mark.parametrize("disk", DISKS)
def test_of_a_thousand_saves_at_once_none_is_lost(disk: str, tmp_path: Path) -> None:
    saves = max(1, runs(1000 if disk == DISKS[0] else 100) // PROGRAMS)
    kept = saved_at_once(tmp_path, saves, disk)
    assert len(kept) == PROGRAMS * saves
    store = Store(home_in(tmp_path))
    words = {store.read(each.id).context for each in store.names()}
    lost = 0
    for line in kept:
        reflection_id, number, each = line.split()
        assert named(reflection_id)
        said = f"Written by program {number}, for the {each}th time."
        lost += store.read(reflection_id).context != said
    note(f"programs saving at once: {disk}", len(kept), lost)
    assert lost == 0
    assert len(words) == len(store.names()) == len(kept)
    assert not [each.name for each in tmp_path.rglob(".*")]
