"""ticlist as somebody installs it: a wheel in an environment of its own, started elsewhere."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person
from tests.tools import ROOT, needs, plain_environment


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `ticlist` command of the wheel, in a fresh environment that sees the running one's."""
    folder = tmp_path_factory.mktemp("installed")
    venv = folder / "environment"
    _run(folder, sys.executable, "-m", "build", "--no-isolation", "-w", "-o", folder, ROOT)
    _run(folder, sys.executable, "-m", "venv", "--without-pip", venv)
    python = venv / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    purelib = Path(_run(folder, python, "-c", ask).strip())
    (purelib / "running.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    wheel = next(folder.glob("*.whl"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    _run(folder, *pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
    return venv / "bin" / "ticlist"


def _run(home: Path, *command: str | Path) -> str:
    done = subprocess.run(
        command,
        cwd=home,
        env=plain_environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def ticlist(installed: Path, tmp_path: Path) -> Installed:
    """The installed command and an empty store."""
    return Installed(installed, tmp_path)


@pytest.fixture
def open_ticlist(ticlist: Installed) -> Iterator[Open]:
    """Opens the program on a terminal that is closed after the test."""
    with ExitStack() as terminals:

        def start(
            *arguments: str,
            size: tuple[int, int] = (80, 24),
            env: Mapping[str, str | None] | None = None,
        ) -> Person:
            return terminals.enter_context(ticlist.opened(*arguments, size=size, env=env))

        yield start


@pytest.fixture
def shell(ticlist: Installed) -> Iterator[Person]:
    """A shell that ticlist can be begun from, in a window wide enough for its command."""
    env = {**dict.fromkeys(os.environ), **plain_environment(ticlist.folder), "PS1": "READY> "}
    command = [needs("bash"), "--norc", "-i"]
    with Person(command, env=env, cwd=ticlist.elsewhere(), cols=200) as person:
        person.wait_for("READY>")
        yield person
