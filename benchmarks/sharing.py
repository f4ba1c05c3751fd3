"""What writing a pack of many reflections takes, format by format."""

import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from ticlist.sharing.formats import FORMATS, written
from ticlist.sharing.sheet import Block, Fact, Grid, GridRow, Heading, Passage, Sheet

MANY = 250
PROMPTS = 9
WORDS = "I noticed that I had told the loudest ones only. I could ask who else wants to know.\n" * 3
ANSWERS = ("not_yet", "sometimes", "often", "routine", "not_role", "")

# In seconds.
TARGETS = {"html": 2.0, "md": 2.0}


def pack() -> Sheet:
    """250 reflections of some thirty blocks, and what they say over time."""
    return Sheet(
        "A pack", (Fact("For", "Supervision"),), (*_reflections(), *(_grid(n) for n in range(21)))
    )


def _reflections() -> Iterator[Block]:
    for number in range(MANY):
        yield Heading(f"Reflection {number + 1}")
        yield Heading("Trust and transparency", 3)
        for prompt in range(PROMPTS):
            yield Passage("prompt", f"{prompt}: I say what will happen next, and why.")
            yield Passage("answer", "More often than not")
            yield Passage("words", WORDS)


def _grid(number: int) -> Grid:
    rows = tuple(
        GridRow(f"Prompt {row}", tuple(ANSWERS[(row + at) % len(ANSWERS)] for at in range(12)))
        for row in range(30)
    )
    columns = tuple(f"{number * 12 + at}. May 2026" for at in range(12))
    return Grid("Over time", "Thirty prompts, twelve times.", columns, rows)


def measure() -> Iterator[Figure]:
    """Write it whole, what has to be loaded for that included."""
    sheet = pack()
    for name, target in TARGETS.items():
        began = time.perf_counter()
        size = sum(map(len, written(sheet, FORMATS[name])))
        seconds = time.perf_counter() - began
        shown = f"{size / 1e6:.1f} MB"
        yield Figure(f"{MANY} reflections as .{name}", shown, "", seconds, target, " s")
