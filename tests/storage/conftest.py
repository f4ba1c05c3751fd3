"""A home of its own for each test of storage."""

from pathlib import Path

import pytest

from tests.storage.disk import Disk
from tests.storage.making import home_in
from ticlist.errors import StoreError
from ticlist.storage.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home_in(tmp_path / "person")


@pytest.fixture
def disk(paths: Paths) -> Disk:
    return Disk(paths)


@pytest.fixture
def told() -> list[StoreError]:
    """What whoever keeps a draft was told went wrong."""
    return []
