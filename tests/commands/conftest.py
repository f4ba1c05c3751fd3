"""A home and a site of its own for each test of a command."""

from pathlib import Path

import pytest

from tests.commands.running import Program, Run, program_stood_in_for
from ticlist.storage.paths import Paths, current_paths


@pytest.fixture(autouse=True)
def _own_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "site"))


@pytest.fixture
def paths() -> Paths:
    return current_paths()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(capsys, monkeypatch)


@pytest.fixture
def on_a_terminal(run: Run) -> None:
    run.terminals |= {"stdin", "stdout", "stderr"}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Program:
    return program_stood_in_for(monkeypatch)
