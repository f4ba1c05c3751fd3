"""A person's own folders; what is in them is for each test to say."""

import os
from pathlib import Path

import pytest

from ticlist.storage.paths import Paths, paths_from


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders in force, with nothing in them and no site."""
    found = paths_from(os.environ, Path.home())
    return found._replace(sites=(tmp_path / "site",))
