import json
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import shelve
from tests.tools import ROOT
from ticlist.storage import library
from ticlist.storage.paths import Paths


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the shipped checklists."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(library, "shipped_folder", lambda: folder)
    return folder


def test_the_shipped_checklists_are_there_from_the_start(run: Run) -> None:
    said = run("checklists", "--json")
    assert (said.code, said.err) == (0, "")
    told = json.loads(said.out)
    assert [each["id"] for each in told["checklists"]] == ["school", "clinic", "social-work"]
    assert [each["file"] for each in told["checklists"]] == [
        str(ROOT / "checklists" / f"{each}.toml") for each in ("school", "clinic", "social-work")
    ]
    assert told["broken"] == []


def test_each_is_told_with_title_version_origin_and_file(
    run: Run, paths: Paths, shipped: Path
) -> None:
    first = shelve(shipped, "school", version="2026.1")
    shelve(shipped, "art", version="1")
    own = shelve(paths.checklists, "art", version="2", title='"Art\\nroom"')
    lines = (
        f"school  School, version 2026.1\n        shipped: {first}\n"
        f"art     Art room, version 2\n        own, instead of the shipped one: {own}\n"
    )
    assert run("checklists") == (0, lines, "")


def test_a_long_id_stands_apart_from_the_title(run: Run, shipped: Path) -> None:
    shelve(shipped, "a" * 40)
    assert run("checklists").out.startswith(f"{'a' * 40}  School, version 1\n")


@pytest.mark.usefixtures("shipped")
def test_without_any_nothing_is_told(run: Run) -> None:
    assert run("checklists") == (0, "", "")


def test_titles_are_in_the_language_of_the_settings(run: Run, paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school", title='{ en = "School", cy = "Ysgol" }')
    paths.config.mkdir(parents=True)
    paths.settings.write_text('language = "cy"')
    assert run("checklists").out.startswith("school  Ysgol, version 1\n")


def test_the_languages_of_one_that_has_several_are_told(run: Run, shipped: Path) -> None:
    file = shelve(shipped, "school")
    in_two = 'text = { en = "I tell pupils.", cy = "Rwy\'n dweud." }'
    text = file.read_text("utf-8").replace('text = "I tell pupils beforehand."', in_two)
    file.write_text(text, encoding="utf-8")
    assert run("checklists").out.startswith("school  School, version 1, in en, cy\n")
    told = json.loads(run("checklists", "--json").out)["checklists"]
    assert told[0]["languages"] == ["en", "cy"]


def test_a_broken_one_is_told_beside_the_result_and_in_the_exit_code(
    run: Run, paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school")
    file = paths.checklists / "clinic.toml"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xfe")
    said = run("checklists")
    assert (said.code, said.out.splitlines()[0]) == (1, "school  School, version 1")
    assert said.err == f"ticlist: {file}:1: Is not UTF-8 text.\n"


def test_json_holds_each_with_everything_and_what_is_broken(
    run: Run, paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school")
    own = shelve(paths.checklists, "school", version="2")
    link = paths.checklists / "clinic.toml"
    link.symlink_to("/nowhere")
    said = run("checklists", "--json")
    assert (said.code, said.err) == (1, "")
    assert json.loads(said.out) == {
        "format": 1,
        "checklists": [
            {
                "id": "school",
                "title": "School",
                "setting": "school",
                "version": "2",
                "language": "en",
                "languages": ["en"],
                "origin": "own",
                "file": str(own),
                "instead_of": ["shipped"],
                "owner": None,
            }
        ],
        "broken": [f"{link}: Cannot be read: it is a link."],
    }


def test_whose_a_sites_checklist_is_and_where_it_could_be_replaced_is_told(
    run: Run, paths: Paths, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(shipped, "school")
    file = shelve(paths.sites[0] / "checklists", "school")
    monkeypatch.setattr(library, "_bytes_of", lambda each, _: (each.read_bytes(), "ada\x1b"))
    file.parent.chmod(0o2770)
    said = run("checklists")
    assert said.out.splitlines()[1] == (
        f"        site, instead of the shipped one, belongs to ada\u241b: {file}"
    )
    assert said.err.startswith(f"ticlist: In {file.parent} people can replace each other's files: ")
    assert json.loads(run("checklists", "--json").out)["checklists"][0]["owner"] == "ada\x1b"
    told = run("where")
    assert f"site, instead of the shipped one, belongs to ada\u241b: {file}" in told.out
    assert f"ticlist: In {file.parent} people can replace each other's files: " in told.err
