"""The servers of these tests, each made by the page's commands."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server.world import World, machine
from tests.tools import needs

_TOOLS = (
    "unshare",
    "nsenter",
    "setpriv",
    "ssh",
    "/usr/sbin/sshd",
    "/usr/sbin/useradd",
    "systemctl",
    "apt-get",
)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server for several files of tests, each of which adds members with names of its own."""
    with _server(tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture(scope="module")
def own_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A server for one file of tests: for those that look at all of it, or spoil something."""
    with _server(tmp_path_factory.mktemp("server")) as made:
        yield made


@contextmanager
def _server(folder: Path) -> Iterator[World]:
    """Make a server that twenty colleagues could use, without members as yet."""
    if os.geteuid():
        _not_here("only root can make a server for a test")
    for each in _TOOLS:
        needs(each)
    asked = "import sys; print(*sys.version_info[:2])"
    theirs = subprocess.run(
        ["/usr/bin/python3", "-c", asked], capture_output=True, text=True, check=False
    ).stdout.split()
    ours = [str(each) for each in sys.version_info[:2]]
    if theirs != ours:
        _not_here(f"/usr/bin/python3 is {theirs}, and what runs the tests is {ours}")
    with machine(folder) as pid:
        made = World(folder, pid)
        try:
            made.set_up()
            yield made
        finally:
            made.stop_sshd()


def _not_here(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
