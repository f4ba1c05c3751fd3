"""Tests reach no real home, and say so when a tool that they need is missing."""

import os
from pathlib import Path

import pytest

from tests.tools import needs, plain_environment


def test_home_is_the_tests_own(tmp_path: Path) -> None:
    assert Path.home().is_relative_to(tmp_path)
    assert Path(os.environ["TICLIST_HOME"]).is_relative_to(tmp_path)
    assert not [name for name in os.environ if name.startswith("XDG_") or name == "NO_COLOR"]


def test_a_newcomers_environment_names_no_other_home(tmp_path: Path) -> None:
    held = plain_environment(tmp_path)
    assert {"HOME", "TICLIST_HOME"} <= held.keys()
    assert not [name for name in held if name.startswith(("COVERAGE", "PYTHON", "XDG_"))]


def test_a_missing_tool_skips_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-tool is not installed"):
        needs("no-such-tool")


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-tool is not installed"):
        needs("no-such-tool")


def test_a_tool_that_is_there_is_found() -> None:
    assert os.access(needs("sh"), os.X_OK)
