"""Members' lines, dropped at random moments of typing: nothing is missing and nothing runs on."""

import os
import random
from collections.abc import Iterator

import pytest

from tests.faults.report import note, runs
from tests.server.dropping import SOON, WAYS, run
from tests.server.world import World

RUNS = runs(100 if os.environ.get("CI") else 12)
CONFIG = "/etc/ssh/sshd_config.d/ticlist.conf"
SPINNING = 0.7
"""Seconds of a processor that no end of a program needs."""


@pytest.fixture
def impatient(world: World) -> Iterator[World]:
    """The server, with an sshd that sooner gives up a client that does not answer."""
    config = world.path(CONFIG)
    as_it_was = config.read_text(encoding="utf-8")
    sooner = as_it_was.replace("ClientAliveInterval 15", "ClientAliveInterval 1")
    assert sooner != as_it_was
    config.write_text(sooner, encoding="utf-8")
    world.stop_sshd()
    world.start_sshd()
    yield world
    config.write_text(as_it_was, encoding="utf-8")
    world.stop_sshd()
    world.start_sshd()


def test_no_letter_is_missing_and_nothing_runs_on_however_a_line_is_dropped(
    impatient: World,
) -> None:
    seed = random.randrange(1_000_000)  # noqa: S311 - said with whatever goes wrong
    figures = run(impatient, RUNS, seed)
    print(figures)  # noqa: T201 - the figures of a run that goes well are worth reading too
    note("a team's server: lines dropped at random moments", figures.runs, figures.lost)
    assert not figures.trouble, figures
    assert (figures.runs, figures.lost) == (RUNS, 0)
    assert figures.letters > RUNS
    assert set(figures.ways) == set(WAYS[:RUNS])
    assert figures.held < SOON, figures
    assert figures.busiest < SPINNING, figures
