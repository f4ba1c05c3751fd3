"""What several test rooms need of the machine they run on."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def needs(tool: str) -> str:
    """Say where a program is, or end the test: skipped by name, or failed where CI is set."""
    found = shutil.which(tool)
    if found:
        return found
    reason = f"{tool} is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def plain_environment(home: Path) -> dict[str, str]:
    """Make the environment of a person who has only just arrived, with `home` as their home.

    Nothing of the test run is in it: no coverage (which imports much and costs instructions), no
    Python settings, no folder of this checkout on the path.
    """
    return {
        "HOME": str(home),
        "TICLIST_HOME": str(home / "ticlist"),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TMPDIR": tempfile.gettempdir(),
    }
