"""`ticlist completions`: in the shells themselves, with a ticlist that notes how it is started."""

import contextlib
import io
import shlex
from pathlib import Path

import pytest

from tests.commands.completing import Offered, Place, offered_by
from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, a_reflection
from ticlist.cli import main
from ticlist.commands import COMMANDS
from ticlist.commands.completions import installed_by, script_for
from ticlist.commands.shells.taken import ONLY_THE_PERSON_KNOWS, SHELLS, places, taken_by
from ticlist.files.reflection_file import reflection_bytes

FILES = {"notes.txt", "two words.txt", "ours.toml"}
PARTS = {"answers", "scope", "basis", "words", "steps", "supervision", "discussed", "later"}
PARTS |= {"dates", "private", "name"}
IDS = {FIRST, SECOND}
NEWEST = {"last", "previous"}

LIST, CHECKLISTS, EXPORTS = ["list"], ["checklists"], ["exports"]

CASES: dict[str, tuple[set[str], list[str]]] = {
    "ticlist ": (set(COMMANDS), []),
    "ticlist ch": ({"check", "checklists", "check-site", "check-store"}, []),
    "ticlist --v": ({"--version"}, []),
    "ticlist help st": ({"steps"}, []),
    "ticlist show ": (IDS | NEWEST, LIST),
    "ticlist show la": ({"last"}, []),
    "ticlist show 2026-11-21": ({FIRST}, LIST),
    "ticlist show last:": ({"last:school", "last:clinic"}, LIST),
    "ticlist show last:sc": ({"last:school"}, LIST),
    "ticlist show --color ": ({"auto", "always", "never"}, []),
    "ticlist show --color=al": ({"--color=always"}, []),
    "ticlist show --color always pr": ({"previous"}, []),
    "ticlist show --color=always pr": ({"previous"}, []),
    "ticlist show last --j": ({"--json"}, []),
    "ticlist compare last pre": ({"previous"}, []),
    "ticlist reflect ": ({"school", "clinic", "social-work"}, CHECKLISTS),
    "ticlist reflect so": ({"social-work"}, CHECKLISTS),
    "ticlist reflect --sec": ({"--section"}, []),
    "ticlist reflect --section x": (set(), []),
    "ticlist reflect --on ": ({"today", "yesterday"}, []),
    "ticlist list --checklist cl": ({"clinic"}, CHECKLISTS),
    "ticlist find te": (set(), []),
    "ticlist export last previous la": ({"last"}, []),
    "ticlist export last --format ": ({"html", "md", "pdf", "docx", "csv", "jsonl"}, []),
    "ticlist export --layout=ac": ({"--layout=account"}, []),
    "ticlist export last --include ": (PARTS, []),
    "ticlist export last --include st": ({"steps"}, []),
    "ticlist export last --include steps,an": ({"steps,answers"}, []),
    "ticlist export last --include=steps,an": ({"--include=steps,answers"}, []),
    "ticlist export last --without ": (set(), []),
    "ticlist exports ": ({"sheet.html", "sheet.pdf"}, EXPORTS),
    "ticlist exports sheet.p": ({"sheet.pdf"}, EXPORTS),
    "ticlist exports sheet.pdf --r": ({"--remove"}, []),
    "ticlist scan ou": ({"ours.toml"}, []),
    "ticlist scan last no": ({"notes.txt"}, []),
    "ticlist check no": ({"notes.txt"}, []),
    "ticlist check notes.txt ou": ({"ours.toml"}, []),
    "ticlist check notes.txt --against ou": ({"ours.toml"}, []),
    "ticlist new-checklist x.toml --from s": ({"school", "social-work"}, CHECKLISTS),
    "ticlist completions ": (set(SHELLS), []),
    "ticlist backup --to=no": ({"--to=notes.txt"}, []),
    "ticlist nothing ": (set(), []),
}


def placed(folder: Path, said: dict[str, str], shell: str) -> Place:
    cwd, program = folder / "cwd", folder / "bin" / "ticlist"
    for each in (cwd, program.parent):
        each.mkdir()
    for name in FILES:
        (cwd / name).touch()
    lines = ["#!/bin/sh", f'echo "$@" >> {shlex.quote(str(folder / "asked"))}', "case $1 in"]
    lines += [f"{name}) printf %s {shlex.quote(text)} ;;" for name, text in said.items()]
    program.write_text("\n".join([*lines, "esac", "echo nobody sees this >&2", ""]), "utf-8")
    program.chmod(0o755)
    script = folder / f"completion.{shell}"
    script.write_text(script_for(shell), encoding="utf-8")
    return Place(cwd, program, script)


@pytest.fixture(scope="module", params=SHELLS)
def offered(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Offered]:
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TICLIST_HOME", str(folder / "home"))
        said = printed(folder / "home")
    return offered_by(request.param, placed(folder, said, request.param), list(CASES))


def printed(home: Path) -> dict[str, str]:
    """What the commands print that a script asks, in a home with two reflections."""
    reflections = home / "data" / "reflections"
    reflections.mkdir(parents=True)
    for each in (FIRST, SECOND):
        (reflections / f"{each}.toml").write_bytes(reflection_bytes(a_reflection(each)))
    exports = home / "exports"
    exports.mkdir(mode=0o700)
    for name in ("sheet.html", "sheet.pdf"):
        (exports / name).touch()
    told = {}
    for command in ("list", "checklists", "exports"):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            assert main([command]) == 0
        told[command] = out.getvalue()
    return told


@pytest.mark.parametrize("line", CASES)
def test_a_shell_offers_what_goes_on_from_a_line_and_asks_once_at_most(
    line: str, offered: dict[str, Offered]
) -> None:
    words, asked = CASES[line]
    found = offered[line]
    begun = line.rpartition(" ")[2]
    # Some shells are given the whole word, some what goes on from '=' or ':'.
    ends = {begun[: begun.rfind(each) + 1] for each in "=:,"} | {""}
    wanted = [{word.removeprefix(each) for word in words} for each in ends]
    assert found.words in wanted
    assert found.asked == asked


@pytest.mark.parametrize("command", COMMANDS)
def test_every_value_has_something_to_offer_or_is_known_to_the_person_alone(command: str) -> None:
    known = places()
    takes = taken_by(command)
    values = {(each.name, each.value) for each in takes.options if each.value}
    values |= {(each.name, each.name) for each in takes.words}
    assert not {
        each
        for each in values
        if not known.keys() & {*each} and each[1] not in ONLY_THE_PERSON_KNOWS
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_it_is_printed_and_nothing_else_into_a_file(run: Run, shell: str) -> None:
    assert run("completions", shell) == (0, f"{script_for(shell).rstrip()}\n", "")
    assert "@" not in script_for(shell).replace("[@]", "").replace('"$@"', "").replace("{@:3}", "")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.usefixtures("on_a_terminal")
def test_a_terminal_is_told_how_to_install_it(run: Run, shell: str) -> None:
    said = run("completions", shell)
    assert said.out == f"{script_for(shell).rstrip()}\n"
    assert said.err == f"ticlist: This installs it for you:\n{installed_by(shell)}\n"
    assert "\n" not in installed_by(shell)


def test_another_shell_is_told_which_there_are(run: Run) -> None:
    said = run("completions", "fsh")
    assert said.code == 2
    assert said.err == (
        "ticlist: There is nothing for 'fsh'. Did you mean 'fish'?\nThere is for bash, zsh, fish.\n"
    )
