"""What is told to do next can be done: by commands, or by a login that opens only ticlist."""

import re
import shlex
from pathlib import Path

import pytest

from tests.storage.test_shared_files import AT
from ticlist import advice
from ticlist.advice import MOST_FILES, Advice, advised, fetched_by, files_that_stay
from ticlist.commands import COMMANDS
from ticlist.commands.ssh import ALLOWED
from ticlist.storage.exports import Exported, note
from ticlist.storage.paths import Paths

EVERY = {name: each for name, each in vars(advice).items() if isinstance(each, Advice)}


@pytest.mark.parametrize("name", EVERY)
def test_it_names_only_what_can_be_typed_there(name: str) -> None:
    usual, locked = EVERY[name]
    assert "ssh SERVER" not in usual
    assert set(re.findall(r"'ticlist ([\w-]+)", usual)) <= set(COMMANDS)
    assert not re.findall(r"'ticlist ", locked)
    assert set(re.findall(r"'ssh SERVER ([\w-]+)", locked)) <= set(ALLOWED)
    assert usual.count("{}") in {locked.count("{}"), 1}


def test_an_open_machine_has_commands() -> None:
    assert advised(advice.GO_ON) == "'ticlist reflect --resume' goes on with it."


@pytest.mark.usefixtures("locked_site")
def test_on_a_locked_one_people_log_in() -> None:
    assert advised(advice.GO_ON) == "Log in again: it waits under 'Unfinished'."


def test_a_file_is_fetched_by_its_name_whatever_it_is() -> None:
    assert fetched_by(Path("/home/nina/ticlist-exports/sheet-2.html")) == (
        "ssh SERVER exports sheet-2.html > sheet-2.html",
        "ssh SERVER exports sheet-2.html --remove",
    )
    to_fetch, to_take_away = fetched_by(Path("/x/$(id) b.md"))
    assert shlex.split(to_fetch)[-1] == "$(id) b.md"
    assert shlex.split(to_take_away)[-2] == "$(id) b.md"


def test_no_more_files_are_named_than_are_read(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data", tmp_path / "config", (), "a test")
    paths.exports.mkdir()
    told: list[str] = []
    for number in range(MOST_FILES + 2):
        file = paths.exports / f"{number}.md"
        file.touch()
        note(paths, Exported(AT, str(file), "md", "full", ("one",), ("answers",)))
        told = files_that_stay(paths, "one")
        assert len(told) == min(number, MOST_FILES) + 1
    assert told[-1] == "And 2 more."
    assert files_that_stay(paths, "two") == []
