import datetime as dt
import json
import os
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage import owners
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, SECOND, THIRD, a_draft, keep_draft
from tests.storage.tree import standing
from ticlist.files.reflection_file import draft_bytes
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths

FOURTH = "2026-11-23-1000-school-bbbbbb"


def test_each_draft_is_a_line_newest_first_and_how_to_go_on_is_told(run: Run, paths: Paths) -> None:
    for each in (FIRST, SECOND):
        Drafts(paths).keep(a_draft(each))
    said = run("drafts")
    assert (said.code, said.out) == (
        0,
        f"{SECOND}  2026-11-22  clinic\n{FIRST}  2026-11-21  school\n",
    )
    told = "ticlist: 'ticlist reflect --resume h2mnb4' goes on with the first of these.\n"
    assert said.err == told


def test_what_is_told_really_goes_on_with_the_first(run: Run, paths: Paths) -> None:
    for each in (FIRST, SECOND):
        Drafts(paths).keep(a_draft(each))
    ending = run("drafts").err.split("--resume ")[1].split("'")[0]
    assert Drafts(paths).find(ending).id == SECOND


def test_where_there_is_none_that_is_told_beside_the_result(run: Run) -> None:
    assert run("drafts") == (0, "", "ticlist: There is no unfinished reflection.\n")


def test_saved_reflections_are_no_drafts(run: Run, paths: Paths) -> None:
    paths.reflections.mkdir(parents=True)
    (paths.reflections / f"{FIRST}.toml").touch()
    assert run("drafts").out == ""


def test_a_folder_that_cannot_be_read_is_told(run: Run, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.drafts.touch()
    said = f"ticlist: {paths.drafts}: Cannot be read: Not a directory.\n"
    assert run("drafts") == (1, "", said)


def test_json_holds_what_the_names_say(run: Run, paths: Paths) -> None:
    Drafts(paths).keep(a_draft())
    said = run("drafts", "--json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == {
        "format": 1,
        "drafts": [{"id": FIRST, "on": "2026-11-21", "checklist": "school"}],
    }


def test_json_of_none_is_an_empty_list_without_a_word_beside_it(run: Run) -> None:
    said = run("drafts", "--json")
    assert (said.code, json.loads(said.out), said.err) == (0, {"format": 1, "drafts": []}, "")


# --- of programs that have ended --------------------------------------------------------------


@pytest.fixture
def left(paths: Paths) -> Path:
    """Four drafts, each open in another way, and a newer one that was cut off."""
    for each in (FIRST, SECOND, THIRD, FOURTH):
        keep_draft(paths, each)
    owners.hand_to(owners.a_dead_one(), paths, FIRST)
    owners.hand_to(owners.a_live_one(), paths, SECOND)
    owners.hand_to(owners.one_on_another_computer(), paths, THIRD)
    file = paths.drafts / f".tmp-{7:016x}"
    file.write_bytes(draft_bytes(a_draft(FIRST, context="The newest words.")))
    later = (paths.drafts / f"{FIRST}.toml").stat().st_mtime + 60
    os.utime(file, (later, later))
    return file


def test_all_tells_whose_each_is_or_was_and_what_was_cut_off(
    run: Run, paths: Paths, left: Path
) -> None:
    before = standing(paths.data)
    said = run("drafts", "--all")
    assert said.code == 0
    dead, live, other = (
        each.in_words()
        for each in (owners.a_dead_one(), owners.a_live_one(), owners.one_on_another_computer())
    )
    *lines, cut_off = said.out.splitlines()
    assert lines == [
        f"{THIRD}  2026-12-01  school  perhaps open in {other}",
        f"{FOURTH}  2026-11-23  school",
        f"{SECOND}  2026-11-22  clinic  open in {live}",
        f"{FIRST}  2026-11-21  school  left by {dead}, which has ended",
    ]
    assert "since" in dead
    assert "'elsewhere'" in other
    assert cut_off.startswith(f"{FIRST}  a write that was cut off at 20")
    assert cut_off.endswith(f": {left}")
    assert f"put it at {paths.drafts}/ID.toml to go on with it.\n" in said.err
    assert standing(paths.data) == before


def test_what_is_told_of_a_cut_off_one_really_brings_it_back(
    run: Run, paths: Paths, left: Path
) -> None:
    left.replace(paths.drafts / f"{FIRST}.toml")
    assert Drafts(paths).open(FIRST).reflection.context == "The newest words."
    assert "cut off" not in run("drafts", "--all").out


def test_all_of_none_is_told(run: Run, paths: Paths) -> None:
    assert run("drafts", "--all") == (0, "", "ticlist: There is no unfinished reflection.\n")
    paths.drafts.mkdir(parents=True)
    (paths.drafts / f".tmp-{0:016x}").write_bytes(draft_bytes(a_draft(FIRST)))
    said = run("drafts", "--all")
    assert said.out.startswith(FIRST)
    assert "no unfinished" not in said.err


def test_json_of_all_holds_the_same(run: Run, left: Path) -> None:
    said = run("drafts", "--all", "--json")
    assert (said.code, said.err) == (0, "")
    told = json.loads(said.out)
    assert [(each["id"], each["state"]) for each in told["drafts"]] == [
        (THIRD, "unknown"),
        (FOURTH, "closed"),
        (SECOND, "open"),
        (FIRST, "left"),
    ]
    assert told["drafts"][1]["program"] is None
    assert told["drafts"][3]["program"] == owners.a_dead_one().in_words()
    [cut_off] = told["cut_off"]
    assert (cut_off["id"], cut_off["path"]) == (FIRST, str(left))
    assert dt.datetime.fromisoformat(cut_off["written"]).tzinfo is not None


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_every_hostile_draft_is_listed_and_hides_no_other(
    run: Run, paths: Paths, hostile: Hostile
) -> None:
    keep_draft(paths, FIRST)
    hostile.put(paths.drafts / f"{SECOND}.toml")
    hostile.put(paths.drafts / f"{SECOND}.lock")
    before = standing(paths.data)
    for options in ([], ["--all"], ["--all", "--json"]):
        said = run("drafts", *options)
        assert said.code == 0
        assert FIRST in said.out
        assert SECOND in said.out
    assert standing(paths.data) == before
