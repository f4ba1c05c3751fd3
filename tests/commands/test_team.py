"""`ticlist team`: the picture of a period; the collector's counting and making."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.people import ADA, only_as_root
from tests.storage import teams
from tests.storage.making import shelve
from tests.storage.teams import GOING_ON, PEOPLE, PERIOD, a_contribution, lodge
from ticlist.commands import team as team_module
from ticlist.files.contribution_file import picture_bytes
from ticlist.model.picture import LEAN_SHOWN, Picture
from ticlist.storage.paths import Paths
from ticlist.storage.untrusted import NO_NAME

TODAY = dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team_module, "today", lambda: TODAY)


@pytest.fixture
def drop(tmp_path: Path, paths: Paths) -> Path:
    folder = teams.a_drop(tmp_path)
    shelve(paths.checklists, "ours", title='"Ours"')
    set_up(paths, folder)
    return folder


def set_up(paths: Paths, drop: Path, more: str = "least = 5") -> None:
    text = f'[team]\nname = "Harbour"\ndrop = "{drop}"\n{more}\n'
    paths.settings.write_text(text, encoding="utf-8")


def made(drop: Path, checklist: str = "ours", period: str = PERIOD) -> Picture:
    picture = Picture(checklist, period, 5, {teams.PROMPT: "both"})
    file = drop / "pictures" / f"{period}-{checklist}.json"
    file.write_bytes(picture_bytes(picture))
    return picture


# --- looking ------------------------------------------------------------------------------------


def test_the_newest_picture_unless_another_is_asked_for(run: Run, drop: Path) -> None:
    made(drop)
    made(drop, period="2026-Q2")
    said = run("team")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "Harbour, Ours, July to September 2026"
    assert LEAN_SHOWN["both"] in said.out
    assert "April to June 2026" in run("team", "--period", "2026-Q2").out


def test_where_there_is_none_it_says_which_there_are_and_how_to_get_questions(
    run: Run, drop: Path
) -> None:
    said = run("team")
    assert (said.code, said.out) == (0, "")
    next_one = "ticlist: There is no picture yet. October to December 2026 goes on, and its"
    assert said.err.startswith(next_one)
    going_on = run("team", "--period", "2026-Q4").err
    none = "There is no picture of October to December 2026: it is made after its end.\n"
    assert going_on.startswith(f"ticlist: {none}")
    made(drop)
    said = run("team", "--period", "2026-Q1")
    none = "There is no picture of January to March 2026. There are pictures of: 2026-Q3.\nWith"
    assert said.err.startswith(f"ticlist: {none} --checklist ID")


def test_the_questions_of_a_checklist_in_its_place(run: Run, drop: Path) -> None:
    made(drop, "school")
    said = run("team", "--checklist", "ours")
    assert said.code == 0
    assert "There is no picture for July to September 2026" in said.out
    assert "  I tell pupils beforehand.\n" in said.out
    assert not [each for each in LEAN_SHOWN.values() if each in said.out]


def test_a_picture_of_a_checklist_that_is_not_here_any_more(run: Run, drop: Path) -> None:
    made(drop, "gone")
    said = run("team")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0] == "Harbour, gone, July to September 2026"
    assert f"  {teams.PROMPT}: {LEAN_SHOWN['both']}" in said.out
    said = run("team", "--checklist", "never-there")
    assert (said.code, said.out) == (1, "")


def test_one_that_is_damaged_is_named_and_hides_no_other(run: Run, drop: Path) -> None:
    picture = made(drop)
    (drop / "pictures" / f"{PERIOD}-clinic.json").write_text("{", encoding="utf-8")
    said = run("team")
    assert said.code == 1
    assert f"pictures/{PERIOD}-clinic.json: This picture is not one of ticlist's" in said.err
    assert "Harbour, Ours, July to September 2026" in said.out
    said = run("team", "--json")
    assert said.code == 1
    assert json.loads(said.out) == {"format": 1, "pictures": [picture._asdict()]}
    assert f"{PERIOD}-clinic.json" in said.err


def test_for_programs_there_is_a_list_that_may_be_empty(run: Run, drop: Path) -> None:
    assert json.loads(run("team", "--json").out) == {"format": 1, "pictures": []}
    both = [made(drop, "clinic"), made(drop)]
    found = json.loads(run("team", "--json").out)["pictures"]
    assert found == [each._asdict() for each in both]
    one = json.loads(run("team", "--json", "--checklist", "ours").out)["pictures"]
    assert one == [both[1]._asdict()]
    assert json.loads(run("team", "--json", "--checklist", "x").out)["pictures"] == []


@pytest.mark.parametrize("arguments", [[], ["--publish"], ["--collect"]])
def test_where_there_is_no_team_it_is_said(run: Run, arguments: list[str]) -> None:
    said = run("team", *arguments)
    assert (said.code, said.out) == (1, "")
    assert "No team is set up here." in said.err


def test_what_is_no_period(run: Run, drop: Path) -> None:
    said = run("team", "--period", "../2026")
    assert (said.code, said.out) == (2, "")
    assert "A period looks like 2026-11, 2026-Q4 or 2026." in said.err
    assert drop.exists()


# --- the collector's ----------------------------------------------------------------------------


def test_publishing_counts_makes_and_says_what_does_not_count(run: Run, drop: Path) -> None:
    only_as_root()
    for each in PEOPLE:
        lodge(drop, a_contribution(checklist="ours"), owner=each)
    lodge(drop, a_contribution(period=GOING_ON), owner=ADA)
    (drop / "inbox" / "junk\x1b[2J").touch()
    (drop / "collected" / "notes.txt").touch()
    said = run("team", "--publish")
    assert said == (
        0,
        f"{PERIOD} is counted.\nThe picture of {PERIOD} for 'ours' is made.\n",
        f"ticlist: 2 files do not count: junk\u241b[2J ({NO_NAME}), notes.txt ({NO_NAME}).\n",
    )
    (drop / "inbox" / "junk\x1b[2J").unlink()
    (drop / "collected" / "notes.txt").unlink()
    assert run("team", "--publish") == (0, "", "ticlist: Nothing was due.\n")
    assert "Harbour, Ours" in run("team").out


def test_collecting_makes_no_picture(run: Run, drop: Path) -> None:
    lodge(drop)
    assert run("team", "--collect") == (0, f"{PERIOD} is counted.\n", "")
    assert list((drop / "pictures").iterdir()) == []


def test_only_a_period_that_is_over(run: Run, drop: Path) -> None:
    lodge(drop)
    lodge(drop, a_contribution(period="2026-Q2"))
    said = run("team", "--publish", "--period", GOING_ON)
    assert (said.code, said.out) == (2, "")
    assert "October to December 2026 is not over yet." in said.err
    assert run("team", "--publish", "--period", "2026-Q2").out == "2026-Q2 is counted.\n"


def test_least_is_what_the_settings_say_and_never_under_five(
    run: Run, drop: Path, paths: Paths
) -> None:
    only_as_root()
    for each in PEOPLE[:5]:
        lodge(drop, a_contribution(checklist="ours"), owner=each)
    set_up(paths, drop, "least = 6")
    assert run("team", "--publish").out == f"{PERIOD} is counted.\n"
    for each in PEOPLE[:5]:
        lodge(drop, a_contribution(checklist="ours", period="2026-Q2"), owner=each)
    set_up(paths, drop, "least = 1")
    said = run("team", "--publish")
    # Those of the third quarter were told that there have to be six.
    assert said.out == "2026-Q2 is counted.\nThe picture of 2026-Q2 for 'ours' is made.\n"
    assert "'least' is never below 5" in said.err


@pytest.mark.parametrize("does", ["--publish", "--collect"])
def test_where_the_settings_of_the_team_are_not_obeyed_nothing_is_counted(
    run: Run, drop: Path, paths: Paths, does: str
) -> None:
    file = lodge(drop)
    set_up(paths, drop, 'least = "12"')
    said = run("team", does)
    assert (said.code, said.out) == (1, "")
    assert f"{paths.settings}:4:1: 'least' has to be a whole number" in said.err
    assert said.err.endswith(
        "\nNothing was counted: a picture is made once, so put that right first.\n"
    )
    assert file.exists()
    set_up(paths, drop, "least = 12")
    assert run("team", does).out == f"{PERIOD} is counted.\n"
    mark = drop / "inbox" / f"{PERIOD}.closed"
    assert mark.read_text(encoding="utf-8") == f"{PERIOD}\n12\n"


def test_nobody_but_the_collector_counts(run: Run, drop: Path) -> None:
    only_as_root()
    lodge(drop)
    os.chown(drop / "inbox", ADA, -1)
    said = run("team", "--publish")
    assert (said.code, said.out) == (1, "")
    assert "Only the account 'account 61001' counts" in said.err
