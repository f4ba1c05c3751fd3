"""Several people on one machine: only root can stand in for them."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ADA, BEN = 61001, 61002
TEAM = 61003


def only_as_root() -> None:
    """End the test where nobody can be stood in for: skipped by name, or failed where CI is set."""
    if os.geteuid() != 0:
        reason = "only root can stand in for several people"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@contextlib.contextmanager
def acting_as(uid: int, gid: int | None = None, *, is_member: bool = True) -> Iterator[None]:
    """Do what follows as another account, one that needs no name."""
    groups = os.getgroups()
    os.setgroups([TEAM] if is_member else [])
    os.setegid(uid if gid is None else gid)
    os.seteuid(uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@contextlib.contextmanager
def common_ground() -> Iterator[Path]:
    """Make a folder that everybody can enter, which the folders of tests are not."""
    folder = Path(tempfile.mkdtemp(prefix="ticlist-people-"))
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        shutil.rmtree(folder)
