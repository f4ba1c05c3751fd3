"""No test reaches a real home, and none depends on the settings of the person who runs it."""

import os
from pathlib import Path

import pytest

from tests.tools import ROOT

SETTINGS = {
    "ACCESSIBLE",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORFGBG",
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "SSH_ORIGINAL_COMMAND",
    "TZ",
}
FAMILIES = ("LC_", "TEXTUAL", "TICLIST_", "XDG_")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name in SETTINGS or name.startswith(FAMILIES):
            monkeypatch.delenv(name)
    # Programs that tests start are not measured: each would take half as long again to start.
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TICLIST_HOME", str(tmp_path / "ticlist"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    # A ticlist that a test starts in another folder has to be this one, not an installed one.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture(scope="session")
def house() -> Path:
    """The root of the repository."""
    return ROOT
