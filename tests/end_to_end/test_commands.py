"""The commands of what is installed: text, JSON, help and exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.installed import Installed
from ticlist import __version__
from ticlist.cli import COMMANDS

ID = "2026-11-21-1430-school-k7f3xq"
OLDER = "2026-10-02-0905-clinic-abcdef"
REFLECTION = """\
format = 1
id = "{id}"
on = {on}
started = {on}T14:30:05+00:00
{saved}
depth = "short"
language = "en"
context = "First week back."
written_with = "ticlist 0.1.0"

[checklist]
id = "{checklist}"
version = "2026.1"
title = "{checklist}"

[[section]]
id = "safety"
principle = "safety"
title = "Safety"

[[section.answer]]
prompt = "told-beforehand"
wording = 1
asked = "I tell pupils beforehand."
answer = "often"
note = '''
Two lines,
é ✓ 日.'''
"""


def put(folder: Path, name: str, *, saved: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = REFLECTION.format(
        id=name,
        on=name[:10],
        checklist=name[16:-7],
        saved=f"saved = {name[:10]}T14:52:41+00:00" if saved else "",
    )
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def stored(ticlist: Installed) -> Installed:
    put(ticlist.home / "data" / "reflections", ID)
    put(ticlist.home / "data" / "reflections", OLDER)
    put(ticlist.home / "data" / "drafts", "2026-11-22-0800-school-zzzzzz", saved=False)
    return ticlist


def parsed(ticlist: Installed, *arguments: str) -> dict[str, Any]:
    done = ticlist.run(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    result: dict[str, Any] = json.loads(done.stdout)
    assert next(iter(result.items())) == ("format", 1)
    return result


def test_list_names_what_is_saved_newest_first(stored: Installed) -> None:
    done = stored.run("list")
    assert done.stdout == f"{ID}  2026-11-21  school\n{OLDER}  2026-10-02  clinic\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert stored.run("list", "--until", "2026-10").stdout.startswith(OLDER)
    assert "First week back." in stored.run("list", "--long").stdout
    rows = parsed(stored, "list")["reflections"]
    assert rows[0] == {"id": ID, "on": "2026-11-21", "checklist": "school"}


def test_show_gives_every_word(stored: Installed) -> None:
    shown = stored.run("show", "last")
    assert shown.returncode == 0
    for words in ("school, 21 November 2026", "More often than not", "Two lines,", "é ✓ 日."):
        assert words in shown.stdout
    assert "\x1b" not in shown.stdout
    reflection = parsed(stored, "show", "k7f3xq")["reflection"]
    assert reflection["section"][0]["answer"][0]["note"] == "Two lines,\né ✓ 日."


def test_show_of_what_is_not_there_goes_wrong(stored: Installed) -> None:
    done = stored.run("show", "nothing")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("ticlist: There is no saved reflection 'nothing'.")


def test_drafts_names_what_is_unfinished(stored: Installed) -> None:
    done = stored.run("drafts")
    assert done.stdout == "2026-11-22-0800-school-zzzzzz  2026-11-22  school\n"
    assert "reflect --resume zzzzzz" in done.stderr
    (row,) = parsed(stored, "drafts")["drafts"]
    assert row["id"] == "2026-11-22-0800-school-zzzzzz"


def test_checklists_come_from_the_installed_package(stored: Installed) -> None:
    rows = parsed(stored, "checklists")["checklists"]
    assert [each["id"] for each in rows] == ["school", "clinic", "social-work"]
    environment = stored.command.parent.parent
    assert all(Path(each["file"]).is_relative_to(environment) for each in rows)
    shown = stored.run("checklists").stdout
    assert all(each["file"] in shown for each in rows)


def test_where_says_every_folder_and_who_decided_it(stored: Installed) -> None:
    where = parsed(stored, "where")
    assert where["decided_by"] == "TICLIST_HOME"
    assert where["folders"]["reflections"] == str(stored.home / "data" / "reflections")
    shown = stored.run("where").stdout
    assert all(folder in shown for folder in where["folders"].values())


def test_the_version_is_the_installed_one(ticlist: Installed) -> None:
    assert ticlist.run("--version").stdout == f"ticlist {__version__}\n"


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS)], ids=str)
def test_help_has_examples_first_and_fits_into_80_columns(
    ticlist: Installed, command: tuple[str, ...]
) -> None:
    done = ticlist.run(*command, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index("Examples:") < done.stdout.index("Options:")
    assert [line for line in done.stdout.split("\n") if len(line) > 80] == []
    examples = done.stdout.split("Examples:")[1].split("\n\n")[0].strip().split("\n")
    assert all(line.strip().startswith("ticlist") for line in examples)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lst",), "There is no command 'lst'. Did you mean 'list'?"),
        (("list", "--sinse", "2026"), "Did you mean '--since'?"),
        (("list", "--since"), "'--since' needs a value after it."),
        (("list", "--since", "november"), "A day looks like 2026-11-21"),
        (("reflect", "school", "--on", "21.11.2026"), "A day looks like 2026-11-21"),
        (("reflect", "school", "--on", "2999-01-01"), "has not come yet"),
        (("reflect", "school", "--short", "--full"), "do not go together"),
        (("reflect", "school", "--section", "trusst"), "Did you mean 'trust'?"),
        (("show",), "It needs"),
        (("--verson",), "Did you mean '--version'?"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_what_is_used_wrongly_is_said_in_plain_words(
    ticlist: Installed, arguments: tuple[str, ...], said: str
) -> None:
    done = ticlist.run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.startswith("ticlist: ")
    assert len(done.stderr.strip().split("\n")) <= 2
