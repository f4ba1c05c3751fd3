import json

from tests.commands.running import Run
from tests.storage.making import FIRST, NOTE, SECOND, keep
from tests.storage.tree import standing
from ticlist.storage.paths import Paths


def private(paths: Paths) -> None:
    for path in [paths.data, *paths.data.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)


def test_a_store_with_nothing_wrong_is_told(run: Run, paths: Paths) -> None:
    told = "ticlist: Nothing is kept yet.\n"
    assert run("check-store") == (0, "", told)
    keep(paths, FIRST)
    private(paths)
    told = "ticlist: 3 files and folders looked at, nothing is wrong. Nothing was changed.\n"
    assert run("check-store") == (0, "", told)


def test_what_is_wrong_is_a_line_each_and_shows_no_word_that_was_written(
    run: Run, paths: Paths
) -> None:
    keep(paths, FIRST, SECOND)
    private(paths)
    file = paths.reflections / f"{FIRST}.toml"
    file.write_text(file.read_text().replace("[checklist]", f"[{NOTE}]"))
    odd = paths.reflections / "\x1b[2J.toml"
    odd.touch(0o600)
    before = standing(paths.data)
    said = run("check-store")
    assert said.code == 1
    first, second = said.out.splitlines()
    assert first.startswith(f"{paths.reflections}/\u241b[2J.toml: Is not a name that ticlist ")
    assert second.startswith(f"{file}:11:")
    assert NOTE not in said.out
    assert said.err == (
        "ticlist: 5 files and folders looked at, something is to be said of 2."
        " Nothing was changed.\n"
    )
    assert standing(paths.data) == before


def test_json_holds_the_same(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    private(paths)
    file = paths.reflections / f"{FIRST}.toml"
    file.write_bytes(b"x\xff")
    said = run("check-store", "--json")
    assert said.code == 1
    assert json.loads(said.out) == {
        "format": 1,
        "looked_at": 3,
        "wrong": 1,
        "findings": [{"path": str(file), "line": 1, "column": None, "what": "Is not UTF-8 text."}],
    }
