"""Every example in a help does what it says: each is run in a home with two reflections."""

import datetime as dt
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.running import Program
from tests.sharing.reflections import WHOLE
from tests.storage.making import CHECKLIST, keep_draft, shelve
from tests.storage.teams import a_drop
from ticlist.cli import main
from ticlist.commands import COMMANDS, check_site, contribute, team
from ticlist.commands.shells.taken import command_named
from ticlist.files.reflection_file import reflection_bytes
from ticlist.storage.paths import Paths, current_paths

OPENS = {"reflect", "amend", "discuss", "ssh"}
TYPED = {
    "contribute": ["add"],
    "export": ["n", "n", "y", "n", "y"],
    "find": ["supervision"],
    "forget": ["forget"],
    "scan": ["It was quieter."],
    "check": CHECKLIST.format(id="ours", version="1", title='"Ours"').splitlines(),
}
"""What somebody types, or another program sends."""

MADE = {
    "ticlist new-checklist ours.toml": "ours.toml",
    "ticlist new-checklist ours.toml --from school": "ours.toml",
    "ticlist backup --to ticlist.tar": "ticlist.tar",
    "ticlist export last --to sheet.html": "sheet.html",
    "ticlist export last --to s.pdf --include steps": "s.pdf",
    "ticlist export --since 2026-09 --to term.docx": "term.docx",
}
"""The file that is there afterwards; for the others those that are read are there before."""

EXAMPLES = [line for name in COMMANDS for line, _ in command_named(name).examples]
ALONE = [line for line in dict.fromkeys(EXAMPLES) if "--plain" not in line]
"""All but those in which somebody is asked line by line, which have tests of their own."""


class Typing(io.TextIOWrapper):
    """Standard input that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def lived_in(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which somebody has worked for a while."""
    keep_draft(paths, "2026-11-22-0900-clinic-aaaaaa")
    paths.reflections.mkdir(mode=0o700)
    older = replace(WHOLE, id="2026-10-02-0905-school-h2mnb4", on=dt.date(2026, 10, 2))
    for each in (replace(WHOLE, context="At the café. It was quieter."), older):
        file = paths.reflections / f"{each.id}.toml"
        file.write_bytes(reflection_bytes(each))
        file.chmod(0o600)
    folder = tmp_path / "cwd"
    folder.mkdir()
    monkeypatch.chdir(folder)
    # Nobody has to ask for more of what is long.
    monkeypatch.setenv("LINES", "100")
    # Of the machine that runs the tests there may well be something to mend.
    monkeypatch.setattr(check_site, "look_at_site", lambda *_, **__: [])
    paths.config.mkdir(mode=0o700, parents=True)
    paths.settings.write_text(f'[team]\ndrop = "{a_drop(tmp_path)}"\n', encoding="utf-8")
    paths.settings.chmod(0o600)
    for command in (contribute, team):
        monkeypatch.setattr(command, "today", lambda: WHOLE.on)
    return folder


def put_what_is_read(folder: Path, line: str) -> None:
    if line.startswith(("ticlist check ", "ticlist scan ")):
        for name in ("ours", "old"):
            text = CHECKLIST.format(id=name, version="1", title='"Ours"')
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        (folder / "notes.txt").write_text("It was quieter.\n", encoding="utf-8")
    if line.startswith("ticlist contribute "):
        # Nothing is added of what no checklist of the site, or of ticlist's own, asks.
        school = shelve(current_paths().sites[0] / "checklists", "school")
        school.write_text(school.read_text("utf-8").replace("told-beforehand", "told"), "utf-8")
    if line.endswith(" --withdraw"):
        assert main(["contribute", "last", "--yes"]) == 0
    if line.startswith("ticlist exports"):
        exports = current_paths().exports
        exports.mkdir(mode=0o700)
        (exports / "sheet.html").write_text("<p>It was quieter.</p>\n", encoding="utf-8")
    if line.startswith("ticlist restore "):
        assert main(["backup", "--to", "ticlist.tar"]) == 0


@pytest.mark.parametrize("line", ALONE)
def test_an_example_does_what_it_says(
    line: str,
    lived_in: Path,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put_what_is_read(lived_in, line)
    _, name, *arguments = line.split()
    typed = "".join(f"{each}\n" for each in TYPED.get(name, ()))
    monkeypatch.setattr(sys, "stdin", Typing(io.BytesIO(typed.encode()), "utf-8"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    words = [file for each in arguments for file in sorted(map(str, Path().glob(each))) or [each]]
    code = main([name, *words])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert bool(program.opened) == (name in OPENS)
    if line in MADE:
        assert (lived_in / MADE[line]).stat().st_size
    assert program.opened or said.out or said.err


def test_every_command_has_an_example_of_itself() -> None:
    for name in COMMANDS:
        assert any(line.startswith(f"ticlist {name}") for line, _ in command_named(name).examples)
    assert set(MADE) <= set(EXAMPLES)
