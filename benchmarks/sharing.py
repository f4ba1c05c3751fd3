"""What writing a pack of many reflections takes, format by format, and in how much memory."""

import subprocess
import sys

from benchmarks.figure import Figure
from benchmarks.made_up import text_of
from tests.tools import ROOT
from ticlist.files.reflection_file import read_reflection
from ticlist.sharing.chosen import Chosen, Part
from ticlist.sharing.layouts import sheet_of
from ticlist.sharing.sheet import Sheet
from ticlist.sharing.taken import taken

MANY = 250
PARTS: frozenset[Part] = frozenset({"answers", "basis", "scope", "steps", "words"})

# In seconds.
TARGETS = {"html": 2.0, "md": 2.0, "pdf": 10.0, "docx": 10.0}

# By itself, so that nothing is loaded or kept from before.
_WRITE = """
import resource, sys, time
from benchmarks.sharing import pack
from ticlist.sharing.formats import FORMATS, written
sheet = pack()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
size = sum(map(len, written(sheet, FORMATS[sys.argv[1]])))
seconds = time.perf_counter() - began
more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
more += resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(seconds, size, more * (1 if sys.platform == "darwin" else 1024))
"""


def pack() -> Sheet:
    """Lay out 250 reflections of 40 prompts each, with nearly everything in them chosen."""
    chosen = Chosen(PARTS, layout="full")
    copies = []
    for number in reversed(range(MANY)):
        reflection = read_reflection(text_of(number).encode(), where="a.toml")
        copies.append(taken(reflection, chosen, {}))
    return sheet_of(copies, chosen)


def measure() -> list[Figure]:
    """Write it whole, what has to be loaded for that included."""
    return [_figure(name) for name in TARGETS]


def _figure(name: str) -> Figure:
    done = subprocess.run(
        [sys.executable, "-c", _WRITE, name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f"{name}: {done.stderr.strip().splitlines()[-1]}"
        raise RuntimeError(message)
    seconds, size, memory = map(float, done.stdout.split())
    shown = f"{size / 1e6:.1f} MB, in {memory / 2**20:.0f} MiB"
    return Figure(f"{MANY} reflections as .{name}", shown, "", seconds, TARGETS[name], " s")
