"""A person who adds to their team's picture, its folder, and another window of theirs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.adding import Before, door_of, person_in
from tests.storage import teams
from ticlist.storage import inbox
from ticlist.storage.paths import Paths
from ticlist.together import Together


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return person_in(tmp_path / "person")


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    return teams.a_drop(tmp_path)


@pytest.fixture
def door(paths: Paths, drop: Path) -> Together:
    return door_of(paths, drop)


@pytest.fixture
def right_before_it_is_put(monkeypatch: pytest.MonkeyPatch) -> Before:
    def have(done: Callable[[], object]) -> None:
        put = inbox.put

        def later(*given: object) -> None:
            monkeypatch.setattr(inbox, "put", put)
            done()
            put(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(inbox, "put", later)

    return have
