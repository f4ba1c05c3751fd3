"""With `TICLIST_ASCII` no command says anything in characters outside ASCII by itself."""

import pytest

from tests.commands.running import Run
from tests.hostile.making import SAVED, Store
from tests.screens.looking import plain_store
from ticlist.storage.paths import Paths

PAIR = (SAVED[0], SAVED[1])
COMMANDS = (
    ("list", "--long"),
    ("show", SAVED[0]),
    ("steps", "--all"),
    ("compare", *PAIR, "--all"),
    ("timeline", "tiny"),
    ("find", "words"),
    ("scan", "last"),
    ("drafts", "--all"),
    ("checklists",),
    ("check", "tiny"),
    ("where",),
    ("check-store",),
    ("--help",),
)


@pytest.fixture
def store(paths: Paths) -> Store:
    return plain_store(paths)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda each: each[0])
def test_a_command_speaks_ascii(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TICLIST_ASCII", "1")
    said = run(*arguments)
    assert said.out.isascii()
    assert said.err.isascii()
    assert said.out or said.err
