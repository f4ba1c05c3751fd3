"""Whatever a command is given or finds, nothing that it prints acts on a terminal."""

from __future__ import annotations

import json
import tomllib
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from tests.commands.running import Run, Said, program_stood_in_for
from tests.files.reflections import WHOLE
from tests.hostile.corpus import (
    ENDLESS,
    FORBIDDEN,
    IN_FILES,
    IN_NAMES,
    MARKUP,
    SURROGATES,
    packs,
)
from tests.hostile.making import SAVED, UNREADABLE, Store, filled, written
from tests.screens.checklist import TINY
from ticlist.cli import COMMANDS
from ticlist.files.reflection_file import reflection_table
from ticlist.storage.paths import current_paths

if TYPE_CHECKING:
    from pathlib import Path

# No program can be given a NUL.
SINGLY = {name: text.replace("\x00", "") for name, text in (IN_FILES | SURROGATES).items()}
ARGUMENTS = [*packs(SINGLY, 10), "\x1b]2;owned\x07", "[/b]", "\x9b", "\udc80", ENDLESS, ""]

WALKED = [
    ["list"],
    ["list", "--long"],
    ["list", "--json"],
    ["list", "--long", "--json"],
    *(["show", name] for name in (*SAVED, UNREADABLE)),
    *(["show", name, "--json"] for name in SAVED),
    ["show", SAVED[0], "--color=always"],
    ["steps"],
    ["steps", "--open"],
    ["steps", "--json"],
    ["compare", SAVED[0], SAVED[1]],
    ["compare", SAVED[2], SAVED[1], "--json"],
    ["compare", SAVED[0], SAVED[1], "--color=always"],
    ["compare", SAVED[0], UNREADABLE],
    ["find", "w00"],
    ["find", "w00", "--color=always"],
    ["find", "e", "--json"],
    ["timeline", "tiny"],
    ["timeline", "tiny", "--since", "2026-11-02", "--json"],
    ["drafts"],
    ["drafts", "--json"],
    ["checklists"],
    ["checklists", "--json"],
    ["new-checklist", "ours.toml", "--from", "tiny"],
    ["scan", *SAVED[:2]],
    ["scan", SAVED[0], "ours.toml", "--json"],
    ["scan", "ours.toml", UNREADABLE, "--color=always"],
    ["check", "ours.toml", "gone.toml"],
    ["check", "ours.toml", "--json"],
    ["check", "ours.toml", "--against", "gone.toml"],
    ["where"],
    ["where", "--json"],
    ["check-store"],
    ["check-store", "--json"],
    ["reflect"],
    ["reflect", "--resume"],
    ["backup", "--to", "backup.tar"],
    ["restore", "backup.tar"],
    ["forget", SAVED[1], "--yes"],
]

GIVEN = [
    *([command, "{}"] for command in COMMANDS),
    ["{}"],
    ["-{}"],
    ["--{}"],
    ["help", "{}"],
    *(["list", option, "{}"] for option in ("--checklist", "--since", "--until", "--{}")),
    ["show", "last", "--color={}"],
    ["show", "last:{}"],
    ["compare", "last", "{}"],
    ["compare", "last", "previous", "--color={}"],
    ["find", "{}", "--json"],
    ["find", "told", "--color={}"],
    ["scan", "{}", "last", "--json"],
    ["scan", "last", "--color={}"],
    ["timeline", "tiny", "--since", "{}"],
    *(["reflect", "tiny", option, "{}"] for option in ("--section", "--on", "--language")),
    ["reflect", "--resume", "{}"],
    ["check", "{}", "--against", "{}"],
    ["check", "{}", "--json"],
    ["new-checklist", "a/{}"],
    ["new-checklist", "{}/ours.toml"],
    ["new-checklist", "ours.toml", "--from", "{}"],
    ["backup", "--to", "{}"],
    ["backup", "--to", "/nowhere/at-all/{}"],
    ["forget", "{}", "--yes"],
]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    program_stood_in_for(monkeypatch)
    ran = Run(capsys, monkeypatch)
    ran.terminals |= {"stdin", "stderr"}
    return ran


@pytest.fixture
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)


def acts(said: Said) -> list[str]:
    """What a terminal would act on, apart from the bold that was asked for."""
    bold = said.out.replace("\x1b[1m", "").replace("\x1b[0m", "")
    return FORBIDDEN.findall(bold + said.err)


def odd_homes() -> list[str]:
    """Names that a disk takes, each of several texts."""
    return [name[:80] for name in packs(IN_NAMES, 24)]


@pytest.mark.usefixtures("_elsewhere")
@pytest.mark.parametrize("home", ["plain", *odd_homes()[:2], "caf\udce9"], ids=ascii)
def test_nothing_that_files_and_folders_hold_acts_from_any_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("TICLIST_HOME", str(tmp_path / home))
    Store(current_paths())
    for arguments in WALKED:
        said = run(*arguments)
        assert not acts(said), (arguments, said)
        assert "Something in ticlist itself" not in said.err, (arguments, said)
        if "--json" in arguments:
            assert said.out.isascii()
            json.loads(said.out, parse_constant=pytest.fail)


@pytest.mark.usefixtures("_elsewhere")
@pytest.mark.parametrize("arguments", GIVEN, ids=" ".join)
def test_no_argument_acts(run: Run, arguments: list[str]) -> None:
    Store(current_paths(), MARKUP, MARKUP)
    for text in ARGUMENTS:
        given = [each.replace("{}", text) for each in arguments]
        said = run(*given)
        assert not acts(said), (given, said)
        assert "Something in ticlist itself" not in said.err, (given, said)


@pytest.mark.parametrize("text", MARKUP.values())
def test_markup_is_said_letter_for_letter(run: Run, text: str) -> None:
    paths = current_paths()
    written(paths.checklists / "tiny.toml", tomllib.loads(TINY) | {"title": text})
    saved = filled(reflection_table(WHOLE), {"title", "context", "note"}, cycle([text]))
    written(paths.reflections / f"{SAVED[0]}.toml", saved | {"id": SAVED[0]})
    assert f"'{text}'" in run("show", text).err
    assert f"  {text}, version 1\n" in run("checklists").out
    shown = run("show", SAVED[0]).out
    assert shown.startswith(text)
    assert f"\n  {text}\n" in shown
    assert run("list", "--long").out.endswith(f"{text}, Short, {text}\n")
    table = json.loads(run("show", SAVED[0], "--json").out)["reflection"]
    assert (table["context"], table["checklist"]["title"]) == (text, text)


def test_names_of_files_do_not_act(run: Run, tmp_path: Path) -> None:
    paths = current_paths()
    for folder in (paths.reflections, paths.drafts, paths.checklists, paths.history):
        folder.mkdir(parents=True)
        for name in odd_homes():
            (folder / f"{name}.toml").write_text("no", "utf-8")
            (folder / f"{name}.d").mkdir()
    for arguments in WALKED:
        said = run(*(str(tmp_path / each) if each == "backup.tar" else each for each in arguments))
        assert not acts(said), (arguments, said)
        assert "Something in ticlist itself" not in said.err, (arguments, said)


def test_the_name_of_a_file_makes_no_line_of_its_own(run: Run) -> None:
    folder = current_paths().reflections
    folder.mkdir(parents=True)
    (folder / "one\nticlist: nothing is wrong.toml").write_text("no", "utf-8")
    said = run("check-store")
    assert said.code == 1
    assert all(line.startswith(str(folder.parent)) for line in said.out.splitlines())


@pytest.mark.parametrize(
    "name", ["TICLIST_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "HOME"]
)
def test_no_variable_acts(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name != "TICLIST_HOME":
        monkeypatch.delenv("TICLIST_HOME")
    for text in (*odd_homes()[::2], ENDLESS, "\x1b]2;owned\x07"):
        for value in (text, f"/nowhere/{text}"):
            monkeypatch.setenv(name, value)
            for arguments in (["where"], ["where", "--json"], ["list"], ["check-store"]):
                said = run(*arguments)
                assert not acts(said), (value, arguments, said)
                assert "Something in ticlist itself" not in said.err, (value, arguments, said)
