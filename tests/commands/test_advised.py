"""On a locked site no command tells people to type what they have no shell for."""

from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, keep_draft
from ticlist.advice import BEGIN, GO_ON_WITH_ONE, NOT_READ, PUT_BACK
from ticlist.storage.paths import Paths, paths_from


@pytest.fixture
def locked(locked_site: Path) -> Paths:
    paths = paths_from({}, locked_site)
    paths.reflections.mkdir(parents=True)
    return paths


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("command", ["list", "find", "timeline", "timeline school"])
def test_where_nothing_is_saved_one_logs_in_to_begin(run: Run, command: str) -> None:
    run.typed = "word\n"
    assert BEGIN.locked in run(*command.split()).err


def test_a_draft_waits_where_one_logs_in(run: Run, locked: Paths) -> None:
    keep_draft(locked, FIRST)
    assert run("drafts").err == f"ticlist: {GO_ON_WITH_ONE.locked}\n"
    (locked.drafts / ".tmp-0123456789abcdef").write_bytes(
        (locked.drafts / f"{FIRST}.toml").read_bytes()
    )
    said = run("drafts", "--all").err
    assert PUT_BACK.locked in said
    assert "ticlist reflect" not in said


@pytest.mark.parametrize("command", ["list --long", "find", "timeline", "steps"])
def test_what_cannot_be_read_is_the_administrators_to_look_at(
    run: Run, locked: Paths, command: str
) -> None:
    for each in (FIRST, SECOND):
        (locked.reflections / f"{each}.toml").write_text("half a word", encoding="utf-8")
    run.typed = "word\n"
    words = command.split()
    said = run(*words, "school") if command == "timeline" else run(*words)
    assert NOT_READ.locked in said.err
    assert "check-store" not in said.err
