"""The installed program, ended at random moments of typing and saving: nothing is missing."""

import os
import random
from pathlib import Path

from tests.end_to_end.conftest import installed as installed  # noqa: PLC0414 - pytest finds it here
from tests.faults.kills import CLOSED, KILL, run
from tests.faults.report import note, runs

RUNS = runs(200 if os.environ.get("CI") else 40)


def test_no_letter_is_missing_whatever_ends_the_program(installed: Path) -> None:
    seed = random.randrange(1_000_000)  # noqa: S311 - said with whatever goes wrong
    figures = run(RUNS, seed, [str(installed)])
    print(figures)  # noqa: T201 - the figures of a run that goes well are worth reading too
    note("the installed program: ended at random moments", figures.runs, figures.lost)
    assert not figures.trouble, figures
    assert (figures.runs, figures.lost) == (RUNS, 0)
    assert figures.letters > RUNS
    assert {KILL, CLOSED} <= {way.removesuffix(" while saving") for way in figures.ways}
