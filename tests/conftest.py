"""No test reaches a real home, and none depends on the settings of the person who runs it."""

import os
import pwd
import signal
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.tools import ROOT
from ticlist import advice, cli
from ticlist.storage import settings as settings_module

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
    "SSH_CONNECTION",
    "SSH_ORIGINAL_COMMAND",
    "SSH_TTY",
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


@pytest.fixture
def locked_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home of somebody on a machine that its administrator has locked to ticlist."""
    rules, home = tmp_path / "etc" / "settings.toml", tmp_path / "home-of-the-account"
    rules.parent.mkdir()
    rules.write_text("[site]\nlocked = true\n", encoding="utf-8")
    rules.chmod(0o644)
    home.mkdir()
    for module in (advice, cli, settings_module):
        monkeypatch.setattr(module, "SITE_RULES", rules)
    monkeypatch.setattr(settings_module, "_ROOT", os.getuid())
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_dir=str(home)))
    # Much is taken out of it, and the next test wants it as it was.
    monkeypatch.setattr(os, "environ", dict(os.environ))
    before = signal.getsignal(signal.SIGTSTP)
    yield home
    signal.signal(signal.SIGTSTP, before)


@pytest.fixture(scope="session")
def house() -> Path:
    """The root of the repository."""
    return ROOT
