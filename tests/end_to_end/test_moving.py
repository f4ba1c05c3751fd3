"""A program dies, and everything of it is found, moved to another machine and gone on with."""

import signal
from pathlib import Path

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open


@pytest.fixture
def another(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The same program on another machine."""
    return Installed(installed, tmp_path_factory.mktemp("another"))


def test_what_a_killed_program_left_is_found_moved_and_gone_on_with(
    ticlist: Installed, open_ticlist: Open, another: Installed
) -> None:
    person = open_ticlist("reflect", "school", "--section", "safety")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write("Zebrafinch")
    ticlist.wait_for_draft("Zebrafinch")
    person.signal(signal.SIGKILL)
    person.wait_for_exit()
    [draft] = ticlist.drafts

    told = ticlist.run("drafts", "--all")
    assert told.returncode == 0
    assert draft.stem in told.stdout
    assert "  left by another ticlist on this computer, terminal pts/" in told.stdout
    assert ", which has ended\n" in told.stdout
    checked = ticlist.run("check-store")
    assert checked.returncode == 1
    assert f"{draft.stem}.lock: Was left by a program that has ended " in checked.stdout
    assert "Zebrafinch" not in told.stdout + checked.stdout

    tar = another.elsewhere() / "moved.tar"
    packed = ticlist.run("backup", "--to", str(tar))
    assert (packed.returncode, "1 unfinished reflection" in packed.stdout) == (0, True)
    assert tar.stat().st_mode & 0o777 == 0o600
    restored = another.run("restore", "moved.tar")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert another.draft() == ticlist.draft()
    assert another.run("check-store").returncode == 0
    with another.opened("reflect", "--resume") as there:
        there.wait_for("Zebrafinch")
        there.leave()
