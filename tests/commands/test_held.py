"""On a locked site arguments lead to no file but standard input, output, and one's own folder."""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import CHECKLIST, FIRST, keep, mode_of
from tests.storage.tree import standing
from ticlist.commands import COMMANDS
from ticlist.commands.shells.taken import FILE, Place, command_named, taken_by
from ticlist.storage.paths import paths_from

LOCKED = "ticlist: This machine is locked to ticlist: "
WHO = "'ticlist where' shows who decided it.\n"
TO = ("export", "last", "--yes", "--to")
BAIT = Path(__file__).resolve()
"""A file that is there and can be read."""


@pytest.fixture(autouse=True)
def _somebody(locked_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(paths_from({}, locked_site), FIRST)
    monkeypatch.chdir(locked_site)


REFUSED: list[tuple[list[str], str]] = [
    (["backup", "--to", "ticlist.tar"], "--to is '-', standard output."),
    (["backup", "--to", "/srv/ticlist.tar"], "--to is '-', standard output."),
    (["restore", "-"], "it takes no FILE."),
    (["restore", str(BAIT)], "it takes no FILE."),
    (["new-checklist", "ours.toml"], "it takes no FILE."),
    (["new-checklist", "-"], "it takes no FILE."),
    (["check", str(BAIT)], "FILE is '-', standard input."),
    (["check", "-", "/etc/passwd"], "FILE is '-', standard input."),
    (["check", "-", "--against", "/etc/passwd"], "--against is '-', standard input."),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_a_file_is_refused_in_one_plain_sentence(
    run: Run, locked_site: Path, arguments: list[str], said: str
) -> None:
    before = standing(locked_site)
    assert run(*arguments) == (2, "", f"{LOCKED}{said}\n{WHO}")
    assert standing(locked_site) == before


@pytest.mark.parametrize("file", [str(BAIT), "/etc/passwd", "/nowhere", "../x", "~/.bashrc", "."])
def test_scan_does_not_tell_whether_there_is_a_file(run: Run, file: str) -> None:
    said = run("scan", file)
    assert (said.code, said.out) == (1, "")
    assert "This machine is locked to ticlist: FILE is '-', standard input." in said.err
    assert "there is no file" not in said.err.lower()


def test_scan_takes_reflections(run: Run) -> None:
    assert "last" not in run("scan", "last").err
    assert run("scan", FIRST, "last").err == ""


def test_standard_input_and_output_are_no_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = CHECKLIST.format(id="ours", version="1", title='"Ours"')
    piped = TextIOWrapper(BytesIO(text.encode()), "utf-8")
    file = (tmp_path / "out").open("w", encoding="utf-8")
    with monkeypatch.context() as patch, file:
        patch.setattr("tests.commands.running.io.StringIO", lambda _: piped)
        assert run("check", "-").code == 0
        patch.setattr(sys, "stdout", file)
        assert run(*TO, "-", "--format", "md").code == 0
        assert run("backup", "--to", "-").code == 0
    assert (tmp_path / "out").stat().st_size


# --- one's own folder -----------------------------------------------------------------------------


def test_a_name_is_one_in_the_folder_of_ones_own(run: Run, locked_site: Path) -> None:
    file = locked_site / "ticlist-exports" / "sheet.md"
    assert run(*TO, "sheet.md") == (0, f"{file}\n", "")
    assert (mode_of(file), mode_of(file.parent)) == (0o600, 0o700)
    again = run(*TO, str(file))
    assert (again.code, again.out) == (1, "")
    assert "There is a file of this name already; it was left as it is." in again.err
    assert run(*TO, "~/ticlist-exports/other.md").code == 0
    assert sorted(each.name for each in file.parent.iterdir()) == ["other.md", "sheet.md"]


@pytest.mark.parametrize(
    "to",
    [
        "/srv/sheet.md",
        "../sheet.md",
        "ticlist-exports/sheet.md",
        "ticlist-exports/../sheet.md",
        "~/sheet.md",
        "~/ticlist-exports/../sheet.md",
        "~/ticlist-exports/a/sheet.md",
        "~root/sheet.md",
        "~/.bashrc.md",
        "./../sheet.md",
        "/proc/self/cwd/sheet.md",
        "/dev/stdout.md",
        "a/sheet.md",
    ],
)
def test_a_way_out_of_it_is_refused(run: Run, locked_site: Path, to: str) -> None:
    before = standing(locked_site)
    said = run(*TO, to)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{LOCKED}--to is '-', standard output, or the name of a file.\n")
    assert standing(locked_site) == before


@pytest.mark.parametrize(
    "name",
    ["..", ".", ".md", ".bashrc.md", "-rf.md", " a.md", "a\nb.md", "a\x1b[2J.md", "\u202eb.md"],
)
def test_a_name_that_hides_or_acts_is_refused(run: Run, locked_site: Path, name: str) -> None:
    before = standing(locked_site)
    said = run(*TO, name, "--format", "md")
    assert (said.code, said.out) == (2, "")
    assert "\x1b" not in said.err
    assert standing(locked_site) == before


def test_a_link_in_it_is_not_followed(run: Run, locked_site: Path, tmp_path: Path) -> None:
    folder, target = locked_site / "ticlist-exports", tmp_path / "target"
    folder.mkdir(mode=0o700)
    (folder / "there.md").symlink_to(target)
    (folder / "taken.md").symlink_to(BAIT)
    for name in ("there.md", "taken.md"):
        said = run(*TO, name)
        assert (said.code, said.out) == (1, "")
        assert "There is a file of this name already" in said.err
    assert not target.exists()


def test_a_link_in_its_place_is_not_followed(run: Run, locked_site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (locked_site / "ticlist-exports").symlink_to(elsewhere)
    said = run(*TO, "sheet.md")
    assert (said.code, said.out) == (1, "")
    assert "This is not a folder of yours alone" in said.err
    assert not list(elsewhere.iterdir())


# --- none is forgotten ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_that_is_a_file_is_held(name: str) -> None:
    taken = taken_by(name)
    files = {FILE, Place("reflection-or-file")}
    named = {each.name.rpartition("|")[2] for each in taken.words if each.place in files}
    named |= {each.name for each in taken.options if each.place in files}
    assert named == {each.shown for each in command_named(name).files}


def test_the_environment_is_obeyed_before_anything_reads_it(
    run: Run, locked_site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("TICLIST_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setitem(os.environ, name, str(tmp_path / "client"))
    assert run("list").out.startswith(FIRST)
    assert os.environ["HOME"] == str(locked_site)
    assert not (tmp_path / "client").exists()


def test_where_tells_who_has_locked_it(run: Run, tmp_path: Path) -> None:
    assert f"locked                yes   ({tmp_path / 'etc' / 'settings.toml'})" in run("where").out
