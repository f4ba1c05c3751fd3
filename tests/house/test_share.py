"""What is installed beside the program, the manual and completing in shells, is that of the code.

`RENEW_GOLDEN=1 ./dev test tests/house/test_share.py` writes it anew.
"""

import os
import re
import subprocess
from collections.abc import Callable

import pytest

from docs import manual_page
from tests.tools import ROOT, needs
from ticlist.commands import COMMANDS
from ticlist.commands.completions import script_for
from ticlist.commands.shells.taken import command_named, taken_by

MADE: dict[str, Callable[[], str]] = {
    "share/man/man1/ticlist.1": manual_page.page,
    "share/bash-completion/completions/ticlist": lambda: script_for("bash"),
    "share/zsh/site-functions/_ticlist": lambda: script_for("zsh"),
    "share/fish/vendor_completions.d/ticlist.fish": lambda: script_for("fish"),
}
WRITTEN = {"share/ticlist/ticlist-login"}
"""What is made from nothing."""

VARIABLE = re.compile(
    r'"((?:TICLIST|XDG)_[A-Z_]+|NO_COLOR|FORCE_COLOR|ACCESSIBLE|TERM|LANG|LC_[A-Z]+)"'
)


@pytest.mark.parametrize("name", MADE)
def test_it_is_what_the_code_makes(name: str) -> None:
    file = ROOT / name
    if os.environ.get("RENEW_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MADE[name](), encoding="utf-8")
    assert file.read_text("utf-8") == MADE[name]()


def test_nothing_else_is_installed_beside_the_program() -> None:
    files = {path for path in (ROOT / "share").rglob("*") if path.is_file()}
    assert {path.relative_to(ROOT).as_posix() for path in files} == {*MADE, *WRITTEN}


@pytest.fixture(scope="module")
def shown() -> str:
    """Give the manual as a terminal shows it, on one line."""
    done = subprocess.run(
        [needs("groff"), "-k", "-ww", "-man", "-Tutf8", "-P-cbou", "-rLL=200n"],
        input=manual_page.page(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_shows_all_that_a_command_takes_and_says(name: str, shown: str) -> None:
    command, takes = command_named(name), taken_by(name)
    told = [each.does for each in takes.options if each.name != "--help"]
    told += [each.does for each in takes.words]
    told += [f"{line} {does}" for line, does in command.examples]
    assert f"ticlist {' '.join([name, *map(manual_page._shown, takes.words)])}" in shown
    assert not [each for each in told if each not in shown]
    assert " ".join(command.notes.split()) in shown


def test_every_variable_that_the_code_heeds_stands_in_the_administrators_page_and_the_manual(
    shown: str,
) -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "ticlist").rglob("*.py"))
    heeded = set(VARIABLE.findall("".join(sources)))
    assert {"TICLIST_HOME", "NO_COLOR"} <= heeded
    table = manual_page._table("administrator", "| variable |")
    told = set(re.findall(r"`([A-Z_]+)`", " ".join(first for first, _ in table)))
    assert not heeded - told
    assert not {each for each in told if each not in shown}
