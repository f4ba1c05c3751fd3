import json

from tests.commands.running import Run
from tests.storage.making import FIRST, SECOND, a_draft
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths


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
