"""`./dev` says in plain words what it can do and what it lacks."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools import ROOT

# What a machine without Python still has.
BARE = ("cat", "cksum", "cmp", "dirname", "env", "mkdir", "mktemp", "readlink", "rm", "sh", "sleep")


def dev(*arguments: str, script: Path = ROOT / "dev", **env: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [script, *arguments],
        cwd=script.parent,
        env={"PATH": "/usr/bin:/bin"} | env,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The script in a checkout of its own, with blanks in its path, reached through a link."""
    folder = tmp_path / "my files"
    folder.mkdir()
    for name in ("dev", "pyproject.toml"):
        shutil.copy2(ROOT / name, folder / name)
    link = tmp_path / "link"
    link.symlink_to(folder / "dev")
    return link


@pytest.fixture
def bare_path(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in BARE:
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


@pytest.mark.parametrize("arguments", [(), ("--help",), ("help",)])
def test_it_shows_examples_of_every_command(arguments: tuple[str, ...]) -> None:
    code, shown, told = dev(*arguments)
    commands = re.findall(
        r"^        (\w+)\) \w+ \"\$@\" ;;$", (ROOT / "dev").read_text(), re.MULTILINE
    )
    assert (code, told) == (0, "")
    assert shown.startswith("Examples:\n")
    assert len(commands) == 6
    assert all(f"  ./dev {command} " in shown for command in commands)
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tset",), './dev has no command "tset"; ./dev --help names those it has.'),
        (("check", "it"), "./dev check takes no arguments."),
        (("test", "--python"), "--python takes a version, as in ./dev test --python 3.13"),
        (("test", "--python=3.10"), "Python 3.11 or newer is needed; --python takes a version"),
        (("test", "--python", "3.19"), "Python 3.19 was asked for, and is not installed here."),
    ],
)
def test_wrong_use_is_told_in_a_line(arguments: tuple[str, ...], told: str, unpacked: Path) -> None:
    code, shown, heard = dev(*arguments, script=unpacked)
    assert (code, shown, heard.count("\n")) == (2, "", 1)
    assert heard.startswith(f"ticlist: {told}")


def test_a_machine_without_python(unpacked: Path, bare_path: Path) -> None:
    code, _, told = dev("run", script=unpacked, PATH=str(bare_path))
    assert code == 2
    assert told.startswith("ticlist: Python 3.11 or newer is needed, and was not found.")


def test_a_python_that_is_too_old(unpacked: Path, bare_path: Path) -> None:
    old = bare_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    code, _, told = dev("run", script=unpacked, PATH=str(bare_path))
    assert code == 2
    assert told.startswith("ticlist: Python 3.11 or newer is needed, and was not found.")
    assert not (unpacked.parent / "my files" / ".venv").exists()
