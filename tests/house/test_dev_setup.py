"""`./dev` sets up once, says so, repairs what was interrupted, and shows what went wrong.

A stand-in for uv makes real environments and installs nothing, so that no network is needed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, plain_environment
from ticlist import __version__

UV = """#!/bin/sh
case $1 in
    venv) exec python3 -m venv --without-pip "$5" ;;
    pip) [ ! -e "$0.broken" ] || { echo "no route to the index"; exit 1; } ;;
    *) exit 1 ;;
esac
"""
MAKES = "ticlist: making .venv with uv\n"
INSTALLS = "ticlist: installing Textual and tomli-w into .venv\n"


def script(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


class Checkout:
    """A checkout with blanks in its path, and a person who calls its script from elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "my files" / "ticlist"
        self.tools = folder / "bin"
        self.tools.mkdir()
        self.home = folder / "home of ana"
        self.home.mkdir()
        shutil.copytree(ROOT / "ticlist", self.root / "ticlist")
        for name in ("dev", "pyproject.toml"):
            shutil.copy2(ROOT / name, self.root / name)
        script(self.tools / "uv", UV)
        script(self.tools / "python3", f"#!/bin/sh\nexec '{sys.executable}' \"$@\"\n")

    def run(self) -> tuple[int, str, str]:
        env = plain_environment(self.home)
        done = subprocess.run(
            [self.root / "dev", "run", "--version"],
            cwd=self.home,
            env=env | {"PATH": f"{self.tools}:{env['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr


WORKS = f"ticlist {__version__}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_it_sets_up_once_and_is_silent_then(checkout: Checkout) -> None:
    assert checkout.run() == (0, WORKS, MAKES + INSTALLS)
    assert checkout.run() == (0, WORKS, "")


def test_changed_requirements_are_installed(checkout: Checkout) -> None:
    checkout.run()
    with (checkout.root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert checkout.run() == (0, WORKS, INSTALLS)


def test_a_failed_installer_is_heard_and_tried_again(checkout: Checkout) -> None:
    broken = checkout.tools / "uv.broken"
    broken.touch()
    code, shown, told = checkout.run()
    assert (code, shown) == (1, "")
    assert told.startswith(MAKES + INSTALLS + "no route to the index\nticlist: Could not install")
    assert told.endswith("call ./dev again once it is there.\n")
    broken.unlink()
    assert checkout.run() == (0, WORKS, INSTALLS)


def test_an_interrupted_set_up_is_made_again(checkout: Checkout) -> None:
    checkout.run()
    lock = checkout.root / ".venv.setup"
    lock.mkdir()
    ended = subprocess.Popen(["true"])
    ended.wait()
    (lock / "process").write_text(f"{ended.pid}\n", encoding="utf-8")
    again = "ticlist: the last set-up was interrupted; making .venv again\n"
    assert checkout.run() == (0, WORKS, again + MAKES + INSTALLS)
    assert not lock.exists()


def test_an_environment_whose_python_has_gone_is_made_again(checkout: Checkout) -> None:
    checkout.run()
    python = checkout.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere")
    gone = "ticlist: removing .venv, which does not work any more\n"
    assert checkout.run() == (0, WORKS, gone + MAKES + INSTALLS)
