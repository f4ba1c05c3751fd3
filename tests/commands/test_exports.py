"""`ticlist exports`: what was made to share is listed, given and taken away, and nothing else."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from tests.commands.running import Run
from ticlist.storage.paths import Paths


@pytest.fixture
def folder(paths: Paths) -> Path:
    paths.exports.mkdir(mode=0o700, parents=True)
    noon = dt.datetime(2026, 11, 26, 12).astimezone().timestamp()
    for name, data in (("sheet.html", b"<p>quiet</p>\n"), ("term.docx", b"PK\x00" * 1_000)):
        (paths.exports / name).write_bytes(data)
        os.utime(paths.exports / name, (noon, noon))
    return paths.exports


def test_each_has_a_line(run: Run, folder: Path) -> None:
    said = run("exports")
    assert said == (0, "sheet.html  2026-11-26  1 KiB\nterm.docx   2026-11-26  2 KiB\n", "")
    (folder / "a\x1b[2Jlink").symlink_to("/etc/passwd")
    assert "1 thing is there besides" in run("exports").err
    (folder / ".tmp-1").touch()
    said = run("exports")
    assert "2 things are there besides" in said.err
    assert "link" not in said.out + said.err


def test_where_there_is_none_that_is_said(run: Run, paths: Paths) -> None:
    said = run("exports")
    assert said == (0, "", f"ticlist: No file that you made to share is in {paths.exports}.\n")
    assert json.loads(run("exports", "--json").out)["exports"] == []


@pytest.mark.usefixtures("folder")
def test_they_are_listed_for_programs(run: Run) -> None:
    said = json.loads(run("exports", "--json").out)
    assert said == {
        "format": 1,
        "exports": [
            {"name": "sheet.html", "on": "2026-11-26", "bytes": 13},
            {"name": "term.docx", "on": "2026-11-26", "bytes": 3_000},
        ],
    }


@pytest.mark.usefixtures("on_a_terminal")
def test_a_terminal_is_shown_a_text_with_nothing_that_acts_and_no_other_file(
    run: Run, folder: Path
) -> None:
    assert run("exports", "sheet.html") == (0, "<p>quiet</p>\n\n", "")
    (folder / "odd.md").write_bytes(b"a\x1b[2Jb")
    assert "\x1b" not in run("exports", "odd.md").out
    for name, data in (("term.docx", None), ("latin.md", b"caf\xe9")):
        if data:
            (folder / name).write_bytes(data)
        said = run("exports", name)
        assert (said.code, said.out) == (2, "")
        assert "a terminal cannot show it" in said.err


def test_one_is_taken_away(run: Run, folder: Path) -> None:
    said = run("exports", "sheet.html", "--remove")
    assert said == (0, "sheet.html: taken away. Copies of it that are elsewhere stay.\n", "")
    assert [each.name for each in folder.iterdir()] == ["term.docx"]
    said = run("exports", "sheet.html", "--remove")
    assert (said.code, said.out) == (1, "")
    assert "There is no such file that you made to share." in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--remove"], "--remove takes one file away, and needs its name."),
        (["sheet.html", "--json"], "--json goes with the list, and not with a file."),
        (["sheet.html", "--remove", "--json"], "--json goes with the list, and not with a file."),
    ],
)
def test_what_does_not_go_together_is_told(
    run: Run, folder: Path, arguments: list[str], said: str
) -> None:
    assert run("exports", *arguments).err.startswith(f"ticlist: {said}\n")
    assert (folder / "sheet.html").exists()


@pytest.mark.parametrize("name", ["../data", "/etc/passwd", "~/x", ".", "a/b", "\x1b[2J"])
def test_a_way_to_elsewhere_is_none(run: Run, folder: Path, name: str) -> None:
    for more in ([], ["--remove"]):
        said = run("exports", name, *more)
        assert (said.code, said.out) == (1, "")
        assert "\x1b" not in said.err
    assert len(list(folder.iterdir())) == 2
