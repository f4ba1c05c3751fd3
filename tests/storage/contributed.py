"""Made-up contributions that were collected, by the hundred thousand.

The same number gives the same files on every machine. Most are of three checklists, and many
groups are of about ten people, so that everything happens at the edges of the rules too: just
enough people and one less, two in three and one less.
"""

import contextlib
import os
import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ticlist.model.contribution import ANSWER_WORDS

PERIODS = ("2024", "2025-Q1", "2025-Q4", "2025-02", "2025-12", "9998-Q4", "9998-12", "9998")
"""In which they are; the last ones end after whoever runs the tests."""

LARGE = ("school", "clinic", "social-work")
PROMPTS = 24

_IN_A_SMALL_GROUP = 10
_BYTE = 256


@contextlib.contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder in memory where the machine has such, for as long as it is wanted."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own
    above = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="ticlist-team-", dir=above) as folder:
        yield Path(folder)


def drop_of(folder: Path, count: int, *, in_small_groups: bool = True) -> Path:
    """Make a team's folder in which so many contributions were collected."""
    for each in ("collected", "pictures"):
        (folder / each).mkdir(parents=True, mode=0o700)
    chance = random.Random(count)  # noqa: S311 - the same every time is what is wanted
    at = os.open(folder / "collected", os.O_RDONLY | os.O_DIRECTORY)
    try:
        for number in range(count):
            group = _small_group(number, count) if in_small_groups else None
            period, line = _line(LARGE[number % len(LARGE)], group, chance)
            _write(at, f"{period}-{chance.getrandbits(128):032x}.json", line)
    finally:
        os.close(at)
    return folder


def _write(folder: int, name: str, line: str) -> None:
    # Nothing is synced: nobody needs them after the test.
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
    try:
        os.write(file, line.encode())
    finally:
        os.close(file)


def _small_group(number: int, count: int) -> int | None:
    return None if number % 5 else number // 5 % max(1, count // 5 // _IN_A_SMALL_GROUP)


def _line(checklist: str, group: int | None, chance: random.Random) -> tuple[str, str]:
    if group is None:
        period = chance.choice(PERIODS)
    else:
        checklist, period = f"small-{group}", PERIODS[group % len(PERIODS)]
    said = [of[byte] for of, byte in zip(_prompts(), chance.randbytes(PROMPTS), strict=True)]
    answers = ", ".join(filter(None, said)) or _prompts()[0][0]
    head = f'{{"format": 1, "checklist": "{checklist}", "version": "2026.1", "period": "{period}"'
    return period, f'{head}, "answers": {{{answers}}}}}\n'


@cache
def _prompts() -> list[list[str]]:
    """For each prompt what a byte of chance makes of it: a word for it, or nothing."""
    made = []
    for number in range(PROMPTS):
        # From one prompt to the next other words are more likely, and fewer people have it.
        weights = [1 + (number >> place) % 3 for place in range(len(ANSWER_WORDS))]
        share = [
            word for word, weight in zip(ANSWER_WORDS, weights, strict=True) for _ in range(weight)
        ]
        answered = _BYTE - number * _BYTE // PROMPTS
        words = [share[each % len(share)] for each in range(answered)]
        texts = [f'"prompt-{number}/{1 + number % 2}": "{word}"' for word in words]
        made.append(texts + [""] * (_BYTE - answered))
    return made
