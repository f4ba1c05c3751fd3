"""A person's own folders, with a small checklist in them."""

import os
from pathlib import Path

import pytest

from tests.plain.answering import Sitting
from tests.screens.checklist import shelve
from ticlist.storage.paths import Paths, paths_from


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The folders in force, with the checklist `tiny` and no site."""
    found = paths_from(os.environ, Path.home())
    found = found._replace(sites=(tmp_path / "site",))
    shelve(found)
    return found


@pytest.fixture
def sit(paths: Paths) -> Sitting:
    """Somebody who answers line by line."""
    return Sitting(paths)
