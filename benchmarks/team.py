"""What a team's pictures cost: publishing many contributions, beside DuckDB; collecting them."""

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.commands import TICLIST
from benchmarks.figure import Figure
from tests.storage.contributed import drop_of, quick_folder
from tests.tools import ROOT, plain_environment

COUNTS = (1_000, 10_000, 100_000)
RUNS = {1_000: 5, 10_000: 3, 100_000: 1}
OWNERS = 1_000
ENDED = {"2024", "2025"}
"""The years of periods that are collected whenever this is run."""

_FIRST_OWNER = 200_000

# In processor seconds.
BESIDE_DUCKDB = 1.0
# A file more among the hundred thousand, against one more among the ten thousand.
A_FILE = 1.5
# In MiB.
MORE_MEMORY = 4.0
# In seconds, for a thousand.
COLLECTED = 30.0

_ASK = """
import sys, duckdb
print(len(duckdb.sql(sys.argv[1]).fetchall()))
"""

# From a small process: one that was begun by a large one counts as having been as large.
_MEASURE = """
import resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
memory = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(seconds, used.ru_utime + used.ru_stime, memory)
sys.exit(done.returncode)
"""


class Taken(NamedTuple):
    """What a program took: seconds, those of the processor, and MiB at most."""

    seconds: float
    processor: float
    memory: float

    def told(self) -> str:
        return f"{self.processor:.2f} s ({self.seconds:.1f} by the clock), {self.memory:.0f} MiB"


def measure(folder: Path) -> Iterator[Figure]:
    """Publish and query the same files in turn; in memory, so that the disk is not measured."""
    with quick_folder() as memory:
        taken = {}
        for count in COUNTS:
            drop = drop_of(memory / str(count), count, in_small_groups=False)
            taken[count] = ours, theirs = _in_turn(drop, RUNS[count])
            name = f"{count:,} published / by DuckDB"
            ratio = ours.processor / theirs.processor
            yield Figure(name, ours.told(), theirs.told(), ratio, BESIDE_DUCKDB, " x")
    yield from _growth(taken)
    if os.geteuid():
        sys.stderr.write("ticlist: only root can make an inbox of many owners; it stays out.\n")
    else:
        yield _collecting(folder / "team")


def _growth(taken: Mapping[int, tuple[Taken, Taken]]) -> list[Figure]:
    few, some, many = COUNTS
    ours = {count: each[0] for count, each in taken.items()}
    # What each further file takes: whatever it takes to start is in both.
    early, late = (
        (ours[to].processor - ours[since].processor) / (to - since)
        for since, to in ((few, some), (some, many))
    )
    more = ours[many].memory - ours[few].memory
    more_of_duckdb = taken[many][1].memory - taken[few][1].memory
    name = f"a file more, up to {many:,} / to {some:,}"
    shown = f"{late * 1e6:.0f} us", f"{early * 1e6:.0f} us"
    return [
        Figure(name, shown[0], shown[1], late / early, A_FILE, " x"),
        Figure(
            f"memory for {many:,}, more than {few:,}",
            f"{more:.1f} MiB",
            f"DuckDB {more_of_duckdb:.0f} MiB",
            more,
            MORE_MEMORY,
            " MiB",
        ),
    ]


def _in_turn(drop: Path, runs: int) -> tuple[Taken, Taken]:
    [query] = re.findall(
        r"^```sql\n(.*?)^```$",
        (ROOT / "docs" / "analyst.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    query = query.replace("CAST('the least of your site' AS INTEGER)", "5")
    (drop / "inbox").mkdir()
    env = _environment(drop)
    ours, theirs = [], []
    for _ in range(runs):
        for each in (drop / "pictures").iterdir():
            each.unlink()
        ours.append(_run([*TICLIST, "team", "--publish"], env, ROOT))
        theirs.append(_run([sys.executable, "-c", _ASK, query], env, drop))
    if not any((drop / "pictures").iterdir()):
        message = f"no picture was made of {drop}"
        raise RuntimeError(message)
    return _median(ours), _median(theirs)


def _median(taken: Sequence[Taken]) -> Taken:
    return Taken(*map(statistics.median, zip(*taken, strict=True)))


def _environment(drop: Path) -> dict[str, str]:
    env = plain_environment(drop.parent / f"home-{drop.name}")
    config = Path(env["TICLIST_HOME"]) / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(f'[team]\nname = "A team"\ndrop = "{drop}"\n', "utf-8")
    return {**env, "XDG_CONFIG_DIRS": str(config / "none")}


def _run(command: Sequence[str], env: Mapping[str, str], folder: Path) -> Taken:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _MEASURE, *command],
        env=env,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"{command[:4]} ended with {done.returncode}: {done.stderr}"
        raise RuntimeError(message)
    return Taken(*map(float, done.stdout.split()))


def _collecting(drop: Path) -> Figure:
    """Collect what a thousand people put in; on the disk, since every line is synced there."""
    drop_of(drop, OWNERS * 2, in_small_groups=False)
    (drop / "collected").rename(drop / "inbox")
    (drop / "inbox").chmod(0o3733)
    ended = [each for each in (drop / "inbox").iterdir() if each.name[:4] in ENDED]
    for number, each in enumerate(ended[:OWNERS]):
        os.chown(each, _FIRST_OWNER + number, -1)
    for each in ended[OWNERS:]:
        each.unlink()
    taken = _run([*TICLIST, "team", "--collect"], _environment(drop), ROOT)
    done = len(list((drop / "collected").iterdir()))
    if done != OWNERS:
        message = f"of {OWNERS} contributions {done} were collected"
        raise RuntimeError(message)
    name = f"{OWNERS:,} collected, of as many owners"
    return Figure(name, taken.told(), "", taken.seconds, COLLECTED, " s")
